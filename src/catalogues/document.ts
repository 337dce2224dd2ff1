/**
 * A translators' file as every format reads it and every check sees it. The
 * canonical form of a catalogue is i18next JSON v4; the other formats carry the
 * same messages, and what they cannot carry they say.
 */

/** Where something stands in the file: both from 1, the column in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** XLIFF 2.1 `state`, and what other formats say in their own words (a PO `fuzzy` is `needs-review`). */
export type MessageState = "initial" | "translated" | "reviewed" | "final" | "needs-review";

export interface Message {
  /**
   * As an i18next client asks for it: `cart.items_other`, plural and context
   * suffixes included. Nested keys are joined with the namespace's separator.
   */
  readonly key: string;
  /** The words; may be empty, which means not translated. */
  readonly value: string;
  /** Where the value stands; absent in a document that was made and not read. */
  readonly place?: Place;
  /** The source text as the file carries it beside the translation. */
  readonly source?: string;
  readonly state?: MessageState;
  /** Comments for or by translators, in the file's order. */
  readonly notes?: readonly Note[];
  /** What only this format knows of the message, kept as it is for the way back (alt-trans, PO flags and references …). */
  readonly extra?: Readonly<Record<string, unknown>>;
}

export interface Note {
  readonly from: "translator" | "developer" | "unknown";
  readonly text: string;
}

export type FormatId = "i18next" | "po" | "xliff-1.2" | "xliff-2.1" | "csv" | "yaml";

/** What goes round with an export, so that its way back knows where it began. */
export interface Origin {
  /** The locale the file says its words are in, as it is written there. */
  readonly locale?: string;
  readonly sourceLocale?: string;
  readonly namespace?: string;
  /** The number of the version that was exported. */
  readonly baseVersion?: number;
  /** How the hash of that version begins, so that a number from another newsroom is not taken for ours. */
  readonly baseHash?: string;
}

export interface Document extends Origin {
  readonly format: FormatId;
  /** In the file's order. Of a duplicate key all are here, each with its place. */
  readonly messages: readonly Message[];
  /** The text as it was read, from which JSON is given back byte for byte. */
  readonly text?: string;
  /** Strings that were in the file and are in no message, each with the reason. */
  readonly discarded: readonly Discarded[];
}

export interface Discarded {
  readonly key?: string;
  readonly value?: string;
  readonly place?: Place;
  /** A key of `locales/<tag>/checks.json`: `discarded.<reason>`. */
  readonly reason: "not_a_string" | "no_key" | "obsolete" | "other_target" | "header";
}

/** The file cannot be read at all, and this is where and why. */
export class Unreadable extends Error {
  readonly check: string;
  readonly place: Place | undefined;
  readonly params: Readonly<Record<string, string | number>>;

  /** @param check the id of the container check that this breaks, such as `json-syntax` */
  constructor(check: string, place?: Place, params: Readonly<Record<string, string | number>> = {}) {
    super(check);
    this.name = "Unreadable";
    this.check = check;
    this.place = place;
    this.params = params;
  }
}

export interface ReadOptions {
  /** Between the parts of a nested key; `false` where keys are natural language and never nested. */
  readonly separator: string | false;
}

export interface PrintOptions extends ReadOptions {
  /** The source's messages by key, for formats that show both languages. */
  readonly source?: ReadonlyMap<string, string>;
}

/** Something that the format could not carry: what, and for which key. */
export interface Loss {
  readonly key?: string;
  /** `notes`, `state`, `extra` … */
  readonly what: string;
}

export interface Format {
  readonly id: FormatId;
  readonly extension: string;
  readonly mediaType: string;
  /** @throws Unreadable with the place, for anything that is not the format */
  readonly read: (text: string, options: ReadOptions) => Document;
  readonly print: (document: Document, options: PrintOptions) => { text: string; losses: readonly Loss[] };
}
