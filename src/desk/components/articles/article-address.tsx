import type { FC } from "hono/jsx";
import type { DeskArticle } from "../../../articles/desk-read.ts";
import { locales } from "../../../locales.ts";
import { inLocale, paths } from "../../../urls.ts";
import type { Lock } from "../../lock.ts";
import { deskPaths, may } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { Panel } from "../notice.tsx";
import { LockFields } from "./lock-fields.tsx";
import { SlugField } from "./slug-field.tsx";

interface Props {
  seat: Seat;
  found: DeskArticle;
  lock: Lock;
  /** What was typed and could not be taken. */
  slug: string | undefined;
}

/** Where readers find it, where they used to, and how it comes to stand elsewhere. */
export const ArticleAddress: FC<Props> = ({ seat, found, lock, slug }) => {
  const { words } = seat;
  const { article, oldSlugs } = found;
  return (
    <Panel id="address" title={words("article.address")}>
      <ul class="plain short mono">
        {locales.map((locale) => (
          <li>{inLocale(locale, paths.article(article.slug))}</li>
        ))}
      </ul>
      {oldSlugs.length > 0 && (
        <>
          <p>{words("article.address.old")}</p>
          <ul class="plain short mono">
            {oldSlugs.map((old) => (
              <li>{old}</li>
            ))}
          </ul>
        </>
      )}
      {may(seat, "article.link") && (
        <details class="more" open={slug !== undefined}>
          <summary>{words("article.address.change")}</summary>
          <form method="post" action={deskPaths.articlePart(article.id, "address")}>
            <LockFields lock={lock} />
            <p>{words(article.publishedAt === null ? "article.address.free" : "article.address.for_ever")}</p>
            <SlugField seat={seat} value={slug ?? article.slug} />
            <button>{words("article.address.do")}</button>
          </form>
        </details>
      )}
    </Panel>
  );
};
