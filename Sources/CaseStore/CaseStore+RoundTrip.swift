import CaseFile
import GRDB

/// The people and divisions whom the cases of a court name.
public struct RecordedPeople: Hashable, Sendable {
  /// Judges (承办法官), by name.
  public let judges: [String]
  /// Clerks (书记员), by name.
  public let clerks: [String]
  /// Divisions (承办部门), by name.
  public let divisions: [String]
}

extension CaseStore {
  /// The judges, clerks and divisions whom recorded cases name, each once.
  public func recordedPeople() throws(StoreError) -> RecordedPeople {
    try read { db in
      RecordedPeople(
        judges: try String.fetchAll(
          db, sql: "SELECT DISTINCT judge FROM cases WHERE judge IS NOT NULL ORDER BY judge"),
        clerks: try String.fetchAll(
          db, sql: "SELECT DISTINCT clerk FROM cases WHERE clerk IS NOT NULL ORDER BY clerk"),
        divisions: try String.fetchAll(
          db, sql: "SELECT DISTINCT division FROM cases WHERE division IS NOT NULL ORDER BY division"))
    }
  }

  /// Digest of the entry at a position of the journal; nil when there is none. That of the first entry tells databases
  /// apart.
  public func digest(at sequence: Int) throws(StoreError) -> Digest? {
    try read { db in try JournalReader.digest(db, court: court.code, at: sequence) }
  }
}

extension JournalTransaction {
  /// Digest of the entry at a position of the journal, as `CaseStore.digest(at:)`.
  public func digest(at sequence: Int) throws -> Digest? {
    try JournalReader.digest(db, court: court, at: sequence)
  }
}

extension JournalReader {
  fileprivate static func digest(_ db: Database, court: String, at sequence: Int) throws -> Digest? {
    let row = try PreparedStatement(db, "SELECT digest FROM journal WHERE court = ?1 AND sequence = ?2")
    row.bind(court, at: 1)
    row.bind(sequence, at: 2)
    defer { row.reset() }
    guard try row.step() else { return nil }
    return Digest(bytes: row.bytes(0))
  }
}
