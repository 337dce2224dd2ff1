import { compareBlocks } from "../../articles/compare.ts";
import type { BlockChange } from "../../articles/compare.ts";
import { isSameLead } from "../../articles/lead-image.ts";
import type { WrittenRevision } from "../../articles/history.ts";
import { lines } from "../../articles/merge.ts";
import type { LeadImage } from "../../articles/tables.ts";
import { wordDiff } from "../word-diff.ts";
import type { Piece } from "../word-diff.ts";

export type DiffShape = ReturnType<typeof diffShape>;

/** From one revision to another; from nothing, where there is none before it. */
export function diffShape(before: WrittenRevision | undefined, after: WrittenRevision) {
  const words = wordsWithin(mostSteps);
  const blocks = compareBlocks(before?.blocks ?? [], after.blocks);
  return {
    number: after.revision.number,
    against: before?.revision.number ?? null,
    lines: lines.flatMap((line) => {
      const [old, now] = [before?.revision[line] ?? "", after.revision[line] ?? ""];
      return old === now ? [] : [{ line, before: old, after: now, words: words(old, now) }];
    }),
    image: imageChange(before?.revision.image ?? null, after.revision.image),
    blocks: blocks.map((change) => ({ ...change, ...wordsOf(change, words) })),
    counts: countsOf(blocks),
  };
}

/** Null where it is as it was. */
const imageChange = (before: LeadImage | null, after: LeadImage | null) =>
  isSameLead(before, after) ? null : { before, after };

type Words = (before: string, after: string) => readonly Piece[];

/** Characters, squared: what all word by word comparisons of one answer may cost together. */
const mostSteps = 40_000_000;

/** Beyond it a text is shown as gone and written anew. */
function wordsWithin(limit: number): Words {
  let left = limit;
  return (before, after) => {
    left -= before.length * after.length;
    if (left >= 0) return wordDiff(before, after);
    return [
      { kind: "gone", text: before },
      { kind: "new", text: after },
    ];
  };
}

function wordsOf({ kind, before = "", after = "" }: BlockChange, words: Words) {
  return kind === "changed" ? { words: words(before, after) } : {};
}

function countsOf(blocks: readonly BlockChange[]) {
  const count = (is: (change: BlockChange) => boolean) => blocks.filter(is).length;
  return {
    added: count(({ kind }) => kind === "added"),
    removed: count(({ kind }) => kind === "removed"),
    changed: count(({ kind }) => kind === "changed"),
    moved: count(({ moved }) => moved),
  };
}
