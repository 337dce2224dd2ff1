import type { Shape } from "./shape.ts";

export const quarter: Shape = {
  topics: ["figures"],
  enterprises: [2, 4],
  titles: [
    ["Research spending in {district} up {percent} per cent", "{district}研发投入增长{percent}%"],
    ["{field} in figures: what {district} reports", "{field}：{district}数据一览"],
    ["Enterprises in {district} hire more researchers", "{district}企业研发人员增加"],
  ],
  standfirsts: [
    ["The figures cover {people} enterprises.", "统计覆盖{people}家企业。"],
    ["Growth is strongest among smaller companies.", "中小企业增长最快。"],
  ],
  leads: [
    [
      "Enterprises in {district} spent {percent} per cent more on research than a year before, according to figures published on {date}. The survey covers {people} enterprises, {names} among them.",
      "{date}发布的数据显示，{district}企业研发投入同比增长{percent}%。调查覆盖{people}家企业，{names}在列。",
    ],
    [
      "Figures on research in {district} were published on {date}. Spending is up by {percent} per cent. The figures are based on answers from {people} enterprises, including {names}.",
      "{date}，{district}研发数据发布，投入增长{percent}%。数据来自{people}家企业的答复，其中包括{names}。",
    ],
  ],
  runs: [
    [
      ["## The main figures", "## 主要数据"],
      [
        "| | {yearBefore} | {lastYear} |\n| --- | ---: | ---: |\n| Researchers, average | {staffBefore} | {staff} |\n| Valid patents, average | {patentsBefore} | {patents} |\n| Spending, average | {moneyBefore} | {money} |",
        "| | {yearBefore}年 | {lastYear}年 |\n| --- | ---: | ---: |\n| 户均研发人员（名） | {staffBefore} | {staff} |\n| 户均有效专利（件） | {patentsBefore} | {patents} |\n| 户均投入 | {moneyBefore} | {money} |",
      ],
    ],
    [
      [
        "Growth is strongest in {field}. The figures are what the enterprises themselves report and have not been audited.",
        "{field}增长最快。以上数据由企业自行填报，未经审计。",
      ],
    ],
    [
      [
        "“Two years ago we bought our measuring services; today we sell them,” said {person}, {role} at {a}.",
        "{a}{role}{person}说：“两年前我们还要购买检测服务，如今已对外提供检测服务。”",
      ],
    ],
    [
      [
        "Asked what slows them down, most enterprises name the search for qualified staff. Rents come second, long approval times third.",
        "谈到制约因素，多数企业首先提到招不到合适的人才，其次是租金，再次是审批时间长。",
      ],
    ],
  ],
};
