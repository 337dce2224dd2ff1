import { byKey, valuesOf } from "../../../catalogues/content.ts";
import type { Document, Message } from "../../../catalogues/document.ts";
import { mergeThreeWays, settle, type Conflict, type Values } from "../../../catalogues/merge.ts";
import { findReadable, printBytes, type ReadFile } from "./local.ts";
import { mergeKnown } from "./merge-known.ts";

export interface LocalMerge {
  readonly messages: readonly Message[];
  /** As they are to stand in the file. */
  readonly values: Values;
  /** Both sides changed these; the file keeps its own words. */
  readonly conflicts: readonly Conflict[];
}

/**
 * What others have made of the catalogue since, put into the file here, in
 * which nothing that somebody has edited is touched: not the words, not the
 * order, not a key that was taken away.
 */
export function mergeIntoLocal(
  base: readonly Message[],
  theirs: readonly Message[],
  local: Document,
): LocalMerge {
  const sides = [valuesOf(base), valuesOf(theirs), valuesOf(local.messages)] as const;
  const merge = mergeThreeWays(...sides);
  const values = settle(sides[1], merge, {
    conflicts: new Map(merge.conflicts.map(({ key }) => [key, "mine"])),
    remove: new Set([...merge.changes, ...merge.conflicts].map(({ key }) => key)),
  });
  return { messages: takeOver(values, base, theirs, local.messages), values, conflicts: merge.conflicts };
}

/** The file after the merge; undefined where its format would lose something of it. */
export function printMerge(
  local: ReadFile,
  { messages, values }: LocalMerge,
  separator: string | false,
): Uint8Array | undefined {
  const printed = printBytes(local, messages, { separator });
  const read = findReadable(printed, { format: local.document.format, separator })?.document.messages;
  return read !== undefined && isSame(valuesOf(read), values) && holdsNotes(read, messages)
    ? printed
    : undefined;
}

/** Does the file say all of it already? */
export function isMerged({ messages }: LocalMerge, local: Document): boolean {
  return (
    messages.length === local.messages.length &&
    messages.every((message, at) => message === local.messages[at])
  );
}

function isSame(one: Values, other: Values): boolean {
  return one.size === other.size && [...one].every(([key, value]) => other.get(key) === value);
}

/** Some formats make one of several that stand together. */
function holdsNotes(read: readonly Message[], messages: readonly Message[]): boolean {
  const written = byKey(read);
  return [...byKey(messages).values()].every(({ key, notes = [] }) => {
    const text =
      written
        .get(key)
        ?.notes?.map((note) => note.text)
        .join("\n") ?? "";
    return notes.every((note) => text.includes(note.text));
  });
}

/** Of a duplicate key only the last counts, and only that one is written over. */
function takeOver(
  values: Values,
  base: readonly Message[],
  theirs: readonly Message[],
  local: readonly Message[],
): readonly Message[] {
  const [before, after, mine] = [byKey(base), byKey(theirs), byKey(local)];
  const staying = local.flatMap((message) => {
    const { key, value } = message;
    if (!values.has(key)) return [];
    const other = after.get(key);
    if (other === undefined || mine.get(key) !== message) return [message];
    return [mergeKnown({ base: before.get(key), theirs: other, mine: message }, values.get(key) ?? value)];
  });
  return withAdditions(staying, after.values(), values);
}

/** New keys stand behind the one that they stand behind on the other side. */
function withAdditions(
  staying: readonly Message[],
  theirs: Iterable<Message>,
  values: Values,
): readonly Message[] {
  const last = byKey(staying);
  const behind = new Map<string | undefined, Message[]>();
  let anchor: string | undefined;
  for (const message of theirs) {
    if (last.has(message.key)) anchor = message.key;
    else if (values.has(message.key)) {
      const group = behind.get(anchor);
      if (group === undefined) behind.set(anchor, [message]);
      else group.push(message);
    }
  }
  return [
    ...(behind.get(undefined) ?? []),
    ...staying.flatMap((message) =>
      last.get(message.key) === message ? [message, ...(behind.get(message.key) ?? [])] : [message],
    ),
  ];
}
