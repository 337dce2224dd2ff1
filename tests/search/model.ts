/** What is in the index, so that two of them can be compared. */
import { slotSize } from "../../src/search/place.ts";

export async function contentsOf(index: D1Database): Promise<unknown> {
  await index
    .prepare("CREATE VIRTUAL TABLE IF NOT EXISTS terms USING fts5vocab(search_index, 'instance')")
    .run();
  const live = `(SELECT live FROM search_state)`;
  const inLive = (column: string) =>
    `${column} >= ${live} * ${slotSize} AND ${column} < (${live} + 1) * ${slotSize}`;
  const [documents, words, spellings, terms] = await index.batch([
    index.prepare(
      `SELECT id - ${live} * ${slotSize} AS place, article_id, locale, revision, text, about, hash
       FROM search_documents WHERE ${inLive("id")} ORDER BY id`,
    ),
    index.prepare(`SELECT word, enterprise_id, shown FROM search_words WHERE slot = ${live} ORDER BY 1, 2`),
    index.prepare(`SELECT spelling, word FROM search_spellings WHERE slot = ${live} ORDER BY 1, 2`),
    index.prepare(
      `SELECT doc - ${live} * ${slotSize} AS place, col, term, offset FROM terms WHERE ${inLive("doc")} ORDER BY 1, 2, 4, 3`,
    ),
  ]);
  await index.prepare("DROP TABLE terms").run();
  return {
    documents: documents?.results,
    words: words?.results,
    spellings: spellings?.results,
    terms: terms?.results,
  };
}
