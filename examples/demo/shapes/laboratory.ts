import type { Shape } from "./shape.ts";

export const laboratory: Shape = {
  topics: ["cooperation", "training"],
  enterprises: [1, 1],
  titles: [
    ["{a} and university open joint laboratory", "{a}与高校共建联合实验室"],
    ["Students and engineers work on {product}", "学生与工程师共同研究{product}"],
    ["{a} and university to study {product} together", "{a}与高校共同研究{product}"],
  ],
  standfirsts: [
    ["The laboratory is financed for {few} years.", "实验室获得{few}年经费支持。"],
    ["The first {hired} researchers have moved in.", "首批{hired}名研究人员已经入驻。"],
  ],
  leads: [
    [
      "{A} and a university in Shanghai opened a joint laboratory for {product} in {district} on {date}.",
      "{date}，{A}与上海一所高校共建的{product}联合实验室在{district}揭牌。",
    ],
    [
      "A joint laboratory of {A} and a university in Shanghai began work in {district} on {date}. Its subject is {product}.",
      "{date}，{A}与上海一所高校的联合实验室在{district}投入运行，研究方向为{product}。",
    ],
  ],
  runs: [
    [
      ["## Who does what", "## 如何分工"],
      [
        "- The university provides the basic research\n- The company provides equipment worth {money}\n- Both teach the {people} students who will work there",
        "- 高校负责基础研究\n- 企业提供价值{money}的设备\n- 双方共同指导{people}名在此学习的学生",
      ],
    ],
    [
      [
        "Until now questions from production went to the university by letter, and answers took {few} months. In the laboratory both sit at the same bench.",
        "过去生产中遇到的问题要发函请教高校，等答复往往需要{few}个月，如今双方就在同一张实验台前工作。",
      ],
    ],
    [
      [
        "“Nobody has to choose between a doctorate and a job here,” said {person}, {role} at {a}.",
        "{a}{role}{person}说：“在这里，读博士和参加工作不必二选一。”",
      ],
    ],
    [
      [
        "The subjects are set for {few} years. After that an outside jury decides whether the work goes on.",
        "研究课题以{few}年为一期，期满后由外部专家评审，决定是否继续。",
      ],
    ],
  ],
};
