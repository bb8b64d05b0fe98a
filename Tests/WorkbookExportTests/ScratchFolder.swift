import Foundation
import Reports
import WorkbookExport

/// A folder of its own for a test, removed with it.
final class ScratchFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/workbook-export-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A path in the folder.
  func file(_ name: String = "out.xlsx") -> String { path + "/" + name }

  /// Everything in the folder, hidden files included.
  var entries: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() } }
}

/// Writes the workbook and reads its parts back.
func package(of workbook: Workbook) throws -> PackageReader {
  let folder = try ScratchFolder()
  let written = try WorkbookWriter.write(workbook, to: folder.file())
  return try PackageReader(path: written.path)
}

/// A workbook of the given sheets, in the default look.
func workbook(
  _ sheets: [Sheet], styles: StyleTable = StyleTable(), definedNames: [DefinedName] = []
) -> Workbook {
  Workbook(
    properties: SampleWorkbook.properties(), sheets: sheets, styles: styles, definedNames: definedNames)
}

/// A sheet with the given values, one row an array.
func sheet(_ name: String = "表", _ rows: [[CellValue]] = [[.text("甲")]]) -> Sheet {
  var sheet = Sheet(name: name)
  sheet.blocks = [.rows(rows.map { Row(cells: $0.map { Cell($0) }) })]
  return sheet
}

/// A small line chart over `A1:A2` (labels) and `B1:B2` (values) of a sheet.
func chart(over sheet: String) -> ChartPlacement {
  let series = ChartSeries(
    name: "数", sheet: sheet, categories: CellRange(firstRow: 0, firstColumn: 0, lastRow: 1, lastColumn: 0),
    values: CellRange(firstRow: 0, firstColumn: 1, lastRow: 1, lastColumn: 1), color: Color(0x1F3A5F))
  return ChartPlacement(
    position: CellPosition(row: 3, column: 0), width: 300, height: 200,
    chart: Chart(kind: .line, series: [series]),
    description: "图")
}
