import CaseFile
import CaseStore
import Clearance
import TestSupport

/// The rehearsal court of the samples, imported once, and reports written from it.
struct ReportFixture {
  let folder: TemporaryFolder
  let court: Court

  /// A court with the repository's sample ledgers, or with none.
  init(samples: [String] = Self.samples) throws {
    folder = try TemporaryFolder()
    let store = try CaseStore.create(
      at: folder.file("court.db"), court: CourtIdentity(code: "示01", name: "示例市中级人民法院", isRehearsal: true),
      recordedAt: instant("2019-07-01"), actor: "demo")
    if !samples.isEmpty {
      _ = try LedgerImport(store: store, catalogue: .builtIn).run(
        ImportRequest(files: samples), context: CommandContext(recordedAt: instant("2019-07-01"), actor: "demo", command: "import"))
    }
    court = Court(store: store)
  }

  /// Paths of the sample ledgers.
  static var samples: [String] {
    let here = "/" + "\(#filePath)".split(separator: "/").dropLast(4).joined(separator: "/") + "/samples/"
    return ["案件台账（2016年以来）.xlsx", "旧存案件.csv", "流程节点（旧存）.xlsx", "流程节点.csv"].map { here + $0 }
  }

  /// The report as a value.
  func workbook(_ code: String = "2019H1", _ language: ReportLanguage = .zh) throws -> Workbook {
    try court.report(period: try ReportPeriod(parsing: code), language: language)
  }

  /// Writes the workbook into the folder; returns its path.
  func write(_ workbook: Workbook, to name: String) throws -> String {
    try WorkbookWriter.write(workbook, to: folder.file(name)).path
  }
}

/// A formula cell of a workbook value.
struct FormulaCell: Hashable {
  let sheet: String
  let row: Int
  let column: Int
  let formula: String
  let cached: CachedValue

  /// All formula cells of a workbook.
  static func all(in workbook: Workbook) -> [FormulaCell] {
    var cells: [FormulaCell] = []
    for sheet in workbook.sheets {
      var start = 0
      for block in sheet.blocks {
        // Rows made on demand, the ledger's, are evidence and hold no formulas.
        if case .rows(let rows) = block { cells += formulas(rows, of: sheet.name, from: start) }
        start += block.rowCount
      }
    }
    return cells
  }

  private static func formulas(_ rows: [Row], of sheet: String, from start: Int) -> [FormulaCell] {
    rows.enumerated().flatMap { index, row in
      row.cells.enumerated().compactMap { column, cell in
        switch cell.value {
        case .formula(let formula, let cached), .arrayFormula(let formula, let cached):
          return FormulaCell(sheet: sheet, row: start + index, column: column, formula: formula, cached: cached)
        default: return nil
        }
      }
    }
  }
}
