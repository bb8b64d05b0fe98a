import CaseFile
import CivilCalendar
import GRDB

/// Reads journal entries.
enum JournalReader {
  static let columns =
    "sequence, court, recorded_at, actor, command_id, kind, subject, payload, previous, digest"

  static func head(_ db: Database, court: String) throws -> JournalHead {
    let row = try PreparedStatement(
      db,
      "SELECT sequence, digest, recorded_at FROM journal WHERE court = ?1 ORDER BY sequence DESC LIMIT 1")
    row.bind(court, at: 1)
    defer { row.reset() }
    guard try row.step() else { return JournalHead(sequence: 0, digest: .origin, recordedAt: nil) }
    guard let digest = Digest(bytes: row.bytes(1)) else { throw StoreError.damaged(detail: "digest") }
    return JournalHead(
      sequence: Int(row.int(0)), digest: digest, recordedAt: Instant(milliseconds: row.int(2)))
  }

  static func entries(_ db: Database, court: String, _ query: JournalQuery) throws -> [JournalEntry] {
    let sql = """
      SELECT \(columns) FROM journal
      WHERE court = ?1 AND (?2 IS NULL OR subject = ?2) AND (?3 IS NULL OR actor = ?3)
        AND (?4 IS NULL OR command_id = ?4) AND sequence > ?5
      ORDER BY sequence DESC LIMIT ?6
      """
    let row = try PreparedStatement(db, sql)
    row.bind(court, at: 1)
    row.bind(query.subject, at: 2)
    row.bind(query.actor, at: 3)
    row.bind(query.commandID, at: 4)
    row.bind(query.afterSequence ?? 0, at: 5)
    row.bind(query.limit ?? -1, at: 6)
    defer { row.reset() }
    var entries: [JournalEntry] = []
    while try row.step() { entries.append(try JournalReader.entry(row)) }
    return entries.reversed()
  }

  /// The event of one entry; nil when there is no such entry.
  static func event(_ db: Database, court: String, sequence: Int) throws -> JournalEvent? {
    let row = try PreparedStatement(db, "SELECT \(columns) FROM journal WHERE court = ?1 AND sequence = ?2")
    row.bind(court, at: 1)
    row.bind(sequence, at: 2)
    defer { row.reset() }
    guard try row.step() else { return nil }
    let entry = try entry(row)
    return try JournalEvent(kind: entry.kind, subject: entry.subject, payload: entry.payload)
  }

  /// Hands over the entries up to `through` (all when nil) in order; nil for one whose digests are no digests.
  static func forEach(
    _ db: Database, court: String, through: Int? = nil, _ body: (_ sequence: Int, JournalEntry?) throws -> Void
  ) throws {
    let row = try PreparedStatement(
      db, "SELECT \(columns) FROM journal WHERE court = ?1 AND sequence <= ?2 ORDER BY sequence")
    row.bind(court, at: 1)
    row.bind(through ?? Int.max, at: 2)
    defer { row.reset() }
    while try row.step() { try body(Int(row.int(0)), try? entry(row)) }
  }

  /// The court that the first entry names; nil when there is no such entry or it cannot be read.
  static func court(_ db: Database) throws -> CourtIdentity? {
    let row = try PreparedStatement(
      db, "SELECT \(columns) FROM journal WHERE sequence = 1 AND kind = 'databaseCreated' LIMIT 1")
    defer { row.reset() }
    guard try row.step() else { return nil }
    let entry = try entry(row)
    guard
      case .databaseCreated(let court) = try JournalEvent(
        kind: entry.kind, subject: entry.subject, payload: entry.payload)
    else { return nil }
    return court
  }

  /// The digest of an entry; nil when there is no such entry.
  static func digest(_ db: Database, court: String, sequence: Int) throws -> Digest? {
    let row = try PreparedStatement(db, "SELECT digest FROM journal WHERE court = ?1 AND sequence = ?2")
    row.bind(court, at: 1)
    row.bind(sequence, at: 2)
    defer { row.reset() }
    return try row.step() ? Digest(bytes: row.bytes(0)) : nil
  }

  static func entry(_ row: PreparedStatement) throws -> JournalEntry {
    guard let previous = Digest(bytes: row.bytes(8)), let digest = Digest(bytes: row.bytes(9)) else {
      throw StoreError.damaged(detail: "digest of entry \(row.int(0))")
    }
    return JournalEntry(
      sequence: Int(row.int(0)), court: row.text(1), recordedAt: Instant(milliseconds: row.int(2)),
      actor: row.text(3), commandID: row.text(4), kind: row.text(5), subject: row.text(6),
      payload: row.bytes(7), previous: previous, digest: digest)
  }
}

/// Which journal entries are asked for; every condition given must hold.
public struct JournalQuery: Hashable, Sendable {
  /// Only entries about this subject (a case number in normal form).
  public var subject: String?
  /// Only entries by this actor.
  public var actor: String?
  /// Only entries of this command group.
  public var commandID: String?
  /// Only entries after this sequence.
  public var afterSequence: Int?
  /// At most so many, the latest ones; nil for all.
  public var limit: Int?

  /// All entries.
  public init() {}
}

extension CaseStore {
  /// The state of the journal now.
  public func head() throws(StoreError) -> JournalHead {
    try read { db in try JournalReader.head(db, court: court.code) }
  }

  /// The entries that match, in order of sequence; with a limit the latest ones.
  public func entries(_ query: JournalQuery) throws(StoreError) -> [JournalEntry] {
    try read { db in try JournalReader.entries(db, court: court.code, query) }
  }
}
