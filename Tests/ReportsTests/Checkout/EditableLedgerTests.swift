import CivilCalendar
import TestSupport
import Testing

@testable import Reports

@Suite struct EditableLedgerTests {
  static let entries: [EditableLedger.Entry] = [
    .caseNumber, .enterprises, .codes, .words(["是", "否"]), .openWords(["终结破产程序"]), .people(["张三"]), .filingDay, .day, .amount,
    .count, .otherCase, .text, .information, .divisions(["民二庭"]), .plannedDay,
  ]

  private func ledger(_ language: ReportLanguage = .zh) -> EditableLedger {
    var ledger = EditableLedger(
      court: "示例法院", isRehearsal: false, issuedTo: "张三", issuedAt: instant("2019-07-01"), sequence: 7, seal: "abcdef0123",
      keyTitle: "钥匙", language: language)
    ledger.columns = Self.entries.enumerated().map { EditableLedger.Column(title: "列\($0.offset)", entry: $0.element) }
    ledger.lines = [EditableLedger.Line(key: "(2019)粤01破1号", cells: Self.entries.map { _ in .text("值") })]
    ledger.baseline = [["mark", "1"]]
    return ledger
  }

  @Test(arguments: [ReportLanguage.zh, .en])
  func `dialogs of Excel can show every complaint`(language: ReportLanguage) {
    let words = EditableLedgerWords(language)
    for entry in Self.entries {
      guard let complaint = words.complaint(entry) else { continue }
      #expect(complaint.title.utf16.count <= 32, "\(complaint.title)")
      #expect(complaint.text.utf16.count <= 255, "\(complaint.text)")
      #expect(!complaint.text.isEmpty)
    }
  }

  @Test func `everything below the header may be changed and sorted, nothing above it`() throws {
    let workbook = ledger().workbook()
    let sheet = try #require(workbook.sheets.first)
    #expect(sheet.protection?.permissions.contains(.sort) == true)
    let rows = sheet.blocks.flatMap { block -> [Row] in if case .rows(let rows) = block { return rows } else { return [] } }
    let header = try #require(rows.firstIndex { $0.cells.first?.value == .text("钥匙") })
    for (index, row) in rows.enumerated() {
      for cell in row.cells { #expect(workbook.styles.styles[cell.style.index].isUnlocked == (index > header)) }
    }
    #expect(rows.count == header + 2 + EditableLedger.blankRows)
  }

  @Test func `columns have the validations of what they hold, over all rows`() throws {
    let sheet = try #require(ledger().workbook().sheets.first)
    #expect(sheet.validations.count == 11)
    #expect(sheet.validations.allSatisfy { $0.range.first.row == 4 && $0.range.last.row == 4 + EditableLedger.blankRows })
    #expect(sheet.validations.first?.rule == .formula("$A5=\"\""))
    let lists = sheet.validations.filter { if case .list = $0.rule { return true } else { return false } }
    #expect(lists.map(\.severity) == [.stop, .warning, .warning, .warning])
    #expect(sheet.columns.first?.isHidden == true)
    #expect(sheet.notes.count == Self.entries.count)
  }

  @Test func `lists and baseline stand on hidden sheets`() {
    let workbook = ledger().workbook()
    #expect(workbook.sheets.map(\.name) == ["案件台账", "选项", "领取基线"])
    #expect(workbook.sheets.map(\.isHidden) == [false, true, true])
  }

  @Test func `a conflict is framed, noted with both values, and listed`() throws {
    var ledger = ledger()
    ledger.lines[0].conflicts[11] = EditableLedger.Conflict(
      base: "甲", current: "乙", mine: "丙", actor: "李四", recordedAt: instant("2019-07-01T01:00:00Z"))
    let workbook = ledger.workbook()
    let sheet = try #require(workbook.sheets.first)
    let note = try #require(sheet.notes.last)
    #expect(note.position == CellPosition(row: 4, column: 12))
    for part in ["乙", "丙", "甲", "李四", "2019-07-01 09:00"] { #expect(note.text.contains(part)) }
    #expect(workbook.sheets[1].name == "冲突清单")
    guard case .rows(let rows)? = workbook.sheets[1].blocks.first else { return }
    #expect(
      rows.last?.cells.map(\.value)
        == ["(2019)粤01破1号", "列11", "甲", "乙", "丙", "李四", "2019-07-01 09:00"].map(CellValue.text))
  }
}
