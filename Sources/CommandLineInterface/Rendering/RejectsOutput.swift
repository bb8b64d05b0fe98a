import CaseFile
import Clearance
import LedgerExchange
import WorkbookExport

/// Writes the rejected rows of an import to files that can be corrected and imported again.
///
/// A workbook a file, with the sheets of the file; or, under a name that ends in `.csv`, a text for each table, because two
/// tables with different columns in one text could not be imported again.
struct RejectsOutput {
  let report: ImportReport
  let session: Session

  private var say: Language { session.language }

  /// Writes the files; several are numbered.
  func write(to asked: String?) throws {
    let path = asked ?? say("退回行.xlsx", "rejected-rows.xlsx")
    let parts = report.files.filter { !$0.rejectedRows.isEmpty }
    let isText = path.lowercased().hasSuffix(".csv")
    let groups = isText ? parts.map { [$0] } : Self.byFile(parts)
    for (index, group) in groups.enumerated() {
      let place = groups.count == 1 ? path : Self.numbered(path, index + 1)
      if isText { try writeText(group[0], to: place) } else { try writeWorkbook(group, to: place) }
      session.output.message(
        say(
          "\(group[0].ledger.name) 退回的行已写入 \(place)，改正后可直接再导入。",
          "The rejected rows of \(group[0].ledger.name) are in \(place); correct them there and import that file."))
    }
  }

  private func writeText(_ part: ImportReport.File, to path: String) throws {
    var file = RejectsFile()
    try file.add(part.ledger, reasons: reasons(of: part), reasonTitle: "不予导入的原因", rowTitle: "原行号")
    try file.write(to: path)
  }

  private func writeWorkbook(_ group: [ImportReport.File], to path: String) throws {
    let parts = group.map { file -> RejectsWorkbook.Part in
      var part = RejectsWorkbook.Part(ledger: file.ledger)
      part.reasons = reasons(of: file)
      part.notes = file.rejections.map { rejection in
        let text = rejection.rule.text(say)
        return RejectsWorkbook.Part.Note(
          row: rejection.place.row, position: rejection.place.columnNumber.map { $0 - 1 },
          text: [text.clause, text.remedy.map { say("办法：", "What to do: ") + $0 }].compactMap { $0 }.joined(separator: "\n"))
      }
      return part
    }
    let workbook = try RejectsWorkbook.make(parts, title: say("退回行", "Rejected rows"), at: session.now)
    _ = try WorkbookWriter.write(workbook, to: path, options: WorkbookWriter.Options())
  }

  /// All reasons of each row left out; a row of a case that is left out for another of its rows says so.
  private func reasons(of part: ImportReport.File) -> [Int: String] {
    var reasons: [Int: String] = [:]
    for rejection in part.rejections {
      let column = rejection.place.column.map { "\($0)\(say("：", ": "))" } ?? ""
      let reason = column + rejection.rule.text(say).clause
      reasons[rejection.place.row] = reasons[rejection.place.row].map { $0 + say("；", "; ") + reason } ?? reason
    }
    for row in part.rejectedRows where reasons[row] == nil {
      reasons[row] = say("与同案的另一行一起退回", "left out with another row of the same case")
    }
    return reasons
  }

  private static func byFile(_ parts: [ImportReport.File]) -> [[ImportReport.File]] {
    var groups: [[ImportReport.File]] = []
    for part in parts {
      if let index = groups.firstIndex(where: { $0[0].ledger.path == part.ledger.path }) {
        groups[index].append(part)
      } else {
        groups.append([part])
      }
    }
    return groups
  }

  /// `退回行-2.xlsx` for `退回行.xlsx`.
  private static func numbered(_ path: String, _ number: Int) -> String {
    for ending in [".csv", ".xlsx"] where path.lowercased().hasSuffix(ending) {
      return "\(path.dropLast(ending.count))-\(number)\(path.suffix(ending.count))"
    }
    return "\(path)-\(number)"
  }
}
