/** What the checks of translators' files say of prose: those that look at one text by itself. */
import { checkIds } from "../catalogues/checks/check-ids.ts";
import type { CheckId } from "../catalogues/checks/check-ids.ts";
import { checkCatalogue } from "../catalogues/checks/engine.ts";
import type { CheckSettings } from "../catalogues/checks/settings.ts";
import type { Finding } from "../catalogues/finding.ts";
import type { Locale } from "../locales.ts";

export interface ProsePart {
  /** `title`, `standfirst`, `byline`, `dateline`, or a block's id. */
  readonly id: string;
  /** Without markup. */
  readonly text: string;
}

/** By the part's id as the finding's key. */
export function checkProse(locale: Locale, parts: readonly ProsePart[]): Finding[] {
  const messages = parts.map(({ id, text }) => ({ key: id, value: text }));
  return checkCatalogue({
    document: { format: "i18next", messages, discarded: [] },
    locale,
    sourceLocale: locale,
    settings,
  });
}

/** A placeholder, a key or a pair of files is nothing that prose has; how it writes Latin beside Han is its own affair. */
const forProse: readonly CheckId[] = [
  "wrong-script",
  "wrong-language",
  "broken-character",
  "mojibake",
  "control-character",
  "private-use",
  "bidi-control",
  "invisible-character",
  "script-mix",
  "no-break-space",
  "ideographic-space",
  "halfwidth-punctuation",
  "fullwidth-punctuation",
  "ellipsis-style",
  "dash-style",
  "quote-style",
  "repeated-word",
];

const settings: CheckSettings = {
  keySeparator: false,
  severities: Object.fromEntries(
    checkIds.filter((id) => !forProse.includes(id)).map((id) => [id, "off" as const]),
  ),
};
