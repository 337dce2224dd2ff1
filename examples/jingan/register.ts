/**
 * The organisations of the opening article. English names are as the article
 * prints them; Chinese names are the registered ones to the best of our
 * knowledge, seen in no official record, and each says how sure it is.
 */
import type { NewEnterprise } from "../../src/enterprises/register.ts";
import type { NewName } from "../../src/enterprises/names.ts";

const inArticle = (value: string): NewName => ({
  tag: "en",
  value,
  kind: "reported",
  source: "article",
  verified: true,
});

const inChinese = (value: string, confidence: "high" | "medium" | "low"): NewName => ({
  tag: "zh-Hans",
  value,
  kind: "presumed",
  source: "editorial",
  verified: false,
  confidence,
});

export const commission = "jingan-commerce-commission";

export const organisations: readonly NewEnterprise[] = [
  {
    id: commission,
    slug: commission,
    category: "authority",
    names: [
      {
        tag: "en",
        value: "Commerce Commission of Jing’an District",
        kind: "reported",
        source: "official",
        sourceNote: {
          en: "later pages of the district’s English site",
          "zh-Hans": "静安区英文网站后来的用法",
        },
        verified: true,
      },
      inArticle("Jing’an District Commission of Commerce"),
      inChinese("上海市静安区商务委员会", "high"),
    ],
  },
  {
    id: "china-railway-shanghai-design-institute",
    slug: "china-railway-shanghai-design-institute",
    names: [
      inArticle("China Railway Shanghai Design Institute Group Co., Ltd."),
      inChinese("中铁上海设计院集团有限公司", "high"),
    ],
    identifiers: [{ kind: "uscc", value: "91310000133031388G", source: "unofficial", verified: false }],
  },
  {
    id: "china-construction-first-group-first-construction",
    slug: "china-construction-first-group-first-construction",
    names: [
      inArticle("The First Construction Co., Ltd. of China Construction First Group"),
      inChinese("中建一局集团第一建筑有限公司", "medium"),
    ],
  },
  {
    id: "crsc-communication-information-shanghai",
    slug: "crsc-communication-information-shanghai",
    names: [
      inArticle("CRSC Communication & Information Group (Shanghai) Co., Ltd."),
      inChinese("通号通信信息集团上海有限公司", "low"),
    ],
  },
  {
    id: "crec-shanghai-civil-engineering-second",
    slug: "crec-shanghai-civil-engineering-second",
    names: [
      inArticle("CREC Shanghai Civil Engineering Group Second Engineering Co., Ltd."),
      {
        tag: "zh-Hans",
        value: "中铁上海工程局集团第二工程有限公司",
        kind: "rendering",
        source: "editorial",
        verified: false,
        confidence: "low",
      },
    ],
  },
];

/** The four that the 23rd municipal batch names, in the article's order. */
export const certified: readonly string[] = organisations
  .filter(({ category }) => category !== "authority")
  .map(({ slug }) => slug);
