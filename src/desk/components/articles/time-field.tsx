import type { FC } from "hono/jsx";
import type { Seat } from "../../view.ts";
import { localTextOf, zoneName, zoneOf } from "../../zone.ts";
import { Field } from "../fields.tsx";

interface Props {
  seat: Seat;
  id: string;
  label: string;
  value: string;
  now: number;
}

/** A time of day in her zone, which is said. */
export const TimeField: FC<Props> = ({ seat, id, label, value, now }) => {
  const zone = zoneOf(seat.actor);
  return (
    <Field
      id={id}
      label={label}
      hint={seat.words("publishing.at.hint", { zone: zoneName(seat.locale, seat.words, zone) })}
    >
      <input
        id={id}
        name="at"
        type="datetime-local"
        value={value}
        min={localTextOf(zone, now)}
        aria-describedby={`${id}-hint`}
      />
    </Field>
  );
};
