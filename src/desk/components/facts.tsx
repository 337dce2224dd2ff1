import type { Child, FC, PropsWithChildren } from "hono/jsx";
import { deskPaths } from "../view.ts";
import type { Seat } from "../view.ts";
import { formatMoment, zoneName, zoneOf } from "../zone.ts";

/** A moment in the zone of whoever reads it, which is said. */
export const When: FC<{ seat: Seat; at: number }> = ({ seat, at }) => (
  <time datetime={new Date(at).toISOString()}>
    {seat.words("time", {
      moment: formatMoment(seat.locale, at, zoneOf(seat.actor)),
      zone: zoneHere(seat),
    })}
  </time>
);

/** In which zone times are shown and asked for; a member's can be changed. */
export const ZoneNote: FC<{ seat: Seat }> = ({ seat }) => (
  <p class="hint zone">
    {seat.words("zone.note", { zone: zoneHere(seat) })}{" "}
    {seat.actor?.memberId !== undefined && <a href={deskPaths.self}>{seat.words("zone.change")}</a>}
  </p>
);

const zoneHere = ({ locale, words, actor }: Seat): string => zoneName(locale, words, zoneOf(actor));

export interface Fact {
  readonly label: string;
  readonly value: Child;
}

export const Facts: FC<{ facts: readonly (Fact | undefined)[] }> = ({ facts }) => (
  <dl class="facts">
    {facts
      .filter((fact) => fact !== undefined)
      .map(({ label, value }) => (
        <div>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);

type Tone = "plain" | "good" | "warning" | "error";

export const Tag: FC<PropsWithChildren<{ tone?: Tone }>> = ({ tone = "plain", children }) => (
  <span class={`tag ${tone}`}>{children}</span>
);

/** How much of a catalogue is translated; the figures beside it say the same in words. */
export const Progress: FC<{ parts: readonly { part: string; share: number }[] }> = ({ parts }) => {
  let from = 0;
  return (
    <svg class="progress" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" width="100" height="6" />
      {parts.map(({ part, share }) => {
        const x = from;
        from += share * 100;
        return <rect class={part} x={x.toFixed(2)} width={(share * 100).toFixed(2)} height="6" />;
      })}
    </svg>
  );
};
