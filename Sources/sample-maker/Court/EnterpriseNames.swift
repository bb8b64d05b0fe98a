/// Makes unique names of state-owned enterprises that never existed.
struct EnterpriseNames {
  private static let industries = [
    "轻工", "印刷", "船舶配件", "商贸", "机械", "建材", "化工", "食品", "运输", "电子", "造纸", "物资", "纺织", "房产开发",
    "五金交电", "粮油", "水产", "农机", "医药", "百货", "外贸", "木材", "塑料", "皮革", "陶瓷", "仪器仪表", "糖烟酒", "服装",
    "钟表", "煤炭", "酿酒", "橡胶", "搪瓷", "燃料", "自行车",
  ]
  private static let ordinals = [
    "", "第一", "第二", "第三", "第四", "第五", "第六", "第七", "第八", "第九", "第十", "第十一", "第十二",
  ]
  private static let forms: [(String, Double)] = [
    ("厂", 3), ("公司", 2), ("总公司", 3), ("有限公司", 3), ("总厂", 2), ("实业公司", 1), ("有限责任公司", 1),
    ("联合公司", 0.6), ("供应站", 0.5), ("集团股份有限公司", 0.4),
  ]
  private static let longTails = [
    "进出口贸易实业发展有限责任公司", "生产资料暨日用工业品供销联合经营总公司", "设备成套供应与技术服务中心（有限合作）",
    "科技开发与综合利用股份有限公司示例路分公司", "综合商社第十二批发经营部（原示例市土产杂品日用百货采购供应二级站）",
  ]
  private static let prefixes: [String: [String]] = [
    "央属": ["示例央属"], "省属": ["示例省"], "市属": ["示例市"], "区属": ["示例区", "示例县"],
  ]

  private var used: Set<String> = []
  private var random: SeededGenerator

  init(random: SeededGenerator) { self.random = random }

  /// The next unused name for an enterprise of the level, 6 to 40 characters.
  mutating func next(ownerLevel: String) -> String {
    while true {
      let name = candidate(ownerLevel: ownerLevel)
      if name.count <= 40, used.insert(name).inserted { return name }
    }
  }

  private mutating func candidate(ownerLevel: String) -> String {
    let prefix = random.pick(Self.prefixes[ownerLevel] ?? ["示例市"])
    let industry = random.pick(Self.industries)
    if random.chance(0.04) { return prefix + industry + random.pick(Self.longTails) }
    let form = random.pick(weighted: Self.forms)
    // 示例市印刷厂, 示例市轻工第二总公司, 示例省船舶配件第六厂.
    let name = prefix + industry + random.pick(Self.ordinals) + form
    return name.count < 6 ? prefix + industry + "第一" + form : name
  }
}
