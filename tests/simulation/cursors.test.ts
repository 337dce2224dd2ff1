/**
 * Whoever goes through a list while the newsroom works sees everything that
 * was there all the time exactly once, in the list's order; and in a list by
 * change, nothing is passed over.
 */
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { certify } from "../../src/enterprises/certifications.ts";
import { openBatch } from "../../src/enterprises/schemes.ts";
import type { List } from "../support/answers.ts";
import { empty } from "../support/databases.ts";
import { editor, establishRegister, noon, register, rewrite, tell } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const start = 6;

const walk = fc.record({
  locale: fc.constantFrom("en", "zh-Hans"),
  limit: fc.constantFrom(1, 2, 3),
  /** Before which page something comes in between, and what; `at` says where in the order. */
  between: fc.array(fc.record({ page: fc.nat(5), at: fc.nat(3 * start), changes: fc.boolean() }), {
    maxLength: 4,
  }),
});
type Walk = typeof walk extends fc.Arbitrary<infer T> ? T : never;

async function ids(
  path: string,
  { limit, between }: Walk,
  meanwhile: (at: number, changes: boolean) => Promise<unknown>,
) {
  const seen: string[] = [];
  let cursor: string | null = "";
  for (let page = 0; cursor !== null && page < 100; page += 1) {
    for (const one of between.filter((event) => event.page === page)) await meanwhile(one.at, one.changes);
    const query = `${path}&limit=${limit}${cursor === "" ? "" : `&cursor=${cursor}`}`;
    const answer: List<{ id: string }> = await (await visitor().get(`/api/v1${query}`)).json();
    seen.push(...answer.items.map(({ id }) => id));
    cursor = answer.nextCursor;
  }
  return seen;
}

const there = (prefix: string) => Array.from({ length: start }, (_, index) => `${prefix}-${index}`);
const letter = (at: number) => String.fromCodePoint("a".charCodeAt(0) + at);

async function runs(property: (walked: Walk) => Promise<void>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(walk, async (walked) => {
      await empty(env.DB);
      await establishRegister(db);
      await property(walked);
    }),
    { numRuns: 8 },
  );
}

let fresh = 0;
const newId = () => `new-${(fresh += 1)}`;

test("articles, newest first, while others are published before, between and behind them", async () => {
  await runs(async (walked) => {
    for (const [index, id] of there("old").entries()) await tell(db, { id, at: noon + 3 * index * 1000 });
    const seen = await ids(`/articles?lang=${walked.locale}`, walked, (at) =>
      tell(db, { id: newId(), at: noon + at * 1000 + 500 }),
    );
    expect(seen.filter((id) => id.startsWith("old-"))).toEqual(there("old").toReversed());
    expect(new Set(seen).size).toBe(seen.length);
  });
});

test("enterprises, by their names, while others are registered among them", async () => {
  await runs(async (walked) => {
    for (const [index, id] of there("old").entries())
      await register(db, id, `${letter(3 * index)} old`, `${letter(3 * index)}旧`);
    const seen = await ids(`/enterprises?lang=${walked.locale}`, walked, (at) =>
      register(db, newId(), `${letter(at)} new`, `${letter(at)}新`),
    );
    expect(seen.filter((id) => id.startsWith("old-"))).toEqual(there("old"));
    expect(new Set(seen).size).toBe(seen.length);
  });
});

test("certifications, by their ids, while others are certified", async () => {
  await runs(async (walked) => {
    for (const [index, id] of there("old").entries()) {
      await openBatch(
        db,
        editor,
        { id: `b-${index}`, schemeId: "municipal", number: 100 + index, year: 2020 },
        noon,
      );
      await register(db, `works-${index}`, `Works ${index}`, `工厂${index}`);
      await certify(db, editor, { id, enterpriseId: `works-${index}`, batchId: `b-${index}` }, noon);
    }
    const seen = await ids(`/certifications?lang=${walked.locale}`, walked, async (at) => {
      const [id, enterpriseId] = [`old-${at % start}-${newId()}`, newId()];
      await register(db, enterpriseId, enterpriseId, enterpriseId);
      await certify(db, editor, { id, enterpriseId, batchId: "b-0" }, noon);
    });
    expect(seen.filter((id) => there("old").includes(id))).toEqual(there("old"));
    expect(new Set(seen).size).toBe(seen.length);
  });
});

test("what changed since a moment: what changes meanwhile comes again, and nothing is left out", async () => {
  await runs(async (walked) => {
    for (const [index, id] of there("old").entries()) await tell(db, { id, at: noon + index * 1000 });
    let now = noon + 100_000;
    const changed: string[] = [];
    const seen = await ids(
      `/articles?lang=${walked.locale}&updatedSince=${encodeURIComponent(new Date(noon).toISOString())}`,
      walked,
      async (at, changes) => {
        now += 1000;
        if (!changes) return tell(db, { id: newId(), at: now });
        const id = `old-${at % start}`;
        changed.push(id);
        return rewrite(db, { articleId: id, locale: "en", title: `Changed at ${now}` }, now);
      },
    );
    expect(new Set(seen.filter((id) => id.startsWith("old-")))).toEqual(new Set(there("old")));
    for (const id of changed) expect(seen.lastIndexOf(id)).toBeGreaterThanOrEqual(0);
    const once = there("old").filter((id) => !changed.includes(id));
    expect(seen.filter((id) => once.includes(id))).toEqual(once);
  });
});
