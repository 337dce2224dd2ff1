import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { generateDemo } from "../../examples/demo/generate.ts";
import type { Demo } from "../../examples/demo/generate.ts";
import { loadDemo } from "../../examples/demo/load.ts";
import { loadJingan } from "../../examples/jingan/load.ts";
import { parseBody } from "../../src/articles/body/markdown.ts";
import { openDatabase } from "../../src/database.ts";
import { isUscc } from "../../src/enterprises/uscc.ts";
import { isId, isSlug } from "../../src/identity.ts";
import { locales } from "../../src/locales.ts";
import { counting, empty, failing } from "../support/databases.ts";

const db = openDatabase(env.DB);

describe("the made-up newsroom", () => {
  let demo: Demo;
  beforeAll(() => void (demo = generateDemo(1000)));

  test("is the same every time, and another with another seed", () => {
    expect(generateDemo(1000)).toEqual(demo);
    expect(generateDemo(1000, 2).articles[0]).not.toEqual(demo.articles[0]);
  });

  test.each([1, 30, 400])("of %i articles is contained unchanged in a larger one", (count) => {
    const smaller = generateDemo(count);
    const byId = new Map(demo.articles.map((article) => [article.id, article]));
    expect(smaller.articles).toHaveLength(count);
    for (const article of smaller.articles) expect(article).toEqual(byId.get(article.id));
    expect(demo.enterprises.slice(0, smaller.enterprises.length)).toEqual(smaller.enterprises);
    expect(smaller.batches).toEqual(demo.batches);
  });

  test("names and links only enterprises that it has", () => {
    for (const smaller of [generateDemo(1), generateDemo(150), demo]) {
      const slugs = new Map(smaller.enterprises.map(({ input }) => [input.id, input.slug]));
      for (const { texts, enterprises } of smaller.articles) {
        const linked = enterprises.map((id) => `/enterprises/${slugs.get(id)}`).toSorted();
        for (const locale of locales) expect(linksIn(texts[locale].body)).toEqual(linked);
      }
    }
  });

  test("says the same in both languages, block for block, in three to six blocks", () => {
    for (const { texts } of generateDemo(300).articles) {
      const kinds = parseBody(texts.en.body).map(({ kind }) => kind);
      expect(parseBody(texts["zh-Hans"].body).map(({ kind }) => kind)).toEqual(kinds);
      expect(kinds.length >= 3 && kinds.length <= 6).toBe(true);
    }
  });

  test("gives the same figures in both languages", () => {
    for (const { texts } of demo.articles) {
      expect(numbersIn(texts["zh-Hans"].body)).toEqual(numbersIn(texts.en.body));
      expect(numbersIn(texts["zh-Hans"].title)).toEqual(numbersIn(texts.en.title));
    }
  });

  test("types no space between Chinese and Latin, uses full-width marks and leaves no place unfilled", () => {
    for (const text of chineseOf(demo)) {
      expect(text).not.toMatch(
        /\p{sc=Han}[ \t]+[\p{sc=Han}\p{sc=Latin}\d]|[\p{sc=Latin}\d%][ \t]+\p{sc=Han}/u,
      );
      expect(text).not.toMatch(/\p{sc=Han}[,;:?!()]/u);
      expect(text).not.toMatch(/[{}]|undefined|NaN/);
    }
    for (const { texts } of demo.articles)
      expect(JSON.stringify(texts.en)).not.toMatch(/\{\w+\}|\p{sc=Han}|NaN/u);
  });

  test("has ids and slugs that are valid and occur once", () => {
    const titles = demo.enterprises.flatMap(({ certifications }) => certifications);
    const ids = [...demo.articles, ...demo.batches, ...titles, ...demo.topics].map(({ id }) => id);
    const inputs = demo.enterprises.map(({ input }) => input);
    expectUnique([...ids, ...inputs.map(({ id }) => id)], isId);
    expectUnique(
      demo.articles.map(({ slug }) => slug),
      isSlug,
    );
    expectUnique(
      inputs.map(({ slug }) => slug),
      isSlug,
    );
  });

  test("has credit codes that check and occur once", () => {
    const codes = demo.enterprises.flatMap(({ input }) => input.identifiers ?? []);
    expect(codes.length).toBeGreaterThan(150);
    expectUnique(
      codes.map(({ value }) => value),
      isUscc,
    );
  });

  test("certifies an enterprise once a scheme, in thirty batches", () => {
    expect(demo.batches).toHaveLength(30);
    for (const { certifications } of demo.enterprises) expectUnique(certifications.map(({ tier }) => tier));
  });

  test("runs from 2018 to October 2026 in order, with every fate in its share", () => {
    const times = demo.articles.map(({ publishedAt }) => publishedAt);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times[0]).toBeGreaterThanOrEqual(Date.parse("2018-01-01T00:00:00+08:00"));
    for (const { publishedAt, revision, withdrawal } of demo.articles) {
      const last = revision?.publishedAt ?? withdrawal?.at ?? publishedAt;
      expect(last).toBeLessThan(Date.parse("2026-11-01T00:00:00+08:00"));
    }
    const share = (fate: string) => demo.articles.filter((article) => article.fate === fate).length / 1000;
    expect(share("translated")).toBeCloseTo(0.8, 1);
    expect(share("untranslated")).toBeCloseTo(0.12, 1);
    expect(share("outdated")).toBeGreaterThan(0.03);
    expect(share("withdrawn")).toBeGreaterThan(0.015);
  });
});

describe("loading it", () => {
  test("twice writes nothing the second time: what is there is found without a verb", async () => {
    await loadDemo(db, 30);
    const loaded = await rowsOfTables();
    const count = { calls: 0, rows: 0 };
    await loadDemo(openDatabase(counting(env.DB, count)), 30);
    expect(await rowsOfTables()).toEqual(loaded);
    expect(count.calls).toBe(1);
  });

  test("leaves each edition in the state that its article's fate says", async () => {
    await loadDemo(db, 60);
    const { articles } = generateDemo(60);
    expect(new Set(articles.map(({ fate }) => fate)).size).toBe(4);
    const editions = await editionsOf();
    for (const { id, fate, sourceLocale, withdrawal } of articles) {
      const own = editions.filter((edition) => edition.article_id === id);
      const translation = own.find(({ locale }) => locale !== sourceLocale);
      expect(own).toHaveLength(fate === "untranslated" ? 1 : 2);
      for (const { locale, state } of own) {
        expect(state).toBe(locale === withdrawal?.locale ? "withdrawn" : "published");
      }
      if (translation?.state === "published") {
        expect(translation.translation_status).toBe(fate === "outdated" ? "outdated" : "current");
      }
    }
  });

  test("goes on where it was interrupted, wherever that was", async () => {
    await loadDemo(db, 60);
    const whole = await contentOf();
    await empty(env.DB);
    for (let interruptions = 0; ; interruptions += 1) {
      let left = 23;
      const broken = openDatabase(failing(env.DB, () => left-- <= 0));
      const isDone = await loadDemo(broken, 60).then(
        () => true,
        () => false,
      );
      if (isDone) break;
      expect(interruptions).toBeLessThan(60);
    }
    expect(await contentOf()).toEqual(whole);
  });

  test("adds only what a larger number asks for", async () => {
    await loadDemo(db, 20);
    const progress: number[] = [];
    await loadDemo(db, 30, (done, total) => progress.push(done / total));
    expect(progress).toHaveLength(30);
    expect(progress.at(-1)).toBe(1);
    const extended = await rowsOfTables();
    await empty(env.DB);
    await loadDemo(db, 30);
    expect(await rowsOfTables()).toEqual(extended);
  });

  test("stands beside the opening article", async () => {
    await loadJingan(db, { en: "One.", "zh-Hans": "一。" });
    await loadDemo(db, 5);
    const { batches, schemes } = await rowsOfTables();
    expect({ batches, schemes }).toEqual({ batches: 31, schemes: 3 });
  });
});

function linksIn(body: string): string[] {
  return [...new Set([...body.matchAll(/\]\(([^)]+)\)/g)].map(([, path = ""]) => path))].toSorted();
}

/** Sorted; 120 million and 1.2亿 are one number, and the Chinese month is no number. */
function numbersIn(text: string): number[] {
  const plain = text.replaceAll(/(?<=\d),(?=\d{3})/g, "").replaceAll(/\d+月(?=\d)/g, "");
  const scales: Readonly<Record<string, number>> = { " million": 1e6, 亿: 1e8, 万: 1e4 };
  return [...plain.matchAll(/(\d+(?:\.\d+)?)( million|亿|万)?/g)]
    .map(([, digits, scale = ""]) => Math.round(Number(digits) * (scales[scale] ?? 1)))
    .toSorted((a, b) => a - b);
}

function chineseOf(demo: Demo): string[] {
  const texts = demo.articles.flatMap(({ texts: both, revision, sourceLocale }) => [
    both["zh-Hans"],
    ...(revision && sourceLocale === "zh-Hans" ? [revision] : []),
  ]);
  const names = demo.enterprises.flatMap(({ input }) => input.names.filter(({ tag }) => tag === "zh-Hans"));
  return [
    ...texts.flatMap(({ title, standfirst = "", byline, body }) => [title, standfirst, byline, body]),
    ...names.map(({ value }) => value),
    ...demo.topics.map(({ label }) => label["zh-Hans"]),
  ];
}

function expectUnique(values: readonly string[], isValid: (value: string) => boolean = () => true): void {
  expect(values.filter((value) => !isValid(value))).toEqual([]);
  expect(new Set(values).size).toBe(values.length);
}

async function all(query: string): Promise<Record<string, unknown>[]> {
  return (await env.DB.prepare(query).all()).results;
}

async function rowsOfTables(): Promise<Record<string, number>> {
  const tables = await all(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 4) NOT IN ('_cf_', 'sqli', 'd1_m')",
  );
  const counts: [string, number][] = [];
  for (const { name } of tables) {
    const [row] = await all(`SELECT count(*) AS rows FROM "${String(name)}"`);
    counts.push([String(name), Number(row?.["rows"])]);
  }
  return Object.fromEntries(counts);
}

function editionsOf(): Promise<Record<string, unknown>[]> {
  return all(`SELECT article_id, locale, state, version, title, published_at, updated_at, withdrawn_at,
    revision_number, of_revision_number, translation_status FROM editions ORDER BY article_id, locale`);
}

/** Everything but the ids that are drawn anew each time. */
async function contentOf() {
  return {
    rows: await rowsOfTables(),
    editions: await editionsOf(),
    changes: await all("SELECT seq, at, kind, subject_id, locale FROM changes ORDER BY seq"),
    enterprises: await all("SELECT * FROM enterprises ORDER BY id"),
    certifications: await all("SELECT * FROM certifications ORDER BY id"),
  };
}
