import CaseFile
import CivilCalendar
import Reports
import Testing

/// Every test names the seed of its data when it fails.
@Suite struct StatisticsOracleTests {
  static let judges = ["陈", "李", "王"]

  @Test(
    "columns and objects give the same measures, for all cases and for every group",
    arguments: [UInt64(1), 2, 3, 20_190_731],
    ["2019", "2019H1", "2019Q2", "2019-02", "2019-01..2019-07", "2019-01-01..2019-07-20"])
  func agreesWithOracle(seed: UInt64, code: String) throws {
    let data = Self.randomCases(seed: seed)
    let oracle = StatisticsOracle(cases: data.cases, limits: data.limits, thresholds: [6, 12, 36])
    let request = StatisticsRequest(
      period: period(code), comparison: period(code).samePeriodLastYear(), thresholds: [6, 12, 36],
      dimension: .judge)
    let report = try Statistics.report(
      request, columns: columns(data.cases, limits: data.limits, judges: Self.judges))
    #expect(report.groups.map(\.key) == Self.judges + [nil], "seed \(seed)")
    try compare(report.total, oracle, request, seed) { _ in true }
    for group in report.groups { try compare(group, oracle, request, seed) { $0.judge == group.key } }
  }

  @Test("groups add up to the total in every count", arguments: [UInt64(4), 5, 6])
  func groupsAddUp(seed: UInt64) throws {
    let data = Self.randomCases(seed: seed)
    let request = StatisticsRequest(
      period: period("2019H1"), comparison: period("2018H1"), dimension: .judge)
    let report = try Statistics.report(
      request, columns: columns(data.cases, limits: data.limits, judges: Self.judges))
    for measure in report.total.measures where measure.unit.isCount {
      let parts = report.groups.compactMap { $0[measure.id] }
      #expect(
        parts.compactMap(\.current?.numerator).reduce(0, +) == measure.current?.numerator,
        "\(measure.id) seed \(seed)")
      #expect(
        parts.compactMap(\.prior?.numerator).reduce(0, +) == measure.prior?.numerator,
        "\(measure.id) seed \(seed)")
    }
  }

  private func compare(
    _ group: GroupStatistics, _ oracle: StatisticsOracle, _ request: StatisticsRequest, _ seed: UInt64,
    belongs: (CaseSketch) -> Bool
  ) throws {
    let comparison = try #require(request.comparison)
    let current = oracle.measures(in: request.period, of: belongs)
    let prior = oracle.measures(in: comparison, of: belongs)
    #expect(group.measures.count == 17)
    for measure in group.measures {
      let note: Comment = "\(measure.id.rawValue) of \(group.key ?? "all"), seed \(seed)"
      #expect(Self.equal(measure.current, current[measure.id]), note)
      #expect(Self.equal(measure.prior, prior[measure.id]), note)
    }
  }

  private static func equal(_ left: Ratio?, _ right: Ratio?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return left.numerator * right.denominator == right.numerator * left.denominator
  }

  /// 300 cases of 2014–2020 with enterprises shared between them, and two limits for each.
  static func randomCases(seed: UInt64) -> (cases: [CaseSketch], limits: [LimitSketch]) {
    var dice = StatisticsDice(seed: seed)
    let start = day("2014-01-01")
    let cases = (0..<300).map { index in
      let filed = start.adding(days: Int.random(in: 0..<2500, using: &dice))
      let isClosed = Int.random(in: 0..<3, using: &dice) > 0
      return CaseSketch(
        number: "\(index)", filed: filed,
        closed: isClosed ? filed.adding(days: Int.random(in: 0..<1500, using: &dice)) : nil,
        clears: isClosed && Bool.random(using: &dice),
        enterprises: (0..<Int32.random(in: 0...3, using: &dice)).map { _ in
          Int32.random(in: 0..<200, using: &dice)
        },
        judge: (judges + [nil]).randomElement(using: &dice) ?? nil)
    }
    let limits = (0..<600).map { index in
      let due = start.adding(days: Int.random(in: 0..<2500, using: &dice))
      let isDone = Int.random(in: 0..<4, using: &dice) > 0
      return LimitSketch(
        caseIndex: index % 300, due: due,
        done: isDone ? due.adding(days: Int.random(in: -20...5, using: &dice)) : nil)
    }
    return (cases, limits)
  }
}
