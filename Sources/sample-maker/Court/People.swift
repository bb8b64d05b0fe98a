/// The invented persons and bodies of the rehearsal court.
enum People {
  /// Judges; the names hold characters that GBK lacks room for in some fonts (龑, 堃).
  static let judges = ["陆龑", "岑知远", "褚明堃", "屈若水", "闻人清", "郗怀谷", "麦自勤"]

  /// Clerks; 㛃 needs four bytes in GB18030.
  static let clerks = ["宓青", "鄢小舟", "鲍㛃", "晏如", "贝以安"]

  /// Administrators (管理人).
  static let administrators =
    ["一", "二", "三", "四", "五"].map { "示例律师事务所\($0)" }
    + ["一", "二", "三", "四"].map { "示例会计师事务所\($0)" }
    + ["一", "二", "三"].map { "示例清算事务所\($0)" }

  /// Supervising bodies (主管单位) by level of ownership, with weights.
  static let supervisingBodies: [String: [(String, Double)]] = [
    "央属": [("示例央企重组集团", 1)],
    "省属": [("示例省轻工集团", 3), ("示例省商贸控股集团", 3), ("示例省机电集团", 2), ("示例省物资集团", 2)],
    "市属": [
      ("示例市轻工集团", 3), ("示例市商贸集团", 3), ("示例市建材集团", 2), ("示例市交通集团", 2),
      ("示例市化工集团", 2), ("示例市工业资产经营公司", 3),
    ],
    "区属": [("示例区国有资产经营公司", 3), ("示例区工业总公司", 2), ("示例县国有资产经营公司", 1)],
  ]

  /// Levels of ownership (隶属) with weights.
  static let ownerLevels: [(String, Double)] = [("央属", 8), ("省属", 24), ("市属", 45), ("区属", 23)]
}
