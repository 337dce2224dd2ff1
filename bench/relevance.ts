/** How well the search finds what people judged to answer a query, beside two plain FTS5 tables. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadJingan } from "../examples/jingan/load.ts";
import { openDatabase } from "../src/database.ts";
import { followLog } from "../src/search/follow.ts";
import { loadStories } from "../tests/search/load-stories.ts";
import { measureRelevance } from "../tests/search/relevance.ts";
import type { Section } from "./report.ts";
import { openFile } from "./sqlite.ts";

export async function measureRelevanceOfSearch(say: (line: string) => void): Promise<Section> {
  const folder = await mkdtemp(join(tmpdir(), "shuangyu-relevance-"));
  const [main, index] = [openFile(join(folder, "main.sqlite")), openFile(join(folder, "index.sqlite"))];
  try {
    await migrate(main.d1, "migrations");
    await migrate(index.d1, "search-migrations");
    const db = openDatabase(main.d1);
    await loadJingan(db, { en: await opening("en"), "zh-Hans": await opening("zh-Hans") });
    await loadStories(db);
    while (!(await followLog({ main: db, index: index.d1 }, Date.now(), 100)).done);
    const measured = await measureRelevance(db, index.d1);
    for (const { engine, missed } of measured)
      if (engine === "ours" && missed.length > 0) say(`missed: ${missed.join(" · ")}`);
    return {
      title: "Relevance",
      explanation:
        "Queries that people judged, over a made-up newsroom and the opening article: how much of what is relevant is\namong the first ten, and one by the place of the first of it. unicode61 and trigram: plain FTS5 tables, bm25.",
      lines: measured.map(({ engine, locale, queries, recall, mrr }) => ({
        name: `${engine}, ${locale}`,
        figures: { queries, "recall@10": recall, MRR: mrr },
        ...(engine === "ours" && {
          limits: [
            { column: "recall@10", atLeast: 0.95 },
            { column: "MRR", atLeast: 0.93 },
          ],
        }),
      })),
    };
  } finally {
    main.close();
    index.close();
    await rm(folder, { recursive: true });
  }
}

async function migrate(d1: D1Database, folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".sql")).toSorted();
  for (const file of files) {
    const statements = (await readFile(join(folder, file), "utf8")).split("--> statement-breakpoint");
    for (const statement of statements) await d1.prepare(statement).run();
  }
}

const opening = (locale: string) => readFile(`examples/jingan/article.${locale}.md`, "utf8");
