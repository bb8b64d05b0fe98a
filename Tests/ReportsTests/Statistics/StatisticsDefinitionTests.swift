import CaseFile
import CivilCalendar
import Reports
import Testing

@Suite struct StatisticsDefinitionTests {
  private func total(
    _ cases: [CaseSketch], _ code: String, limits: [LimitSketch] = [], thresholds: [Int] = [12, 36]
  ) throws -> GroupStatistics {
    let request = StatisticsRequest(period: period(code), comparison: nil, thresholds: thresholds)
    return try Statistics.report(request, columns: columns(cases, limits: limits)).total
  }

  @Test(
    "opening stock, received, closed and pending at the boundary days of 2019H1",
    arguments: [
      ("2018-12-31", nil, [1, 0, 0, 1]), ("2018-12-31", "2018-12-31", [0, 0, 0, 0]),
      ("2018-12-31", "2019-01-01", [1, 0, 1, 0]), ("2019-01-01", "2019-01-01", [0, 1, 1, 0]),
      ("2019-01-01", nil, [0, 1, 0, 1]), ("2019-06-30", "2019-06-30", [0, 1, 1, 0]),
      ("2019-06-30", "2019-07-01", [0, 1, 0, 1]), ("2018-05-01", "2019-07-01", [1, 0, 0, 1]),
      ("2019-07-01", nil, [0, 0, 0, 0]), ("2019-07-01", "2019-07-02", [0, 0, 0, 0]),
    ] as [(String, String?, [Int])])
  func stocksAndFlows(filed: String, closed: String?, expected: [Int]) throws {
    let figures = try total([CaseSketch(filed, closed: closed)], "2019H1")
    let ids: [MeasureID] = [.openingPending, .received, .closed, .pending]
    #expect(ids.map { figures[$0]?.current?.numerator } == expected)
    #expect(figures[.handled]?.current?.numerator == expected[0] + expected[1])
  }

  @Test(
    "以上 includes the number itself",
    arguments: [
      ("2018-07-31", "2019-07", 12, 1), ("2018-08-01", "2019-07", 12, 0), ("2016-02-29", "2019-02", 36, 1),
      ("2016-03-01", "2019-02", 36, 0), ("2016-02-29", "2019-02-01..2019-02-27", 36, 0),
      ("2019-03-31", "2019-04", 1, 1),
    ])
  func age(filed: String, code: String, months: Int, expected: Int) throws {
    let figures = try total([CaseSketch(filed)], code, thresholds: [months])
    #expect(figures[.pendingOver(months: months)]?.current == Ratio(expected))
  }

  @Test("the stock of the prior period is computed as of its own end")
  func priorAsOf() throws {
    let request = StatisticsRequest(period: period("2019H1"), comparison: period("2018H1"))
    let cases = [CaseSketch("2017-06-30", closed: "2018-07-01")]
    let report = try Statistics.report(request, columns: columns(cases))
    #expect(report.total[.pending]?.prior == Ratio(1))
    #expect(report.total[.pendingOver(months: 12)]?.prior == Ratio(1))
    #expect(report.total[.pending]?.current == Ratio(0))
    #expect(report.total[.closed]?.current == Ratio(0))
  }

  @Test("rates and means without a denominator are not defined")
  func undefined() throws {
    let figures = try total([], "2019H1")
    for measure in figures.measures where !measure.unit.isCount { #expect(measure.current == nil) }
    for measure in figures.measures where measure.unit.isCount { #expect(measure.current == Ratio(0)) }
  }

  @Test(
    "disposition time counts whole months as twelfths of 365 days, other spans by their days",
    arguments: [
      ("2019", "730.00"), ("2019H1", "365.00"), ("2019-02", "60.83"), ("2019-01..2019-07", "425.83"),
      ("2019-01-01..2019-07-31", "425.83"), ("2019-01-01..2019-02-09", "80.00"),
    ])
  func dispositionTime(code: String, expected: String) throws {
    let end = period(code).days.through.description
    let cases = [
      CaseSketch("2018-03-01", closed: end), CaseSketch("2018-03-01"), CaseSketch("2018-03-01"),
    ]
    #expect(try total(cases, code)[.dispositionTime]?.currentNumber?.description == expected)
  }

  @Test("the median of an even number of cases is the mean of the two in the middle")
  func medians() throws {
    let closed = ["2019-01-02", "2019-01-04", "2019-01-05", "2019-04-11"]
    let even = try total(closed.map { CaseSketch("2019-01-01", closed: $0) }, "2019")
    #expect(even[.medianDaysToClose]?.current == Ratio(7, over: 2))
    #expect(even[.meanDaysToClose]?.currentNumber?.description == "27.00")
    let odd = try total(closed.dropLast().map { CaseSketch("2019-01-01", closed: $0) }, "2019")
    #expect(odd[.medianDaysToClose]?.current == Ratio(3))
    let ages = try total([CaseSketch("2019-12-31"), CaseSketch("1999-12-31")], "2019")
    #expect(ages[.medianPendingAge]?.current == ages[.meanPendingAge]?.current)
  }

  @Test(
    "a limit counts in the period in which it is due, and is met on its last day",
    arguments: [
      ("2019-01-01", "2018-12-01", "100.00"), ("2019-06-30", "2019-06-30", "100.00"),
      ("2019-06-29", "2019-06-30", "0.00"), ("2019-06-29", nil, "0.00"), ("2018-12-31", "2019-01-05", nil),
      ("2019-07-01", "2019-06-01", nil),
    ] as [(String, String?, String?)])
  func limits(due: String, done: String?, expected: String?) throws {
    let limit = LimitSketch(caseIndex: 0, due: due, done: done)
    let figures = try total([CaseSketch("2018-01-01")], "2019H1", limits: [limit])
    #expect(figures[.milestonesOnTime]?.currentNumber?.description == expected)
  }

  @Test("an enterprise is cleared once, by the first closing that clears it")
  func enterprises() throws {
    let cases = [
      // Merged bankruptcy: one case, three enterprises, one of them cleared before by another docket.
      CaseSketch("2017-01-01", closed: "2019-03-01", clears: true, enterprises: [1, 2, 3]),
      CaseSketch("2016-01-01", closed: "2018-12-31", clears: true, enterprises: [3]),
      // The application's closing clears nobody.
      CaseSketch("2016-06-01", closed: "2018-01-01", enterprises: [1]),
      // Closed again within the period: not counted twice.
      CaseSketch("2017-01-01", closed: "2019-04-01", clears: true, enterprises: [2]),
      // After the period: not visible.
      CaseSketch("2017-01-01", closed: "2019-07-01", clears: true, enterprises: [900_000_000]),
    ]
    #expect(try total(cases, "2019H1")[.enterprisesCleared]?.current == Ratio(2))
    #expect(try total(cases, "2018H2")[.enterprisesCleared]?.current == Ratio(1))
    #expect(try total(cases, "2019H2")[.enterprisesCleared]?.current == Ratio(1))
  }

  @Test("measures come in the order of the contract, one for each threshold")
  func order() throws {
    let figures = try total([], "2019", thresholds: [6, 12, 24, 36])
    #expect(
      figures.measures.map(\.id.rawValue) == [
        "opening_pending", "received", "handled", "closed", "pending", "pending_over_6m", "pending_over_12m",
        "pending_over_24m", "pending_over_36m", "closing_rate", "closed_to_received", "disposition_time_days",
        "mean_days_to_close", "median_days_to_close", "mean_pending_age_days", "median_pending_age_days",
        "milestones_on_time_rate", "enterprises_cleared",
      ])
  }

  @Test("groups follow the order of the values, empty ones are left out, cases without a value come last")
  func groups() throws {
    let cases = [
      CaseSketch("2019-01-01"), CaseSketch("2019-01-01", judge: "王"), CaseSketch("2018-01-01", judge: "陈"),
      CaseSketch("2010-01-01", closed: "2011-01-01", judge: "何"),
    ]
    let request = StatisticsRequest(period: period("2019H1"), comparison: nil, dimension: .judge)
    let report = try Statistics.report(request, columns: columns(cases, judges: ["王", "何", "陈"]))
    #expect(report.groups.map(\.key) == ["王", "陈", nil])
    #expect(report.groups.map { $0[.pending]?.current } == [Ratio(1), Ratio(1), Ratio(1)])
    #expect(report.total.key == nil)
    #expect(report.total[.pending]?.current == Ratio(3))
  }
}
