/** A version as a translators' file, with the number of the version in it, so that it finds its way back. */
import { planOf } from "./checks/keys/plan.ts";
import { viewOf } from "./checks/view.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { byKey, readContent, valuesOf } from "./content.ts";
import type { Content, StoredContent } from "./content.ts";
import { expectContent, readContents } from "./contents.ts";
import type { FormatId, Loss, Message } from "./document.ts";
import { formats } from "./formats/formats.ts";
import { carryOrigin } from "./formats/json/origin.ts";
import { headIn, headsRead, sourceRef } from "./heads.ts";
import type { Head } from "./heads.ts";
import { expectNamespace, namespaceRead } from "./namespaces.ts";
import { isOutdated } from "./proposal/annotate.ts";
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
}

export interface Export {
  readonly text: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly number: number;
  /** Of the version, 32 hexadecimal digits. */
  readonly hash: string;
  /** What the format could not carry. */
  readonly losses: readonly Loss[];
}

/** How much of the version's hash goes with its number. */
const shortHash = 8;

/** @throws namespace_not_found, catalogue_not_found, version_not_found */
export async function exportCatalogue(db: Database, input: ExportInput): Promise<Export> {
  const { locale, namespace: name, format, bare = false } = input;
  const [[row], heads] = await db.batch([namespaceRead(db, name), headsRead(db, name)]);
  const { settings, sourceLocale } = expectNamespace(name, row);
  const number = numberOf(headIn(heads, locale, name), input.version);
  const ref = { locale, namespace: name, number };
  const sources = sourceRef(heads, locale, name, sourceLocale);
  const contents = await readContents(db, [ref, ...sources]);
  const separator = settings.checks.keySeparator;
  const read = (stored: StoredContent) => readContent(stored, separator);
  const content = read(expectContent(contents, ref));
  const source = sources.flatMap((one) => contents(one) ?? []).map(read)[0];
  const origin = {
    ...{ namespace: name, locale, sourceLocale },
    ...(!bare && { baseVersion: number, baseHash: content.hash.slice(0, shortHash) }),
  };
  const known = knownMessages(format, content, source);
  const waiting =
    source !== undefined && isBilingual(format)
      ? waitingMessages({ locale, sourceLocale, settings, head: content, source })
      : [];
  const document = { ...content.document, ...origin, messages: [...known, ...waiting] };
  const words = valuesOf((source ?? content).document.messages);
  const { text, losses } = formats[format].print(document, { separator, source: words });
  const { extension, mediaType } = formats[format];
  return {
    text: format === "i18next" ? carryOrigin(text, origin) : text,
    fileName: `${name.replaceAll("/", "-")}.${locale}.${extension}`,
    ...{ mediaType, number, hash: content.hash, losses },
  };
}

/** @throws catalogue_not_found where there is no such version to speak of */
export function numberOf({ draft, published, locale, namespace }: Head, wanted: Wanted): number {
  const number = wanted === "draft" ? draft : wanted === "published" ? published : wanted;
  if (number === undefined || draft === undefined)
    throw new DomainError("catalogue_not_found", { locale, namespace });
  return number;
}

/** The words with what is known of them; what is outdated wants review, where the format can say so. */
function knownMessages(format: FormatId, content: Content, source: Content | undefined): Message[] {
  const sources = byKey(source?.document.messages ?? []);
  return content.document.messages.map((message): Message => {
    const { notes, state, extra } = content.meta.get(message.key) ?? {};
    const now = isBilingual(format) && isOutdated(content, message.key, sources) ? "needs-review" : state;
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
  return planOf(viewOf(input)).missing.map(({ key }) => ({ key, value: "" }));
}

const isBilingual = (format: FormatId): boolean => format !== "i18next" && format !== "yaml";

/** How many keys lose what: `notes=3, state=12`. */
export function countLosses(losses: readonly Loss[]): { what: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { what } of losses) counts.set(what, (counts.get(what) ?? 0) + 1);
  return Array.from(counts, ([what, count]) => ({ what, count }));
}
