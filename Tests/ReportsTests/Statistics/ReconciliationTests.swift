import CaseFile
import Reports
import Testing

@Suite struct ReconciliationTests {
  @Test("a case closed before it was filed is refused and named, with its group and period")
  func closedBeforeFiled() {
    let cases = [
      CaseSketch("2019-02-01", closed: "2018-11-01", judge: "李", number: "(2019)粤01破1号"),
      CaseSketch("2019-02-01", judge: "李", number: "(2019)粤01破2号"),
      CaseSketch("2019-02-01", number: "(2019)粤01破3号"),
    ]
    let request = StatisticsRequest(period: period("2019H1"), comparison: nil, dimension: .judge)
    let expected = ReconciliationBreak(
      period: request.period, scope: .group("李"), openingPending: 0, received: 2, closed: 0, pending: 1,
      pendingOver: [0, 0],
      culprits: [
        .init(number: CaseNumber(normalized: cases[0].number), filed: cases[0].filed, closed: cases[0].closed)
      ])
    #expect(throws: StatisticsError.doesNotReconcile([expected])) {
      try Statistics.report(request, columns: columns(cases, judges: ["李"]))
    }
  }

  @Test("two errors that cancel each other out in the sums are found as well")
  func cancellingErrors() {
    let cases = [
      CaseSketch("2019-02-01", closed: "2018-11-01", number: "a"),
      CaseSketch("2019-08-01", closed: "2019-05-01", number: "b"),
    ]
    let request = StatisticsRequest(period: period("2019H1"), comparison: nil)
    #expect {
      try Statistics.report(request, columns: columns(cases))
    } throws: { error in
      guard case StatisticsError.doesNotReconcile(let breaks) = error else { return false }
      return breaks.map(\.scope) == [.allCases] && breaks[0].culprits.map(\.number.text) == ["a", "b"]
    }
  }

  @Test("the comparison period is checked too")
  func priorPeriod() {
    let request = StatisticsRequest(period: period("2019H1"), comparison: period("2018H1"))
    let cases = [CaseSketch("2018-02-01", closed: "2017-02-01", number: "a")]
    #expect {
      try Statistics.report(request, columns: columns(cases))
    } throws: { error in
      guard case StatisticsError.doesNotReconcile(let breaks) = error else { return false }
      return breaks.map(\.period.code) == ["2018H1"]
    }
  }

  @Test("thresholds must ascend within the range", arguments: [[36, 12], [12, 12], [0], [1201]])
  func thresholds(thresholds: [Int]) {
    let request = StatisticsRequest(period: period("2019"), comparison: nil, thresholds: thresholds)
    #expect(throws: StatisticsError.thresholdsOutOfOrder(thresholds)) {
      try Statistics.report(request, columns: CaseColumns())
    }
  }

  @Test("a dimension that was not read is refused")
  func dimensionNotRead() {
    let request = StatisticsRequest(period: period("2019"), comparison: nil, dimension: .court)
    #expect(throws: StatisticsError.dimensionNotRead(.court)) {
      try Statistics.report(request, columns: CaseColumns())
    }
  }

  @Test("columns that do not fit each other are refused")
  func malformed() {
    var cases = columns([CaseSketch("2019-01-01")], judges: ["李"])
    let request = StatisticsRequest(period: period("2019"), comparison: nil, dimension: .judge)
    cases.dimensions[.judge]?.codes = [1]
    #expect(throws: StatisticsError.malformedColumn(.dimension)) {
      try Statistics.report(request, columns: cases)
    }
    cases.enterpriseStarts = [0]
    #expect(throws: StatisticsError.malformedColumn(.enterprises)) {
      try Statistics.report(request, columns: cases)
    }
    cases.closed = []
    #expect(throws: StatisticsError.malformedColumn(.cases)) {
      try Statistics.report(request, columns: cases)
    }
  }
}
