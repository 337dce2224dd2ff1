import type { Loss, Message } from "../../document.ts";
import { depthLimit } from "../encoding/limits.ts";
import { quote, type JsonStyle } from "./style.ts";

/** Keys taken apart, in order: a name leads to words or to a nest of its own. */
export interface Nest extends Map<string, string | Nest> {}

/** All messages in one nest. Of several words for one key the last are kept. */
export function nestMessages(
  messages: readonly Message[],
  separator: string | false,
): { nest: Nest; losses: Loss[] } {
  const nest: Nest = new Map();
  const losses: Loss[] = [];
  const words = new Map<string, string>();
  for (const { key, value } of messages) {
    if (key === "") losses.push({ key, what: "key" });
    else if (words.has(key)) losses.push({ key, what: "duplicate" });
    if (key !== "") words.set(key, value);
  }
  for (const [key, value] of words) put(nest, namesOf(key, separator, words), value);
  return { nest, losses };
}

export function put(nest: Nest, [name = "", ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    nest.set(name, value);
    return;
  }
  const found = nest.get(name);
  const inner: Nest = found instanceof Map ? found : new Map();
  nest.set(name, inner);
  put(inner, rest, value);
}

/**
 * The names that lead to a key, none of which leads to words of its own on the
 * way. A sentence with full stops in it stays whole.
 */
export function namesOf(
  key: string,
  separator: string | false,
  words: { has: (key: string) => boolean },
): string[] {
  if (separator === false || separator === "" || !key.includes(separator)) return [key];
  const parts = key.split(separator);
  if (parts.some((part) => part === "" || part !== part.trim())) return [key];
  const names: string[] = [];
  let path = "";
  let name: string | undefined;
  for (const [at, part] of parts.entries()) {
    name = name === undefined ? part : name + separator + part;
    path = at === 0 ? part : path + separator + part;
    const goesOn = at < parts.length - 1;
    if (goesOn && (words.has(path) || names.length >= depthLimit - 2)) continue;
    names.push(name);
    name = undefined;
  }
  return names;
}

/** The items of a nest whose names count up from 0: that is a list. */
export function itemsOf(nest: Nest): (string | Nest)[] | undefined {
  const names = [...nest.keys()];
  return names.length > 0 && names.every((name, at) => name === String(at)) ? [...nest.values()] : undefined;
}

/** @param margin the indentation of the line that it begins on; undefined writes all on that line */
export function printNest(nest: Nest, style: JsonStyle, margin: string | undefined, isRoot = false): string {
  const deeper = margin === undefined ? undefined : margin + style.indent;
  const print = (value: string | Nest) =>
    typeof value === "string" ? quote(value, style) : printNest(value, style, deeper);
  const items = isRoot ? undefined : itemsOf(nest)?.map(print);
  if (items !== undefined) return enclose("[", items, "]", style, margin);
  const members = Array.from(nest, ([name, value]) => quote(name, style) + style.colon + print(value));
  return enclose("{", members, "}", style, margin);
}

function enclose(
  open: string,
  parts: readonly string[],
  close: string,
  { eol, indent, colon }: JsonStyle,
  margin: string | undefined,
): string {
  if (parts.length === 0) return open + close;
  if (margin === undefined) return open + parts.join(colon.endsWith(" ") ? ", " : ",") + close;
  const line = eol + margin;
  return open + line + indent + parts.join(`,${line}${indent}`) + line + close;
}
