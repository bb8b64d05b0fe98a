import CivilCalendar
import Foundation
import LedgerExchange
import TestSupport

/// LibreOffice, which computes every formula of a workbook anew.
enum Recalculation {
  /// Where the program is; nil when it is not on the search path.
  static let program: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/soffice" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// Why nothing was computed.
  struct Failure: Error { let detail: String }

  /// Always recalculates on loading; without it the stored values would be believed.
  private static let profile = """
    <?xml version="1.0" encoding="UTF-8"?>
    <oor:items xmlns:oor="http://openoffice.org/2001/registry">
    <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
    </oor:items>
    """

  /// Opens the files, computes and saves them under the same names in `output`, with a profile of its own.
  static func run(_ files: [String], in folder: TemporaryFolder, output: String) throws {
    guard let program else { throw Failure(detail: "soffice is not on PATH") }
    let user = folder.file("profile/user")
    try FileManager.default.createDirectory(atPath: user, withIntermediateDirectories: true)
    try Data(profile.utf8).write(to: URL(fileURLWithPath: user + "/registrymodifications.xcu"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments =
      ["--headless", "-env:UserInstallation=file://" + folder.file("profile"), "--convert-to", "xlsx", "--outdir", output] + files
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(detail: "soffice ended with \(process.terminationStatus)") }
  }
}

/// The values that stand in a file.
struct StoredValues {
  private var sheets: [String: [Int: [TableCell]]] = [:]

  /// Reads the given sheets of a file.
  init(path: String, sheets names: Set<String>) throws {
    let workbook = try XLSXWorkbook.open(path)
    for sheet in workbook.sheets where names.contains(sheet.name) {
      var rows: [Int: [TableCell]] = [:]
      try workbook.forEachRow(of: sheet) { row in
        rows[row.number - 1] = row.cells
        return true
      }
      sheets[sheet.name] = rows
    }
  }

  /// The value of a cell, counted from 0.
  subscript(sheet: String, row: Int, column: Int) -> TableCell {
    guard let cells = sheets[sheet]?[row], cells.indices.contains(column) else { return .empty }
    return cells[column]
  }

  /// Whether the cell says what the report computed, to 9 digits.
  func agrees(with cell: FormulaCell) -> Bool {
    switch (self[cell.sheet, cell.row, cell.column], cell.cached) {
    case (.number(let stored, _), .number(let computed)): return Self.isClose(stored, computed)
    case (.date(let stored), .number(let computed)):
      return SpreadsheetSerial.serial1900(of: stored).map { Double($0) == computed } ?? false
    case (.text(let stored), .text(let computed)): return stored == computed
    default: return false
    }
  }

  private static func isClose(_ left: Double, _ right: Double) -> Bool {
    abs(left - right) <= 1e-9 * max(1, abs(left), abs(right))
  }
}
