import CaseFile
import CivilCalendar
import RuleModel

/// Every figure of a situation report, computed once; sheets only arrange them.
struct SituationFigures: Sendable {
  /// Ages in months of the headline figures 一年以上 and 三年以上; they are the same in every report.
  static let headlineThresholds = [12, 36]

  /// All cases.
  let total: StatisticsReport
  /// By each dimension of the report.
  let byDimension: [Dimension: StatisticsReport]
  /// By owner level.
  let byOwner: StatisticsReport
  /// By proceeding.
  let byProcedure: StatisticsReport
  /// Months, evenness, the movement of the old stock and what the closings achieved.
  let backlog: BacklogFigures
  /// Month-ends of the trend, oldest first, 24 of them; the last is the cut-off.
  let trend: [PendingPoint]
  /// The last eight whole quarters, oldest first.
  let quarters: [Quarter]
  /// Positions of the cases of the ledger: filed by the cut-off, pending first, then by filing.
  let ledgerOrder: [Int]
  /// Row of each of them on the ledger sheet, from 0.
  let ledgerRows: [Int: Int]
  /// Positions of the cases pending for a year or more, oldest first.
  let longPending: [Int]
  /// Longest pending age in days by group; nil where nothing is pending. Keyed like the groups, nil key as "".
  let longest: [Dimension: [String: Int]]
  /// Longest pending age of all.
  let longestOfAll: Int?
  /// Claims of the enterprises cleared, in fen, in the period and the comparison.
  let claimsResolved: (current: Int64, prior: Int64)
  /// Limits due and met by case position.
  let limits: LimitCounts
  /// Enterprises first cleared by the case, and the day, by position; nil where none.
  let clearances: [Int: Clearance]
  /// Nodes, open limits and locks; nil when the input has none.
  let nodes: NodeFigures?
  /// Targets, closing plan and crossings; nil when the input has none.
  let plan: PlanFigures?
  /// Supervision and reviews; nil when the input has none.
  let oversight: OversightFigures?
  /// What is wrong with the records or missing from them; nil when nobody asked.
  let quality: QualityFigures?

  /// A whole quarter.
  struct Quarter: Sendable {
    let year: Int
    let number: Int
    let received: Int
    let closed: Int
  }

  /// What the closing of a case cleared.
  struct Clearance: Sendable {
    let enterprises: Int
    let on: CivilDate
  }

  init(_ input: SituationInput) throws(StatisticsError) {
    let reports = try Self.reports(input)
    total = reports.total
    byDimension = reports.byDimension
    byOwner = try Self.report(.ownerLevel, in: reports.byDimension)
    byProcedure = try Self.report(.procedure, in: reports.byDimension)
    oversight = try OversightFigures(input)
    let cutOff = input.period.days.through
    var series = PendingSeries(asOf: Self.monthEnds(through: cutOff), thresholds: Self.headlineThresholds)
    series.add(input.columns)
    trend = series.points()
    quarters = Self.quarters(through: cutOff, columns: input.columns)
    let order = Self.ledgerOrder(input, cutOff)
    ledgerOrder = order
    ledgerRows = Dictionary(
      uniqueKeysWithValues: order.enumerated().map { ($0.element, SituationNames.ledgerFirstRow + $0.offset) })
    longPending = Self.longPending(input.columns, cutOff)
    longest = [
      .ownerLevel: Self.longest(input.columns, .ownerLevel, cutOff),
      .procedure: Self.longest(input.columns, .procedure, cutOff),
    ]
    longestOfAll = Self.pendingAges(input.columns, cutOff).map(\.age).max()
    let cleared = Self.clearances(input.columns)
    clearances = cleared
    backlog = try BacklogFigures(input, reports.byDimension, total: reports.total, clearances: cleared)
    let counts = LimitCounts(input.columns, period: input.period.days, comparison: input.comparison.days)
    limits = counts
    nodes = input.nodes.map { NodeFigures($0, input, counts) }
    plan = input.plan.map { plan in
      PlanFigures(
        plan.cases(input.records, nodes: input.nodes, catalogue: input.catalogue), targets: plan.targets, cutOff: cutOff)
    }
    quality = input.integrity.map { QualityFigures($0, input, ledgerOrder: order) }
    claimsResolved = (backlog.outcomes.current.claims, backlog.outcomes.prior.claims)
  }

  /// The statistics of all cases and by every dimension that was read, with the ages of the headline and of the bands.
  private static func reports(
    _ input: SituationInput
  ) throws(StatisticsError) -> (total: StatisticsReport, byDimension: [Dimension: StatisticsReport]) {
    guard !input.thresholds.isEmpty, zip(input.thresholds, input.thresholds.dropFirst()).allSatisfy({ $0 < $1 })
    else { throw .thresholdsOutOfOrder(input.thresholds) }
    var request = StatisticsRequest(
      period: input.period, comparison: input.comparison,
      thresholds: Set(headlineThresholds + input.thresholds).sorted())
    let total = try Statistics.report(request, columns: input.columns)
    var byDimension: [Dimension: StatisticsReport] = [:]
    for dimension in BacklogFigures.dimensions where input.columns.dimensions[dimension] != nil {
      request.dimension = dimension
      byDimension[dimension] = try Statistics.report(request, columns: input.columns)
    }
    return (total, byDimension)
  }

  private static func report(
    _ dimension: Dimension, in reports: [Dimension: StatisticsReport]
  ) throws(StatisticsError) -> StatisticsReport {
    guard let report = reports[dimension] else { throw .dimensionNotRead(dimension) }
    return report
  }

  /// A measure of all cases.
  subscript(id: MeasureID) -> MeasureValue {
    total.total[id] ?? backlog.measures[id] ?? MeasureValue(id: id, unit: .cases, current: nil, prior: nil)
  }

  private static func monthEnds(through cutOff: CivilDate) -> [CivilDate] {
    (0..<24).reversed().map { back in
      back == 0 ? cutOff : cutOff.firstOfMonth.adding(months: -back).lastOfMonth
    }
  }

  private static func quarters(through cutOff: CivilDate, columns: CaseColumns) -> [Quarter] {
    var end = cutOff.isLastDayOfMonth ? cutOff : cutOff.firstOfMonth.adding(days: -1)
    while !end.month.isMultiple(of: 3) { end = end.firstOfMonth.adding(days: -1) }
    let ends = (0...8).reversed().map { end.firstOfMonth.adding(months: -3 * $0).lastOfMonth }
    var series = PendingSeries(asOf: ends, thresholds: [])
    series.add(columns)
    return series.points().dropFirst().map {
      Quarter(year: $0.asOf.year, number: $0.asOf.month / 3, received: $0.received, closed: $0.closed)
    }
  }

  private static func ledgerOrder(_ input: SituationInput, _ cutOff: CivilDate) -> [Int] {
    let filed = input.columns.filed.indices.filter { input.columns.filed[$0] <= cutOff.dayNumber }
    let pending = filed.filter { input.columns.closed[$0] > cutOff.dayNumber }
    let closed = filed.filter { input.columns.closed[$0] <= cutOff.dayNumber }
    return pending + closed
  }

  private static func pendingAges(_ columns: CaseColumns, _ cutOff: CivilDate) -> [(position: Int, age: Int)] {
    columns.filed.indices.compactMap { position in
      let filed = columns.filed[position]
      guard filed <= cutOff.dayNumber, columns.closed[position] > cutOff.dayNumber else { return nil }
      return (position, Int(cutOff.dayNumber - filed))
    }
  }

  private static func longPending(_ columns: CaseColumns, _ cutOff: CivilDate) -> [Int] {
    let boundary = cutOff.latestDateCompleting(months: headlineThresholds[0]).dayNumber
    return pendingAges(columns, cutOff).map(\.position).filter { columns.filed[$0] <= boundary }
  }

  private static func longest(
    _ columns: CaseColumns, _ dimension: Dimension, _ cutOff: CivilDate
  ) -> [String: Int] {
    guard let column = columns.dimensions[dimension] else { return [:] }
    var result: [String: Int] = [:]
    for (position, age) in pendingAges(columns, cutOff) {
      let code = Int(column.codes[position])
      let key = code < 0 ? "" : column.values[code]
      result[key] = max(result[key] ?? 0, age)
    }
    return result
  }

  /// First clearance of each enterprise, gathered by the case that brought it: `EnterpriseClearances` decides, as for
  /// the measure.
  private static func clearances(_ columns: CaseColumns) -> [Int: Clearance] {
    var result: [Int: Clearance] = [:]
    for position in EnterpriseClearances(columns).cases {
      guard let date = CivilDate(dayNumber: columns.closed[position]) else { continue }
      result[position] = Clearance(enterprises: (result[position]?.enterprises ?? 0) + 1, on: date)
    }
    return result
  }
}
