import type { FC } from "hono/jsx";
import type { Spread, Summary } from "../../../delivery/summary.ts";
import type { DeliveryKind } from "../../../delivery/tables.ts";
import { formatDuration, formatNumber } from "../../formats.ts";
import type { Seat } from "../../view.ts";

interface Figures {
  readonly kind: DeliveryKind | "all";
  readonly summary: Summary;
}

const spreads = ["purged", "certain", "served", "scheduled"] as const;

/** How long it took, by what was changed: the middle and the slow end. */
export const FigureTable: FC<{ seat: Seat; figures: readonly Figures[] }> = ({ seat, figures }) => {
  const { words, locale } = seat;
  return (
    <table class="stack">
      <caption class="hidden">{words("deliveries.figures")}</caption>
      <thead>
        <tr>
          <th scope="col">{words("deliveries.change")}</th>
          <th scope="col">{words("deliveries.count")}</th>
          {spreads.map((name) => (
            <th scope="col">{words(`deliveries.${name}`)}</th>
          ))}
          <th scope="col">{words("deliveries.unserved")}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ kind, summary }) => (
          <tr>
            <th scope="row">{words(`deliveries.kind.${kind}`)}</th>
            <td data-label={words("deliveries.count")}>{formatNumber(locale, summary.count)}</td>
            {spreads.map((name) => (
              <td data-label={words(`deliveries.${name}`)}>
                <SpreadCell seat={seat} spread={summary[name]} count={summary.count} />
              </td>
            ))}
            <td data-label={words("deliveries.unserved")}>
              <Unserved seat={seat} summary={summary} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** Over fewer than there are: said, since a figure is only about those. */
const SpreadCell: FC<{ seat: Seat; spread: Spread; count: number }> = ({ seat, spread, count }) => {
  const { words, locale } = seat;
  const { p50, p99 } = spread;
  if (p50 === null || p99 === null) return <span class="soft">–</span>;
  return (
    <>
      <span class="block">{words("deliveries.p50", { time: formatDuration(locale, p50) })}</span>
      <span class="block">{words("deliveries.p99", { time: formatDuration(locale, p99) })}</span>
      {spread.count < count && (
        <span class="soft block">
          {words("deliveries.of", { count: formatNumber(locale, spread.count) })}
        </span>
      )}
    </>
  );
};

const Unserved: FC<{ seat: Seat; summary: Summary }> = ({ seat: { words, locale }, summary }) => (
  <>
    {summary.waiting > 0 && (
      <span class="block">
        {words("deliveries.waiting", { count: formatNumber(locale, summary.waiting) })}
      </span>
    )}
    {summary.neverAsked > 0 && (
      <span class="block">
        {words("deliveries.never", { count: formatNumber(locale, summary.neverAsked) })}
      </span>
    )}
    {summary.waiting + summary.neverAsked === 0 && <span class="soft">–</span>}
  </>
);
