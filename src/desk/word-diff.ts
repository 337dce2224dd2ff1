/** What changed inside a text: by word, and by character where Chinese has no words to see. */

export interface Piece {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
}

/** Comparing takes the product of both lengths; beyond this a text is shown as written anew. */
const mostSteps = 250_000;
/** In UTF-16 units. Nobody looks for one word in so much text. */
const longest = 20_000;

/** In reading order; those that are not `new` make up `before`, those that are not `gone` make up `after`. */
export function wordDiff(before: string, after: string): readonly Piece[] {
  if (before === after) return before === "" ? [] : [same(before)];
  if (Math.max(before.length, after.length) > longest) return joined([gone(before), fresh(after)]);
  return diffByWord(before, after);
}

function diffByWord(before: string, after: string): Piece[] {
  const [old, fresh] = [wordsOf(before), wordsOf(after)];
  const head = commonStart(old, fresh);
  const tail = commonStart(old.slice(head).reverse(), fresh.slice(head).reverse());
  const middle = between(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail));
  return joined([
    ...old.slice(0, head).map(same),
    ...withoutGaps(middle),
    ...old.slice(old.length - tail).map(same),
  ]);
}

const same = (text: string): Piece => ({ kind: "same", text });
const gone = (text: string): Piece => ({ kind: "gone", text });
const fresh = (text: string): Piece => ({ kind: "new", text });

/** A placeholder or a tag is one word: half of it means nothing. No placeholder goes on for hundreds of signs. */
function wordsOf(text: string): string[] {
  return text.match(/\{\{[^{}]{0,200}\}\}|<[^<>]*>|\p{Script=Han}|[\p{L}\p{M}\p{N}_'’-]+|\s+|./gsu) ?? [];
}

function commonStart(one: readonly string[], other: readonly string[]): number {
  const end = Math.min(one.length, other.length);
  let length = 0;
  while (length < end && one[length] === other[length]) length += 1;
  return length;
}

/** The longest common subsequence, walked from its table. */
function between(old: readonly string[], now: readonly string[]): Piece[] {
  if (old.length * now.length > mostSteps) return [...old.map(gone), ...now.map(fresh)];
  const lengths = lengthsOf(old, now);
  const width = now.length + 1;
  const pieces: Piece[] = [];
  let [row, column] = [0, 0];
  while (row < old.length && column < now.length) {
    const [before = "", after = ""] = [old[row], now[column]];
    const dropped = lengths[(row + 1) * width + column] ?? 0;
    const added = lengths[row * width + column + 1] ?? 0;
    if (before === after) pieces.push(same(before));
    else pieces.push(dropped >= added ? gone(before) : fresh(after));
    if (before === after || dropped >= added) row += 1;
    if (before === after || dropped < added) column += 1;
  }
  return [...pieces, ...old.slice(row).map(gone), ...now.slice(column).map(fresh)];
}

function lengthsOf(old: readonly string[], now: readonly string[]): Uint32Array {
  const width = now.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      const below = lengths[(row + 1) * width + column] ?? 0;
      const right = lengths[row * width + column + 1] ?? 0;
      const both = lengths[(row + 1) * width + column + 1] ?? 0;
      lengths[row * width + column] = old[row] === now[column] ? both + 1 : Math.max(below, right);
    }
  }
  return lengths;
}

/** A blank that two changes have in common is no reason to part them. */
function withoutGaps(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece, index) => {
    const isGap = piece.kind === "same" && /^\s+$/.test(piece.text);
    const isBetween = isChange(pieces[index - 1]) && isChange(pieces[index + 1]);
    return isGap && isBetween ? [gone(piece.text), fresh(piece.text)] : [piece];
  });
}

const isChange = (piece: Piece | undefined): boolean => piece !== undefined && piece.kind !== "same";

/** Neighbours of a kind become one, and what went stands before what came. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let [before, after] = ["", ""];
  const flush = () => {
    if (before !== "") result.push(gone(before));
    if (after !== "") result.push(fresh(after));
    [before, after] = ["", ""];
  };
  for (const { kind, text } of pieces) {
    if (kind === "gone") before += text;
    else if (kind === "new") after += text;
    else {
      flush();
      const last = result.at(-1);
      if (last?.kind === "same") result[result.length - 1] = same(last.text + text);
      else result.push(same(text));
    }
  }
  flush();
  return result;
}
