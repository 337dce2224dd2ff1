import type { Shape } from "./shape.ts";

export const digital: Shape = {
  topics: ["digitalisation"],
  enterprises: [1, 2],
  titles: [
    ["{a} puts its workshop on the screen", "{a}把车间搬上屏幕"],
    ["Digital workshop shortens delivery at {a}", "数字化车间缩短{a}交货时间"],
    ["How {short} went digital", "{short}的数字化之路"],
  ],
  standfirsts: [
    ["Orders now take {weeks} weeks instead of twice as long.", "订单周期缩短一半，如今只需{weeks}个星期。"],
    ["{sensors} sensors report what the machines are doing.", "{sensors}个传感器实时反映设备状态。"],
  ],
  leads: [
    [
      "A digital workshop at {names} in {district} was opened to visitors on {date}. {sensors} sensors show what each machine is doing.",
      "{date}，{names}在{district}的数字化车间对外开放参观，{sensors}个传感器实时显示每台设备的状态。",
    ],
    [
      "{names} reported on {date} what the digitalisation of production in {district} has brought: output per head is up by {percent} per cent.",
      "{date}，{names}介绍了在{district}推进生产数字化的成效：人均产出提高{percent}%。",
    ],
  ],
  runs: [
    [
      ["## Three steps", "## 分三步走"],
      [
        "1. Connect the machines and collect data\n2. Plan production for {product} by the hour\n3. Predict faults before they happen",
        "1. 设备联网，采集数据\n2. 以小时为单位安排{product}生产\n3. 在故障发生前作出预测",
      ],
    ],
    [
      [
        "An order for {product} that used to be on paper for days is now planned within {hours} hours. Faults are down by {percent} per cent.",
        "过去一张{product}订单要在纸面上流转几天，如今{hours}小时内即可排产，故障减少{percent}%。",
      ],
    ],
    [
      [
        "“We did not buy a system and then look for a use,” said {person}, {role} at {a}. “We asked the people at the machines what they were missing.”",
        "{a}{role}{person}说：“我们不是先买系统再找用处，而是先问一线工人缺什么。”",
      ],
    ],
    [
      [
        "The district supports such projects with advice and pays part of the cost of a first study. {people} enterprises have used the offer since {lastYear}.",
        "区里为此类项目提供咨询，并承担部分前期诊断费用。{lastYear}年以来，已有{people}家企业使用这项服务。",
      ],
    ],
  ],
};
