/** From what an editor typed to a revision: blocks with ids, sanitised HTML, and what each part was made from. Pure. */
import { createHash } from "node:crypto";
import { DomainError } from "../errors.ts";
import { newBlockId } from "../identity.ts";
import { isImageId } from "../images/address.ts";
import { lastResort } from "../locales.ts";
import type { Locale } from "../locales.ts";
import { alignTranslation } from "./identity/align.ts";
import { blockHash, identifyBlocks } from "./identity/blocks.ts";
import type { Block } from "./identity/blocks.ts";
import type { NewRevision, Piece } from "./draft.ts";
import { basesOf, sourcesOf } from "./provenance.ts";
import { checkSize } from "./body/limits.ts";
import { parseBody } from "./body/markdown.ts";
import { imageIdsIn, noImages } from "./body/images.ts";
import type { KnownImages } from "./body/images.ts";
import { plainText, renderBlock, renderWithLinks } from "./body/render.ts";
import { internalLink } from "./body/internal-links.ts";
import { tidyLead } from "./lead-image.ts";
import type { blocks as blockTable, LeadImage, revisions } from "./tables.ts";

type RevisionRow = typeof revisions.$inferSelect;
type BlockRow = typeof blockTable.$inferSelect;

export interface Predecessor {
  revision: RevisionRow;
  blocks: readonly BlockRow[];
}

export interface Part extends Block {
  sourceHash: string | null;
  basis: string | null;
}

export interface Composed {
  revision: Omit<RevisionRow, "id" | "number" | "author" | "createdAt" | "editionVersion">;
  parts: Part[];
}

export function composeRevision(
  input: NewRevision,
  previous: Predecessor | undefined,
  source: Predecessor | undefined,
  known = noImages,
): Composed {
  const text = readableLines(input);
  const image = leadImageOf(input);
  const identified = identify(input.body, previous, source);
  const rendered = identified.map(({ id, markdown }) => ({
    id,
    ...renderWithLinks(markdown, input.locale, known),
  }));
  const body = rendered.map(({ id, html }) => ({ id, html }));
  const madeFrom = source && sourcesOf(input, text, previous, source);
  const bases = source === undefined ? basesOf(input, text, previous) : undefined;
  return {
    revision: {
      articleId: input.articleId,
      locale: input.locale,
      ...text,
      body,
      hash: digest(image === null ? [text, body] : [text, body, image]),
      excerpt: excerptOf(identified, input.locale, known),
      image,
      sourceRevisionId: source?.revision.id ?? null,
      sourceRevisionNumber: source?.revision.number ?? null,
      titleSourceHash: madeFrom?.title ?? null,
      standfirstSourceHash: madeFrom?.standfirst ?? null,
      titleBasis: bases?.title ?? null,
      standfirstBasis: bases?.standfirst ?? null,
      minor: input.minor ?? false,
      links: rendered.flatMap(({ id, links }) => links.flatMap((href) => internalLink(href, id) ?? [])),
    },
    parts: identified.map((block) => ({
      ...block,
      sourceHash: madeFrom?.block(block) ?? null,
      basis: bases?.block(block) ?? null,
    })),
  };
}

/** Characters; a Chinese one says about as much as two and a half Latin ones. */
const excerptLength: Record<Locale, number> = { en: 200, "zh-Hans": 80 };

/** The first paragraph that is more than a picture, cut between words. */
function excerptOf(blocks: readonly Block[], locale: Locale, known: KnownImages): string | null {
  const first = blocks.find(({ kind, markdown }) => kind === "paragraph" && !isPicture(markdown, known));
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

/** A paragraph that is one picture of ours, and nothing else. */
const isPicture = (markdown: string, known: KnownImages): boolean =>
  known.size > 0 && renderBlock(markdown, lastResort, known).startsWith("<figure>");

/** Every picture that it could show, before it is parsed. */
export function imageIdsOf({ body, image }: Pick<NewRevision, "body" | "image">): string[] {
  const markdown = typeof body === "string" ? body : body.map((part) => part.markdown).join("\n\n");
  return [...(image && isImageId(image.id) ? [image.id] : []), ...imageIdsIn(markdown)];
}

export const leadImageOf = ({ image }: Pick<NewRevision, "image">): LeadImage | null =>
  tidyLead(image, oneLine);

export interface Readable {
  title: string;
  standfirst: string | null;
  byline: string | null;
  dateline: string | null;
}

export function readableLines({ title, standfirst, byline, dateline }: NewRevision): Readable {
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
function explicitBlocks(body: readonly Piece[], known: readonly Block[]): Block[] {
  const free = new Set(known.map((block) => block.id));
  checkSize(body.map(({ markdown }) => markdown).join("\n\n"));
  return body.flatMap(({ id, markdown }) => {
    if (id !== undefined && !free.delete(id)) throw new DomainError("unknown_block", { id });
    return parseBody(markdown).map((parsed, index) => ({
      ...parsed,
      id: (index === 0 ? id : undefined) ?? newBlockId(),
      hash: blockHash(parsed.markdown),
    }));
  });
}

function asBlock({ id, kind, markdown, hash }: BlockRow): Block {
  return { id, kind, markdown, hash };
}

function digest(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 32);
}
