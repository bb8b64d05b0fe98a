import GRDBSQLite
import Glibc

/// The floor of W3: two CSV files without quotes, split at commas, into two tables in one durable transaction.
enum FloorImport {
  private static let schema = """
    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE cases (
      id INTEGER PRIMARY KEY, case_no TEXT NOT NULL UNIQUE, debtor TEXT, uscc TEXT, category TEXT, owner_level TEXT,
      supervising_body TEXT, procedure TEXT, judge TEXT, clerk TEXT, administrator TEXT, filed_on TEXT,
      accepted_on TEXT, closed_on TEXT, close_manner TEXT, claims_total TEXT, assets_total TEXT, employees TEXT,
      fast_track TEXT, supervision TEXT, note TEXT);
    CREATE TABLE milestones (
      case_id INTEGER NOT NULL, node TEXT NOT NULL, occurred_on TEXT NOT NULL, document TEXT,
      PRIMARY KEY (case_id, node, occurred_on)) WITHOUT ROWID;
    """

  static func run(cases: String, milestones: String, database path: String) throws {
    let database = try DirectDatabase(path)
    try database.execute(schema)
    try database.execute("BEGIN IMMEDIATE")
    let insertCase = try database.prepare(
      "INSERT INTO cases VALUES (NULL" + String(repeating: ", ?", count: 20) + ")")
    var count = 0
    try forEachRow(of: cases) { fields in
      bind(fields, to: insertCase)
      guard sqlite3_step(insertCase) == SQLITE_DONE else { throw database.failure }
      sqlite3_reset(insertCase)
      count += 1
    }
    sqlite3_finalize(insertCase)
    count += try insertMilestones(milestones, database)
    try database.execute("COMMIT")
    Output.line("result \(count)")
  }

  private static func insertMilestones(_ path: String, _ database: DirectDatabase) throws -> Int {
    let insert = try database.prepare("INSERT INTO milestones VALUES (?1, ?2, ?3, ?4)")
    let find = try database.prepare("SELECT id FROM cases WHERE case_no = ?1")
    defer {
      sqlite3_finalize(insert)
      sqlite3_finalize(find)
    }
    var count = 0
    var last: [UInt8] = []
    var caseID: Int64 = 0
    try forEachRow(of: path) { fields in
      if !last.elementsEqual(fields[0]) {
        last = Array(fields[0])
        bind(fields[0], at: 1, of: find)
        guard sqlite3_step(find) == SQLITE_ROW else { throw database.failure }
        caseID = sqlite3_column_int64(find, 0)
        sqlite3_reset(find)
      }
      sqlite3_bind_int64(insert, 1, caseID)
      for index in 1..<4 { bind(fields[index], at: Int32(index + 1), of: insert) }
      guard sqlite3_step(insert) == SQLITE_DONE else { throw database.failure }
      sqlite3_reset(insert)
      count += 1
    }
    return count
  }

  private static func bind(_ fields: [UnsafeRawBufferPointer], to statement: OpaquePointer) {
    for (index, field) in fields.enumerated() { bind(field, at: Int32(index + 1), of: statement) }
  }

  /// The bytes stay where they are until the statement has run: nothing is copied.
  private static func bind(_ field: UnsafeRawBufferPointer, at index: Int32, of statement: OpaquePointer) {
    if field.isEmpty {
      sqlite3_bind_null(statement, index)
    } else {
      sqlite3_bind_text(
        statement, index, field.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(field.count), nil)
    }
  }

  /// Maps the file and calls `body` with the fields of each line but the first.
  private static func forEachRow(of path: String, _ body: ([UnsafeRawBufferPointer]) throws -> Void) throws {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw BenchmarkFailure.system(call: path, errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    fstat(descriptor, &status)
    let size = Int(status.st_size)
    guard let base = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED else {
      throw BenchmarkFailure.system(call: "mmap", errno: errno)
    }
    defer { munmap(base, size) }
    madvise(base, size, MADV_SEQUENTIAL)
    let bytes = UnsafeRawBufferPointer(start: base, count: size)
    var fields: [UnsafeRawBufferPointer] = []
    var start = 0
    var line = 0
    for position in 0..<size {
      let byte = bytes[position]
      guard byte == 0x2C || byte == 0x0A else { continue }
      fields.append(UnsafeRawBufferPointer(rebasing: bytes[start..<position]))
      start = position + 1
      guard byte == 0x0A else { continue }
      if line > 0 { try body(fields) }
      line += 1
      fields.removeAll(keepingCapacity: true)
    }
  }
}
