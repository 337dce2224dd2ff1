/**
 * Whether a translation still says what its source says. Derived from hashes
 * alone: each translated block carries the basis of the source block it was
 * made from. Timestamps play no part, so an unrelated edit never makes a
 * translation outdated and a quick one never hides that it is.
 *
 * A block's **basis** is the hash of its words, or, once a minor edit has
 * changed them, that of the words whose meaning they kept. So all wordings of
 * one meaning have one basis, a translation of any of them is one of all of
 * them, and only an edit that is not minor gives a block another. A block that
 * came or went is told whatever the edit was called: words that are missing
 * in the translation are missing.
 */
import { blockHash } from "./identity/blocks.ts";
import type { RevisionRow, TranslationStatus } from "./tables.ts";

export interface SourceText {
  titleBasis: string;
  standfirstBasis: string | undefined;
  blocks: readonly ({ id: string } & Based)[];
}

export interface TranslatedText {
  titleSourceHash: string | null;
  standfirstSourceHash: string | null;
  hasStandfirst: boolean;
  blocks: readonly { id: string; sourceHash: string | null }[];
}

/** A text's hash, and another text's where it means the same as that one. */
export interface Based {
  hash: string;
  basis: string | null;
}

export const basisOf = ({ hash, basis }: Based): string => basis ?? hash;

/** The basis of words in the place of older ones; null where it is their own hash. */
export function nextBasis(old: Based | undefined, hash: string, minor: boolean): string | null {
  if (old === undefined || (old.hash !== hash && !minor)) return null;
  const basis = basisOf(old);
  return basis === hash ? null : basis;
}

export interface Freshness {
  status: Exclude<TranslationStatus, "source">;
  /** Ids of source blocks that changed, are missing here, or are gone; `title` and `standfirst` for those. */
  staleBlocks: string[];
}

/** A text as it is kept: a source, or a translation of one. */
type Written = Pick<
  RevisionRow,
  "title" | "standfirst" | "titleBasis" | "standfirstBasis" | "titleSourceHash" | "standfirstSourceHash"
>;

export function freshnessAgainst(
  source: { readonly revision: Written; readonly blocks: SourceText["blocks"] },
  translation: { readonly revision: Written; readonly blocks: TranslatedText["blocks"] },
): Freshness {
  const { titleSourceHash, standfirstSourceHash, standfirst } = translation.revision;
  return freshnessOf(
    {
      titleBasis: titleBasisOf(source.revision),
      standfirstBasis: standfirstBasisOf(source.revision),
      blocks: source.blocks,
    },
    {
      ...{ titleSourceHash, standfirstSourceHash, hasStandfirst: standfirst !== null },
      blocks: translation.blocks,
    },
  );
}

/** What translations compare a source's title with. */
export const titleBasisOf = ({ title, titleBasis }: Pick<Written, "title" | "titleBasis">): string =>
  basisOf({ hash: blockHash(title), basis: titleBasis });

export function standfirstBasisOf({
  standfirst,
  standfirstBasis,
}: Pick<Written, "standfirst" | "standfirstBasis">): string | undefined {
  return standfirst === null ? undefined : basisOf({ hash: blockHash(standfirst), basis: standfirstBasis });
}

export function freshnessOf(source: SourceText, translation: TranslatedText): Freshness {
  const missing = missingParts(source, translation);
  const changed = changedParts(source, translation);
  const gone = goneParts(source, translation);
  const staleBlocks = [...new Set([...changed, ...missing, ...gone])];
  if (missing.length > 0) return { status: "incomplete", staleBlocks };
  return { status: staleBlocks.length > 0 ? "outdated" : "current", staleBlocks };
}

function missingParts(source: SourceText, translation: TranslatedText): string[] {
  const present = new Set(translation.blocks.map((block) => block.id));
  const standfirst = source.standfirstBasis !== undefined && !translation.hasStandfirst ? ["standfirst"] : [];
  return [...standfirst, ...source.blocks.map((block) => block.id).filter((id) => !present.has(id))];
}

function changedParts(source: SourceText, translation: TranslatedText): string[] {
  const hashes = new Map(source.blocks.map((block) => [block.id, basisOf(block)]));
  const title = translation.titleSourceHash === source.titleBasis ? [] : ["title"];
  const standfirst =
    translation.hasStandfirst && translation.standfirstSourceHash !== (source.standfirstBasis ?? null)
      ? ["standfirst"]
      : [];
  const blocks = translation.blocks
    .filter(({ id, sourceHash }) => hashes.has(id) && hashes.get(id) !== sourceHash)
    .map((block) => block.id);
  return [...title, ...standfirst, ...blocks];
}

/** A block that was made from a source block which the source no longer has; the translator's own additions are no fault. */
function goneParts(source: SourceText, translation: TranslatedText): string[] {
  const ids = new Set(source.blocks.map((block) => block.id));
  return translation.blocks
    .filter((block) => block.sourceHash !== null && !ids.has(block.id))
    .map((block) => block.id);
}
