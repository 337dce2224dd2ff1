/** A made-up newsroom to search in: every story in both languages, none of it true. */
export interface Telling {
  readonly title: string;
  readonly standfirst?: string;
  readonly body: string;
}

export interface SearchStory {
  readonly id: string;
  /** Days before the newest. */
  readonly age: number;
  readonly enterprises: readonly string[];
  readonly topics: readonly string[];
  readonly en: Telling;
  readonly zh: Telling;
}

interface Firm {
  readonly id: string;
  readonly en: string;
  readonly zh: string;
  /** Other names: its short ones, the one it had, how it is romanised. */
  readonly others: readonly (readonly [tag: string, kind: "short" | "former" | "romanised", value: string])[];
}

export const firms: readonly Firm[] = [
  firm("hailan-instruments", "Hailan Instruments Co., Ltd.", "上海海岚仪器有限公司", [
    ["zh-Hans", "short", "海岚"],
    ["zh-Hans", "former", "沪东仪表厂"],
    ["en", "former", "Hudong Meter Works"],
    ["zh-Latn-pinyin", "romanised", "Hailan Yiqi"],
  ]),
  firm("jingan-rail", "Jing’an Rail Equipment Co., Ltd.", "静安轨道设备有限公司", [
    ["zh-Hans", "short", "静轨"],
  ]),
  firm("yuncheng-biotech", "Yuncheng Biotech", "云澄生物科技股份有限公司", [
    ["zh-Hans", "short", "云澄生物"],
  ]),
  firm("beichuan-logistics", "Beichuan Logistics Group", "北川物流集团有限公司", [["en", "short", "BCL"]]),
  firm("suhe-software", "Suhe Software", "苏河软件有限公司", [["zh-Hans", "former", "苏河数据服务社"]]),
  firm("lantern-theatre", "Lantern Theatre", "灯笼剧院", []),
  firm("pengpu-steel", "Pengpu Steel Structures", "彭浦钢结构工程公司", [["zh-Hans", "short", "彭浦钢构"]]),
  firm("daning-energy", "Daning Energy", "大宁能源服务公司", []),
];

function firm(id: string, en: string, zh: string, others: Firm["others"]): Firm {
  return { id, en, zh, others };
}

export const searchTopics = [
  { id: "rail", label: { en: "Rail", "zh-Hans": "轨道交通" } },
  { id: "medicine", label: { en: "Life sciences", "zh-Hans": "生物医药" } },
  { id: "energy", label: { en: "Energy", "zh-Hans": "能源" } },
  { id: "culture", label: { en: "Culture", "zh-Hans": "文化" } },
  { id: "trade", label: { en: "Trade", "zh-Hans": "商贸" } },
];

type Text = readonly [title: string, standfirst: string, body: string];

function story(id: string, age: number, about: string, en: Text, zh: Text): SearchStory {
  const [topics = "", enterprises = ""] = about.split("/");
  const listed = (text: string) => text.split(" ").filter(Boolean);
  const telling = ([title, standfirst, body]: Text): Telling => ({
    title,
    ...(standfirst && { standfirst }),
    body,
  });
  return {
    id,
    age,
    topics: listed(topics),
    enterprises: listed(enterprises),
    en: telling(en),
    zh: telling(zh),
  };
}

export const stories: readonly SearchStory[] = [
  story(
    "pressure-sensor",
    400,
    "/hailan-instruments",
    [
      "Pressure sensor for deep-sea use passes its trials",
      "It held at eleven thousand metres.",
      "Engineers tested the sensor in a pressure chamber for ninety days. The housing is made of titanium, and its calibration drifted less than expected.",
    ],
    [
      "深海压力传感器通过试验",
      "它承受住了一万一千米的水压。",
      "工程师在压力舱内对传感器进行了九十天测试。外壳以钛合金制成，校准漂移小于预期。",
    ],
  ),
  story(
    "meter-museum",
    390,
    "culture/hailan-instruments",
    [
      "A factory hall becomes a museum of measuring",
      "",
      "Old gauges, scales and clocks are shown where they were once made. Visitors may weigh themselves on a balance from 1936.",
    ],
    [
      "老厂房改建为计量博物馆",
      "",
      "旧压力表、天平和钟表在当年制造它们的地方展出。观众可以在一九三六年的天平上称体重。",
    ],
  ),
  story(
    "night-metro",
    380,
    "rail/jingan-rail",
    [
      "Metro to run through the night at weekends",
      "Trains every twenty minutes until dawn.",
      "The timetable starts in June. Maintenance moves to weekday nights, and two stations stay closed because of noise.",
    ],
    [
      "地铁周末将通宵运营",
      "凌晨每二十分钟一班。",
      "新时刻表六月起执行。检修改在工作日夜间进行，两座车站因噪声不开放。",
    ],
  ),
  story(
    "brake-pads",
    370,
    "rail/jingan-rail",
    [
      "Quieter brakes for old carriages",
      "",
      "New brake pads of composite material cut the squeal in curves by half. Sixty carriages will be refitted before winter.",
    ],
    ["老车厢换装低噪声制动", "", "复合材料制成的新闸片使弯道啸叫减半。六十节车厢将在入冬前完成改装。"],
  ),
  story(
    "tunnel-breakthrough",
    360,
    "rail/jingan-rail pengpu-steel",
    [
      "Tunnel under the creek breaks through",
      "The two drives met within nine millimetres.",
      "The boring machine had started eighteen months ago. Groundwater was the greatest worry; freezing the soil kept it away.",
    ],
    [
      "河底隧道贯通",
      "两端对接误差仅九毫米。",
      "盾构机于十八个月前始发。地下水是最大的难题，工程以冻结土层的办法将其隔开。",
    ],
  ),
  story(
    "vaccine-cold-chain",
    350,
    "medicine trade/yuncheng-biotech beichuan-logistics",
    [
      "Vaccines kept cold from the plant to the village",
      "",
      "Boxes with a chip report their temperature every minute. A van that is late is told where the next cold store is.",
    ],
    ["疫苗冷链从工厂直达乡村", "", "装有芯片的保温箱每分钟报告温度。车辆延误时，系统会告知最近冷库的位置。"],
  ),
  story(
    "enzyme-patent",
    340,
    "medicine/yuncheng-biotech",
    [
      "Patent granted for an enzyme that eats plastic",
      "",
      "The enzyme was found in compost. At sixty degrees it breaks down bottles within a day, and the company wants to license it widely.",
    ],
    [
      "可分解塑料的酶获专利授权",
      "",
      "这种酶发现于堆肥之中。在六十摄氏度下，它可在一天内分解塑料瓶，企业计划广泛授权使用。",
    ],
  ),
  story(
    "blood-test",
    330,
    "medicine/yuncheng-biotech",
    [
      "A drop of blood is enough for an allergy test",
      "Results within ten minutes.",
      "Doctors in four community clinics try it until spring. Children no longer need a needle in the arm.",
    ],
    [
      "一滴血即可检测过敏",
      "十分钟出结果。",
      "四家社区卫生服务中心的医生将试用到春天。孩子们不必再抽静脉血。",
    ],
  ),
  story(
    "warehouse-robots",
    320,
    "trade/beichuan-logistics",
    [
      "Robots sort parcels in a hall without light",
      "",
      "Three hundred robots work in the dark and find their way by marks on the floor. People come in only when something falls.",
    ],
    ["机器人在无灯仓库分拣包裹", "", "三百台机器人在黑暗中依靠地面标记行走。只有货物掉落时，才有人进入。"],
  ),
  story(
    "river-freight",
    310,
    "trade/beichuan-logistics",
    [
      "Containers return to the river",
      "Barges take what lorries carried.",
      "A barge replaces forty lorries. The wharf had been idle since the nineties.",
    ],
    ["集装箱重回内河", "驳船接手卡车的货物。", "一艘驳船可替代四十辆卡车。码头自九十年代起一直闲置。"],
  ),
  story(
    "customs-window",
    300,
    "trade/",
    [
      "One window for every customs paper",
      "",
      "Importers hand in a declaration once and get an answer by the evening. Stamps on paper are no longer needed.",
    ],
    ["报关手续实现一窗办理", "", "进口企业一次提交申报，当晚即可收到答复，不再需要纸质盖章。"],
  ),
  story(
    "open-source-library",
    290,
    "/suhe-software",
    [
      "A library for reading old maps is given away",
      "",
      "The open-source program finds street names on scanned maps. Historians have read twelve thousand sheets with it.",
    ],
    ["古地图识别程序开源", "", "这一开源程序可识别扫描地图上的街道名称。历史学者已用它读取一万二千幅图。"],
  ),
  story(
    "hospital-queue",
    280,
    "medicine/suhe-software",
    [
      "Hospital queues move to the telephone",
      "Patients wait where they like.",
      "The software tells patients when to leave home. The waiting halls have half as many chairs as last year.",
    ],
    [
      "医院排队改在手机上进行",
      "患者可在任何地方等候。",
      "软件会提醒患者何时出门。候诊大厅的座椅比去年减少一半。",
    ],
  ),
  story(
    "election-of-streets",
    270,
    "/suhe-software",
    [
      "Residents vote on what their lane is called",
      "",
      "Eleven lanes without a name get one. Proposals came from schools, and the most popular was Osmanthus Lane.",
    ],
    ["居民投票为弄堂命名", "", "十一条无名小巷将有自己的名字。提案来自各所学校，得票最高的是桂花弄。"],
  ),
  story(
    "shadow-puppets",
    260,
    "culture/lantern-theatre",
    [
      "Shadow puppets tour the schools",
      "",
      "Puppeteers teach children to cut figures out of leather. The oldest puppet is two hundred years old.",
    ],
    ["皮影戏走进校园", "", "艺人教孩子们用皮革刻出人物。最老的一件皮影已有二百年。"],
  ),
  story(
    "opera-festival",
    250,
    "culture/lantern-theatre",
    [
      "Opera festival opens with a night in the park",
      "Twelve troupes from six provinces.",
      "Kunqu and Yue opera alternate. Tickets cost as much as a bowl of noodles.",
    ],
    ["戏曲节在公园之夜开幕", "来自六省的十二个剧团参演。", "昆曲与越剧轮番登场。票价与一碗面相当。"],
  ),
  story(
    "theatre-roof",
    240,
    "culture/lantern-theatre pengpu-steel",
    [
      "Theatre gets a new roof of steel and glass",
      "",
      "The old timber was eaten by termites. Performances go on in a tent meanwhile.",
    ],
    ["剧院更换钢与玻璃屋顶", "", "旧木梁遭白蚁蛀蚀。其间演出改在帐篷内进行。"],
  ),
  story(
    "footbridge",
    230,
    "/pengpu-steel",
    [
      "Footbridge of one single arch",
      "",
      "The bridge was welded on the bank and turned over the water in one night. Cyclists must dismount.",
    ],
    ["单拱人行桥一夜合龙", "", "桥体在岸边焊接完成，一夜之间转体就位。骑车者须推行通过。"],
  ),
  story(
    "scrap-steel",
    220,
    "energy/pengpu-steel",
    [
      "Beams made from scrap",
      "Less coal, the same strength.",
      "The furnace runs on electricity. Every beam carries a number that tells what it was before.",
    ],
    ["用废钢制成的横梁", "少用煤炭，强度不减。", "电炉代替了高炉。每根横梁都有编号，注明它的前身。"],
  ),
  story(
    "solar-roofs",
    210,
    "energy/daning-energy",
    [
      "Solar panels on two hundred roofs",
      "",
      "Schools come first, then depots. The panels pay for themselves within seven years.",
    ],
    ["二百个屋顶装上光伏板", "", "先是学校，然后是车库。光伏板七年即可收回成本。"],
  ),
  story(
    "battery-station",
    200,
    "energy rail/daning-energy jingan-rail",
    [
      "Battery storage feeds the evening trains",
      "",
      "Power that is cheap at noon is stored for the evening peak. The batteries come from retired buses.",
    ],
    ["储能电站为晚高峰列车供电", "", "中午的低价电被储存起来供晚高峰使用。电池来自退役公交车。"],
  ),
  story(
    "heat-pump",
    190,
    "energy/daning-energy",
    [
      "Heat from the sewer warms a swimming pool",
      "A heat pump does the work.",
      "The water is clean; only its warmth is taken over. It saves as much gas as three hundred flats burn.",
    ],
    [
      "污水余热为泳池供暖",
      "热泵承担了这项工作。",
      "池水洁净，被利用的只是热量。节省的燃气相当于三百户家庭的用量。",
    ],
  ),
  story(
    "charging-poles",
    180,
    "energy/daning-energy",
    [
      "Street lamps that charge cars",
      "",
      "Four hundred lamps have a socket now. Whoever stays longer than needed pays more by the minute.",
    ],
    ["路灯可为电动汽车充电", "", "四百盏路灯已装插座。超时占用按分钟加收费用。"],
  ),
  story(
    "technology-centres-list",
    170,
    "/hailan-instruments yuncheng-biotech",
    [
      "Two firms certified as municipal technology centres",
      "The list of the year has sixty-four names.",
      "The commission visits every candidate before it decides. A certified centre is evaluated again after two years.",
    ],
    [
      "两家企业获评市级技术中心",
      "本年度名单共六十四家。",
      "评审部门在作出决定前走访每一家候选企业。获评中心两年后将再次接受评价。",
    ],
  ),
  story(
    "jingan-commerce-report",
    160,
    "trade/",
    [
      "Jing’an District counts more headquarters than ever",
      "",
      "One hundred and forty companies steer their Asian business from here. Rents have risen less than feared.",
    ],
    ["静安区总部企业数量创新高", "", "一百四十家公司在此管理亚洲业务。租金涨幅低于预期。"],
  ),
  story(
    "tea-market",
    150,
    "trade culture/",
    [
      "The tea market moves indoors",
      "",
      "Ninety dealers share a hall. Spring tea from Zhejiang sold out in a morning.",
    ],
    ["茶叶市场迁入室内", "", "九十家茶商共用一座大厅。浙江春茶一个上午售罄。"],
  ),
  story(
    "dragon-boats",
    140,
    "culture/",
    [
      "Dragon boats race on the creek again",
      "",
      "Nine crews rowed four hundred metres. The winners were nurses.",
    ],
    ["龙舟赛重返河道", "", "九支队伍划行四百米。夺冠的是一支护士队。"],
  ),
  story(
    "nurses-school",
    130,
    "medicine/",
    [
      "A school for nurses from home",
      "",
      "Lessons are held in the evening, so that those who care for children by day can learn.",
    ],
    ["面向家庭的护理学校", "", "课程安排在晚间，便于白天带孩子的人学习。"],
  ),
  story(
    "flood-gates",
    120,
    "/pengpu-steel",
    [
      "Flood gates close by themselves",
      "Sensors see the water first.",
      "During the last typhoon they closed forty minutes before the tide. Nobody had to be called out.",
    ],
    [
      "防汛闸门自动关闭",
      "传感器最先察觉水位。",
      "上次台风期间，闸门在潮水到来前四十分钟关闭，无须人员出动。",
    ],
  ),
  story(
    "typhoon-warning",
    110,
    "/suhe-software",
    [
      "Typhoon warnings by street, not by city",
      "",
      "The forecast tells each street when the wind will come. It was right to the quarter of an hour.",
    ],
    ["台风预警精确到街道", "", "预报会告知每条街道大风到达的时间，误差不超过一刻钟。"],
  ),
  story(
    "deaf-actors",
    100,
    "culture/lantern-theatre",
    [
      "Deaf actors play Hamlet in sign language",
      "",
      "Words are thrown on a wall. The applause is hands in the air.",
    ],
    ["聋人演员用手语演出哈姆雷特", "", "台词投影在墙上。掌声化作空中挥动的双手。"],
  ),
  story(
    "archive-online",
    90,
    "culture/suhe-software",
    [
      "The newspaper archive goes online",
      "All issues since 1902.",
      "Forty thousand pages were scanned. Letters to the editor turned out to be what is read most.",
    ],
    ["报纸档案上线", "收录一九〇二年以来的全部报纸。", "共扫描四万页。最受欢迎的竟是读者来信。"],
  ),
  story(
    "bird-count",
    80,
    "/",
    [
      "Volunteers count night herons",
      "",
      "The birds nest in plane trees along the avenue. Three hundred pairs were found.",
    ],
    ["志愿者清点夜鹭", "", "夜鹭在大道两旁的梧桐树上筑巢，共记录三百对。"],
  ),
  story(
    "plane-trees",
    70,
    "/",
    [
      "Plane trees get a doctor of their own",
      "",
      "Every tree has a record with its illnesses. Pruning is done in January.",
    ],
    ["梧桐树有了专属医生", "", "每棵树都有病历。修剪在一月进行。"],
  ),
  story(
    "wage-survey",
    60,
    "trade/",
    [
      "What programmers earn",
      "A survey of wages in nine trades.",
      "Programmers earn a third more than accountants. Women catch up slowly.",
    ],
    ["程序员收入几何", "九个行业薪酬调查。", "程序员收入比会计高三分之一。女性差距缓慢缩小。"],
  ),
  story(
    "carbon-market",
    50,
    "energy trade/daning-energy",
    [
      "Small firms enter the carbon market",
      "",
      "Allowances may be traded from ten tonnes on. Low-carbon laundries were the first to sell.",
    ],
    ["小企业进入碳市场", "", "配额十吨起即可交易。低碳洗衣店率先卖出。"],
  ),
  story(
    "rail-export",
    40,
    "rail trade/jingan-rail",
    [
      "Trams for Budapest are on their way",
      "The largest order abroad so far.",
      "Forty trams go by ship and by rail. Spare parts are made in Hungary.",
    ],
    [
      "出口布达佩斯的有轨电车启运",
      "迄今最大海外订单。",
      "四十列有轨电车经海运和铁路运出。备件在匈牙利生产。",
    ],
  ),
  story(
    "sensor-recall",
    30,
    "/hailan-instruments",
    [
      "Maker calls back faulty smoke detectors",
      "",
      "A batch of March beeps without a fire. Whoever has one gets a new one at any hardware shop.",
    ],
    ["厂家召回问题烟雾报警器", "", "三月一批产品会无火误报。持有者可在任何五金店更换。"],
  ),
  story(
    "gene-bank",
    20,
    "medicine/yuncheng-biotech",
    [
      "A bank for the seeds of wild rice",
      "",
      "Genes of wild rice may save the cultivated one. The vault lies at eighteen below zero.",
    ],
    ["野生稻种子库建成", "", "野生稻的基因可能挽救栽培稻。库温为零下十八度。"],
  ),
  story(
    "coffee-grounds",
    10,
    "energy/",
    [
      "Coffee grounds become fuel",
      "",
      "Two hundred cafés collect what is left. Pressed into briquettes it burns like wood.",
    ],
    ["咖啡渣变燃料", "", "二百家咖啡馆收集残渣，压成块后可像木柴一样燃烧。"],
  ),
  story(
    "lost-umbrella",
    5,
    "rail/",
    [
      "Nine thousand umbrellas wait at the lost property office",
      "",
      "The metro keeps them for a year. One in ten is fetched.",
    ],
    ["九千把雨伞在失物招领处待领", "", "地铁保管一年，十把中仅有一把被领回。"],
  ),
];
