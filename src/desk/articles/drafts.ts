import { lang, parametersOf } from "../../api/parameters.ts";
import { problem } from "../../api/problem.ts";
import type { AppContext } from "../../app-env.ts";
import { mergeRivals, rivalsRead } from "../../articles/conflict.ts";
import type { Rivals } from "../../articles/conflict.ts";
import { draftRevision } from "../../articles/draft.ts";
import type { NewRevision } from "../../articles/draft.ts";
import { markdownOf } from "../../articles/history.ts";
import type { WrittenRevision } from "../../articles/history.ts";
import { lines } from "../../articles/merge.ts";
import type { Text } from "../../articles/merge.ts";
import { readNow } from "../../changes/read.ts";
import { DomainError } from "../../errors.ts";
import { databaseOf } from "../door.ts";
import { jsonBody } from "../json-body.ts";
import { newDraft } from "./bodies.ts";
import { editionAt, etagOf, seenVersion } from "./place.ts";
import type { EditionPlace } from "./place.ts";

/** Saves, and says where; when somebody was faster, the problem that brings both texts and one made of them. */
export async function saveDraft(c: AppContext): Promise<EditionPlace | Response> {
  parametersOf(c, { lang });
  const place = editionAt(c, "article.write");
  const expectedVersion = seenVersion(c);
  const { standfirst, byline, dateline, image, ...body } = await jsonBody(c, newDraft);
  const input: NewRevision = {
    ...body,
    ...{ articleId: place.articleId, locale: place.locale, expectedVersion },
    ...{ standfirst: standfirst ?? undefined, byline: byline ?? undefined, dateline: dateline ?? undefined },
    image: image && { ...image, caption: image.caption ?? undefined },
  };
  try {
    await draftRevision(databaseOf(c), place.actor, input, c.env.now());
    return place;
  } catch (error) {
    if (error instanceof DomainError && error.code === "edit_conflict") return conflict(c, error, input);
    throw error;
  }
}

async function conflict(c: AppContext, error: DomainError, input: NewRevision): Promise<Response> {
  const seen = input.expectedVersion ?? Number.MAX_SAFE_INTEGER;
  const value = await readNow(databaseOf(c), rivalsRead(input, seen));
  return problem(c, error, conflictShape(value, input));
}

export type ConflictShape = ReturnType<typeof conflictShape>;

/** With the ETag under which the merged text can be saved. */
export function conflictShape(rivals: Rivals, input: NewRevision) {
  const { base, theirs, yours, merged } = mergeRivals(rivals, input);
  return {
    etag: etagOf(rivals.version),
    base: textShape(base, rivals.base),
    theirs: textShape(theirs, rivals.theirs),
    yours: textShape(yours, undefined),
    merge: {
      ...Object.fromEntries(lines.map((line) => [line, merged.lines[line]])),
      image: merged.image,
      markdown: markdownOf(merged.blocks),
      blocks: merged.blocks,
      conflicts: merged.conflicts,
    },
  };
}

function textShape(text: Text, from: WrittenRevision | undefined) {
  const { title, standfirst, byline, dateline, image = null, blocks } = text;
  return {
    number: from?.revision.number ?? null,
    author: from ? { id: from.revision.author, name: from.revision.authorName } : null,
    ...{ title, standfirst, byline, dateline, image },
    markdown: markdownOf(blocks),
    blocks: blocks.map(({ id, kind, markdown }) => ({ id, kind, markdown })),
  };
}
