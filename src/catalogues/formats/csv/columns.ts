import { Unreadable, type Origin, type Place } from "../../document.ts";
import { readVersion, writeVersion } from "../version-mark.ts";
import { unguard } from "./guard.ts";
import type { Cell } from "./rows.ts";

/** Which column is which, by its number from 0. */
export interface Columns {
  readonly key: number;
  readonly target: number;
  readonly source: number | undefined;
  readonly state: number | undefined;
  readonly notes: number | undefined;
  /** Those that only their owner knows the meaning of. */
  readonly others: readonly (readonly [name: string, at: number])[];
  readonly count: number;
  readonly origin: Origin;
}

interface Heading {
  readonly name: string;
  /** What stands after the colon: `target:zh-Hans`, `version:12`. */
  readonly value?: string;
}

/** @throws Unreadable `csv-column` for one that is missing, `csv-column-twice` */
export function columnsOf(header: readonly Cell[], placeOf: (offset: number) => Place): Columns {
  const headings = headingsOf(header);
  const names = headings.map(({ name }) => name);
  const twice = names.findIndex((name, at) => names.indexOf(name) < at);
  if (twice >= 0)
    throw new Unreadable("csv-column-twice", placeOf(header[twice]?.at ?? 0), { column: names[twice] ?? "" });
  const find = (name: string) => (names.includes(name) ? names.indexOf(name) : undefined);
  return {
    key: find("key") ?? refuseWithout("key"),
    target: find("target") ?? refuseWithout("target"),
    source: find("source"),
    state: find("state"),
    notes: find("notes"),
    others: headings.flatMap((heading, at) => (isOwn(heading) ? [] : [[heading.name, at] as const])),
    count: header.length,
    origin: originIn(headings),
  };
}

function refuseWithout(column: string): never {
  throw new Unreadable("csv-column", { line: 1, column: 1 }, { column });
}

/** Where no column is called `target`, one that is called `zh-CN` is, and of two the second. */
function headingsOf(header: readonly Cell[]): Heading[] {
  const headings = header.map(({ value }, at) => headingOf(value.trim(), at));
  if (headings.some(({ name }) => name === "target")) return headings;
  const roles = headings.some(({ name }) => name === "source") ? ["target"] : ["source", "target"];
  const locales = headings.filter(({ name }) => isLocale(name));
  if (locales.length > roles.length) return headings;
  return headings.map((heading) => {
    const role = roles.at(locales.indexOf(heading) - locales.length);
    return locales.includes(heading) && role !== undefined ? { name: role, value: heading.name } : heading;
  });
}

function isLocale(name: string): boolean {
  return name !== "id" && /^[a-z]{2}(?:[-_][a-z0-9]{2,8})*$/i.test(name);
}

const ours =
  /^(?:(?<plain>key|state|notes)|(?<spoken>source|target)(?::(?<locale>.*))?|(?<about>namespace|version):(?<value>.*))$/is;

function headingOf(text: string, at: number): Heading {
  const { plain, spoken, locale, about, value } = ours.exec(text)?.groups ?? {};
  const name = (plain ?? spoken ?? about)?.toLowerCase() ?? (unguard(text) || String(at + 1));
  const told = locale ?? value;
  return told ? { name, value: told } : { name };
}

function isOwn({ name, value }: Heading): boolean {
  return /^(?:key|source|target|state|notes)$/.test(name) || value !== undefined;
}

function originIn(headings: readonly Heading[]): Origin {
  const told = new Map(headings.map(({ name, value }) => [name, value]));
  const [locale, sourceLocale, namespace] = ["target", "source", "namespace"].map((name) => told.get(name));
  return {
    ...(locale !== undefined && { locale }),
    ...(sourceLocale !== undefined && { sourceLocale }),
    ...(namespace !== undefined && { namespace }),
    ...readVersion(told.get("version") ?? ""),
  };
}

export function writeHeadings({ locale, sourceLocale, namespace, ...base }: Origin) {
  return {
    key: "key",
    source: sourceLocale === undefined ? "source" : `source:${sourceLocale}`,
    target: locale === undefined ? "target" : `target:${locale}`,
    state: "state",
    notes: "notes",
    ...(namespace !== undefined && { namespace: `namespace:${namespace}` }),
    ...(base.baseVersion !== undefined && { version: `version:${writeVersion(base)}` }),
  };
}
