/** A version as a translators' file, with the number of the version in it, so that it finds its way back. */
import { planOf } from "./checks/keys/plan.ts";
import { viewOf } from "./checks/view.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { noMeta, readContent, valuesOf } from "./content.ts";
import type { Content, StoredContent } from "./content.ts";
import { expectContent, readContents } from "./contents.ts";
import type { FormatId, Loss, Message } from "./document.ts";
import type { NamespaceSettings } from "./tables.ts";
import { formats } from "./formats/formats.ts";
import { carryOrigin } from "./formats/json/origin.ts";
import { headIn, headsRead, sourceRef } from "./heads.ts";
import type { Head } from "./heads.ts";
import { expectNamespace, namespaceRead } from "./namespaces.ts";
import { outdatedIn, sourceFinder } from "./proposal/annotate.ts";
import { checkInput } from "./proposal/situation.ts";
import type { Situation } from "./proposal/situation.ts";

export type Wanted = "draft" | "published" | number;

export interface ExportInput {
  readonly locale: string;
  readonly namespace: string;
  readonly format: FormatId;
  readonly version: Wanted;
  /** Without the version in it, for those who keep its number elsewhere. */
  readonly bare?: boolean;
  /** With the keys that wait for their words, empty, in every format; and for a language that has nothing yet. */
  readonly waiting?: boolean;
}

export interface Export {
  readonly text: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** Undefined for a language that has nothing yet. */
  readonly number: number | undefined;
  /** Of the version, 32 hexadecimal digits. */
  readonly hash: string;
  /** What the format could not carry. */
  readonly losses: readonly Loss[];
}

/** How much of the version's hash goes with its number. */
const shortHash = 8;

/** @throws namespace_not_found, catalogue_not_found, version_not_found */
export async function exportCatalogue(db: Database, input: ExportInput): Promise<Export> {
  const { locale, namespace: name, format, bare = false, waiting = false } = input;
  const [[row], heads] = await db.batch([namespaceRead(db, name), headsRead(db, name)]);
  const { settings, sourceLocale } = expectNamespace(name, row);
  const sources = sourceRef(heads, locale, name, sourceLocale);
  const head = headIn(heads, locale, name);
  const isBlank = waiting && head.draft === undefined && sources.length > 0;
  const refs = isBlank ? [] : [{ locale, namespace: name, number: numberOf(head, input.version) }];
  const contents = await readContents(db, [...refs, ...sources]);
  const separator = settings.checks.keySeparator;
  const read = (stored: StoredContent) => readContent(stored, separator);
  const [content = read(blank)] = refs.map((ref) => read(expectContent(contents, ref)));
  const source = sources.flatMap((one) => contents(one) ?? []).map(read)[0];
  const origin = {
    ...{ namespace: name, locale, sourceLocale },
    ...(!bare && !isBlank && { baseVersion: content.number, baseHash: content.hash.slice(0, shortHash) }),
  };
  const known = knownMessages(format, content, source, settings);
  const isWaiting = source !== undefined && (waiting || isBilingual(format));
  const empty = isWaiting ? waitingMessages({ locale, sourceLocale, settings, head: content, source }) : [];
  const messages = [...known, ...empty];
  const document = { ...content.document, ...origin, messages };
  const words = source === undefined ? valuesOf(known) : sourcesOf(messages, source, settings);
  const { text, losses } = formats[format].print(document, { separator, source: words });
  const { extension, mediaType } = formats[format];
  return {
    text: format === "i18next" ? carryOrigin(text, origin) : text,
    fileName: `${name.replaceAll("/", "-")}.${locale}.${extension}`,
    number: isBlank ? undefined : content.number,
    ...{ mediaType, hash: content.hash, losses },
  };
}

const blank: StoredContent = { number: 0, hash: "", text: "{}\n", meta: noMeta };

/** By key what it is translated from, a plural form that the source has not from the nearest that it has. */
function sourcesOf(messages: readonly Message[], source: Content, settings: NamespaceSettings) {
  const sourceOf = sourceFinder(source, settings);
  return new Map(
    messages.flatMap(({ key }) => {
      const words = sourceOf(key);
      return words === undefined ? [] : [[key, words] as const];
    }),
  );
}

/** @throws catalogue_not_found where there is no such version to speak of */
export function numberOf({ draft, published, locale, namespace }: Head, wanted: Wanted): number {
  const number = wanted === "draft" ? draft : wanted === "published" ? published : wanted;
  if (number === undefined || draft === undefined)
    throw new DomainError("catalogue_not_found", { locale, namespace });
  return number;
}

/** The words with what is known of them; what is outdated wants review, where the format can say so. */
function knownMessages(
  format: FormatId,
  content: Content,
  source: Content | undefined,
  settings: NamespaceSettings,
): Message[] {
  const isOutdated = outdatedIn(content, source, settings);
  return content.document.messages.map((message): Message => {
    const { notes, state, extra } = content.meta.get(message.key) ?? {};
    const now = isBilingual(format) && isOutdated(message.key) ? "needs-review" : state;
    return { ...message, ...(notes && { notes }), ...(now && { state: now }), ...(extra && { extra }) };
  });
}

/** The formats that are made for translating show the keys that wait for their words. */
function waitingMessages(situation: Omit<Situation, "document" | "base"> & { head: Content }): Message[] {
  const { head } = situation;
  const input = checkInput(
    { ...situation, document: head.document, base: undefined },
    head.document.messages,
  );
  const { missing, incomplete } = planOf(viewOf(input));
  const forms = incomplete.map(({ family, category }) => `${family}_${category}`);
  return [...missing.map(({ key }) => key), ...forms].map((key) => {
    const { notes, extra } = head.meta.get(key) ?? {};
    return { key, value: "", ...(notes && { notes }), ...(extra && { extra }) };
  });
}

const isBilingual = (format: FormatId): boolean => format !== "i18next" && format !== "yaml";

/** How many keys lose what: `notes=3, state=12`. */
export function countLosses(losses: readonly Loss[]): { what: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { what } of losses) counts.set(what, (counts.get(what) ?? 0) + 1);
  return Array.from(counts, ([what, count]) => ({ what, count }));
}
