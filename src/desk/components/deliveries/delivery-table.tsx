import type { Child, FC } from "hono/jsx";
import type { NamedDelivery } from "../../../delivery/metrics.ts";
import { awaitedFor } from "../../../delivery/sightings.ts";
import { durationOf } from "../../../delivery/summary.ts";
import { formatDuration, languageName } from "../../formats.ts";
import { deskPaths } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { Tag, When } from "../facts.tsx";

interface Props {
  seat: Seat;
  items: readonly NamedDelivery[];
  now: number;
}

/** The last changes, each with its moments: when it was committed, and how long after that the rest was. */
export const DeliveryTable: FC<Props> = ({ seat, items, now }) => {
  const { words } = seat;
  const columns = ["article", "change", "committed", "purged", "certain", "served"] as const;
  return (
    <table class="stack">
      <caption class="hidden">{words("deliveries.last")}</caption>
      <thead>
        <tr>
          {columns.map((name) => (
            <th scope="col">{words(`deliveries.${name}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <DeliveryLine seat={seat} item={item} now={now} />
        ))}
      </tbody>
    </table>
  );
};

const DeliveryLine: FC<{ seat: Seat; item: NamedDelivery; now: number }> = ({ seat, item, now }) => {
  const { words, locale } = seat;
  const { committedAt, scheduledFor, purgedAt, certainAt } = item;
  const delay = durationOf(scheduledFor, committedAt);
  return (
    <tr>
      <th scope="row">
        <a href={deskPaths.article(item.articleId)} lang={item.title === null ? undefined : item.locale}>
          {item.title ?? item.articleId}
        </a>
        <span class="soft block">{languageName(locale, item.locale)}</span>
      </th>
      <td data-label={words("deliveries.change")}>
        <Tag>{words(`deliveries.kind.${item.kind}`)}</Tag>
      </td>
      <td data-label={words("deliveries.committed")}>
        <When seat={seat} at={committedAt} />
        {delay !== undefined && (
          <span class="soft block">
            {words("deliveries.delayed", { time: formatDuration(locale, delay) })}
          </span>
        )}
      </td>
      <td data-label={words("deliveries.purged")}>
        <After seat={seat} from={committedAt} to={purgedAt} otherwise={words("deliveries.not_yet")} />
      </td>
      <td data-label={words("deliveries.certain")}>
        <After seat={seat} from={committedAt} to={certainAt} otherwise={words("deliveries.not_yet")} />
      </td>
      <td data-label={words("deliveries.served")}>
        <After
          seat={seat}
          from={committedAt}
          to={item.servedAt}
          otherwise={words(
            now - committedAt > awaitedFor ? "deliveries.never_asked" : "deliveries.not_asked",
          )}
        />
      </td>
    </tr>
  );
};

/** How long after; the moment itself is in the markup. */
const After: FC<{ seat: Seat; from: number; to: number | null; otherwise: Child }> = ({
  seat,
  from,
  to,
  otherwise,
}) => {
  const duration = durationOf(from, to);
  if (to === null || duration === undefined) return <span class="soft">{otherwise}</span>;
  return <time datetime={new Date(to).toISOString()}>{formatDuration(seat.locale, duration)}</time>;
};
