import { createHash } from "node:crypto";
import { exactMatches, type Matches } from "./exact-matches.ts";
import type { ParsedBlock } from "../body/markdown.ts";
import { pairEdited } from "./edited-matches.ts";

export interface Block extends ParsedBlock {
  id: string;
  hash: string;
}

/** First 16 hexadecimal digits of SHA-256 over the text with white space folded. */
export function blockHash(markdown: string): string {
  const folded = markdown.replaceAll(/\s+/g, " ").trim();
  return createHash("sha256").update(folded).digest("hex").slice(0, 16);
}

/**
 * Gives the blocks of a new text the ids they had in the previous one, through
 * insertion, deletion, moves, and edits: of a block that was split the larger part
 * keeps the id, of blocks that were merged the larger contributor's is kept. What
 * was written anew gets a new id. Ids are unique in the result.
 */
export function identifyBlocks(
  parsed: readonly ParsedBlock[],
  previous: readonly Block[],
  newId: () => string,
): Block[] {
  const matches = matchBlocks(parsed, previous);
  return withIds(
    parsed,
    matches.map((old) => (old === undefined ? undefined : previous[old]?.id)),
    previous.map(({ id }) => id),
    newId,
  );
}

/** Which previous block each one is; `undefined` for what is new. */
export function matchBlocks(parsed: readonly ParsedBlock[], previous: readonly Block[]): Matches {
  const hashes = parsed.map(({ markdown }) => blockHash(markdown));
  const exact = exactMatches(
    hashes,
    previous.map(({ hash }) => hash),
  );
  return pairEdited(parsed, previous, exact);
}

/** A fresh id is neither one that is given here nor `known` from elsewhere. */
export function withIds(
  parsed: readonly ParsedBlock[],
  ids: readonly (string | undefined)[],
  known: readonly string[],
  newId: () => string,
): Block[] {
  const given = new Set<string>();
  const avoided = new Set([...known, ...ids]);
  return parsed.map(({ kind, markdown }, place) => {
    const kept = ids[place];
    const id = kept !== undefined && !given.has(kept) ? kept : freshId(avoided, newId);
    given.add(id);
    avoided.add(id);
    return { kind, markdown, id, hash: blockHash(markdown) };
  });
}

function freshId(avoided: ReadonlySet<string | undefined>, newId: () => string): string {
  for (let tries = 0; tries < 10_000; tries += 1) {
    const id = newId();
    if (!avoided.has(id)) return id;
  }
  throw new Error("newId repeats itself");
}
