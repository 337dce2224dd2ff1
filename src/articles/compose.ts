/** From what an editor typed to a revision: blocks with ids, sanitised HTML, and what each part was made from. Pure. */
import { createHash } from "node:crypto";
import { DomainError } from "../errors.ts";
import { newBlockId } from "../identity.ts";
import type { Locale } from "../locales.ts";
import { alignTranslation } from "./identity/align.ts";
import { blockHash, identifyBlocks } from "./identity/blocks.ts";
import type { Block } from "./identity/blocks.ts";
import type { NewRevision } from "./draft.ts";
import { checkSize } from "./body/limits.ts";
import { parseBody } from "./body/markdown.ts";
import type { BlockKind } from "./body/markdown.ts";
import { plainText, renderBlock } from "./body/render.ts";
import type { blocks as blockTable, revisions } from "./tables.ts";

type RevisionRow = typeof revisions.$inferSelect;
type BlockRow = typeof blockTable.$inferSelect;

export interface Predecessor {
  revision: RevisionRow;
  blocks: readonly BlockRow[];
}

export interface Part extends Block {
  sourceHash: string | null;
}

export interface Composed {
  revision: Omit<RevisionRow, "id" | "number" | "author" | "createdAt">;
  parts: Part[];
}

export function composeRevision(
  input: NewRevision,
  previous: Predecessor | undefined,
  source: Predecessor | undefined,
): Composed {
  const text = readable(input);
  const identified = identify(input.body, previous, source);
  const body = identified.map((block) => ({ id: block.id, html: renderBlock(block.markdown, input.locale) }));
  const madeFrom = source && sourcesOf(input, text, previous, source);
  return {
    revision: {
      articleId: input.articleId,
      locale: input.locale,
      ...text,
      body,
      hash: digest([text, body]),
      excerpt: excerptOf(identified, input.locale),
      sourceRevisionId: source?.revision.id ?? null,
      sourceRevisionNumber: source?.revision.number ?? null,
      titleSourceHash: madeFrom?.title ?? null,
      standfirstSourceHash: madeFrom?.standfirst ?? null,
    },
    parts: identified.map((block) => ({ ...block, sourceHash: madeFrom?.block(block) ?? null })),
  };
}

/** Characters; a Chinese one says about as much as two and a half Latin ones. */
const excerptLength: Record<Locale, number> = { en: 200, "zh-Hans": 80 };

/** The first paragraph, cut between words. */
function excerptOf(blocks: readonly Block[], locale: Locale): string | null {
  const first = blocks.find((block) => block.kind === "paragraph");
  if (first === undefined) return null;
  const text = plainText(first.markdown).replaceAll(/\s+/g, " ").trim();
  const limit = excerptLength[locale];
  if (text.length <= limit) return text;
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter(locale, { granularity: "word" }).segment(
    text.slice(0, limit + 20),
  )) {
    if (index + segment.length > limit) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}

export const textHash = (text: string | null): string | null => (text === null ? null : blockHash(text));

interface Readable {
  title: string;
  standfirst: string | null;
  byline: string | null;
  dateline: string | null;
}

function readable({ title, standfirst, byline, dateline }: NewRevision): Readable {
  return {
    title: oneLine(title) ?? "",
    standfirst: oneLine(standfirst),
    byline: oneLine(byline),
    dateline: oneLine(dateline),
  };
}

/** Control and bidirectional override characters have no place in a line of text. */
function oneLine(text: string | undefined): string | null {
  const clean = text?.replaceAll(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, " ").trim();
  return clean === undefined || clean === "" ? null : clean;
}

function identify(
  body: NewRevision["body"],
  previous: Predecessor | undefined,
  source: Predecessor | undefined,
): Block[] {
  const before = previous ? previous.blocks.map(asBlock) : [];
  if (typeof body !== "string")
    return explicitBlocks(body, [...before, ...(source?.blocks.map(asBlock) ?? [])]);
  const parsed = parseBody(body);
  return source
    ? alignTranslation(parsed, before, source.blocks.map(asBlock), newBlockId)
    : identifyBlocks(parsed, before, newBlockId);
}

/** Each block under the id it was given; what it grows beyond one block gets ids of its own. */
function explicitBlocks(body: readonly { id: string; markdown: string }[], known: readonly Block[]): Block[] {
  const free = new Set(known.map((block) => block.id));
  checkSize(body.map(({ markdown }) => markdown).join("\n\n"));
  return body.flatMap(({ id, markdown }) => {
    if (!free.delete(id)) throw new DomainError("unknown_block", { id });
    return parseBody(markdown).map((parsed, index) => ({
      ...parsed,
      id: index === 0 ? id : newBlockId(),
      hash: blockHash(parsed.markdown),
    }));
  });
}

function asBlock(row: BlockRow): Block {
  return { id: row.id, kind: row.kind as BlockKind, markdown: row.markdown, hash: row.hash };
}

/**
 * Which state of the source each part was made from: the present one when its
 * words are new, changed or confirmed, else the one it was made from before.
 */
function sourcesOf(
  input: NewRevision,
  text: Readable,
  previous: Predecessor | undefined,
  source: Predecessor,
) {
  const confirmed = (part: string) => input.confirm === "all" || (input.confirm?.includes(part) ?? false);
  const hashes = new Map(source.blocks.map((block) => [block.id, block.hash]));
  const before = new Map(previous?.blocks.map((block) => [block.id, block]));
  const was = previous?.revision;
  const fresh = (part: string, changed: boolean) => changed || confirmed(part);
  return {
    title: fresh("title", text.title !== was?.title)
      ? textHash(source.revision.title)
      : (was?.titleSourceHash ?? null),
    standfirst: fresh("standfirst", text.standfirst !== (was?.standfirst ?? null))
      ? textHash(source.revision.standfirst)
      : (was?.standfirstSourceHash ?? null),
    block: (block: Block): string | null => {
      const old = before.get(block.id);
      const now = hashes.get(block.id) ?? null;
      if (old === undefined || fresh(block.id, old.hash !== block.hash)) return now;
      return old.sourceHash;
    },
  };
}

function digest(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 32);
}
