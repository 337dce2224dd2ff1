import type { Shape } from "./shape.ts";

export const training: Shape = {
  topics: ["training"],
  enterprises: [1, 2],
  titles: [
    ["Training for {people} engineers in {district}", "{district}为{people}名工程师开办培训班"],
    ["{a} opens its workshops to trainees", "{a}车间向学员开放"],
    ["Course on {field} starts in {district}", "{field}培训班在{district}开班"],
  ],
  standfirsts: [
    [
      "The course lasts {weeks} weeks, half of it in the workshop.",
      "培训为期{weeks}个星期，一半时间在车间进行。",
    ],
    ["Teachers come from the enterprises themselves.", "授课老师来自企业一线。"],
  ],
  leads: [
    [
      "A training course on {field} began in {district} on {date}. It is taught by engineers of {names}.",
      "{date}，{field}培训班在{district}开班，由{names}的工程师授课。",
    ],
    [
      "{people} engineers and technicians began a course on {field} at {names} on {date}.",
      "{date}，{people}名工程师和技术人员走进{names}，参加{field}培训。",
    ],
  ],
  runs: [
    [
      ["## The programme", "## 课程安排"],
      [
        "1. Fundamentals of {product}\n2. Measuring and testing in practice\n3. Patents and standards\n4. A project of one’s own",
        "1. {product}基础\n2. 测量与检测实践\n3. 专利与标准\n4. 独立完成一个项目",
      ],
    ],
    [
      [
        "The course takes {weeks} weeks and costs participants nothing. {percent} per cent of them come from companies with fewer than 50 employees.",
        "培训为期{weeks}个星期，学员无须缴费。其中{percent}%来自员工不足50人的企业。",
      ],
    ],
    [
      [
        "“I had read a good deal about {product}, but this is the first time I have worked with them,” said {person}, one of the participants.",
        "学员{person}说：“关于{product}的资料我读过不少，但亲自上手还是第一次。”",
      ],
    ],
    [
      [
        "{a} has taken part since {lastYear}. Of those who finished the last course, {hired} now work in its research department.",
        "{a}从{lastYear}年起参与培训，上一期学员中已有{hired}人进入其研发部门工作。",
      ],
    ],
  ],
};
