import type { Discarded, Document } from "../../document.ts";
import { placesIn } from "../encoding/place.ts";
import { isHeader, readHeader, type PoHeader } from "./header.ts";
import { discardedFrom, messagesOf, type EntryMessages } from "./messages.ts";
import { parsePo } from "./parse.ts";
import type { PoEntry } from "./entry.ts";

/** A file taken apart: its header, its entries with their messages, and what made no message. */
export interface PoParts {
  readonly head: PoEntry | undefined;
  readonly header: PoHeader;
  readonly entries: readonly EntryMessages[];
  readonly discarded: readonly Discarded[];
}

export function takeApart(text: string): PoParts {
  const placeOf = placesIn(text);
  const all = parsePo(text);
  const head = all.find(isHeader);
  const header = readHeader(head);
  const rest = all.filter((entry) => entry !== head);
  const isMessage = (entry: PoEntry) => !entry.isObsolete && (!header.isOurs || entry.context !== undefined);
  return {
    head,
    header,
    entries: rest.filter(isMessage).map((entry) => ({ entry, messages: messagesOf(entry, header, placeOf) })),
    discarded: rest
      .filter((entry) => !isMessage(entry))
      .flatMap((entry) => discardedFrom(entry, header, placeOf)),
  };
}

export function readPo(text: string): Document {
  const { header, entries, discarded } = takeApart(text);
  return {
    format: "po",
    ...header.origin,
    messages: entries.flatMap(({ messages }) => messages),
    discarded,
    text,
  };
}
