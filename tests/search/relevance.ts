/** How well a search finds what people judged to answer a query: ours, and two plain FTS5 tables over the same articles. */
import { readNow } from "../../src/changes/read.ts";
import type { Database } from "../../src/database.ts";
import { locales } from "../../src/locales.ts";
import type { Locale } from "../../src/locales.ts";
import { textOf } from "../../src/search/html-text.ts";
import { materialRead } from "../../src/search/material.ts";
import { searchRead } from "../../src/search/search.ts";
import { judgements } from "./judgements.ts";
import type { Judgement } from "./judgements.ts";
import { stories } from "./stories.ts";

export interface Relevance {
  readonly engine: string;
  readonly locale: Locale;
  readonly queries: number;
  /** Of what is relevant, how much is among the first ten; the mean over all queries. */
  readonly recall: number;
  /** One by the place of the first relevant hit; the mean over all queries. */
  readonly mrr: number;
  /** Queries of which the first ten hold nothing relevant. */
  readonly missed: readonly string[];
}

type Engine = (query: string, locale: Locale) => Promise<readonly string[]>;

const first = 10;
const tokenizers = ["unicode61", "trigram"] as const;

export async function measureRelevance(db: Database, index: D1Database): Promise<Relevance[]> {
  const engines: Record<string, Engine> = { ours: ours(db, index) };
  for (const tokenizer of tokenizers) engines[tokenizer] = await control(db, index, tokenizer);
  const measured: Relevance[] = [];
  for (const [engine, find] of Object.entries(engines)) {
    for (const locale of locales) {
      const judged = judgements.filter((each) => each.locale === locale);
      measured.push({ engine, locale, ...(await judge(judged, find)) });
    }
  }
  for (const tokenizer of tokenizers) await index.prepare(`DROP TABLE control_${tokenizer}`).run();
  return measured;
}

async function judge(judged: readonly Judgement[], find: Engine) {
  let [recall, mrr] = [0, 0];
  const missed: string[] = [];
  for (const { query, locale, relevant } of judged) {
    const found = await find(query, locale);
    const hits = relevant.filter((id) => found.includes(id)).length;
    const rank = found.findIndex((id) => relevant.includes(id));
    recall += hits / Math.min(first, relevant.length);
    mrr += rank < 0 ? 0 : 1 / (rank + 1);
    if (rank < 0) missed.push(query);
  }
  return { queries: judged.length, recall: recall / judged.length, mrr: mrr / judged.length, missed };
}

const ours =
  (db: Database, index: D1Database): Engine =>
  async (typed, locale) => {
    const part = await searchRead(index, { typed, wanted: [locale], fallback: "none", limit: first })();
    const { results } = await readNow(db, part);
    return results.map(({ article }) => article.id);
  };

/** The same words of each edition, the names of its enterprises included, weighed as FTS5 does with titles first. */
async function control(db: Database, index: D1Database, tokenizer: string): Promise<Engine> {
  const table = `control_${tokenizer}`;
  await index
    .prepare(
      `CREATE VIRTUAL TABLE ${table} USING fts5(id UNINDEXED, locale UNINDEXED, title, lead, names, body, tokenize = '${tokenizer}')`,
    )
    .run();
  await index
    .prepare(
      `INSERT INTO ${table} SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(?)`,
    )
    .bind(JSON.stringify(await editionsOf(db)))
    .run();
  return async (query, locale) => {
    const asked = query
      .split(/\s+/)
      .map((word) => `"${word.replaceAll('"', "")}"`)
      .join(" ");
    const { results } = await index
      .prepare(
        `SELECT id FROM ${table} WHERE ${table} MATCH ? AND locale = ? ORDER BY bm25(${table}, 0, 0, 10, 4, 4, 1) LIMIT ${first}`,
      )
      .bind(asked, locale)
      .all<{ id: string }>();
    return results.map(({ id }) => id);
  };
}

async function editionsOf(db: Database): Promise<string[][]> {
  const ids = [
    ...new Set([...stories.map(({ id }) => id), ...judgements.flatMap(({ relevant }) => relevant)]),
  ];
  const material = await readNow(db, materialRead(ids));
  return material.flatMap(({ article, editions, enterprises, topics }) => {
    const names = [
      ...enterprises.flatMap((each) => each.names.map(({ value }) => value)),
      ...topics.flatMap(({ label }) => Object.values(label)),
    ].join("\n");
    return editions.map(({ edition, text }) => [
      ...[article.id, edition.locale, text.title, text.standfirst ?? "", names],
      text.body.map(({ html }) => textOf(html)).join("\n"),
    ]);
  });
}
