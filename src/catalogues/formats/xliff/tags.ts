import type { Attributes } from "./dialect.ts";
import type { XmlElement } from "../xml/tree.ts";
import { escapeAttribute } from "../xml/text.ts";

/** Attributes as they stand in a tag, each with a space before it; those without a value are left out. */
export function printAttributes(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? "" : ` ${name}="${escapeAttribute(value)}"`))
    .join("");
}

/** A start tag with some attributes set, changed or taken away, and everything else as it was. */
export function withAttributes(tag: string, changes: Attributes): string {
  const left = new Map(Object.entries(changes));
  const kept = tag.replaceAll(/\s([^\s=<>"'/]+)\s*=\s*(?:"[^"]*"|'[^']*')/g, (whole, name: string) => {
    if (!left.has(name)) return whole;
    const value = left.get(name);
    left.delete(name);
    return value === undefined ? "" : ` ${name}="${escapeAttribute(value)}"`;
  });
  const { open, end } = cutEnd(kept);
  return open + printAttributes(Object.fromEntries(left)) + end;
}

/** The start tag of an element that has something in it now. */
export function openedTag(tag: string): string {
  return `${cutEnd(tag).open}>`;
}

function cutEnd(tag: string): { readonly open: string; readonly end: string } {
  const open = tag.slice(0, tag.endsWith("/>") ? -2 : -1).trimEnd();
  return { open, end: tag.slice(open.length) };
}

/** The line end and the spaces before an element that stands on a line of its own. */
export function indentBefore(text: string, from: number): string {
  return /(?:\r\n|\n|\r)[ \t]*$/.exec(text.slice(Math.max(0, from - 200), from))?.[0] ?? "";
}

/** With its colon; empty where the namespace needs none. */
export function prefixOf({ name, local }: XmlElement): string {
  return name.slice(0, name.length - local.length);
}
