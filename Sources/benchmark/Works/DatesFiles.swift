import Clearance
import GRDBSQLite

/// Filing and closing days for W1, the same in a database of the product and in the floor's narrow table.
enum DatesFiles {
  /// 2007-01-01.
  private static let firstDay: Int32 = 13_514
  /// Days until 2026-06-30.
  private static let span = 7_120

  /// Writes both databases.
  static func write(count: Int, product: String, floor: String) throws {
    let direct = try DirectDatabase(floor)
    try direct.execute(
      "PRAGMA journal_mode = OFF; CREATE TABLE dates (filed INTEGER NOT NULL, closed INTEGER NOT NULL); BEGIN")
    let insert = try direct.prepare("INSERT INTO dates VALUES (?1, ?2)")
    let store = try ProductStore.create(product)
    var random = SystemlessGenerator(state: 20_190_701)
    try store.write(ProductStore.context("import")) { transaction in
      for index in 0..<count {
        let filed = Self.firstDay + Int32(index * Self.span / count)
        let closed = closing(filed, &random)
        sqlite3_bind_int(insert, 1, filed)
        sqlite3_bind_int(insert, 2, closed ?? 0)
        guard sqlite3_step(insert) == SQLITE_DONE else { throw direct.failure }
        sqlite3_reset(insert)
        try transaction.append(.caseRegistered(record(index, filed: filed, closed: closed)))
      }
    }
    sqlite3_finalize(insert)
    try direct.execute("COMMIT")
  }

  private static func closing(_ filed: Int32, _ random: inout SystemlessGenerator) -> Int32? {
    let days = 30 + Int32(random.next() % 700) + (random.next() % 8 == 0 ? Int32(random.next() % 1500) : 0)
    let isOpen = random.next() % 33 == 0
    return isOpen || filed + days > Self.firstDay + Int32(Self.span) ? nil : filed + days
  }

  private static func record(_ index: Int, filed: Int32, closed: Int32?) -> CaseRecord {
    var facts = CaseFacts()
    facts.procedure = .liquidation
    facts.closedOn = closed.flatMap(CivilDate.init(dayNumber:))
    return CaseRecord(
      number: CaseNumber(normalized: "(2019)示01破\(index + 1)号"),
      filedOn: CivilDate(dayNumber: filed) ?? .earliest, facts: facts, version: 1)
  }
}

/// SplitMix64: the same numbers on every machine.
struct SystemlessGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
