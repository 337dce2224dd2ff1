import type { Discarded, Message, Place } from "../../document.ts";
import type { PoComment, PoEntry } from "./entry.ts";
import type { PoHeader } from "./header.ts";
import { noSource, notesIn } from "./notes.ts";
import { suffixesOf } from "./plurals.ts";

/** An entry with the messages that it makes: one, or one for each of its plural forms. */
export interface EntryMessages {
  readonly entry: PoEntry;
  readonly messages: readonly Message[];
}

/** What stands between a context and a msgid where both together name a message (GNU gettext manual, "Using contexts for solving ambiguities"). */
export const contextEnd = "\u0004";

export function messagesOf(
  entry: PoEntry,
  header: PoHeader,
  placeOf: (offset: number) => Place,
): readonly Message[] {
  const name = keyOf(entry, header);
  if (name === undefined) return [];
  const suffixes =
    entry.plural === undefined
      ? [""]
      : suffixesOf(header.plurals, header.origin.locale, entry.strings.length);
  const shared = {
    ...(isFuzzy(entry) ? { state: "needs-review" as const } : {}),
    ...(notesFor(entry, header).length === 0 ? {} : { notes: notesFor(entry, header) }),
    ...extraOf(entry),
  };
  return entry.strings.map((string, form): Message => {
    const source = sourceOf(entry, header, suffixes[form] ?? "");
    return {
      key: name + (suffixes[form] ?? ""),
      value: string.text,
      place: placeOf(string.from),
      ...(source === undefined ? {} : { source }),
      ...shared,
    };
  });
}

/** In a file of ours the context is the key; elsewhere the msgid is, with its context before it. */
function keyOf({ context, id }: PoEntry, { isOurs }: PoHeader): string | undefined {
  if (isOurs) return context?.text;
  return context === undefined ? id.text : context.text + contextEnd + id.text;
}

function sourceOf(
  { id, plural, comments }: PoEntry,
  { isOurs }: PoHeader,
  suffix: string,
): string | undefined {
  if (isOurs && comments.some(({ marker, text }) => marker === "#." && text.trim() === noSource))
    return undefined;
  const isSingular = plural === undefined || suffix === "_one" || suffix === "[0]";
  return isSingular ? id.text : plural.text;
}

function notesFor({ comments }: PoEntry, { isOurs }: PoHeader) {
  return notesIn(comments, isOurs);
}

export function flagsIn(comments: readonly PoComment[]): readonly string[] {
  return comments
    .filter(({ marker }) => marker === "#," || marker === "#=")
    .flatMap(({ text }) => text.split(","))
    .map((flag) => flag.trim())
    .filter((flag) => flag !== "");
}

export function isFuzzy({ comments }: PoEntry): boolean {
  return flagsIn(comments).includes("fuzzy");
}

/** What a message of this format takes along in `extra`, so that it is not lost with the text. */
export interface PoExtra {
  readonly flags?: readonly string[];
  /** Each a line, without its marker. */
  readonly references?: readonly string[];
  readonly previous?: readonly string[];
}

function extraOf({ comments }: PoEntry): Pick<Message, "extra"> {
  const lines = (marker: string) =>
    comments.filter((one) => one.marker === marker).map(({ text }) => text.trim());
  const flags = flagsIn(comments).filter((flag) => flag !== "fuzzy");
  const kept = { flags, references: lines("#:"), previous: lines("#|") };
  const told = Object.fromEntries(Object.entries(kept).filter(([, list]) => list.length > 0));
  return Object.keys(told).length === 0 ? {} : { extra: { po: told } };
}

/** What an entry says that becomes no message: what is obsolete, and in a file of ours what has no key. */
export function discardedFrom(
  entry: PoEntry,
  header: PoHeader,
  placeOf: (offset: number) => Place,
): readonly Discarded[] {
  const key = keyOf(entry, { ...header, isOurs: header.isOurs && entry.context !== undefined });
  const reason = entry.isObsolete ? "obsolete" : "no_key";
  return entry.strings.map(({ text, from }) => ({
    ...(key === undefined ? {} : { key }),
    value: text,
    place: placeOf(from),
    reason,
  }));
}
