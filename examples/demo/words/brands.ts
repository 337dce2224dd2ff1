import { at } from "../random.ts";
import type { Words } from "./template.ts";

/** Uncommon characters with one reading each, so that no pair is a well-known firm's name. */
const first =
  "砚yan 霁ji 澜lan 珩heng 翊yi 岫xiu 旌jing 筠yun 樾yue 缙jin 垣yuan 皓hao 湜shi 琮cong 霏fei 屿yu " +
  "棠tang 栩xu 颀qi 瀚han 汀ting 嵘rong 苒ran 晔ye 澍shu 璞pu 珞luo 鹭lu 芷zhi 泠ling 淞song 沁qin " +
  "浔xun 溯su 珺jun 璇xuan 璨can 昕xin 昶chang 晖hui 曦xi 朔shuo 枫feng 梓zi 桐tong 椿chun 槐huai " +
  "檀tan 柘zhe 岱dai 巍wei 岑cen 岷min 湛zhan 渚zhu 泓hong 沛pei 湄mei 澄cheng 沐mu 铎duo 铠kai 翮he";

const second =
  "桥qiao 川chuan 原yuan 石shi 峰feng 岳yue 谷gu 林lin 野ye 禾he 穗sui 麦mai 竹zhu 松song 帆fan 舫fang " +
  "江jiang 溪xi 泉quan 潭tan 港gang 湾wan 浦pu 泽ze 涛tao 辰chen 曜yao 煜yu 熠yi 焕huan 炬ju 灯deng " +
  "鼎ding 铭ming 锐rui 镜jing 弦xian 笙sheng 笛di 琴qin 棋qi 墨mo 笺jian 册ce 翰han 翔xiang 鸿hong " +
  "雁yan 骏jun 途tu 轨gui 辙zhe 轮lun 枢shu 栋dong 梁liang 榭xie 阁ge 亭ting";

/** Rivers, places, plants and firms that two such characters would name. */
const taken = new Set(
  "瀚川 岷江 汀江 浔江 枫林 枫桥 枫溪 棠溪 檀溪 湛江 淞江 桐江 泓江 筠竹 椿林 沛泽 垣曲 铠铭".split(" "),
);

const brands = pair();

export const brandCount = brands.length;

/** Every brand once before any returns, neighbours unlike each other. */
export function brandOf(index: number): Words {
  return at(brands, (index * 1009) % brandCount);
}

function pair(): Words[] {
  const spelled = new Set<string>();
  return syllables(first).flatMap((head) =>
    syllables(second).flatMap((tail) => {
      const zh = head.zh + tail.zh;
      const en = head.en + tail.en;
      if (head.en === tail.en || taken.has(zh) || spelled.has(en)) return [];
      spelled.add(en);
      return [{ zh, en: en.charAt(0).toUpperCase() + en.slice(1) }];
    }),
  );
}

function syllables(text: string): Words[] {
  return text.split(" ").map((entry) => ({ zh: entry.slice(0, 1), en: entry.slice(1) }));
}
