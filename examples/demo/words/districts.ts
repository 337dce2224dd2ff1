import type { Words } from "./template.ts";

export interface District extends Words {
  /** GB/T 2260. */
  code: string;
}

/** Where this newsroom is at home, and most of its enterprises are. */
export const home: District = { code: "310106", en: "Jing’an District", zh: "静安区" };

export const districts: readonly District[] = [
  { code: "310101", en: "Huangpu District", zh: "黄浦区" },
  { code: "310104", en: "Xuhui District", zh: "徐汇区" },
  { code: "310105", en: "Changning District", zh: "长宁区" },
  home,
  { code: "310107", en: "Putuo District", zh: "普陀区" },
  { code: "310109", en: "Hongkou District", zh: "虹口区" },
  { code: "310110", en: "Yangpu District", zh: "杨浦区" },
  { code: "310112", en: "Minhang District", zh: "闵行区" },
  { code: "310113", en: "Baoshan District", zh: "宝山区" },
  { code: "310114", en: "Jiading District", zh: "嘉定区" },
  { code: "310115", en: "Pudong New Area", zh: "浦东新区" },
  { code: "310116", en: "Jinshan District", zh: "金山区" },
  { code: "310117", en: "Songjiang District", zh: "松江区" },
  { code: "310118", en: "Qingpu District", zh: "青浦区" },
  { code: "310120", en: "Fengxian District", zh: "奉贤区" },
  { code: "310151", en: "Chongming District", zh: "崇明区" },
];
