import CaseFile
import CivilCalendar
import GRDB

/// Something that the database and its journal do not agree on.
public enum VerificationFinding: Hashable, Sendable {
  /// The file itself is damaged, as SQLite reports it.
  case damagedFile(String)
  /// The mark by which the file is known as a database of this product is missing.
  case markMissing
  /// A table, an index or a trigger is missing, different, or not the program's own.
  case alteredSchema(name: String)
  /// A sequence number is missing: the entry was removed.
  case missingEntry(sequence: Int)
  /// The journal ends before an entry of which the tables still know: its end was removed.
  case endMissing(through: Int, known: Int)
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
  /// The journal is shorter than a state of it that was noted elsewhere.
  case shorterThanStated(size: Int)
  /// The journal was different when its size was `size`: something up to there has been rewritten since.
  case differsFromStated(size: Int, digest: String)
}

extension VerificationFinding {
  /// Whether the finding speaks of the journal or the file, not of what follows from the journal.
  var concernsJournal: Bool {
    switch self {
    case .differentProjection, .alteredSchema, .markMissing: return false
    default: return true
    }
  }
}

/// A state of the journal that was noted outside the database, for instance on a printed report.
public struct StatedHead: Hashable, Sendable {
  /// Number of entries at that time.
  public let size: Int
  /// The beginning of the last entry's digest at that time, hexadecimal, lower case.
  public let digest: String

  /// Digits that a stated digest must have at least.
  public static let leastDigits = 8

  /// A stated state; nil when the digest is not at least eight hexadecimal digits. Spaces and case do not matter.
  public init?(size: Int, digest: String) {
    let digits = digest.lowercased().filter { !$0.isWhitespace }
    guard size > 0, (Self.leastDigits...64).contains(digits.count), digits.allSatisfy(\.isHexDigit) else { return nil }
    self.size = size
    self.digest = digits
  }
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
  /// the stored ones row by row. Changes nothing.
  ///
  /// A tail that was replaced and chained anew, with the tables to match, agrees with itself: only a state noted
  /// elsewhere (`stated`) tells.
  ///
  /// - Parameter progress: Told how many entries have been read.
  public func verify(
    against stated: StatedHead? = nil, progress: (Int) -> Void = { _ in }
  ) throws(StoreError) -> Verification {
    try read { db in
      var examination = try VerificationRun(db, court: court.code)
      try examination.examineFile()
      try examination.examineJournal(progress)
      if let stated { try examination.compare(stated) }
      try examination.examineProjections()
      return Verification(head: examination.head, findings: examination.findings)
    }
  }
}

/// A verification in progress: each part goes on where the one before found damage, as far as it can.
struct VerificationRun {
  private(set) var findings: [VerificationFinding] = []
  let replica: JournalReplay
  private let db: Database
  private let court: String
  private var differingTables: Set<String> = []

  init(_ db: Database, court: String) throws {
    self.db = db
    self.court = court
    replica = try JournalReplay(court: court)
  }

  var head: JournalHead { replica.head }

  mutating func examineFile() throws {
    if try Int32.fetchOne(db, sql: "PRAGMA application_id") != Schema.applicationID { findings.append(.markMissing) }
    try noting { db in
      try String.fetchAll(db, sql: "PRAGMA integrity_check(5)").filter { $0 != "ok" }.map { .damagedFile($0) }
    }
    var tables: Set<String> = []
    try noting { db in
      let schema = try SchemaComparison(db)
      tables = schema.differingTables
      return schema.differing.map { .alteredSchema(name: $0) }
    }
    differingTables = tables
  }

  mutating func examineJournal(_ progress: (Int) -> Void) throws {
    let (replica, court) = (replica, court)
    try noting { db in
      try String.fetchAll(db, sql: "SELECT DISTINCT court FROM journal ORDER BY court").filter { $0 != court }
        .map { .foreignEntry(court: $0) }
    }
    try noting { db in try replica.replay(from: db, through: nil, progress: progress) }
    try noting { db in
      let end = replica.head.sequence
      let tables = try Schema.entryTables.filter { try db.tableExists($0) && db.columns(in: $0).contains { $0.name == "sequence" } }
      let known = try tables.compactMap { try Int.fetchOne(db, sql: "SELECT max(sequence) FROM \($0)") }.max() ?? 0
      return known > end ? [.endMissing(through: end, known: known)] : []
    }
  }

  mutating func compare(_ stated: StatedHead) throws {
    let (size, court) = (replica.head.sequence, court)
    guard stated.size <= size else {
      findings.append(.shorterThanStated(size: stated.size))
      return
    }
    try noting { db in
      let digest = try JournalReader.digest(db, court: court, sequence: stated.size)
      return digest?.description.hasPrefix(stated.digest) == true
        ? [] : [.differsFromStated(size: stated.size, digest: stated.digest)]
    }
  }

  mutating func examineProjections() throws {
    guard !findings.contains(where: \.preventsComparison) else { return }
    let (replica, skipped) = (replica, differingTables)
    try noting { db in
      try replica.queue.read { fresh in
        try ProjectionComparison(stored: db, fresh: fresh).differences(skipping: skipped).flatMap { difference in
          difference.keys.map { .differentProjection(table: difference.table, key: $0) }
        }
      }
    }
  }

  /// Adds what `body` finds; that the file is too damaged for it is a finding too.
  private mutating func noting(_ body: (Database) throws -> [VerificationFinding]) throws {
    let more: [VerificationFinding]
    do {
      more = try body(db)
    } catch let error as DatabaseError where error.isDamage {
      more = [.damagedFile(error.message ?? "")]
    }
    findings += more.filter { !findings.contains($0) }
  }
}

extension DatabaseError {
  /// Whether the file is at fault: a page, the header, or a table that should be there.
  var isDamage: Bool { [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR].contains(resultCode) }
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
