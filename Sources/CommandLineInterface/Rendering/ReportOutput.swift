import ArgumentParser
import Glibc
import Reports
import WorkbookExport

/// The formats of a report.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  /// An Excel workbook.
  case xlsx
  /// Every table, for programs.
  case json
  /// One table, or every table in a file of its own.
  case csv
  /// Every table, for readers without a spreadsheet.
  case md
}

/// Writes a report in the format asked for: all print the same value, none computes.
struct ReportOutput {
  let workbook: Workbook
  let session: Session
  private var say: Language { session.language }

  /// Writes to `path`; JSON, Markdown and a single table go to standard output when there is none.
  func write(_ format: ReportFormat, table: String?, to path: String?) throws {
    if let table, !workbook.tableNames.contains(table) {
      throw CommandFailure.usage(.unknownTable(table, tables: workbook.tableNames))
    }
    switch format {
    case .xlsx: try writeWorkbook(to: path)
    case .json: try write(workbook.json() + "\n", to: path)
    case .md: try write(workbook.markdown(), to: path)
    case .csv:
      if let table, let text = workbook.csv(table: table) { return try write(text, to: path) }
      try writeTables(into: path)
    }
  }

  private func writeWorkbook(to path: String?) throws {
    guard let path else { throw CommandFailure.usage(.reportNeedsFile) }
    let written = try WorkbookWriter.write(workbook, to: path, options: WorkbookWriter.Options())
    let sheets = workbook.sheets.filter { !$0.isHidden }
    session.output.result(
      say(
        "已写成 \(written.path)：\(sheets.count)张表（\(sheets.map(\.name).joined(separator: "、"))），\(written.byteCount / 1024) KB。",
        "Wrote \(written.path): \(sheets.count) sheets (\(sheets.map(\.name).joined(separator: ", "))), \(written.byteCount / 1024) KB."
      ))
  }

  private func write(_ text: String, to path: String?) throws {
    guard let path else { return session.output.raw(text) }
    try place(text, at: path)
    session.output.result(say("已写成 \(path)：\(workbook.tableNames.count)个表格。", "Wrote \(path): \(workbook.tableNames.count) tables."))
  }

  /// Each table as `ID.csv` in a folder, which is made if it is not there.
  private func writeTables(into folder: String?) throws {
    guard let folder else { throw CommandFailure.usage(.tableOrFolder(tables: workbook.tableNames)) }
    Folders.create(parentOf: folder + "/x")
    for table in workbook.tableNames {
      if let text = workbook.csv(table: table) { try place(text, at: "\(folder)/\(table).csv") }
    }
    session.output.result(
      say(
        "已写到 \(folder)：\(workbook.tableNames.map { $0 + ".csv" }.joined(separator: "、"))。",
        "Wrote into \(folder): \(workbook.tableNames.map { $0 + ".csv" }.joined(separator: ", "))."))
  }

  private func place(_ text: String, at path: String) throws {
    let file = try WholeFile(path)
    try file.append(Array(text.utf8))
    try file.commit()
  }
}
