import type { Shape } from "./shape.ts";

export const centre: Shape = {
  topics: ["technology-centres"],
  enterprises: [1, 1],
  titles: [
    ["{a} opens technology centre in {district}", "{a}在{district}启用技术中心"],
    ["{a} brings its researchers under one roof", "{a}研发团队集中办公"],
    ["{a} sets up technology centre for {product}", "{a}设立{product}技术中心"],
  ],
  standfirsts: [
    [
      "The centre starts with {staff} researchers and an area of {area} square metres.",
      "中心首批研发人员{staff}名，面积{area}平方米。",
    ],
    [
      "Research on {product} will no longer be spread over several sites.",
      "{product}的研发不再分散在多处进行。",
    ],
  ],
  leads: [
    [
      "{A} opened its technology centre in {district} on {date}. The centre covers {area} square metres and will work mainly on {product}.",
      "{date}，{A}技术中心在{district}启用。中心面积{area}平方米，主要研究{product}。",
    ],
    [
      "A technology centre set up by {A} began work in {district} on {date}. It brings together teams that used to be spread over {few} sites.",
      "{date}，{A}设立的技术中心在{district}投入运行，此前分散在{few}处的研发团队由此集中到一起。",
    ],
  ],
  runs: [
    [
      [
        "The centre has {staff} researchers; a year ago the company had {staffBefore}. Investment in equipment comes to {money}.",
        "中心现有研发人员{staff}名，一年前公司的研发人员为{staffBefore}名。设备投入共计{money}。",
      ],
    ],
    [
      ["## What the centre will do", "## 中心做什么"],
      [
        "- Develop {product} for customers in Shanghai and the Yangtze River Delta\n- Test {product2} before delivery\n- Train young engineers together with universities",
        "- 面向上海和长三角客户开发{product}\n- 对{product2}进行交付前测试\n- 与高校共同培养青年工程师",
      ],
    ],
    [
      [
        "“We used to wait {weeks} weeks for a test slot,” said {person}, {role} at {a}. “Now a design can be tried out on the day it is finished.”",
        "{a}{role}{person}说：“过去排一次测试要等{weeks}个星期，现在设计做完当天就能试。”",
      ],
    ],
    [
      [
        "The laboratories are open to smaller companies in the district as well. They can book equipment for {hours} hours a week at cost price.",
        "实验室也向区内中小企业开放，每周可按成本价预约使用设备{hours}小时。",
      ],
    ],
  ],
};
