import CaseFile
import CivilCalendar
import GRDB
import GRDBSQLite
import Glibc

/// A database as somebody in trouble needs to know it: looked at from outside first, then read as far as it can be.
///
/// Nothing is written, no migration runs and no lock is kept: where no other program is at work the file is read as
/// one that cannot change, so that not even the files of the write-ahead log appear beside it.
public struct DatabaseExamination: Sendable {
  /// Path of the database.
  public let path: String
  /// The file; nil when there is none.
  public let file: FileCondition?
  /// Its folder; nil when there is none.
  public let folder: FileCondition?
  /// The write-ahead log; nil when there is none.
  public let log: FileCondition?
  /// The file that a scan keeps while it runs; its time is that of the last scan.
  public let scanLock: FileCondition?
  /// The network file system on which the folder lies; nil on a local disk.
  public let networkFileSystem: String?
  /// Bytes free for this user on the disk; nil when the folder is missing.
  public let freeBytes: UInt64?
  /// Copies set aside before migrations.
  public let safetyCopies: [String]
  /// What could be read, or why nothing could.
  public let content: Result<DatabaseContent, StoreError>

  /// Version of the SQLite library.
  public static var sqliteVersion: String { String(cString: sqlite3_libversion()) }

  /// Whether the machine can compute SM3.
  public static var canHash: Bool { (try? SM3()) != nil }

  /// Looks at the database at `path`. Never fails: what is wrong is part of the answer.
  public init(path: String) {
    let folder = DatabaseLocation.folder(of: path)
    self.path = path
    file = FileCondition(path)
    self.folder = FileCondition(folder)
    log = FileCondition(path + "-wal")
    scanLock = FileCondition(path + ".scan-lock")
    networkFileSystem = DatabaseLocation.networkFileSystem(at: folder)
    freeBytes = Self.freeBytes(folder)
    safetyCopies = Self.safetyCopies(besides: path)
    content = Self.read(path)
  }

  private static func read(_ path: String) -> Result<DatabaseContent, StoreError> {
    do throws(StoreError) {
      try DatabaseLocation.checkForOpening(path)
      let isAlone = !Self.hasLog(path)
      let content = try DatabaseContent.read(path, isAlone ? .unchanging : .shared)
      // Somebody began to write meanwhile: what was read may be a mixture of old and new pages.
      return .success(isAlone && Self.hasLog(path) ? try DatabaseContent.read(path, .shared) : content)
    } catch { return .failure(error) }
  }

  private static func hasLog(_ path: String) -> Bool { (FileCondition(path + "-wal")?.size ?? 0) > 0 }

  private static func freeBytes(_ folder: String) -> UInt64? {
    var fileSystem = statvfs()
    guard statvfs(folder, &fileSystem) == 0 else { return nil }
    return UInt64(fileSystem.f_bavail) * UInt64(fileSystem.f_frsize)
  }

  private static func safetyCopies(besides path: String) -> [String] {
    var copies: [String] = []
    while access("\(path).before-migration-\(copies.count + 1)", F_OK) == 0 {
      copies.append("\(path).before-migration-\(copies.count + 1)")
    }
    return copies
  }
}
