import CaseFile
import CivilCalendar

/// Plan against actual of one month (结案计划执行情况), as lists of positions.
///
/// The plan of a month is the one that stood when the month began, so that what is planned anew in the course of the
/// month does not hide what was not done. In the month in which the court's first plan was recorded, it is the plan at
/// the end of that day; before there was any plan, a month has none. A month that still runs when the first plan is yet
/// to be recorded shows of the present plan what is still to come, like the months ahead.
public struct MonthPlan: Hashable, Sendable {
  /// Whether the month is over.
  public enum State: Hashable, Sendable {
    /// Over at the cut-off.
    case over
    /// The cut-off lies in it, before its last day.
    case running
    /// Begins after the cut-off.
    case ahead
  }

  /// 1–12.
  public let month: Int
  /// Its days.
  public let days: ClosedRange<CivilDate>
  /// Whether it is over.
  public let state: State
  /// The day at whose end the plan was taken; nil for the plan as known now and for a month without plan.
  public let baseline: CivilDate?
  /// Planned for the month and pending when it began; nil when there was no plan.
  public let planned: [Int]?
  /// Of each of them the day for which it was planned then.
  public let plannedDays: [CivilDate]
  /// Of them, closed in the month (按期结案).
  public let closedAsPlanned: [Int]
  /// Of them, pending and planned for a later month now (改期).
  public let moved: [Int]
  /// Of them, pending and without a plan now (取消计划).
  public let withdrawn: [Int]
  /// Of them, pending with the planned day over (逾期未结).
  public let overdue: [Int]
  /// Of them, pending with the planned day still to come; only while the month runs, and of a month ahead all.
  public let open: [Int]
  /// Closed in the month through the cut-off, planned or not; nil ahead.
  public let closed: [Int]?
  /// Of these, closed although planned for a later month (提前).
  public let closedEarly: [Int]
  /// Of these, planned for an earlier month (补结).
  public let closedLate: [Int]
  /// Of these, without any plan when the month began, or filed in the month (计划外).
  public let closedWithoutPlan: [Int]

  /// Closed and not planned for the month: early, late and without a plan. Nil when there was no plan to hold them against.
  public var closedUnplanned: Int? {
    planned == nil ? nil : closed.map { $0.count - closedAsPlanned.count }
  }
}

extension MonthPlan {
  /// The twelve months of a year.
  public static func year(_ cases: [PlanCase], _ year: PlanYear) -> [MonthPlan] {
    let first = cases.flatMap(\.plans).filter { $0.plannedOn != nil }.map(\.recordedAt.courtDate).min()
    return (1...12).map { MonthPlan($0, cases, year, firstPlan: first) }
  }

  private init(_ month: Int, _ cases: [PlanCase], _ year: PlanYear, firstPlan: CivilDate?) {
    let days = year.month(month)
    let state: State = days.lowerBound > year.cutOff ? .ahead : days.upperBound <= year.cutOff ? .over : .running
    let through = min(days.upperBound, year.cutOff)
    self.month = month
    self.days = days
    self.state = state
    let baseline = state == .ahead ? nil : Self.baseline(days.lowerBound, through: through, firstPlan)
    self.baseline = baseline
    // Nothing was planned by the cut-off; what is planned now for the rest of the month is still to come.
    let hasPresentPlan = state == .running && baseline == nil && firstPlan != nil
    var lists = Lists()
    for (position, item) in cases.enumerated() {
      let isClosed = state != .ahead && item.isClosed(in: days.lowerBound...through)
      if isClosed { lists.closed.append(position) }
      if state == .ahead || hasPresentPlan {
        if item.isPending(on: year.cutOff), let planned = item.plannedOn, days.contains(planned), planned > year.cutOff {
          lists.plan(position, for: planned)
          lists.open.append(position)
        } else if isClosed {
          lists.closedWithoutPlan.append(position)
        }
        continue
      }
      let before = baseline.flatMap { item.planned(asRecordedBy: $0) }
      // A case filed in the month is planned only where the plan was taken after its filing.
      if let before, days.contains(before), item.closedOn.map({ $0 >= days.lowerBound }) ?? true {
        lists.plan(position, for: before)
        lists.sort(position, isClosed: isClosed, now: item.planned(asRecordedBy: through), days, through)
      } else if isClosed {
        lists.sortUnplanned(position, before, days)
      }
    }
    let hasPlan = baseline != nil || state == .ahead && firstPlan != nil || hasPresentPlan
    planned = hasPlan ? lists.planned : nil
    plannedDays = hasPlan ? lists.plannedDays : []
    closedAsPlanned = lists.closedAsPlanned
    moved = lists.moved
    withdrawn = lists.withdrawn
    overdue = lists.overdue
    open = lists.open
    closed = state == .ahead ? nil : lists.closed
    closedEarly = lists.closedEarly
    closedLate = lists.closedLate
    closedWithoutPlan = lists.closedWithoutPlan
  }

  private static func baseline(_ first: CivilDate, through: CivilDate, _ firstPlan: CivilDate?) -> CivilDate? {
    guard let firstPlan else { return nil }
    if firstPlan < first { return first.adding(days: -1) }
    return firstPlan <= through ? firstPlan : nil
  }

  private struct Lists {
    var planned: [Int] = []
    var plannedDays: [CivilDate] = []
    var closedAsPlanned: [Int] = []
    var moved: [Int] = []
    var withdrawn: [Int] = []
    var overdue: [Int] = []
    var open: [Int] = []
    var closed: [Int] = []
    var closedEarly: [Int] = []
    var closedLate: [Int] = []
    var closedWithoutPlan: [Int] = []

    mutating func plan(_ position: Int, for day: CivilDate) {
      planned.append(position)
      plannedDays.append(day)
    }

    mutating func sort(_ position: Int, isClosed: Bool, now: CivilDate?, _ days: ClosedRange<CivilDate>, _ through: CivilDate) {
      if isClosed { return closedAsPlanned.append(position) }
      guard let now else { return withdrawn.append(position) }
      if now > days.upperBound {
        moved.append(position)
      } else if now > through {
        open.append(position)
      } else {
        overdue.append(position)
      }
    }

    mutating func sortUnplanned(_ position: Int, _ before: CivilDate?, _ days: ClosedRange<CivilDate>) {
      guard let before else { return closedWithoutPlan.append(position) }
      if before > days.upperBound { closedEarly.append(position) } else { closedLate.append(position) }
    }
  }
}
