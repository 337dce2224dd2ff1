import type { Shape } from "./shape.ts";

export const green: Shape = {
  topics: ["green-development"],
  enterprises: [1, 1],
  titles: [
    ["{a} cuts energy use by {percent} per cent", "{a}能耗下降{percent}%"],
    ["Solar roof supplies {a} workshops", "{a}厂房屋顶用上光伏"],
    ["How {a} saves energy in making {product}", "生产{product}，{a}怎样节能"],
  ],
  standfirsts: [
    ["The measures will pay for themselves in {few} years.", "各项改造预计{few}年收回投资。"],
    ["Waste heat now warms the offices.", "余热如今用于办公楼供暖。"],
  ],
  leads: [
    [
      "{A} used {percent} per cent less energy for each unit of output than a year before, the company reported in {district} on {date}. A solar roof of {area} square metres has helped.",
      "{date}，{A}在{district}公布，公司单位产出能耗同比下降{percent}%，{area}平方米的屋顶光伏功不可没。",
    ],
    [
      "A solar roof of {area} square metres at {A} in {district} was connected to the grid on {date}. Together with other measures it cuts energy use by {percent} per cent.",
      "{date}，{A}位于{district}的{area}平方米屋顶光伏并网发电，加上其他措施，能耗下降{percent}%。",
    ],
  ],
  runs: [
    [
      ["## What was changed", "## 改了什么"],
      [
        "- Compressors and pumps are controlled by demand\n- Waste heat is used for heating\n- Offcuts from {product} go back into production",
        "- 空压机和水泵按需运行\n- 余热用于供暖\n- {product}生产的边角料回用",
      ],
    ],
    [
      [
        "The company invested {money}. It expects to have the money back within {few} years.",
        "公司为此投资{money}，预计{few}年内收回。",
      ],
    ],
    [
      [
        "Every workshop has had its own meters since {lastYear}. The figures hang on the wall, and suggestions from the staff are rewarded; there have been {people} so far.",
        "{lastYear}年起，每个车间单独计量，数据上墙公布，员工提出建议有奖励，目前已收到{people}条。",
      ],
    ],
    [
      [
        "“The cheapest kilowatt-hour is the one you do not need,” said {person}, {role} at {a}.",
        "{a}{role}{person}说：“最便宜的一度电，是用不着的那一度。”",
      ],
    ],
  ],
};
