import type { Document, FormatId, Message, MessageState, Origin } from "../../document.ts";
import type { XmlDocument, XmlElement } from "../xml/tree.ts";

/** What the two versions of XLIFF do each in its own way; the rest is written once. */
export interface Dialect {
  readonly id: FormatId;
  readonly content: ContentStyle;
  /** @throws Unreadable for what is not this version's XLIFF */
  readonly parse: (text: string) => XmlDocument;
  readonly originOf: (root: XmlElement) => Origin & { readonly isOurs: boolean };
  readonly unitsOf: (xml: XmlDocument) => readonly Unit[];
  /** The attributes of a target and of its holder that say a state; `undefined` takes one away. */
  readonly sayState: (state: MessageState | undefined, part: Part | undefined) => StateWords;
  readonly frame: (document: Document, units: string) => string;
  readonly unit: (written: WrittenUnit) => string;
  readonly note: (from: string, text: string, prefix: string) => string;
  /** Where units that are new to a file go. */
  readonly endOf: (root: XmlElement) => number;
}

export interface ContentStyle {
  readonly namespace: string;
  /** The names of the inline elements. */
  readonly codes: ReadonlySet<string>;
  /** The character that an element stands for, because XML cannot hold it. */
  readonly characterOf: (element: XmlElement) => string | undefined;
  /** The reverse; `at` counts such characters of one text. */
  readonly carrierOf: (character: string, at: number, prefix: string) => string;
}

export type Attributes = Readonly<Record<string, string | undefined>>;

export interface StateWords {
  readonly target: Attributes;
  readonly holder: Attributes;
}

/** A trans-unit or a unit. */
export interface Unit {
  readonly element: XmlElement;
  readonly file: XmlElement;
  readonly id: string;
  readonly name: string | undefined;
  /** In the order of the targets. */
  readonly parts: readonly Part[];
  readonly notes: readonly XmlElement[];
  readonly hasCodes: boolean;
  readonly message: Omit<Message, "key">;
  /** Translations that are none of this unit's own: alternatives, matches. */
  readonly others: readonly XmlElement[];
}

/** One source with its target: the unit itself in 1.2, a segment or an ignorable in 2.1. */
export interface Part {
  readonly holder: XmlElement;
  readonly source: XmlElement | undefined;
  readonly target: XmlElement | undefined;
  /** The element that a new target comes after. */
  readonly last: XmlElement;
  /** What it adds to the unit's value. */
  readonly text: string;
}

/** A unit that is to be written afresh: everything is markup already. */
export interface WrittenUnit {
  readonly id: string;
  readonly name: string | undefined;
  readonly source: string;
  /** `undefined` where there is no target. */
  readonly target: string | undefined;
  readonly state: MessageState | undefined;
  readonly notes: readonly string[];
  readonly kept: Kept;
}

/** What a message of this format takes along in `extra`, so that it is not lost with the text. */
export interface Kept {
  readonly hasCodes?: true;
  /** Of the unit, with the namespaces of their prefixes. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly namespaces?: Readonly<Record<string, string>>;
  /** What else the unit holds, as it was written. */
  readonly markup?: string;
  /** The original data of 2.1, which stands apart from the rest. */
  readonly data?: string;
  /** How many segments the value was joined from, where it was more than one. */
  readonly segments?: number;
}
