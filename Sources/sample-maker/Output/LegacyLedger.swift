import Foundation

/// The ledger of the cases filed before 2016, as an old program exported it: GB18030, amounts in 元.
struct LegacyLedger {
  /// Header names.
  static let columns = [
    "案号", "企业名称", "统一社会信用代码", "类型", "隶属", "主管单位", "程序", "承办法官", "书记员", "管理人", "立案日期", "受理日期",
    "结案日期", "结案方式", "债权总额（元）", "资产总额（元）", "职工人数", "督办原因", "备注",
  ]

  private var random: SeededGenerator

  init(random: SeededGenerator) { self.random = random }

  /// The file's bytes.
  mutating func bytes(of dockets: [Docket]) throws(SampleFailure) -> Data {
    var file = DelimitedText(header: Self.columns)
    for docket in dockets { file.append(row(of: docket)) }
    guard let data = file.gb18030 else {
      throw .cannotWrite(path: "旧存案件.csv", reason: "a character has no place in GB18030")
    }
    return data
  }

  private mutating func row(of docket: Docket) -> [String] {
    let enterprise = docket.enterprise
    let number = random.chance(0.1) ? WrittenForms.fullWidthBrackets(docket.number) : docket.number
    return [
      number, enterprise.name, enterprise.creditCode, enterprise.category, enterprise.ownerLevel,
      enterprise.supervisingBody, docket.procedure.rawValue, docket.judge, docket.clerk,
      docket.administrator, WrittenForms.mixed(docket.filedOn, &random),
      docket.acceptedOn.map { WrittenForms.mixed($0, &random) } ?? "",
      docket.closedOn.map { WrittenForms.mixed($0, &random) } ?? "", docket.closeManner?.rawValue ?? "",
      WrittenForms.yuan(fen: enterprise.claimsFen), enterprise.assetsFen.map(WrittenForms.yuan) ?? "",
      String(enterprise.employees), docket.supervision, docket.note,
    ]
  }
}
