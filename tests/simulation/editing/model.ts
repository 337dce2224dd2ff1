/** What must be true of an article that is written, published and taken back in two languages. Pure. */
import { locales } from "../../../src/locales.ts";
import type { Locale } from "../../../src/locales.ts";

/** A saved text: its number in the history, its words, and what it means or was made from. */
export interface Text {
  readonly number: number;
  readonly title: string;
  /** Of the source: which meaning; of a translation: the source's meaning that it was made from. */
  readonly meaning: number;
}

type Plan =
  | { readonly act: "publication"; readonly text: Text; readonly at: number }
  | { readonly act: "withdrawal"; readonly at: number };

export interface Edition {
  version: number;
  history: Text[];
  draft: Text | undefined;
  published: Text | undefined;
  plan: Plan | undefined;
  withdrawn: boolean;
  /** Said of it to readers while it is public, and since when. */
  correction: string | undefined;
}

export type Who = "lin" | "mei";

export interface Model {
  now: number;
  count: number;
  /** The article's own lock. */
  version: number;
  slug: string;
  formerSlugs: readonly string[];
  editions: Record<Locale, Edition>;
  /** The versions that each has on her screen. */
  seen: Record<Who, Record<Locale | "article", number>>;
  /** What readers must have been told, in this order. */
  log: string[];
  /** Lines that the record must have. */
  acts: number;
}

const begun = (): Edition => ({
  ...{ version: 0, history: [], draft: undefined, published: undefined, plan: undefined },
  ...{ withdrawn: false, correction: undefined },
});

export function newModel(now: number, slug: string): Model {
  const nothing = { en: 0, "zh-Hans": 0, article: 1 };
  return {
    ...{ now, count: 0, version: 1, slug, formerSlugs: [], log: [], acts: 1 },
    editions: { en: begun(), "zh-Hans": begun() },
    seen: { lin: { ...nothing }, mei: { ...nothing } },
  };
}

/** It moves with everything of the article. */
export const lockOf = ({ version, editions }: Model): number =>
  locales.reduce((sum, locale) => sum + editions[locale].version, version);

export const isOutdated = ({ editions }: Model, locale: Locale): boolean => {
  const [source, own] = [editions.en.published, editions[locale].published];
  return locale !== "en" && source !== undefined && own !== undefined && source.meaning !== own.meaning;
};

/** What a reader of this language is shown, the notice of an outdated translation included. */
export function faceOf(model: Model, locale: Locale): string {
  const { published, withdrawn, correction } = model.editions[locale];
  if (published === undefined) return withdrawn ? "withdrawn" : "nothing";
  const notes = [isOutdated(model, locale) ? "outdated" : [], correction ?? []].flat();
  return [published.title, ...notes].join(", ");
}

/** Changes the model, and notes which languages look different to readers for it. */
export function settle(model: Model, change: () => readonly Locale[], isMoved = false): void {
  const before = locales.map((locale) => faceOf(model, locale));
  const touched = change();
  const changed = locales.filter((locale, index) => {
    const { published, withdrawn } = model.editions[locale];
    return faceOf(model, locale) !== before[index] || (isMoved && (published !== undefined || withdrawn));
  });
  for (const locale of locales)
    if (changed.includes(locale) || touched.includes(locale)) model.editions[locale].version += 1;
  if (changed.length > 0 || isMoved) model.version += 1;
  for (const locale of changed)
    model.log.push(`${model.editions[locale].published === undefined ? "withdrawn" : "published"} ${locale}`);
}

export function publish(edition: Edition, text: Text | undefined): void {
  edition.published = text;
  if (edition.draft?.number === text?.number) edition.draft = undefined;
  // What is to go on a day goes on that day, whatever it says by then.
  if (edition.plan?.act === "publication") edition.plan = undefined;
  edition.withdrawn = false;
}

export function withdraw(edition: Edition): void {
  edition.draft ??= edition.published;
  Object.assign(edition, { published: undefined, plan: undefined, withdrawn: true });
}

export function save(edition: Edition, text: Text): void {
  edition.history.push(text);
  edition.draft = text;
}

export const dueIn = ({ editions }: Model, now: number): Locale[] =>
  locales.filter((locale) => (editions[locale].plan?.at ?? Infinity) <= now);

export function doWhatIsDue(model: Model, due: readonly Locale[]): void {
  for (const locale of due) {
    const edition = model.editions[locale];
    if (edition.plan?.act === "publication") publish(edition, edition.plan.text);
    else withdraw(edition);
  }
}
