import Clearance
import WorkbookExport

extension Courthouse {
  /// Fetches all cases as a ledger and writes it with a remark typed into every row, as a clerk would bring it back.
  func writeEditedLedger(to name: String) throws {
    let court = try Court(databaseAt: folder.file("court.db"))
    guard let moment = Instant(Self.now) else { throw Unexpected(text: Self.now) }
    let numbers = try court.store.cases(CaseQuery()).map(\.number)
    var ledger = try LedgerCheckout(store: court.store, catalogue: court.catalogue)
      .ledger(of: numbers, issuedTo: "张三", at: moment)
    guard let remarks = ledger.columns.firstIndex(where: { $0.title.hasPrefix("备注") }) else {
      throw Unexpected(text: "\(ledger.columns.map(\.title))")
    }
    for line in ledger.lines.indices { ledger.lines[line].cells[remarks] = .text("已核对\(line)") }
    _ = try WorkbookWriter.write(ledger.workbook(), to: folder.file(name))
  }
}
