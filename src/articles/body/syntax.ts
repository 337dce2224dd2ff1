import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import { DomainError } from "../../errors.ts";
import { checkEffort } from "./limits.ts";
import { chunksOf, type Chunk } from "./chunks.ts";
import { checkNesting } from "./nesting.ts";

/** A body's chunks, once they are known to be cheap to parse: throws `body_too_deep` or `body_too_long`. */
export function safeChunks(body: string): Chunk[] {
  const chunks = chunksOf(body);
  for (const chunk of chunks) checkNesting(chunk);
  checkEffort(chunks);
  return chunks;
}

/** Levels of the parsed tree, emphasis included; what walks the tree by recursion stands this easily. */
const maxTreeDepth = 120;

/** Throws `body_too_deep` where containers or emphasis nest beyond all reason. */
export function parseChunk({ text, line }: Chunk): Root {
  const root = parseText(text);
  const deepest = [...descendants(root)].find(({ depth }) => depth > maxTreeDepth)?.node;
  if (deepest === undefined) return root;
  const below = deepest.position?.start.line ?? 1;
  throw new DomainError("body_too_deep", { line: line + below - 1, limit: maxTreeDepth });
}

/**
 * CommonMark with GFM tables, without HTML blocks: a line that begins with a tag
 * is a paragraph with inline tags in it, and those are dropped when it is
 * rendered, so that the words between them stay.
 */
export function parseText(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfmTable(), { disable: { null: ["htmlFlow"] } }],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
}

interface Descendant {
  readonly node: Nodes;
  readonly depth: number;
}

/** Every node of a tree, the root at depth 0, in no order; without recursion, as the tree may be deep. */
export function* descendants(root: Root): Generator<Descendant> {
  const waiting: Descendant[] = [{ node: root, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    const { node, depth } = next;
    if ("children" in node)
      for (const child of node.children) waiting.push({ node: child, depth: depth + 1 });
  }
}

/** Where a parsed node stands in its text. The parser places every node it makes. */
export function spanOf(node: Nodes): { start: number; end: number } {
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) throw new Error(`${node.type} has no place`);
  return { start: start.offset, end: end.offset };
}
