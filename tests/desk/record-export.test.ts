/** The record as a file: whole, in order, readable by other programs, and harmless in a spreadsheet. */
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { record } from "../../src/access/tables.ts";
import { commit } from "../../src/changes/commit.ts";
import { insertRows } from "../../src/changes/insert-rows.ts";
import { openDatabase } from "../../src/database.ts";
import { bearer, signedIn } from "../support/access.ts";
import { counting } from "../support/databases.ts";
import { noon } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const path = "/api/v1/desk/record/export";

type Line = Partial<typeof record.$inferInsert>;

const line = (more: Line = {}): typeof record.$inferInsert => ({
  ...{ at: noon, actorId: "lin", actorName: "Lin", action: "article.drafted", subject: "article/tunnel" },
  ...{ detail: {}, door: "page", address: "192.0.2.7", requestId: "r1", ...more },
});

async function write(lines: readonly Line[]): Promise<void> {
  for (let from = 0; from < lines.length; from += 500)
    await commit(db, insertRows(db, record, lines.slice(from, from + 500).map(line)));
}

/** Of JSON Lines, which the runtime does not know for text. */
const decoded = async (response: Response) => new TextDecoder().decode(await response.arrayBuffer());
const linesIn = (text: string) => text.split("\n").filter((one) => one !== "");
const objects = (text: string) => linesIn(text).map((one) => JSON.parse(one) as Record<string, unknown>);

/** As RFC 4180 has it, by a reader of our own: quotes doubled, CRLF between lines and nowhere else. */
function cells(text: string): string[][] {
  const rows: string[][] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  let row: string[] = [];
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === "\r\n") [row] = [[], rows.push(row)];
    if (pattern.lastIndex === text.length) return rows;
  }
  throw new Error(`no table from ${JSON.stringify(text.slice(pattern.lastIndex, pattern.lastIndex + 80))}`);
}

describe("as a table", () => {
  test("is UTF-8 that says so, with a heading and a row for each line", async () => {
    await write([
      { actorName: "梅", detail: { before: { state: "draft" }, after: { state: "published" }, delay: 5 } },
    ]);
    const response = await visitor().get(`${path}?action=article.drafted`, await bearer());
    expect(response.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("Content-Disposition")).toBe('attachment; filename="record-1-2.csv"');
    expect(response.headers.get("Cache-Control")).toBe("private, no-store");
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [heading, ...rows] = cells(new TextDecoder().decode(bytes));
    expect(heading).toEqual([
      ...["id", "at", "actor_id", "actor", "action", "subject", "before", "after", "detail"],
      ...["door", "address", "request_id"],
    ]);
    expect(rows).toEqual([
      [
        ...["1", new Date(noon).toISOString(), "lin", "梅", "article.drafted", "article/tunnel"],
        ...['{"state":"draft"}', '{"state":"published"}', '{"delay":5}', "page", "192.0.2.7", "r1"],
      ],
    ]);
  });

  test.each(["=cmd|'/c calc'!A1", "+1+1", "-2", "@SUM(A1)", "\t=1", "＝HYPERLINK(1)", "'=1"])(
    "no cell is a formula: %j",
    async (name) => {
      await write([{ actorName: name, subject: name, requestId: name }]);
      const text = await (await visitor().get(`${path}?actor=lin`, await bearer())).text();
      const [, row = []] = cells(text);
      expect(row.filter((cell) => cell.includes(name))).toEqual([`'${name}`, `'${name}`, `'${name}`]);
      for (const cell of row) expect(cell).not.toMatch(/^[=+\-@＝＋－＠\t\r]/);
    },
  );

  test("what has quotes, commas and line breaks in it comes back whole", async () => {
    const odd = 'He said “no”, "never",\r\nand left; 完。';
    await write([{ actorName: odd, detail: { note: odd } }]);
    const [, row = []] = cells(await (await visitor().get(`${path}?actor=lin`, await bearer())).text());
    expect([row[3], JSON.parse(row[8] ?? "")]).toEqual([odd, { note: odd }]);
  });
});

describe("as JSON Lines", () => {
  test("each line is what the list tells", async () => {
    await write([{ detail: { before: { a: 1 }, after: { a: "二\u2028行" } } }, { at: noon + 1 }]);
    const headers = await bearer({ role: "editor" });
    const response = await visitor().get(`${path}?format=jsonl&actor=lin`, headers);
    expect(response.headers.get("Content-Type")).toBe("application/x-ndjson; charset=utf-8");
    const listed = await visitor().get("/api/v1/desk/record?actor=lin", headers);
    const { items } = await listed.json<{ items: unknown[] }>();
    expect(objects(await decoded(response))).toEqual(items);
    expect(items).toHaveLength(2);
  });
});

describe("a long one", () => {
  test("is every line that the filter finds, once, newest first, a call to the database for each thousand", async () => {
    await write(
      Array.from({ length: 3500 }, (_, index) => ({
        at: noon + index,
        actorId: index % 2 === 0 ? "lin" : "mei",
        door: index % 4 === 0 ? ("api" as const) : ("page" as const),
      })),
    );
    const headers = await bearer();
    const exported = async (query: string) => {
      const count = { calls: 0, rows: 0 };
      const response = await visitor({ now: noon }, { DB: counting(env.DB, count) }).get(
        `${path}?format=jsonl&${query}`,
        headers,
      );
      return {
        times: objects(await decoded(response)).map(({ at }) => Date.parse(String(at)) - noon),
        count,
      };
    };
    const all = await exported("action=article.drafted");
    expect(all.times).toEqual(Array.from({ length: 3500 }, (_, index) => 3499 - index));
    // The door, the newest line, and the note of the token's use among them.
    expect(all.count.calls).toBeLessThanOrEqual(7);
    const some = await exported("door=api&actor=lin&from=2026-03-01&to=2026-03-01");
    expect(some.times).toEqual(Array.from({ length: 875 }, (_, index) => 3496 - 4 * index));
    expect(some.count.calls).toBeLessThanOrEqual(6);
  });

  test("goes on where the last one ended, as a link says", async () => {
    await write([{ id: 1 }, { id: 150_000 }, { id: 150_001 }, { id: 250_001 }] as Line[]);
    const headers = await bearer();
    const found: number[][] = [];
    let next: string | undefined = `${path}?format=jsonl&actor=lin`;
    while (next !== undefined && found.length < 9) {
      const response: Response = await visitor().get(next, headers);
      found.push(objects(await decoded(response)).map(({ id }) => Number(id)));
      next = /^<([^>]+)>; rel="next"$/.exec(response.headers.get("Link") ?? "")?.[1];
    }
    expect(found).toEqual([[250_001], [150_001, 150_000], [1]]);
  });

  test("is read as it is taken, and no further when nobody takes it", async () => {
    await write(Array.from({ length: 5000 }, (_, index) => ({ at: noon + index })));
    const headers = await bearer();
    const count = { calls: 0, rows: 0 };
    const { get } = visitor({ now: noon }, { DB: counting(env.DB, count) });
    const response = await get(`${path}?format=jsonl`, headers);
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(count.calls).toBeLessThanOrEqual(5);
  });
});

test.each(["?format=xlsx", "?before=0", "?before=x", "?from=never", "?nonesuch=1"])(
  "%s is refused, and nothing is sent",
  async (query) => {
    const response = await visitor().get(path + query, await bearer());
    expect(response.status).toBe(400);
    expect(response.headers.get("Content-Type")).toBe("application/problem+json");
  },
);

test("whoever may not read the record is told nothing of what could be asked", async () => {
  for (const query of ["", "?format=xlsx", "?from=never"])
    expect((await visitor().get(path + query, await bearer({ role: "registrar" }))).status).toBe(403);
});

test("the page's buttons lead to the same file", async () => {
  await write([{}]);
  const reader = visitor();
  const cookie = await signedIn(reader, { role: "editor" });
  const query = "?subject=&actor=lin&action=&door=&from=&to=&format=csv";
  const byPage = await reader.get(`/desk/record/export${query}`, cookie);
  const byProgram = await reader.get(`${path}?actor=lin&format=csv`, await bearer());
  expect(byPage.status).toBe(200);
  expect(await byPage.text()).toBe(await byProgram.text());
});
