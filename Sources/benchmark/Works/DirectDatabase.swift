import GRDBSQLite

/// A connection straight to SQLite, for the floors.
///
/// Everything crashes or throws the library's message: floors check no more than that they worked.
final class DirectDatabase {
  private let connection: OpaquePointer

  /// Opens or creates a file.
  init(_ path: String) throws {
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
    guard sqlite3_open_v2(path, &handle, flags, nil) == SQLITE_OK, let handle else {
      throw BenchmarkFailure.library(path)
    }
    connection = handle
  }

  deinit { sqlite3_close(connection) }

  /// Runs statements without results.
  func execute(_ sql: String) throws {
    guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else { throw failure }
  }

  /// A prepared statement; the caller finalises it before the connection goes.
  func prepare(_ sql: String) throws -> OpaquePointer {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
      throw failure
    }
    return statement
  }

  /// Row id of the last insertion.
  var lastRow: Int64 { sqlite3_last_insert_rowid(connection) }

  /// What the library says about the last error.
  var failure: BenchmarkFailure { .library(String(cString: sqlite3_errmsg(connection))) }
}
