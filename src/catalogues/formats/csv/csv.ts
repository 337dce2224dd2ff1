import type { Format } from "../../document.ts";
import { printCsv } from "./print.ts";
import { readCsv } from "./read.ts";

/**
 * A table for spreadsheets: key, source, target, and where there are any,
 * state, notes and the columns of others. The headings say what it is an
 * export of (`target:zh-Hans`, `namespace:news`, `version:12`).
 */
export const csv: Format = {
  id: "csv",
  extension: "csv",
  mediaType: "text/csv",
  read: readCsv,
  print: printCsv,
};
