import type { NewName } from "../../src/enterprises/names.ts";
import type { NewEnterprise } from "../../src/enterprises/register.ts";
import { completeUscc } from "../../src/enterprises/uscc.ts";
import { certify } from "./certifications.ts";
import type { DemoCertification } from "./certifications.ts";
import { callEnterprise, companyForms, formerForm } from "./company-names.ts";
import type { Called } from "./company-names.ts";
import { at, randomFor } from "./random.ts";
import type { Random } from "./random.ts";
import { brandCount, brandOf } from "./words/brands.ts";
import { districts, home } from "./words/districts.ts";
import type { District } from "./words/districts.ts";
import { industries } from "./words/industries.ts";
import type { Industry } from "./words/industries.ts";
import type { Words } from "./words/template.ts";

export interface DemoEnterprise {
  index: number;
  input: NewEnterprise & { id: string };
  registeredAt: number;
  district: District;
  industry: Industry;
  /** How articles speak of it. */
  called: Called;
  certifications: readonly DemoCertification[];
}

/** The day on which the register was opened. */
const opened = Date.parse("2017-12-11T09:00:00+08:00");

/** The same enterprise for the same index, however many there are. */
export function demoEnterprise(index: number, seed: number): DemoEnterprise {
  const random = randomFor(seed, "enterprise", index);
  const brand = brandOf(index);
  const industry = industryOf(index, seed);
  const district = random.chance(0.45) ? home : random.pick(districts);
  const full = random.pick(companyForms)(brand, industry);
  const former = random.chance(0.14) ? { ...formerForm(brand), until: formerUntil(random) } : undefined;
  const names = namesOf(full, former, random);
  const hasEnglish = names.some(({ tag, kind }) => tag === "en" && kind !== "former");
  const id = `demo-e-${String(index).padStart(5, "0")}`;
  const slug = `${brand.en} ${industry.name.en}`.toLowerCase().replaceAll(" ", "-");
  const called = callEnterprise(slug, brand, industry, full, hasEnglish);
  if (random.chance(0.3)) names.push(...shortNames(called.short, hasEnglish));
  return {
    index,
    input: { id, slug, names, identifiers: identifiersOf(index, district, random) },
    registeredAt: opened + index * 60_000,
    district,
    industry,
    called,
    certifications: certify(index, district === home, full, hasEnglish, former, random),
  };
}

/** When the brands come round again, each goes to another industry. */
function industryOf(index: number, seed: number): Industry {
  const draw = randomFor(seed, "industry", index % brandCount).int(0, industries.length - 1);
  return at(industries, (draw + Math.floor(index / brandCount)) % industries.length);
}

const formerUntil = (random: Random): string => `${random.int(2018, 2025)}-0${random.int(1, 9)}`;

function namesOf(full: Words, former: (Words & { until: string }) | undefined, random: Random): NewName[] {
  const from = former && { validFrom: former.until };
  const chinese = { tag: "zh-Hans", value: full.zh, kind: "legal", ...legality(random), ...from } as const;
  const names: NewName[] = [chinese];
  if (random.chance(0.93)) names.push({ tag: "en", value: full.en, ...rendering(random), ...from });
  if (former === undefined) return names;
  const old = { kind: "former", source: "official", verified: true, validTo: former.until } as const;
  names.push({ tag: "zh-Hans", value: former.zh, ...old });
  if (random.chance(0.5)) names.push({ tag: "en", value: former.en, ...old });
  return names;
}

function legality(random: Random): Pick<NewName, "source" | "verified" | "confidence"> {
  if (random.chance(0.85)) return { source: "official", verified: true };
  return { source: "unofficial", verified: false, confidence: random.pick(["high", "medium"] as const) };
}

function rendering(random: Random): Pick<NewName, "kind" | "source" | "verified" | "confidence"> {
  if (random.chance(0.4)) return { kind: "legal", source: "official", verified: true };
  if (random.chance(0.2)) return { kind: "reported", source: "article", verified: true };
  const confidence = random.pick(["high", "medium", "medium", "low"] as const);
  return { kind: "rendering", source: "editorial", verified: false, confidence };
}

function shortNames(short: Words, hasEnglish: boolean): NewName[] {
  const kind = { kind: "short", source: "editorial", verified: false, confidence: "high" } as const;
  const chinese = { tag: "zh-Hans", value: short.zh, ...kind };
  return hasEnglish ? [chinese, { tag: "en", value: short.en, ...kind }] : [chinese];
}

/** No real code has `DEM` in this place, where organisations carry digits or `MA`. */
function identifiersOf(
  index: number,
  { code }: District,
  random: Random,
): NonNullable<NewEnterprise["identifiers"]> {
  if (random.chance(0.12)) return [];
  const value = completeUscc(`91${code}DEM${String(index).padStart(5, "0")}`);
  const verified = random.chance(0.8);
  return [{ kind: "uscc", value, source: verified ? "official" : "unofficial", verified }];
}
