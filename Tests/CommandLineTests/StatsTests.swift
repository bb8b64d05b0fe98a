import Foundation
import Testing

@Suite("chuqing stats")
struct StatsTests {
  private static let counts: [(id: String, current: Double?, prior: Double?, change: Double?, rate: Double?)] = [
    ("opening_pending", 3, 2, 1, 50), ("received", 2, 2, 0, 0), ("handled", 5, 4, 1, 25),
    ("closed", 2, 1, 1, 100), ("pending", 3, 3, 0, 0),
    // 乙 was filed exactly twelve months, 丁 exactly thirty-six months before the last day: 以上 includes the number.
    ("pending_over_12m", 2, 1, 1, 100), ("pending_over_36m", 1, 0, 1, nil),
    ("closing_rate", 40, 25, 15, 15), ("closed_to_received", 100, 50, 50, 50),
    ("disposition_time_days", 273.75, 547.5, -273.75, -50),
    ("mean_days_to_close", 222.5, 515, -292.5, -56.8), ("median_days_to_close", 222.5, 515, -292.5, -56.8),
    ("mean_pending_age_days", 506.67, 300.33, 206.33, 68.7), ("median_pending_age_days", 365, 171, 194, 113.45),
    ("milestones_on_time_rate", nil, nil, nil, nil), ("enterprises_cleared", 1, 1, 0, 0),
  ]
  private static let rates: Set = ["closing_rate", "closed_to_received", "milestones_on_time_rate"]

  @Test("prints the contract's JSON with the figures computed by hand")
  func json() throws {
    let room = try Courtroom.with(SmallLedger.text)
    let run = try room.run("stats", "--period", "2019H1", "--json")
    #expect(run.status == 0)
    #expect(run.messages.isEmpty)
    let object = try run.json()
    #expect(object.keys.sorted() == ["comparison", "groups", "period", "schema"])
    #expect(object["schema"] as? Int == 1)
    #expect(
      object["period"] as? [String: String]
        == ["from": "2019-01-01", "through": "2019-06-30", "label": "2019年上半年"])
    #expect(
      object["comparison"] as? [String: String]
        == ["from": "2018-01-01", "through": "2018-06-30", "label": "2018年上半年"])
    let groups = try #require(object["groups"] as? [[String: Any]])
    let group = try #require(groups.first)
    #expect(groups.count == 1)
    #expect(group["key"] is NSNull)
    let measures = try #require(group["measures"] as? [String: [String: Any]])
    #expect(measures.keys.sorted() == Self.counts.map(\.id).sorted())
    for expected in Self.counts {
      let measure = try #require(measures[expected.id])
      let rate = Self.rates.contains(expected.id) ? "change_points" : "change_percent"
      #expect(measure.keys.sorted() == ["change", rate, "current", "prior"].sorted(), "\(expected.id)")
      #expect(number(measure["current"]) == expected.current, "\(expected.id)")
      #expect(number(measure["prior"]) == expected.prior, "\(expected.id)")
      #expect(number(measure["change"]) == expected.change, "\(expected.id)")
      #expect(number(measure[rate]) == expected.rate, "\(expected.id)")
    }
  }

  @Test("shows a dash with its reason in words where the prior figure is 0", arguments: ["zh_CN.UTF-8", "en_US.UTF-8"])
  func dash(language: String) throws {
    let room = try Courtroom.with(SmallLedger.text, language: language)
    let run = try room.run("stats", "--period", "2019H1")
    #expect(run.status == 0)
    let row = try #require(run.lines.first { $0.contains("三年以上未结") || $0.contains("≥ 3 y") })
    #expect(row.hasSuffix("+1     —") || row.hasSuffix("—"))
    #expect(run.output.contains(language.hasPrefix("zh") ? "比较期为0" : "the prior figure is 0"))
    #expect(run.output.contains(language.hasPrefix("zh") ? "相符" : "Check:"))
  }

  @Test("prints the same figures as CSV")
  func csv() throws {
    let room = try Courtroom.with(SmallLedger.text)
    let run = try room.run("stats", "--period", "2019H1", "--csv")
    let lines = run.output.components(separatedBy: "\r\n")
    #expect(lines.first == "key,measure,current,prior,change,change_percent,change_points")
    #expect(lines.contains(",closing_rate,40.00,25.00,15.00,,15.00"))
    #expect(lines.contains(",pending_over_36m,1,0,1,,"))
    #expect(lines.count == Self.counts.count + 2)
  }

  @Test(
    "reads every written form of a period",
    arguments: [
      ("2018", "2018-01-01", "2018-12-31", "2017-01-01"), ("2019H1", "2019-01-01", "2019-06-30", "2018-01-01"),
      ("2019q2", "2019-04-01", "2019-06-30", "2018-04-01"), ("2019-02", "2019-02-01", "2019-02-28", "2018-02-01"),
      ("2019-01..2019-05", "2019-01-01", "2019-05-31", "2018-01-01"),
      ("2019-01-01..2019-06-20", "2019-01-01", "2019-06-20", "2018-01-01"),
    ])
  func periods(text: String, from: String, through: String, before: String) throws {
    let room = try Courtroom.with(SmallLedger.text)
    let object = try room.run("stats", "--period", text, "--json").json()
    let period = try #require(object["period"] as? [String: String])
    #expect(period["from"] == from)
    #expect(period["through"] == through)
    #expect((object["comparison"] as? [String: String])?["from"] == before)
  }

  @Test("refuses what is no period", arguments: ["2019H3", "2019-13", "2019-02-30..2019-03-01", "2019-05..2019-01", "上半年"])
  func badPeriod(text: String) throws {
    let room = try Courtroom.opened()
    let run = try room.run("stats", "--period", text)
    #expect(run.status == 64)
    #expect(run.messages.contains(text))
    #expect(run.messages.contains("办法："))
  }

  @Test(
    "groups by each dimension, in English, with hyphens or in Chinese, and the groups add up",
    arguments: [
      ("judge", ["张三", "李四"]), ("承办法官", ["张三", "李四"]), ("procedure", ["清算", "重整"]),
      ("category", ["关停", "特困"]), ("owner_level", ["央属", "省属", "市属", "区属"]),
      ("owner-level", ["央属", "省属", "市属", "区属"]), ("supervising-body", ["甲集团", "乙集团", "丁集团"]),
      ("court", ["粤01"]),
    ])
  func dimensions(name: String, keys: [String]) throws {
    let room = try Courtroom.with(SmallLedger.text)
    let run = try room.run("stats", "--period", "2019H1", "--by", name, "--json")
    let groups = try #require(try run.json()["groups"] as? [[String: Any]])
    #expect(Set(groups.compactMap { $0["key"] as? String }) == Set(keys))
    var sum = 0.0
    for group in groups {
      let measures = try #require(group["measures"] as? [String: [String: Any]])
      sum += number(measures["handled"]?["current"]) ?? 0
    }
    #expect(sum == 5)
    let table = try room.run("stats", "--period", "2019H1", "--by", name)
    #expect(table.output.contains("合计"))
  }

  @Test("has one measure for each threshold")
  func thresholds() throws {
    let room = try Courtroom.with(SmallLedger.text)
    let run = try room.run("stats", "--period", "2019H1", "--thresholds", "1,2,37", "--json")
    let groups = try #require(try run.json()["groups"] as? [[String: Any]])
    let measures = try #require(groups.first?["measures"] as? [String: [String: Any]])
    #expect(measures.keys.filter { $0.hasPrefix("pending_over") }.sorted() == ["pending_over_1m", "pending_over_2m", "pending_over_37m"])
    #expect(number(measures["pending_over_1m"]?["current"]) == 3)
    #expect(number(measures["pending_over_2m"]?["current"]) == 2)
    #expect(number(measures["pending_over_37m"]?["current"]) == 0)
  }

  @Test("refuses thresholds that are out of order, repeated or no numbers", arguments: ["36,12", "12,12", "0", "a", "", "1201"])
  func badThresholds(text: String) throws {
    let run = try Courtroom.opened().run("stats", "--period", "2019H1", "--thresholds=\(text)")
    #expect(run.status == 64)
    #expect(run.messages.contains("办法："))
  }

  @Test("a workbook with more ages than its page has room for is refused; statistics have no such limit")
  func tooManyThresholds() throws {
    let room = try Courtroom.with(SmallLedger.text)
    let ages = "6,12,18,24,30,36,48"
    let run = try room.run("report", "circular", "--period", "2018H2", "--thresholds", ages, "--out", "通报.xlsx")
    #expect(run.status == 64 && run.messages.contains("E162") && run.messages.contains("最多写6个"))
    #expect(try room.run("report", "circular", "--period", "2018H2", "--thresholds", "6,12,24,36,48,60", "--out", "通报.xlsx").status == 0)
    #expect(try room.run("stats", "--period", "2018H2", "--thresholds", ages).status == 0)
  }

  @Test("compares with the adjacent period, with a named one, or with none")
  func comparisons() throws {
    let room = try Courtroom.with(SmallLedger.text)
    let previous = try room.run("stats", "--period", "2019H1", "--compare", "previous", "--json").json()
    #expect((previous["comparison"] as? [String: String])?["from"] == "2018-07-01")
    let named = try room.run("stats", "--period", "2019H1", "--compare", "2016", "--json").json()
    #expect((named["comparison"] as? [String: String])?["through"] == "2016-12-31")
    let none = try room.run("stats", "--period", "2019H1", "--compare", "none", "--json").json()
    #expect(none["comparison"] is NSNull)
    let groups = try #require(none["groups"] as? [[String: Any]])
    let measures = try #require(groups.first?["measures"] as? [String: [String: Any]])
    #expect(measures["closed"]?["prior"] is NSNull)
    #expect(try room.run("stats", "--period", "2019H1", "--compare", "previous").output.contains("环比"))
    #expect(!(try room.run("stats", "--period", "2019H1", "--compare", "none").output.contains("比较期")))
  }

  @Test("says that a period is not over, with exit code 3")
  func notOver() throws {
    let room = try Courtroom.with(SmallLedger.text)
    let run = try room.run("stats", "--period", "2019", "--json")
    #expect(run.status == 3)
    #expect(try run.json()["schema"] as? Int == 1)
    #expect(run.messages.contains("2019-12-31"))
  }

  @Test("gives the figures as they were known at an earlier journal position")
  func knownAt() throws {
    let room = try Courtroom.with(SmallLedger.text)
    let before = try room.run("stats", "--period", "2019H1", "--json").output
    let position = try room.journal().count
    try room.run("case", "close", "(2019)粤01破5号", "--on", "2019-06-01", "--manner", "终结破产程序")
    #expect(try room.run("stats", "--period", "2019H1", "--json").output != before)
    #expect(try room.run("stats", "--period", "2019H1", "--json", "--known-at", "\(position)").output == before)
  }

  private func number(_ value: Any?) -> Double? { (value as? NSNumber)?.doubleValue }
}
