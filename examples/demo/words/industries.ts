import type { Words } from "./template.ts";

export interface Industry {
  /** As it stands in a company's name. */
  name: Words;
  /** As it stands in a company's short name. */
  short: Words;
  /** As people call the field. */
  field: Words;
  /** In the plural, so that they fit any sentence. */
  products: readonly Words[];
}

/** Name | short name | field | products; English and Chinese with `=` between them. */
const table = `
Information Technology=信息技术 | Information=信息 | software and information services=软件和信息服务 | industrial software packages=工业软件, data governance platforms=数据治理平台, network security products=网络安全产品, low-code development tools=低代码开发工具
Biopharmaceutical=生物医药 | Bio=生物 | biomedicine=生物医药 | antibody drugs=抗体药物, cell culture media=细胞培养基, diagnostic reagents=诊断试剂, bioreactors=生物反应器
Intelligent Equipment=智能装备 | Equipment=装备 | high-end equipment=高端装备 | CNC machine tools=数控机床, laser cutting machines=激光切割设备, automated assembly lines=自动化装配线, precision fixtures=精密夹具
New Materials=新材料 | Materials=新材 | advanced materials=新材料 | carbon fibre composites=碳纤维复合材料, superalloy powders=高温合金粉末, special coatings=特种涂料, thermally conductive films=导热薄膜
Robotics=机器人 | Robotics=机器人 | robotics=机器人 | inspection robots=巡检机器人, collaborative robot arms=协作机械臂, mobile handling robots=移动搬运机器人, servo controllers=伺服控制器
Architectural Design=建筑设计 | Design=设计 | building design=建筑设计 | prefabricated components=装配式构件, building information models=建筑信息模型, designs for refurbishing old buildings=旧楼改造方案, low-energy building designs=低能耗建筑方案
Rail Transit Engineering=轨道交通工程 | Rail=轨交 | rail transit=轨道交通 | tunnelling monitoring systems=盾构监测系统, signalling units=信号设备, track inspection vehicles=轨道检测车, vibration-damping fasteners=减振扣件
Communication Technology=通信技术 | Communications=通信 | communications=通信 | optical modules=光模块, private network base stations=专网基站, satellite terminals=卫星通信终端, antenna arrays=天线阵列
Microelectronics=微电子 | Microelectronics=微电 | integrated circuits=集成电路 | automotive chips=车规级芯片, power management chips=电源管理芯片, wafer inspection machines=晶圆检测设备, chip design tools=芯片设计工具
Medical Devices=医疗器械 | Medical=医疗 | medical devices=医疗器械 | portable ultrasound scanners=便携式超声仪, rehabilitation devices=康复训练设备, endoscope systems=内窥镜系统, glucose monitors=血糖监测仪
Environmental Technology=环境科技 | Environment=环境 | environmental protection=节能环保 | wastewater treatment membranes=污水处理膜, air monitoring stations=空气监测站, waste sorting machines=固废分选设备, soil remediation agents=土壤修复药剂
New Energy Technology=新能源科技 | Energy=能源 | new energy=新能源 | energy storage systems=储能系统, charging points=充电桩, hydrogen fuel cells=氢燃料电池, photovoltaic modules=光伏组件
Automotive Electronics=汽车电子 | Auto Electronics=汽电 | connected vehicles=智能网联汽车 | millimetre-wave radars=毫米波雷达, cockpit controllers=座舱控制器, brake-by-wire systems=线控制动系统, in-vehicle gateways=车载网关
Aviation Technology=航空科技 | Aviation=航空 | aerospace=航空航天 | cargo drones=货运无人机, airborne sensors=机载传感器, aviation fasteners=航空紧固件, flight simulators=飞行模拟器
Testing Technology=检测技术 | Testing=检测 | testing and inspection=检验检测 | non-destructive testing instruments=无损检测设备, food testing kits=食品检测试剂盒, online monitoring systems=在线监测系统, measurement standards=计量标准器具
Food Technology=食品科技 | Food=食品 | food=食品 | plant proteins=植物蛋白, cold-chain boxes=冷链保温箱, functional drinks=功能性饮料, frozen pastries=速冻面点
Logistics Technology=物流科技 | Logistics=物流 | logistics=现代物流 | smart warehouse systems=智能仓储系统, cold-chain tracing platforms=冷链追溯平台, parcel sorting machines=包裹分拣设备, driverless delivery vehicles=无人配送车
Digital Culture=数字文化 | Culture=文化 | digital culture=数字文化 | digital exhibition systems=数字展陈系统, film rendering platforms=影视渲染平台, scanners for cultural relics=文物扫描设备, interactive reading apps=互动阅读应用
Textile Technology=纺织科技 | Textiles=纺织 | textiles=纺织 | recycled fibres=再生纤维, protective fabrics=防护面料, smart garments=智能服装, medical dressings=医用敷料
Marine Engineering=海洋工程 | Marine=海工 | ships and marine engineering=船舶与海洋工程 | underwater robots=水下机器人, marine valves=船用阀门, ship efficiency systems=船舶能效系统, offshore platform modules=海上平台模块
Electric=电气 | Electric=电气 | power equipment=电力设备 | smart switch cabinets=智能开关柜, dry-type transformers=干式变压器, special cables=特种电缆, protective relays=继电保护装置
Agricultural Technology=农业科技 | Agritech=农科 | modern agriculture=现代农业 | rice seed varieties=水稻良种, greenhouse control systems=温室控制系统, biofertilisers=生物肥料, field sensors=农田传感器
Fine Chemicals=精细化工 | Chemicals=化工 | fine chemicals=精细化工 | electronic-grade solvents=电子级溶剂, low-emission adhesives=低排放胶粘剂, catalysts=催化剂, water-based paints=水性涂料
Smart City Technology=智慧城市科技 | Smart City=智城 | city digitalisation=城市数字化 | building management systems=楼宇管理系统, roadside sensing units=路侧感知设备, pipe network monitors=管网监测设备, parking guidance systems=停车引导系统
`;

export const industries: readonly Industry[] = table.trim().split("\n").map(parseIndustry);

function parseIndustry(row: string): Industry {
  const [name = "", short = "", field = "", products = ""] = row.split(" | ");
  return {
    name: words(name),
    short: words(short),
    field: words(field),
    products: products.split(", ").map(words),
  };
}

function words(pair: string): Words {
  const [en = "", zh = ""] = pair.split("=");
  return { en, zh };
}
