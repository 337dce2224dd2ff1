import type { JsonMistake } from "../../formats/json/scan.ts";
import { poFaults } from "../../formats/po/faults.ts";
import { xliffFaults } from "../../formats/xliff/faults.ts";
import { xmlFaults } from "../../formats/xml/faults.ts";
import type { ReaderCheck } from "../check.ts";
import type { CheckId } from "../check-ids.ts";

const jsonMistakes: Readonly<Record<JsonMistake, true>> = {
  "after-the-end": true,
  "bad-escape": true,
  comment: true,
  "control-character": true,
  "end-of-file": true,
  "missing-colon": true,
  "missing-comma": true,
  "not-a-name": true,
  "not-a-value": true,
  "trailing-comma": true,
};

/** The checks of the readers, with what they tell apart. */
const cases = {
  "container-size": [],
  "container-keys": [],
  "encoding-not-text": [],
  "encoding-invalid": [],
  "json-syntax": Object.keys(jsonMistakes),
  "json-not-an-object": [],
  "json-depth": [],
  "yaml-syntax": [],
  "yaml-not-a-map": [],
  "yaml-key": [],
  "yaml-depth": [],
  "yaml-alias": [],
  "yaml-tag": [],
  "yaml-directive": [],
  "yaml-documents": [],
  "po-syntax": poFaults,
  "xml-syntax": xmlFaults,
  "xml-dtd": [],
  "xliff-structure": xliffFaults,
  "csv-syntax": ["open-quote", "after-quote"],
  "csv-columns": [],
  "csv-ragged": [],
  "csv-column": [],
  "csv-column-twice": [],
  "csv-state": [],
  unreadable: [],
} as const satisfies Partial<Record<CheckId, readonly string[]>>;

export type ReaderCheckId = keyof typeof cases;

const readerIds: readonly ReaderCheckId[] = Object.keys(cases).filter(isReaderCheckId);

/** What the readers of the formats say by throwing `Unreadable`. */
export const readerChecks: readonly ReaderCheck[] = readerIds.map((id) => ({
  id,
  group: "container",
  severity: "error",
  inReader: true,
  ...(cases[id].length > 0 && { cases: cases[id] }),
}));

export function isReaderCheckId(id: string): id is ReaderCheckId {
  return Object.hasOwn(cases, id);
}

/** Does this check have a sentence of its own for the case? */
export function hasCase(id: ReaderCheckId, name: string): boolean {
  return cases[id].some((each) => each === name);
}
