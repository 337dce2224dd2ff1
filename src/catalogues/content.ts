/** What one version of a catalogue says: its words as i18next JSON, and what is known of each key beside them. */
import type { Document, Message, MessageState, Note } from "./document.ts";
import { i18nextJson } from "./formats/json/json.ts";
import type { Values } from "./merge.ts";

/** What the words alone do not say of a key. */
export interface KeyMeta {
  /** The source text that the translation was made from. */
  readonly of?: string;
  readonly notes?: readonly Note[];
  readonly state?: MessageState;
  /** By the format that it came in. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

export type Meta = ReadonlyMap<string, KeyMeta>;

export interface Content {
  readonly number: number;
  readonly hash: string;
  /** The words as JSON, from which an export is given back byte for byte. */
  readonly document: Document;
  readonly meta: Meta;
}

export interface StoredContent {
  readonly number: number;
  readonly hash: string;
  readonly text: string;
  /** As `writeMeta` wrote it. */
  readonly meta: string;
  /** Of a product version: the words of the Worker that it was made from, in `catalogueTexts`. */
  readonly builtInHash?: string | undefined;
}

export function readContent(stored: StoredContent, separator: string | false): Content {
  const { number, hash, text, meta } = stored;
  return { number, hash, document: i18nextJson.read(text, { separator }), meta: readMeta(meta) };
}

/** Of a duplicate key the last counts, as it does for every client. */
export function valuesOf(messages: readonly Message[]): Values {
  return new Map(messages.map(({ key, value }) => [key, value]));
}

export function byKey(messages: readonly Message[]): ReadonlyMap<string, Message> {
  return new Map(messages.map((message) => [message.key, message]));
}

/** As a list of pairs: a key may be called anything, `__proto__` included. */
export function writeMeta(meta: Meta): string {
  return JSON.stringify([...meta].filter(([, known]) => Object.keys(known).length > 0));
}

/** Only `writeMeta` writes what is read here. */
function readMeta(text: string): Meta {
  return new Map(JSON.parse(text) as readonly (readonly [string, KeyMeta])[]);
}

export const noMeta = "[]";
