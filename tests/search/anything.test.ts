/** Whatever somebody types is a query: it is answered, within bounds, and never with an error of the index. */
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { counting } from "../support/databases.ts";
import { expectNothingInside } from "../support/guard.ts";
import { readPage } from "../support/html.ts";
import { languages } from "../support/languages.ts";
import { establishRegister, tell } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";
import { indexAll } from "../support/search.ts";

const db = openDatabase(env.DB);

/** Rows that looking up one query may read, however it is put. */
const mostRows = 400;

beforeEach(async () => {
  await establishRegister(db);
  await tell(db, { id: "tunnel" });
  await indexAll();
});

const syntax = fc.constantFrom(
  ...[
    '"',
    "'",
    "*",
    "^",
    "+",
    "-",
    ":",
    "(",
    ")",
    "{",
    "}",
    "NEAR(",
    "AND",
    "OR",
    "NOT",
    "title:",
    "§",
    "·",
    "\\",
    "%",
    ";",
    "--",
  ],
  ...["“", "”", "「", "tunnel", "隧道", "\u0000", "\u202e", "👩‍👩‍👧", "Ａ", " ", "\n"],
);

const typed = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.array(syntax, { maxLength: 25 }).map((parts) => parts.join("")),
  fc.array(syntax, { maxLength: 12 }).map((parts) => parts.join(" ")),
);

async function ask(query: string) {
  const [main, index] = [
    { calls: 0, rows: 0 },
    { calls: 0, rows: 0 },
  ];
  const { get } = visitor(undefined, { DB: counting(env.DB, main), SEARCH: counting(env.SEARCH, index) });
  const response = await get(`/api/v1/search?lang=en&q=${encodeURIComponent(query.toWellFormed())}`);
  return { response, main, index };
}

test("any string is answered, with one call to each database and few rows", async () => {
  await fc.assert(
    fc.asyncProperty(typed, async (query) => {
      const { response, main, index } = await ask(query);
      expect(response.status).toBe(200);
      const body: { items: unknown[]; understood: boolean } = await response.json();
      expect(body.items.length).toBeLessThanOrEqual(1);
      expect(body.understood || body.items.length === 0).toBe(true);
      expect([main.calls, index.calls]).toEqual([1, 1]);
      expect(index.rows).toBeLessThanOrEqual(mostRows);
    }),
    { numRuns: 150 },
  );
});

const long: readonly (readonly [string, string])[] = [
  ["ten kilobytes of letters", "tunnel ".repeat(1500)],
  ["ten kilobytes without a space", "t".repeat(10_000)],
  ["ten kilobytes of Chinese", "隧道通车".repeat(860)],
  ["ten kilobytes of quotation marks", '"'.repeat(10_000)],
  ["ten kilobytes of opening brackets", "(".repeat(10_000)],
  ["a thousand different words", Array.from({ length: 1000 }, (_, at) => `w${at}`).join(" ")],
];

test.each(long)("%s are a query too", async (_, query) => {
  const { response, index } = await ask(query);
  expect(response.status).toBe(200);
  const body: { query: string } = await response.json();
  expect([...body.query].length).toBeLessThanOrEqual(200);
  expect(index.rows).toBeLessThanOrEqual(mostRows);
});

describe.each(languages)("in $locale", ({ segment }) => {
  test.each(["!!!", "，。！？", "👩‍👩‍👧", '""', "\u202e"])(
    "a page says that there is nothing to look for in %j",
    async (query) => {
      const page = await readPage(
        await visitor().get(`/${segment}/search?${new URLSearchParams({ q: query }).toString()}`),
      );
      expect(page.status).toBe(200);
      expect(await page.all(".card")).toEqual([]);
      expect(page.html).toContain(segment === "zh" ? "没有可供查找的文字或数字" : "no letter and no digit");
    },
  );

  test("what is typed stands in the page as text and as nothing else", async () => {
    const query = `<script>alert(1)</script>"><img src=x onerror=alert(1)> tunnel`;
    const page = await readPage(
      await visitor().get(`/${segment}/search?${new URLSearchParams({ q: query }).toString()}`),
    );
    expect(page.status).toBe(200);
    expect(await page.all("img, script")).toEqual([]);
    expect((await page.one("input[type=search]")).attributes.get("value")).toBe(query);
    expectNothingInside(page.html.replaceAll(/alert\(1\)/g, ""));
  });
});
