/** What an edition is called at the desk, and where its pages lie. */
import type { WrittenRevision } from "../articles/history.ts";
import { languageName } from "./formats.ts";
import { deskPaths } from "./view.ts";
import type { Crumb, Seat } from "./view.ts";

export interface EditionTitle {
  readonly text: string;
  readonly lang: string;
}

/** What it is called here, or in its source; in words where it is called nothing yet. */
export function titleOf(seat: Seat, ...written: readonly (WrittenRevision | undefined)[]): EditionTitle {
  const named = written.find((one) => one !== undefined && one.revision.title !== "")?.revision;
  if (named === undefined) return { text: seat.words("editor.untitled"), lang: seat.locale };
  return { text: named.title, lang: named.locale };
}

export function editionCrumbs(
  seat: Seat,
  { article, locale }: { article: { id: string }; locale: string },
  title: EditionTitle,
  ...further: readonly string[]
): Crumb[] {
  const language = languageName(seat.locale, locale);
  const own = deskPaths.edition(article.id, locale);
  const history = deskPaths.revisions(article.id, locale);
  return [
    { label: seat.words("nav.articles"), href: deskPaths.articles },
    { label: title.text, lang: title.lang, href: deskPaths.article(article.id) },
    { label: language, ...(further.length > 0 && { href: own }) },
    ...further.map((label, index) => ({ label, ...(index < further.length - 1 && { href: history }) })),
  ];
}
