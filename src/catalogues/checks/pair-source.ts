import type { Message } from "../document.ts";
import { pluralFormOf, type Category } from "./plurals.ts";
import type { CheckSettings } from "./settings.ts";
import { textOf, type Text } from "./text/text.ts";

export interface Source {
  readonly message: Message;
  readonly text: Text;
  /** One of the two says its number in words or not at all, as `_one` and `_zero` may. */
  readonly countOptional: boolean;
}

/** Finds what a key is translated from: the same key, or the nearest form of the same family. */
export function pairSource(
  source: ReadonlyMap<string, Message>,
  settings: CheckSettings,
): (key: string) => Source | undefined {
  const texts = new Map<string, Text>();
  return (key) => {
    const message = source.get(key) ?? nearestForm(source, key);
    if (message === undefined) return undefined;
    const text = texts.get(message.key) ?? textOf(sourceValue(message, settings));
    texts.set(message.key, text);
    return { message, text, countOptional: isCountOptional(key) || isCountOptional(message.key) };
  };
}

/** In a namespace of natural-language keys an empty value stands for the key's own words. */
export function sourceValue({ key, value }: Message, { keySeparator }: CheckSettings): string {
  if (value !== "" || keySeparator !== false) return value;
  return pluralFormOf(key)?.family ?? key;
}

const order: readonly Category[] = ["other", "many", "few", "two", "one", "zero"];

function nearestForm(source: ReadonlyMap<string, Message>, key: string): Message | undefined {
  const form = pluralFormOf(key);
  const family = form?.family ?? key.replace(/_(?:plural|\d{1,3})$/, "");
  for (const category of order) {
    const found = source.get(`${family}_${category}`);
    if (found !== undefined) return found;
  }
  if (family === key) return undefined;
  return source.get(`${family}_plural`) ?? (form === undefined ? undefined : source.get(family));
}

function isCountOptional(key: string): boolean {
  const category = pluralFormOf(key)?.category;
  return category === "zero" || category === "one" || category === "two";
}
