/** What a revision was made from, part by part: the source's state for a translation, the meaning kept for a source. Pure. */
import type { Predecessor, Readable } from "./compose.ts";
import type { NewRevision } from "./draft.ts";
import { basisOf, nextBasis, standfirstBasisOf, titleBasisOf } from "./freshness.ts";
import { blockHash } from "./identity/blocks.ts";
import type { Block } from "./identity/blocks.ts";

/** In the source itself: what translations are to compare each part with. */
export function basesOf(input: NewRevision, text: Readable, previous: Predecessor | undefined) {
  const { minor = false } = input;
  const before = new Map(previous?.blocks.map((block) => [block.id, block]));
  const line = (old: string | null | undefined, basis: string | null | undefined, now: string | null) => {
    const based = typeof old === "string" ? { hash: blockHash(old), basis: basis ?? null } : undefined;
    return now === null ? null : nextBasis(based, blockHash(now), minor);
  };
  const was = previous?.revision;
  return {
    title: line(was?.title, was?.titleBasis, text.title),
    standfirst: line(was?.standfirst, was?.standfirstBasis, text.standfirst),
    block: (block: Block) => nextBasis(before.get(block.id), block.hash, minor),
  };
}

/**
 * Which state of the source each part was made from: the present one when its
 * words are new, changed or confirmed, else the one it was made from before. A
 * minor edit of a translation says nothing new of the source.
 */
export function sourcesOf(
  input: NewRevision,
  text: Readable,
  previous: Predecessor | undefined,
  source: Predecessor,
) {
  const confirmed = (part: string) => input.confirm === "all" || (input.confirm?.includes(part) ?? false);
  const bases = new Map(source.blocks.map((block) => [block.id, basisOf(block)]));
  const before = new Map(previous?.blocks.map((block) => [block.id, block]));
  const was = previous?.revision;
  const fresh = (part: string, old: string | null | undefined, now: string | null) =>
    confirmed(part) || typeof old !== "string" || (old !== now && !input.minor);
  return {
    title: fresh("title", was?.title, text.title)
      ? titleBasisOf(source.revision)
      : (was?.titleSourceHash ?? null),
    standfirst: fresh("standfirst", was?.standfirst, text.standfirst)
      ? (standfirstBasisOf(source.revision) ?? null)
      : (was?.standfirstSourceHash ?? null),
    block: (block: Block): string | null => {
      const old = before.get(block.id);
      if (old !== undefined && !fresh(block.id, old.hash, block.hash)) return old.sourceHash;
      return bases.get(block.id) ?? null;
    },
  };
}
