import { canonicalLocale, lastResort, lookupLocale, type Locale } from "../../locales.ts";

/** The language that was asked for, or else that of the terminal (POSIX: `LC_ALL` before `LC_MESSAGES` before `LANG`). */
export function languageOf(
  asked: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Locale {
  const wish = asked === undefined ? undefined : canonicalLocale(asked);
  return wish ?? lookupLocale(environmentTag(env)) ?? lastResort;
}

/** `zh_CN.UTF-8@pinyin` is `zh_CN`. */
function environmentTag(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const set = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"];
  return set?.replace(/[.@].*$/, "");
}
