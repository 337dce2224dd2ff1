import type { CatalogueCheck, Hit } from "../check.ts";
import { excerpt } from "../excerpt.ts";
import { isSameTongue, tongueOf } from "../tongue.ts";

/** What was in the file and is in no message, each with its reason. */
export const discarded: CatalogueCheck = {
  id: "discarded",
  group: "container",
  severity: "info",
  cases: ["not_a_string", "no_key", "obsolete", "other_target", "header"],
  inCatalogue: ({ document }) =>
    document.discarded.map(({ key, value, place, reason }): Hit => {
      const where = { ...(key !== undefined && { key }), ...(place && { place }) };
      const hit = { case: reason, params: { value: excerpt(value ?? "") }, message: where };
      return reason === "not_a_string" || reason === "no_key" ? { ...hit, severity: "warning" } : hit;
    }),
};

/** The file says that it is in another language than it is uploaded for. */
export const wrongLocale: CatalogueCheck = {
  id: "wrong-locale",
  group: "container",
  severity: "error",
  cases: ["target", "source"],
  inCatalogue: ({ document, tongue, sourceTongue }) => {
    const hits: Hit[] = [];
    if (document.locale !== undefined && !isSameTongue(tongueOf(document.locale), tongue))
      hits.push({ case: "target", params: { said: excerpt(document.locale), expected: tongue.tag } });
    if (document.sourceLocale !== undefined && !isSameTongue(tongueOf(document.sourceLocale), sourceTongue))
      hits.push({
        case: "source",
        severity: "warning",
        params: { said: excerpt(document.sourceLocale), expected: sourceTongue.tag },
      });
    return hits;
  },
};
