/** Things asked for by their ids, what changed since a moment, and answers with only some fields. */
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { boardUnlisted } from "../../src/articles/board.ts";
import { articleListings, articles } from "../../src/articles/tables.ts";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { openDatabase } from "../../src/database.ts";
import { renameEnterprise } from "../../src/enterprises/rename.ts";
import type { Edition, Enterprise, List, Problem, Several } from "../support/answers.ts";
import { counting } from "../support/databases.ts";
import { languages } from "../support/languages.ts";
import { editor, noon, rewrite, tell } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";
import { establishTiers, registerYards } from "../support/register.ts";

type Named<T> = List<T> & { missing?: string[] };

const db = openDatabase(env.DB);
const ask = async <T>(path: string) => (await visitor().get(`/api/v1${path}`)).json<Named<T>>();
const iso = (time: number) => encodeURIComponent(new Date(time).toISOString());
const hour = 3600_000;

beforeEach(async () => {
  await establishTiers(db);
  await tell(db, { id: "tunnel" });
  await tell(db, { id: "bridge", at: noon + 1 });
});

describe.each(languages)("in $locale", ({ locale, other }) => {
  test("articles come in the order that their ids were asked in, with those that are missing named", async () => {
    await tell(db, { id: "elsewhere", sourceLocale: other.locale, published: [other.locale], at: noon + 2 });
    await tell(db, { id: "draft", sourceLocale: locale, published: [], drafts: [locale], at: noon + 3 });
    const asked = "tunnel,nonesuch,bridge,elsewhere,draft,tunnel";
    const { items, missing, nextCursor } = await ask<Edition>(`/articles?lang=${locale}&ids=${asked}`);
    expect(items.map(({ id, locale: shown }) => [id, shown])).toEqual([
      ["tunnel", locale],
      ["bridge", locale],
    ]);
    expect([missing, nextCursor]).toEqual([["nonesuch", "elsewhere", "draft"], null]);
    const filled = await ask<Edition>(`/articles?lang=${locale}&ids=elsewhere,draft&fallback=source`);
    expect(filled.items.map(({ id, locale: shown }) => [id, shown])).toEqual([["elsewhere", other.locale]]);
    expect(filled.missing).toEqual(["draft"]);
  });

  test("they bring their enterprises along when asked to, and only the fields that were asked for", async () => {
    const path = `/articles?lang=${locale}&ids=bridge,tunnel&include=enterprises&fields=enterprises`;
    const { items } = await ask<Edition>(path);
    expect(items.map((item) => Object.keys(item))).toEqual(
      items.map(() => ["id", "locale", "requestedLocale", "enterprises"]),
    );
    expect(items[0]?.enterprises?.map(({ id }) => id)).toEqual(["tunnel-works"]);
  });

  test("enterprises come in the order that their ids were asked in, too", async () => {
    const path = `/enterprises?lang=${locale}&ids=tunnel-works,nonesuch,signal-house&fields=name`;
    const { items, missing } = await ask<Enterprise>(path);
    expect(items.map(({ id, name }) => [id, name?.locale])).toEqual([
      ["tunnel-works", locale],
      ["signal-house", locale],
    ]);
    expect(missing).toEqual(["nonesuch"]);
  });

  test("articles that changed since a moment come with the oldest change first, whatever changed", async () => {
    await tell(db, { id: "later", at: noon + hour });
    await rewrite(db, { articleId: "tunnel", locale: other.locale, title: "新 Title" }, noon + 2 * hour);
    const since = async (time: number, more = "") =>
      (await ask<Edition>(`/articles?lang=${locale}&updatedSince=${iso(time)}${more}`)).items.map(
        ({ id }) => id,
      );
    expect(await since(noon)).toEqual(["bridge", "later", "tunnel"]);
    expect(await since(noon + hour)).toEqual(["later", "tunnel"]);
    expect(await since(noon + hour + 1)).toEqual(["tunnel"]);
    expect(await since(noon + 3 * hour)).toEqual([]);
    await withdrawEdition(db, editor, { articleId: "later", locale }, noon + 4 * hour);
    expect(await since(noon)).toEqual(["bridge", "tunnel"]);
    expect(await since(noon, "&fallback=source")).toEqual(["bridge", "tunnel"]);
  });

  test("enterprises that changed since a moment come with the oldest change first", async () => {
    await renameEnterprise(
      db,
      editor,
      {
        enterpriseId: "signal-house",
        names: [{ tag: locale, value: "新 House", kind: "legal", source: "official", verified: true }],
      },
      noon + hour,
    );
    const since = async (time: number) =>
      (await ask<Enterprise>(`/enterprises?lang=${locale}&updatedSince=${iso(time)}`)).items.map(
        ({ id }) => id,
      );
    expect(await since(noon)).toEqual(["tunnel-works", "signal-house"]);
    expect(await since(noon + 1)).toEqual(["signal-house"]);
  });

  test("batches and certifications can have only the fields that were asked for", async () => {
    const batches = await ask<object>(`/batches?lang=${locale}&fields=number,year`);
    for (const item of batches.items) expect(Object.keys(item)).toEqual(["id", "number", "year"]);
    const certifications = await ask<object>(`/certifications?lang=${locale}&fields=status`);
    expect(certifications.items).toContainEqual({ id: "tunnel-23", status: "certified" });
  });
});

test("in two languages an article is missing only where it is in neither", async () => {
  await tell(db, { id: "english", published: ["en"], at: noon + 2 });
  const { items, missing } = await ask<Several>("/articles?lang=zh-Hans,en&ids=english,tunnel,nonesuch");
  expect(items.map(({ id, editions }) => [id, Object.keys(editions).toSorted()])).toEqual([
    ["english", ["en"]],
    ["tunnel", ["en", "zh-Hans"]],
  ]);
  expect(missing).toEqual(["nonesuch"]);
});

test("fifty ids are one call and no more rows than they have; fifty-one are too many", async () => {
  for (let index = 0; index < 8; index += 1) await tell(db, { id: `story-${index}`, at: noon + 10 + index });
  const ids = Array.from({ length: 50 }, (_, index) => `story-${index}`).join(",");
  const count = { calls: 0, rows: 0 };
  const { get } = visitor({ now: noon }, { DB: counting(env.DB, count) });
  const named = await (await get(`/api/v1/articles?lang=en&ids=${ids}`)).json<Named<Edition>>();
  expect([named.items.length, named.missing?.length, count.calls]).toEqual([8, 42, 1]);
  // The ids, looked at twice, the article and its two editions, and what every read looks at.
  expect(count.rows).toBeLessThan(2 * 50 + 8 * 4 + 10);
  expect((await get(`/api/v1/articles?lang=en&ids=${ids},more`)).status).toBe(400);
});

test("what changed since a moment is read off an index, however much there is", async () => {
  await registerYards(db);
  for (let index = 0; index < 12; index += 1) await tell(db, { id: `story-${index}`, at: noon + 10 + index });
  for (const [path, most] of [
    ["/articles", 3 * 4],
    ["/enterprises", 3],
  ] as const) {
    const count = { calls: 0, rows: 0 };
    const { get } = visitor({ now: noon }, { DB: counting(env.DB, count) });
    const page = await (
      await get(`/api/v1${path}?lang=en&limit=2&updatedSince=${iso(0)}`)
    ).json<List<object>>();
    expect([page.items.length, count.calls]).toEqual([2, 1]);
    expect(count.rows).toBeLessThanOrEqual(most + 4);
  }
});

test("an article from before there was such a list is brought into it by the clock", async () => {
  await db.delete(articleListings).where(eq(articleListings.facet, "changed"));
  await db.update(articles).set({ touchedAt: null });
  expect((await ask<Edition>(`/articles?lang=en&updatedSince=${iso(0)}`)).items).toEqual([]);
  await boardUnlisted(db, noon + hour);
  expect((await ask<Edition>(`/articles?lang=en&updatedSince=${iso(0)}`)).items.map(({ id }) => id)).toEqual([
    "tunnel",
    "bridge",
  ]);
});

test.each([
  ["/articles?ids=tunnel&cursor=x", "cursor"],
  ["/articles?ids=tunnel&topic=rail", "ids"],
  ["/articles?ids=", "ids"],
  ["/articles?ids=Tunnel", "ids"],
  ["/articles?updatedSince=yesterday", "updatedSince"],
  ["/articles?updatedSince=2026-03-01", "updatedSince"],
  ["/articles?updatedSince=2026-03-01T12:00:00", "updatedSince"],
  ["/articles?updatedSince=2026-13-01T12:00:00Z", "updatedSince"],
  ["/articles?enterprise=tunnel-works&updatedSince=2026-03-01T12:00:00Z", "updatedSince"],
  ["/enterprises?tier=national&updatedSince=2026-03-01T12:00:00Z", "updatedSince"],
  ["/enterprises?ids=tunnel-works&year=2017", "ids"],
  ["/batches?fields=secret", "fields"],
  ["/certifications?fields=", "fields"],
])("%s is refused for its %s", async (path, name) => {
  const response = await visitor().get(`/api/v1${path}`);
  expect(response.status).toBe(400);
  expect(await response.json<Problem>()).toMatchObject({ code: "invalid_parameter", name });
});

test("a moment is taken with any offset, also where nobody escaped its plus", async () => {
  for (const at of ["2026-03-01T20:00:00.001%2B08:00", "2026-03-01T20:00:00.001+08:00"]) {
    const { items } = await ask<Edition>(`/articles?lang=en&updatedSince=${at}`);
    expect(items.map(({ id }) => id)).toEqual(["bridge"]);
  }
});
