/** Where names stand in a text: the longest at each place, whole words, whatever the case of Latin letters. Pure. */

export interface KnownName {
  readonly value: string;
  /** BCP 47. */
  readonly tag: string;
  /** Whose it is. */
  readonly of: string;
}

export interface NamedPassage {
  readonly of: string;
  /** The name as the register has it. */
  readonly name: string;
  readonly tag: string;
  /** A block's id, or `title`, `standfirst`. */
  readonly block: string;
  /** In the block's Markdown, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** What stands there, and a little around it. */
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

interface TextPart {
  readonly id: string;
  readonly markdown: string;
}

/** In the order of the text. A name that belongs to several is told for each of them. */
export function namesIn(parts: readonly TextPart[], names: readonly KnownName[]): NamedPassage[] {
  const sorted = names
    .filter(({ value }) => isTelling(value))
    .toSorted((a, b) => b.value.length - a.value.length);
  return parts.flatMap((part) => passagesIn(part, sorted)).slice(0, mostPassages);
}

/** A letter or two of Latin, or a single character, is in every text. */
function isTelling(name: string): boolean {
  const length = [...name.trim()].length;
  return /\p{Script=Han}/u.test(name) ? length >= 2 : length >= 3;
}

const mostPassages = 500;

function passagesIn({ id, markdown }: TextPart, names: readonly KnownName[]): NamedPassage[] {
  const folded = fold(markdown);
  const taken = new Map<number, number>();
  const found: NamedPassage[] = [];
  for (const name of names) {
    const needle = fold(name.value.trim());
    for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + 1)) {
      const end = at + needle.length;
      if (!isWhole(folded, at, end) || !isFree(taken, at, end)) continue;
      // One enterprise may be called the same in two languages.
      if (found.some(({ of, start }) => of === name.of && start === at)) continue;
      taken.set(at, end);
      found.push(passageAt(id, markdown, { at, end }, name));
      if (found.length >= mostPassages) return inOrder(found);
    }
  }
  return inOrder(found);
}

const inOrder = (passages: readonly NamedPassage[]) => passages.toSorted((a, b) => a.start - b.start);

/** Letter by letter, so that offsets stay what they are: a letter whose small form is longer keeps its own. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replaceAll(/./gsu, (letter) =>
    letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter,
  );
}

/** A Latin name is no part of a longer word; Chinese has no words to see. */
function isWhole(text: string, start: number, end: number): boolean {
  const isInside = (a: string, b: string) => isLatin(a) && isLatin(b);
  return (
    !isInside(text.charAt(start - 1), text.charAt(start)) && !isInside(text.charAt(end - 1), text.charAt(end))
  );
}

const isLatin = (character: string): boolean => /[\p{Script=Latin}\p{N}]/u.test(character);

/** Free, or taken by a name of exactly the same stretch. */
function isFree(taken: ReadonlyMap<number, number>, start: number, end: number): boolean {
  for (const [from, to] of taken) {
    if (from === start && to === end) return true;
    if (start < to && from < end) return false;
  }
  return true;
}

const around = 30;

function passageAt(
  block: string,
  markdown: string,
  { at: start, end }: { at: number; end: number },
  { of, value: name, tag }: KnownName,
): NamedPassage {
  return {
    ...{ of, name, tag, block, start, end },
    text: markdown.slice(start, end),
    before: markdown.slice(Math.max(0, start - around), start).toWellFormed(),
    after: markdown.slice(end, end + around).toWellFormed(),
  };
}
