import type { Random } from "../random.ts";
import type { Words } from "./template.ts";

const surnames =
  "陆Lu 沈Shen 顾Gu 严Yan 邵Shao 范Fan 钟Zhong 贺He 苗Miao 杜Du 郝Hao 秦Qin 尹Yin 段Duan 龚Gong 程Cheng 温Wen 柳Liu 黎Li 方Fang";
const givenNames =
  "以宁Yining 书远Shuyuan 清和Qinghe 思源Siyuan 若川Ruochuan 嘉言Jiayan 明哲Mingzhe 亦舟Yizhou 知微Zhiwei 景明Jingming " +
  "文澜Wenlan 望舒Wangshu 言蹊Yanxi 致远Zhiyuan 静姝Jingshu 怀瑾Huaijin 云帆Yunfan 立诚Licheng 念慈Nianci 星河Xinghe " +
  "承泽Chengze 雨桐Yutong 一凡Yifan 子衿Zijin";

const roles: readonly Words[] = [
  { en: "head of the technology centre", zh: "技术中心主任" },
  { en: "chief engineer", zh: "总工程师" },
  { en: "deputy general manager", zh: "副总经理" },
  { en: "head of research", zh: "研发总监" },
  { en: "head of production", zh: "生产总监" },
];

export function personOf(random: Random): Words {
  const surname = split(random.pick(surnames.split(" ")));
  const given = split(random.pick(givenNames.split(" ")));
  return { en: `${surname.en} ${given.en}`, zh: surname.zh + given.zh };
}

export const roleOf = (random: Random): Words => random.pick(roles);

function split(entry: string): Words {
  const latin = entry.search(/[A-Z]/);
  return { zh: entry.slice(0, latin), en: entry.slice(latin) };
}
