import CaseFile
import CivilCalendar
import GRDB

extension CaseStore {
  /// The reports that were issued, in order of the journal.
  public func issuedReports() throws(StoreError) -> [IssuedReport] {
    try read { db in try Self.issued(db, where: "1", []) }
  }

  /// The copy with this code; nil when none was issued.
  public func issuedReport(_ code: TraceCode) throws(StoreError) -> IssuedReport? {
    try read { db in try Self.issued(db, where: "code = ?", [code.text]).first }
  }

  /// What the journal's entry of this sequence issued; nil when it issued nothing.
  public func issuedReport(at sequence: Int) throws(StoreError) -> IssuedReport? {
    try read { db in try Self.issued(db, where: "sequence = ?", [sequence]).first }
  }

  /// What was issued with these bytes, by their hexadecimal SM3.
  public func issuedReports(fileDigest: String) throws(StoreError) -> [IssuedReport] {
    try read { db in try Self.issued(db, where: "file_digest = ?", [fileDigest]) }
  }

  static func issued(
    _ db: Database, where condition: String, _ arguments: StatementArguments
  ) throws -> [IssuedReport] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT sequence, recorded_at, actor, payload FROM issued_reports WHERE \(condition) ORDER BY sequence",
      arguments: arguments)
    return try rows.map { row in
      let payload: String = row[3]
      return IssuedReport(
        sequence: row[0], issuedAt: Instant(milliseconds: row[1]), actor: row[2],
        issue: try ReportIssue(JSONValue(utf8: Array(payload.utf8))))
    }
  }
}

extension JournalTransaction {
  /// Whether a copy with this code was issued.
  public func isIssued(_ code: TraceCode) throws -> Bool {
    try !CaseStore.issued(db, where: "code = ?", [code.text]).isEmpty
  }
}
