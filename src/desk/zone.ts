/** Times of day in the zone of whoever sits at the desk, and back to instants. */
import type { Actor } from "../access/actor.ts";
import { formatTagOf } from "../locales.ts";
import type { Locale } from "../locales.ts";
import type { DeskKey, DeskWords } from "../words.ts";

/** The newsroom's, for tokens that are nobody's and before anybody has signed in. */
export const home = "Asia/Shanghai";

export const zoneOf = (actor: Pick<Actor, "timeZone"> | undefined): string => actor?.timeZone ?? home;

/**
 * The instant at which the clocks of that zone say `2026-11-24T08:00` (seconds
 * may follow), as a `datetime-local` field sends it. A time that comes twice, in
 * the night when clocks are put back, is the first of the two; one that is left
 * out, when they are put forward, is none, and neither is 31 November: both are
 * undefined.
 */
export function instantIn(zone: string, text: string): number | undefined {
  const asIfUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text) ? Date.parse(`${text}Z`) : Number.NaN;
  if (Number.isNaN(asIfUtc)) return undefined;
  const wanted = new Date(asIfUtc).toISOString().slice(0, 19);
  if (!wanted.startsWith(text)) return undefined;
  // No zone is a day away from UTC, and none puts its clocks twice within two.
  return [asIfUtc - day, asIfUtc + day]
    .map((near) => asIfUtc - offsetAt(zone, near))
    .toSorted((a, b) => a - b)
    .find((instant) => secondsTextOf(zone, instant) === wanted);
}

const day = 24 * 3600 * 1000;

/** How far the clocks there are ahead of UTC, in milliseconds. */
function offsetAt(zone: string, instant: number): number {
  const whole = Math.floor(instant / 1000) * 1000;
  return Date.parse(`${secondsTextOf(zone, whole)}Z`) - whole;
}

/** `2026-11-24T08:00`: what a `datetime-local` field takes. */
export const localTextOf = (zone: string, instant: number): string =>
  secondsTextOf(zone, instant).slice(0, 16);

/** The first instant of that day, `2026-11-24`; where midnight is left out, the first that there is. */
export function startOfDay(zone: string, date: string): number | undefined {
  const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));
  const minutes = hours.flatMap((hour) => [`${hour}:00`, `${hour}:30`]);
  for (const time of minutes) {
    const instant = instantIn(zone, `${date}T${time}`);
    if (instant !== undefined) return instant;
  }
  return undefined;
}

/** `2026-11-25` for `2026-11-24`. */
export function nextDay(date: string): string | undefined {
  const start = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(start) ? undefined : new Date(start + day).toISOString().slice(0, 10);
}

function secondsTextOf(zone: string, instant: number): string {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes, width = 2) =>
    (parts.get(type) ?? "").padStart(width, "0");
  const date = [part("year", 4), part("month"), part("day")].join("-");
  return `${date}T${[part("hour"), part("minute"), part("second")].join(":")}`;
}

const clockOf = remembered(
  (timeZone: string) =>
    new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
      ...{ timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric" },
      ...{ hour: "numeric", minute: "numeric", second: "numeric" },
    }),
);

/** What people call that time: “Shanghai time”, “Eastern Time”; the same in summer and in winter. */
export function zoneName(locale: Locale, words: DeskWords, zone: string): string {
  const own = ownNames.get(zone);
  return own === undefined ? namesOf(`${formatTagOf(locale)} ${zone}`) : words(own);
}

/** Where CLDR has none that anybody would say. */
const ownNames = new Map<string, DeskKey>([
  [home, "zone.shanghai"],
  ["Asia/Urumqi", "zone.urumqi"],
  ["UTC", "zone.utc"],
]);

/** In the years before 1970 many zones had no summer time, and so other names. */
const nowadays = Date.UTC(2026, 0, 1);

const namesOf = remembered((localeAndZone: string): string => {
  const [tag, timeZone = home] = localeAndZone.split(" ");
  const format = new Intl.DateTimeFormat(tag, { timeZone, timeZoneName: "longGeneric" });
  return format.formatToParts(nowadays).find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
});

/** When something was, in that language and zone, without the zone's name. */
export const formatMoment = (locale: Locale, at: number, zone: string): string =>
  momentsOf(`${formatTagOf(locale)} ${zone}`).format(at);

const momentsOf = remembered((localeAndZone: string) => {
  const [tag, timeZone = home] = localeAndZone.split(" ");
  return new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "short", timeZone });
});

const mostRemembered = 64;

/** Formats are dear to make; there are more zones than anybody's newsroom is in. */
function remembered<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    if (made.size >= mostRemembered) made.clear();
    made.set(key, known);
    return known;
  };
}
