import CaseFile
import CivilCalendar

/// Computes statistics from columns.
public enum Statistics {
  /// The ages, in whole months, that may be asked for.
  public static let thresholdRange = 1...1200

  /// The measures of the period and of the comparison period, each as of its own last day: a closing after that day
  /// is not visible, ages are computed anew.
  ///
  /// One pass over the cases serves all groups of a period. Groups come in the order of the dimension's values,
  /// cases without a value last; a group is left out when all its counts are 0 in both periods. Measures and their
  /// formulas: `Measure.swift`; 旧存 = F < P0 ≤ C, 新收 = P0 ≤ F ≤ P1, 结案 = P0 ≤ C ≤ P1, 未结 = F ≤ P1 < C, each
  /// counted by itself.
  ///
  /// Of a scope only its cases are counted.
  ///
  /// Throws when 旧存 + 新收 − 结案 = 未结 fails for any group, period or single case.
  public static func report(
    _ request: StatisticsRequest, columns: CaseColumns
  ) throws(StatisticsError) -> StatisticsReport {
    if let scope = request.scope, columns.dimensions[scope.kind.dimension] == nil {
      throw .dimensionNotRead(scope.kind.dimension)
    }
    let columns = columns.narrowed(to: request.scope)
    let grouping = try checked(request, columns)
    let windows = ([request.period] + [request.comparison].compactMap(\.self)).map {
      PeriodWindow($0, thresholds: request.thresholds)
    }
    let clearances = EnterpriseClearances(columns)
    let perPeriod = windows.map { tallies(columns, grouping, clearances, $0) }
    let totals = perPeriod.map { tallies in
      tallies.dropFirst().reduce(into: tallies[0]) { $0.merge($1) }
    }
    let reconciliation = Reconciliation(columns: columns, grouping: grouping, windows: windows)
    try reconciliation.verify(groups: perPeriod, totals: totals)
    let table = MeasureTable(request: request)
    var groups: [GroupStatistics] = []
    if request.dimension != nil {
      for index in 0..<grouping.groupCount where !perPeriod.allSatisfy({ $0[index].isEmpty }) {
        groups.append(table.group(key: grouping.key(of: index), tallies: perPeriod.map { $0[index] }))
      }
    }
    return StatisticsReport(
      request: request, total: table.group(key: nil, tallies: totals), groups: groups)
  }

  private static func checked(
    _ request: StatisticsRequest, _ columns: CaseColumns
  ) throws(StatisticsError) -> CaseGrouping {
    let thresholds = request.thresholds
    guard thresholds.allSatisfy(thresholdRange.contains),
      zip(thresholds, thresholds.dropFirst()).allSatisfy({ $0 < $1 })
    else { throw .thresholdsOutOfOrder(thresholds) }
    let count = columns.count
    guard columns.closed.count == count, columns.clears.count == count, columns.numbers.count == count
    else { throw .malformedColumn(.cases) }
    let starts = columns.enterpriseStarts
    guard starts.count == count + 1, starts.first == 0,
      starts.last.map(Int.init) == columns.enterprises.count,
      zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 })
    else { throw .malformedColumn(.enterprises) }
    let limits = columns.limits
    guard limits.cases.count == limits.count, limits.done.count == limits.count,
      limits.cases.allSatisfy({ $0 >= 0 && $0 < count })
    else { throw .malformedColumn(.limits) }
    guard let dimension = request.dimension else { return CaseGrouping(column: nil) }
    guard let column = columns.dimensions[dimension] else { throw .dimensionNotRead(dimension) }
    guard column.codes.count == count, column.codes.allSatisfy({ $0 >= -1 && $0 < column.values.count })
    else { throw .malformedColumn(.dimension) }
    return CaseGrouping(column: column)
  }

  /// The tallies of one period, by group.
  private static func tallies(
    _ columns: CaseColumns, _ grouping: CaseGrouping, _ clearances: EnterpriseClearances,
    _ window: PeriodWindow
  ) -> [CaseTally] {
    var result = [CaseTally](
      repeating: CaseTally(thresholdCount: window.completedBy.count), count: grouping.groupCount)
    for position in 0..<columns.count {
      result[grouping.group(of: position)].add(
        filedOn: columns.filed[position], closedOn: columns.closed[position], in: window)
    }
    let limits = columns.limits
    for index in 0..<limits.count where window.contains(limits.due[index]) {
      let group = grouping.group(of: Int(limits.cases[index]))
      result[group].limitsDue += 1
      if limits.done[index] <= limits.due[index] { result[group].limitsMet += 1 }
    }
    for position in clearances.cases where window.contains(columns.closed[position]) {
      result[grouping.group(of: position)].enterprisesCleared += 1
    }
    return result
  }
}

/// To which group each case belongs; without a dimension all belong to one.
struct CaseGrouping {
  private let values: [String]
  private let codes: [Int32]?

  init(column: DimensionColumn?) {
    values = column?.values ?? []
    codes = column?.codes
  }

  /// Whether there is a dimension.
  var isGrouped: Bool { codes != nil }

  /// The values and the group of cases without one.
  var groupCount: Int { values.count + 1 }

  /// Position of the case's group.
  @inline(__always)
  func group(of position: Int) -> Int {
    guard let codes else { return 0 }
    let code = Int(codes[position])
    return code < 0 ? values.count : code
  }

  /// The group's value; nil for the last group.
  func key(of group: Int) -> String? { group < values.count ? values[group] : nil }
}
