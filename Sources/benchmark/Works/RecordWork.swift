import Clearance
import GRDBSQLite

/// W4: one milestone of one case, in a database of many cases, as a process of its own.
struct RecordWork {
  /// The last milestone, which no case of the benchmark files has reached.
  static let node = "26"

  private let cases: Int
  private let workspace: Workspace
  private let product: String
  private let floor: String

  /// Imports the cases into a database of the product and one of the floor unless that has been done.
  init(cases: Int, workspace: Workspace) throws {
    self.cases = cases
    self.workspace = workspace
    (product, floor) = ("record-\(cases).db", "record-\(cases)-floor.db")
    guard !workspace.has(product) else { return }
    let ledgers = try workspace.ledgers(of: cases)
    try ChildProcess.run(.child(.create, workspace.file(product)))
    try ChildProcess.run(.child(.productImport, workspace.file(product), ledgers.cases, ledgers.milestones))
    workspace.removeDatabase(floor)
    try ChildProcess.run(.child(.floorImport, workspace.file(floor), ledgers.cases, ledgers.milestones))
  }

  /// How many milestones earlier measurements left in a floor's database.
  static func recordedCount(in floor: String) throws -> Int {
    let database = try DirectDatabase(floor)
    let count = try database.prepare("SELECT count(*) FROM milestones WHERE node = '\(node)'")
    defer { sqlite3_finalize(count) }
    guard sqlite3_step(count) == SQLITE_ROW else { throw database.failure }
    return Int(sqlite3_column_int64(count, 0))
  }

  /// The `run`-th case gets its last milestone; the day differs so that a kept database can be used again.
  func trial(run: Int) throws -> Trial {
    let number = "(2007)示01破\(run % min(cases, 500) + 1)号"
    let day = CivilDate(dayNumber: 20_634 + Int32(run / min(cases, 500))) ?? .latest
    let database = workspace.file(product)
    let command: Command
    if let program = Programs.product {
      command = Command(
        program: program, arguments: ["--db", database, "record", number, Self.node, "--on", day.description])
    } else {
      command = .child(.productRecord, database, number, day.description)
    }
    return Trial(
      product: command,
      floor: Command(
        program: try Programs.required("record-floor"),
        arguments: [workspace.file(floor), number, Self.node, day.description]))
  }
}
