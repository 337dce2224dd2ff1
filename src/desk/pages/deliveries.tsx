import { deliveryKinds } from "../../delivery/tables.ts";
import type { Backlog, DeliveryRow, NamedDelivery, OpenPurge } from "../../delivery/metrics.ts";
import { summariesOf } from "../../delivery/summary.ts";
import { DeliveryTable } from "../components/deliveries/delivery-table.tsx";
import { FigureTable } from "../components/deliveries/figure-table.tsx";
import { PurgeTable } from "../components/deliveries/purge-table.tsx";
import { Facts, When, ZoneNote } from "../components/facts.tsx";
import { Panel } from "../components/notice.tsx";
import { formatNumber } from "../formats.ts";
import type { Seat, View } from "../view.ts";

export interface DeliveriesData {
  /** Those that the figures are made of. */
  readonly measured: readonly DeliveryRow[];
  /** The newest of them. */
  readonly list: readonly NamedDelivery[];
  readonly backlog: Backlog;
  readonly purges: readonly OpenPurge[];
  readonly now: number;
}

export function deliveriesView(seat: Seat, data: DeliveriesData): View {
  const { words, locale } = seat;
  const { measured, list, purges, now } = data;
  const summaries = summariesOf(measured, now);
  const shown = (["all", ...deliveryKinds] as const).flatMap((kind) => {
    const summary = summaries[kind];
    return summary === undefined ? [] : [{ kind, summary }];
  });
  return {
    title: words("nav.deliveries"),
    section: "deliveries",
    body: (
      <>
        <h1>{words("nav.deliveries")}</h1>
        <p>{words("deliveries.text", { count: formatNumber(locale, measured.length) })}</p>
        {measured.length === 0 ? (
          <p class="empty">{words("deliveries.none")}</p>
        ) : (
          <Panel id="figures" title={words("deliveries.figures")}>
            <FigureTable seat={seat} figures={shown} />
            <Meaning seat={seat} />
          </Panel>
        )}
        <Panel id="purges" title={words("deliveries.purges")}>
          <BacklogFacts seat={seat} backlog={data.backlog} />
          {purges.length === 0 ? (
            <p>{words("deliveries.purges.none")}</p>
          ) : (
            <PurgeTable seat={seat} purges={purges} />
          )}
        </Panel>
        {list.length > 0 && (
          <Panel id="last" title={words("deliveries.last")}>
            <ZoneNote seat={seat} />
            <DeliveryTable seat={seat} items={list} now={now} />
          </Panel>
        )}
      </>
    ),
  };
}

const BacklogFacts = ({ seat, backlog }: { seat: Seat; backlog: Backlog }) => {
  const { words, locale } = seat;
  const { due, later, failing, oldestAt } = backlog;
  const number = (value: number) => formatNumber(locale, value);
  return (
    <Facts
      facts={[
        { label: words("deliveries.purges.due"), value: number(due) },
        { label: words("deliveries.purges.later"), value: number(later) },
        { label: words("deliveries.purges.failing"), value: number(failing) },
        oldestAt === null
          ? undefined
          : { label: words("deliveries.purges.oldest"), value: <When seat={seat} at={oldestAt} /> },
      ]}
    />
  );
};

const Meaning = ({ seat: { words } }: { seat: Seat }) => (
  <details class="more">
    <summary>{words("deliveries.meaning")}</summary>
    <ul>
      <li>{words("deliveries.meaning.purged")}</li>
      <li>{words("deliveries.meaning.certain")}</li>
      <li>{words("deliveries.meaning.served")}</li>
      <li>{words("deliveries.meaning.never")}</li>
      <li>{words("deliveries.meaning.scheduled")}</li>
    </ul>
  </details>
);
