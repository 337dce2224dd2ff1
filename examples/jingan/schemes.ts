/** The three tiers at which an enterprise technology centre is certified, and the batch that the article reports. */
import type { NewBatch, NewScheme } from "../../src/enterprises/schemes.ts";

export const schemes: readonly NewScheme[] = [
  {
    id: "national",
    tier: "national",
    jurisdiction: "CN",
    position: 0,
    name: { en: "National enterprise technology centre", "zh-Hans": "国家企业技术中心" },
    authorities: [
      { en: "National Development and Reform Commission", "zh-Hans": "国家发展改革委" },
      { en: "Ministry of Science and Technology", "zh-Hans": "科技部" },
      { en: "Ministry of Finance", "zh-Hans": "财政部" },
      { en: "General Administration of Customs", "zh-Hans": "海关总署" },
      { en: "State Taxation Administration", "zh-Hans": "税务总局" },
    ],
  },
  {
    id: "municipal",
    tier: "municipal",
    jurisdiction: "CN-SH",
    position: 1,
    name: { en: "Shanghai municipal enterprise technology centre", "zh-Hans": "上海市企业技术中心" },
    authorities: [
      {
        en: "Shanghai Municipal Commission of Economy and Informatization",
        "zh-Hans": "上海市经济和信息化委员会",
      },
      { en: "partner bodies", "zh-Hans": "有关部门" },
    ],
  },
  {
    id: "district",
    tier: "district",
    jurisdiction: "310106",
    position: 2,
    name: { en: "Jing’an district enterprise technology centre", "zh-Hans": "静安区区级企业技术中心" },
    authorities: [{ en: "Jing’an District Commission of Commerce", "zh-Hans": "上海市静安区商务委员会" }],
  },
];

export const batch: NewBatch = {
  id: "municipal-23",
  schemeId: "municipal",
  number: 23,
  year: 2017,
  listed: 64,
};

/** What the article says Jing'an had by then; GB/T 2260 gives the district 310106. */
export const claims = [
  { schemeId: "national", value: 5 },
  { schemeId: "municipal", value: 22 },
  { schemeId: "district", value: 35 },
].map((claim) => ({ ...claim, area: "310106", asOf: "2017-12" }));
