import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { catalogueLocale, namespaceName } from "../../../catalogues/locale.ts";
import { DomainError } from "../../../errors.ts";
import type { Config } from "../config/config.ts";
import { fillTemplate, namesIn } from "../config/template.ts";
import { Failure } from "../failure.ts";
import type { Given } from "../parse.ts";
import type { Names } from "./names.ts";
import { safePath } from "./safe-path.ts";

/** A catalogue, and the file that holds it here. */
export interface Target extends Names {
  /** The locale as the server spells it. */
  readonly tag: string;
  /** Seen from the folder of `shuangyu.json`, with `/`. */
  readonly path: string;
  readonly absolute: string;
}

/**
 * What the configuration names, or all that is known where it names nothing,
 * as far as `--locale` and `--namespace` choose it. The source comes first:
 * the others are looked at beside it.
 */
export function targetsOf(config: Config, given: Given, known: readonly Names[]): Target[] {
  const named = known.filter(isSound);
  const locales = config.locales ?? [...new Set(named.map(({ locale }) => locale))];
  const namespaces = config.namespaces ?? [...new Set(named.map(({ namespace }) => namespace))];
  const chosen = {
    locales: choose(locales, given.texts("locale"), catalogueLocale, "--locale"),
    namespaces: choose(namespaces, given.texts("namespace"), namespaceName, "--namespace"),
  };
  const source = catalogueLocale(config.sourceLocale);
  return chosen.namespaces
    .flatMap((namespace) => chosen.locales.map((locale) => targetOf(config, { locale, namespace })))
    .toSorted((one, other) => Number(other.tag === source) - Number(one.tag === source));
}

export function targetOf(config: Config, names: Names): Target {
  const path = fillTemplate(config.files, names);
  return { ...names, tag: catalogueLocale(names.locale), path, absolute: safePath(config.root, path) };
}

export function isHere({ absolute }: Target): boolean {
  return existsSync(absolute);
}

/** Names that make a path are taken from nobody unseen. */
function isSound({ locale, namespace }: Names): boolean {
  try {
    catalogueLocale(locale);
    namespaceName(namespace);
    return /^[A-Za-z0-9_-]+$/.test(locale);
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

/** @throws Failure for one that is asked for and not there */
function choose(
  all: readonly string[],
  asked: readonly string[],
  canonical: (name: string) => string,
  option: string,
): readonly string[] {
  if (asked.length === 0) return all;
  const wanted = new Set(asked.map(canonical));
  const chosen = all.filter((name) => wanted.has(canonical(name)));
  const found = new Set(chosen.map(canonical));
  const unknown = asked.find((name) => !found.has(canonical(name)));
  if (unknown === undefined) return chosen;
  throw new Failure("usage.value_wrong", { option, value: unknown, known: all.length === 0 ? ["–"] : all });
}

/** The catalogues whose files are here, by the names that their paths tell. */
export function namesOnDisk(config: Config): Names[] {
  const [only] = config.namespaces?.length === 1 ? config.namespaces : [];
  const start = config.files.slice(0, config.files.search(/\{/)).replace(/[^/]*$/, "");
  return filesBelow(join(config.root, start), start).flatMap(
    (path) => namesIn(path, config.files, only) ?? [],
  );
}

function filesBelow(folder: string, path: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith(".") || entry.name === "node_modules") return [];
    const below = `${path}${entry.name}`;
    return entry.isDirectory() ? filesBelow(join(folder, entry.name), `${below}/`) : [below];
  });
}
