import type { FC } from "hono/jsx";
import type { DeskKey, WordParams } from "../../../words.ts";
import type { Seat } from "../../view.ts";
import { formatMoment, zoneName, zoneOf } from "../../zone.ts";

interface Props {
  seat: Seat;
  at: number;
  /** A sentence with `{{moment}}` in it. */
  say: DeskKey;
  params?: WordParams;
}

/** A sentence about a moment, in the zone of whoever reads it. */
export const TimeSaid: FC<Props> = ({ seat, at, say, params = {} }) => {
  const { words, locale, actor } = seat;
  const zone = zoneOf(actor);
  const time = { moment: formatMoment(locale, at, zone), zone: zoneName(locale, words, zone) };
  return (
    <time datetime={new Date(at).toISOString()}>
      {words(say, { ...params, moment: words("time", time) })}
    </time>
  );
};
