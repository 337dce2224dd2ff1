/**
 * Whether a translation still says what its source says. Derived from hashes
 * alone: each translated block carries the hash of the source block it was
 * made from. Timestamps play no part, so an unrelated edit never makes a
 * translation outdated and a quick one never hides that it is.
 */
import type { TranslationStatus } from "./tables.ts";

export interface SourceText {
  titleHash: string;
  standfirstHash: string | undefined;
  blocks: readonly { id: string; hash: string }[];
}

export interface TranslatedText {
  titleSourceHash: string | null;
  standfirstSourceHash: string | null;
  hasStandfirst: boolean;
  blocks: readonly { id: string; sourceHash: string | null }[];
}

export interface Freshness {
  status: Exclude<TranslationStatus, "source">;
  /** Ids of source blocks that changed, are missing here, or are gone; `title` and `standfirst` for those. */
  staleBlocks: string[];
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
  const standfirst = source.standfirstHash !== undefined && !translation.hasStandfirst ? ["standfirst"] : [];
  return [...standfirst, ...source.blocks.map((block) => block.id).filter((id) => !present.has(id))];
}

function changedParts(source: SourceText, translation: TranslatedText): string[] {
  const hashes = new Map(source.blocks.map((block) => [block.id, block.hash]));
  const title = translation.titleSourceHash === source.titleHash ? [] : ["title"];
  const standfirst =
    translation.hasStandfirst && translation.standfirstSourceHash !== (source.standfirstHash ?? null)
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
