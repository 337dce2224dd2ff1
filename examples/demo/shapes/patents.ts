import type { Shape } from "./shape.ts";

export const patents: Shape = {
  topics: ["patents"],
  enterprises: [1, 1],
  titles: [
    ["{a} reaches {patents} valid patents", "{a}有效专利达{patents}件"],
    ["New patents protect {product} made by {a}", "{a}{product}再获专利保护"],
    ["New patents for {a}, most of them for {product}", "{a}新增专利，多与{product}有关"],
  ],
  standfirsts: [
    ["A year ago there were {patentsBefore}.", "一年前为{patentsBefore}件。"],
    ["Most of the new ones concern {product}.", "新增专利大多与{product}有关。"],
  ],
  leads: [
    [
      "{A} had {patents} valid patents on {date}, {patentsNew} more than a year earlier. Most of the new ones concern {product}.",
      "截至{date}，{A}拥有有效专利{patents}件，比一年前增加{patentsNew}件，新增专利大多与{product}有关。",
    ],
    [
      "{A} has received {patentsNew} new patents for {product}, the company announced on {date}. It now has {patents} valid patents in all.",
      "{A}{date}宣布，公司在{product}方面新获{patentsNew}件专利，有效专利总数达到{patents}件。",
    ],
  ],
  runs: [
    [
      ["## Patents and people", "## 专利与人员"],
      [
        "| | {lastYear} | {year} |\n| --- | ---: | ---: |\n| Valid patents | {patentsBefore} | {patents} |\n| Researchers | {staffBefore} | {staff} |\n| Research spending | {moneyBefore} | {money} |",
        "| | {lastYear}年 | {year}年 |\n| --- | ---: | ---: |\n| 有效专利（件） | {patentsBefore} | {patents} |\n| 研发人员（名） | {staffBefore} | {staff} |\n| 研发投入 | {moneyBefore} | {money} |",
      ],
    ],
    [
      [
        "The company also takes part in drafting a group standard for {product2}. Comments on the draft are open for {weeks} weeks.",
        "公司还参与起草{product2}团体标准，草案征求意见期为{weeks}个星期。",
      ],
    ],
    [
      [
        "“A patent that lies in a drawer is a cost,” said {person}, {role} at {a}. “About {percent} per cent of ours are in products that are on sale.”",
        "{a}{role}{person}说：“锁在抽屉里的专利只是成本。我们约有{percent}%的专利已用在在售产品上。”",
      ],
    ],
    [
      [
        "Since last year the district has paid for patent searches before a project begins. {a} was among the first to use the service.",
        "去年起，区里为立项前的专利检索提供资助，{a}是首批使用这项服务的企业之一。",
      ],
    ],
  ],
};
