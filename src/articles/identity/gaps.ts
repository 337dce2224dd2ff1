import { Buffer } from "node:buffer";
import type { BlockKind, ParsedBlock } from "../body/markdown.ts";

/** Places of two blocks that are each other's translation. */
export type Pair = readonly [own: number, source: number];

type CostOf = (own: number, source: number) => number;

/** Cost of a block without counterpart; a pair may therefore cost up to twice as much. */
const alone = 1;
/** Cost of leaving out a source block though the translation goes on: most are written from the top. */
const leftOut = 1.15;
/** Cost of a difference in kind, where it is allowed at all. */
const otherKind = 1.2;
/** What it takes off the cost when all figures, names and addresses of one occur in the other. */
const sameFigures = 0.5;
/** Beyond this many comparisons only what agrees in kind from the start of the stretch is paired. */
const maxCells = 4_000_000;
/** Beyond this many, figures are not looked at. */
const maxFigureCells = 250_000;

/**
 * Pairs the blocks of a stretch with the source blocks of the same stretch, in
 * order. As many of the same kinds: one to one. Otherwise the cheapest alignment by
 * kind, by length after Gale and Church (1993), and by the figures and Latin words
 * that any translation shares with its source. Where the numbers are equal a pair
 * may differ in kind: a heading may have become a line in bold.
 */
export function pairGap(blocks: readonly ParsedBlock[], source: readonly ParsedBlock[]): Pair[] {
  const differs = blocks.findIndex(({ kind }, place) => kind !== source[place]?.kind);
  const sameCount = blocks.length === source.length;
  if (sameCount && differs === -1) return inStep(blocks.length);
  const cells = blocks.length * source.length;
  if (cells > maxCells) return inStep(differs === -1 ? blocks.length : differs);
  const traits = (block: ParsedBlock) => traitsOf(block, cells <= maxFigureCells);
  return cheapest(blocks.length, source.length, pairCost(blocks.map(traits), source.map(traits), sameCount));
}

function inStep(count: number): Pair[] {
  return Array.from({ length: count }, (_, place) => [place, place]);
}

interface Traits {
  readonly kind: BlockKind;
  /** Logarithm of the length in bytes, in which Chinese and English say a thing at about equal length. */
  readonly length: number;
  readonly figures: ReadonlySet<string>;
}

function traitsOf({ kind, markdown }: ParsedBlock, withFigures: boolean): Traits {
  const figures = withFigures ? markdown.toLowerCase().match(/[a-z0-9]+(?:[.,]\d+)*/g) : [];
  return { kind, length: Math.log(Buffer.byteLength(markdown) + 8), figures: new Set(figures) };
}

function pairCost(blocks: readonly Traits[], source: readonly Traits[], mayDiffer: boolean): CostOf {
  return (own, other) => {
    const [block, origin] = [blocks[own], source[other]];
    if (block === undefined || origin === undefined) return Infinity;
    if (block.kind !== origin.kind && !mayDiffer) return Infinity;
    const stretch = Math.abs(block.length - origin.length) + (block.kind === origin.kind ? 0 : otherKind);
    return stretch - sameFigures * shared(block.figures, origin.figures);
  };
}

/** The part of the smaller set that is in the other: 0 to 1. */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const smaller = Math.min(a.size, b.size);
  return smaller === 0 ? 0 : [...a].filter((figure) => b.has(figure)).length / smaller;
}

/** Dynamic programme over both stretches; backwards, so that the path reads forwards. */
function cheapest(rows: number, columns: number, costOf: CostOf): Pair[] {
  const width = columns + 1;
  const cost = new Float32Array((rows + 1) * width);
  const at = (own: number, other: number) => cost[own * width + other] ?? 0;
  const choices = (own: number, other: number) => ({
    pair: own < rows && other < columns ? at(own + 1, other + 1) + costOf(own, other) : Infinity,
    skipOwn: own < rows ? at(own + 1, other) + alone : Infinity,
    skipSource: other < columns ? at(own, other + 1) + (own < rows ? leftOut : alone) : Infinity,
  });
  for (let own = rows; own >= 0; own -= 1) {
    for (let other = columns; other >= 0; other -= 1) {
      if (own === rows && other === columns) continue;
      const { pair, skipOwn, skipSource } = choices(own, other);
      cost[own * width + other] = Math.min(pair, skipOwn, skipSource);
    }
  }
  return path(rows, columns, choices);
}

interface Choices {
  readonly pair: number;
  readonly skipOwn: number;
  readonly skipSource: number;
}

function path(rows: number, columns: number, choices: (own: number, other: number) => Choices): Pair[] {
  const pairs: Pair[] = [];
  let own = 0;
  let other = 0;
  while (own < rows && other < columns) {
    const { pair, skipOwn, skipSource } = choices(own, other);
    if (pair <= skipOwn && pair <= skipSource) pairs.push([own++, other++]);
    else if (skipOwn <= skipSource) own += 1;
    else other += 1;
  }
  return pairs;
}
