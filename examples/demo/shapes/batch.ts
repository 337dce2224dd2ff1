import type { Shape } from "./shape.ts";

export const batch: Shape = {
  topics: ["technology-centres"],
  enterprises: [1, 4],
  titles: [
    ["{ordinal} batch of {centres} published", "{ordinal}{centres}名单公布"],
    ["{a} on new list of {centres}", "{a}入选新一批{centres}"],
    ["{listed} enterprises on {batchYear} list of {centres}", "{listed}家企业入选{batchYear}年{centres}名单"],
  ],
  standfirsts: [
    [
      "The list names {listed} enterprises; those in our register include {short}.",
      "名单共有{listed}家企业，本站名录中的{short}在列。",
    ],
    ["It is the {ordinal} batch of this tier.", "这是该级别的{ordinal}。"],
  ],
  leads: [
    [
      "The {batchYear} list of {centres}, the {ordinal} batch, was published on {batchDay}. The {listed} enterprises on it include {names}.",
      "{batchYear}年（{ordinal}）{centres}名单于{batchDay}公布，共有{listed}家企业入选，其中包括{names}。",
    ],
    [
      "{names} {are} on the list of the {ordinal} batch of {centres}, published on {batchDay} with {listed} enterprises in all.",
      "{batchDay}公布的{ordinal}{centres}名单共有{listed}家企业，{names}名列其中。",
    ],
  ],
  runs: [
    [
      [
        "Certification recognises that an enterprise has built its own system of technological innovation and has the people, the equipment and the results to show for it.",
        "获得认定，意味着企业已建立自己的技术创新体系，并具备相应的人才、设备和成果。",
      ],
    ],
    [
      ["## What counts", "## 评价看什么"],
      [
        "- Spending on research and development, and its share of revenue\n- Researchers and research equipment\n- Patents, standards and new products",
        "- 研发经费及其占营业收入的比重\n- 研发人员和科研设备\n- 专利、标准和新产品",
      ],
    ],
    [
      [
        "Enterprises on the list are evaluated again at regular intervals. Those that no longer meet the conditions lose the title, and changes of name are published too.",
        "入选企业须定期接受评价，不再符合条件的将被取消资格；企业更名也会对外公布。",
      ],
    ],
    [
      [
        "“The title is a beginning,” said {person}, {role} at {a}. “Over the next three years we plan to spend {money} on {product}.”",
        "{a}{role}{person}说：“入选只是开始，今后三年我们计划在{product}上投入{money}。”",
      ],
    ],
    [
      [
        "| {a} | Before | Now |\n| --- | ---: | ---: |\n| Researchers | {staffBefore} | {staff} |\n| Valid patents | {patentsBefore} | {patents} |",
        "| {a} | 此前 | 目前 |\n| --- | ---: | ---: |\n| 研发人员（名） | {staffBefore} | {staff} |\n| 有效专利（件） | {patentsBefore} | {patents} |",
      ],
    ],
  ],
};
