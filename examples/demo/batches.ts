/** Thirty batches whatever the number of articles; the 23rd municipal one belongs to the opening article. */
import type { NewBatch } from "../../src/enterprises/schemes.ts";
import type { Tier } from "../../src/enterprises/tables.ts";
import type { Words } from "./words/template.ts";

/** The scheme of each tier has the tier's name; a batch here always says when it was published and how long its list is. */
export interface DemoBatch extends NewBatch {
  schemeId: Tier;
  publishedOn: string;
  listed: number;
}

/** What is certified, as a sentence calls it; the scheme of each tier has the tier's name. */
export const centres: Readonly<Record<Tier, Words>> = {
  national: { en: "national enterprise technology centres", zh: "国家企业技术中心" },
  municipal: { en: "municipal enterprise technology centres", zh: "市级企业技术中心" },
  district: { en: "district-level enterprise technology centres", zh: "区级企业技术中心" },
};

/** Tier, first number, length of the shortest list, and the days of publication. */
const published: readonly [Tier, number, number, string][] = [
  [
    "national",
    25,
    84,
    "2018-11-22 2019-11-14 2020-12-24 2021-11-18 2022-11-30 2023-12-14 2024-11-28 2025-11-20 2026-09-17",
  ],
  [
    "municipal",
    24,
    38,
    "2018-12-05 2019-12-03 2020-12-09 2021-12-15 2022-06-23 2022-12-20 2023-06-15 2023-12-19 2024-11-12 2025-11-06 2026-09-10",
  ],
  [
    "district",
    3,
    11,
    "2018-04-18 2019-04-16 2020-05-19 2021-04-22 2022-08-25 2023-04-20 2024-04-23 2025-04-17 2026-04-21 2026-10-15",
  ],
];

export const demoBatches: readonly DemoBatch[] = published.flatMap(([tier, firstNumber, shortest, days]) =>
  days.split(" ").map((publishedOn, index) => ({
    id: `demo-${tier}-${firstNumber + index}`,
    schemeId: tier,
    number: firstNumber + index,
    year: Number(publishedOn.slice(0, 4)),
    publishedOn,
    listed: shortest + ((index * 7) % 17),
  })),
);
