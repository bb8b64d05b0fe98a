import CaseFile
import CivilCalendar
import GRDB

/// Something that the database and its journal do not agree on.
public enum VerificationFinding: Hashable, Sendable {
  /// The file itself is damaged, as SQLite reports it.
  case damagedFile(String)
  /// A sequence number is missing: the entry was removed.
  case missingEntry(sequence: Int)
  /// An entry names another predecessor than the entry before it.
  case brokenChain(sequence: Int)
  /// The content of an entry does not match its digest.
  case alteredEntry(sequence: Int, kind: String, subject: String)
  /// The content of an entry cannot be read.
  case unreadableEntry(sequence: Int)
  /// An entry cannot follow from the entries before it.
  case contradictoryEntry(sequence: Int, subject: String)
  /// An entry belongs to another court than the database.
  case foreignEntry(court: String)
  /// A row of a projection differs from what the journal gives; `key` names the row.
  case differentProjection(table: String, key: String)
}

/// What `verify` found.
public struct Verification: Hashable, Sendable {
  /// The state of the journal that was checked.
  public let head: JournalHead
  /// Findings, at most `findingLimit` of each table; empty when all is well.
  public let findings: [VerificationFinding]

  /// Number of differing rows reported per table.
  public static let findingLimit = 20
}

extension CaseStore {
  /// Re-hashes every payload, follows the chain, replays the journal into fresh projections and compares them with
  /// the stored ones row by row. Changes nothing. `progress` is told how many entries have been read.
  public func verify(progress: (Int) -> Void = { _ in }) throws(StoreError) -> Verification {
    try read { db in
      var findings: [VerificationFinding] = []
      for message in try String.fetchAll(db, sql: "PRAGMA integrity_check(5)") where message != "ok" {
        findings.append(.damagedFile(message))
      }
      let courts = try String.fetchAll(db, sql: "SELECT DISTINCT court FROM journal ORDER BY court")
      findings += courts.filter { $0 != court.code }.map(VerificationFinding.foreignEntry)
      let replica = try JournalReplay(court: court.code)
      findings += try replica.replay(from: db, through: nil, progress: progress)
      if !findings.contains(where: \.preventsComparison) {
        findings += try replica.differences(from: db)
      }
      return Verification(head: replica.head, findings: findings)
    }
  }
}

extension VerificationFinding {
  /// Whether the replay could not follow the whole journal, so that comparing tables would only repeat it.
  fileprivate var preventsComparison: Bool {
    switch self {
    case .missingEntry, .unreadableEntry, .contradictoryEntry: return true
    default: return false
    }
  }
}
