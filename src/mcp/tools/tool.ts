/** What the tools have in common: their language, and how they answer and refuse. */
import type { CallToolResult, McpServer } from "@modelcontextprotocol/server";
import * as z from "zod";
import type { AppContext } from "../../app-env.ts";
import type { Edition } from "../../api/contract/types.ts";
import { DomainError } from "../../errors.ts";
import { canonicalLocale, lastResort, locales } from "../../locales.ts";
import type { Locale } from "../../locales.ts";
import { statusOf } from "../../status.ts";
import type { Lexicon, Words } from "../../words.ts";
import { Refused } from "../ask.ts";
import type { Ask } from "../ask.ts";

export interface Desk {
  readonly server: McpServer;
  /** For what is said of the tools themselves. */
  readonly words: Words;
  readonly lexicon: Lexicon;
  readonly ask: Ask;
  readonly origin: string;
  readonly c: AppContext;
}

/** Nothing here changes anything, and asking twice is asking once. */
export const annotations = {
  ...{ readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
} as const;

/** Required: no language stands in for one that was not said. Other spellings of them are accepted. */
export const languageIn = (words: Words) =>
  z
    .string()
    .max(35)
    .describe(words("mcp.language", { tags: locales.join(", ") }))
    .meta({ examples: [...locales] });

/** @throws unsupported_locale */
export function expectLanguage(tag: string): Locale {
  const locale = canonicalLocale(tag);
  if (locale === undefined)
    throw new DomainError("unsupported_locale", { tag: tag.slice(0, 35), available: locales });
  return locale;
}

/** The same twice: as data, and as text for those who read only that. A refusal is in the language that was asked for. */
export async function answered(
  { lexicon, words }: Desk,
  language: string,
  work: (language: Locale) => Promise<object>,
): Promise<CallToolResult> {
  try {
    return resultOf({ ...(await work(expectLanguage(language))) });
  } catch (error) {
    if (error instanceof Refused) return { ...resultOf({ ...error.problem }), isError: true };
    if (!(error instanceof DomainError)) {
      console.error(error);
      return { content: [{ type: "text", text: words("error.internal") }], isError: true };
    }
    const detail = lexicon.error(canonicalLocale(language) ?? lastResort, error);
    return { ...resultOf({ code: error.code, status: statusOf[error.code], detail }), isError: true };
  }
}

const resultOf = (structuredContent: Record<string, unknown>): CallToolResult => ({
  content: [{ type: "text", text: JSON.stringify(structuredContent) }],
  structuredContent,
});

/** What whoever quotes an edition must know of it: which language it is, whether it is current, how old it is, and where it stands. */
export function quotable(edition: Quoted, language: Locale, { lexicon }: Desk) {
  const { locale, sourceLocale, translation, publishedAt, updatedAt, correction, urls } = edition;
  const words = lexicon.words(language);
  return {
    ...{ id: edition.id, title: edition.title, url: urls.html },
    ...{ language: locale, availableLanguages: edition.availableLocales, originalLanguage: sourceLocale },
    translation: translation.status,
    note: noteOf(words, edition, language),
    ...{ publishedAt, updatedAt, correction, revision: edition.revision },
  };
}

export type Quoted = Pick<
  Edition,
  | "id"
  | "title"
  | "urls"
  | "locale"
  | "availableLocales"
  | "sourceLocale"
  | "translation"
  | "publishedAt"
  | "updatedAt"
  | "correction"
  | "revision"
>;

/** That the text is in another language, or that its original has moved on; undefined where there is nothing to say. */
function noteOf(words: Words, { locale, translation }: Quoted, language: Locale): string | undefined {
  if (locale !== language) return words("article.missing", { language: words(`language.${locale}`) });
  const { status } = translation;
  return status === "outdated" || status === "incomplete" ? words(`article.${status}`) : undefined;
}
