/** A translation beside its source, part by part, as the editor shows it. Pure. */
import type { DeskEdition } from "../articles/desk-read.ts";
import type { Piece } from "../articles/draft.ts";
import { freshnessAgainst } from "../articles/freshness.ts";
import type { Freshness } from "../articles/freshness.ts";
import type { WrittenRevision } from "../articles/history.ts";
import { wordsThen } from "../articles/made-from.ts";
import type { MadeFrom } from "../articles/made-from.ts";
import type { BlockKind } from "../articles/body/markdown.ts";

/** `own`: an addition of the translation's; `gone`: made from a block that the source has no more. */
export type PartState = "missing" | "outdated" | "current" | "own" | "gone";

export interface SourceSide {
  readonly now: string;
  /** What it said when the translation was made; undefined where it said the same, or nobody knows. */
  readonly before: string | undefined;
}

export interface EditorRow {
  /** Undefined for a block that was never saved. */
  readonly id: string | undefined;
  readonly kind: BlockKind | undefined;
  readonly source: SourceSide | undefined;
  readonly markdown: string;
  readonly state: PartState;
}

export interface Beside {
  readonly freshness: Freshness | undefined;
  readonly rows: readonly EditorRow[];
  readonly title: LineState;
  readonly standfirst: LineState;
}

export interface LineState {
  readonly source: SourceSide | undefined;
  readonly state: PartState;
}

export const ownText = ({ draft, published }: DeskEdition): WrittenRevision | undefined => draft ?? published;

interface Sides {
  readonly found: DeskEdition;
  readonly source: WrittenRevision;
  readonly madeFrom: MadeFrom;
}

/** @param pieces as they stand in the form, in their order */
export function besideSource(sides: Sides, pieces: readonly Piece[]): Beside {
  const { found, source } = sides;
  const own = ownText(found);
  const freshness = own && freshnessAgainst(source, own);
  const stale = new Set(freshness?.staleBlocks);
  return {
    freshness,
    rows: inPlace(sourceRows(sides, stale, pieces), pieces, (piece) => additionOf(piece, stale)),
    title: lineState(sides, "title", stale),
    standfirst: lineState(sides, "standfirst", stale),
  };
}

function sourceRows(
  { found, source, madeFrom }: Sides,
  stale: ReadonlySet<string>,
  pieces: readonly Piece[],
): EditorRow[] {
  const typed = new Map(pieces.map(({ id, markdown }) => [id, markdown]));
  const saved = new Map(ownText(found)?.blocks.map((block) => [block.id, block]));
  return source.blocks.map(({ id, kind, markdown }) => {
    const own = saved.get(id);
    const state = own === undefined ? "missing" : stale.has(id) ? "outdated" : "current";
    const before = state === "outdated" ? wordsThen(madeFrom, id, own?.sourceHash ?? null) : undefined;
    return { id, kind, source: { now: markdown, before }, markdown: typed.get(id) ?? "", state };
  });
}

function additionOf({ id, markdown }: Piece, stale: ReadonlySet<string>): EditorRow {
  const state = id !== undefined && stale.has(id) ? "gone" : "own";
  return { id, kind: undefined, source: undefined, markdown, state };
}

/** In the source's order; what it does not have stands behind what it stands behind in the form. */
function inPlace(
  rows: readonly EditorRow[],
  pieces: readonly Piece[],
  added: (piece: Piece) => EditorRow,
): EditorRow[] {
  const known = new Set(rows.map(({ id }) => id));
  const behind = new Map<string | undefined, EditorRow[]>([[undefined, []]]);
  let last: string | undefined;
  for (const piece of pieces) {
    if (piece.id !== undefined && known.has(piece.id)) {
      last = piece.id;
      behind.set(last, behind.get(last) ?? []);
    } else if (piece.markdown.trim() !== "") behind.get(last)?.push(added(piece));
  }
  return [...(behind.get(undefined) ?? []), ...rows.flatMap((row) => [row, ...(behind.get(row.id) ?? [])])];
}

function lineState(
  { found, source, madeFrom }: Sides,
  line: "title" | "standfirst",
  stale: ReadonlySet<string>,
): LineState {
  const now = source.revision[line];
  if (now === null) return { source: undefined, state: stale.has(line) ? "gone" : "own" };
  const own = ownText(found)?.revision;
  const isMissing = own === undefined || own[line] === null;
  const state = isMissing ? "missing" : stale.has(line) ? "outdated" : "current";
  const basis = line === "title" ? own?.titleSourceHash : own?.standfirstSourceHash;
  const before = state === "outdated" ? wordsThen(madeFrom, line, basis ?? null) : undefined;
  return { source: { now, before }, state };
}
