import type { Locale } from "../../../locales.ts";

export interface EditionPlace {
  readonly articleId: string;
  readonly locale: Locale;
}

export interface TextBlock {
  readonly id: string;
  readonly markdown: string;
}

/** What was filled in and could not be taken, and in which of the forms. */
export interface TalkFields {
  readonly part: "assignment" | "review" | "comment" | "answer";
  readonly values: Readonly<Record<string, string>>;
}
