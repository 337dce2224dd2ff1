import type { FC } from "hono/jsx";
import { deskPaths } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { TextField } from "../fields.tsx";
import type { EnterprisesData } from "./article-enterprises.tsx";
import { LinkButton, nameOf } from "./link-enterprise.tsx";

/** By any of their names, in any language; the one that was found is told where it is another than is shown. */
export const EnterpriseSearch: FC<{ seat: Seat; data: EnterprisesData }> = ({
  seat,
  data: { found, q, matches },
}) => {
  const { words } = seat;
  const linked = new Set(found.enterprises.map(({ id }) => id));
  return (
    <>
      <h3>{words("article.enterprises.find")}</h3>
      <form
        method="get"
        action={`${deskPaths.article(found.article.id)}#enterprises`}
        class="filter"
        role="search"
        aria-label={words("article.enterprises.find")}
      >
        <TextField
          id="find"
          type="search"
          label={words("article.enterprises.name")}
          hint={words("article.enterprises.name.hint")}
          value={q}
          maxlength={100}
          class="wide"
        />
        <button>{words("article.enterprises.search")}</button>
      </form>
      {q !== "" && matches.length === 0 && (
        <p class="empty">{words("article.enterprises.no_match", { q })}</p>
      )}
      {matches.length > 0 && (
        <ul class="plain suggested">
          {matches.map(({ enterprise, foundAs }) => (
            <li>
              <div class="what">
                <span lang={nameOf(seat, enterprise).lang}>{nameOf(seat, enterprise).label}</span>
                {foundAs !== null && foundAs !== nameOf(seat, enterprise).label && (
                  <p class="hint">{words("article.enterprises.found_as", { name: foundAs })}</p>
                )}
              </div>
              {linked.has(enterprise.id) ? (
                <span class="soft">{words("article.enterprises.linked")}</span>
              ) : (
                <LinkButton seat={seat} enterprise={enterprise} />
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
