import Foundation
import TestSupport
import Testing

@Suite("chuqing explain")
struct ExplainTests {
  /// A docket registered here on the day of its acceptance; `more` are further options of `case add`.
  private func room(_ number: String, accepted: String?, _ more: String...) throws -> Courtroom {
    let room = try Courtroom.opened()
    let on = accepted.map { ["--accepted-on", $0, "--filed-on", $0] } ?? ["--filed-on", "2019-01-07"]
    let run = try room.run(
      ["case", "add", number, "--debtor", "甲公司", "--procedure", "清算"] + on + more
        + ["--now", "\(accepted ?? "2019-01-07")T12:00:00+08:00"])
    guard run.status == 0 else { throw Courtroom.Broken(what: run.messages) }
    return room
  }

  private func limits(_ room: Courtroom, _ number: String, _ node: String) throws -> [[String: Any]] {
    let run = try room.run(["explain", number, node, "--json", "--now", "2026-12-31"])
    #expect(run.status == 0, "\(run.messages)")
    return try #require(try run.json()["limits"] as? [[String: Any]])
  }

  private func steps(_ limit: [String: Any]) throws -> [[String: Any]] {
    try #require(limit["steps"] as? [[String: Any]])
  }

  @Test("W10: the notice to creditors skips the Spring Festival of 2026 day by day and by name")
  func springFestival() throws {
    let number = "(2026)粤01破1号"
    let room = try room(number, accepted: "2026-01-23")
    let limit = try #require(try limits(room, number, "9a").first)
    #expect(limit["nominal_on"] as? String == "2026-02-17")
    #expect(limit["due_on"] as? String == "2026-02-24")
    #expect(limit["rule"] as? String == "ebl-2006-14-1")
    #expect(limit["article"] as? String == "第十四条第一款")
    #expect((limit["statement"] as? String)?.isEmpty == false)
    let steps = try steps(limit)
    #expect(
      steps.compactMap { $0["step"] as? String } == ["trigger", "first_day", "nominal"]
        + [String](repeating: "skipped", count: 7) + ["due"])
    #expect(steps[1]["on"] as? String == "2026-01-24")
    let skipped = steps.filter { $0["step"] as? String == "skipped" }
    #expect(skipped.compactMap { $0["on"] as? String } == (17...23).map { "2026-02-\($0)" })
    #expect(
      skipped.compactMap { $0["reason"] as? String } == [
        "holiday", "holiday", "holiday", "holiday", "weekend", "weekend", "holiday",
      ])
    #expect(skipped.first?["holiday"] as? String == "春节")
    let text = try room.run(["explain", number, "9a", "--now", "2026-12-31"]).output
    for words in ["春节放假", "周末", "《中华人民共和国企业破产法》第十四条第一款", "2026-02-24 24:00"] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test("W6: a make-up workday ends the period, though it is a Sunday")
  func makeUpWorkday() throws {
    let number = "(2019)粤01破申5号"
    let room = try room(number, accepted: "2019-04-28")
    let limit = try #require(try limits(room, number, "7a").first)
    let steps = try steps(limit)
    #expect(limit["due_on"] as? String == "2019-05-05")
    #expect(steps.contains { $0["step"] as? String == "make_up_workday" && $0["on"] as? String == "2019-05-05" })
  }

  @Test("W14: a backward limit counts back from the planned day and moves to an earlier one")
  func backward() throws {
    let number = "(2019)粤01破6号"
    let room = try room(number, accepted: "2019-08-01")
    let plan = try room.run(["record", number, "16a", "--planned", "2019-10-22", "--now", "2019-08-02"])
    #expect(plan.status == 0, "\(plan.messages)")
    let limit = try #require(try limits(room, number, "16b").first)
    #expect(limit["trigger_on"] as? String == "2019-10-22")
    #expect(limit["nominal_on"] as? String == "2019-10-07")
    #expect(limit["due_on"] as? String == "2019-09-30")
    #expect(try steps(limit)[1]["on"] as? String == "2019-10-21")
    let skipped = try steps(limit).filter { $0["step"] as? String == "skipped" }
    #expect(skipped.compactMap { $0["on"] as? String } == (1...7).reversed().map { "2019-10-0\($0)" })
    #expect(skipped.filter { $0["holiday"] as? String == "国庆节" }.count == 5)
  }

  @Test("an extension names court, base and both ends")
  func extended() throws {
    let number = "(2019)粤01破申7号"
    let room = try room(number, accepted: nil, "--applicant", "债务人")
    let received = ["record", number, "application_received", "--on", "2019-01-07", "--now", "2019-01-07T13:00:00+08:00"]
    #expect(try room.run(received).status == 0)
    let before = try #require(try limits(room, number, "6").first)
    let grant = try room.run("extend", number, "6", "--on", "2019-01-15", "--court", "广东省高级人民法院")
    #expect(grant.status == 0, "\(grant.messages)")
    let limit = try #require(try limits(room, number, "6").first)
    let step = try #require(try steps(limit).first { $0["step"] as? String == "extended" })
    #expect(step["court"] as? String == "广东省高级人民法院")
    #expect(step["from"] as? String == before["nominal_on"] as? String)
    // 15 days from 7 January are 22 January, 15 more 6 February: Spring Festival until the 10th.
    #expect(step["on"] as? String == "2019-02-06")
    #expect(limit["due_on"] as? String == "2019-02-11")
  }

  @Test("without a limit it says why, and what to record")
  func absent() throws {
    let number = "(2019)粤01破申8号"
    let room = try room(number, accepted: nil)
    #expect(try limits(room, number, "4").isEmpty)
    let text = try room.run("explain", number, "4").output
    #expect(text.contains("没有登记申请人类型"))
    #expect(text.contains("chuqing case edit '\(number)' --applicant 债权人"))
    let absent = try #require(try room.run("explain", number, "4", "--json").json()["absent"] as? [[String: Any]])
    #expect(absent.contains { $0["reason"] as? String == "applicant_missing" })
  }

  @Test("the claims period waits for the day that the court sets, and says between which days")
  func claimsPeriod() throws {
    let number = "(2019)粤01破9号"
    let room = try room(number, accepted: "2019-01-25")
    // By then the docket is locked, since no administrator is recorded: a statutory act is recorded all the same.
    let published = ["record", number, "9b", "--on", "2019-02-15", "--pending-review", "--now", "2019-02-15T12:00:00+08:00"]
    #expect(try room.run(published).status == 0)
    let text = try room.run("explain", number, "15").output
    #expect(text.contains("2019-03-17 至 2019-05-15"), "\(text)")
    #expect(text.contains("chuqing record '\(number)' 15 --planned"))
    #expect(!text.contains("还没有登记"), "rules of other proceedings do not wait")
    #expect(try room.run(["record", number, "15", "--planned", "2019-04-15", "--now", "2019-02-16"]).status == 0)
    let limit = try #require(try limits(room, number, "15").first)
    #expect(try steps(limit).contains { $0["step"] as? String == "court_set" && $0["from"] as? String == "2019-03-17" })
  }

  @Test("beyond the published schedule the day is provisional and says so")
  func provisional() throws {
    let number = "(2026)粤01破10号"
    let room = try room(number, accepted: "2026-12-15")
    let limit = try #require(try limits(room, number, "9a").first)
    // 25 days: Saturday 9 January 2027.
    #expect(limit["nominal_on"] as? String == "2027-01-09")
    #expect(limit["due_on"] as? String == "2027-01-11")
    #expect(limit["provisional"] as? Bool == true)
    #expect(try steps(limit).contains { $0["reason"] as? String == "unscheduled_weekend" })
    #expect(try room.run(["explain", number, "9a", "--now", "2026-12-31"]).output.contains("暂定"))
  }

  @Test("an unknown node suggests the closest names, of parts and events too")
  func unknown() throws {
    let number = "(2019)粤01破11号"
    let room = try room(number, accepted: "2019-01-25")
    let run = try room.run("explain", number, "债权人会义")
    #expect(run.status == 64)
    #expect(run.messages.contains("债权人会议"))
    #expect(try room.run("explain", number, "first_creditor_meeting", "--lang", "en").messages.contains("16"))
    #expect(try room.run("explain", "(2019)粤01破99号", "1").status == 1)
  }

  @Test("every node and event can be explained", arguments: ["zh_CN.UTF-8", "C"])
  func everything(language: String) throws {
    let number = "(2019)粤01破12号"
    let room = try Courtroom.opened(language: language)
    try room.run("case", "add", number, "--debtor", "甲公司", "--procedure", "清算", "--filed-on", "2019-01-25")
    for node in (1...26).map(String.init) + ["hearing", "creditors_meeting", "docket_closed", "appeal"] {
      let run = try room.run("explain", number, node)
      #expect(run.status == 0, "\(node): \(run.messages)")
      #expect(run.lines.count >= 3, "\(node)")
      #expect(try room.run("explain", number, node, "--json").json()["schema"] as? Int == 1)
    }
  }

  @Test("--out writes a proof sheet, the same bytes each time, and refuses when there is no limit")
  func proofSheet() throws {
    let number = "(2026)粤01破13号"
    let room = try room(number, accepted: "2026-01-23")
    func written(_ name: String) throws -> Data {
      let run = try room.run(["explain", number, "9", "--out", name, "--now", "2026-02-01T09:00:00+08:00"])
      #expect(run.status == 0, "\(run.messages)")
      return try Data(contentsOf: URL(fileURLWithPath: room.folder.file(name)))
    }
    #expect(try written("a.xlsx") == written("b.xlsx"))
    let none = try room.run(["explain", number, "15", "--out", "c.xlsx", "--now", "2026-02-01"])
    #expect(none.status == 1)
    #expect(none.messages.contains("没有写"))
    #expect(try room.run(["explain", number, "9", "--out", "no/c.xlsx", "--now", "2026-02-01"]).status == 73)
  }
}
