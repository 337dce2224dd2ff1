import type { Locale } from "../../locales.ts";
import { canonicalQuery, inLocale } from "../../urls.ts";
import { feedFormats, feedPaths } from "./entries.ts";
import type { About } from "./entries.ts";

interface Links {
  readonly enterprises: readonly string[];
  readonly topics: readonly string[];
}

/** Every feed that an article with these links stands in, in one language. */
export function feedsAbout(origin: string, locale: Locale, { enterprises, topics }: Links): string[] {
  const abouts: About[] = [
    {},
    ...topics.map((topic) => ({ topic })),
    ...enterprises.map((enterprise) => ({ enterprise })),
  ];
  return abouts.flatMap((about) =>
    feedFormats.map((format) => origin + inLocale(locale, feedPaths[format]) + canonicalQuery(about)),
  );
}
