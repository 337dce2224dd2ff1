/** The zones that somebody can choose from. Each once. */
import type { Locale } from "../../../locales.ts";
import type { DeskWords } from "../../../words.ts";
import { home, zoneName } from "../../zone.ts";

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Named in the page's language; the others by their IANA names, or making the list would take longer than all of the page. */
const often = [
  ...[home, "Asia/Hong_Kong", "Asia/Singapore", "Asia/Tokyo", "Europe/London", "Europe/Berlin"],
  ...["America/New_York", "America/Los_Angeles", "Australia/Sydney", "UTC"],
];

const all: readonly string[] = Intl.supportedValuesOf("timeZone");

/** @param chosen stands in the list whatever it is */
export function zoneGroups(
  locale: Locale,
  words: DeskWords,
  chosen: string,
): { label: string; options: readonly Choice[] }[] {
  const named = often.map((zone) => ({ value: zone, label: `${zoneName(locale, words, zone)} · ${zone}` }));
  const others = [...new Set([...all, chosen])].filter((zone) => !often.includes(zone));
  return [
    { label: words("self.zone.often"), options: named },
    {
      label: words("self.zone.all"),
      options: others.toSorted().map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") })),
    },
  ];
}
