import type { Template } from "../words/template.ts";

/** Last paragraphs that suit any story. */
export const closings: readonly Template[] = [
  [
    "{a} works in {field}. Besides {product} it develops {product2}.",
    "{a}从事{field}业务，除{product}外，还开发{product2}。",
  ],
  [
    "The next step has been set for {nextYear}. Until then {a} plans to take on {hired} more researchers.",
    "下一步工作定于{nextYear}年展开，在此之前，{a}计划再招聘{hired}名研发人员。",
  ],
  [
    "Those who want to know more can put their questions to {a} in Chinese or in English.",
    "如需进一步了解，可用中文或英文向{a}咨询。",
  ],
  [
    "{district} counts {field} among the fields that are to grow over the next years. Talks with other enterprises are under way.",
    "{field}是{district}今后几年重点发展的领域之一，与其他企业的洽谈正在进行。",
  ],
  [
    "{a} will report on progress in {few} months. This newsroom will follow the matter.",
    "{a}将在{few}个月后公布进展，本站将继续关注。",
  ],
  [
    "{a}’s order books for {product} are full for the coming {months} months.",
    "{a}的{product}订单已排到{months}个月以后。",
  ],
];

/** Where one of the enterprises is certified at the time of the article. */
export const standing: Template = [
  "{certified} has been among the {standingCentres} since the {standingOrdinal} batch, published in {standingYear}.",
  "{certified}在{standingYear}年公布的{standingOrdinal}名单中入选{standingCentres}。",
];

/** Added to the last paragraph when the source is taken up again. */
export const updates: readonly Template[] = [
  [
    " Update, {laterDay}: {a} has since raised its plan to {staffLater} researchers.",
    "{laterDay}更新：{a}已将研发人员计划增至{staffLater}名。",
  ],
  [
    " Update, {laterDay}: a second meeting on {product} has been arranged for next month.",
    "{laterDay}更新：围绕{product}的第二次会议定于下月举行。",
  ],
  [
    " Update, {laterDay}: {a} has published further details of its work on {product}.",
    "{laterDay}更新：{a}公布了{product}方面工作的更多细节。",
  ],
  [
    " Update, {laterDay}: {person} will answer questions about {product} at an open day in {district}.",
    "{laterDay}更新：{person}将在{district}的开放日上解答有关{product}的问题。",
  ],
];
