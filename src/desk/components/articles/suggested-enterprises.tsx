import type { FC } from "hono/jsx";
import type { NamedPassage } from "../../../articles/named-passages.ts";
import type { EnterpriseRow } from "../../../enterprises/tables.ts";
import type { Locale } from "../../../locales.ts";
import { languageName } from "../../formats.ts";
import { deskPaths } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { LinkButton, nameOf } from "./link-enterprise.tsx";

/** An enterprise that a text names and the article is not linked with. */
export interface Suggested {
  readonly enterprise: EnterpriseRow;
  readonly passages: readonly (NamedPassage & { readonly locale: Locale })[];
}

const mostPassages = 3;

/** Each with the passages that name it, which are marked. */
export const SuggestedEnterprises: FC<{ seat: Seat; suggested: readonly Suggested[]; articleId: string }> = ({
  seat,
  suggested,
  articleId,
}) => (
  <>
    <h3>{seat.words("article.enterprises.suggested")}</h3>
    <ul class="plain suggested">
      {suggested.map(({ enterprise, passages }) => (
        <li>
          <div class="what">
            <strong lang={nameOf(seat, enterprise).lang}>{nameOf(seat, enterprise).label}</strong>
            {passages.slice(0, mostPassages).map((passage) => (
              <p class="passage">
                <a href={`${deskPaths.edition(articleId, passage.locale)}#${passage.block}`} class="hint">
                  {languageName(seat.locale, passage.locale)}
                </a>{" "}
                <q lang={passage.locale}>
                  {passage.before}
                  <mark>{passage.text}</mark>
                  {passage.after}
                </q>
              </p>
            ))}
            {passages.length > mostPassages && (
              <p class="hint">
                {seat.words("article.enterprises.more", { number: passages.length - mostPassages })}
              </p>
            )}
          </div>
          <LinkButton seat={seat} enterprise={enterprise} />
        </li>
      ))}
    </ul>
  </>
);
