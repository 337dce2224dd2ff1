import type { RootContent } from "mdast";
import { checkSize } from "./limits.ts";
import { cleanText } from "./clean-text.ts";
import type { Chunk } from "./chunks.ts";
import { inlineReferences } from "./references.ts";
import { parseChunk, safeChunks, spanOf } from "./syntax.ts";

export type BlockKind = "paragraph" | "heading" | "list" | "quote" | "code" | "table" | "rule";

export interface ParsedBlock {
  kind: BlockKind;
  /** The block's own lines, as written. */
  markdown: string;
}

/**
 * Cuts a body (CommonMark with GFM tables) into its top-level blocks. Joined with
 * a blank line between them the blocks parse to the same blocks again, and each
 * can be rendered alone: reference links are written out as inline links.
 *
 * Raw HTML makes no block of its own and is never rendered: tags are dropped, what
 * stands between them stays as text, a script's source too, and does nothing.
 *
 * Throws `body_too_long` (256 KiB of UTF-8, 10,000 lines, or a text built to be
 * slow to parse) and `body_too_deep` (16 levels of quotes and lists) before
 * parsing, and `body_too_deep` after it for emphasis nested beyond reason.
 */
export function parseBody(markdown: string): ParsedBlock[] {
  checkSize(markdown);
  const body = inlineReferences(cleanText(markdown));
  checkSize(body);
  return stableBlocks(body);
}

/** Cutting settles in the second round; texts made to resist settle in the third or fourth. */
const maxRounds = 4;

/**
 * A block may read differently once blank lines stand around it (what may interrupt
 * a paragraph follows rules of its own), so blocks are joined and cut again until
 * they stay as they are.
 */
function stableBlocks(body: string): ParsedBlock[] {
  const known = new Map<string, ParsedBlock[]>();
  let text = body;
  let blocks = cut(text, known);
  for (let round = 1; round < maxRounds; round += 1) {
    const joined = blocks.map(({ markdown }) => markdown).join("\n\n");
    if (joined === text) break;
    text = joined;
    blocks = cut(text, known);
  }
  return blocks;
}

/** A chunk that was cut in an earlier round is not parsed again. */
function cut(body: string, known: Map<string, ParsedBlock[]>): ParsedBlock[] {
  return safeChunks(body).flatMap((chunk) => {
    const text = chunk.text.trimEnd();
    const blocks = known.get(text) ?? blocksOf({ ...chunk, text });
    known.set(text, blocks);
    return blocks.map((block) => ({ ...block }));
  });
}

function blocksOf(chunk: Chunk): ParsedBlock[] {
  return parseChunk(chunk).children.flatMap((node) => {
    const kind = kindOf(node);
    return kind === undefined ? [] : [{ kind, markdown: linesOf(node, chunk.text) }];
  });
}

const kinds: Partial<Record<RootContent["type"], BlockKind>> = {
  paragraph: "paragraph",
  heading: "heading",
  list: "list",
  blockquote: "quote",
  code: "code",
  table: "table",
  thematicBreak: "rule",
};

/** Undefined for a definition, which shows nothing. */
function kindOf(node: RootContent): BlockKind | undefined {
  return kinds[node.type];
}

/** From the first line's beginning: indentation carries meaning in lists and code. */
function linesOf(node: RootContent, text: string): string {
  const { start, end } = spanOf(node);
  return text.slice(text.lastIndexOf("\n", start - 1) + 1, end).trimEnd();
}
