import type { Shape } from "./shape.ts";

export const visit: Shape = {
  topics: ["visits"],
  enterprises: [2, 3],
  isLocal: true,
  titles: [
    ["{district} hears what enterprises need", "{district}走访企业听需求"],
    ["On the road in {district}: what enterprises ask for", "走访{district}：企业需要什么"],
    ["Visit to {a} puts research first", "走访{a}，话题不离研发"],
  ],
  standfirsts: [
    [
      "Space, talent and testing equipment were named most often.",
      "场地、人才和检测设备，是企业提得最多的三件事。",
    ],
    ["The visits take in {count} enterprises on one day.", "一天走访{count}家企业。"],
  ],
  leads: [
    [
      "Officials of {district} visited {names} on {date} to learn how research and production are going.",
      "{date}，{district}有关部门走访{names}，了解企业的研发和生产情况。",
    ],
    [
      "A new round of visits to enterprises in {district} began on {date} with {names}.",
      "{date}，{district}新一轮企业走访启动，首批走访{names}。",
    ],
  ],
  runs: [
    [
      [
        "At {a} the visitors saw how {product} are tested. The company has {staff} researchers and spent {money} on research last year.",
        "在{a}，走访人员察看了{product}的测试过程。该公司有研发人员{staff}名，去年研发投入{money}。",
      ],
    ],
    [
      ["## What was asked for", "## 企业提了哪些需求"],
      [
        "- More room for pilot production, close to the laboratories\n- Rented flats for newly hired engineers\n- Shared access to testing equipment",
        "- 在实验室附近增加中试场地\n- 为新入职工程师提供租赁住房\n- 共享检测设备",
      ],
    ],
    [
      [
        "{b} raised the question of trial use: customers hesitate to be the first to buy {bProduct}. The district promised to look for a place where they can be shown at work.",
        "{b}提到了试用问题：客户不愿第一个购买{bProduct}。区里答应寻找可以实地展示的场所。",
      ],
    ],
    [
      [
        "“Nobody asked us for a presentation,” said {person}, {role} at {a}. “They asked what holds us up, and wrote it down.”",
        "{a}{role}{person}说：“没有人要我们作汇报，他们问的是什么事卡住了，并且都记了下来。”",
      ],
    ],
    [
      [
        "Each request is to be answered within {weeks} weeks. Enterprises with strong results will be added to the cultivation library for technology centres.",
        "每项需求将在{weeks}个星期内答复。成果突出的企业将列入企业技术中心培育库。",
      ],
    ],
  ],
};
