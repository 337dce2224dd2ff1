import type { Document, Message } from "../document.ts";
import { familiesOf, pluralFormOf, type Families } from "./plurals.ts";
import type { CheckSettings } from "./settings.ts";
import { pairSource, type Source } from "./pair-source.ts";
import { textOf, type Text } from "./text/text.ts";
import { isSameTongue, tongueOf, type Tongue } from "./tongue.ts";

/** A word or name and how it is to be put, or to be left as it is. */
export interface GlossaryTerm {
  readonly source: string;
  /** Any of these will do; empty for a name that is not translated. */
  readonly targets: readonly string[];
  readonly caseSensitive?: boolean;
}

export interface CheckInput {
  readonly document: Document;
  /** BCP 47, of the catalogue that the document is for. */
  readonly locale: string;
  readonly sourceLocale: string;
  /** By key, as it stands now; absent where there is none, or where the document is the source itself. */
  readonly source?: ReadonlyMap<string, Message>;
  /** The source before it last changed: it tells which keys were renamed. */
  readonly previousSource?: ReadonlyMap<string, Message>;
  readonly settings: CheckSettings;
  readonly glossary?: readonly GlossaryTerm[];
}

export interface Entry {
  readonly message: Message;
  readonly text: Text;
  /** What it is a translation of; undefined for a key that the source has not, and in the source itself. */
  readonly source: Source | undefined;
}

/** The catalogue as the checks see it: made once. */
export interface View {
  readonly document: Document;
  readonly settings: CheckSettings;
  readonly glossary: readonly GlossaryTerm[];
  readonly tongue: Tongue;
  readonly sourceTongue: Tongue;
  readonly isSource: boolean;
  readonly entries: readonly Entry[];
  /** Of a duplicate key the last, which is the one that counts. */
  readonly byKey: ReadonlyMap<string, Entry>;
  /** Of duplicate keys all but the last: their values are lost. */
  readonly lost: ReadonlySet<object>;
  /** The keys that stand more than once. */
  readonly repeated: ReadonlySet<string>;
  readonly source: ReadonlyMap<string, Message>;
  readonly previousSource: ReadonlyMap<string, Message>;
  readonly families: Families;
  readonly sourceFamilies: Families;
}

export function viewOf(input: CheckInput): View {
  const { document, settings } = input;
  const tongue = tongueOf(input.locale);
  const sourceTongue = tongueOf(input.sourceLocale);
  const isSource = input.source === undefined || isSameTongue(tongue, sourceTongue);
  const source: ReadonlyMap<string, Message> = (isSource ? undefined : input.source) ?? new Map();
  const pair = pairSource(source, settings);
  const entries = document.messages.map((message) => ({
    message,
    text: textOf(message.value),
    source: pair(message.key),
  }));
  const byKey = new Map(entries.map((entry) => [entry.message.key, entry]));
  const lost = entries
    .filter((entry) => byKey.get(entry.message.key) !== entry)
    .map(({ message }) => message);
  return {
    document,
    settings,
    glossary: input.glossary ?? [],
    tongue,
    sourceTongue,
    isSource,
    entries,
    byKey,
    lost: new Set(lost),
    repeated: new Set(lost.map(({ key }) => key)),
    source,
    previousSource: input.previousSource ?? new Map(),
    families: familiesOf(document.messages),
    sourceFamilies: familiesOf(source.values()),
  };
}

/** Is this key one of a family of plural forms, here or in the source? */
export function isPluralForm({ families, sourceFamilies }: View, key: string): boolean {
  const form = pluralFormOf(key);
  return form !== undefined && (families.has(form.family) || sourceFamilies.has(form.family));
}
