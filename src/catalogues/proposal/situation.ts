import { pluralFormOf } from "../checks/plurals.ts";
import type { CheckInput } from "../checks/view.ts";
import type { Content, Meta } from "../content.ts";
import { byKey } from "../content.ts";
import type { Document, Message } from "../document.ts";
import type { NamespaceSettings } from "../tables.ts";

/** Everything that a proposal is computed from. */
export interface Situation {
  readonly locale: string;
  readonly sourceLocale: string;
  readonly settings: NamespaceSettings;
  /** The uploaded file. */
  readonly document: Document;
  /** What it was made from; undefined where nobody knows. */
  readonly base: Content | undefined;
  /** What the catalogue says now; undefined where there is none yet. */
  readonly head: Content | undefined;
  /** The source's draft; undefined for the source itself, and where it has none. */
  readonly source: Content | undefined;
}

/**
 * The messages that the upload says something about. An empty value is none
 * where the base has words for it (which is then a removal, and asked for), and
 * where it only stands for a source key that nobody has translated.
 */
export function saidBy({ base, source }: Situation, messages: readonly Message[]): Message[] {
  const before = byKey(base?.document.messages ?? []);
  const sources = byKey(source?.document.messages ?? []);
  const families = new Set([...sources.keys()].map(familyOf));
  const isPlaceholder = (key: string) => families.has(familyOf(key));
  return messages.filter(({ key, value }) => {
    if (value !== "") return true;
    const was = before.get(key)?.value;
    return was === undefined ? !isPlaceholder(key) : was === "";
  });
}

/** A language may have plural forms that the source has not. */
const familyOf = (key: string): string => pluralFormOf(key)?.family ?? key;

/**
 * As the checks see it: the present source, and the one that each translation was made from.
 * @param meta what is known of the messages; what the head knows of them where left out
 */
export function checkInput(
  situation: Situation,
  messages: readonly Message[],
  meta: Meta = situation.head?.meta ?? new Map(),
): CheckInput {
  const { locale, sourceLocale, settings, document, source, head } = situation;
  const before = byKey(head?.document.messages ?? []);
  const made = new Map(
    [...meta].flatMap(([key, { of }]) => (of === undefined ? [] : [[key, { key, value: of }] as const])),
  );
  const sourced = messages.map((message): Message => {
    const of = made.get(message.key)?.value;
    const isKept = message.source === undefined && before.get(message.key)?.value === message.value;
    return isKept && of !== undefined ? { ...message, source: of } : message;
  });
  return {
    document: { ...document, messages: sourced },
    locale,
    sourceLocale,
    ...(source && { source: byKey(source.document.messages), previousSource: made }),
    settings: settings.checks,
    glossary: settings.glossary,
  };
}
