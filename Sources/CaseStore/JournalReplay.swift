import CaseFile
import CivilCalendar
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
    try queue.write { db in try db.execute(sql: Schema.freshProjections) }
  }

  /// Applies the entries up to `through` (all when nil) and says what is wrong with them.
  func replay(
    from source: Database, through: Int?, progress: (Int) -> Void = { _ in }
  ) throws -> [VerificationFinding] {
    let hasher = try SM3()
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
          findings += try check(entry, hasher: hasher, preimage: &preimage)
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
  ) throws(StoreError) -> [VerificationFinding] {
    var findings: [VerificationFinding] = []
    var missing = head.sequence + 1
    while missing < entry.sequence, findings.count < Verification.findingLimit {
      findings.append(.missingEntry(sequence: missing))
      missing += 1
    }
    if findings.isEmpty, entry.previous != head.digest { findings.append(.brokenChain(sequence: entry.sequence)) }
    let digest = try hasher.digest(
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
      try projector.apply(
        event,
        at: JournalPlace(sequence: entry.sequence, recordedAt: entry.recordedAt, actor: entry.actor))
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
    var storedRow = try left.next()?.copy()
    var freshRow = try right.next()?.copy()
    // Both run in order of the key, so that a row too many or too few is one finding and not one for each row after.
    while findings.count < Verification.findingLimit, storedRow != nil || freshRow != nil {
      let order = order(storedRow, freshRow, key: key)
      if order != 0 || storedRow != freshRow, let row = order < 0 ? storedRow : freshRow {
        findings.append(.differentProjection(table: table, key: try name(row, in: table, key: key, stored, fresh)))
      }
      if order <= 0 { storedRow = try left.next()?.copy() }
      if order >= 0 { freshRow = try right.next()?.copy() }
    }
    return findings
  }

  /// Negative when only the stored table has the row, positive when only the fresh one has it.
  private static func order(_ stored: GRDB.Row?, _ fresh: GRDB.Row?, key: [String]) -> Int {
    guard let stored else { return 1 }
    guard let fresh else { return -1 }
    for column in key {
      let left: DatabaseValue = stored[column]
      let right: DatabaseValue = fresh[column]
      if left == right { continue }
      if let left = Int64.fromDatabaseValue(left), let right = Int64.fromDatabaseValue(right) {
        return left < right ? -1 : 1
      }
      let leftText = String.fromDatabaseValue(left) ?? ""
      let rightText = String.fromDatabaseValue(right) ?? ""
      return leftText.utf8.lexicographicallyPrecedes(rightText.utf8) ? -1 : 1
    }
    return 0
  }

  /// The row's key with the case's number in the place of its identifier, which means nothing outside the file.
  private static func name(
    _ row: GRDB.Row, in table: String, key: [String], _ stored: Database, _ fresh: Database
  ) throws -> String {
    try key.map { column in
      let value: DatabaseValue = row[column]
      if column == "case_id" {
        let sql = "SELECT number FROM cases WHERE case_id = ?"
        let number = try String.fetchOne(fresh, sql: sql, arguments: [value])
        if let number = try number ?? String.fetchOne(stored, sql: sql, arguments: [value]) { return number }
      }
      let isDay = ["occurred_on", "due_on", "day"].contains(column)
      if isDay, let day = Int32.fromDatabaseValue(value), let date = CivilDate(dayNumber: day) {
        return date.description
      }
      return String.fromDatabaseValue(value) ?? "\(value)"
    }.joined(separator: " ")
  }
}
