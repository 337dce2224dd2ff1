import type { Shape } from "./shape.ts";

export const projectStart: Shape = {
  topics: ["projects"],
  enterprises: [1, 1],
  titles: [
    ["{a} starts {money} project in {district}", "{a}投资{money}项目在{district}开工"],
    ["Work begins on new {a} plant", "{a}新厂区动工"],
    ["{a} to make {product} in {district}", "{a}将在{district}生产{product}"],
  ],
  standfirsts: [
    [
      "The building is to be finished in {nextYear} and will hold {few} production lines.",
      "项目计划{nextYear}年竣工，将建{few}条生产线。",
    ],
    ["About {people} jobs are expected.", "项目预计提供约{people}个岗位。"],
  ],
  leads: [
    [
      "Construction of a new base of {A} began in {district} on {date}. The company is investing {money} in it.",
      "{date}，{A}新基地在{district}开工建设，总投资{money}。",
    ],
    [
      "{A} laid the foundation stone of a plant in {district} on {date}. It is to turn out {product} from {nextYear} on.",
      "{date}，{A}在{district}的新厂房奠基，计划从{nextYear}年起生产{product}。",
    ],
  ],
  runs: [
    [
      ["## The project in figures", "## 项目数据"],
      [
        "| Item | Figure |\n| --- | ---: |\n| Floor area | {area} m² |\n| Investment | {money} |\n| Jobs | {people} |",
        "| 项目 | 数据 |\n| --- | ---: |\n| 建筑面积 | {area}平方米 |\n| 投资额 | {money} |\n| 岗位 | {people}个 |",
      ],
    ],
    [
      [
        "The base will make {product} and {product2}. Part of the floor area is kept for pilot production, so that new designs can be tried before they go into series.",
        "基地将生产{product}和{product2}，并留出部分面积用于中试，新设计量产前可先行试制。",
      ],
    ],
    [
      [
        "“Customers in the Yangtze River Delta want delivery in days,” said {person}, {role} at {a}. “That is why we build here.”",
        "{a}{role}{person}说：“长三角的客户希望几天就能到货，所以我们把基地建在这里。”",
      ],
    ],
    [
      [
        "Permits for planning and construction were handled together, which the company says saved it about {few} months.",
        "规划和施工手续并联办理，企业称由此节省了约{few}个月。",
      ],
    ],
  ],
};
