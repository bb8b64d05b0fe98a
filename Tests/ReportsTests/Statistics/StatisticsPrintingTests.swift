import CaseFile
import CivilCalendar
import Reports
import Testing

@Suite struct StatisticsPrintingTests {
  static let cases = [
    CaseSketch("2016-05-10", judge: "李"),
    CaseSketch("2018-03-01", closed: "2019-02-01", clears: true, enterprises: [1], judge: "李"),
    CaseSketch("2019-01-15"),
    CaseSketch("2017-06-30", closed: "2018-03-31", clears: true, enterprises: [2], judge: "李"),
  ]
  static let limits = [
    LimitSketch(caseIndex: 0, due: "2019-03-01", done: "2019-03-01"),
    LimitSketch(caseIndex: 2, due: "2019-03-02"),
    LimitSketch(caseIndex: 0, due: "2018-02-01", done: "2018-02-02"),
  ]

  private func report(
    dimension: Dimension? = nil, comparison: ReportPeriod? = period("2018H1"), judge: String = "李"
  ) throws -> StatisticsReport {
    let request = StatisticsRequest(period: period("2019H1"), comparison: comparison, dimension: dimension)
    let cases = Self.cases.map { sketch in
      var copy = sketch
      copy.judge = sketch.judge.map { _ in judge }
      return copy
    }
    return try Statistics.report(
      request, columns: columns(cases, limits: Self.limits, judges: [judge]))
  }

  @Test("JSON follows the contract to the byte")
  func goldenJSON() throws {
    let expected = [
      #"{"schema":1,"period":{"from":"2019-01-01","through":"2019-06-30","label":"2019年上半年"},"#,
      #""comparison":{"from":"2018-01-01","through":"2018-06-30","label":"2018年上半年"},"#,
      #""groups":[{"key":null,"measures":{"#,
      #""opening_pending":{"current":2,"prior":2,"change":0,"change_percent":0.00},"#,
      #""received":{"current":1,"prior":1,"change":0,"change_percent":0.00},"#,
      #""handled":{"current":3,"prior":3,"change":0,"change_percent":0.00},"#,
      #""closed":{"current":1,"prior":1,"change":0,"change_percent":0.00},"#,
      #""pending":{"current":2,"prior":2,"change":0,"change_percent":0.00},"#,
      #""pending_over_12m":{"current":1,"prior":1,"change":0,"change_percent":0.00},"#,
      #""pending_over_36m":{"current":1,"prior":0,"change":1,"change_percent":null},"#,
      #""closing_rate":{"current":33.33,"prior":33.33,"change":0.00,"change_points":0.00},"#,
      #""closed_to_received":{"current":100.00,"prior":100.00,"change":0.00,"change_points":0.00},"#,
      #""disposition_time_days":{"current":365.00,"prior":365.00,"change":0.00,"change_percent":0.00},"#,
      #""mean_days_to_close":{"current":337.00,"prior":274.00,"change":63.00,"change_percent":22.99},"#,
      #""median_days_to_close":{"current":337.00,"prior":274.00,"change":63.00,"change_percent":22.99},"#,
      #""mean_pending_age_days":{"current":656.00,"prior":451.00,"change":205.00,"change_percent":45.45},"#,
      #""median_pending_age_days":{"current":656.00,"prior":451.00,"change":205.00,"change_percent":45.45},"#,
      #""milestones_on_time_rate":{"current":50.00,"prior":0.00,"change":50.00,"change_points":50.00},"#,
      #""enterprises_cleared":{"current":1,"prior":1,"change":0,"change_percent":0.00}}}]}"#,
    ].joined()
    #expect(try report().json(language: .zh) == expected)
  }

  @Test("without a comparison it is null, and so are priors and changes")
  func noComparison() throws {
    let json = try report(comparison: nil).json(language: .en)
    #expect(
      json.hasPrefix(
        #"{"schema":1,"period":{"from":"2019-01-01","through":"2019-06-30","label":"first half of 2019"},"#
          + #""comparison":null,"groups":[{"key":null,"measures":{"opening_pending":"#
          + #"{"current":2,"prior":null,"change":null,"change_percent":null}"#))
  }

  @Test("a grouped report lists the groups without a total, keys escaped")
  func groupedJSON() throws {
    let json = try report(dimension: .judge, judge: "李\"甲\"").json(language: .zh)
    #expect(json.contains(#""groups":[{"key":"李\"甲\"","measures":{"opening_pending":{"current":2,"#))
    #expect(json.contains(#"},{"key":null,"measures":{"opening_pending":{"current":0,"#))
    #expect(json.split(separator: #"{"key":"#, omittingEmptySubsequences: false).count == 3)
  }

  @Test("CSV has the same figures, one line a measure")
  func csv() throws {
    let lines = try report().csv().split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.count == 18)
    #expect(lines.first == "key,measure,current,prior,change,change_percent,change_points")
    #expect(lines.contains(",pending_over_36m,1,0,1,,"))
    #expect(lines.contains(",mean_days_to_close,337.00,274.00,63.00,22.99,"))
    #expect(lines.contains(",milestones_on_time_rate,50.00,0.00,50.00,,50.00"))
    #expect(lines.last == "")
  }

  @Test(
    "a key that looks like a formula stays a text, and commas and quotes are quoted",
    arguments: [
      ("=1+2", "'=1+2,"), ("+86", "'+86,"), ("-", "'-,"), ("@sum(A1)", "'@sum(A1),"), ("李,甲", "\"李,甲\","),
      ("a\"b", "\"a\"\"b\","), ("=\"x\"", "\"'=\"\"x\"\"\","), ("\tx", "'\tx,"),
    ])
  func csvKeys(key: String, field: String) throws {
    let lines = try report(dimension: .judge, judge: key).csv().split(separator: "\r\n")
    #expect(lines[1].hasPrefix(field + "opening_pending,"))
  }
}
