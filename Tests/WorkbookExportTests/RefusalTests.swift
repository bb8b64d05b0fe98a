import CivilCalendar
import Foundation
import Reports
import Testing
import WorkbookExport

/// A workbook that must be refused, and the error that says why.
struct Refusal: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let error: WorkbookError
  let workbook: Workbook

  init(_ description: String, _ error: WorkbookError, _ workbook: Workbook) {
    testDescription = description
    self.error = error
    self.workbook = workbook
  }

  /// A refusal for what `change` does to a sheet named 表.
  init(_ description: String, _ error: WorkbookError, change: (inout Sheet) -> Void) {
    var sheet = sheet("表", [[.text("一"), .integer(1)], [.text("二"), .integer(2)]])
    change(&sheet)
    self.init(description, error, WorkbookExportTests.workbook([sheet]))
  }

  /// A refusal for a single cell value in `A1` of 表.
  init(_ description: String, _ error: WorkbookError, cell: CellValue) {
    self.init(description, error, WorkbookExportTests.workbook([sheet("表", [[cell]])]))
  }

  /// A refusal for what `change` does to a chart on 表.
  init(_ description: String, chart reason: ChartFault, change: @escaping (inout ChartPlacement) -> Void) {
    self.init(description, .badChart(sheet: "表", index: 0, reason: reason)) { sheet in
      var placement = chart(over: "表")
      change(&placement)
      sheet.charts = [placement]
    }
  }
}

@Suite struct RefusalTests {
  static let place = CellPlace(sheet: "表", row: 0, column: 0)

  @Test(arguments: Refusals.workbooks + Refusals.sheets + Refusals.validations + Refusals.cells + Refusals.charts)
  func `what cannot be stored is refused and nothing is left behind`(refusal: Refusal) throws {
    let folder = try ScratchFolder()
    try Data("old".utf8).write(to: URL(fileURLWithPath: folder.file()))
    #expect(throws: refusal.error) { try WorkbookWriter.write(refusal.workbook, to: folder.file()) }
    #expect(try folder.entries == ["out.xlsx"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file())) == Data("old".utf8))
  }

  @Test func `a sheet of more than 1048576 rows is refused before a row is made`() throws {
    var sheet = Sheet(name: "表")
    sheet.blocks = [.generated(count: 1_048_577) { _ in Row() }]
    let folder = try ScratchFolder()
    #expect(throws: WorkbookError.tooManyRows(sheet: "表", count: 1_048_577)) {
      try WorkbookWriter.write(workbook([sheet]), to: folder.file())
    }
  }

  @Test func `the link after 65530 is refused`() throws {
    var sheet = Sheet(name: "表")
    sheet.blocks = [
      .generated(count: 65_531) { _ in Row(cells: [Cell(.link("甲", target: "表!A1"))]) }
    ]
    let folder = try ScratchFolder()
    #expect(throws: WorkbookError.tooManyLinks(sheet: "表")) {
      try WorkbookWriter.write(workbook([sheet]), to: folder.file())
    }
  }
}
