import Clearance
import GRDBSQLite

/// W6: what a nightly scan does before it writes: every limit of every open case, its state and its warnings.
enum ScanWork {
  /// The scan of the product, by its library; nothing is recorded, so that it can be repeated.
  static func product(_ database: String) throws {
    let store = try CaseStore.open(at: database)
    let now = ProductStore.context("scan").recordedAt
    try ChildTask.timed {
      let findings = try WarningScan(store: store, catalogue: try store.catalogue(), now: now).findings()
      return "\(findings.dockets)"
    }
  }

  /// The same rows, read and counted: cases that have a milestone.
  static func floor(_ database: String) throws {
    let database = try DirectDatabase(database)
    try ChildTask.timed {
      let cases = try database.prepare("SELECT * FROM cases ORDER BY case_id")
      defer { sqlite3_finalize(cases) }
      let milestones = try database.prepare(
        "SELECT case_id, node, occurred_on, outcome FROM milestones ORDER BY case_id, node, occurred_on")
      defer { sqlite3_finalize(milestones) }
      var columns = 0
      while sqlite3_step(cases) == SQLITE_ROW {
        for column in 0..<sqlite3_column_count(cases) where sqlite3_column_type(cases, column) != SQLITE_NULL {
          columns += Int(sqlite3_column_bytes(cases, column))
        }
      }
      guard columns > 0 else { throw BenchmarkFailure.library("no cases") }
      var dockets = 0
      var last: Int64 = -1
      while sqlite3_step(milestones) == SQLITE_ROW {
        let caseID = sqlite3_column_int64(milestones, 0)
        if caseID != last { dockets += 1 }
        last = caseID
        _ = sqlite3_column_bytes(milestones, 1) + sqlite3_column_int(milestones, 2)
      }
      return "\(dockets)"
    }
  }
}
