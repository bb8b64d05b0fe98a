import CaseFile
import CivilCalendar
import GRDB

/// Why the database could not do what was asked.
public enum StoreError: Error, Hashable, Sendable {
  /// No file at the path.
  case notFound(path: String)
  /// A file is there already.
  case alreadyExists(path: String)
  /// The file is not a database of this product.
  case notADatabase(path: String)
  /// The database was written by a newer version of the product.
  case newerSchema(path: String)
  /// The folder is on a network drive, where file locks cannot be trusted.
  case networkDrive(path: String, fileSystem: String)
  /// The folder does not exist.
  case missingFolder(path: String)
  /// The file or folder may not be written.
  case notWritable(path: String)
  /// The file or folder may not be read.
  case notReadable(path: String)
  /// Other programs kept the database locked for `seconds`.
  case busy(seconds: Int)
  /// No space left on the disk; nothing was changed.
  case diskFull
  /// The file is damaged.
  case damaged(detail: String)
  /// The machine's libcrypto cannot compute SM3.
  case hashUnavailable
  /// A backup, a restoration or a recovery that could not be done.
  case safekeeping(SafekeepingFault)
  /// Anything else that SQLite reports.
  case sqlite(code: Int, message: String)
}

extension StoreError {
  /// The error for what SQLite or GRDB reported while working on `path`.
  init(_ error: DatabaseError, path: String) {
    switch error.resultCode {
    // A lock that is held while the log is being set up shows as a protocol error.
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: self = .busy(seconds: BusyWait.limitSeconds)
    case .SQLITE_FULL: self = .diskFull
    case .SQLITE_READONLY where error.extendedResultCode == .SQLITE_READONLY_DBMOVED:
      self = .safekeeping(.movedMeanwhile(path: path))
    case .SQLITE_READONLY, .SQLITE_PERM: self = .notWritable(path: path)
    case .SQLITE_NOTADB: self = .notADatabase(path: path)
    case .SQLITE_CORRUPT: self = .damaged(detail: error.message ?? "")
    // The statements are the program's own: where a table or column is missing, the stored schema was altered.
    case .SQLITE_ERROR where (error.message ?? "").hasPrefix("no such "): self = .damaged(detail: error.message ?? "")
    // A full disk also shows as a failure to grow the shared memory file or the log.
    case .SQLITE_IOERR where DatabaseLocation.isDiskFull(at: path): self = .diskFull
    case .SQLITE_CANTOPEN: self = .notWritable(path: path)
    default:
      self = .sqlite(code: Int(error.extendedResultCode.rawValue), message: error.message ?? "")
    }
  }
}

/// How long, and how finely, a command waits for another one.
///
/// SQLite's own busy timeout backs off to 100 ms steps and can starve a waiting clerk for most of a second; short
/// sleeps keep the wait near the other command's own length.
enum BusyWait {
  static let limitSeconds = 20
  static let sleepMicroseconds: UInt32 = 500

  /// Whether to try again after `attempts` waits.
  static func shouldRetry(_ attempts: Int) -> Bool {
    attempts < limitSeconds * 1_000_000 / Int(sleepMicroseconds)
  }
}
