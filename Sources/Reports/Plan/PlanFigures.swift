import CaseFile
import CivilCalendar

/// Every figure of closing plans and targets (年度目标与结案计划), computed once; sheets and listings only arrange them.
public struct PlanFigures: Hashable, Sendable {
  /// Plan and actual of a judge or a division.
  public struct Group: Hashable, Sendable {
    /// The name; nil for cases without one.
    public let key: String?
    /// 未结 at the cut-off.
    public let pending: Int
    /// Planned for a day through the cut-off (已到期的计划), each case once.
    public let plannedToDate: Int
    /// Of them, closed in the year through the cut-off.
    public let closedOfPlanned: Int
    /// Closed in the year through the cut-off, planned or not.
    public let closed: Int
    /// Pending with the planned day over.
    public let overdue: Int
    /// Pending and planned for the rest of the year.
    public let plannedAhead: Int
    /// Pending and planned for a later year.
    public let plannedLater: Int
    /// Pending without a plan.
    public let unplanned: Int
  }

  /// Spans of days after the cut-off in which crossings are listed.
  public static let horizons = [30, 90, 180]
  /// Ages in months whose crossing is listed unless others are asked for.
  public static let thresholds = [12, 36]

  /// The year at the cut-off.
  public let year: PlanYear
  /// The cases, in the order in which they were given; positions in the other members refer to it.
  public let cases: [PlanCase]
  /// The targets of the year that stand, the whole court's first, with their progress.
  public let targets: [TargetProgress]
  /// The twelve months.
  public let months: [MonthPlan]
  /// Of each month the number of cases planned for the months so far, each once; nil before the first planned month.
  public let cumulativePlanned: [Int?]
  /// Of each month the closings since the first planned month; nil before it and for months ahead.
  public let cumulativeClosed: [Int?]
  /// What the months of the plan say of each case that is or was planned, by position.
  public let traces: [Int: PlanTrace]
  /// Ages in months whose crossing is listed.
  public let thresholds: [Int]
  /// Crossings within the longest horizon.
  public let crossings: [ThresholdCrossing]
  /// The stock above each threshold at the end of each horizon, threshold by threshold.
  public let outlooks: [CrossingOutlook]
  /// Positions of the pending cases whose planned day is over, the longest over first.
  public let overdue: [Int]
  /// Positions of the pending cases without a plan.
  public let unplanned: [Int]
  /// By judge, in order of name, cases without one last.
  public let judges: [Group]
  /// By division likewise; empty when no case has one.
  public let divisions: [Group]
  /// All cases.
  public let total: Group

  /// Figures of the cut-off's year.
  ///
  /// - Parameters:
  ///   - targets: Targets of any years; those of the cut-off's year that stand are taken.
  ///   - thresholds: Ages in months whose crossing is listed, ascending.
  public init(
    _ cases: [PlanCase], targets: [AnnualTarget], cutOff: CivilDate, thresholds: [Int] = PlanFigures.thresholds
  ) {
    let year = PlanYear(cutOff: cutOff)
    let months = MonthPlan.year(cases, year)
    self.year = year
    self.cases = cases
    self.months = months
    self.thresholds = thresholds
    self.targets = targets.filter { $0.scope.year == year.year }
      .sorted { ($0.scope, Self.place($0.measure)) < ($1.scope, Self.place($1.measure)) }
      .compactMap { TargetProgress($0, cases, year) }
    (cumulativePlanned, cumulativeClosed) = Self.cumulative(months)
    crossings = ThresholdCrossing.list(
      cases, cutOff: cutOff, months: thresholds, within: Self.horizons.last ?? 0)
    outlooks = thresholds.flatMap { months in
      Self.horizons.map { CrossingOutlook(cases, cutOff: cutOff, months: months, days: $0) }
    }
    let pending = cases.indices.filter { cases[$0].isPending(on: cutOff) }
    overdue = pending.filter { position in cases[position].plannedOn.map { $0 <= cutOff } ?? false }
      .sorted { (cases[$0].plannedOn ?? cutOff, $0) < (cases[$1].plannedOn ?? cutOff, $1) }
    unplanned = pending.filter { cases[$0].plannedOn == nil }
    traces = Self.traces(months)
    let plannedToDate = Set(traces.filter { $0.value.firstPlannedOn <= cutOff }.keys)
    let counting = Counting(cases: cases, year: year, plannedToDate: plannedToDate)
    judges = counting.groups(\.judge)
    divisions = cases.contains { $0.division != nil } ? counting.groups(\.division) : []
    total = counting.group(nil, cases.indices)
  }

  /// Whether there is anything to report: a target of the year or a planned closing day.
  public var hasContent: Bool { !targets.isEmpty || cases.contains { $0.plannedOn != nil } || hasMonthPlan }

  /// Whether any month of the year has a plan.
  public var hasMonthPlan: Bool { months.contains { !($0.planned ?? []).isEmpty } }

  /// The first month for which a case was planned, 1–12, with which the cumulative figures begin; nil without any.
  public var firstPlannedMonth: Int? { months.first { !($0.planned ?? []).isEmpty }?.month }

  private static func traces(_ months: [MonthPlan]) -> [Int: PlanTrace] {
    var traces: [Int: PlanTrace] = [:]
    for month in months {
      let name = String(month.days.lowerBound.description.prefix(7))
      for (position, day) in zip(month.planned ?? [], month.plannedDays) {
        traces[position, default: PlanTrace(firstPlannedOn: day)].planned.append(name)
      }
      for position in month.moved + month.withdrawn { traces[position]?.moved.append(name) }
    }
    return traces
  }

  private static func place(_ measure: TargetMeasure) -> Int { TargetMeasure.allCases.firstIndex(of: measure) ?? 0 }

  private static func cumulative(_ months: [MonthPlan]) -> (planned: [Int?], closed: [Int?]) {
    var seen: Set<Int> = []
    var closed = 0
    var result: (planned: [Int?], closed: [Int?]) = ([], [])
    for month in months {
      seen.formUnion(month.planned ?? [])
      guard !seen.isEmpty else {
        result.planned.append(nil)
        result.closed.append(nil)
        continue
      }
      closed += month.closed?.count ?? 0
      result.planned.append(seen.count)
      result.closed.append(month.closed == nil ? nil : closed)
    }
    return result
  }
}

/// The months in whose plan a case stood when they began.
public struct PlanTrace: Hashable, Sendable {
  /// Months for which it was planned, `2019-02`.
  public var planned: [String] = []
  /// Those of them in which it was moved to a later month or lost its plan.
  public var moved: [String] = []
  /// The day for which it was planned in the first of them.
  public let firstPlannedOn: CivilDate

  init(firstPlannedOn: CivilDate) { self.firstPlannedOn = firstPlannedOn }
}

/// Counts groups of cases.
private struct Counting {
  let cases: [PlanCase]
  let year: PlanYear
  let plannedToDate: Set<Int>

  func groups(_ key: KeyPath<PlanCase, String?>) -> [PlanFigures.Group] {
    var positions: [String?: [Int]] = [:]
    for position in cases.indices { positions[cases[position][keyPath: key], default: []].append(position) }
    let names = positions.keys.compactMap { $0 }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let keys: [String?] = names + (positions[nil] == nil ? [] : [nil])
    return keys.map { group($0, positions[$0] ?? []) }.filter { $0.pending + $0.closed + $0.plannedToDate > 0 }
  }

  func group(_ key: String?, _ positions: some Collection<Int>) -> PlanFigures.Group {
    let pending = positions.filter { cases[$0].isPending(on: year.cutOff) }
    let planned = positions.filter(plannedToDate.contains)
    let end = year.days.upperBound
    return PlanFigures.Group(
      key: key, pending: pending.count, plannedToDate: planned.count,
      closedOfPlanned: planned.count { cases[$0].isClosed(in: year.elapsed) },
      closed: positions.count { cases[$0].isClosed(in: year.elapsed) },
      overdue: pending.count { position in cases[position].plannedOn.map { $0 <= year.cutOff } ?? false },
      plannedAhead: pending.count { cases[$0].isPlannedWithin(year) },
      plannedLater: pending.count { position in cases[position].plannedOn.map { $0 > end } ?? false },
      unplanned: pending.count { cases[$0].plannedOn == nil })
  }
}
