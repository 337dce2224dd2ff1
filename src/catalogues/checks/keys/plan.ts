import type { Message } from "../../document.ts";
import { pluralFormOf, type Category, type Families } from "../plurals.ts";
import type { Tongue } from "../tongue.ts";
import type { View } from "../view.ts";

/** What the source asks of a translation, in the plural forms of its language. */
export interface Plan {
  /** Source keys that have nothing here at all, each as it is to be named in this language. */
  readonly missing: readonly { readonly key: string; readonly message: Message }[];
  /** Forms that a family lacks of which others are here. */
  readonly incomplete: readonly {
    readonly family: string;
    readonly category: Category;
    readonly has: Message;
  }[];
  /** Keys that the source does not explain. */
  readonly extra: readonly Message[];
}

const plans = new WeakMap<View, Plan>();

/** Made once for a catalogue; several checks follow it. */
export function planOf(view: View): Plan {
  const plan = plans.get(view) ?? makePlan(view);
  plans.set(view, plan);
  return plan;
}

function makePlan(view: View): Plan {
  const families = new Set<string>();
  const missing: { key: string; message: Message }[] = [];
  const incomplete: { family: string; category: Category; has: Message }[] = [];
  for (const message of view.source.values()) {
    const family = familyOf(message.key, view.sourceFamilies);
    if (family === undefined) {
      if (!view.byKey.has(message.key) && !isV3Plural(view, message.key))
        missing.push({ key: message.key, message });
      continue;
    }
    if (families.has(family)) continue;
    families.add(family);
    const here = formsHere(view, family);
    const lacking = lackingIn(view, family);
    if (here === undefined) missing.push(...lacking.map((each) => ({ key: `${family}_${each}`, message })));
    else incomplete.push(...lacking.map((category) => ({ family, category, has: here })));
  }
  for (const family of view.families.keys()) {
    if (families.has(family)) continue;
    const has = formsHere(view, family);
    if (has !== undefined)
      incomplete.push(...lackingIn(view, family).map((category) => ({ family, category, has })));
  }
  return { missing, incomplete, extra: extraIn(view) };
}

export function familyOf(key: string, families: Families): string | undefined {
  const family = pluralFormOf(key)?.family;
  return family !== undefined && families.has(family) ? family : undefined;
}

export function categoriesFor(tongue: Tongue, family: string): ReadonlySet<string> {
  return family.endsWith("_ordinal") ? tongue.ordinals : tongue.cardinals;
}

const all: readonly Category[] = ["zero", "one", "two", "few", "many", "other"];

function lackingIn({ tongue, byKey }: View, family: string): Category[] {
  const needed = categoriesFor(tongue, family);
  // Where a language has one form only, i18next finds it under the bare key as well.
  const isBare = needed.size === 1 && (byKey.has(family) || byKey.has(`${family}_0`));
  return all.filter((category) => needed.has(category) && !isBare && !byKey.has(`${family}_${category}`));
}

function formsHere({ byKey }: View, family: string): Message | undefined {
  const keys = [...all.map((category) => `${family}_${category}`), family, `${family}_0`];
  return keys.map((key) => byKey.get(key)?.message).find((message) => message !== undefined);
}

function extraIn(view: View): Message[] {
  return [...view.byKey.values()]
    .map(({ message }) => message)
    .filter(({ key }) => {
      if (view.source.has(key) || familyOf(key, view.sourceFamilies) !== undefined) return false;
      const isBareForm = view.sourceFamilies.has(key) && view.tongue.cardinals.size === 1;
      return !isBareForm && !isV3Form(view, key);
    });
}

/** `item_plural` beside `item` in the source; here `item_0` is the same thing. */
function isV3Plural({ source, byKey }: View, key: string): boolean {
  const base = /^(.+)_plural$/s.exec(key)?.[1];
  return base !== undefined && source.has(base) && ["_0", "_other", ""].some((end) => byKey.has(base + end));
}

/** A form of i18next before version 21; `plural-v3` speaks of it. */
function isV3Form({ source, sourceFamilies }: View, key: string): boolean {
  const base = /^(.+)_(?:plural|\d{1,3})$/s.exec(key)?.[1];
  return base !== undefined && (sourceFamilies.has(base) || source.has(`${base}_plural`));
}
