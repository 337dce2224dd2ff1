import type { Place } from "./document.ts";

/** An error blocks, a warning wants a yes, info is only said. */
export type Severity = "error" | "warning" | "info";

/** One thing that a check has to say about one place. */
export interface Finding {
  /** The id of the check: its page in `docs/checks/`, its words in `locales/<tag>/checks.json`. */
  readonly check: string;
  readonly severity: Severity;
  readonly key?: string;
  readonly place?: Place;
  /** A second place that belongs to it: the other of two duplicates. */
  readonly other?: Place;
  /** For the placeholders of the check's message. */
  readonly params: Readonly<Record<string, string | number>>;
  /** What would mend it, where that is certain. */
  readonly fix?: Fix;
}

/** Safe fixes change nothing that a reader could miss; the others want to be looked at. */
export interface Fix {
  readonly safe: boolean;
  /** The value as it would be; `rename` gives the key another name, `remove` takes it away. */
  readonly to?: string;
  /** What leads from the value to `to`, so that several fixes of one value can be taken together. */
  readonly edits?: readonly Edit[];
  readonly rename?: string;
  readonly remove?: true;
}

/** A stretch of the value in UTF-16 units, and what stands there afterwards. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
