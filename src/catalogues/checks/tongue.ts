/** A language as the checks need to know it, for any BCP 47 tag. */
export interface Tongue {
  readonly tag: string;
  readonly language: string;
  readonly script: string;
  /** Only where the tag names one: `zh-Hant` is Traditional wherever it is read. */
  readonly region: string | undefined;
  readonly cardinals: ReadonlySet<string>;
  readonly ordinals: ReadonlySet<string>;
}

/** Never throws: what is no tag is a language without a name, and plurals as in the root of CLDR. */
export function tongueOf(tag: string): Tongue {
  const locale = localeOf(tag) ?? new Intl.Locale("und");
  const likely = locale.maximize();
  return {
    tag,
    language: locale.language,
    script: likely.script ?? "Zyyy",
    region: locale.region,
    cardinals: categoriesOf(locale, "cardinal"),
    ordinals: categoriesOf(locale, "ordinal"),
  };
}

export function isSameTongue(one: Tongue, other: Tongue): boolean {
  return one.language === other.language && one.script === other.script;
}

function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag.trim().replaceAll("_", "-"));
  } catch {
    return undefined;
  }
}

function categoriesOf(locale: Intl.Locale, type: "cardinal" | "ordinal"): ReadonlySet<string> {
  // A language that the runtime has no plurals for would get those of its own default locale.
  const known = Intl.PluralRules.supportedLocalesOf([locale.toString()]).length > 0;
  if (!known) return new Set(["other"]);
  return new Set(new Intl.PluralRules(locale.toString(), { type }).resolvedOptions().pluralCategories);
}
