import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { Unreadable } from "../../src/catalogues/document.ts";
import { decodeFile } from "../../src/catalogues/formats/encoding/encoding.ts";
import { i18nextJson } from "../../src/catalogues/formats/json/json.ts";
import { parseJson } from "../../src/catalogues/formats/json/parse.ts";

const corpus = join(import.meta.dirname, "../../../shared/corpora/json/JSONTestSuite/test_parsing");

beforeAll(() => {
  if (existsSync(corpus)) return;
  throw new Error(`JSONTestSuite is missing: put the corpora at ${corpus}`);
});

const names = existsSync(corpus) ? readdirSync(corpus).filter((name) => name.endsWith(".json")) : [];
const filesOf = (kind: string) => names.filter((name) => name.startsWith(`${kind}_`));

/** What the reader says of a file; anything thrown that is not meant for a person fails the test. */
function readFile(name: string): "read" | "guessed" | Unreadable {
  try {
    const decoded = decodeFile(readFileSync(join(corpus, name)));
    if ("guess" in decoded) return "guessed";
    parseJson(decoded.text);
    return "read";
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
}

test("the suite is whole", () => {
  expect(["y", "n", "i"].map((kind) => filesOf(kind).length)).toEqual([95, 188, 35]);
});

test("all 95 files that are JSON are read, and mean what JSON.parse takes them for", () => {
  for (const name of filesOf("y")) {
    expect(readFile(name), name).toBe("read");
    const text = readFileSync(join(corpus, name), "utf8");
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) continue;
    const document = i18nextJson.read(text, { separator: "." });
    expect(i18nextJson.print(document, { separator: "." }).text, name).toBe(text);
  }
});

test("all 188 files that are not JSON are refused with a place", () => {
  const places = filesOf("n").map((name) => {
    const refusal = readFile(name);
    expect(refusal, name).toBeInstanceOf(Unreadable);
    expect(refusal, name).toMatchObject({ place: { line: expect.any(Number), column: expect.any(Number) } });
    return refusal instanceof Unreadable ? refusal.check : "";
  });
  console.log(
    Object.fromEntries(Array.from(Map.groupBy(places, String), ([check, those]) => [check, those.length])),
  );
});

test("the 35 files on which parsers may differ are read or refused", () => {
  const outcomes = filesOf("i").map((name) => {
    const outcome = readFile(name);
    return outcome instanceof Unreadable ? outcome.check : outcome;
  });
  console.log(
    Object.fromEntries(Array.from(Map.groupBy(outcomes, String), ([what, those]) => [what, those.length])),
  );
  expect(outcomes).toHaveLength(35);
});
