import GRDB
import GRDBSQLite

/// A prepared statement bound and stepped directly, for the loops that run a million times.
///
/// GRDB prepares it, owns it and reports its errors; only the boxing of arguments is left out.
struct PreparedStatement {
  private let statement: Statement
  private let handle: SQLiteStatement
  private let connection: SQLiteConnection?

  init(_ db: Database, _ sql: String) throws {
    statement = try db.cachedStatement(sql: sql)
    handle = statement.sqliteStatement
    connection = db.sqliteConnection
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  func bind(_ value: Int64?, at index: Int32) {
    if let value { sqlite3_bind_int64(handle, index, value) } else { sqlite3_bind_null(handle, index) }
  }

  func bind(_ value: Int?, at index: Int32) { bind(value.map(Int64.init), at: index) }

  func bind(_ value: Int32?, at index: Int32) { bind(value.map(Int64.init), at: index) }

  func bind(_ value: String?, at index: Int32) {
    guard var text = value else {
      sqlite3_bind_null(handle, index)
      return
    }
    text.withUTF8 { utf8 in
      // A null pointer would bind NULL instead of an empty text.
      _ = sqlite3_bind_text64(
        handle, index, utf8.baseAddress.map { UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self) },
        sqlite3_uint64(utf8.count), Self.transient, UInt8(SQLITE_UTF8))
      if utf8.baseAddress == nil { sqlite3_bind_text(handle, index, "", 0, Self.transient) }
    }
  }

  func bindText(_ utf8: [UInt8], at index: Int32) {
    utf8.withUnsafeBufferPointer { bytes in
      _ = bytes.withMemoryRebound(to: CChar.self) {
        sqlite3_bind_text64(
          handle, index, $0.baseAddress, sqlite3_uint64($0.count), Self.transient, UInt8(SQLITE_UTF8))
      }
    }
  }

  func bind(blob: [UInt8], at index: Int32) {
    sqlite3_bind_blob64(handle, index, blob, sqlite3_uint64(blob.count), Self.transient)
  }

  /// Runs the statement to its end and makes it ready for the next binding.
  func run() throws {
    defer { sqlite3_reset(handle) }
    while try step() {}
  }

  /// Advances to the next row; false after the last one.
  func step() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code:
      throw DatabaseError(
        resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
        message: String(cString: sqlite3_errmsg(connection)), sql: "code \(code)")
    }
  }

  func reset() { sqlite3_reset(handle) }

  func int(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  func int32(_ column: Int32) -> Int32 { sqlite3_column_int(handle, column) }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  func optionalInt(_ column: Int32) -> Int64? { isNull(column) ? nil : int(column) }

  func text(_ column: Int32) -> String { optionalText(column) ?? "" }

  func optionalText(_ column: Int32) -> String? {
    guard let bytes = sqlite3_column_text(handle, column) else { return nil }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  func bytes(_ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(handle, column) else { return [] }
    return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
  }

  /// SQLite copies the bytes before the call returns (`SQLITE_TRANSIENT`).
  private static var transient: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }
}
