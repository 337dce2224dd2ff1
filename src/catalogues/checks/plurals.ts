export type Category = "zero" | "one" | "two" | "few" | "many" | "other";

export interface PluralForm {
  /** The key without the category: `cart.items`, `place_ordinal`. */
  readonly family: string;
  readonly category: Category;
  readonly ordinal: boolean;
}

const suffix = /_(zero|one|two|few|many|other)$/;

export function isCategory(word: string): word is Category {
  return suffix.test(`_${word}`);
}

/** What the key's ending says; whether it is meant so, the family decides. */
export function pluralFormOf(key: string): PluralForm | undefined {
  const category = suffix.exec(key)?.[1];
  if (category === undefined || !isCategory(category)) return undefined;
  const family = key.slice(0, -category.length - 1);
  return family === "" ? undefined : { family, category, ordinal: family.endsWith("_ordinal") };
}

export type Families = ReadonlyMap<string, ReadonlySet<Category>>;

/**
 * The keys that are plural forms indeed: `_other` with another form beside it, an
 * ordinal, or a form that shows its count. `reason_other` alone is an ordinary key.
 */
export function familiesOf(messages: Iterable<{ readonly key: string; readonly value: string }>): Families {
  const categories = new Map<string, Set<Category>>();
  const counting = new Set<string>();
  for (const { key, value } of messages) {
    const form = pluralFormOf(key);
    if (form === undefined) continue;
    const known = categories.get(form.family) ?? new Set<Category>();
    categories.set(form.family, known.add(form.category));
    if (form.ordinal || countPlaceholder.test(value) || countPlaceholder.test(key)) counting.add(form.family);
  }
  const isPlural = (family: string, forms: ReadonlySet<Category>): boolean =>
    counting.has(family) || (forms.has("other") && forms.size > 1);
  return new Map([...categories].filter(([family, forms]) => isPlural(family, forms)));
}

const countPlaceholder = /\{\{-? ?count ?[,}]/;
