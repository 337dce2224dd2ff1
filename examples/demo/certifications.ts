import type { Localised } from "../../src/locales.ts";
import type { Tier } from "../../src/enterprises/tables.ts";
import { demoBatches } from "./batches.ts";
import type { DemoBatch } from "./batches.ts";
import type { Random } from "./random.ts";
import type { Words } from "./words/template.ts";

export interface DemoCertification {
  id: string;
  tier: Tier;
  batch: DemoBatch;
  nameThen: Localised<string>;
}

/** At most one a scheme: many municipal centres, few of them national, and district ones only at home. */
export function certify(
  index: number,
  isAtHome: boolean,
  full: Words,
  hasEnglish: boolean,
  former: (Words & { until: string }) | undefined,
  random: Random,
): DemoCertification[] {
  return tiersOf(isAtHome, random).map((tier) => {
    const batch = random.pick(demoBatches.filter(({ schemeId }) => schemeId === tier));
    const then = former && batch.publishedOn < former.until ? former : full;
    const nameThen = hasEnglish ? { en: then.en, "zh-Hans": then.zh } : { "zh-Hans": then.zh };
    return { id: `demo-c-${String(index).padStart(5, "0")}-${tier}`, tier, batch, nameThen };
  });
}

function tiersOf(isAtHome: boolean, random: Random): Tier[] {
  const municipal = random.chance(0.5);
  const national = random.chance(0.25);
  const district = random.chance(0.6);
  return [
    ...(municipal && national ? (["national"] as const) : []),
    ...(municipal ? (["municipal"] as const) : []),
    ...(isAtHome && district ? (["district"] as const) : []),
  ];
}
