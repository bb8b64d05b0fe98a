import CivilCalendar

/// The ledger of the cases since 2016 as a clerk keeps it in Excel, with the usual disorder.
struct LedgerWorkbook {
  /// Header names; several are synonyms of the importer's own, and 档案柜号 is unknown to it.
  static let columns: [(name: String, width: Double)] = [
    ("序号", 5), ("案号", 20), ("企业名称", 36), ("统一社会信用代码", 21), ("类型", 6), ("隶属", 6), ("主管单位", 24),
    ("程序", 10), ("承办人", 9), ("书记员", 9), ("管理人", 21), ("立案时间", 13), ("受理日期", 13), ("结案时间", 13),
    ("结案方式", 28), ("债权总额（万元）", 13), ("资产总额（万元）", 13), ("职工人数", 8), ("快速审理", 8), ("督办原因", 22),
    ("档案柜号", 11), ("备注", 44),
  ]

  private static let headerRow = 2
  private var random: SeededGenerator

  init(random: SeededGenerator) { self.random = random }

  /// Writes the workbook; returns the number of cases in it.
  mutating func write(_ dockets: [Docket], to path: String) throws(SampleFailure) -> Int {
    let file = try WorkbookFile(path: path, title: "国有“僵尸企业”破产及强制清算案件台账（虚构）")
    try writeExplanation(file)
    try writeLedger(dockets, file)
    try writeRequirements(file)
    try file.close()
    return dockets.count
  }

  private func writeExplanation(_ file: WorkbookFile) throws(SampleFailure) {
    try Self.writeLines(
      [
        "本工作簿为演示数据：法院、企业、人员、代码、金额均系虚构，案号不是任何真实法院的案号。",
        "台账见第二张工作表，一行一件；破申、清申案件与其后的破、强清案件分别登记。",
        "数据截至2019年6月30日。", "金额单位：万元。", "2015年及以前立案的案件见“旧存案件.csv”。",
      ], title: "说明", sheet: file.addSheet("说明"))
  }

  private func writeRequirements(_ file: WorkbookFile) throws(SampleFailure) {
    try Self.writeLines(
      [
        "日期请填写实际发生日期；尚未发生的留空。", "没有统一社会信用代码的，在备注栏注明原注册号。",
        "同一企业有多个案号的，每个案号填写一行。",
      ], title: "填报要求", sheet: file.addSheet("填报要求"))
  }

  private static func writeLines(_ lines: [String], title: String, sheet: WorkbookSheet) {
    sheet.setWidths([90])
    sheet.setHeight(30, row: 0)
    sheet.write(.text(title, .title), row: 0, column: 0)
    for (index, line) in lines.enumerated() {
      sheet.setHeight(20, row: index + 1)
      sheet.write(.text("\(index + 1). \(line)", .wrapped), row: index + 1, column: 0)
    }
  }

  private mutating func writeLedger(_ dockets: [Docket], _ file: WorkbookFile) throws(SampleFailure) {
    let sheet = try file.addSheet("台账（2016年以来）")
    let last = Self.columns.count - 1
    sheet.setWidths(Self.columns.map(\.width))
    sheet.setHeight(30, row: 0)
    sheet.merge(
      row: 0, columns: 0...last, text: "示例市中级人民法院国有“僵尸企业”破产及强制清算案件台账", style: .title)
    sheet.merge(row: 1, columns: 0...10, text: "填报单位：示例市中级人民法院　　截至2019年6月30日", style: .caption)
    sheet.merge(row: 1, columns: 11...last, text: "单位：万元", style: .captionRight)
    sheet.setHeight(30, row: Self.headerRow)
    for (column, header) in Self.columns.enumerated() {
      sheet.write(.text(header.name, .header), row: Self.headerRow, column: column)
    }
    var row = Self.headerRow
    var year = dockets.first?.filedOn.year ?? 0
    for (index, docket) in dockets.enumerated() {
      row += 1
      // A blank row divides the years, as in many hand-kept ledgers.
      if docket.filedOn.year != year { row += 1 }
      year = docket.filedOn.year
      for (column, cell) in cells(of: docket, number: index + 1).enumerated() {
        sheet.write(cell, row: row, column: column)
      }
    }
    sheet.furnish(headerRow: Self.headerRow, lastRow: row, columns: last + 1, frozenColumns: 3, paper: .a3)
    sheet.activate()
  }

  private mutating func cells(of docket: Docket, number: Int) -> [SheetCell] {
    let enterprise = docket.enterprise
    let name = enterprise.name + (random.chance(0.02) ? "  " : "")
    return [
      .number(Double(number), .centred),
      .text(WrittenForms.caseNumber(docket.number, &random), .text),
      .text(name, .text), text(enterprise.creditCode), text(enterprise.category),
      text(enterprise.ownerLevel), text(enterprise.supervisingBody), text(docket.procedure.rawValue),
      text(docket.judge), text(docket.clerk), text(docket.administrator), date(docket.filedOn),
      date(docket.acceptedOn), date(docket.closedOn), text(docket.closeManner?.rawValue ?? ""),
      .number(Double(enterprise.claimsFen / 10_000) / 100, .amount),
      enterprise.assetsFen.map { .number(Double($0 / 10_000) / 100, .amount) } ?? .blank,
      .number(Double(enterprise.employees), .count), text(docket.fastTrack), text(docket.supervision),
      text(docket.cabinet), text(docket.note),
    ]
  }

  private func text(_ value: String) -> SheetCell { value.isEmpty ? .blank : .text(value, .text) }

  /// A real date in most rows, text in the others.
  private mutating func date(_ date: CivilDate?) -> SheetCell {
    guard let date else { return .blank }
    switch random.pick(weighted: [(0, 0.86), (1, 0.05), (2, 0.04), (3, 0.03), (4, 0.02)]) {
    case 0: return .date(date)
    case 1: return .text(WrittenForms.dotted(date), .centred)
    case 2: return .text(WrittenForms.chinese(date), .centred)
    case 3: return .text(WrittenForms.compact(date), .centred)
    default: return .text(WrittenForms.fullWidthDigits(WrittenForms.short(date)), .centred)
    }
  }
}
