import type { Unit } from "./dialect.ts";
import { attributeOf, type XmlElement } from "../xml/tree.ts";

/**
 * A key as an XML NMTOKEN (XML 1.0 §2.3), reversibly: letters, digits, dots and
 * hyphens as they are, any other UTF-16 unit as `_` and four hexadecimal digits.
 */
export function idOf(key: string): string {
  return key === "" ? "_" : key.replaceAll(/[^A-Za-z0-9.\-\u4E00-\u9FFF]/g, escapeUnit);
}

function escapeUnit(unit: string): string {
  return `_${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The reverse. What comes after a colon only tells one of two equal keys from the other. */
export function keyOf(id: string): string {
  const [own = ""] = id.split(":", 1);
  if (own === "_") return "";
  return own.replaceAll(/_([0-9A-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Gives each of some keys an id that no other has. */
export function idsFor(taken: Iterable<string>): (key: string) => string {
  const given = new Set(taken);
  return (key) => {
    const plain = idOf(key);
    let id = plain;
    for (let count = 2; given.has(id); count += 1) id = `${plain}:${count}`;
    given.add(id);
    return id;
  };
}

/**
 * The keys of a file's units. In our own files a unit's name is its key. In
 * another's, names are, if each unit has one and no two are the same; else ids
 * are, with the file's name before those that come up in more than one file.
 */
export function keysOf(units: readonly Unit[], isOurs: boolean): readonly string[] {
  if (isOurs) return units.map(({ id, name }) => name ?? keyOf(id));
  const names = units.map(({ name }) => name).filter((name) => name !== undefined);
  if (names.length === units.length && new Set(names).size === units.length) return names;
  const files = filesById(units);
  return units.map(({ id, file }) => ((files.get(id)?.size ?? 0) < 2 ? id : `${nameOf(file)}/${id}`));
}

function filesById(units: readonly Unit[]): ReadonlyMap<string, ReadonlySet<XmlElement>> {
  const files = new Map<string, Set<XmlElement>>();
  for (const { id, file } of units) files.set(id, (files.get(id) ?? new Set()).add(file));
  return files;
}

function nameOf(file: XmlElement): string {
  return attributeOf(file, "original") ?? attributeOf(file, "id") ?? "";
}
