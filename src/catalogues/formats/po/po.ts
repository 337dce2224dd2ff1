import type { Format } from "../../document.ts";
import { printPo } from "./print.ts";
import { readPo } from "./read.ts";
import { splicePo } from "./splice.ts";

/**
 * gettext PO, in two shapes. An export of ours has each i18next key as a `msgctxt`
 * and its source text as the `msgid`, plural forms as entries of their own: so
 * that dead forms, contexts and ordinals come back, which gettext's plurals could
 * not hold. In someone else's file the `msgid` is the key, after its context, and
 * a plural's forms are keys with i18next's suffixes, by the file's own formula.
 */
export const po: Format = {
  id: "po",
  extension: "po",
  mediaType: "text/x-gettext-translation",
  read: readPo,
  print: (document, options) =>
    document.format === "po" && document.text !== undefined
      ? splicePo(document, document.text, options)
      : printPo(document, options),
};
