/** The first two are also those of the opening article. */
export const topics = [
  { id: "technology-centres", en: "Technology centres", zh: "企业技术中心" },
  { id: "jingan", en: "Jing’an District", zh: "静安区" },
  { id: "projects", en: "Projects", zh: "项目建设" },
  { id: "visits", en: "Visits", zh: "企业走访" },
  { id: "cooperation", en: "Cooperation", zh: "合作" },
  { id: "awards", en: "Awards", zh: "奖项" },
  { id: "training", en: "Training and talent", zh: "培训与人才" },
  { id: "patents", en: "Patents and standards", zh: "专利与标准" },
  { id: "products", en: "New products", zh: "新产品" },
  { id: "green-development", en: "Green development", zh: "绿色发展" },
  { id: "digitalisation", en: "Digitalisation", zh: "数字化" },
  { id: "figures", en: "Figures", zh: "数据" },
] as const;

export type TopicId = (typeof topics)[number]["id"];
