import { raw } from "hono/html";
import type { FC } from "hono/jsx";
import type { FeedArticle } from "../../articles/feed.ts";
import { withWholeAddresses } from "../../urls.ts";
import { Day } from "../article-card.tsx";
import { LeadFigure } from "../lead-image.tsx";
import type { Place } from "../view.ts";
import type { Correction } from "./entries.ts";

/** All of an article as its page has it: the picture, the text, and what has been put right. */
export function fullTextOf(place: Place, found: FeedArticle, correction: Correction | undefined): string {
  const html = String(<FullText place={place} found={found} correction={correction} />);
  return withWholeAddresses(place.origin, html);
}

const FullText: FC<{ place: Place; found: FeedArticle; correction: Correction | undefined }> = ({
  place,
  found: { text, image },
  correction,
}) => (
  <>
    <LeadFigure place={place} image={image} />
    {raw(text.body.map(({ html }) => html).join("\n"))}
    {correction && (
      <aside>
        <p>
          <strong>{place.words("article.correction")}</strong>
          {" · "}
          <Day place={place} time={correction.at} says="article.corrected" />
        </p>
        <p>{correction.note}</p>
      </aside>
    )}
  </>
);
