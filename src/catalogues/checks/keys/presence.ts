import { againstSource, type CatalogueCheck } from "../check.ts";
import { excerpt } from "../excerpt.ts";
import { sourceValue } from "../pair-source.ts";
import { planOf } from "./plan.ts";
import { renamesIn } from "./renames.ts";

/** In the source and not here. A renamed key is not missing, it has another name. */
export const missingKey: CatalogueCheck = {
  id: "missing-key",
  group: "keys",
  severity: "info",
  scope: againstSource,
  inCatalogue: (view) => {
    const renamed = new Set(renamesIn(view).map(({ to }) => to));
    return planOf(view)
      .missing.filter(({ key }) => !renamed.has(key))
      .map(({ key, message }) => ({
        message: { key },
        params: { source: excerpt(sourceValue(message, view.settings)) },
      }));
  },
};

/** Here and not in the source: nothing asks for it. */
export const extraKey: CatalogueCheck = {
  id: "extra-key",
  group: "keys",
  severity: "warning",
  scope: againstSource,
  inCatalogue: (view) => {
    const renamed = new Set(renamesIn(view).map(({ from }) => from));
    return planOf(view)
      .extra.filter((message) => !renamed.has(message))
      .map((message) => ({ message, fix: { safe: false, remove: true } }));
  },
};

/** Here under a name that the source no longer has, while the same text waits there under another. */
export const renamedKey: CatalogueCheck = {
  id: "renamed-key",
  group: "keys",
  severity: "warning",
  scope: againstSource,
  inCatalogue: (view) =>
    renamesIn(view).map(({ from, to, certain }) => ({
      message: from,
      params: { to: excerpt(to) },
      fix: { safe: certain, rename: to },
    })),
};
