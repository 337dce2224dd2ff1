import type { Message, Place } from "../document.ts";
import type { Fix, Severity } from "../finding.ts";
import type { CheckId } from "./check-ids.ts";
import type { Entry, View } from "./view.ts";

export type Group = "container" | "keys" | "inside" | "chinese" | "content";

/** What a check has to say; the engine adds the rest of the `Finding`. */
export interface Hit {
  /** Where it stands; absent in a check of single values, where the engine knows it. */
  readonly message?: Partial<Pick<Message, "key" | "place">>;
  readonly other?: Place | undefined;
  /** Which of the check's sentences: `<id>.<case>` in `checks.json`. Kept as the parameter `case`. */
  readonly case?: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly fix?: Fix | undefined;
  /** Where one case weighs differently from the check's other cases. */
  readonly severity?: Severity;
}

export type Hits = Hit | readonly Hit[] | undefined;
export type Scope = (view: View) => boolean;

interface CheckFacts {
  readonly id: CheckId;
  readonly group: Group;
  readonly severity: Severity;
  /** For which catalogues it is run; absent for all. */
  readonly scope?: Scope;
  /** The cases that have a sentence of their own; absent where the check has one sentence. */
  readonly cases?: readonly string[];
}

/** Looks at one value at a time; what holds for the whole file is made once. */
export interface ValueCheck extends CheckFacts {
  readonly inValue: (view: View) => (entry: Entry) => Hits;
}

/** Looks at the catalogue as a whole. */
export interface CatalogueCheck extends CheckFacts {
  readonly inCatalogue: (view: View) => readonly Hit[];
}

/** Known by its reader and not by the engine: the file could not be read. */
export interface ReaderCheck extends CheckFacts {
  readonly inReader: true;
}

export type Check = ValueCheck | CatalogueCheck | ReaderCheck;

export const inChinese: Scope = ({ tongue }) => tongue.language === "zh";
export const inEnglish: Scope = ({ tongue }) => tongue.language === "en";
export const againstSource: Scope = ({ isSource }) => !isSource;
export const withoutIcu: Scope = ({ settings }) => settings.icu !== true;
export const withIcu: Scope = ({ settings }) => settings.icu === true;
export const nested: Scope = ({ settings }) => settings.keySeparator !== false;
export const inAll =
  (...scopes: readonly Scope[]): Scope =>
  (view) =>
    scopes.every((scope) => scope(view));
