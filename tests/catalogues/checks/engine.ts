import type { Message } from "../../../src/catalogues/document.ts";
import type { Finding } from "../../../src/catalogues/finding.ts";
import type { CheckId } from "../../../src/catalogues/checks/check-ids.ts";
import { checkCatalogue } from "../../../src/catalogues/checks/engine.ts";
import { mendCatalogue } from "../../../src/catalogues/checks/fixes.ts";
import type { CheckInput } from "../../../src/catalogues/checks/view.ts";

type Words = Readonly<Record<string, string>>;
export type Setting = Partial<Omit<CheckInput, "source" | "previousSource" | "document">> & {
  readonly document?: Partial<CheckInput["document"]>;
  readonly previousSource?: Words;
};

/** A catalogue made by hand: one message a line, in the order written. */
export function catalogue(words: Words, source: Words | undefined, setting: Setting = {}): CheckInput {
  const { previousSource, document, ...rest } = setting;
  return {
    locale: "zh-Hans",
    sourceLocale: "en",
    settings: { keySeparator: "." },
    ...rest,
    document: { format: "i18next", messages: messagesOf(words), discarded: [], ...document },
    ...(source && { source: bySource(source) }),
    ...(previousSource && { previousSource: bySource(previousSource) }),
  };
}

export function messagesOf(words: Words): Message[] {
  return Object.entries(words).map(([key, value], at) => ({
    key,
    value,
    place: { line: at + 2, column: 3 },
  }));
}

const bySource = (words: Words): Map<string, Message> =>
  new Map(Object.entries(words).map(([key, value]) => [key, { key, value }]));

/** What one check has to say about one value and its source. */
export function findingsIn(
  check: CheckId,
  value: string,
  source: string | undefined,
  setting: Setting = {},
): Finding[] {
  const input = catalogue({ text: value }, source === undefined ? undefined : { text: source }, setting);
  return checkCatalogue(input).filter((finding) => finding.check === check);
}

export function ofCheck(check: CheckId, input: CheckInput): Finding[] {
  return checkCatalogue(input).filter((finding) => finding.check === check);
}

/** The value after every fix of this check, and what the check then still has to say. */
export function mended(input: CheckInput, check: CheckId): { words: Words; left: number } {
  const { messages, findings } = mendCatalogue(input, (finding) => finding.check === check);
  return {
    words: Object.fromEntries(messages.map(({ key, value }) => [key, value])),
    left: findings.filter((finding) => finding.check === check).length,
  };
}
