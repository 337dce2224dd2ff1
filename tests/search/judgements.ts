/** Queries as readers type them, and which stories answer them, by a person’s judgement. */
import type { Locale } from "../../src/locales.ts";

export interface Judgement {
  readonly locale: Locale;
  readonly query: string;
  /** Ids of stories; the first is the best answer. */
  readonly relevant: readonly string[];
}

const jingan = "jingan-technology-centres-2017";
const jinganCommerce = "jingan-commerce-report";
const lists: Readonly<Record<Locale, readonly (readonly [query: string, relevant: string])[]>> = {
  en: [
    // Words, in another form than in the text.
    ["pressure sensors", "pressure-sensor"],
    ["braking noise", "brake-pads"],
    ["tunnels", "tunnel-breakthrough"],
    ["boring machines", "tunnel-breakthrough"],
    ["vaccine", "vaccine-cold-chain"],
    ["plastics enzymes", "enzyme-patent"],
    ["allergies", "blood-test"],
    ["robot", "warehouse-robots"],
    ["barge", "river-freight"],
    ["import declarations", "customs-window"],
    ["open source maps", "open-source-library"],
    ["patient waiting", "hospital-queue"],
    ["street naming vote", "election-of-streets"],
    ["puppet", "shadow-puppets"],
    ["kunqu", "opera-festival"],
    ["steel roof theatre", "theatre-roof"],
    ["solar panel schools", "solar-roofs"],
    ["heat pump pool", "heat-pump"],
    ["charging electric cars lamps", "charging-poles"],
    ["certified technology centre", `technology-centres-list ${jingan}`],
    ["technology center", `${jingan} technology-centres-list`],
    ["typhoon", "typhoon-warning flood-gates"],
    ["nurses", "nurses-school dragon-boats"],
    ["wages of programmers", "wage-survey"],
    ["low-carbon", "carbon-market"],
    ["Budapest trams", "rail-export"],
    ["smoke detector recall", "sensor-recall"],
    // In quotation marks, and the beginning of a word.
    ['"plane trees"', "plane-trees bird-count"],
    ['"wild rice"', "gene-bank"],
    ["umbre", "lost-umbrella"],
    ["certif", `technology-centres-list ${jingan}`],
    // Chinese for what is there in English.
    [
      "静安",
      `${jinganCommerce} ${jingan} rail-export battery-station tunnel-breakthrough brake-pads night-metro`,
    ],
    ["台风", "typhoon-warning flood-gates"],
    ["皮影", "shadow-puppets"],
    ["疫苗冷链", "vaccine-cold-chain"],
    ["梧桐树", "plane-trees bird-count"],
    ["碳市场", "carbon-market"],
    // Names that stand in no text.
    ["海岚", "sensor-recall technology-centres-list meter-museum pressure-sensor"],
    ["Hudong Meter Works", "sensor-recall technology-centres-list meter-museum pressure-sensor"],
    ["Hailan Yiqi", "sensor-recall technology-centres-list meter-museum pressure-sensor"],
    ["Yuncheng", "gene-bank technology-centres-list blood-test enzyme-patent vaccine-cold-chain"],
    ["BCL", "river-freight warehouse-robots vaccine-cold-chain"],
    ["Life sciences", "gene-bank nurses-school hospital-queue blood-test enzyme-patent vaccine-cold-chain"],
    // A question, and words that are in several.
    ["how are vaccines kept cold", "vaccine-cold-chain"],
    ["which firms got certified as technology centres", "technology-centres-list"],
    ["ｓｏｌａｒ　ｐａｎｅｌｓ", "solar-roofs"],
  ],
  "zh-Hans": [
    ["传感器", "pressure-sensor flood-gates"],
    ["通宵地铁", "night-metro"],
    ["地铁", "night-metro lost-umbrella"],
    ["闸片", "brake-pads"],
    ["隧道", "tunnel-breakthrough"],
    ["盾构", "tunnel-breakthrough"],
    ["酶", "enzyme-patent"],
    ["过敏", "blood-test"],
    ["机器人分拣", "warehouse-robots"],
    ["驳船", "river-freight"],
    ["报关", "customs-window"],
    ["古地图", "open-source-library"],
    ["排队", "hospital-queue"],
    ["弄堂命名", "election-of-streets"],
    ["皮影戏", "shadow-puppets"],
    ["越剧", "opera-festival"],
    ["白蚁", "theatre-roof"],
    ["废钢", "scrap-steel"],
    ["光伏", "solar-roofs"],
    ["热泵", "heat-pump"],
    ["充电", "charging-poles"],
    ["市级技术中心", `technology-centres-list ${jingan}`],
    ["技术中心", `technology-centres-list ${jingan}`],
    ["静安区", `${jinganCommerce} ${jingan}`],
    ["静安", `${jinganCommerce} ${jingan}`],
    ["茶", "tea-market"],
    ["龙舟", "dragon-boats"],
    ["护士", "dragon-boats"],
    ["防汛", "flood-gates"],
    ["手语", "deaf-actors"],
    ["夜鹭", "bird-count"],
    ["程序员工资", "wage-survey"],
    ["低碳", "carbon-market"],
    ["有轨电车", "rail-export"],
    ["烟雾报警器召回", "sensor-recall"],
    ["野生稻", "gene-bank"],
    ["咖啡", "coffee-grounds"],
    ["雨伞", "lost-umbrella"],
    // Written otherwise.
    ["隧道貫通", "tunnel-breakthrough"],
    ["颱風預警", "typhoon-warning"],
    ["“梧桐树”", "plane-trees bird-count"],
    // English for what is there in Chinese.
    ["typhoon", "typhoon-warning flood-gates"],
    ["Budapest", "rail-export"],
    ["Jing'an", `${jinganCommerce} ${jingan}`],
    ["solar panels", "solar-roofs"],
    // Names that stand in no text.
    ["沪东仪表厂", "sensor-recall technology-centres-list meter-museum pressure-sensor"],
    ["苏河数据", "archive-online typhoon-warning election-of-streets hospital-queue open-source-library"],
    ["灯笼剧院", "deaf-actors theatre-roof opera-festival shadow-puppets"],
    ["彭浦钢构", "flood-gates scrap-steel footbridge theatre-roof tunnel-breakthrough"],
    ["生物医药", "gene-bank nurses-school hospital-queue blood-test enzyme-patent vaccine-cold-chain"],
    // Words apart, and a question.
    ["医院 软件", "hospital-queue"],
    ["疫苗怎么保持低温", "vaccine-cold-chain"],
    ["台风预警街道", "typhoon-warning"],
  ],
};

export const judgements: readonly Judgement[] = Object.entries(lists).flatMap(([locale, list]) =>
  list.map(([query, relevant]) => ({ locale: locale as Locale, query, relevant: relevant.split(" ") })),
);
