import type { Note } from "../document.ts";

/** Nobody's note is lost: yours and theirs, without those of the base that you took away. */
export function joinNotes(
  theirs: readonly Note[] = [],
  base: readonly Note[] = [],
  yours: readonly Note[] | undefined,
): readonly Note[] {
  if (yours === undefined) return theirs;
  const mine = namesOf(yours);
  const before = namesOf(base);
  const kept = theirs.filter((note) => mine.has(nameOf(note)) || !before.has(nameOf(note)));
  const known = namesOf(kept);
  return [...kept, ...yours.filter((note) => !known.has(nameOf(note)) && !before.has(nameOf(note)))];
}

const nameOf = ({ from, text }: Note): string => `${from} ${text}`;
const namesOf = (notes: readonly Note[]): ReadonlySet<string> => new Set(notes.map(nameOf));
