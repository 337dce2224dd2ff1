import type { Shape } from "./shape.ts";

export const award: Shape = {
  topics: ["awards"],
  enterprises: [1, 2],
  titles: [
    ["{a} wins innovation award for {product}", "{a}凭{product}获创新奖"],
    ["Prize for {a} at {field} competition", "{a}在{field}创新大赛中获奖"],
    ["{year} innovation awards go to {short}", "{year}年度创新奖揭晓，{short}获奖"],
  ],
  standfirsts: [
    ["There were {entries} entries this year.", "今年共有{entries}个项目参评。"],
    ["The jury praised the share of in-house research.", "评委肯定了企业自主研发的比重。"],
  ],
  leads: [
    [
      "{names} received an innovation award in {district} on {date}. The jury had {entries} entries to choose from.",
      "{date}，{names}在{district}获颁创新奖。今年共有{entries}个项目参评。",
    ],
    [
      "This year’s innovation awards were presented in {district} on {date}. The winners include {names}.",
      "{date}，本年度创新奖在{district}颁发，{names}等获奖。",
    ],
  ],
  runs: [
    [
      [
        "{a} was honoured for its work on {product}, which took {months} months and led to {patentsNew} patent applications.",
        "{a}因在{product}方面的研发获奖。这项研发历时{months}个月，共提交{patentsNew}件专利申请。",
      ],
    ],
    [
      ["## What the jury looked at", "## 评审看重什么"],
      [
        "- How much of the technology is the entrant’s own\n- Whether it is already in use\n- What it saves in energy and material",
        "- 技术有多少属于自主研发\n- 是否已经投入使用\n- 能节约多少能源和材料",
      ],
    ],
    [
      [
        "“The prize belongs to the night shift as well,” said {person}, {role} at {a}. “They ran the tests nobody else had time for.”",
        "{a}{role}{person}说：“这个奖也属于夜班同事，那些没人有空做的测试都是他们完成的。”",
      ],
    ],
    [
      [
        "The prize money of {prize} yuan goes to a fund for young engineers. Winners may also use the district’s testing platforms free of charge for a year.",
        "{prize}元奖金将用于设立青年工程师基金。获奖企业还可在一年内免费使用区内检测平台。",
      ],
    ],
  ],
};
