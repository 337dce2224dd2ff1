/** What is needed to bring two people's work on one edition together. */
import { asc, eq, inArray, sql } from "drizzle-orm";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { newBlockId } from "../identity.ts";
import { leadImageOf, readableLines } from "./compose.ts";
import type { NewRevision } from "./draft.ts";
import { checkSize } from "./body/limits.ts";
import { parseBody } from "./body/markdown.ts";
import { lineColumns, written } from "./history.ts";
import type { WrittenRevision } from "./history.ts";
import { blockHash, identifyBlocks } from "./identity/blocks.ts";
import { mergeTexts } from "./merge.ts";
import type { Merged, Text } from "./merge.ts";
import { latestRevision } from "./predecessors.ts";
import type { EditionKey } from "./predecessors.ts";
import { blocks, editions, revisions } from "./tables.ts";

export interface Rivals {
  /** The edition's version now. */
  readonly version: number;
  /** What was the newest when the edition had the version that was seen; undefined where nothing was. */
  readonly base: WrittenRevision | undefined;
  /** The newest now. */
  readonly theirs: WrittenRevision | undefined;
}

/** @param seen the edition's version that the later of the two began from */
export function rivalsRead({ articleId, locale }: EditionKey, seen: number): Read<Rivals> {
  const base = sql`(SELECT id FROM revisions WHERE article_id = ${articleId} AND locale = ${locale}
    AND coalesce(edition_version, 0) <= ${seen} AND ${seen} > 0 ORDER BY number DESC LIMIT 1)`;
  const either = sql`(SELECT ${base} UNION SELECT ${latestRevision(articleId, locale)})`;
  return read(
    (db) => [
      db
        .select({ version: editions.version, base: sql<string | null>`${base}`.as("base") })
        .from(editions)
        .where(sql`${editions.articleId} = ${articleId} AND ${editions.locale} = ${locale}`),
      db.select(lineColumns).from(revisions).where(inArray(revisions.id, either)),
      db.select().from(blocks).where(inArray(blocks.revisionId, either)).orderBy(asc(blocks.position)),
      db
        .select({ id: revisions.id })
        .from(revisions)
        .where(eq(revisions.id, latestRevision(articleId, locale))),
    ],
    ([[edition], lines, parts, [latest]]) => {
      const find = (id: string | null | undefined) => {
        const line = lines.find((row) => row.id === id);
        return line && written(line, parts);
      };
      return { version: edition?.version ?? 0, base: find(edition?.base), theirs: find(latest?.id) };
    },
  );
}

export interface ThreeWays {
  readonly base: Text;
  readonly theirs: Text;
  readonly yours: Text;
  readonly merged: Merged;
}

/** @param input what could not be saved @throws what parsing the body throws */
export function mergeRivals({ base, theirs }: Rivals, input: NewRevision): ThreeWays {
  const from = textOf(base);
  const yours = { ...readableLines(input), image: leadImageOf(input), blocks: blocksIn(input.body, from) };
  const sides = { base: from, theirs: textOf(theirs), yours };
  return { ...sides, merged: mergeTexts(sides.base, sides.theirs, sides.yours) };
}

function textOf(one: WrittenRevision | undefined): Text {
  if (one === undefined) return { title: "", standfirst: null, byline: null, dateline: null, blocks: [] };
  const { title, standfirst, byline, dateline, image } = one.revision;
  return { title, standfirst, byline, dateline, image, blocks: one.blocks };
}

function blocksIn(body: NewRevision["body"], base: Text): Text["blocks"] {
  if (typeof body === "string") return identifyBlocks(parseBody(body), base.blocks, newBlockId);
  checkSize(body.map(({ markdown }) => markdown).join("\n\n"));
  return body.flatMap(({ id, markdown }) =>
    parseBody(markdown).map((parsed, index) => ({
      ...parsed,
      id: (index === 0 ? id : undefined) ?? newBlockId(),
      hash: blockHash(parsed.markdown),
    })),
  );
}
