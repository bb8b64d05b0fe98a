import CaseFile
import CivilCalendar
import GRDB
import Glibc

/// What a recovery kept and what it lost.
public struct Recovery: Hashable, Sendable {
  /// The journal of the new database.
  public let head: JournalHead
  /// The court.
  public let court: CourtIdentity
  /// Sequences that are known to have existed and could not be read, at most `gapLimit` ranges.
  public let lost: [ClosedRange<Int>]
  /// Number of those sequences.
  public let lostCount: Int
  /// Entries that were read and could not be chained.
  public let apart: Int
  /// The file that holds them, one JSON object a line; nil when there are none.
  public let apartFile: String?
  /// A file whose end is missing.
  public struct Truncation: Hashable, Sendable {
    /// The file.
    public let path: String
    /// How many of the pages that its header states it lacks.
    public let pages: Int

    /// A file that lacks so many pages.
    public init(path: String, pages: Int) { (self.path, self.pages) = (path, pages) }
  }

  /// Files whose end is missing: what stood there is not known.
  public let truncated: [Truncation]
  /// The last command of the new database when some of its entries are missing.
  public let incompleteCommand: String?
  /// What verification says of the new database; empty when all is well.
  public let findings: [VerificationFinding]

  /// How many ranges are named.
  public static let gapLimit = 10
}

/// Makes a new database of every journal entry that can still be read.
public enum JournalRecovery {
  /// Reads the files byte by byte, takes the longest chain of proven entries, and replays it into a new database.
  ///
  /// Several files help each other: what one has lost, a backup may have. Entries behind the first gap cannot be
  /// part of a journal; they go to a text file.
  ///
  /// - Parameters:
  ///   - paths: Damaged databases and backups; they are only read.
  ///   - target: Path of the new database; nothing may stand there.
  public static func recover(_ paths: [String], into target: String) throws(StoreError) -> Recovery {
    try DatabaseLocation.checkForCreation(target)
    let salvage = try JournalSalvage(paths)
    guard !salvage.intact.isEmpty || !salvage.doubtful.isEmpty else {
      throw .safekeeping(.nothingReadable(paths: paths))
    }
    let chain = salvage.chained()
    let chained = Set(chain.map(\.digest))
    let apart = Apart(
      intact: salvage.intact.filter { !chained.contains($0.digest) },
      doubtful: salvage.doubtful.filter { !chained.contains($0.digest) })
    let apartFile = apart.isEmpty ? nil : target + ".apart.jsonl"
    if let apartFile { try apart.write(to: apartFile) }
    guard let court = court(of: chain) else {
      throw .safekeeping(.noBeginning(readable: apart.count, kept: apartFile ?? target))
    }
    let verification = try build(chain, court: court, at: target)
    let gaps = gaps(after: chain.count, in: apart)
    let follower = apart.intact.first { $0.sequence > chain.count && $0.commandID == chain.last?.commandID }
    return Recovery(
      head: verification.head, court: court, lost: Array(gaps.prefix(Recovery.gapLimit)),
      lostCount: gaps.reduce(0) { $0 + $1.count }, apart: apart.count, apartFile: apartFile,
      truncated: salvage.truncated, incompleteCommand: follower?.commandID, findings: verification.findings)
  }

  private static func court(of chain: [JournalEntry]) -> CourtIdentity? {
    guard let first = chain.first,
      case .databaseCreated(let court)? = try? JournalEvent(
        kind: first.kind, subject: first.subject, payload: first.payload)
    else { return nil }
    return court
  }

  /// Ranges between the sequences that were read, up to the greatest that was proven.
  private static func gaps(after last: Int, in apart: Apart) -> [ClosedRange<Int>] {
    var next = last + 1
    var gaps: [ClosedRange<Int>] = []
    for sequence in Set(apart.intact.map(\.sequence)).sorted() where sequence >= next {
      if sequence > next { gaps.append(next...(sequence - 1)) }
      next = sequence + 1
    }
    return gaps
  }

  private static func build(
    _ chain: [JournalEntry], court: CourtIdentity, at target: String
  ) throws(StoreError) -> Verification {
    let unfinished = try UnfinishedDatabase(for: target, permissions: DatabaseLocation.permissions)
    let verification = try unfinished.fill { queue in
      try Schema.migrator.migrate(queue)
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        try db.inTransaction {
          try fill(db, chain)
          return .commit
        }
      }
      let verification = try CaseStore(queue: queue, path: target, court: court).verify()
      try queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = WAL") }
      return verification
    }
    try unfinished.place(.refuse)
    return verification
  }

  private static func fill(_ db: Database, _ chain: [JournalEntry]) throws {
    let insert = try PreparedStatement(
      db, "INSERT INTO journal (\(JournalReader.columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
    let projector = try Projector(db)
    for entry in chain {
      insert.bind(entry.sequence, at: 1)
      insert.bind(entry.court, at: 2)
      insert.bind(entry.recordedAt.milliseconds, at: 3)
      insert.bind(entry.actor, at: 4)
      insert.bind(entry.commandID, at: 5)
      insert.bind(entry.kind, at: 6)
      insert.bind(entry.subject, at: 7)
      insert.bindText(entry.payload, at: 8)
      insert.bind(blob: entry.previous.bytes, at: 9)
      insert.bind(blob: entry.digest.bytes, at: 10)
      try insert.run()
      // What cannot be applied is said by the verification; the entries after it count all the same.
      guard let event = try? JournalEvent(kind: entry.kind, subject: entry.subject, payload: entry.payload) else {
        continue
      }
      try? projector.apply(
        event, at: JournalPlace(sequence: entry.sequence, recordedAt: entry.recordedAt, actor: entry.actor))
    }
  }
}

/// Entries that were read and are not part of the new journal.
struct Apart {
  let intact: [JournalEntry]
  let doubtful: [JournalEntry]

  var count: Int { intact.count + doubtful.count }
  var isEmpty: Bool { count == 0 }

  /// Writes them in order of sequence, one canonical JSON object a line.
  func write(to path: String) throws(StoreError) {
    let lines = Array(
      (intact.map { ($0, true) } + doubtful.map { ($0, false) })
        .sorted { ($0.0.sequence, $0.1 ? 0 : 1) < ($1.0.sequence, $1.1 ? 0 : 1) }
        .map { entry, isProven in Self.json(entry, isProven: isProven).canonicalUTF8 + [0x0A] }.joined())
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else {
      throw errno == EEXIST ? .safekeeping(.taken(path: path)) : UnfinishedDatabase.failure(path, errno)
    }
    defer { close(descriptor) }
    var offset = 0
    while offset < lines.count {
      let count = lines.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress?.advanced(by: offset), lines.count - offset) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        let failure = UnfinishedDatabase.failure(path, errno)
        unlink(path)
        throw failure
      }
      offset += count
    }
    fsync(descriptor)
  }

  private static func json(_ entry: JournalEntry, isProven: Bool) -> JSONValue {
    .object([
      .init(key: "sequence", value: .integer(Int64(entry.sequence))),
      .init(key: "proven", value: .bool(isProven)), .init(key: "court", value: .string(entry.court)),
      .init(key: "recorded_at", value: .string(entry.recordedAt.description)),
      .init(key: "actor", value: .string(entry.actor)), .init(key: "command", value: .string(entry.commandID)),
      .init(key: "kind", value: .string(entry.kind)), .init(key: "subject", value: .string(entry.subject)),
      .init(
        key: "payload",
        value: (try? JSONValue(utf8: entry.payload)) ?? .string(String(decoding: entry.payload, as: UTF8.self))),
      .init(key: "previous", value: .string(entry.previous.description)),
      .init(key: "digest", value: .string(entry.digest.description)),
    ])
  }
}
