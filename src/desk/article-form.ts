/** What the forms of an article say, read out of what they send. Pure. */
import type { NewArticle } from "../articles/create.ts";
import { isLocale } from "../locales.ts";
import type { Locale } from "../locales.ts";
import { localeIn } from "./articles/place.ts";

export interface ArticleFields {
  readonly slug: string;
  readonly sourceLocale: string;
  /** Empty for that of the source. */
  readonly authoritativeLocale: string;
  readonly topics: readonly string[];
}

export function articleFieldsIn(form: URLSearchParams): ArticleFields {
  const field = (name: string) => form.get(name)?.trim() ?? "";
  const [slug, sourceLocale, authoritativeLocale] = [field("slug"), field("source"), field("authoritative")];
  return { slug, sourceLocale, authoritativeLocale, topics: form.getAll("topics") };
}

/** @throws unsupported_locale where no language of ours was chosen for the source */
export function newArticleFrom(fields: ArticleFields): NewArticle & { sourceLocale: Locale } {
  const { slug, authoritativeLocale, topics } = fields;
  const sourceLocale = localeIn(fields.sourceLocale);
  return {
    ...{ slug, sourceLocale, topics },
    ...(isLocale(authoritativeLocale) && { authoritativeLocale }),
  };
}

/** As it stood in the page that the form is of. */
export const listIn = (form: URLSearchParams): string[] =>
  (form.get("list") ?? "").split(" ").filter((id) => id !== "");

/** One item of a list put elsewhere, taken out or added at its end: `up:tunnel-works`. Undefined for what is none of these. */
export function movedIn(list: readonly string[], asked: string): string[] | undefined {
  const [move, id] = cut(asked);
  const at = list.indexOf(id);
  switch (move) {
    case "add":
      return id === "" || at >= 0 ? undefined : [...list, id];
    case "remove":
      return at < 0 ? undefined : list.toSpliced(at, 1);
    case "up":
      return at < 1 ? undefined : list.toSpliced(at - 1, 2, id, list[at - 1] ?? id);
    case "down":
      return at < 0 || at === list.length - 1 ? undefined : list.toSpliced(at, 2, list[at + 1] ?? id, id);
    default:
      return undefined;
  }
}

function cut(asked: string): [move: string, id: string] {
  const at = asked.indexOf(":");
  return at < 0 ? [asked, ""] : [asked.slice(0, at), asked.slice(at + 1)];
}
