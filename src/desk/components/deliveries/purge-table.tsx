import type { FC } from "hono/jsx";
import type { OpenPurge } from "../../../delivery/metrics.ts";
import { formatNumber } from "../../formats.ts";
import type { Seat } from "../../view.ts";
import { formatMoment, zoneOf } from "../../zone.ts";
import { Tag, When } from "../facts.tsx";

/** What the edge is still to be told, what fails at the top. */
export const PurgeTable: FC<{ seat: Seat; purges: readonly OpenPurge[] }> = ({ seat, purges }) => {
  const { words } = seat;
  return (
    <table class="stack">
      <caption class="hidden">{words("deliveries.purges")}</caption>
      <thead>
        <tr>
          <th scope="col">{words("deliveries.purges.tags")}</th>
          <th scope="col">{words("deliveries.purges.since")}</th>
          <th scope="col">{words("deliveries.purges.state")}</th>
          <th scope="col">{words("deliveries.purges.next")}</th>
        </tr>
      </thead>
      <tbody>
        {purges.map((purge) => (
          <tr>
            <th scope="row">
              <Tags seat={seat} tags={purge.tags} />
            </th>
            <td data-label={words("deliveries.purges.since")}>
              <When seat={seat} at={purge.createdAt} />
            </td>
            <td data-label={words("deliveries.purges.state")}>
              <State seat={seat} purge={purge} />
            </td>
            <td data-label={words("deliveries.purges.next")}>
              <When seat={seat} at={purge.dueAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const shown = 3;

const Tags: FC<{ seat: Seat; tags: readonly string[] }> = ({ seat: { words, locale }, tags }) => (
  <>
    <span class="mono">{tags.slice(0, shown).join(" ")}</span>
    {tags.length > shown && (
      <span class="soft block">
        {words("deliveries.purges.more", { count: formatNumber(locale, tags.length - shown) })}
      </span>
    )}
  </>
);

const State: FC<{ seat: Seat; purge: OpenPurge }> = ({ seat, purge }) => {
  const { words, locale } = seat;
  const { failingSince, purgedAt, attempts } = purge;
  if (failingSince !== null)
    return (
      <>
        <Tag tone="error">
          {words("deliveries.purges.refused", { count: formatNumber(locale, attempts) })}
        </Tag>
        <time class="soft block" datetime={new Date(failingSince).toISOString()}>
          {words("deliveries.purges.refused.since", {
            moment: formatMoment(locale, failingSince, zoneOf(seat.actor)),
          })}
        </time>
      </>
    );
  return <Tag>{words(purgedAt === null ? "deliveries.purges.waiting" : "deliveries.purges.once")}</Tag>;
};
