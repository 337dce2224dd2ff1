/** Puts what is public of some articles into the index, and takes out what is not any more. */
import type { SearchDocument } from "./document.ts";
import { namesFor, placeOf } from "./place.ts";
import type { Slot } from "./place.ts";

interface Standing {
  readonly id: number;
  readonly slot: Slot;
  readonly article_id: string;
  readonly locale: string;
  readonly hash: string;
}

interface Placed {
  readonly id: number;
  readonly slot: Slot;
  readonly document: SearchDocument;
}

export interface Writing {
  readonly statements: readonly D1PreparedStatement[];
  /** How many documents are other than they were. */
  readonly changed: number;
}

/** @param articles those looked at, of which nothing else may stay */
export async function writeDocuments(
  index: D1Database,
  slots: readonly Slot[],
  articles: readonly string[],
  documents: readonly SearchDocument[],
): Promise<Writing> {
  if (articles.length === 0) return { statements: [], changed: 0 };
  const standing = await standingAt(index, slots, articles, documents);
  const { gone, placed } = plan(slots, articles, documents, standing);
  return {
    changed: gone.length + placed.length,
    statements: [...removing(index, gone), ...inserting(index, placed)],
  };
}

/** The documents of these articles, and whoever stands where theirs might. */
async function standingAt(
  index: D1Database,
  slots: readonly Slot[],
  articles: readonly string[],
  documents: readonly SearchDocument[],
): Promise<Standing[]> {
  const places = slots.flatMap((slot) => documents.flatMap((document) => placesOf(slot, document)));
  const columnNames = "d.id, d.slot, d.article_id, d.locale, d.hash";
  const [own, others] = await index.batch<Standing>([
    index
      .prepare(
        `SELECT ${columnNames} FROM json_each(?) s CROSS JOIN json_each(?) a
         CROSS JOIN search_documents d ON d.slot = s.value AND d.article_id = a.value`,
      )
      .bind(JSON.stringify(slots), JSON.stringify(articles)),
    index
      .prepare(`SELECT ${columnNames} FROM json_each(?) p CROSS JOIN search_documents d ON d.id = p.value`)
      .bind(JSON.stringify(places)),
  ]);
  return [
    ...new Map([...(own?.results ?? []), ...(others?.results ?? [])].map((row) => [row.id, row])).values(),
  ];
}

const placesOf = (slot: Slot, { articleId, locale, publishedAt }: SearchDocument): number[] =>
  namesFor(`${articleId}/${locale}`).map((name) => placeOf(slot, publishedAt, name));

/** What is as it was stays; everything else of these articles goes, and comes anew. */
function plan(
  slots: readonly Slot[],
  articles: readonly string[],
  documents: readonly SearchDocument[],
  standing: readonly Standing[],
): { gone: number[]; placed: Placed[] } {
  const own = standing.filter(
    ({ slot, article_id }) => slots.includes(slot) && articles.includes(article_id),
  );
  const wanted = slots.flatMap((slot) => documents.map((document) => ({ slot, document })));
  const kept = own.filter((row) => wanted.some(({ slot, document }) => isSame(row, slot, document)));
  const taken = new Set(
    standing.filter((row) => !own.includes(row) || kept.includes(row)).map(({ id }) => id),
  );
  const placed = wanted
    .filter(({ slot, document }) => !kept.some((row) => isSame(row, slot, document)))
    .map(({ slot, document }) => {
      const id = placesOf(slot, document).find((place) => !taken.has(place));
      if (id === undefined) throw new Error(`no place left for ${document.articleId}`);
      taken.add(id);
      return { id, slot, document };
    });
  return { gone: own.filter((row) => !kept.includes(row)).map(({ id }) => id), placed };
}

const isSame = (row: Standing, slot: Slot, { articleId, locale, hash }: SearchDocument): boolean =>
  row.slot === slot && row.article_id === articleId && row.locale === locale && row.hash === hash;

/** @param ids rows of either slot */
export function removing(index: D1Database, ids: readonly number[]): D1PreparedStatement[] {
  if (ids.length === 0) return [];
  const among = "(SELECT value FROM json_each(?))";
  return [
    index.prepare(`DELETE FROM search_index WHERE rowid IN ${among}`).bind(JSON.stringify(ids)),
    index.prepare(`DELETE FROM search_documents WHERE id IN ${among}`).bind(JSON.stringify(ids)),
  ];
}

function inserting(index: D1Database, placed: readonly Placed[]): D1PreparedStatement[] {
  const rows = placed.map(({ id, slot, document: d }) => [
    ...[id, slot, d.articleId, d.locale, d.revision, d.text, JSON.stringify(d.about), d.hash],
  ]);
  const terms = placed.map(({ id, document }) => [id, document.terms]);
  return [
    ...insertingInto(
      index,
      "search_documents",
      "id, slot, article_id, locale, revision, text, about, hash",
      rows,
    ),
    ...insertingInto(index, "search_index", "rowid, terms", terms),
  ];
}

/** Of one statement; D1 takes two million bytes in one parameter, and a Chinese character is three. */
const largestParameter = 500_000;

/** Rows travel as one parameter, and as several where that would be too large. */
export function insertingInto(
  index: D1Database,
  table: string,
  columnNames: string,
  rows: readonly (readonly unknown[])[],
  how = "INSERT",
): D1PreparedStatement[] {
  const values = columnNames.split(", ").map((_, at) => `value ->> ${at}`);
  const query = `${how} INTO ${table} (${columnNames}) SELECT ${values.join(", ")} FROM json_each(?)`;
  return partsOf(rows).map((part) => index.prepare(query).bind(`[${part.join(",")}]`));
}

function partsOf(rows: readonly (readonly unknown[])[]): string[][] {
  const parts: string[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const row of rows.map((each) => JSON.stringify(each))) {
    if (size + row.length > largestParameter) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(row);
    size += row.length;
  }
  return parts;
}
