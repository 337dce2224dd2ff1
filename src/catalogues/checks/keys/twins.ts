import type { CatalogueCheck, Hit } from "../check.ts";
import { excerpt } from "../excerpt.ts";
import type { Entry } from "../view.ts";

/** Two keys that look the same: they differ in case alone, or in how Unicode composes them. */
export const twinKey: CatalogueCheck = {
  id: "twin-key",
  group: "keys",
  severity: "warning",
  cases: ["case", "normalisation"],
  inCatalogue: ({ entries, source }) => {
    const byFold = new Map<string, Entry>();
    return entries.flatMap((entry): Hit[] => {
      const { key } = entry.message;
      const fold = key.normalize("NFKC").toLowerCase();
      const twin = byFold.get(fold);
      if (twin === undefined) byFold.set(fold, entry);
      if (twin === undefined || twin.message.key === key) return [];
      const isCase = twin.message.key.normalize("NFC") !== key.normalize("NFC");
      // Where the source has both, they are meant: "Create" the button and "create" the verb.
      if (isCase && source.has(key) && source.has(twin.message.key)) return [];
      const { message } = entry;
      const other = twin.message.place;
      const params = { twin: excerpt(twin.message.key) };
      if (!isCase) return [{ message, other, case: "normalisation", params }];
      return [{ message, other, case: "case", params, ...(source.size === 0 && { severity: "info" }) }];
    });
  },
};
