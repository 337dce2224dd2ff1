/** Enterprises, batches, certifications and figures over the API. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { certify } from "../../src/enterprises/certifications.ts";
import { recordCertificationEvent } from "../../src/enterprises/record-event.ts";
import { registerEnterprise } from "../../src/enterprises/register.ts";
import { renameEnterprise } from "../../src/enterprises/rename.ts";
import type { Enterprise, List } from "../support/answers.ts";
import { nextOf } from "../support/answers.ts";
import { languages } from "../support/languages.ts";
import { editor, noon, tell } from "../support/newsroom.ts";
import { origin, visitor } from "../support/reader.ts";
import { byPinyin, claimFigures, establishTiers, registerYards, yardId } from "../support/register.ts";

const db = openDatabase(env.DB);
const ask = (path: string) => visitor().get(`/api/v1${path}`);
const read = async (path: string): Promise<unknown> => (await ask(path)).json();
const ids = async (path: string) =>
  (await (await ask(path)).json<List<{ id: string }>>()).items.map(({ id }) => id);

beforeEach(() => establishTiers(db));

describe.each(languages)("in $locale", ({ locale, segment, other }) => {
  const names = { en: "Tunnel Works", "zh-Hans": "隧道工程公司" };
  const municipal = {
    id: "municipal",
    tier: "municipal",
    jurisdiction: "CN-SH",
    name: { value: { en: "Municipal centre", "zh-Hans": "市级技术中心" }[locale], locale },
    authorities: [{ value: { en: "The commission", "zh-Hans": "委员会" }[locale], locale }],
  };
  const legal = { kind: "legal", source: "official", verified: true };
  const reference = {
    id: "tunnel-works",
    slug: "tunnel-works",
    name: { ...legal, value: names[locale], locale },
    urls: {
      html: `${origin}/${segment}/enterprises/tunnel-works`,
      api: `${origin}/api/v1/enterprises/tunnel-works?lang=${locale}`,
    },
  };
  const brief = {
    ...reference,
    requestedLocale: locale,
    availableLocales: ["en", "zh-Hans"],
    category: "enterprise",
    names: { [locale]: { ...legal, value: names[locale] } },
    certifications: [
      { schemeId: "municipal", tier: "municipal", batchId: "municipal-23", batchNumber: 23, year: 2017 },
    ],
    updatedAt: "2026-03-01T12:00:00.000Z",
  };

  test("a list of enterprises holds each with its name and what it is certified for", async () => {
    expect(await read(`/enterprises?lang=${locale}&tier=municipal`)).toEqual({
      items: [brief],
      nextCursor: null,
    });
  });

  test.each([
    ["tier=national", ["signal-house"]],
    ["batch=municipal-23", ["tunnel-works"]],
    ["year=2018", ["signal-house"]],
    ["tier=municipal&year=2018", []],
    ["tier=national&batch=municipal-23", []],
    ["tier=municipal&batch=municipal-23&year=2017", ["tunnel-works"]],
    ["tier=municipal&batch=municipal-23&year=2018", []],
    ["batch=nonesuch", []],
  ])("enterprises narrowed by %s are %j", async (query, expected) => {
    expect(await ids(`/enterprises?lang=${locale}&${query}`)).toEqual(expected);
  });

  test("enterprises are walked in the order of the language, and a cursor goes on in the other", async () => {
    await registerYards(db);
    const seen: string[] = [];
    let path: string | undefined = `/api/v1/enterprises?lang=${locale}&limit=10`;
    while (path !== undefined) {
      const response: Response = await visitor().get(path);
      seen.push(...(await response.json<List<Enterprise>>()).items.map(({ id }) => id));
      path = nextOf(response, origin);
    }
    const pinyin = byPinyin.map((_, index) => yardId(index));
    expect(seen.filter((id) => id.startsWith("yard"))).toEqual(
      locale === "zh-Hans" ? pinyin : pinyin.toReversed(),
    );
    expect(new Set(seen).size).toBe(byPinyin.length + 2);
    const { nextCursor } = await (await ask(`/enterprises?lang=${locale}&limit=10`)).json<List<Enterprise>>();
    const everybody = await ids(`/enterprises?lang=${other.locale}&limit=100`);
    const after = everybody.slice(everybody.indexOf(seen[9] ?? "") + 1);
    expect(await ids(`/enterprises?lang=${other.locale}&limit=100&cursor=${nextCursor}`)).toEqual(after);
  });

  test("a profile holds every name, identifier and certification with its history", async () => {
    await renameEnterprise(
      db,
      editor,
      {
        enterpriseId: "tunnel-works",
        expectedVersion: 2,
        from: "2021-05-01",
        names: [
          {
            tag: "en",
            value: "Deep Works",
            kind: "legal",
            source: "unofficial",
            verified: false,
            confidence: "low",
            sourceNote: { "zh-Hans": "行业名录" },
          },
        ],
      },
      noon + 1000,
    );
    const event = {
      certificationId: "tunnel-23",
      expectedVersion: 1,
      kind: "re-evaluated",
      occurredOn: "2019-12",
      note: { en: "every two years" },
    } as const;
    await recordCertificationEvent(db, editor, event, noon + 2000);
    const response = await ask(`/enterprises/tunnel-works?lang=${locale}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Language")).toBe(locale);
    const noDates = { sourceNote: null, confidence: null, validFrom: null, validTo: null };
    expect(await response.json()).toMatchObject({
      id: "tunnel-works",
      name: { value: { en: "Deep Works", "zh-Hans": names["zh-Hans"] }[locale], locale },
      parent: null,
      identifiers: [],
      allNames: [
        {
          value: "Deep Works",
          locale: "en",
          kind: "legal",
          source: "unofficial",
          verified: false,
          confidence: "low",
          validFrom: "2021-05-01",
          validTo: null,
          sourceNote: { value: "行业名录", locale: "zh-Hans" },
        },
        { ...legal, ...noDates, value: names["zh-Hans"], locale: "zh-Hans" },
        { ...legal, ...noDates, value: names.en, locale: "en", kind: "former", validTo: "2021-05-01" },
      ],
      certifications: [
        {
          id: "tunnel-23",
          status: "certified",
          nameThen: names,
          scheme: municipal,
          batch: { id: "municipal-23", number: 23, year: 2017, publishedOn: null },
          history: [
            { kind: "certified", occurredOn: "2017", name: null, note: null },
            { kind: "re-evaluated", occurredOn: "2019-12", name: null, note: { en: "every two years" } },
          ],
          updatedAt: "2026-03-01T12:00:02.000Z",
        },
      ],
    });
  });

  test("a name that only the other language has says which language it is in", async () => {
    const value = { en: "Quiet Port", "zh-Hans": "静港" }[other.locale];
    const only = { tag: other.locale, value, kind: "legal", source: "official", verified: true } as const;
    const identifiers = [
      { kind: "uscc", value: "91310000133031388G", source: "official", verified: true },
    ] as const;
    await registerEnterprise(
      db,
      editor,
      { id: "port", slug: "port", parentId: "tunnel-works", names: [only], identifiers },
      noon,
    );
    expect(await read(`/enterprises/port?lang=${locale}`)).toMatchObject({
      name: { value, locale: other.locale },
      availableLocales: [other.locale],
      names: { [locale]: null },
      parent: reference,
      identifiers,
    });
  });

  test("an enterprise that nobody registered is not found", async () => {
    const response = await ask(`/enterprises/nonesuch?lang=${locale}`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: "enterprise_not_found", status: 404 });
  });

  test("fields may be chosen, in a list and on a profile", async () => {
    expect(await read(`/enterprises?lang=${locale}&tier=municipal&fields=name`)).toMatchObject({
      items: [{ id: "tunnel-works", requestedLocale: locale, name: brief.name }],
    });
    const profile = await (
      await ask(`/enterprises/tunnel-works?lang=${locale}&fields=allNames`)
    ).json<object>();
    expect(Object.keys(profile).toSorted()).toEqual(["allNames", "id", "requestedLocale"]);
  });

  test("batches are listed by tier and year, with what is published of them and what the register holds", async () => {
    const { items } = await (await ask(`/batches?lang=${locale}`)).json<List<{ id: string }>>();
    expect(items.map(({ id }) => id)).toEqual(["national-24", "municipal-24", "municipal-23"]);
    expect(items[2]).toEqual({
      id: "municipal-23",
      number: 23,
      year: 2017,
      publishedOn: null,
      listed: 64,
      certified: 1,
      scheme: municipal,
      updatedAt: "2026-03-01T12:00:00.000Z",
    });
    expect(await ids(`/batches?lang=${locale}&tier=municipal`)).toEqual(["municipal-24", "municipal-23"]);
    expect(await ids(`/batches?lang=${locale}&year=2018`)).toEqual(["national-24", "municipal-24"]);
    expect(await ids(`/batches?lang=${locale}&tier=municipal&year=2018`)).toEqual(["municipal-24"]);
    expect(await ids(`/batches?lang=${locale}&tier=district`)).toEqual([]);
  });

  test("certifications are listed by batch and enterprise, under the name of then", async () => {
    const { items } = await (
      await ask(`/certifications?lang=${locale}&batch=municipal-23`)
    ).json<List<object>>();
    expect(items).toEqual([
      {
        id: "tunnel-23",
        status: "certified",
        nameThen: names,
        enterprise: reference,
        batch: { id: "municipal-23", schemeId: "municipal", number: 23, year: 2017 },
        updatedAt: "2026-03-01T12:00:00.000Z",
      },
    ]);
    expect(await ids(`/certifications?lang=${locale}&enterprise=signal-house`)).toEqual(["signal-24"]);
    expect(await ids(`/certifications?lang=${locale}&enterprise=signal-house&batch=municipal-23`)).toEqual(
      [],
    );
  });

  test("certifications are walked once each", async () => {
    await registerYards(db);
    for (const index of byPinyin.keys()) {
      await certify(
        db,
        editor,
        { id: `certified-${yardId(index)}`, enterpriseId: yardId(index), batchId: "municipal-24" },
        noon,
      );
    }
    const seen: string[] = [];
    let path: string | undefined = `/api/v1/certifications?lang=${locale}&limit=7`;
    while (path !== undefined) {
      const response: Response = await visitor().get(path);
      seen.push(...(await response.json<List<{ id: string }>>()).items.map(({ id }) => id));
      path = nextOf(response, origin);
    }
    expect(seen).toHaveLength(byPinyin.length + 2);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test("statistics keep what is claimed apart from what is counted", async () => {
    await tell(db);
    await claimFigures(db);
    const article = { id: "tunnel", slug: "tunnel", url: `${origin}/${segment}/articles/tunnel` };
    expect(await read(`/statistics?lang=${locale}`)).toEqual({
      items: [
        {
          scheme: expect.objectContaining({ id: "national", tier: "national" }),
          counted: 1,
          claims: [{ value: 5, asOf: "2017-12", area: "310106", article }],
          batches: [{ id: "national-24", number: 24, year: 2018, certified: 1, listed: null }],
        },
        {
          scheme: municipal,
          counted: 1,
          claims: [{ value: 22, asOf: "2017-12", area: "310106", article }],
          batches: [
            { id: "municipal-24", number: 24, year: 2018, certified: 0, listed: null },
            { id: "municipal-23", number: 23, year: 2017, certified: 1, listed: 64 },
          ],
        },
        { scheme: expect.objectContaining({ id: "district" }), counted: 0, claims: [], batches: [] },
      ],
    });
  });

  test("a certification that was withdrawn is no longer counted, but still on record", async () => {
    const event = {
      certificationId: "tunnel-23",
      expectedVersion: 1,
      kind: "withdrawn",
      occurredOn: "2020",
    } as const;
    await recordCertificationEvent(db, editor, event, noon);
    expect(await read(`/certifications?lang=${locale}&batch=municipal-23`)).toMatchObject({
      items: [{ id: "tunnel-23", status: "withdrawn" }],
    });
    expect(await read(`/batches?lang=${locale}&tier=municipal&year=2017`)).toMatchObject({
      items: [{ certified: 0 }],
    });
    expect(await read(`/enterprises/tunnel-works?lang=${locale}`)).toMatchObject({
      certifications: [{ status: "withdrawn" }],
    });
    expect(await ids(`/enterprises?lang=${locale}&batch=municipal-23`)).toEqual([]);
  });
});

describe("two languages in one answer", () => {
  test("give an enterprise both its names, the first of them as its name", async () => {
    const response = await ask("/enterprises/tunnel-works?lang=zh-Hans,en");
    expect(response.headers.get("Content-Language")?.split(", ").toSorted()).toEqual(["en", "zh-Hans"]);
    expect(await response.json()).toMatchObject({
      name: { value: "隧道工程公司", locale: "zh-Hans" },
      names: { en: { value: "Tunnel Works" }, "zh-Hans": { value: "隧道工程公司" } },
    });
  });

  test.each(["/batches", "/certifications", "/statistics"])(
    "%s claims no language that is not in it",
    async (path) => {
      const said = { en: /Municipal centre|Tunnel Works/, "zh-Hans": /市级技术中心|隧道工程公司/ };
      for (const lang of ["zh-Hans,en", "en,zh-Hans"]) {
        const response = await ask(`${path}?lang=${lang}`);
        const body = await response.text();
        const claimed = response.headers.get("Content-Language")?.split(", ") ?? [];
        for (const { locale } of languages) if (claimed.includes(locale)) expect(body).toMatch(said[locale]);
      }
    },
  );
});
