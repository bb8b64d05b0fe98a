import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import LedgerExchange
import RuleModel
import TestSupport

/// A court with a few cases, and ledgers that are fetched, edited and brought back without a spreadsheet program.
struct RoundTripFixture {
  let folder: TemporaryFolder
  let store: CaseStore
  let catalogue = Catalogue.builtIn

  init(cases: Int = 5, code: String = "粤01", at created: String = "2019-01-01") throws {
    folder = try TemporaryFolder()
    store = try CaseStore.create(
      at: folder.file("court.db"), court: CourtIdentity(code: code, name: "", isRehearsal: true),
      recordedAt: instant(created), actor: "陆某")
    try store.write(context("import", by: "陆某")) { transaction in
      for serial in 1...cases {
        let record = CaseRecord.sample(
          Self.number(serial).text, debtors: [Debtor(name: "示例第\(serial)公司")],
          set: {
            $0.judge = "张三"
            $0.claimsTotal = Money(fen: 1_234_567_89 * Int64(serial))
            $0.note = "备注\(serial)"
          })
        try transaction.append(.caseRegistered(record))
      }
    }
  }

  static func number(_ serial: Int) -> CaseNumber { CaseNumber(normalized: "(2019)粤01破\(serial)号") }

  func context(_ command: String, by actor: String, at: String = "2019-07-01") -> CommandContext {
    CommandContext(recordedAt: instant(at), actor: actor, command: command)
  }

  /// All cases as a ledger.
  func fetch() throws -> EditableLedger {
    try LedgerCheckout(store: store, catalogue: catalogue).ledger(
      of: try store.cases(CaseQuery()).map(\.number), issuedTo: "张三", at: instant("2019-07-01"))
  }

  /// Writes the ledger and takes it back.
  func bring(
    _ ledger: EditableLedger, by actor: String = "张三", mode: ImportRequest.Mode = .record
  ) throws -> CheckinReport {
    try bring(ledger.workbook(), by: actor, mode: mode)
  }

  func bring(
    _ workbook: Workbook, by actor: String = "张三", mode: ImportRequest.Mode = .record
  ) throws -> CheckinReport {
    let path = folder.file("台账.xlsx")
    _ = try WorkbookWriter.write(workbook, to: path)
    return try LedgerCheckin(store: store, catalogue: catalogue).run(
      path, mode: mode, context: context("ledger checkin", by: actor))
  }

  /// The ledger that comes back with conflicts.
  func conflicts(_ report: CheckinReport) throws -> EditableLedger? {
    try report.conflictLedger(
      LedgerCheckout(store: store, catalogue: catalogue), issuedTo: "张三", at: instant("2019-07-01"))
  }

  /// Somebody else changes a case.
  func amend(_ serial: Int, _ field: CaseField, _ value: JSONValue?, by actor: String = "李四") throws {
    try store.write(context("case edit", by: actor, at: "2019-06-30T08:00:00+08:00")) { transaction in
      guard let record = try transaction.find(Self.number(serial)) else { return }
      try transaction.append(
        .caseAmended(record.number, [FieldChange(field: field, from: record.json(field), to: value)]))
    }
  }

  func find(_ serial: Int) throws -> CaseRecord? { try store.find(Self.number(serial)) }
}

extension EditableLedger {
  /// Types a value into the cell of a case.
  mutating func type(_ value: CellValue, _ column: LedgerColumn, _ serial: Int) {
    guard let line = lines.firstIndex(where: { $0.key == RoundTripFixture.number(serial).text }),
      let position = position(column)
    else { return }
    lines[line].cells[position] = value
  }

  func position(_ column: LedgerColumn) -> Int? {
    columns.firstIndex { $0.title.hasPrefix(column.ledgerWord) }
  }

  /// Adds a row as a clerk does.
  mutating func add(_ number: String, key: String? = nil, _ values: [LedgerColumn: CellValue]) {
    var cells = [CellValue](repeating: .empty, count: columns.count)
    cells[0] = .text(number)
    for (column, value) in values { if let position = position(column) { cells[position] = value } }
    lines.append(Line(key: key, cells: cells))
  }
}
