import type { Shape } from "./shape.ts";

export const exhibition: Shape = {
  topics: ["products", "cooperation"],
  enterprises: [2, 4],
  titles: [
    ["{count} enterprises show their work at {field} fair", "{count}家企业亮相{field}展"],
    ["{a} and others take {product} to the fair", "{a}等企业携{product}参展"],
    ["What visitors asked at the {district} stand", "观众在{district}展台问了什么"],
  ],
  standfirsts: [
    ["The fair lasts {few} days.", "展会为期{few}天。"],
    ["The stand drew {sensors} visitors on the first day.", "展台首日接待观众{sensors}人次。"],
  ],
  leads: [
    [
      "{names} are showing their new products at a joint stand of {district} at a trade fair that opened on {date}.",
      "{date}，展会开幕，{names}在{district}联合展台展出新产品。",
    ],
    [
      "A trade fair with a joint stand of {district} opened on {date}. On show are products of {names}.",
      "{date}，设有{district}联合展台的专业展会开幕，{names}携产品参展。",
    ],
  ],
  runs: [
    [
      [
        "{a} brought {product} and {b} brought {bProduct}. Both can be tried out at the stand.",
        "{a}带来了{product}，{b}带来了{bProduct}，观众可在展台现场体验。",
      ],
    ],
    [
      ["## The first day", "## 首日数据"],
      [
        "| Item | Figure |\n| --- | ---: |\n| Visitors | {sensors} |\n| Talks with buyers | {people} |\n| Letters of intent | {hired} |",
        "| 项目 | 数据 |\n| --- | ---: |\n| 观众（人次） | {sensors} |\n| 采购洽谈（场） | {people} |\n| 意向书（份） | {hired} |",
      ],
    ],
    [
      [
        "“Most visitors ask about repairs before they ask about the price,” said {person}, {role} at {a}.",
        "{a}{role}{person}说：“多数观众先问维修，再问价格。”",
      ],
    ],
    [
      [
        "The district paid for the stand; the enterprises decided together what to show on it. A meeting with buyers from abroad follows tomorrow.",
        "展台费用由区里承担，展出内容由企业共同商定。明天还将举行海外采购商对接会。",
      ],
    ],
  ],
};
