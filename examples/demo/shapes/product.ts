import type { Shape } from "./shape.ts";

export const product: Shape = {
  topics: ["products"],
  enterprises: [1, 1],
  titles: [
    ["{a} presents new range of {product}", "{a}发布新款{product}"],
    ["{a}: {product} from {district} go on sale", "{a}：{district}研发的{product}上市"],
    ["New {product} pass their tests", "新款{product}通过测试"],
  ],
  standfirsts: [
    ["Development took {months} months.", "研发历时{months}个月。"],
    ["First deliveries are planned for {nextYear}.", "首批产品计划{nextYear}年交付。"],
  ],
  leads: [
    [
      "{A} presented a new range of {product} in {district} on {date}. Development took {months} months.",
      "{date}，{A}在{district}发布新款{product}，研发历时{months}个月。",
    ],
    [
      "New {product} developed by {A} passed their last tests on {date} and can go into series production.",
      "{date}，{A}研发的新款{product}通过最后一轮测试，可以投入批量生产。",
    ],
  ],
  runs: [
    [
      ["## What is new", "## 新在哪里"],
      [
        "- Energy use is {percent} per cent lower than before\n- Core parts are developed in house\n- The range can be combined with the company’s {product2}",
        "- 能耗比上一代降低{percent}%\n- 核心部件自主研发\n- 可与公司的{product2}配套使用",
      ],
    ],
    [
      [
        "Tests lasted {weeks} weeks and were carried out with {few} customers in Shanghai. Two faults were found and put right.",
        "测试历时{weeks}个星期，在上海{few}家客户处进行，其间发现并排除了两处缺陷。",
      ],
    ],
    [
      [
        "“Half of the team came to us straight from university,” said {person}, {role} at {a}. “They asked the questions we had stopped asking.”",
        "{a}{role}{person}说：“团队里有一半人是应届毕业生，他们提出了我们早已不再追问的问题。”",
      ],
    ],
    [
      [
        "The company, which works in {field}, spent {money} on the development. {patentsNew} patent applications have been filed.",
        "这家从事{field}的企业为此投入研发资金{money}，已提交专利申请{patentsNew}件。",
      ],
    ],
  ],
};
