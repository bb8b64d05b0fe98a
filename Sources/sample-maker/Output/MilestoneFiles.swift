import Foundation

/// The milestone lists: CSV for the cases since 2016, a workbook for the older ones.
struct MilestoneFiles {
  /// Header names of both files.
  static let columns = ["案号", "节点", "发生日期", "文书"]

  private var random: SeededGenerator

  init(random: SeededGenerator) { self.random = random }

  /// The CSV file's bytes, UTF-8 with a byte order mark.
  mutating func csv(_ milestones: [Milestone]) -> Data {
    var file = DelimitedText(header: Self.columns)
    for milestone in milestones {
      let isPlain = random.chance(0.9)
      file.append([
        random.chance(0.06)
          ? WrittenForms.fullWidthBrackets(milestone.caseNumber) : milestone.caseNumber,
        milestone.node.name,
        isPlain
          ? milestone.occurredOn.description : WrittenForms.mixed(milestone.occurredOn, &random),
        milestone.document,
      ])
    }
    return file.utf8WithMark
  }

  /// Writes the workbook.
  mutating func writeWorkbook(_ milestones: [Milestone], to path: String) throws(SampleFailure) {
    let file = try WorkbookFile(path: path, title: "流程节点（旧存，虚构）")
    let sheet = try file.addSheet("流程节点")
    sheet.setWidths([30, 32, 14, 24])
    sheet.setHeight(26, row: 0)
    sheet.merge(row: 0, columns: 0...3, text: "旧存案件流程节点登记表", style: .title)
    for (column, name) in Self.columns.enumerated() {
      sheet.write(.text(name, .header), row: 1, column: column)
    }
    for (index, milestone) in milestones.enumerated() {
      let row = index + 2
      let date: SheetCell =
        random.chance(0.85)
        ? .date(milestone.occurredOn)
        : .text(WrittenForms.mixed(milestone.occurredOn, &random), .centred)
      sheet.write(.text(milestone.caseNumber, .text), row: row, column: 0)
      sheet.write(.text(milestone.node.name, .text), row: row, column: 1)
      sheet.write(date, row: row, column: 2)
      sheet.write(milestone.document.isEmpty ? .blank : .text(milestone.document, .text), row: row, column: 3)
    }
    sheet.furnish(headerRow: 1, lastRow: milestones.count + 1, columns: 4, frozenColumns: 1, paper: .a4)
    try file.close()
  }
}
