import type { CatalogueCheck, Hit } from "../check.ts";
import { excerpt } from "../excerpt.ts";
import { pluralFormOf } from "../plurals.ts";
import type { Entry, View } from "../view.ts";
import { categoriesFor, familyOf, planOf } from "./plan.ts";

/** A family of plural forms without one that the language needs (CLDR): in English `_one` and `_other`. */
export const pluralMissing: CatalogueCheck = {
  id: "plural-missing",
  group: "keys",
  severity: "warning",
  inCatalogue: (view) =>
    planOf(view)
      .incomplete.filter(({ family, category }) => !willBeMended(view, family, category))
      .map(({ family, category, has }) => ({
        message: has,
        params: { missing: `${family}_${category}`, category },
      })),
};

/** A form that the language never asks for: `_one` in Chinese. `_zero` is asked for in every language. */
export const pluralDead: CatalogueCheck = {
  id: "plural-dead",
  group: "keys",
  severity: "warning",
  cases: ["merge", "rename"],
  inCatalogue: (view) => view.entries.flatMap((entry) => deadForm(view, entry)),
};

function deadForm(view: View, { message }: Entry): Hit[] {
  const form = pluralFormOf(message.key);
  const family = familyOf(message.key, view.families) ?? familyOf(message.key, view.sourceFamilies);
  if (form === undefined || family === undefined || form.category === "zero") return [];
  if (categoriesFor(view.tongue, family).has(form.category)) return [];
  const { category } = form;
  const other = `${family}_other`;
  if (view.byKey.has(other) || view.byKey.has(family))
    return [{ message, case: "merge", params: { category, other }, fix: { safe: true, remove: true } }];
  if (firstDead(view, family) !== message.key) return [];
  // Without the count in it, the words say one thing and would now be shown for any number.
  const safe = message.value.includes("{{count");
  return [{ message, case: "rename", params: { category, other }, fix: { safe, rename: other } }];
}

const dead = ["many", "few", "two", "one"] as const;

function firstDead({ byKey }: View, family: string): string | undefined {
  return dead.map((category) => `${family}_${category}`).find((key) => byKey.has(key));
}

/** `_other` is missing, and a dead form is there to take its name. */
function willBeMended(view: View, family: string, category: string): boolean {
  const needed = categoriesFor(view.tongue, family);
  return category === "other" && needed.size === 1 && firstDead(view, family) !== undefined;
}

/** Plural forms as i18next wrote them before version 21: `item_plural`, `item_0`. */
export const pluralV3: CatalogueCheck = {
  id: "plural-v3",
  group: "keys",
  severity: "warning",
  inCatalogue: (view) => view.entries.flatMap((entry) => v3Form(view, entry)),
};

function v3Form(view: View, { message }: Entry): Hit[] {
  const { tongue, byKey } = view;
  const [, base, suffix = ""] = /^(.+)_(plural|\d{1,3})$/s.exec(message.key) ?? [];
  if (base === undefined || !isV3(view, base, suffix, message.value))
    return isSingularOfV3(view, message.key) ? [rename(view, message, `${message.key}_one`)] : [];
  const categories = [...tongue.cardinals].filter((category) => category !== "zero");
  const category = suffix === "plural" ? "other" : (inOrder(categories)[Number(suffix)] ?? "other");
  const to = `${base}_${category}`;
  return byKey.has(to) ? [{ message, params: { to: excerpt(to) } }] : [rename(view, message, to)];
}

function rename({ byKey }: View, message: Entry["message"], to: string): Hit {
  const fix = byKey.has(to) ? undefined : { safe: true, rename: to };
  return { message, params: { to: excerpt(to) }, fix };
}

function isV3({ byKey, source, sourceFamilies }: View, base: string, suffix: string, value: string): boolean {
  if (suffix === "plural") return byKey.has(base) || source.has(base);
  if (sourceFamilies.has(base) || source.has(`${base}_plural`)) return true;
  return suffix === "0" && /\{\{-? ?count ?[,}]/.test(value);
}

/** `item` beside `item_plural`, in a language that tells one from many. */
function isSingularOfV3({ byKey, tongue }: View, key: string): boolean {
  return tongue.cardinals.has("one") && byKey.has(`${key}_plural`);
}

/** The order in which version 3 numbered the forms. */
function inOrder(categories: readonly string[]): string[] {
  const order = ["one", "two", "few", "many", "other"];
  return categories.toSorted((one, other) => order.indexOf(one) - order.indexOf(other));
}
