/** Both languages, for every `describe.each`: what holds in one holds in the other. */
import type { Locale } from "../../src/locales.ts";

export interface Language {
  readonly locale: Locale;
  readonly segment: string;
  readonly endonym: string;
  readonly other: { readonly locale: Locale; readonly segment: string; readonly endonym: string };
}

const english = { locale: "en", segment: "en", endonym: "English" } as const;
const chinese = { locale: "zh-Hans", segment: "zh", endonym: "中文" } as const;

export const languages: readonly Language[] = [
  { ...english, other: chinese },
  { ...chinese, other: english },
];
