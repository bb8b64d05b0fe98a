import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import LedgerExchange
import Reports
import RuleModel
import TestSupport
import Testing
import WorkbookExport

/// A workbook made with the product's own writer: sheets of texts, dates where a text is one, and merged ranges.
private struct LedgerWorkbook {
  var sheets: [Sheet] = []

  mutating func add(_ name: String, _ rows: [[String]], merges: [Reports.CellRange] = [], isHidden: Bool = false) {
    var sheet = Sheet(name: name)
    sheet.blocks = [.rows(rows.map { row in Row(cells: row.map { Cell($0.isEmpty ? .empty : .text($0)) }) })]
    sheet.merges = merges
    sheet.isHidden = isHidden
    sheets.append(sheet)
  }

  func write(to path: String) throws {
    let properties = DocumentProperties(
      title: "", subject: "", author: "", company: "", comments: "", createdAt: instant("2019-07-01"), custom: [])
    _ = try WorkbookWriter.write(Workbook(properties: properties, sheets: sheets, styles: StyleTable()), to: path)
  }
}

@Suite("Importing messy workbooks") struct MessyImportTests {
  private let header = ["案号", "企业名称", "立案日期", "职工人数", "柜号"]

  private func write(_ fixture: ImportFixture, _ build: (inout LedgerWorkbook) -> Void) throws -> String {
    var workbook = LedgerWorkbook()
    build(&workbook)
    let path = fixture.folder.file("台账.xlsx")
    try workbook.write(to: path)
    return path
  }

  @Test("all sheets are one command: cases first, then milestones, each counted by itself, hidden ones named")
  func sheets() throws {
    let fixture = try ImportFixture()
    let path = try write(fixture) {
      $0.add("节点", [["案号", "节点", "发生日期"], ["(2019)粤01破1号", "立案", "2019-1-2"], ["(2019)粤01破2号", "立案", "2019-1-3"]])
      $0.add("2019年", [header, ["(2019)粤01破1号", "甲", "2019-1-2", "", ""]])
      $0.add("旧", [header, ["(2018)粤01破1号", "旧", "2018-1-2", "", ""]], isHidden: true)
      $0.add("2018年", [header, ["(2019)粤01破2号", "乙", "2019-1-3", "", ""], ["(2019)粤01破1号", "甲", "2019.1.2", "", ""]])
    }
    let report = try fixture.run(files: [path])
    #expect(report.files.map(\.ledger.sheet) == ["2019年", "2018年", "节点"])
    #expect(report.files.map(\.new) == [1, 1, 2])
    #expect(report.files.map(\.unchanged) == [0, 1, 0])
    #expect(report.passedOver.map(\.sheet) == ["旧"])
    let entries = try fixture.entries("fileImported")
    #expect(entries.map(\.subject) == ["台账.xlsx#2019年", "台账.xlsx#2018年", "台账.xlsx#节点"])
    #expect(try fixture.run(files: [path]).counts == [0, 0, 5, 0])
  }

  @Test("a case that stands in two sheets with different content is refused with both places")
  func twice() throws {
    let fixture = try ImportFixture()
    let path = try write(fixture) {
      $0.add("甲表", [header, ["(2019)粤01破1号", "甲", "2019-1-2", "30", ""]])
      $0.add("乙表", [header, ["(2019)粤01破3号", "丙", "2019-1-2", "", ""], ["(2019)粤01破1号", "甲", "2019-1-2", "40", ""]])
    }
    let report = try fixture.run(files: [path])
    #expect(!report.isRecorded)
    let rejection = try #require(report.rejections.first)
    #expect(rejection.place.sheet == "乙表" && rejection.place.row == 3)
    #expect(rejection.rule == .repeatedCase(firstRow: 2, firstSheet: "甲表"))
  }

  @Test("all rows of a case are left out together, and none of them is lost from the rows given back")
  func mergedCase() throws {
    let fixture = try ImportFixture()
    let path = try write(fixture) {
      $0.add(
        "台账", [header, ["(2019)粤01破1号", "甲", "2019-2-30", "", ""], ["", "乙", "", "", ""], ["(2019)粤01破2号", "丙", "2019-1-2", "", ""]],
        merges: [CellRange(firstRow: 1, firstColumn: 0, lastRow: 2, lastColumn: 0)])
    }
    let report = try fixture.run(files: [path], policy: .acceptValid)
    #expect(report.files[0].rejectedRows == [2, 3])
    #expect(report.counts == [1, 0, 0, 2])
    let again = try fixture.run(files: [try giveBack(report, fixture) { $0.replacingOccurrence(of: "2019-2-30", with: "2019-2-28") }])
    #expect(again.counts == [1, 0, 0, 0])
    #expect(try fixture.find(1)?.facts.debtors.map(\.name) == ["甲", "乙"])
  }

  @Test("rejected rows come back under titles, header and columns of their own, tinted, with notes, and go in once corrected")
  func rejectsWorkbook() throws {
    let fixture = try ImportFixture()
    let path = try write(fixture) {
      $0.add(
        "2019年",
        [
          ["破产案件台账", "", "", "", "", ""], ["", "", "", "", "单位：万元", ""], ["案号", "企业名称", "立案", "债权情况", "", "柜号"],
          ["", "", "日期", "人数", "总额", ""], ["(2019)粤01破1号", "甲", "2019-1-2", "2", "1.5", "A1"],
          ["(2019)粤01破2号", "乙", "2019-2-30", "7", "2.5", "007"], ["合计", "", "", "9", "4", ""],
        ],
        merges: [
          CellRange(firstRow: 0, firstColumn: 0, lastRow: 0, lastColumn: 5),
          CellRange(firstRow: 2, firstColumn: 0, lastRow: 3, lastColumn: 0),
          CellRange(firstRow: 2, firstColumn: 1, lastRow: 3, lastColumn: 1),
          CellRange(firstRow: 2, firstColumn: 3, lastRow: 2, lastColumn: 4),
          CellRange(firstRow: 2, firstColumn: 5, lastRow: 3, lastColumn: 5),
        ])
    }
    let report = try fixture.run(files: [path], policy: .acceptValid)
    #expect(report.counts == [1, 0, 0, 1])
    let workbook = try rejects(report)
    let sheet = try #require(workbook.sheets.first)
    #expect(sheet.name == "2019年")
    guard case .rows(let heading) = sheet.blocks[0], case .rows(let data) = sheet.blocks[1] else { return #expect(Bool(false)) }
    #expect(heading.count == 4)
    #expect(
      heading[2].cells.map(\.value) == ["不予导入的原因", "原行号", "案号", "企业名称", "立案", "债权情况", nil, "柜号"].map { $0.map(CellValue.text) ?? .empty })
    #expect(data.count == 1)
    #expect(data[0].cells.map(\.value).prefix(5) == [.text("原因 6"), .integer(6), .text("(2019)粤01破2号"), .text("乙"), .text("2019-2-30")])
    let fills = data[0].cells.map { workbook.styles.styles[$0.style.index].fill }
    #expect(fills.enumerated().filter { $1 != nil }.map(\.offset) == [4])
    #expect(sheet.notes.map(\.position) == [CellPosition(row: 4, column: 4)])
    #expect(sheet.notes.map(\.text) == ["办法"])
    let again = try fixture.run(files: [try giveBack(report, fixture) { $0.replacingOccurrence(of: "2019-2-30", with: "2019-2-28") }])
    #expect(again.counts == [1, 0, 0, 0])
    let record = try #require(try fixture.find(2))
    #expect(record.filedOn == civilDate("2019-02-28"))
    #expect(record.facts.claimsTotal == Money(fen: 2_500_000))
    #expect(record.facts.extras == [.init(name: "债权人数", value: "7"), .init(name: "柜号", value: "007")])
  }

  // MARK: Giving back

  private func rejects(_ report: ImportReport) throws -> Workbook {
    let parts = report.files.map { file in
      var part = RejectsWorkbook.Part(ledger: file.ledger)
      for row in file.rejectedRows { part.reasons[row] = "原因 \(row)" }
      part.notes = file.rejections.map {
        .init(row: $0.place.row, position: $0.place.columnNumber.map { $0 - 1 }, text: "办法")
      }
      return part
    }
    return try RejectsWorkbook.make(parts, title: "退回行", at: instant("2019-07-01"))
  }

  /// The rejected rows as a file, corrected as a person would.
  private func giveBack(
    _ report: ImportReport, _ fixture: ImportFixture, _ correct: (String) -> String
  ) throws -> String {
    var workbook = try rejects(report)
    for index in workbook.sheets.indices {
      workbook.sheets[index].blocks = workbook.sheets[index].blocks.map { block in
        guard case .rows(let rows) = block else { return block }
        return .rows(
          rows.map { row in
            Row(
              cells: row.cells.map { cell in
                guard case .text(let text) = cell.value else { return cell }
                return Cell(.text(correct(text)), cell.style)
              })
          })
      }
    }
    let path = fixture.folder.file("退回行.xlsx")
    _ = try WorkbookWriter.write(workbook, to: path)
    return path
  }
}

extension String {
  fileprivate func replacingOccurrence(of old: String, with new: String) -> String { self == old ? new : self }
}
