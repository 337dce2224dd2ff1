/** What people look for is found, and found first: measured over judged queries, beside two plain tables. */
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { loadJingan } from "../../examples/jingan/load.ts";
import english from "../../examples/jingan/article.en.md?raw";
import chinese from "../../examples/jingan/article.zh-Hans.md?raw";
import { openDatabase } from "../../src/database.ts";
import { locales } from "../../src/locales.ts";
import { indexAll } from "../support/search.ts";
import { judgements } from "./judgements.ts";
import { loadStories } from "./load-stories.ts";
import { measureRelevance } from "./relevance.ts";

const db = openDatabase(env.DB);

const leastRecall = 0.95;
const leastRank = 0.93;

test("of what answers a judged query nine tenths are among the first ten, and better than plain tables find them", async () => {
  await loadJingan(db, { en: english, "zh-Hans": chinese });
  await loadStories(db);
  await indexAll();
  const measured = await measureRelevance(db, env.SEARCH);
  for (const m of measured) console.error(JSON.stringify(m));
  expect(judgements.length).toBeGreaterThanOrEqual(60);
  for (const locale of locales) {
    const of = (engine: string) => measured.find((each) => each.engine === engine && each.locale === locale);
    const [ours, ...controls] = [of("ours"), of("unicode61"), of("trigram")];
    expect(ours?.recall).toBeGreaterThan(leastRecall);
    expect(ours?.mrr).toBeGreaterThan(leastRank);
    for (const control of controls) {
      expect(ours?.recall).toBeGreaterThan(control?.recall ?? 1);
      expect(ours?.mrr).toBeGreaterThan(control?.mrr ?? 1);
    }
  }
});
