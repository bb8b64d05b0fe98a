import CaseFile
import CivilCalendar
import GRDB
import Glibc

/// What shall be restored, and how far that may go.
public struct RestoreRequest: Hashable, Sendable {
  /// Whether entries of the database in place may be taken back.
  public enum Loss: Hashable, Sendable {
    /// Refuse, and say what would be lost.
    case refuse
    /// Go on; the database in place is kept aside.
    case accept
  }

  /// Path of the backup.
  public var backup: String
  /// Path of the database.
  public var database: String
  /// What to do when entries would be lost.
  public var loss: Loss
  /// Now, for the name of the file kept aside.
  public var moment: Instant

  /// For how many seconds others may keep the database open before the restoration gives up.
  public var patience = 20

  /// A request.
  public init(backup: String, database: String, loss: Loss, moment: Instant) {
    (self.backup, self.database, self.loss, self.moment) = (backup, database, loss, moment)
  }
}

/// What a restoration did, or would do.
public struct RestoreResult: Hashable, Sendable {
  /// The state of the journal that stands now.
  public let head: JournalHead
  /// The court.
  public let court: CourtIdentity
  /// Where the database that stood there is kept; nil when there was none, and in a rehearsal.
  public internal(set) var keptAt: String?
  /// Whether there was a database.
  public internal(set) var hadDatabase = false
  /// What it had and the backup lacks.
  public internal(set) var lost: LostEntries?
  /// How many entries the backup has and it lacked; nil when it could not be read.
  public internal(set) var gained: Int?
}

/// A backup about to become the database: copied beside it, brought up to date, and verified.
public final class Restoration {
  private let request: RestoreRequest
  private let staged: UnfinishedDatabase
  private let head: JournalHead
  private let court: CourtIdentity

  /// Copies and verifies the backup.
  ///
  /// - Throws: `.safekeeping(.unverified)` with the findings when it does not verify.
  public init(_ request: RestoreRequest) throws(StoreError) {
    self.request = request
    _ = try BackupFile(request.backup)
    staged = try UnfinishedDatabase(for: request.database, permissions: DatabaseLocation.permissions)
    let (court, verification) = try Self.verified(request.backup, in: staged)
    guard verification.findings.isEmpty else {
      throw .safekeeping(.unverified(path: request.backup, verification.findings))
    }
    self.court = court
    head = verification.head
  }

  /// Copies and verifies; damage is said of the backup, not of the database in place.
  private static func verified(
    _ backup: String, in staged: UnfinishedDatabase
  ) throws(StoreError) -> (CourtIdentity, Verification) {
    do throws(StoreError) {
      try stage(backup, in: staged)
      return try staged.fill { queue in
        let court = try queue.read(CaseStore.readCourt)
        guard let court else { throw StoreError.notADatabase(path: backup) }
        return (court, try CaseStore(queue: queue, path: backup, court: court).verify())
      }
    } catch {
      guard case .damaged(let detail) = error else { throw error }
      throw .safekeeping(.unverified(path: backup, [.damagedFile(detail)]))
    }
  }

  private static func stage(_ backup: String, in staged: UnfinishedDatabase) throws(StoreError) {
    try staged.fill { destination in
      let source = try BackupFile.open(backup)
      try destination.writeWithoutTransaction { db in
        try source.read { try $0.backup(to: db) }
        try db.execute(sql: "PRAGMA journal_mode = DELETE")
      }
      if try destination.read(Schema.migrator.hasBeenSuperseded) { throw StoreError.newerSchema(path: backup) }
      try Schema.migrator.migrate(destination)
    }
  }

  /// Says what `run` would do, and changes nothing.
  public func rehearse() throws(StoreError) -> RestoreResult {
    var result = RestoreResult(head: head, court: court)
    guard Self.exists(request.database) else { return result }
    result.hadDatabase = true
    guard let current = try readable({ () throws(StoreError) in try BackupFile(request.database) }) else { return result }
    try check(current.court)
    let comparison = try CaseStore.mapping(request.database) {
      let queue = try BackupFile.open(request.database)
      return try queue.read { try self.compare($0) }
    }
    try note(comparison, in: &result)
    return result
  }

  /// Puts the backup in the place of the database, which is kept aside.
  ///
  /// - Throws: `.safekeeping(.goesBack)` when entries would be lost and that was not accepted.
  public func run() throws(StoreError) -> RestoreResult {
    var result = RestoreResult(head: head, court: court)
    let aside = Self.freeName(request.database, request.moment)
    guard Self.exists(request.database) else {
      // A log whose database is gone would be taken for the new one's.
      try Self.moveAside(request.database, to: aside)
      try finish(.refuse)
      return result
    }
    result.hadDatabase = true
    let current = try readable { () throws(StoreError) in
      try DatabaseLocation.checkForOpening(request.database)
      let database = try ExclusiveDatabase(request.database, patience: request.patience)
      _ = try database.read { db in try self.identity(db) }
      return database
    }
    result.keptAt = aside
    guard let current else {
      let rights = AccessRights(of: request.database)
      try Self.moveAside(request.database, to: aside)
      try finish(.refuse)
      rights?.apply(to: request.database)
      return result
    }
    do throws(StoreError) {
      try check(try current.read { db in try self.identity(db) })
      try note(try current.read { try self.compare($0) }, in: &result)
      try current.setAside(at: aside)
      try overwrite(current)
    } catch {
      try? current.release()
      throw error
    }
    try current.release()
    return result
  }

  private func overwrite(_ current: ExclusiveDatabase) throws(StoreError) {
    // Not through `fill`, whose failures speak of a new file: here it is the database that is written.
    let source = try CaseStore.mapping(request.database) { try BackupFile.open(staged.path) }
    try current.overwrite(with: source)
  }

  /// Gives the staged copy the database's name, ready for many at once.
  private func finish(_ existing: UnfinishedDatabase.Existing) throws(StoreError) {
    try staged.fill { queue in
      try queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = WAL") }
    }
    try staged.place(existing)
  }

  /// The court of the database in place. A database of somebody else's is none of our business, forced or not.
  private func identity(_ db: Database) throws -> CourtIdentity {
    guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID else {
      throw StoreError.notADatabase(path: request.database)
    }
    if try Schema.migrator.hasBeenSuperseded(db) { throw StoreError.newerSchema(path: request.database) }
    guard let court = try CaseStore.readCourt(db) else { throw StoreError.damaged(detail: "court") }
    return court
  }

  private func check(_ current: CourtIdentity) throws(StoreError) {
    guard current.code == court.code, current.isRehearsal == court.isRehearsal else {
      throw .safekeeping(.otherCourt(path: request.backup, court, expected: current))
    }
  }

  private func compare(_ current: Database) throws -> JournalComparison {
    let backup = try BackupFile.open(staged.path)
    return try backup.read { try JournalComparison(current, $0, court: court.code) }
  }

  private func note(_ comparison: JournalComparison, in result: inout RestoreResult) throws(StoreError) {
    result.lost = comparison.lost
    result.gained = comparison.gained
    if let lost = comparison.lost, request.loss == .refuse { throw .safekeeping(.goesBack(lost)) }
  }

  /// Nil when the database in place cannot be read and that is accepted.
  private func readable<Value>(_ body: () throws(StoreError) -> Value) throws(StoreError) -> Value? {
    do throws(StoreError) {
      return try body()
    } catch {
      switch error {
      case .damaged: break
      case .notADatabase where !Self.isForeignDatabase(request.database): break
      default: throw error
      }
      guard request.loss == .accept else { throw .safekeeping(.currentUnreadable(path: request.database)) }
      return nil
    }
  }
}

/// Who may use a file.
private struct AccessRights {
  private let status: stat

  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.status = status
  }

  /// As far as the user may: a clerk's restoration cannot make the administrator the owner.
  func apply(to path: String) {
    _ = chown(path, status.st_uid, status.st_gid)
    chmod(path, status.st_mode & 0o777)
  }
}

extension Restoration {
  private static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Whether a sound SQLite database stands there that is not ours, or no file at all.
  private static func isForeignDatabase(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return true }
    guard status.st_size >= 512, let queue = try? BackupFile.open(path) else { return false }
    let tables = try? queue.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0 }
    return (tables ?? 0) > 0
  }

  /// `….replaced-` and the time in court time, with a number when that is taken.
  private static func freeName(_ path: String, _ moment: Instant) -> String {
    let local = moment.adding(seconds: Instant.courtOffsetSeconds).description
    let name = "\(path).replaced-\(local.prefix(19).filter { $0 != "-" && $0 != ":" })"
    var number = 1
    var free = name
    while exists(free) {
      number += 1
      free = "\(name)-\(number)"
    }
    return free
  }

  /// Moves a file that is no readable database aside, with what SQLite kept beside it.
  private static func moveAside(_ path: String, to aside: String) throws(StoreError) {
    for suffix in ["-wal", "-shm", "-journal", ""] where exists(path + suffix) {
      guard rename(path + suffix, aside + suffix) == 0 else { throw UnfinishedDatabase.failure(path + suffix, errno) }
    }
    UnfinishedDatabase.synchronizeFolder(of: path)
  }
}
