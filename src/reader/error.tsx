import type { DomainError } from "../errors.ts";
import type { Locale } from "../locales.ts";
import { isLocale } from "../locales.ts";
import { statusOf, titleKeyOf } from "../status.ts";
import { inLocale, paths } from "../urls.ts";
import { languageName } from "./formats.ts";
import type { Place, View } from "./view.ts";

/** A page for what is not here, in the reader's language, with a way on. */
export function errorView(place: Place, error: DomainError, tags: readonly string[]): View {
  const status = statusOf[error.code];
  const elsewhere = localesIn(error.params["available"]);
  const isWithdrawn = error.code === "edition_withdrawn" || error.code === "article_withdrawn";
  const { note } = error.params;
  const title = place.words(isWithdrawn ? "article.withdrawn" : titleKeyOf(error.code));
  return {
    title,
    status,
    noindex: true,
    switchPath: place.path,
    tags,
    body: (
      <>
        <h1>{title}</h1>
        <p>{place.lexicon.error(place.locale, error)}</p>
        {typeof note === "string" && <p>{note}</p>}
        {elsewhere.map((locale) => (
          <p>
            <a href={inLocale(locale, place.path)} hreflang={locale}>
              {place.words("article.elsewhere", { language: languageName(place, locale) })}
            </a>
          </p>
        ))}
        <p>
          <a href={inLocale(place.locale, paths.home)}>{place.words("error.home")}</a>
        </p>
      </>
    ),
  };
}

function localesIn(value: unknown): Locale[] {
  return Array.isArray(value)
    ? value.filter((tag): tag is Locale => typeof tag === "string" && isLocale(tag))
    : [];
}
