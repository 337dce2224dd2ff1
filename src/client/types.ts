// Made by `npm run contract`, and never by hand.

export type ArticleList = {
  /** In their order. */
  items: (ListedEdition | ListedArticle)[];
  /** Where the next page begins; null on the last. */
  nextCursor: Cursor | null;
  /** With `ids`: those that were not found. */
  missing?: Id[];
};

/** An edition as lists show it: without its text. */
export type ListedEdition = {
  /** Its id, which never changes. */
  id: Id;
  /** Its name in addresses, which may change. */
  slug: Slug;
  /** The language that this is really in. */
  locale: Locale;
  /** The language for which it stands here. */
  requestedLocale: Locale;
  /** The languages in which it is there. */
  availableLocales: Locale[];
  /** The language in which it was written. */
  sourceLocale: Locale;
  /** The language whose text counts where they differ. */
  authoritativeLocale: Locale;
  /** How it stands to the source. */
  translation: Translation;
  /** The number of the published revision. */
  revision: number | null;
  /** When it first became public. */
  publishedAt: Instant | null;
  /** When it last changed. */
  updatedAt: Instant | null;
  /** What was wrong and has been put right; null where nothing was. */
  correction: Correction | null;
  /** The title. */
  title: string | null;
  /** The paragraph above the text. */
  standfirst: string | null;
  /** The beginning of the text, plain. */
  excerpt: string | null;
  /** Where it stands. */
  urls: Urls;
  /** The enterprises that it is about; in full with `include=enterprises`. */
  enterprises?: Enterprise[];
};

export type Id = string;

export type Slug = string;

/** A language of the newsroom, as BCP 47 has it. */
export type Locale = "en" | "zh-Hans";

export type Translation = {
  /** Source, current, outdated or incomplete. */
  status: TranslationStatus | null;
  /** The number of the source's published revision. */
  sourceRevision: number | null;
  /** The number of the source's revision that it was made from. */
  ofRevision: number | null;
  /** Ids of blocks whose source has changed since. */
  staleBlocks: string[];
};

/** `source` is the source itself; `outdated` was made from an older text; `incomplete` lacks some of it. */
export type TranslationStatus = "source" | "current" | "outdated" | "incomplete";

/** A time in UTC (RFC 3339). */
export type Instant = string;

export type Correction = {
  /** A note for the public. */
  note: string;
  /** When. */
  at: Instant | null;
};

export type Urls = {
  /** A card without scripts and styles. */
  html: Url;
  /** The same in this API. */
  api: Url;
};

export type Url = string;

/** An organisation of the register, in short. */
export type Enterprise = {
  /** Its id, which never changes. */
  id: Id;
  /** Its name in addresses, which may change. */
  slug: Slug;
  /** The name, in the first language asked for where there is one. */
  name: ShownName | null;
  /** The name in each language. */
  names: DisplayNames;
  /** Where it stands. */
  urls: Urls;
  /** The language for which it stands here. */
  requestedLocale: Locale;
  /** The languages in which it is there. */
  availableLocales: Locale[];
  /** An enterprise, or an authority. */
  category: "enterprise" | "authority";
  /** What it is certified for. */
  certifications: Standing[];
  /** When it last changed. */
  updatedAt: Instant | null;
};

export type ShownName = {
  /** The value itself. */
  value: string;
  /** Which kind. */
  kind: NameKind;
  /** Where it was taken from. */
  source: NameSource;
  /** Whether it was checked against an official source. */
  verified: boolean;
  /** The language that this is really in. */
  locale: Locale;
};

export type NameKind = "legal" | "reported" | "presumed" | "rendering" | "short" | "romanised" | "former";

export type NameSource = "article" | "official" | "unofficial" | "editorial";

export type DisplayNames = Partial<Record<"en" | "zh-Hans", DisplayName | null>>;

export type DisplayName = {
  /** The value itself. */
  value: string;
  /** Which kind. */
  kind: NameKind;
  /** Where it was taken from. */
  source: NameSource;
  /** Whether it was checked against an official source. */
  verified: boolean;
};

export type Standing = {
  /** The id of the scheme. */
  schemeId: Id;
  /** The tier. */
  tier: Tier;
  /** The id of the batch. */
  batchId: Id;
  /** The number of the batch. */
  batchNumber: number;
  /** The year. */
  year: number;
};

export type Tier = "national" | "municipal" | "district";

/** An article in a list, with its editions. */
export type ListedArticle = {
  /** Its id, which never changes. */
  id: Id;
  /** Its name in addresses, which may change. */
  slug: Slug;
  /** By language, those that are public. */
  editions: Partial<Record<"en" | "zh-Hans", ListedEdition>>;
};

/** A place to go on from. Opaque. */
export type Cursor = string;

/** What went wrong (RFC 9457). Further members are the values of the error. */
export type Problem = {
  /** An address that explains the code. */
  type: Url;
  /** What kind of thing went wrong. */
  title: string;
  /** The HTTP status. */
  status: number;
  /** What went wrong, for people, in their language. */
  detail: string;
  /** What went wrong, for programs. Stable. */
  code: string;
  /** The languages in which it is there. */
  availableLocales?: Locale[];
  [further: string]: unknown;
};

/** An article in one language. */
export type Edition = {
  /** Its id, which never changes. */
  id: Id;
  /** Its name in addresses, which may change. */
  slug: Slug;
  /** The language that this is really in. */
  locale: Locale;
  /** The language for which it stands here. */
  requestedLocale: Locale;
  /** The languages in which it is there. */
  availableLocales: Locale[];
  /** The language in which it was written. */
  sourceLocale: Locale;
  /** The language whose text counts where they differ. */
  authoritativeLocale: Locale;
  /** How it stands to the source. */
  translation: Translation;
  /** The number of the published revision. */
  revision: number | null;
  /** When it first became public. */
  publishedAt: Instant | null;
  /** When its words last changed. */
  updatedAt: Instant | null;
  /** What was wrong and has been put right; null where nothing was. */
  correction: Correction | null;
  /** The title. */
  title: string | null;
  /** The paragraph above the text. */
  standfirst: string | null;
  /** The beginning of the text, plain. */
  excerpt: string | null;
  /** Where it stands. */
  urls: Urls;
  /** Who wrote it. */
  byline: string | null;
  /** Where and when it was written. */
  dateline: string | null;
  /** The picture at its head. */
  image: LeadImage | null;
  /** The text as sanitised HTML. */
  bodyHtml: string;
  /** The same text block by block, with ids that all languages share. */
  blocks?: Block[];
  /** What it is about. */
  topics: TopicReference[];
  /** The enterprises that it is about; in full with `include=enterprises`. */
  enterprises: (Enterprise | EnterpriseReference)[];
};

export type LeadImage = {
  /** Where it stands. */
  url: Url;
  /** Pixels. */
  width: number;
  /** Pixels. */
  height: number;
  /** What it shows, for those who do not see it. */
  alt: string;
  /** What is said under it. */
  caption?: string;
  /** Whose it is. */
  credit?: string;
  /** The language that this is really in. */
  locale?: Locale;
};

export type Block = {
  /** Its id, which never changes. */
  id: string;
  /** A card without scripts and styles. */
  html: string;
};

export type TopicReference = {
  /** Its id, which never changes. */
  id: Id;
  /** What it is called. */
  label: LocalisedValue | null;
};

/** A text, and the language that it is in. */
export type LocalisedValue = {
  /** The value itself. */
  value: string;
  /** The language that this is really in. */
  locale: Locale;
  /** With several languages: the value in each that has it. */
  values?: LocalisedText;
};

/** A text by language, as far as there is one. */
export type LocalisedText = Partial<Record<"en" | "zh-Hans", string>>;

export type EnterpriseReference = {
  /** Its id, which never changes. */
  id: Id;
  /** Its name in addresses, which may change. */
  slug: Slug;
  /** The name, in the first language asked for where there is one. */
  name: ShownName | null;
  /** The name in each language. */
  names?: DisplayNames;
  /** Where it stands. */
  urls: Urls;
};

/** An article with its editions. */
export type Article = {
  /** Its id, which never changes. */
  id: Id;
  /** Its name in addresses, which may change. */
  slug: Slug;
  /** By language, those that are public. */
  editions: Partial<Record<"en" | "zh-Hans", Edition>>;
};

/** A news item of IPTC ninjs 3.1, whose own schema says the rest: http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json */
export type NewsItem = {
  /** Names the edition for ever: the article's permanent address with the language behind a `#`. */
  uri: Url;
  /** `canceled` for what was withdrawn. */
  pubStatus: "usable" | "canceled";
  /** The language of the text. */
  language: Locale;
  [further: string]: unknown;
};

/** An article as oEmbed 1.0 has it. */
export type EmbeddedArticle = {
  /** Of oEmbed. */
  version: "1.0";
  /** `rich` with a card in `html`; `link` without. */
  type: "rich" | "link";
  /** The title. */
  title: string;
  /** A card without scripts and styles. */
  html?: string;
  /** Pixels. */
  width?: number;
  /** Pixels. */
  height?: number;
  /** The byline. */
  author_name?: string;
  /** What the newsroom is called. */
  provider_name: string;
  /** Its home page. */
  provider_url: Url;
  /** Seconds for which it may be kept. */
  cache_age: number;
  /** The picture at its head, unless it is larger than was asked for. */
  thumbnail_url?: Url;
  /** Pixels. */
  thumbnail_width?: number;
  /** Pixels. */
  thumbnail_height?: number;
  /** Where it stands. */
  url: Url;
  /** The language of the text. */
  language: Locale;
  /** The languages in which the article is there. */
  languages: Locale[];
};

export type EnterpriseList = {
  /** In their order. */
  items: Enterprise[];
  /** Where the next page begins; null on the last. */
  nextCursor: Cursor | null;
  /** With `ids`: those that were not found. */
  missing?: Id[];
};

/** An organisation with everything the register says of it. */
export type EnterpriseProfile = {
  /** Its id, which never changes. */
  id: Id;
  /** Its name in addresses, which may change. */
  slug: Slug;
  /** The name, in the first language asked for where there is one. */
  name: ShownName | null;
  /** The name in each language. */
  names: DisplayNames;
  /** Where it stands. */
  urls: Urls;
  /** The language for which it stands here. */
  requestedLocale: Locale;
  /** The languages in which it is there. */
  availableLocales: Locale[];
  /** An enterprise, or an authority. */
  category: "enterprise" | "authority";
  /** What it is certified for. */
  certifications: HeldCertification[];
  /** When it last changed. */
  updatedAt: Instant | null;
  /** What it belongs to; null where nothing is known. */
  parent: EnterpriseReference | null;
  /** All names that it has or had, in every language. */
  allNames: EnterpriseName[];
  /** Official numbers. */
  identifiers: Identifier[];
};

export type HeldCertification = {
  /** Its id, which never changes. */
  id: Id;
  /** How it stands. */
  status: CertificationStatus;
  /** The name under which it was certified. */
  nameThen: LocalisedText;
  /** The scheme. */
  scheme: Scheme;
  /** The batch. */
  batch: BatchReference;
  /** What happened to it, oldest first. */
  history: CertificationEvent[];
  /** When it last changed. */
  updatedAt: Instant | null;
};

export type CertificationStatus = "certified" | "withdrawn";

export type Scheme = {
  /** Its id, which never changes. */
  id: Id;
  /** The tier. */
  tier: Tier;
  /** ISO 3166-2, or a GB/T 2260 code. */
  jurisdiction: string;
  /** The name, in the first language asked for where there is one. */
  name: LocalisedValue | null;
  /** Who certifies, the leading one first. */
  authorities: (LocalisedValue | null)[];
};

export type BatchReference = {
  /** Its id, which never changes. */
  id: Id;
  /** Its number. */
  number: number;
  /** The year. */
  year: number;
  /** The day on which its list was published. */
  publishedOn: Day | null;
};

/** A day, as coarse as it is known: `2017`, `2017-12`, `2017-12-06`. */
export type Day = string;

export type CertificationEvent = {
  /** Which kind. */
  kind: "certified" | "re-evaluated" | "renamed" | "withdrawn";
  /** The day, as far as it is known. */
  occurredOn: Day;
  /** The name, in the first language asked for where there is one. */
  name: LocalisedText | null;
  /** A note for the public. */
  note: LocalisedText | null;
};

export type EnterpriseName = {
  /** The value itself. */
  value: string;
  /** BCP 47, which may be finer than the newsroom's languages. */
  locale: string;
  /** Which kind. */
  kind: NameKind;
  /** Where it was taken from. */
  source: NameSource;
  /** Whether it was checked against an official source. */
  verified: boolean;
  /** How sure the newsroom is. */
  confidence: "high" | "medium" | "low" | null;
  /** Since when it is in use. */
  validFrom: Day | null;
  /** Until when it was in use; null for one that still is. */
  validTo: Day | null;
  /** About the source. */
  sourceNote: LocalisedValue | null;
};

export type Identifier = {
  /** Which kind. */
  kind: "uscc";
  /** The value itself. */
  value: string;
  /** Where it was taken from. */
  source: NameSource;
  /** Whether it was checked against an official source. */
  verified: boolean;
};

export type BatchList = {
  /** In their order. */
  items: Batch[];
};

export type Batch = {
  /** Its id, which never changes. */
  id: Id;
  /** Its number. */
  number: number;
  /** The year. */
  year: number;
  /** The day on which its list was published. */
  publishedOn: Day | null;
  /** How many the published list names; not a count of ours. */
  listed: number | null;
  /** How many are certified now, as the register counts. */
  certified: number;
  /** The scheme. */
  scheme: Scheme;
  /** When it last changed. */
  updatedAt: Instant | null;
};

export type CertificationList = {
  /** In their order. */
  items: Certification[];
  /** Where the next page begins; null on the last. */
  nextCursor: Cursor | null;
};

export type Certification = {
  /** Its id, which never changes. */
  id: Id;
  /** How it stands. */
  status: CertificationStatus;
  /** The name under which it was certified. */
  nameThen: LocalisedText;
  /** The enterprise. */
  enterprise: EnterpriseReference;
  /** The batch. */
  batch: ListedBatch;
  /** When it last changed. */
  updatedAt: Instant | null;
};

export type ListedBatch = {
  /** Its id, which never changes. */
  id: Id;
  /** The id of the scheme. */
  schemeId: Id;
  /** Its number. */
  number: number;
  /** The year. */
  year: number;
};

export type Statistics = {
  /** In their order. */
  items: SchemeFigures[];
};

export type SchemeFigures = {
  /** The scheme. */
  scheme: Scheme;
  /** How many the register holds as certified now. */
  counted: number;
  /** What articles report, each as of its day. */
  claims: Claim[];
  /** The batches, newest first. */
  batches: CountedBatch[];
};

export type Claim = {
  /** The value itself. */
  value: number;
  /** The day of which it is said. */
  asOf: Day;
  /** Where it holds: a GB/T 2260 code. */
  area: string;
  /** The article. */
  article: ClaimSource;
};

export type ClaimSource = {
  /** Its id, which never changes. */
  id: Id;
  /** Its name in addresses, which may change. */
  slug: Slug;
  /** Where it stands. */
  url: Url;
};

export type CountedBatch = {
  /** Its id, which never changes. */
  id: Id;
  /** Its number. */
  number: number;
  /** The year. */
  year: number;
  /** How many are certified now, as the register counts. */
  certified: number;
  /** How many the published list names; not a count of ours. */
  listed: number | null;
};

export type SearchAnswer = {
  /** What was looked for, as it was understood. */
  query: string;
  /** False where there is no letter and no digit to look for. */
  understood: boolean;
  /** In their order. */
  items: SearchResult[];
  /** Where the next page begins; null on the last. */
  nextCursor: Cursor | null;
  /** The query with what the register spells otherwise; null where that would not help. */
  suggestion: string | null;
  /** How far the index has come. */
  index: IndexState;
};

export type SearchResult = {
  /** Its id, which never changes. */
  id: Id;
  /** Its name in addresses, which may change. */
  slug: Slug;
  /** The language that this is really in. */
  locale: Locale;
  /** The language for which it stands here. */
  requestedLocale: Locale;
  /** The languages in which it is there. */
  availableLocales: Locale[];
  /** The language in which it was written. */
  sourceLocale: Locale;
  /** The language whose text counts where they differ. */
  authoritativeLocale: Locale;
  /** How it stands to the source. */
  translation: Translation;
  /** The number of the published revision. */
  revision: number | null;
  /** When it first became public. */
  publishedAt: Instant | null;
  /** When it last changed. */
  updatedAt: Instant | null;
  /** What was wrong and has been put right; null where nothing was. */
  correction: Correction | null;
  /** The title. */
  title: string | null;
  /** The paragraph above the text. */
  standfirst: string | null;
  /** The beginning of the text, plain. */
  excerpt: string | null;
  /** Where it stands. */
  urls: Urls;
  /** Where it was found, and so why it stands here. */
  matched: Match;
  /** What to mark. */
  highlights: Highlights;
};

export type Match = OwnWords | NameMatch | TopicMatch | TranslationMatch;

export type OwnWords = {
  /** In what it was found. */
  in: "title" | "standfirst" | "text";
};

export type NameMatch = {
  /** In what it was found. */
  in: "enterprise";
  /** Its id, which never changes. */
  id: Id;
  /** Its name in addresses, which may change. */
  slug: Slug;
  /** The name, in the first language asked for where there is one. */
  name: string;
  /** The language that this is really in. */
  locale: string;
  /** A card without scripts and styles. */
  html: string;
};

export type TopicMatch = {
  /** In what it was found. */
  in: "topic";
  /** Its id, which never changes. */
  id: Id;
  /** What it is called. */
  label: LocalisedValue | null;
};

export type TranslationMatch = {
  /** In what it was found. */
  in: "translation";
  /** The language that this is really in. */
  locale: Locale;
  /** The text around it; null where that says nothing. */
  snippet: Snippet | null;
};

export type Snippet = {
  /** Plain. */
  text: string;
  /** What to mark in it: from and to, in UTF-16 units. */
  ranges: number[][];
  /** A card without scripts and styles. */
  html: string;
};

export type Highlights = {
  /** The title. */
  title: Snippet;
  /** The text around it; null where that says nothing. */
  snippet: Snippet | null;
};

export type IndexState = {
  /** A number in the change log; it only grows. */
  seq: number;
  /** Whether the index has ever been built whole. */
  complete: boolean;
};

export type SyncPage = {
  /** In their order. */
  items: SyncItem[];
  /** To be stored once the page has been applied, and asked with next time. */
  nextCursor: Cursor;
  /** Whether to ask again at once. */
  hasMore: boolean;
  /** The newest number of the change log that this page could see. */
  seq: number;
};

/** One thing that changed. */
export type SyncItem =
  SchemeUpsert | BatchUpsert | TopicUpsert | EnterpriseUpsert | ArticleUpsert | BundleUpsert | Deletion;

export type SchemeUpsert = {
  /** A number in the change log; it only grows. */
  seq: number;
  /** What kind of thing it is. */
  type: "scheme";
  /** Its id, which never changes. */
  id: string;
  /** To be kept, or to be dropped. */
  op: "upsert";
  /** The scheme. */
  scheme?: SchemeCopy;
};

export type SchemeCopy = {
  /** Its id, which never changes. */
  id: Id;
  /** The tier. */
  tier: "national" | "municipal" | "district";
  /** ISO 3166-2, or a GB/T 2260 code. */
  jurisdiction: string;
  /** Where it stands among its like. */
  position: number;
  /** The name, in the first language asked for where there is one. */
  name: LocalisedText;
  /** Who certifies, the leading one first. */
  authorities: LocalisedText[];
};

export type BatchUpsert = {
  /** A number in the change log; it only grows. */
  seq: number;
  /** What kind of thing it is. */
  type: "batch";
  /** Its id, which never changes. */
  id: string;
  /** To be kept, or to be dropped. */
  op: "upsert";
  /** The batch. */
  batch?: BatchCopy;
};

export type BatchCopy = {
  /** Its id, which never changes. */
  id: Id;
  /** The id of the scheme. */
  scheme: Id;
  /** Its number. */
  number: number;
  /** The year. */
  year: number;
  /** The day on which its list was published. */
  publishedOn: Day | null;
  /** How many the published list names; not a count of ours. */
  listed: number | null;
  /** How many are certified now, as the register counts. */
  certified: number;
};

export type TopicUpsert = {
  /** A number in the change log; it only grows. */
  seq: number;
  /** What kind of thing it is. */
  type: "topic";
  /** Its id, which never changes. */
  id: string;
  /** To be kept, or to be dropped. */
  op: "upsert";
  /** The topic. */
  topic?: TopicCopy;
};

export type TopicCopy = {
  /** Its id, which never changes. */
  id: Id;
  /** What it is called. */
  label: LocalisedText;
};

export type EnterpriseUpsert = {
  /** A number in the change log; it only grows. */
  seq: number;
  /** What kind of thing it is. */
  type: "enterprise";
  /** Its id, which never changes. */
  id: string;
  /** To be kept, or to be dropped. */
  op: "upsert";
  /** The enterprise. */
  enterprise?: EnterpriseCopy;
};

export type EnterpriseCopy = {
  /** Its id, which never changes. */
  id: Id;
  /** Its name in addresses, which may change. */
  slug: Slug;
  /** An enterprise, or an authority. */
  category: "enterprise" | "authority";
  /** The id of what it belongs to. */
  parent: Id | null;
  /** The name in each language. */
  names: DisplayNames;
  /** All names that it has or had, in every language. */
  allNames: NameCopy[];
  /** Official numbers. */
  identifiers: Identifier[];
  /** What it is certified for. */
  certifications: CertificationCopy[];
  /** Where it stands. */
  urls: UrlsByLocale;
};

export type NameCopy = {
  /** The value itself. */
  value: string;
  /** BCP 47, which may be finer than the newsroom's languages. */
  locale: string;
  /** Which kind. */
  kind: NameKind;
  /** Where it was taken from. */
  source: NameSource;
  /** Whether it was checked against an official source. */
  verified: boolean;
  /** How sure the newsroom is. */
  confidence: "high" | "medium" | "low" | null;
  /** Since when it is in use. */
  validFrom: Day | null;
  /** Until when it was in use; null for one that still is. */
  validTo: Day | null;
};

export type CertificationCopy = {
  /** Its id, which never changes. */
  id: Id;
  /** How it stands. */
  status: CertificationStatus;
  /** The id of the scheme. */
  scheme: Id;
  /** The id of the batch. */
  batch: Id;
  /** The name under which it was certified. */
  nameThen: LocalisedText;
  /** What happened to it, oldest first. */
  history: CertificationEvent[];
};

export type UrlsByLocale = {
  /** A card without scripts and styles. */
  html: Partial<Record<"en" | "zh-Hans", Url>>;
  /** The same in this API. */
  api: Url;
};

export type ArticleUpsert = {
  /** A number in the change log; it only grows. */
  seq: number;
  /** What kind of thing it is. */
  type: "article";
  /** Its id, which never changes. */
  id: string;
  /** To be kept, or to be dropped. */
  op: "upsert";
  /** The article. */
  article?: ArticleCopy;
};

/** An article in full, for a copy; of other things only their ids. */
export type ArticleCopy = {
  /** Its id, which never changes. */
  id: Id;
  /** Its name in addresses, which may change. */
  slug: Slug;
  /** The language in which it was written. */
  sourceLocale: Locale;
  /** The language whose text counts where they differ. */
  authoritativeLocale: Locale;
  /** Ids, in their order. */
  topics: Id[];
  /** Ids, in their order. */
  enterprises: Id[];
  /** By language, those that are public. */
  editions: Partial<Record<"en" | "zh-Hans", EditionCopy>>;
  /** By language, what is not public, and why. */
  removed: Partial<Record<"en" | "zh-Hans", Removal>>;
};

/** An edition in full, for a copy. */
export type EditionCopy = {
  /** Its id, which never changes. */
  id: Id;
  /** Its name in addresses, which may change. */
  slug: Slug;
  /** The language that this is really in. */
  locale: Locale;
  /** The language for which it stands here. */
  requestedLocale: Locale;
  /** The languages in which it is there. */
  availableLocales: Locale[];
  /** The language in which it was written. */
  sourceLocale: Locale;
  /** The language whose text counts where they differ. */
  authoritativeLocale: Locale;
  /** How it stands to the source. */
  translation: Translation;
  /** The number of the published revision. */
  revision: number | null;
  /** When it first became public. */
  publishedAt: Instant | null;
  /** When it last changed. */
  updatedAt: Instant | null;
  /** What was wrong and has been put right; null where nothing was. */
  correction: Correction | null;
  /** The title. */
  title: string | null;
  /** The paragraph above the text. */
  standfirst: string | null;
  /** The beginning of the text, plain. */
  excerpt: string | null;
  /** Where it stands. */
  urls: Urls;
  /** Who wrote it. */
  byline: string | null;
  /** Where and when it was written. */
  dateline: string | null;
  /** The picture at its head. */
  image: LeadImage | null;
  /** The text as sanitised HTML. */
  bodyHtml: string;
  /** The same text block by block, with ids that all languages share. */
  blocks: Block[];
};

export type Removal = {
  /** Why it is not there. */
  reason: "withdrawn" | "unpublished";
  /** When. */
  at?: Instant | null;
  /** A note for the public. */
  note?: string;
};

export type BundleUpsert = {
  /** A number in the change log; it only grows. */
  seq: number;
  /** What kind of thing it is. */
  type: "bundle";
  /** Its id, which never changes. */
  id: string;
  /** To be kept, or to be dropped. */
  op: "upsert";
  /** The bundle. */
  bundle?: BundleCopy;
};

export type BundleCopy = {
  /** Its id, which never changes. */
  id: string;
  /** The language that this is really in. */
  locale: string;
  /** The namespace. */
  namespace: string;
  /** The hash of what is in it. */
  hash: string;
  /** Its version. */
  version: number;
  /** When it first became public. */
  publishedAt: Instant | null;
  /** Where it stands. */
  urls: BundleUrls;
};

export type BundleUrls = {
  /** The bundle. */
  bundle: Url;
};

/** Something that is not there any more, in any of the languages. */
export type Deletion = {
  /** A number in the change log; it only grows. */
  seq: number;
  /** What kind of thing it is. */
  type: "scheme" | "batch" | "topic" | "enterprise" | "article" | "bundle";
  /** Its id, which never changes. */
  id: string;
  /** To be kept, or to be dropped. */
  op: "delete";
  /** Why it is not there. */
  reason?: "merged" | "withdrawn";
  /** The id of what it was merged into. */
  into?: Id;
  /** By language, what is not public, and why. */
  removed?: Partial<Record<"en" | "zh-Hans", Removal>>;
};

/** A line of the change log, as the event stream tells it. */
export type News = {
  /** A number in the change log; it only grows. */
  seq: number;
  /** Which kind. */
  kind: string;
  /** The id of what changed. */
  id: string;
  /** The language that it concerns; null for all. */
  locale: Locale | null;
  /** What it touches, as `Cache-Tag` has it. */
  tags: string[];
};

export type Manifest = {
  /** By language, and then by namespace. */
  bundles: Partial<Record<string, Partial<Record<string, ListedBundle>>>>;
};

export type ListedBundle = {
  /** The hash of what is in it. */
  hash: string;
  /** Where it stands. */
  url: Url;
  /** Its version. */
  version: number;
  /** When it first became public. */
  publishedAt: Instant | null;
};

export type Bundle = Partial<Record<string, unknown>>;

export type MissedKeys = Partial<Record<string, string>>;

export type ProblemKind = {
  /** What went wrong, for programs. Stable. */
  code: string;
  /** How it stands. */
  status: number;
  /** The title. */
  title: LocalisedText;
};

export type OpenApi = {
  /** The version of OpenAPI. */
  openapi: "3.1.1";
  /** About the contract. */
  info: {
    title: string;
    version: string;
    [further: string]: unknown;
  };
  [further: string]: unknown;
};

export type Health = {
  /** How it stands. */
  status: "ok";
  /** Of the deployed Worker. */
  version: string;
  /** The newest number of the change log. */
  epoch: number;
  /** How far the search index has come. */
  search: IndexLag;
};

export type IndexLag = {
  /** How it stands. */
  status: "ok" | "building" | "behind" | "unavailable";
  /** A number in the change log; it only grows. */
  seq?: number;
  /** Lines of the change log that it does not know yet. */
  behind?: number;
  /** Since when the oldest of them waits, in milliseconds. */
  lag?: number;
};

export type Ill = {
  /** How it stands. */
  status: "unavailable";
  /** Of the deployed Worker. */
  version: string;
};

/** Codes that a problem can have; there may come more. */
export type ProblemCode =
  | "article_not_found"
  | "article_withdrawn"
  | "bundle_not_found"
  | "cursor_gone"
  | "edition_missing"
  | "edition_withdrawn"
  | "enterprise_not_found"
  | "format_not_offered"
  | "internal"
  | "invalid_cursor"
  | "invalid_parameter"
  | "json_malformed"
  | "missing_not_collected"
  | "not_found"
  | "repeated_parameter"
  | "request_too_large"
  | "too_many_requests"
  | "unavailable"
  | "unknown_parameter"
  | "unsupported_locale"
  | "uri_malformed"
  | "uri_too_long";

export type ListArticlesQuery = {
  lang?: readonly ("en" | "zh-Hans")[] | "en" | "zh-Hans" | undefined;
  fallback?: "none" | "source" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  enterprise?: string | undefined;
  topic?: string | undefined;
  ids?: readonly string[] | string | undefined;
  updatedSince?: string | undefined;
  include?: readonly "enterprises"[] | "enterprises" | undefined;
  fields?:
    | readonly (
        | "slug"
        | "availableLocales"
        | "sourceLocale"
        | "authoritativeLocale"
        | "translation"
        | "revision"
        | "publishedAt"
        | "updatedAt"
        | "correction"
        | "title"
        | "standfirst"
        | "excerpt"
        | "urls"
        | "enterprises"
      )[]
    | "slug"
    | "availableLocales"
    | "sourceLocale"
    | "authoritativeLocale"
    | "translation"
    | "revision"
    | "publishedAt"
    | "updatedAt"
    | "correction"
    | "title"
    | "standfirst"
    | "excerpt"
    | "urls"
    | "enterprises"
    | undefined;
};

export type GetArticleQuery = {
  lang?: readonly ("en" | "zh-Hans")[] | "en" | "zh-Hans" | undefined;
  format?: "json" | "ninjs" | undefined;
  fallback?: "none" | "source" | undefined;
  include?: readonly "enterprises"[] | "enterprises" | undefined;
  fields?:
    | readonly (
        | "slug"
        | "availableLocales"
        | "sourceLocale"
        | "authoritativeLocale"
        | "translation"
        | "revision"
        | "publishedAt"
        | "updatedAt"
        | "correction"
        | "title"
        | "standfirst"
        | "excerpt"
        | "urls"
        | "enterprises"
        | "byline"
        | "dateline"
        | "image"
        | "bodyHtml"
        | "blocks"
        | "topics"
      )[]
    | "slug"
    | "availableLocales"
    | "sourceLocale"
    | "authoritativeLocale"
    | "translation"
    | "revision"
    | "publishedAt"
    | "updatedAt"
    | "correction"
    | "title"
    | "standfirst"
    | "excerpt"
    | "urls"
    | "enterprises"
    | "byline"
    | "dateline"
    | "image"
    | "bodyHtml"
    | "blocks"
    | "topics"
    | undefined;
};

export type GetEmbeddingQuery = {
  url?: string | undefined;
  maxwidth?: number | undefined;
  maxheight?: number | undefined;
  format?: "json" | undefined;
};

export type ListEnterprisesQuery = {
  lang?: readonly ("en" | "zh-Hans")[] | "en" | "zh-Hans" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  tier?: "national" | "municipal" | "district" | undefined;
  batch?: string | undefined;
  year?: number | undefined;
  ids?: readonly string[] | string | undefined;
  updatedSince?: string | undefined;
  fields?:
    | readonly (
        "slug" | "name" | "names" | "urls" | "availableLocales" | "category" | "certifications" | "updatedAt"
      )[]
    | "slug"
    | "name"
    | "names"
    | "urls"
    | "availableLocales"
    | "category"
    | "certifications"
    | "updatedAt"
    | undefined;
};

export type GetEnterpriseQuery = {
  lang?: readonly ("en" | "zh-Hans")[] | "en" | "zh-Hans" | undefined;
  fields?:
    | readonly (
        | "slug"
        | "name"
        | "names"
        | "urls"
        | "availableLocales"
        | "category"
        | "certifications"
        | "updatedAt"
        | "parent"
        | "allNames"
        | "identifiers"
      )[]
    | "slug"
    | "name"
    | "names"
    | "urls"
    | "availableLocales"
    | "category"
    | "certifications"
    | "updatedAt"
    | "parent"
    | "allNames"
    | "identifiers"
    | undefined;
};

export type ListBatchesQuery = {
  lang?: readonly ("en" | "zh-Hans")[] | "en" | "zh-Hans" | undefined;
  tier?: "national" | "municipal" | "district" | undefined;
  year?: number | undefined;
  fields?:
    | readonly ("number" | "year" | "publishedOn" | "listed" | "certified" | "scheme" | "updatedAt")[]
    | "number"
    | "year"
    | "publishedOn"
    | "listed"
    | "certified"
    | "scheme"
    | "updatedAt"
    | undefined;
};

export type ListCertificationsQuery = {
  lang?: readonly ("en" | "zh-Hans")[] | "en" | "zh-Hans" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  batch?: string | undefined;
  enterprise?: string | undefined;
  fields?:
    | readonly ("status" | "nameThen" | "enterprise" | "batch" | "updatedAt")[]
    | "status"
    | "nameThen"
    | "enterprise"
    | "batch"
    | "updatedAt"
    | undefined;
};

export type GetStatisticsQuery = {
  lang?: readonly ("en" | "zh-Hans")[] | "en" | "zh-Hans" | undefined;
};

export type SearchQuery = {
  q?: string | undefined;
  lang?: readonly ("en" | "zh-Hans")[] | "en" | "zh-Hans" | undefined;
  fallback?: "none" | "source" | undefined;
  enterprise?: string | undefined;
  topic?: string | undefined;
  year?: number | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
};

export type SyncQuery = {
  lang?: readonly ("en" | "zh-Hans")[] | "en" | "zh-Hans" | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  types?:
    | readonly ("scheme" | "batch" | "topic" | "enterprise" | "article" | "bundle")[]
    | "scheme"
    | "batch"
    | "topic"
    | "enterprise"
    | "article"
    | "bundle"
    | undefined;
  thin?: true | undefined;
};

export type ListenForChangesQuery = {
  lang?: readonly ("en" | "zh-Hans")[] | "en" | "zh-Hans" | undefined;
  lastEventId?: number | undefined;
};

export type GetContractQuery = {
  lang?: readonly ("en" | "zh-Hans")[] | "en" | "zh-Hans" | undefined;
};
