import { byKey } from "../../../catalogues/content.ts";
import { checkCatalogue } from "../../../catalogues/checks/engine.ts";
import { mendCatalogue } from "../../../catalogues/checks/fixes.ts";
import { messageKeyOf } from "../../../catalogues/checks/message-key.ts";
import { sourceValue } from "../../../catalogues/checks/pair-source.ts";
import { isSameTongue, tongueOf } from "../../../catalogues/checks/tongue.ts";
import { findingOf } from "../../../catalogues/checks/unreadable.ts";
import type { CheckInput } from "../../../catalogues/checks/view.ts";
import { Unreadable, type Message } from "../../../catalogues/document.ts";
import type { Finding } from "../../../catalogues/finding.ts";
import type { LegacyEncoding } from "../../../catalogues/formats/encoding/legacy.ts";
import { catalogueLocale } from "../../../catalogues/locale.ts";
import type { Locale } from "../../../locales.ts";
import { builtIn } from "../../../words.ts";
import type { Config } from "../config/config.ts";
import type { Shown } from "../output/findings.ts";
import type { CliWords } from "../words.ts";
import { findBytes, printBytes, readBytes, type ReadFile, type Reading } from "./local.ts";
import { rulesFor } from "./settings.ts";
import type { State } from "./state.ts";
import { targetOf, type Target } from "./targets.ts";
import { writeWhole } from "./write.ts";

export interface Checked {
  readonly path: string;
  readonly findings: readonly Shown[];
  /** How many texts were mended. */
  readonly fixed: number;
  /** What the reader of the result should know. */
  readonly note?: string | undefined;
}

export interface CheckOptions {
  readonly config: Config;
  readonly state: State;
  readonly accept: LegacyEncoding | undefined;
  readonly fix: boolean;
  readonly locale: Locale;
  readonly words: CliWords;
  /** The path as it is shown. */
  readonly root: (path: string) => string;
}

/** Everything that there is to say of one file, beside the source's file here. */
export function checkFile(target: Target, options: CheckOptions): Checked {
  const path = options.root(target.path);
  const { settings } = rulesFor(options.config, options.state, target.namespace);
  const reading = { format: options.config.format, separator: settings.keySeparator, accept: options.accept };
  const read = readOrFind(findBytes(target.absolute) ?? new Uint8Array(), reading, options);
  if (!("document" in read)) return { path, fixed: 0, findings: [{ ...read, path }] };
  const { input, note } = inputFor(read, target, reading, options);
  const fixed = options.fix ? mendFile(read, input, target) : 0;
  const findings = fixed > 0 ? findingsAfterwards(target, reading, input) : checkCatalogue(input);
  return { path, fixed, note, findings: findings.map((finding) => shown(finding, path, options.locale)) };
}

type Unread = Omit<Shown, "path">;

function readOrFind(bytes: Uint8Array, reading: Reading, { words, locale }: CheckOptions): ReadFile | Unread {
  try {
    const read = readBytes(bytes, reading);
    if (!("guess" in read)) return read;
    const message = words("check.encoding", {
      encoding: read.guess.toUpperCase(),
      option: `--encoding ${read.guess}`,
    });
    return { severity: "error", check: "encoding-invalid", message };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return shown(findingOf(error), "", locale);
  }
}

function shown(finding: Finding, path: string, locale: Locale): Shown {
  const { check, severity, key, place, params } = finding;
  const message = builtIn.check(locale, messageKeyOf(finding), params);
  return { path, line: place?.line, column: place?.column, severity, check, key, message };
}

/** What the engine is given; without the source's file it sees the translation alone, and that is said. */
function inputFor(
  { document }: ReadFile,
  target: Target,
  reading: Reading,
  { config, state, words, root }: CheckOptions,
): { input: CheckInput; note: string | undefined } {
  const { settings, glossary } = rulesFor(config, state, target.namespace);
  const sourceLocale = catalogueLocale(config.sourceLocale);
  const input = { document, locale: target.tag, sourceLocale, settings, glossary };
  if (isSameTongue(tongueOf(target.tag), tongueOf(sourceLocale))) return { input, note: undefined };
  const origin = targetOf(config, { locale: config.sourceLocale, namespace: target.namespace });
  const source = findSource(origin, reading);
  if (source !== undefined) return { input: { ...input, source }, note: undefined };
  return { input, note: words("check.no_source", { file: root(target.path), source: root(origin.path) }) };
}

function findSource({ absolute }: Target, reading: Reading): ReadonlyMap<string, Message> | undefined {
  const bytes = findBytes(absolute);
  if (bytes === undefined) return undefined;
  try {
    const read = readBytes(bytes, reading);
    return "guess" in read ? undefined : byKey(read.document.messages);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** Makes every safe fix in the file; tells how many texts are not as they were. */
function mendFile(read: ReadFile, input: CheckInput, { absolute }: Target): number {
  const before = read.document.messages;
  const { messages } = mendCatalogue(input, "safe");
  const was = new Map(before.map((message) => [message.key, message.value]));
  const fixed = messages.filter(({ key, value }) => was.get(key) !== value).length;
  const changed = fixed + Math.max(0, before.length - messages.length);
  if (changed === 0) return 0;
  const { settings } = input;
  const source = new Map(
    [...(input.source ?? [])].map(([key, message]) => [key, sourceValue(message, settings)]),
  );
  writeWhole(absolute, printBytes(read, messages, { separator: settings.keySeparator, source }));
  return changed;
}

/** Of the file as it now stands: its lines may have moved. */
function findingsAfterwards({ absolute }: Target, reading: Reading, input: CheckInput): Finding[] {
  const read = readBytes(findBytes(absolute) ?? new Uint8Array(), reading);
  return "guess" in read ? [] : checkCatalogue({ ...input, document: read.document });
}
