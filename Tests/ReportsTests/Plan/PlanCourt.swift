import CaseFile
import CivilCalendar
import RuleModel
import TestSupport

@testable import Reports

/// Short ways of writing cases with plans.
enum PlanCourt {
  /// A case filed and perhaps closed, with plans as (recorded, planned); a planned day of "" takes the plan away.
  static func item(
    _ serial: Int, filed: String, closed: String? = nil, judge: String? = nil, division: String? = nil,
    plans: [(String, String)] = []
  ) -> PlanCase {
    PlanCase(
      number: CaseNumber(normalized: "(2018)粤01破\(serial)号"), filedOn: civilDate(filed), closedOn: closed.map(civilDate),
      judge: judge, division: division,
      plans: plans.enumerated().map { index, plan in
        ClosingPlan(
          plannedOn: plan.1.isEmpty ? nil : civilDate(plan.1), sequence: index + 1,
          recordedAt: Instant.courtMidnight(of: civilDate(plan.0)))
      })
  }

  static func target(_ measure: TargetMeasure, _ goal: String, year: Int = 2019, division: String? = nil) -> AnnualTarget {
    AnnualTarget(
      scope: TargetScope(year: year, division: division), measure: measure,
      versions: [
        .init(
          sequence: 1, recordedAt: Instant.courtMidnight(of: civilDate("2019-01-10")), actor: "王庭长",
          goal: TargetGoal(text: goal), reason: nil)
      ])
  }
}
