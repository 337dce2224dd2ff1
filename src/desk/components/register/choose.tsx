import type { FC } from "hono/jsx";
import type { Page } from "../../../cursor.ts";
import type { FoundEnterprise } from "../../../enterprises/register-list.ts";
import { locales } from "../../../locales.ts";
import { standingName } from "../../register-pages/said.ts";
import type { Seat } from "../../view.ts";
import { Tag } from "../facts.tsx";
import { TextField, Tick } from "../fields.tsx";

export interface Found {
  readonly q: string;
  /** Undefined before anything was searched for. */
  readonly items: readonly FoundEnterprise[] | undefined;
  /** Whether there are more than are shown. */
  readonly isCut: boolean;
}

export const foundIn = (q: string, pages: readonly Page<FoundEnterprise>[] | undefined): Found => ({
  q,
  items: pages?.flatMap(({ items }) => items),
  isCut: pages?.some(({ nextCursor }) => nextCursor !== undefined) ?? false,
});

/** The first step of choosing an enterprise: by any name that it has or had. */
export const SearchStep: FC<{
  seat: Seat;
  action: string;
  found: Found;
  hidden?: Record<string, string>;
}> = ({ seat: { words }, action, found, hidden = {} }) => (
  <form class="filter" method="get" action={action} role="search">
    {Object.entries(hidden).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <TextField
      id="q"
      type="search"
      label={words("register.search")}
      hint={words("register.search.hint")}
      value={found.q}
      maxlength={100}
      class="wide"
    />
    <button>{words("register.search.do")}</button>
  </form>
);

interface ChoiceProps {
  readonly seat: Seat;
  readonly name: string;
  readonly legend: string;
  readonly found: Found;
  readonly chosen: string;
  /** Ids that cannot be chosen here: the enterprise itself. */
  readonly except?: readonly string[];
  /** Whether the form is to say as which version the chosen one was seen. */
  readonly isLocked?: boolean;
}

/** The second step: those that were found, one of which is chosen. */
export const Choice: FC<ChoiceProps> = ({ seat, name, legend, found, chosen, except = [], isLocked }) => {
  const { words } = seat;
  const items = (found.items ?? []).filter(({ enterprise }) => !except.includes(enterprise.id));
  if (items.length === 0) return <p class="empty">{words("register.search.none", { q: found.q })}</p>;
  return (
    <fieldset id={name} tabindex={-1} class="choice">
      <legend>{legend}</legend>
      {items.map((item) => (
        <>
          <Tick type="radio" name={name} value={item.enterprise.id} checked={item.enterprise.id === chosen}>
            <FoundName seat={seat} found={item} />
          </Tick>
          {isLocked && (
            <input
              type="hidden"
              name={`version-${item.enterprise.id}`}
              value={String(item.enterprise.version)}
            />
          )}
        </>
      ))}
      {found.isCut && <p class="hint">{words("register.search.cut")}</p>}
    </fieldset>
  );
};

/** What tells it from others: both names, the one it was found by, and what it is certified for. */
export const FoundName: FC<{ seat: Seat; found: FoundEnterprise }> = ({
  seat,
  found: { enterprise, foundAs },
}) => {
  const { words } = seat;
  const names = locales.flatMap((tag) => {
    const name = enterprise.display[tag];
    return name === undefined ? [] : [{ tag, value: name.value }];
  });
  return (
    <>
      <span class="line">
        {names.map(({ tag, value }) => (
          <span lang={tag}>{value}</span>
        ))}
        {enterprise.category === "authority" && <Tag>{words("enterprise.category.authority")}</Tag>}
      </span>
      <FoundAs seat={seat} enterprise={enterprise} foundAs={foundAs} />
      {enterprise.standings.length > 0 && (
        <span class="soft block">
          {enterprise.standings.map((one) => standingName(seat, one)).join(" · ")}
        </span>
      )}
    </>
  );
};

/** Said where the name that was found is not one of those that stand there anyway. */
export const FoundAs: FC<{ seat: Seat } & Pick<FoundEnterprise, "enterprise" | "foundAs">> = ({
  seat: { words },
  enterprise,
  foundAs,
}) => {
  const isShown = Object.values(enterprise.display).some(({ value }) => value === foundAs);
  return foundAs === null || isShown ? null : (
    <span class="soft block">{words("register.found_as", { name: foundAs })}</span>
  );
};
