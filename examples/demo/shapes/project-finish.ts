import type { Shape } from "./shape.ts";

export const projectFinish: Shape = {
  topics: ["projects"],
  enterprises: [1, 1],
  titles: [
    ["{a} production base in {district} goes into operation", "{a}{district}生产基地投产"],
    ["First {product} leave new {a} lines", "{a}新产线首批{product}下线"],
    ["{a} completes expansion ahead of plan", "{a}扩建项目提前完工"],
  ],
  standfirsts: [
    ["Capacity grows by {percent} per cent.", "产能提高{percent}%。"],
    ["The {few} new lines employ {people} people.", "{few}条新产线共有员工{people}名。"],
  ],
  leads: [
    [
      "The expanded production base of {A} in {district} went into operation on {date}, {weeks} weeks earlier than planned.",
      "{date}，{A}在{district}的扩建生产基地投产，比计划提前{weeks}个星期。",
    ],
    [
      "{A} delivered the first {product} from its new lines in {district} on {date}.",
      "{date}，{A}在{district}的新产线交付首批{product}。",
    ],
  ],
  runs: [
    [
      [
        "The project took {months} months and cost {money}. With {few} new lines, yearly capacity rises by {percent} per cent.",
        "项目历时{months}个月，投资{money}。新增{few}条产线后，年产能提高{percent}%。",
      ],
    ],
    [
      ["## Before and after", "## 扩建前后"],
      [
        "| | Before | After |\n| --- | ---: | ---: |\n| Staff | {staffBefore} | {staff} |\n| Research spending | {moneyBefore} | {money} |",
        "| | 扩建前 | 扩建后 |\n| --- | ---: | ---: |\n| 员工（名） | {staffBefore} | {staff} |\n| 研发投入 | {moneyBefore} | {money} |",
      ],
    ],
    [
      [
        "The new workshop also tests {product2}. Samples reach the laboratory next door in a few minutes; before, they had to cross the city.",
        "新车间同时承担{product2}的测试。样品几分钟就能送到隔壁实验室，过去则要横穿市区。",
      ],
    ],
    [
      [
        "“We built in the middle of running production,” said {person}, {role} at {a}. “Not one delivery was late.”",
        "{a}{role}{person}说：“我们一边生产一边扩建，没有一次交货延误。”",
      ],
    ],
  ],
};
