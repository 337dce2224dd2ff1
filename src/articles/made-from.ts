/** The words that a source had when the parts of its translation were made from them. */
import { asc, inArray, sql } from "drizzle-orm";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { basisOf, standfirstBasisOf, titleBasisOf } from "./freshness.ts";
import { latestRevision } from "./predecessors.ts";
import type { EditionKey } from "./predecessors.ts";
import { blocks, revisions } from "./tables.ts";

/** By part (a block's id, `title`, `standfirst`) and by the basis that the translation was made from. */
export type MadeFrom = ReadonlyMap<string, string>;

/** Undefined where they are not known any more. */
export const wordsThen = (madeFrom: MadeFrom, part: string, basis: string | null): string | undefined =>
  basis === null ? undefined : madeFrom.get(keyOf(part, basis));

const keyOf = (part: string, basis: string): string => `${part} ${basis}`;

/** A part that stayed as it was through many of the source's revisions may be older than these. */
const mostSources = 20;

/**
 * A part takes its basis from the source revision that its own was saved
 * beside, so those are all that need to be looked at. Empty for a source.
 */
export function madeFromRead({ articleId, locale }: EditionKey): Read<MadeFrom> {
  const sources = sql`(SELECT source_revision_id FROM revisions
    WHERE article_id = ${articleId} AND locale = ${locale} AND source_revision_id IS NOT NULL
    GROUP BY source_revision_id ORDER BY max(number) DESC LIMIT ${mostSources})`;
  const wanted = sql`(SELECT id, source_hash FROM blocks WHERE revision_id = ${latestRevision(articleId, locale)})`;
  const { id, hash, basis, markdown, revisionId } = blocks;
  return read(
    (db) => [
      db
        .select({
          ...{ title: revisions.title, titleBasis: revisions.titleBasis },
          ...{ standfirst: revisions.standfirst, standfirstBasis: revisions.standfirstBasis },
        })
        .from(revisions)
        .where(inArray(revisions.id, sources))
        .orderBy(asc(revisions.number)),
      db
        .select({ id, hash, basis, markdown })
        .from(blocks)
        .where(sql`${revisionId} IN ${sources} AND (${id}, coalesce(${basis}, ${hash})) IN ${wanted}`),
    ],
    ([lines, parts]) =>
      new Map([
        ...lines.flatMap((line): [string, string][] => {
          const standfirst = standfirstBasisOf(line);
          return [
            [keyOf("title", titleBasisOf(line)), line.title],
            ...(standfirst === undefined
              ? []
              : [[keyOf("standfirst", standfirst), line.standfirst ?? ""] as [string, string]]),
          ];
        }),
        ...parts.map((part): [string, string] => [keyOf(part.id, basisOf(part)), part.markdown]),
      ]),
  );
}
