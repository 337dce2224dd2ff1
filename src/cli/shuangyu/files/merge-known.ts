import type { Message } from "../../../catalogues/document.ts";
import { joinNotes } from "../../../catalogues/proposal/notes.ts";

interface Versions {
  readonly base: Message | undefined;
  readonly theirs: Message;
  readonly mine: Message;
}

/**
 * The message with the words that the merge settled on, and with what both sides
 * say of it: each note, and each detail as whoever changed it has it. The very
 * message of this side where that is what it says already.
 */
export function mergeKnown({ base, theirs, mine }: Versions, value: string): Message {
  const { source, state } = speakerOf({ base, theirs, mine }, value);
  const notes = joinNotes(theirs.notes, base?.notes, mine.notes ?? []);
  const extra = mergeRecords(theirs.extra, base?.extra, mine.extra);
  const { place } = mine;
  const message = {
    ...{ key: mine.key, value },
    ...(place !== undefined && { place }),
    ...(source !== undefined && { source }),
    ...(state !== undefined && { state }),
    ...(notes.length > 0 && { notes }),
    ...(extra !== undefined && { extra }),
  };
  return saysOf(message) === saysOf(mine) ? mine : message;
}

/** A state is that of the words that it was given to, seen beside the source of that time. */
function speakerOf({ base, theirs, mine }: Versions, value: string): Message {
  const isMine = mine.value === theirs.value ? mine.state !== base?.state : value === mine.value;
  return isMine ? mine : theirs;
}

type Known = Readonly<Record<string, unknown>>;

function mergeRecords(theirs: Known = {}, base: Known = {}, mine: Known = {}): Known | undefined {
  const names = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  const merged = Array.from(
    names,
    (name) => [name, mergeDetail(theirs[name], base[name], mine[name])] as const,
  );
  const told = merged.filter(([, detail]) => detail !== undefined);
  return told.length === 0 ? undefined : Object.fromEntries(told);
}

function mergeDetail(theirs: unknown, base: unknown, mine: unknown): unknown {
  if (isRecord(theirs) && isRecord(mine)) return mergeRecords(theirs, isRecord(base) ? base : {}, mine);
  return JSON.stringify(mine) === JSON.stringify(base) ? theirs : mine;
}

const isRecord = (detail: unknown): detail is Known =>
  typeof detail === "object" && detail !== null && !Array.isArray(detail);

const saysOf = ({ value, state, notes = [], extra = {} }: Message): string =>
  JSON.stringify([value, state, notes, extra]);
