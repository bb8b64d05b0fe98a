import CaseFile
import CivilCalendar
import GRDB
import Glibc

/// Where a backup goes.
public enum BackupPlace: Hashable, Sendable {
  /// This file.
  case file(String)
  /// This folder, under a name from journal, time and position.
  case folder(String)
}

/// A backup that was made and verified.
public struct Backup: Hashable, Sendable {
  /// Path of the file.
  public let path: String
  /// The state of the journal in it.
  public let head: JournalHead
  /// Its size.
  public let bytes: Int
  /// Whether an earlier backup of the same journal stood there.
  public let isReplacement: Bool
  /// Earlier backups that were removed.
  public var removed: [String] = []
}

extension CaseStore {
  /// Copies the database while others go on writing, verifies the copy, and only then gives it its name.
  ///
  /// The copy is one moment of the database, and one file: it keeps no write-ahead log and can be read from a
  /// read-only disk. Verified means that the copy was opened anew, that SQLite finds no fault in it, that every entry
  /// was hashed again, and that its head is the one of that moment.
  ///
  /// - Throws: `.safekeeping(.taken)` when the name belongs to a file that is no earlier backup of this journal.
  public func backUp(to place: BackupPlace, at moment: Instant) throws(StoreError) -> Backup {
    let origin = try read { db in try JournalReader.digest(db, court: court.code, sequence: 1) }
    guard let origin else { throw .safekeeping(.sourceBroken([.missingEntry(sequence: 1)])) }
    let unfinished: UnfinishedDatabase
    switch place {
    case .file(let path):
      try checkTarget(path)
      unfinished = try UnfinishedDatabase(for: path)
    // The name is only known with the head; the folder is what counts here.
    case .folder(let folder): unfinished = try UnfinishedDatabase(for: folder + "/backup.db")
    }
    let head = try copy(to: unfinished)
    try verifyCopy(unfinished, head: head)
    let path: String
    switch place {
    case .file(let file): path = file
    case .folder(let folder): path = folder + "/" + BackupName(origin: origin, at: moment, sequence: head.sequence).text
    }
    let isReplacement = try checkTarget(path)
    let bytes = try unfinished.place(isReplacement ? .replace : .refuse, at: path)
    return Backup(path: path, head: head, bytes: bytes, isReplacement: isReplacement)
  }

  /// Removes all but the latest `count` backups of this journal from the folder of a backup, which itself stays.
  ///
  /// Only files whose name and whose content are those of a backup of this journal are touched.
  ///
  /// - Returns: Paths of the files removed.
  public func removeOlderBackups(than backup: Backup, keeping count: Int) throws(StoreError) -> [String] {
    let origin = try read { db in try JournalReader.digest(db, court: court.code, sequence: 1) }
    guard let origin else { return [] }
    let folder = DatabaseLocation.folder(of: backup.path)
    var kept = 1
    var removed: [String] = []
    for name in BackupName.all(of: origin, in: folder) {
      let path = folder + "/" + name.text
      guard path != backup.path, (try? BackupFile(path))?.origin == origin else { continue }
      kept += 1
      if kept > count, unlink(path) == 0 { removed.append(path) }
    }
    return removed
  }

  /// Whether an earlier backup of this journal stands at a path; nothing else may stand there.
  @discardableResult
  private func checkTarget(_ path: String) throws(StoreError) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0 else { return false }
    guard status.st_mode & S_IFMT == S_IFREG, !isOwnFile(status), let file = try? BackupFile(path) else {
      throw .safekeeping(.taken(path: path))
    }
    let own = try read { db in try JournalReader.digest(db, court: court.code, sequence: file.head.sequence) }
    guard file.court == court, own == file.head.digest else { throw .safekeeping(.taken(path: path)) }
    return true
  }

  /// Whether it is the very database, by whatever name.
  private func isOwnFile(_ other: stat) -> Bool {
    var own = stat()
    return stat(path, &own) == 0 && own.st_ino == other.st_ino && own.st_dev == other.st_dev
  }

  private func copy(to unfinished: UnfinishedDatabase) throws(StoreError) -> JournalHead {
    try unfinished.fill { destination in
      try destination.writeWithoutTransaction { copy in
        // One transaction, and all pages at once: what is copied is the state whose head is read here.
        let head = try queue.read { db in
          let head = try JournalReader.head(db, court: court.code)
          try db.backup(to: copy)
          return head
        }
        try copy.execute(sql: "PRAGMA journal_mode = DELETE")
        return head
      }
    }
  }

  private func verifyCopy(_ unfinished: UnfinishedDatabase, head: JournalHead) throws(StoreError) {
    let findings = try unfinished.fill { queue in
      try queue.read { db -> [VerificationFinding] in
        var findings = try String.fetchAll(db, sql: "PRAGMA quick_check(5)").filter { $0 != "ok" }
          .map(VerificationFinding.damagedFile)
        var chain = try ChainCheck()
        try JournalReader.forEach(db, court: court.code) { sequence, entry in
          findings += try entry.map { try chain.check($0) } ?? chain.skip(sequence)
        }
        guard !findings.isEmpty || chain.head == head else { throw StoreError.safekeeping(.unfaithfulCopy(path: path)) }
        return findings
      }
    }
    guard findings.isEmpty else { throw .safekeeping(.sourceBroken(findings)) }
  }
}

/// What a file says of itself, if it is a database of this product.
struct BackupFile {
  let court: CourtIdentity
  /// Digest of the first entry: which journal it is.
  let origin: Digest
  let head: JournalHead

  /// - Throws: `.notADatabase` and what else keeps a file from being read.
  init(_ path: String) throws(StoreError) {
    try DatabaseLocation.checkForReading(path)
    self = try CaseStore.mapping(path) {
      let queue = try BackupFile.open(path)
      return try queue.read { db in
        guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID,
          let court = try CaseStore.readCourt(db),
          let origin = try JournalReader.digest(db, court: court.code, sequence: 1)
        else { throw StoreError.notADatabase(path: path) }
        return BackupFile(court: court, origin: origin, head: try JournalReader.head(db, court: court.code))
      }
    }
  }

  private init(court: CourtIdentity, origin: Digest, head: JournalHead) {
    (self.court, self.origin, self.head) = (court, origin, head)
  }

  /// A file that is only read.
  static func open(_ path: String) throws -> DatabaseQueue {
    var configuration = CaseStore.configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: path, configuration: configuration)
  }
}
