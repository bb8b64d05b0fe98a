import CaseFile
import CivilCalendar
import GRDB

extension CaseStore {
  /// The planned closing dates that were recorded of a case, in the order of the journal; nil when there is no such
  /// case.
  public func closingPlans(of number: CaseNumber) throws(StoreError) -> [ClosingPlan]? {
    try read { db in
      guard let caseID = try CaseReader(db).caseID(number) else { return nil }
      let row = try PreparedStatement(db, PlanRow.select + " WHERE case_id = ?1 ORDER BY sequence")
      row.bind(caseID, at: 1)
      defer { row.reset() }
      var plans: [ClosingPlan] = []
      while try row.step() { plans.append(PlanRow.plan(row)) }
      return plans
    }
  }
}

/// The columns of the `closing_plans` table.
enum PlanRow {
  static let select = "SELECT case_id, sequence, recorded_at, planned_on FROM closing_plans"

  /// The plan in the current row of a statement over `select`.
  static func plan(_ row: PreparedStatement) -> ClosingPlan {
    ClosingPlan(
      plannedOn: row.optionalInt(3).flatMap { CivilDate(dayNumber: Int32(clamping: $0)) }, sequence: Int(row.int(1)),
      recordedAt: Instant(milliseconds: row.int(2)))
  }

  /// Every plan by the position of its case; −1 in `positions` stands for a case that is not wanted.
  static func plans(_ db: Database, positions: [Int32], count: Int) throws -> [[ClosingPlan]] {
    var plans = [[ClosingPlan]](repeating: [], count: count)
    let row = try PreparedStatement(db, select + " ORDER BY case_id, sequence")
    defer { row.reset() }
    while try row.step() {
      let position = positions[Int(row.int(0))]
      if position >= 0 { plans[Int(position)].append(plan(row)) }
    }
    return plans
  }
}
