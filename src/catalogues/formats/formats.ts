import type { Format, FormatId } from "../document.ts";
import { csv } from "./csv/csv.ts";
import { i18nextJson } from "./json/json.ts";
import { po } from "./po/po.ts";
import { xliff12 } from "./xliff/xliff-1.2.ts";
import { xliff21 } from "./xliff/xliff-2.1.ts";
import { yaml } from "./yaml/yaml.ts";

/** Every format that a catalogue can come in and go out as. */
export const formats: Readonly<Record<FormatId, Format>> = {
  i18next: i18nextJson,
  po,
  "xliff-1.2": xliff12,
  "xliff-2.1": xliff21,
  csv,
  yaml,
};
