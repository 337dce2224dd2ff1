import { dirname } from "node:path";
import type { FormatId } from "../../../catalogues/document.ts";
import type { CheckSettings } from "../../../catalogues/checks/settings.ts";
import type { GlossaryTerm } from "../../../catalogues/checks/view.ts";
import { catalogueLocale, namespaceName } from "../../../catalogues/locale.ts";
import type { Host } from "../host.ts";
import { Failure } from "../failure.ts";
import type { Given } from "../parse.ts";
import { findConfigFile, readConfigFile } from "./file.ts";
import { isFormatId, extensionOf, formatIds } from "./format-ids.ts";
import { expectTemplate } from "./template.ts";

/** What a translators' repo says of itself, and what the command line says over it. */
export interface Config {
  /** The folder that `shuangyu.json` lies in: nothing outside it is ever written. */
  readonly root: string;
  readonly url: string | undefined;
  readonly files: string;
  readonly format: FormatId;
  /** As they are written there; undefined for all. */
  readonly namespaces: readonly string[] | undefined;
  readonly locales: readonly string[] | undefined;
  readonly sourceLocale: string;
  /** What it decides about the checks; the rest is as the server has it. */
  readonly stated: Stated;
}

export interface Stated {
  readonly keySeparator?: string | false | undefined;
  readonly checks?: Omit<CheckSettings, "keySeparator"> | undefined;
  readonly glossary?: readonly GlossaryTerm[] | undefined;
}

/** For commands that need nothing else of it. @throws Failure where there is one and it is wrong */
export function findUrl(host: Host): Pick<Config, "url"> | undefined {
  const path = findConfigFile(host.cwd);
  return path === undefined ? undefined : { url: readConfigFile(path, host.cwd).url };
}

/** @throws Failure where there is no `shuangyu.json` here or above, or something in it is wrong */
export function getConfig(host: Host, given: Given): Config {
  const path = findConfigFile(host.cwd);
  if (path === undefined)
    throw new Failure("config.absent", { file: "shuangyu.json", command: "shuangyu init" });
  const { checks, keySeparator, glossary, ...file } = readConfigFile(path, host.cwd);
  expectDifferent(file.locales ?? []);
  for (const namespace of file.namespaces ?? []) namespaceName(namespace);
  catalogueLocale(file.sourceLocale);
  expectTemplate(file.files, file.namespaces);
  const format = formatIn(given) ?? file.format;
  return {
    root: dirname(path),
    url: file.url,
    files: format === file.format ? file.files : withExtension(file.files, extensionOf(format)),
    format,
    namespaces: file.namespaces,
    locales: file.locales,
    sourceLocale: file.sourceLocale,
    stated: {
      keySeparator,
      checks: checks && defined(checks),
      glossary: glossary?.map((term) => defined(term)),
    },
  };
}

/** Two spellings of one language would be two files of one catalogue. */
function expectDifferent(locales: readonly string[]): void {
  const groups = Map.groupBy(locales, catalogueLocale);
  for (const [locale, spellings] of groups)
    if (spellings.length > 1) throw new Failure("config.locales_same", { tag: locale, spellings });
}

export function formatIn(given: Given): FormatId | undefined {
  const format = given.text("format");
  if (format === undefined || isFormatId(format)) return format;
  throw new Failure("usage.value_wrong", { option: "--format", value: format, known: [...formatIds] });
}

/** Beside the files of the repo's own format, and not over them. */
function withExtension(template: string, extension: string): string {
  return template.replace(/(?:\.[A-Za-z0-9]+)?$/, extension);
}

export type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** The same without members that are there and undefined. */
export function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Defined<T>;
}
