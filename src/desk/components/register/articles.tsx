import type { FC } from "hono/jsx";
import type { ArticleAbout } from "../../../articles/about-enterprise.ts";
import { locales } from "../../../locales.ts";
import { deskPaths } from "../../view.ts";
import type { Seat } from "../../view.ts";

/** By its title in the desk's language, or in whichever there is. */
export const ArticleLink: FC<{ seat: Seat; about: ArticleAbout }> = ({
  seat,
  about: { article, titles },
}) => {
  const locale = [seat.locale, ...locales].find((tag) => titles[tag] !== undefined);
  return (
    <a href={deskPaths.article(article.id)} lang={locale}>
      {locale === undefined ? article.slug : titles[locale]}
    </a>
  );
};
