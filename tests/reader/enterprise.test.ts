/** An enterprise's profile: who calls it what, and since when it is certified for what. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { certify } from "../../src/enterprises/certifications.ts";
import { recordCertificationEvent } from "../../src/enterprises/record-event.ts";
import { registerEnterprise } from "../../src/enterprises/register.ts";
import { renameEnterprise } from "../../src/enterprises/rename.ts";
import { wordsIn } from "../../src/words.ts";
import { readPage } from "../support/html.ts";
import type { PageRead } from "../support/html.ts";
import { languages } from "../support/languages.ts";
import { editor, noon, tell, words as story } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";
import { establishTiers } from "../support/register.ts";

const db = openDatabase(env.DB);
const open = async (path: string): Promise<PageRead> => readPage(await visitor().get(path));

beforeEach(() => establishTiers(db));

describe.each(languages)("a profile in $locale", ({ locale, segment, other }) => {
  const words = wordsIn(locale);
  const profile = (slug: string) => `/${segment}/enterprises/${slug}`;

  test("shows every name with its language, kind, source and how sure it is", async () => {
    await registerEnterprise(
      db,
      editor,
      {
        id: "port",
        slug: "port",
        names: [
          { tag: "en", value: "Quiet Port", kind: "reported", source: "article", verified: true },
          {
            tag: "zh-Hans",
            value: "静港有限公司",
            kind: "legal",
            source: "unofficial",
            verified: false,
            confidence: "medium",
            sourceNote: { en: "a trade list", "zh-Hans": "行业名录" },
          },
          {
            tag: "zh-Latn-pinyin",
            value: "Jìnggǎng",
            kind: "romanised",
            source: "editorial",
            verified: true,
          },
        ],
      },
      noon,
    );
    const page = await open(profile("port"));
    const rows = await page.texts("tbody tr");
    expect(rows).toHaveLength(3);
    const row = (value: string) => rows.find((text) => text.includes(value)) ?? "";
    expect(row("Quiet Port")).toContain(words("kind.reported"));
    expect(row("Quiet Port")).toContain(words("source.article"));
    expect(row("Quiet Port")).toContain(words("enterprise.verified"));
    expect(row("静港有限公司")).toContain(words("kind.legal"));
    expect(row("静港有限公司")).toContain(words("source.unofficial"));
    expect(row("静港有限公司")).toContain(words("enterprise.unverified"));
    expect(row("静港有限公司")).toContain(
      words("enterprise.confidence", { confidence: words("confidence.medium") }),
    );
    expect(row("静港有限公司")).toContain({ en: "a trade list", "zh-Hans": "行业名录" }[locale]);
    expect(row("Jìnggǎng")).toContain(words("kind.romanised"));
    expect(page.html).not.toContain({ en: "行业名录", "zh-Hans": "a trade list" }[locale]);
    const tagged = (await page.all("tbody th")).map(({ text, attributes }) => [text, attributes.get("lang")]);
    expect(new Map(tagged.map(([text = "", lang]) => [text, lang]))).toEqual(
      new Map([
        ["Quiet Port", "en"],
        ["静港有限公司", "zh-Hans"],
        ["Jìnggǎng", "zh-Latn-pinyin"],
      ]),
    );
  });

  test("says of our own rendering that it is ours, in that language only", async () => {
    const names = [
      {
        tag: locale,
        value: { en: "Ours", "zh-Hans": "自译" }[locale],
        kind: "rendering",
        source: "editorial",
        verified: false,
      },
      {
        tag: other.locale,
        value: { en: "Official", "zh-Hans": "官名" }[other.locale],
        kind: "legal",
        source: "official",
        verified: true,
      },
    ] as const;
    await registerEnterprise(db, editor, { id: "ours", slug: "ours", names }, noon);
    expect((await (await open(profile("ours"))).one(".notice")).text).toBe(
      words("enterprise.rendering_note"),
    );
    expect(await (await open(`/${other.segment}/enterprises/ours`)).all(".notice")).toEqual([]);
  });

  test("without a name in the language shows the other one, in its lang, and says so", async () => {
    const value = { en: "Quiet Port", "zh-Hans": "静港" }[other.locale];
    const names = [{ tag: other.locale, value, kind: "legal", source: "official", verified: true }] as const;
    await registerEnterprise(db, editor, { id: "port", slug: "port", names }, noon);
    const page = await open(profile("port"));
    const heading = await page.one("h1");
    expect(heading.text).toBe(value);
    expect(heading.attributes.get("lang")).toBe(other.locale);
    const language = { en: "Chinese", "zh-Hans": "英文" }[locale];
    expect((await page.one(".notice")).text).toBe(words("enterprise.no_name", { language }));
  });

  test("keeps former names with the days they held, after the ones of now", async () => {
    const value = { en: "Deep Works", "zh-Hans": "深隧工程" }[locale];
    await renameEnterprise(
      db,
      editor,
      {
        enterpriseId: "tunnel-works",
        expectedVersion: 2,
        from: "2021-05-01",
        names: [{ tag: locale, value, kind: "legal", source: "official", verified: true }],
      },
      noon,
    );
    const page = await open(profile("tunnel-works"));
    expect((await page.one("h1")).text).toBe(value);
    const rows = await page.texts("tbody tr");
    const former = rows.at(-1) ?? "";
    expect(former).toContain({ en: "Tunnel Works", "zh-Hans": "隧道工程公司" }[locale]);
    expect(former).toContain(words("kind.former"));
    const day = { en: "1 May 2021", "zh-Hans": "2021年5月1日" }[locale];
    expect(former).toContain(words("enterprise.until", { date: day }));
    expect(rows.find((row) => row.includes(value))).toContain(words("enterprise.since", { date: day }));
  });

  test("shows identifiers, not to be translated, with their source", async () => {
    const identifiers = [
      { kind: "uscc", value: "91310000133031388G", source: "unofficial", verified: false },
    ] as const;
    const names = [{ tag: "en", value: "Coded", kind: "legal", source: "official", verified: true }] as const;
    await registerEnterprise(db, editor, { id: "coded", slug: "coded", names, identifiers }, noon);
    const page = await open(profile("coded"));
    const code = await page.one("dd code");
    expect(code.text).toBe("91310000133031388G");
    expect(code.attributes.get("translate")).toBe("no");
    expect((await page.one("dt")).text).toBe(words("identifier.uscc"));
    expect((await page.one("dd")).text).toContain(words("source.unofficial"));
    expect((await page.one("dd")).text).toContain(words("enterprise.unverified"));
  });

  test("shows each certification with its scheme, batch, authority, the name of then, and its history in order", async () => {
    const event = {
      certificationId: "tunnel-23",
      note: { en: "every two years", "zh-Hans": "每两年一次" },
    } as const;
    await recordCertificationEvent(
      db,
      editor,
      { ...event, expectedVersion: 1, kind: "re-evaluated", occurredOn: "2019-12" },
      noon,
    );
    await recordCertificationEvent(
      db,
      editor,
      { certificationId: "tunnel-23", expectedVersion: 2, kind: "withdrawn", occurredOn: "2022-03-04" },
      noon,
    );
    await certify(db, editor, { enterpriseId: "tunnel-works", batchId: "national-24" }, noon);
    const page = await open(profile("tunnel-works"));
    const names = {
      en: ["National centre", "Municipal centre"],
      "zh-Hans": ["国家级技术中心", "市级技术中心"],
    }[locale];
    const headings = await page.texts("main li > h3");
    const first = headings.findIndex((text) => text.includes(names[0] ?? ""));
    const second = headings.findIndex((text) => text.includes(names[1] ?? ""));
    expect(first).toBeGreaterThanOrEqual(0);
    expect(second).toBeGreaterThan(first);
    expect(headings[first]).toContain(words("status.certified"));
    expect(headings[second]).toContain(words("status.withdrawn"));
    const main = (await page.one("main")).text;
    expect(main).toContain(words("batch.name", { number: 23, year: 2017 }));
    expect(main).toContain({ en: "The ministry", "zh-Hans": "部委" }[locale]);
    expect(main).toContain(
      words("enterprise.certified_as", { name: { en: "Tunnel Works", "zh-Hans": "隧道工程公司" }[locale] }),
    );
    const histories = await page.all("ol");
    const times = await page.all("ol time");
    expect(times.map(({ attributes }) => attributes.get("datetime"))).toEqual([
      "2018-02-05",
      "2017",
      "2019-12",
      "2022-03-04",
    ]);
    const municipal = histories[1]?.text ?? "";
    const order = ["event.certified", "event.re-evaluated", "event.withdrawn"] as const;
    const places = order.map((key) => municipal.indexOf(words(key)));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(municipal).toContain({ en: "every two years", "zh-Hans": "每两年一次" }[locale]);
    expect(municipal).toContain({ en: "December 2019", "zh-Hans": "2019年12月" }[locale]);
  });

  test("says so when it holds no certification and no article names it", async () => {
    const names = [
      { tag: "en", value: "Nobody", kind: "legal", source: "official", verified: true },
    ] as const;
    await registerEnterprise(db, editor, { id: "nobody", slug: "nobody", names }, noon);
    const main = (await (await open(profile("nobody"))).one("main")).text;
    expect(main).toContain(words("enterprise.no_certifications"));
    expect(main).toContain(words("enterprise.no_articles"));
  });

  test("lists the articles about it, newest first, ten at most and then the way to the rest", async () => {
    for (let index = 0; index < 11; index += 1) await tell(db, { id: `story-${index}`, at: noon + index });
    const page = await open(profile("tunnel-works"));
    const links = (await page.all("main .card a")).map(({ attributes }) => attributes.get("href"));
    expect(links).toEqual(
      Array.from({ length: 10 }, (_, index) => `/${segment}/articles/story-${10 - index}`),
    );
    const rest = await page.one(`main a[href="/${segment}/articles?enterprise=tunnel-works"]`);
    expect((await open(rest.attributes.get("href") ?? "")).html).toContain("story-0");
    expect(await page.texts("main .card h3")).toContain(story[locale].title);
  });

  test("names what it is part of", async () => {
    const names = [{ tag: locale, value: "X", kind: "legal", source: "official", verified: true }] as const;
    await registerEnterprise(
      db,
      editor,
      { id: "branch", slug: "branch", parentId: "tunnel-works", names },
      noon,
    );
    const page = await open(profile("branch"));
    expect((await page.one("main")).text).toContain(words("enterprise.parent"));
    expect((await page.one(`main a[href="${profile("tunnel-works")}"]`)).text).toBe(
      { en: "Tunnel Works", "zh-Hans": "隧道工程公司" }[locale],
    );
  });

  test("of nobody in the register is not found, in the reader's words", async () => {
    const page = await open(profile("nonesuch"));
    expect(page.status).toBe(404);
    expect((await page.one("html")).attributes.get("lang")).toBe(locale);
    expect((await page.one("h1")).text).toBe(words("error.title"));
  });
});
