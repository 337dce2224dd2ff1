/**
 * The languages of the newsroom, on one page: a third one is a row here and a
 * folder under `locales/`.
 */

interface LocaleRow {
  /** BCP 47, as it stands in the API, in `lang` and in `hreflang`. */
  readonly tag: string;
  /** First segment of a page's path. */
  readonly segment: string;
  /** What the language calls itself. */
  readonly endonym: string;
  readonly openGraph: string;
  /** The tag whose dates and numbers we write. */
  readonly format: string;
  /** Further tags that mean this one, lower case with hyphens. */
  readonly aliases: readonly string[];
}

export const localeTable = [
  {
    tag: "en",
    segment: "en",
    endonym: "English",
    openGraph: "en_GB",
    format: "en-GB",
    aliases: ["en-us", "en-gb", "en-au", "en-ca", "en-cn", "en-hk", "en-sg"],
  },
  {
    tag: "zh-Hans",
    segment: "zh",
    endonym: "中文",
    openGraph: "zh_CN",
    format: "zh-Hans-CN",
    aliases: ["zh", "zh-cn", "zh-sg", "zh-my", "zh-hans-cn", "zh-hans-sg", "zh-hans-my", "cmn", "cmn-hans"],
  },
] as const satisfies readonly LocaleRow[];

export type Locale = (typeof localeTable)[number]["tag"];
export type Segment = (typeof localeTable)[number]["segment"];

export const locales: readonly Locale[] = localeTable.map((row) => row.tag);

/** For an address that negotiates, when a reader's wishes name no language of ours. */
export const lastResort: Locale = localeTable[0].tag;

const byTag = new Map(localeTable.map((row) => [row.tag, row]));
const bySegment = new Map<string, Locale>(localeTable.map((row) => [row.segment, row.tag]));
const byAlias = new Map<string, Locale>(
  localeTable.flatMap((row) =>
    [row.tag.toLowerCase(), ...row.aliases].map((alias) => [alias, row.tag] as const),
  ),
);

/** The one place where spellings meet: any case, `_` or `-`; undefined for a language we do not have. */
export function canonicalLocale(tag: string): Locale | undefined {
  return byAlias.get(tag.trim().replaceAll("_", "-").toLowerCase());
}

export function isLocale(tag: string): tag is Locale {
  return (locales as readonly string[]).includes(tag);
}

export function localeOfSegment(segment: string): Locale | undefined {
  return bySegment.get(segment);
}

function rowOf(locale: Locale): (typeof localeTable)[number] {
  const row = byTag.get(locale);
  if (row === undefined) throw new Error(`no such locale: ${locale}`);
  return row;
}

export const segmentOf = (locale: Locale): Segment => rowOf(locale).segment;
export const endonymOf = (locale: Locale): string => rowOf(locale).endonym;
export const formatTagOf = (locale: Locale): string => rowOf(locale).format;
export const openGraphLocaleOf = (locale: Locale): string => rowOf(locale).openGraph;

export const otherLocales = (locale: Locale): Locale[] => locales.filter((tag) => tag !== locale);

/**
 * RFC 4647 §3.4 lookup over an `Accept-Language` header (RFC 9110 §12.5.4):
 * ranges by falling weight, each shortened from the right until one is ours.
 * `*` and weight 0 choose nothing. Undefined when nothing matches.
 */
export function lookupLocale(header: string | undefined): Locale | undefined {
  for (const range of weightedRanges(header ?? "")) {
    const found = lookupRange(range);
    if (found !== undefined) return found;
  }
  return undefined;
}

function weightedRanges(header: string): string[] {
  return whole(header)
    .split(",")
    .map((part, index) => {
      const [range = "", ...parameters] = part.split(";").map((piece) => piece.trim());
      return { range, weight: weightOf(parameters), index };
    })
    .filter(({ range, weight }) => weight > 0 && /^[a-z]{1,8}([-_][a-z0-9]{1,8})*$/i.test(range))
    .toSorted((a, b) => b.weight - a.weight || a.index - b.index)
    .map(({ range }) => range);
}

const longestHeader = 1000;

/** Of an over-long header the ranges that fit, none of them cut in two. */
function whole(header: string): string {
  if (header.length <= longestHeader) return header;
  return header.slice(0, header.lastIndexOf(",", longestHeader) + 1);
}

function weightOf(parameters: string[]): number {
  const q = parameters.find((parameter) => /^q\s*=/i.test(parameter));
  if (q === undefined) return 1;
  const value = q.slice(q.indexOf("=") + 1).trim();
  return /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(value) ? Number(value) : 0;
}

function lookupRange(range: string): Locale | undefined {
  const subtags = range.split(/[-_]/);
  while (subtags.length > 0) {
    const found = canonicalLocale(subtags.join("-"));
    if (found !== undefined) return found;
    subtags.pop();
    if (subtags.at(-1)?.length === 1) subtags.pop();
  }
  return undefined;
}

/** A value in each language that has it. */
export type Localised<T> = Partial<Record<Locale, T>>;
