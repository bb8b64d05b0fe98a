import CaseFile
import GRDB

/// Fresh projections in memory, filled from a journal.
final class JournalReplay {
  let queue: DatabaseQueue
  private(set) var head = JournalHead(sequence: 0, digest: .origin, recordedAt: nil)
  private let court: String

  init(court: String) throws {
    self.court = court
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    queue = try DatabaseQueue(configuration: configuration)
    try queue.write { db in try db.execute(sql: Schema.tables) }
  }

  /// Applies the entries up to `through` (all when nil) and says what is wrong with them.
  func replay(
    from source: Database, through: Int?, progress: (Int) -> Void = { _ in }
  ) throws -> [VerificationFinding] {
    guard let hasher = SM3() else { throw StoreError.sqlite(code: 0, message: "SM3") }
    let row = try PreparedStatement(
      source,
      """
      SELECT \(JournalReader.columns) FROM journal WHERE court = ?1 AND sequence <= ?2 ORDER BY sequence
      """)
    row.bind(court, at: 1)
    row.bind(through ?? Int.max, at: 2)
    defer { row.reset() }
    var findings: [VerificationFinding] = []
    var preimage = JournalPreimage()
    try queue.writeWithoutTransaction { db in
      try db.inTransaction {
        let projector = try Projector(db)
        while try row.step() {
          let entry = try JournalReader.entry(row)
          findings += check(entry, hasher: hasher, preimage: &preimage)
          findings += apply(entry, to: projector)
          head = JournalHead(sequence: entry.sequence, digest: entry.digest, recordedAt: entry.recordedAt)
          if entry.sequence.isMultiple(of: 1000) { progress(entry.sequence) }
        }
        return .commit
      }
    }
    return findings
  }

  private func check(
    _ entry: JournalEntry, hasher: SM3, preimage: inout JournalPreimage
  ) -> [VerificationFinding] {
    var findings: [VerificationFinding] = []
    var missing = head.sequence + 1
    while missing < entry.sequence, findings.count < Verification.findingLimit {
      findings.append(.missingEntry(sequence: missing))
      missing += 1
    }
    if findings.isEmpty, entry.previous != head.digest { findings.append(.brokenChain(sequence: entry.sequence)) }
    let digest = hasher.digest(
      preimage.bytes(
        sequence: entry.sequence, court: entry.court, recordedAt: entry.recordedAt, actor: entry.actor,
        commandID: entry.commandID, kind: entry.kind, subject: entry.subject, payload: entry.payload,
        previous: entry.previous))
    if digest != entry.digest {
      findings.append(.alteredEntry(sequence: entry.sequence, kind: entry.kind, subject: entry.subject))
    }
    return findings
  }

  private func apply(_ entry: JournalEntry, to projector: Projector) -> [VerificationFinding] {
    let event: JournalEvent
    do {
      event = try JournalEvent(kind: entry.kind, subject: entry.subject, payload: entry.payload)
    } catch { return [.unreadableEntry(sequence: entry.sequence)] }
    do {
      try projector.apply(event, sequence: entry.sequence)
      return []
    } catch { return [.contradictoryEntry(sequence: entry.sequence, subject: entry.subject)] }
  }

  /// Rows of the stored projections that differ from the replayed ones.
  func differences(from stored: Database) throws -> [VerificationFinding] {
    try queue.read { fresh in
      var findings: [VerificationFinding] = []
      for table in Schema.projections { findings += try Self.differences(in: table, stored, fresh) }
      return findings
    }
  }

  private static func differences(
    in table: String, _ stored: Database, _ fresh: Database
  ) throws -> [VerificationFinding] {
    let key = try stored.primaryKey(table).columns
    let sql = "SELECT * FROM \(table) ORDER BY \(key.joined(separator: ", "))"
    let left = try GRDB.Row.fetchCursor(stored, sql: sql)
    let right = try GRDB.Row.fetchCursor(fresh, sql: sql)
    var findings: [VerificationFinding] = []
    func report(_ row: GRDB.Row) {
      let name = key.count == 1 && table == "cases" ? ["number"] : key
      let values = name.map { "\(row[$0] as DatabaseValue)" }
      findings.append(.differentProjection(table: table, key: values.joined(separator: " ")))
    }
    while findings.count < Verification.findingLimit {
      let storedRow = try left.next()
      let freshRow = try right.next()
      if storedRow == nil, freshRow == nil { break }
      if storedRow != freshRow, let row = freshRow ?? storedRow { report(row) }
    }
    return findings
  }
}
