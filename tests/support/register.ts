/** A register wide enough for filters, figures and order: three tiers, four batches, and a row of enterprises. */
import type { Database } from "../../src/database.ts";
import { certify } from "../../src/enterprises/certifications.ts";
import { recordClaim } from "../../src/enterprises/claims.ts";
import { establishScheme, openBatch } from "../../src/enterprises/schemes.ts";
import { editor, establishRegister, noon, register } from "./newsroom.ts";

/** Tunnel Works stands in municipal batch 23 of 2017, Signal House in national batch 24 of 2018. */
export async function establishTiers(db: Database): Promise<void> {
  await establishRegister(db);
  await establishScheme(
    db,
    editor,
    {
      id: "national",
      tier: "national",
      jurisdiction: "CN",
      position: 0,
      name: { en: "National centre", "zh-Hans": "国家级技术中心" },
      authorities: [
        { en: "The ministry", "zh-Hans": "部委" },
        { en: "The customs", "zh-Hans": "海关" },
      ],
    },
    noon,
  );
  await establishScheme(
    db,
    editor,
    {
      id: "district",
      tier: "district",
      jurisdiction: "310106",
      position: 2,
      name: { en: "District centre", "zh-Hans": "区级技术中心" },
      authorities: [{ en: "The district", "zh-Hans": "区政府" }],
    },
    noon,
  );
  await openBatch(db, editor, { id: "municipal-24", schemeId: "municipal", number: 24, year: 2018 }, noon);
  await openBatch(
    db,
    editor,
    { id: "national-24", schemeId: "national", number: 24, year: 2018, publishedOn: "2018-02-05" },
    noon,
  );
  await certify(db, editor, { id: "tunnel-23", enterpriseId: "tunnel-works", batchId: "municipal-23" }, noon);
  await certify(db, editor, { id: "signal-24", enterpriseId: "signal-house", batchId: "national-24" }, noon);
}

export async function claimFigures(db: Database, articleId = "tunnel"): Promise<void> {
  const claim = { articleId, area: "310106", asOf: "2017-12" };
  await recordClaim(db, editor, { ...claim, schemeId: "national", value: 5 }, noon);
  await recordClaim(db, editor, { ...claim, schemeId: "municipal", value: 22 }, noon);
}

/** First characters in the order of their pinyin: an, bai, chen, da, … zhong. */
export const byPinyin = [..."安白陈大恩方高海嘉凯兰明南欧鹏启瑞申天万新亚中"];

export const yardId = (index: number): string => `yard-${String(index).padStart(2, "0")}`;

/** As many enterprises as characters, entered out of order, whose English names run the other way. */
export async function registerYards(db: Database): Promise<void> {
  const entered = byPinyin
    .map((char, index) => ({ char, index }))
    .toSorted((a, b) => ((a.index * 7) % 23) - ((b.index * 7) % 23));
  for (const { char, index } of entered) {
    const letter = String.fromCodePoint("Z".charCodeAt(0) - index);
    await register(db, yardId(index), `${letter} Yard`, `${char}字船厂`);
  }
}
