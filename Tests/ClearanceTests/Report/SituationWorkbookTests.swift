import Clearance
import Testing

/// The situation report as a file, from the repository's sample ledgers.
@Suite struct SituationWorkbookTests {
  @Test(arguments: ReportLanguage.allCases)
  func `writing it twice gives the same bytes, and its parts belong together`(language: ReportLanguage) throws {
    let fixture = try ReportFixture()
    let first = try fixture.write(try fixture.workbook("2019H1", language), to: "first.xlsx")
    _ = try fixture.write(try fixture.workbook("2019H1", language), to: "second.xlsx")
    #expect(try fixture.folder.bytes(of: "first.xlsx") == fixture.folder.bytes(of: "second.xlsx"))
    #expect(try PackageParts.missing(in: first) == [])
  }

  @Test func `its headlines are the figures of the samples' description`() throws {
    let fixture = try ReportFixture()
    let workbook = try fixture.workbook()
    let path = try fixture.write(workbook, to: "report.xlsx")
    let stored = try StoredValues(path: path, sheets: ["总体情况"])
    let expected: [(String, Double, Double)] = [
      ("旧存", 190, 222), ("新收", 90, 78), ("受理合计", 280, 300), ("结案", 112, 84), ("期末未结", 168, 216), ("结案率", 0.4, 0.28),
      ("一年以上未结", 60, 120), ("　其中：三年以上", 18, 30), ("出清企业", 102, 75),
    ]
    for (name, current, prior) in expected {
      let row = try #require((5..<40).first { stored["总体情况", $0, 1] == .text(name) }, "\(name)")
      for (column, value) in [(3, current), (4, prior)] {
        guard case .number(let number, _) = stored["总体情况", row, column] else {
          Issue.record("\(name) is not a number")
          continue
        }
        #expect(abs(number - value) < 1e-12, "\(name)")
      }
    }
  }

  @Test func `the sheets about nodes agree with the cases and with the list of limits`() throws {
    let fixture = try ReportFixture()
    let path = try fixture.write(try fixture.workbook(), to: "report.xlsx")
    let stored = try StoredValues(path: path, sheets: ["节点进度", "承办法官情况", "节点预警及逾期", "案件台账"])
    func number(_ sheet: String, _ row: Int, _ column: Int) -> Double? {
      if case .number(let number, _) = stored[sheet, row, column] { return number }
      return nil
    }
    func row(_ sheet: String, _ text: String, _ column: Int) -> Int? { (4..<1_000).first { stored[sheet, $0, column] == .text(text) } }
    let total = try #require(row("节点进度", "合计", 0))
    let judges = try #require(row("承办法官情况", "合计", 0))
    #expect(number("节点进度", total, 5) == 168)
    #expect(number("承办法官情况", judges, 2) == 168)
    for (left, right) in [(6, 3), (7, 4), (8, 5)] { #expect(number("节点进度", total, left) == number("承办法官情况", judges, right)) }
    for column in 5...8 {
      let sum = (5..<total).reduce(0.0) { $0 + (number("节点进度", $1, column) ?? 0) }
      #expect(sum == number("节点进度", total, column), "column \(column)")
    }
    let over = (4..<2_000).count { (number("节点预警及逾期", $0, 9) ?? 1) <= 0 }
    let onLedger = (5..<605).reduce(0.0) { $0 + (number("案件台账", $1, 41) ?? 0) }
    #expect(Double(over) == onLedger)
  }

  @Test(
    .enabled(if: Recalculation.program != nil, "soffice is not on PATH: formulas were not computed anew"), .timeLimit(.minutes(10)))
  func `LibreOffice computes the values that stand beside the formulas`() throws {
    let court = try ReportFixture()
    let empty = try ReportFixture(samples: [])
    let workbooks = [
      ("zh", try court.workbook()), ("en", try court.workbook("2019H1", .en)), ("month", try court.workbook("2019-07")),
      ("days", try court.workbook("2019-01-01..2019-02-28")), ("empty", try empty.workbook()),
    ]
    let paths = try workbooks.map { try court.write($0.1, to: "\($0.0).xlsx") }
    try Recalculation.run(paths, in: court.folder, output: court.folder.file("computed"))
    for ((name, workbook), path) in zip(workbooks, paths) {
      let formulas = FormulaCell.all(in: workbook)
      #expect(formulas.count > 100, "\(name)")
      let sheets = Set(formulas.map(\.sheet))
      let written = try StoredValues(path: path, sheets: sheets)
      let computed = try StoredValues(path: court.folder.file("computed/\(name).xlsx"), sheets: sheets)
      for cell in formulas {
        #expect(written.agrees(with: cell), "\(name) \(cell) is written as \(written[cell.sheet, cell.row, cell.column])")
        #expect(computed.agrees(with: cell), "\(name) \(cell) is computed as \(computed[cell.sheet, cell.row, cell.column])")
      }
    }
  }
}
