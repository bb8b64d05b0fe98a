import CaseFile
import CivilCalendar

/// The figures about months, evenness, the movement of old cases and groups, computed once; sheets only arrange them.
struct BacklogFigures: Sendable {
  /// By what the report groups cases, in the order of its tables; those that were not read are left out.
  static let dimensions: [Dimension] = [.ownerLevel, .procedure, .category, .supervisingBody, .division, .judge]
  /// Months of the trend.
  static let monthCount = 24

  /// The dimensions of the report with their groups in the order of its tables.
  let groupings: [Grouping]
  /// Filings, closings and stock by month; thresholds are those of the headline.
  let series: MonthlySeries
  /// Closings by month, of the period and of the year so far.
  let evenness: EvennessFigures
  /// How the old stock moved from the comparison's last day to the cut-off, for each headline age; empty when the
  /// comparison is not the earlier one.
  let movements: [Movement]
  /// What the closings of all cases achieved.
  let outcomes: OutcomePair
  /// The measures that `Statistics` does not know.
  let measures: [MeasureID: MeasureValue]

  /// The groups of one dimension.
  struct Grouping: Sendable {
    let dimension: Dimension
    let lines: [Line]
    let total: Line
  }

  /// The figures of one group; of the total the key is nil as well.
  struct Line: Sendable {
    let key: String?
    let statistics: GroupStatistics
    let outcomes: OutcomePair
  }

  /// Outcomes in the period and in the comparison.
  struct OutcomePair: Sendable {
    var current = CaseOutcomes()
    var prior = CaseOutcomes()
  }

  /// A movement and the one of the same span a year before, with which it is compared.
  struct Movement: Sendable {
    let now: StockMovement
    let before: StockMovement?
  }

  init(
    _ input: SituationInput, _ reports: [Dimension: StatisticsReport], total: StatisticsReport,
    clearances: [Int: SituationFigures.Clearance]
  ) throws(StatisticsError) {
    let counter = OutcomeCounter(input: input, clearances: clearances)
    outcomes = counter.all
    var groupings: [Grouping] = []
    for dimension in Self.dimensions {
      guard let report = reports[dimension], let column = input.columns.dimensions[dimension] else { continue }
      let all = Line(key: nil, statistics: report.total, outcomes: counter.all)
      var lines = Self.lines(report, counter.groups(of: column), column)
      if dimension == .judge, input.judgeOrder == .byClosings { lines = Self.ranked(lines) }
      try Self.check(lines, against: all, dimension)
      // A court without divisions has no table of them; elsewhere a missing value is worth its line.
      if dimension == .division, lines.allSatisfy({ $0.key == nil }) { continue }
      groupings.append(Grouping(dimension: dimension, lines: lines, total: all))
    }
    self.groupings = groupings
    series = MonthlySeries(
      through: input.period.days.through, count: Self.monthCount, thresholds: SituationFigures.headlineThresholds,
      columns: input.columns)
    evenness = EvennessFigures(input)
    movements = try Self.movements(input)
    measures = Self.measures(outcomes, evenness)
  }

  private static func lines(
    _ report: StatisticsReport, _ outcomes: [OutcomePair], _ column: DimensionColumn
  ) -> [Line] {
    let codes = Dictionary(uniqueKeysWithValues: column.values.enumerated().map { ($0.element, $0.offset) })
    return report.groups.map { group in
      let code = group.key.flatMap { codes[$0] } ?? column.values.count
      return Line(key: group.key, statistics: group, outcomes: outcomes[code])
    }
  }

  /// Most closings first, those with as many by name; cases without a judge stay last.
  private static func ranked(_ lines: [Line]) -> [Line] {
    func closings(_ line: Line) -> Int { line.statistics[.closed]?.current?.numerator ?? 0 }
    return lines.enumerated().sorted { left, right in
      let (mine, theirs) = (left.element, right.element)
      if (mine.key == nil) != (theirs.key == nil) { return theirs.key == nil }
      return (-closings(mine), left.offset) < (-closings(theirs), right.offset)
    }.map(\.element)
  }

  /// What is summed over the groups must be the figure of all cases.
  private static func check(_ lines: [Line], against all: Line, _ dimension: Dimension) throws(StatisticsError) {
    for id in CaseOutcomes.measures {
      for side in [\OutcomePair.current, \.prior] {
        let sum = lines.reduce(0) { $0 + $1.outcomes[keyPath: side][id] }
        let total = all.outcomes[keyPath: side][id]
        guard sum == total else { throw .groupsDoNotAddUp(id, dimension, groups: sum, total: total) }
      }
    }
  }

  private static func movements(_ input: SituationInput) throws(StatisticsError) -> [Movement] {
    let (from, through) = (input.comparison.days.through, input.period.days.through)
    var result: [Movement] = []
    for months in SituationFigures.headlineThresholds {
      guard let now = StockMovement(months: months, from: from, through: through, columns: input.columns) else { return [] }
      let before = StockMovement(
        months: months, from: yearEarlier(from), through: yearEarlier(through), columns: input.columns)
      for movement in [now, before].compactMap(\.self) where !movement.reconciles { throw .movementDoesNotReconcile(movement) }
      result.append(Movement(now: now, before: before))
    }
    return result
  }

  /// A year earlier; a month-end stays one.
  private static func yearEarlier(_ day: CivilDate) -> CivilDate {
    day.isLastDayOfMonth ? day.firstOfMonth.adding(years: -1).lastOfMonth : day.adding(years: -1)
  }

  private static func measures(_ outcomes: OutcomePair, _ evenness: EvennessFigures) -> [MeasureID: MeasureValue] {
    var values = CaseOutcomes.published.map { id, unit in
      MeasureValue(
        id: id, unit: unit, current: outcomes.current.known(id).map { Ratio($0) }, prior: outcomes.prior.known(id).map { Ratio($0) })
    }
    for id in [MeasureID.fastTrackOfClosed, .fastTrackOfReceived] {
      values.append(MeasureValue(id: id, unit: .rate, current: outcomes.current.share(id), prior: outcomes.prior.share(id)))
    }
    values.append(
      MeasureValue(
        id: .closingEvenness, unit: .rate, current: evenness.period.value, prior: evenness.comparison.value))
    return Dictionary(uniqueKeysWithValues: values.map { ($0.id, $0) })
  }
}
