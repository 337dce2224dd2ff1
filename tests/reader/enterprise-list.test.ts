/** The list of enterprises: filters that combine, an order that is the language's, and pages. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { certify } from "../../src/enterprises/certifications.ts";
import { recordCertificationEvent } from "../../src/enterprises/record-event.ts";
import { registerEnterprise } from "../../src/enterprises/register.ts";
import { wordsIn } from "../../src/words.ts";
import { readPage } from "../support/html.ts";
import type { PageRead } from "../support/html.ts";
import { languages } from "../support/languages.ts";
import { editor, noon } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";
import { byPinyin, establishTiers, registerYards, yardId } from "../support/register.ts";

const db = openDatabase(env.DB);
const open = async (path: string): Promise<PageRead> => readPage(await visitor().get(path));

beforeEach(() => establishTiers(db));

describe.each(languages)("the enterprise list in $locale", ({ locale, segment, other }) => {
  const words = wordsIn(locale);
  const list = `/${segment}/enterprises`;

  test.each([
    ["", ["signal-house", "tunnel-works"]],
    ["?tier=municipal", ["tunnel-works"]],
    ["?tier=national", ["signal-house"]],
    ["?tier=district", []],
    ["?batch=municipal-23", ["tunnel-works"]],
    ["?batch=municipal-24", []],
    ["?year=2017", ["tunnel-works"]],
    ["?year=2018", ["signal-house"]],
    ["?year=2019", []],
    ["?tier=municipal&year=2017", ["tunnel-works"]],
    ["?tier=municipal&year=2018", []],
    ["?batch=municipal-23&tier=municipal", ["tunnel-works"]],
    ["?batch=municipal-23&tier=national", []],
    ["?batch=municipal-23&year=2017", ["tunnel-works"]],
    ["?batch=municipal-23&year=2018", []],
    ["?batch=municipal-23&tier=municipal&year=2017", ["tunnel-works"]],
    ["?batch=municipal-23&tier=national&year=2017", []],
    ["?batch=municipal-23&tier=municipal&year=2018", []],
  ])("%j lists %j", async (query, ids) => {
    const page = await open(list + query);
    expect(page.status).toBe(200);
    expect((await idsOf(page)).toSorted()).toEqual(ids);
    const main = await page.one("main");
    expect(main.text.includes(words("enterprises.empty"))).toBe(ids.length === 0);
  });

  test("of a batch that nobody opened is not found", async () => {
    const page = await open(`${list}?batch=nonesuch`);
    expect([page.status, (await page.one("main")).text.includes("nonesuch")]).toEqual([404, true]);
  });

  test("shows what was chosen, and offers every tier, batch and year", async () => {
    const page = await open(`${list}?batch=municipal-23&tier=municipal&year=2017`);
    const chosen = await page.all("option[selected]");
    expect(chosen.map(({ attributes }) => attributes.get("value"))).toEqual([
      "municipal",
      "municipal-23",
      "2017",
    ]);
    const offered = (await page.all("option"))
      .map(({ attributes }) => attributes.get("value"))
      .filter(Boolean);
    expect(offered.toSorted()).toEqual(
      [
        "district",
        "municipal",
        "national",
        "municipal-23",
        "municipal-24",
        "national-24",
        "2017",
        "2018",
      ].toSorted(),
    );
    expect((await page.one("form")).attributes.get("action")).toBe(list);
    expect(page.html).toContain(words("batch.name", { number: 23, year: 2017 }));
  });

  test.each([
    ["?tier=regional", "tier"],
    ["?tier=MUNICIPAL", "tier"],
    ["?year=17", "year"],
    ["?year=2017abc", "year"],
    ["?year=9999", "year"],
    ["?cursor=garbage", "garbage"],
  ])("refuses %s in its own words", async (query, mentioned) => {
    const page = await open(list + query);
    expect(page.status).toBe(400);
    expect((await page.one("html")).attributes.get("lang")).toBe(locale);
    expect((await page.one("h1")).text).toBe(words("error.bad_request"));
    expect((await page.one("main")).text).toContain(mentioned);
    expect(page.headers.get("Cache-Control")).toBe("private, no-store");
  });

  test("shows each enterprise by its name, with its other name and what it is certified for", async () => {
    const page = await open(`${list}?tier=municipal`);
    const names = { en: "Tunnel Works", "zh-Hans": "隧道工程公司" };
    expect((await page.one(".card a")).text).toBe(names[locale]);
    const second = await page.one(`.card span[lang="${other.locale}"]`);
    expect(second.text).toBe(names[other.locale]);
    expect((await page.one(".card .tag")).text).toBe(
      `${words("tier.municipal")} · ${words("batch.name", { number: 23, year: 2017 })}`,
    );
  });

  test("shows a name that only the other language has in that language, and marks what is ours or not verified", async () => {
    const name = { source: "editorial", verified: false } as const;
    const { value, tag } = {
      en: { value: "静港", tag: "zh-Hans" },
      "zh-Hans": { value: "Quiet Port", tag: "en" },
    }[locale];
    await registerEnterprise(
      db,
      editor,
      { id: "port", slug: "port", names: [{ ...name, tag, value, kind: "legal" }] },
      noon,
    );
    const mine = {
      ...name,
      tag: locale,
      value: { en: "Ours", "zh-Hans": "自译" }[locale],
      kind: "rendering",
    } as const;
    await registerEnterprise(db, editor, { id: "ours", slug: "ours", names: [mine] }, noon);
    const page = await open(list);
    expect((await page.one(`a[href="${list}/port"]`)).attributes.get("lang")).toBe(other.locale);
    expect((await page.one(`a[href="${list}/ours"]`)).attributes.has("lang")).toBe(false);
    const marks = await page.texts(".card .tag.warn");
    expect(marks.toSorted()).toEqual([words("kind.rendering"), words("enterprise.unverified")].toSorted());
  });

  test("leaves authorities out", async () => {
    const name = {
      tag: "en",
      value: "A commission",
      kind: "legal",
      source: "official",
      verified: true,
    } as const;
    await registerEnterprise(
      db,
      editor,
      { id: "a-commission", slug: "a-commission", category: "authority", names: [name] },
      noon,
    );
    expect(await idsOf(await open(list))).not.toContain("a-commission");
    expect((await open(`${list}/a-commission`)).status).toBe(200);
  });

  test("forgets a certification that was withdrawn", async () => {
    await recordCertificationEvent(
      db,
      editor,
      { certificationId: "tunnel-23", expectedVersion: 1, kind: "withdrawn", occurredOn: "2020" },
      noon,
    );
    for (const query of [
      "?tier=municipal",
      "?batch=municipal-23",
      "?year=2017",
      "?tier=municipal&year=2017",
    ]) {
      expect(await idsOf(await open(list + query))).toEqual([]);
    }
    expect(await idsOf(await open(list))).toContain("tunnel-works");
  });

  test("stands in the order of the language, over two pages", async () => {
    await registerYards(db);
    const { ids } = await walk(list);
    const yards = ids.filter((id) => id.startsWith("yard-"));
    const pinyin = byPinyin.map((_, index) => yardId(index));
    expect(yards).toEqual(locale === "zh-Hans" ? pinyin : pinyin.toReversed());
    expect(ids).toHaveLength(byPinyin.length + 2);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("goes on after the same enterprise when a reader switches in the middle", async () => {
    await registerYards(db);
    const first = await open(list);
    const last = (await idsOf(first)).at(-1) ?? "";
    const second = await open(await nextOf(first));
    const switched = await open((await second.one("header a.switch")).attributes.get("href") ?? "");
    const { ids: inOther } = await walk(`/${other.segment}/enterprises`);
    expect(await idsOf(switched)).toEqual(inOther.slice(inOther.indexOf(last) + 1).slice(0, 20));
    const back = await open((await switched.one("header a.switch")).attributes.get("href") ?? "");
    expect(await idsOf(back)).toEqual(await idsOf(second));
  });

  test("loses and repeats nobody when enterprises are entered between the pages", async () => {
    await registerYards(db);
    const { ids } = await walk(list, async () => {
      const name = { kind: "legal", source: "official", verified: true } as const;
      const names = [
        { ...name, tag: "en", value: "Aaa First" },
        { ...name, tag: "zh-Hans", value: "阿字第一" },
      ];
      await registerEnterprise(db, editor, { slug: `late-${crypto.randomUUID().slice(0, 8)}z`, names }, noon);
    });
    const known = ids.filter((id) => !id.startsWith("late-"));
    expect(new Set(known).size).toBe(known.length);
    expect(known).toHaveLength(byPinyin.length + 2);
  });

  test("pages within a filter", async () => {
    await registerYards(db);
    for (const index of byPinyin.keys()) {
      await certify(db, editor, { enterpriseId: yardId(index), batchId: "municipal-24" }, noon);
    }
    const { ids, pages } = await walk(`${list}?batch=municipal-24`);
    const pinyin = byPinyin.map((_, index) => yardId(index));
    expect(ids).toEqual(locale === "zh-Hans" ? pinyin : pinyin.toReversed());
    expect(pages).toBe(2);
  });
});

const idsOf = async (page: PageRead): Promise<string[]> =>
  (await page.all("main .card a")).map(({ attributes }) => attributes.get("href")?.split("/").at(-1) ?? "");

const nextOf = async (page: PageRead): Promise<string> =>
  (await page.one("a[rel=next]")).attributes.get("href") ?? "";

async function walk(list: string, between: () => Promise<void> = async () => undefined) {
  const ids: string[] = [];
  let pages = 0;
  for (let path: string | undefined = list; path !== undefined && pages < 10; pages += 1) {
    const page: PageRead = await open(path);
    ids.push(...(await idsOf(page)));
    path = (await page.all("a[rel=next]"))[0]?.attributes.get("href");
    await between();
  }
  return { ids, pages };
}
