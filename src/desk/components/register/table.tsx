import type { FC } from "hono/jsx";
import type { FoundEnterprise } from "../../../enterprises/register-list.ts";
import { otherLocales } from "../../../locales.ts";
import { languageName } from "../../formats.ts";
import { enterpriseName, standingName } from "../../register-pages/said.ts";
import { deskPaths } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { When } from "../facts.tsx";
import { FoundAs } from "./choose.tsx";
import { Marks, ShownName } from "./names.tsx";

interface Props {
  readonly seat: Seat;
  readonly category: "enterprise" | "authority";
  readonly items: readonly FoundEnterprise[];
}

/** Names in the languages side by side, the desk's own first. */
export const RegisterTable: FC<Props> = ({ seat, category, items }) => {
  const { words, locale } = seat;
  const others = otherLocales(locale);
  return (
    <table class="board stack register">
      <caption class="hidden">{words(`register.part.${category}`)}</caption>
      <thead>
        <tr>
          {[locale, ...others].map((tag) => (
            <th scope="col">{languageName(locale, tag)}</th>
          ))}
          {category === "enterprise" && <th scope="col">{words("register.certified_for")}</th>}
          <th scope="col">{words("register.changed")}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((found) => (
          <Line seat={seat} found={found} isEnterprise={category === "enterprise"} />
        ))}
      </tbody>
    </table>
  );
};

const Line: FC<{ seat: Seat; found: FoundEnterprise; isEnterprise: boolean }> = ({
  seat,
  found,
  isEnterprise,
}) => {
  const { words, locale } = seat;
  const { enterprise } = found;
  return (
    <tr>
      <th scope="row" data-label={languageName(locale, locale)}>
        <OwnName seat={seat} found={found} />
      </th>
      {otherLocales(locale).map((tag) => (
        <td data-label={languageName(locale, tag)}>
          <ShownName seat={seat} name={enterprise.display[tag]} locale={tag} />
        </td>
      ))}
      {isEnterprise && (
        <td data-label={words("register.certified_for")}>
          {enterprise.standings.map((standing) => (
            <span class="block">{standingName(seat, standing)}</span>
          ))}
        </td>
      )}
      <td data-label={words("register.changed")}>
        <When seat={seat} at={enterprise.updatedAt} />
      </td>
    </tr>
  );
};

/** The way to its page; by a name in the other language where there is none in this. */
const OwnName: FC<{ seat: Seat; found: FoundEnterprise }> = ({ seat, found }) => {
  const { enterprise, foundAs } = found;
  const own = enterprise.display[seat.locale];
  const shown = enterpriseName(seat, enterprise);
  return (
    <>
      <a href={deskPaths.enterprise(enterprise.id)} lang={shown.locale}>
        {shown.value}
      </a>{" "}
      {own ? (
        <Marks seat={seat} name={own} />
      ) : (
        <ShownName seat={seat} name={undefined} locale={seat.locale} />
      )}
      <FoundAs seat={seat} enterprise={enterprise} foundAs={foundAs} />
    </>
  );
};
