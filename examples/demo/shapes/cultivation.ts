import type { Shape } from "./shape.ts";

export const cultivation: Shape = {
  topics: ["technology-centres", "visits"],
  enterprises: [2, 4],
  isLocal: true,
  titles: [
    ["{count} enterprises join cultivation library in {district}", "{district}{count}家企业进入培育库"],
    ["{district} prepares next generation of technology centres", "{district}储备下一批企业技术中心"],
    ["On the way to a technology centre: {short}", "迈向企业技术中心：{short}"],
  ],
  standfirsts: [
    ["The library is updated every year.", "培育库每年更新。"],
    ["Advice comes first, an application later.", "先辅导，后申报。"],
  ],
  leads: [
    [
      "{names} have been added to the cultivation library for enterprise technology centres in {district}, it was announced on {date}.",
      "{date}发布的消息显示，{names}进入{district}企业技术中心培育库。",
    ],
    [
      "{district} updated its cultivation library for enterprise technology centres on {date}. New in it are {names}.",
      "{date}，{district}更新企业技术中心培育库，新入库的有{names}。",
    ],
  ],
  runs: [
    [
      [
        "The library takes in enterprises with a strong ability to innovate, good prospects and a high share of their own technology. They are visited regularly and advised until they can apply.",
        "培育库选取创新能力强、发展前景好、自有技术占比高的企业，定期走访辅导，直至具备申报条件。",
      ],
    ],
    [
      ["## What the enterprises get", "## 入库企业能得到什么"],
      [
        "- A contact person in the district\n- Help with research accounts and patents\n- A place in training courses and at fairs",
        "- 区里安排专人联系\n- 研发费用归集和专利方面的辅导\n- 参加培训和展会的名额",
      ],
    ],
    [
      [
        "{a} spends {money} a year on research into {product} and employs {staff} researchers. What it still lacks is a research department with its own budget.",
        "{a}每年在{product}研发上投入{money}，有研发人员{staff}名，目前还缺少一个有独立预算的研发部门。",
      ],
    ],
    [
      [
        "“We have done research for years without calling it that,” said {person}, {role} at {a}. “Now we learn to put it in order.”",
        "{a}{role}{person}说：“研发我们做了很多年，只是没这么叫过。现在要学着把它理顺。”",
      ],
    ],
  ],
};
