/** What a newsroom puts right, as readers and news apps see it: calmly, dated, in the language that it was wrong in. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { correctEdition } from "../../src/articles/correct.ts";
import { openDatabase } from "../../src/database.ts";
import { readPage } from "../support/html.ts";
import type { PageRead } from "../support/html.ts";
import { languages } from "../support/languages.ts";
import { editor, establishRegister, noon, tell } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const day = 24 * 3600_000;
const notes = { en: "It took three years, and not four.", "zh-Hans": "工程历时三年，而非四年。" };
const open = async (path: string): Promise<PageRead> =>
  readPage(await visitor({ now: noon + 3 * day }).get(path));

beforeEach(async () => {
  await establishRegister(db);
  await tell(db);
});

describe.each(languages)("a correction in $locale", ({ locale, segment, other }) => {
  const here = `/${segment}/articles/tunnel`;
  const correct = (note: Partial<typeof notes> | undefined = notes) =>
    correctEdition(db, editor, { articleId: "tunnel", locale, note }, noon + 2 * day);

  test("stands below the text, with its day, and not in the other language", async () => {
    await correct();
    const aside = await (await open(here)).one("article aside");
    expect(aside.text).toContain(notes[locale]);
    expect(aside.text).toContain({ en: "Corrected 3 March 2026", "zh-Hans": "更正于2026年3月3日" }[locale]);
    expect(aside.attributes.get("class")).toBe("notice calm");
    expect(await (await open(`/${other.segment}/articles/tunnel`)).all("article aside")).toEqual([]);
  });

  test("is told to news apps and to search engines", async () => {
    await correct();
    const response = await visitor({ now: noon + 3 * day }).get(`/api/v1/articles/tunnel?lang=${locale}`);
    const at = new Date(noon + 2 * day).toISOString();
    expect(await response.json()).toMatchObject({ correction: { note: notes[locale], at } });
    const [script] = await (await open(here)).texts('script[type="application/ld+json"]');
    expect(JSON.parse(script ?? "")).toMatchObject({
      correction: { "@type": "CorrectionComment", text: notes[locale], datePublished: at },
    });
  });

  test("cannot be more than words", async () => {
    await correct({ [locale]: "<script>alert(1)</script>" });
    expect(await (await open(here)).all("article aside script")).toEqual([]);
  });

  test("that was taken back leaves the page as it was", async () => {
    const before = (await open(here)).html;
    await correct();
    await correctEdition(db, editor, { articleId: "tunnel", locale }, noon + 2 * day + 1);
    expect((await open(here)).html).toBe(before);
  });
});
