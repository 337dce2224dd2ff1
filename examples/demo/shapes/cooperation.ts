import type { Shape } from "./shape.ts";

export const cooperation: Shape = {
  topics: ["cooperation"],
  enterprises: [2, 2],
  titles: [
    ["{a} and {b} sign cooperation agreement", "{a}与{b}签署合作协议"],
    ["{a} and {b} to develop {product} together", "{a}携手{b}开发{product}"],
    ["Two enterprises share one laboratory", "两家企业共用一个实验室"],
  ],
  standfirsts: [
    ["The agreement runs for three years.", "协议为期三年。"],
    ["Both sides put {money} into joint research.", "双方将投入{money}开展联合研发。"],
  ],
  leads: [
    [
      "{A} and {B} signed a cooperation agreement in {district} on {date}. They will work together on {product} for three years.",
      "{date}，{A}与{B}在{district}签署合作协议，双方将围绕{product}开展为期三年的合作。",
    ],
    [
      "{A} and {B} will share a laboratory in {district}. An agreement to this effect was signed on {date}.",
      "{date}，{A}与{B}签署协议，双方将在{district}共用一个实验室。",
    ],
  ],
  runs: [
    [
      ["## What was agreed", "## 协议内容"],
      [
        "1. {a} provides laboratories and {people} engineers\n2. {b} contributes its experience with {bProduct}\n3. Results belong to both, and both may use them",
        "1. {a}提供实验室和{people}名工程师\n2. {b}提供{bProduct}方面的经验\n3. 成果归双方共有，双方均可使用",
      ],
    ],
    [
      [
        "The two companies first met {months} months ago at a meeting on {field} organised by the district. A trial project followed, and both were content with the results.",
        "{months}个月前，两家企业在区里举办的{field}对接会上结识，随后试做了一个项目，双方对结果都满意。",
      ],
    ],
    [
      [
        "“They know what we would have had to learn for years,” said {person}, {role} at {a}.",
        "{a}{role}{person}说：“我们要花几年才能学会的东西，他们已经掌握了。”",
      ],
    ],
    [
      [
        "A joint team of {people} people begins work next month. Its first task is a prototype that customers can try in {nextYear}.",
        "由{people}人组成的联合团队下月开始工作，首项任务是做出原型，供客户在{nextYear}年试用。",
      ],
    ],
  ],
};
