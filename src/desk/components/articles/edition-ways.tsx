import type { FC } from "hono/jsx";
import type { DeskArticle } from "../../../articles/desk-read.ts";
import type { Locale } from "../../../locales.ts";
import { inLocale, paths } from "../../../urls.ts";
import { languageName } from "../../formats.ts";
import { deskPaths, may } from "../../view.ts";
import type { Seat } from "../../view.ts";

interface Props {
  seat: Seat;
  found: DeskArticle;
  locale: Locale;
}

/** What can be done about one language; each way says which, for those who hear the page. */
export const EditionWays: FC<Props> = ({ seat, found: { article, editions }, locale }) => {
  const { words } = seat;
  const { id, slug } = article;
  const isSource = article.sourceLocale === locale;
  const edition = editions.find((row) => row.locale === locale);
  const mayWrite = may(seat, "article.write", { locale, isSource });
  const name = languageName(seat.locale, locale);
  return (
    <div class="ways">
      {(mayWrite || edition !== undefined) && (
        <a class="button" href={deskPaths.edition(id, locale)}>
          {words(wayIn(mayWrite, isSource, edition === undefined))}
          <span class="hidden"> · {name}</span>
        </a>
      )}
      {edition !== undefined && may(seat, "article.publish") && (
        <a
          class="button"
          href={`${deskPaths.articlePart(id, "publication")}?${new URLSearchParams({ locale }).toString()}`}
        >
          {words("article.to_publication")}
          <span class="hidden"> · {name}</span>
        </a>
      )}
      {edition !== undefined && (
        <a href={deskPaths.revisions(id, locale)}>
          {words("article.history")}
          <span class="hidden"> · {name}</span>
        </a>
      )}
      {edition !== undefined && mayWrite && (
        <form method="post" action={deskPaths.editionPart(id, locale, "preview-link")}>
          <button class="quiet">
            {words("article.preview")}
            <span class="hidden"> · {name}</span>
          </button>
        </form>
      )}
      {edition?.state === "published" && (
        <a href={inLocale(locale, paths.article(slug))} hreflang={locale}>
          {words("article.open")}
          <span class="hidden"> · {name}</span>
        </a>
      )}
    </div>
  );
};

function wayIn(mayWrite: boolean, isSource: boolean, isNew: boolean) {
  if (!mayWrite) return "article.read";
  if (!isNew) return "article.edit";
  return isSource ? "articles.write" : "articles.translate";
}
