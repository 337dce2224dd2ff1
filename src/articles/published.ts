/** Many articles at once as the public may know them, for whoever keeps copies. */
import { and, eq, inArray, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { columnsOf, joined } from "../changes/columns-of.ts";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { lastSeqOf } from "../changes/since.ts";
import type { ChangeKind } from "../changes/tables.ts";
import { images } from "../images/tables.ts";
import type { ImageRow } from "../images/tables.ts";
import type { Locale } from "../locales.ts";
import { imagesById, ofLead } from "./read.ts";
import {
  articleEnterprises,
  articleListings,
  articles,
  articleTopics,
  editions,
  revisions,
} from "./tables.ts";
import type { ArticleRow, EditionRow, RevisionRow } from "./tables.ts";

export interface PublishedArticle {
  readonly article: ArticleRow;
  /** All that there are, those that nobody may read included. */
  readonly editions: readonly EditionRow[];
  /** Published texts of the wanted languages. */
  readonly texts: ReadonlyMap<Locale, RevisionRow>;
  /** The pictures at the head of these texts, by their ids. */
  readonly images: ReadonlyMap<string, ImageRow>;
  /** Ids, in their order. */
  readonly topics: readonly string[];
  readonly enterprises: readonly string[];
  readonly seq: number | null;
}

/** @param ids a subquery of article ids */
export function publishedRead(
  ids: SQL,
  wanted: readonly Locale[],
  kinds: readonly ChangeKind[],
): Read<ReadonlyMap<string, PublishedArticle>> {
  const isWanted = sql`${editions.locale} IN (SELECT value FROM json_each(${JSON.stringify(wanted)}))`;
  return read(
    (db) => [
      db
        .select({
          article: columnsOf(articles),
          edition: columnsOf(editions),
          text: columnsOf(revisions),
          image: columnsOf(images),
          seq: lastSeqOf(sql`${articles.id}`, kinds).as("last_seq"),
        })
        .from(articles)
        .innerJoin(editions, eq(editions.articleId, articles.id))
        .leftJoin(revisions, and(eq(revisions.id, editions.publishedRevisionId), isWanted))
        .leftJoin(images, ofLead)
        .where(inArray(articles.id, ids)),
      db
        .select({ id: articleTopics.articleId, of: articleTopics.topicId, position: articleTopics.position })
        .from(articleTopics)
        .where(inArray(articleTopics.articleId, ids)),
      db
        .select({
          ...{ id: articleEnterprises.articleId, of: articleEnterprises.enterpriseId },
          position: articleEnterprises.position,
        })
        .from(articleEnterprises)
        .where(inArray(articleEnterprises.articleId, ids)),
    ],
    ([rows, topicRows, enterpriseRows]) => {
      const [topics, enterprises] = [linked(topicRows), linked(enterpriseRows)];
      const groups = Map.groupBy(rows, ({ article }) => article.id);
      return new Map(
        [...groups].flatMap(([id, group]) =>
          group.slice(0, 1).map(({ article, seq }) => [
            id,
            {
              ...{ article, seq },
              editions: group.map(({ edition }) => edition),
              texts: new Map(
                group.flatMap(({ text }) => joined(text) ?? []).map((text) => [text.locale, text]),
              ),
              images: imagesById(group.map(({ image }) => joined(image))),
              topics: topics(id),
              enterprises: enterprises(id),
            },
          ]),
        ),
      );
    },
  );
}

interface Link {
  readonly id: string;
  readonly of: string;
  readonly position: number;
}

/** Sorted here: the database would read every row once more to do it. */
function linked(rows: readonly Link[]): (id: string) => string[] {
  const groups = Map.groupBy(rows, ({ id }) => id);
  return (id) => (groups.get(id) ?? []).toSorted((a, b) => a.position - b.position).map(({ of }) => of);
}

/** Of what is public in any of these languages, newest first, behind a place `<published at> <id>`; '' for the beginning. */
export function listedFrom(place: string, wanted: readonly Locale[], limit: number): SQL {
  const [only, ...others] = wanted;
  const scope = others.length === 0 && only !== undefined ? only : "*";
  const [publishedAt = "", id = ""] = place.split(" ");
  const after =
    place === ""
      ? sql``
      : sql`AND (${articleListings.publishedAt}, ${articleListings.articleId}) < (${Number(publishedAt)}, ${id})`;
  return sql`(SELECT ${articleListings.articleId} FROM ${articleListings}
    WHERE ${articleListings.facet} = 'all' AND ${articleListings.scope} = ${scope} ${after}
    ORDER BY ${articleListings.publishedAt} DESC, ${articleListings.articleId} DESC LIMIT ${limit})`;
}

export const placeOf = ({ publishedAt, id }: ArticleRow): string => `${publishedAt ?? 0} ${id}`;
