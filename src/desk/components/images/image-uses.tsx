import type { FC } from "hono/jsx";
import type { ImageUse } from "../../../images/uses.ts";
import { languageName } from "../../formats.ts";
import { deskPaths } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { Tag } from "../facts.tsx";

/** The editions that show a picture, each with a way to it and whether readers see it there. */
export const ImageUses: FC<{ seat: Seat; uses: readonly ImageUse[] }> = ({ seat, uses }) => {
  const { words } = seat;
  if (uses.length === 0) return <p>{words("image.uses.none")}</p>;
  return (
    <ul class="plain">
      {uses.map(({ articleId, slug, locale, title, isPublic, isScheduled }) => (
        <li>
          <a href={deskPaths.edition(articleId, locale)} lang={locale}>
            {title === "" ? slug : title}
          </a>
          <span class="line">
            <span class="hint">{languageName(seat.locale, locale)}</span>
            <Tag tone={isPublic ? "good" : "plain"}>
              {words(
                isPublic ? "image.uses.public" : isScheduled ? "image.uses.scheduled" : "image.uses.draft",
              )}
            </Tag>
          </span>
        </li>
      ))}
    </ul>
  );
};
