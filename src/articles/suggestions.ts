/** Enterprises that a text names, by any of their names in any language. */
import { asc, eq, sql } from "drizzle-orm";
import { columnsOf } from "../changes/columns-of.ts";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { enterprises } from "../enterprises/tables.ts";
import type { EnterpriseRow } from "../enterprises/tables.ts";
import { namesIn } from "./named-passages.ts";
import type { NamedPassage } from "./named-passages.ts";
import type { EditionKey } from "./predecessors.ts";
import { articleEnterprises, articles, blocks, revisions } from "./tables.ts";

export interface Suggestion {
  readonly enterprise: EnterpriseRow;
  readonly isLinked: boolean;
  readonly passages: readonly NamedPassage[];
}

/** Names that are looked for, the latest entered first: what one look costs does not grow beyond them. */
const mostNames = 20_000;
/** Names that a text may be told to hold. */
const mostFound = 500;

/**
 * One round trip: the draft's words, else those that are public, and whichever
 * names stand in them. Undefined where there is no such article.
 */
export function suggestionsRead({ articleId, locale }: EditionKey): Read<Suggestion[] | undefined> {
  const revision = sql`(SELECT coalesce(draft_revision_id, published_revision_id) FROM editions
    WHERE article_id = ${articleId} AND locale = ${locale})`;
  const words = sql`(SELECT group_concat(text, char(10)) AS text FROM (
    SELECT lower(title || char(10) || coalesce(standfirst, '')) AS text FROM revisions WHERE id = ${revision}
    UNION ALL SELECT lower(markdown) FROM blocks WHERE revision_id = ${revision})) words`;
  const known = sql`(SELECT * FROM names WHERE mistaken_at IS NULL ORDER BY rowid DESC LIMIT ${mostNames}) known`;
  return read(
    (db) => [
      db.select({ id: articles.id }).from(articles).where(eq(articles.id, articleId)),
      db
        .select({ title: revisions.title, standfirst: revisions.standfirst })
        .from(revisions)
        .where(eq(revisions.id, revision)),
      db
        .select({ id: blocks.id, markdown: blocks.markdown })
        .from(blocks)
        .where(eq(blocks.revisionId, revision))
        .orderBy(asc(blocks.position)),
      db
        .select({
          name: sql<string>`known.value`.as("name_value"),
          tag: sql<string>`known.tag`.as("name_tag"),
          enterprise: columnsOf(enterprises),
        })
        .from(sql`${words} CROSS JOIN ${known}`)
        .innerJoin(enterprises, sql`${enterprises.id} = known.enterprise_id`)
        .where(sql`instr(words.text, lower(known.value)) > 0`)
        .limit(mostFound),
      db
        .select({ id: articleEnterprises.enterpriseId })
        .from(articleEnterprises)
        .where(eq(articleEnterprises.articleId, articleId)),
    ],
    ([[article], [lines], parts, found, linked]) => {
      if (article === undefined) return undefined;
      const text = [
        { id: "title", markdown: lines?.title ?? "" },
        { id: "standfirst", markdown: lines?.standfirst ?? "" },
        ...parts,
      ];
      const named = found.map(({ name, tag, enterprise }) => ({ value: name, tag, of: enterprise.id }));
      const passages = Map.groupBy(namesIn(text, named), ({ of }) => of);
      const rows = new Map(found.map(({ enterprise }) => [enterprise.id, enterprise]));
      const isLinked = new Set(linked.map(({ id }) => id));
      return [...passages].flatMap(([id, all]) => {
        const enterprise = rows.get(id);
        return enterprise === undefined ? [] : [{ enterprise, isLinked: isLinked.has(id), passages: all }];
      });
    },
  );
}
