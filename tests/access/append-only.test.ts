/** The record can only be added to: nothing in the source changes a line or takes one out. */
import { expect, test } from "vitest";
import { app } from "../../src/app.ts";

const sources = import.meta.glob("../../{src,scripts,examples}/**/*.{ts,tsx,mjs}", {
  query: "?raw",
  import: "default",
  eager: true,
});
const migrations = import.meta.glob("../../migrations/*.sql", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** Names under which a file knows the table, so that no import hides it. */
function namesOf(text: string): string[] {
  const imports = [...text.matchAll(/import \{([^}]*)\} from "[^"]*tables\.ts"/g)].flatMap(([, list = ""]) =>
    list.split(","),
  );
  const renamed = imports.flatMap((one) => /^\s*record\s+as\s+(\w+)\s*$/.exec(one)?.[1] ?? []);
  return ["record", ...renamed];
}

function changesOfRecord(text: string): string[] {
  const byVerb = namesOf(text).flatMap((name) => [
    ...text.matchAll(new RegExp(`\\.(update|delete)\\(\\s*(\\w+\\.)?${name}\\s*\\)`, "g")),
  ]);
  const byHand =
    /\b(update|delete\s+from|replace\s+into|drop\s+table|alter\s+table)\s+[`"']?record\b(?!\w|[_-])/gi;
  return [...byVerb, ...text.matchAll(byHand)].map(([found]) => found);
}

test("no source updates or deletes a line", () => {
  const found = Object.entries({ ...sources, ...migrations }).flatMap(([file, text]) =>
    changesOfRecord(String(text)).map((change) => `${file}: ${change}`),
  );
  expect(Object.keys(sources).length).toBeGreaterThan(300);
  expect(found).toEqual([]);
});

test.each([
  "db.update(record).set({ detail })",
  "db\n    .delete(\n      record\n    )",
  'import { members, record as lines } from "./tables.ts"; db.delete(lines)',
  "db.run(sql`DELETE FROM record WHERE id = 1`)",
  'env.DB.exec("update `record` set detail = 1")',
])("it would be found: %s", (source) => {
  expect(changesOfRecord(source)).toHaveLength(1);
});

test("it is added to in one place", () => {
  const writers = Object.entries(sources).filter(([, text]) =>
    /\.insert\(\s*record\s*\)|insertRows\(\s*db,\s*record\s*,/.test(String(text)),
  );
  expect(writers.map(([file]) => file)).toEqual(["../../src/access/record.ts"]);
});

test("no route takes anything but a question", () => {
  const methods = app.routes
    .filter(({ path }) => /\/desk\/record(\/|$)/.test(path))
    .map(({ method, path }) => `${method} ${path}`);
  expect(new Set(methods)).toEqual(
    new Set([
      "ALL /api/v1/desk/record/*",
      "GET /api/v1/desk/record",
      "GET /api/v1/desk/record/export",
      "GET /desk/record",
      "GET /desk/record/export",
    ]),
  );
});
