import { readExpression, type Expression } from "./expression.ts";

/** `Plural-Forms` of a PO header: how many forms, and which of them a number takes. */
export interface PluralForms {
  readonly count: number;
  readonly formOf: Expression;
}

/** `undefined` for a template's placeholders and for what is not in gettext's form. */
export function readPluralForms(field: string | undefined): PluralForms | undefined {
  const [, count, formula] =
    /^\s*nplurals\s*=\s*([0-9]{1,2})\s*;\s*plural\s*=([^;]{1,500});?\s*$/.exec(field ?? "") ?? [];
  const formOf = formula === undefined ? undefined : readExpression(formula);
  return formOf === undefined ? undefined : { count: Number(count), formOf };
}

/**
 * What i18next calls each form: the CLDR category that most of the form's numbers
 * have in this language. A form that has none, or one that another has too, keeps
 * its number.
 */
export function suffixesOf(
  forms: PluralForms | undefined,
  locale: string | undefined,
  found: number,
): readonly string[] {
  const rules = pluralRules(locale);
  const usual: readonly string[][] = [[], ["_other"], ["_one", "_other"]];
  if (forms === undefined || rules === undefined) return usual[found] ?? numbered(found);
  const count = Math.max(found, forms.count);
  const categories = numbered(count).map((_, form) => commonest(form, forms, rules));
  const isClear = !categories.includes(undefined) && new Set(categories).size === count;
  return isClear ? categories.map((category) => `_${category ?? ""}`) : numbered(count);
}

function numbered(count: number): readonly string[] {
  return Array.from({ length: count }, (_, form) => `[${form}]`);
}

/** Beyond two hundred no language's integers are told apart otherwise, but for millions. */
const samples = Array.from({ length: 200 }, (_, n) => n);

function commonest(form: number, { formOf }: PluralForms, rules: Intl.PluralRules): string | undefined {
  const counts = new Map<string, number>();
  for (const n of samples) {
    if (formOf(n) !== form) continue;
    const category = rules.select(n);
    counts.set(category, (counts.get(category) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

function pluralRules(locale: string | undefined): Intl.PluralRules | undefined {
  const tag = locale?.replace(/[.@].*$/, "").replaceAll("_", "-");
  if (tag === undefined || tag === "") return undefined;
  try {
    return new Intl.PluralRules(tag);
  } catch {
    return undefined;
  }
}
