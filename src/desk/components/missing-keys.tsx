import type { FC } from "hono/jsx";
import type { CatalogueStatus } from "../../catalogues/status.ts";
import type { missingKeys } from "../../catalogues/tables.ts";
import { formatNumber } from "../formats.ts";
import { deskPaths, may } from "../view.ts";
import type { Seat } from "../view.ts";
import { When } from "./facts.tsx";
import { Panel } from "./notice.tsx";

export type MissingKey = Pick<
  typeof missingKeys.$inferSelect,
  "key" | "fallback" | "count" | "firstAt" | "lastAt"
>;

/** What clients asked for and did not find, most often first. */
export const MissingKeys: FC<{ seat: Seat; status: CatalogueStatus; missing: readonly MissingKey[] }> = ({
  seat,
  status,
  missing,
}) => {
  const { words } = seat;
  const canDismiss = may(seat, "missing.dismiss", status);
  return (
    <Panel id="missing" title={words("missing.title")}>
      <p>{words("missing.text")}</p>
      {missing.length === 0 && <p class="soft">{words("missing.none")}</p>}
      {missing.length > 0 && (
        <form method="post" action={deskPaths.missing(status.locale, status.namespace)}>
          <table class="stack">
            <caption class="hidden">{words("missing.title")}</caption>
            <thead>
              <tr>
                <th scope="col">{words("key")}</th>
                <th scope="col">{words("missing.fallback")}</th>
                <th scope="col" class="num">
                  {words("missing.count")}
                </th>
                <th scope="col">{words("missing.last")}</th>
                {canDismiss && <th scope="col">{words("action")}</th>}
              </tr>
            </thead>
            <tbody>
              {missing.map((one) => (
                <Row seat={seat} one={one} canDismiss={canDismiss} />
              ))}
            </tbody>
          </table>
          {canDismiss && missing.length > 1 && (
            <button name="all" value="1">
              {words("missing.dismiss_all", { number: formatNumber(seat.locale, missing.length) })}
            </button>
          )}
        </form>
      )}
    </Panel>
  );
};

const Row: FC<{ seat: Seat; one: MissingKey; canDismiss: boolean }> = ({ seat, one, canDismiss }) => {
  const { words } = seat;
  return (
    <tr>
      <th scope="row" class="key">
        <span class="name">{one.key}</span>
      </th>
      <td data-label={words("missing.fallback")}>{one.fallback}</td>
      <td data-label={words("missing.count")} class="num">
        {formatNumber(seat.locale, one.count)}
      </td>
      <td data-label={words("missing.last")}>
        <When seat={seat} at={one.lastAt} />
      </td>
      {canDismiss && (
        <td>
          <button
            class="quiet"
            name="key"
            value={JSON.stringify(one.key)}
            aria-label={words("missing.dismiss_key", { key: one.key })}
          >
            {words("missing.dismiss")}
          </button>
        </td>
      )}
    </tr>
  );
};
