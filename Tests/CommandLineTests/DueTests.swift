import CivilCalendar
import Foundation
import TestSupport
import Testing

/// Three dockets on 1 July 2019: case 1 was accepted on 3 June and its administrator is late, case 2 was accepted on 24
/// June, case 3 is closed and has its archiving ahead.
enum DueLedger {
  static let text = """
    案号,企业名称,程序,承办法官,书记员,立案日期,受理日期,结案日期,结案方式,申请人类型
    (2019)粤01破1号,"甲,公司一\\分厂",清算,张三,王五,2019-06-03,2019-06-03,,,债务人
    (2019)粤01破2号,乙公司,清算,李四,王五,2019-06-24,2019-06-24,,,债务人
    (2019)粤01破3号,丙公司,清算,李四,赵六,2018-01-10,2018-01-10,2019-06-20,终结破产程序,债务人

    """

  /// The ledger is taken over on 25 June, so that later limits can lock.
  static func opened(language: String = "zh_CN.UTF-8") throws -> Courtroom {
    let room = try Courtroom.opened(language: language)
    try room.folder.write(text, to: "ledger.csv")
    let run = try room.run(["import", "ledger.csv", "--now", "2019-06-25T09:00:00+08:00"])
    guard run.status == 0 else { throw Courtroom.Broken(what: run.messages) }
    let appointed = try room.run(["record", "(2019)粤01破1号", "8", "--on", "2019-06-03", "--now", "2019-06-25T10:00:00+08:00"])
    guard appointed.status == 0 else { throw Courtroom.Broken(what: appointed.messages) }
    return room
  }
}

@Suite("chuqing due")
struct DueTests {
  private static let one = "(2019)粤01破1号"
  private static let two = "(2019)粤01破2号"

  private func rows(_ room: Courtroom, _ arguments: String...) throws -> [[String: Any]] {
    let run = try room.run(["due", "--json", "--now", Courtroom.now] + arguments)
    #expect(run.status == 0, "\(run.messages)")
    return try #require(try run.json()["rows"] as? [[String: Any]])
  }

  @Test("prints every key of the contract, with the schema number")
  func keys() throws {
    let room = try DueLedger.opened()
    let run = try room.run("due", "--json")
    #expect(try run.json()["schema"] as? Int == 1)
    let row = try #require(try rows(room, "--case", Self.one, "--node", "9a").first)
    for key in ["case_no", "enterprise", "node", "kind", "trigger_on", "nominal_on", "due_on", "state", "level", "basis"] {
      #expect(row.keys.contains(key), "\(key)")
    }
    #expect(row["case_no"] as? String == Self.one)
    #expect(row["enterprise"] as? String == "甲,公司一\\分厂")
    #expect(row["node"] as? String == "creditor_notice_announcement.a")
    #expect(row["kind"] as? String == "statutory")
    // 25 days after 3 June are Friday 28 June: over since three days and twenty hours, rounded down to whole hours.
    #expect(row["trigger_on"] as? String == "2019-06-03")
    #expect(row["nominal_on"] as? String == "2019-06-28")
    #expect(row["due_on"] as? String == "2019-06-28")
    #expect(row["remaining_hours"] as? Int == -68)
    #expect(row["state"] as? String == "overdue")
    #expect(row["locked"] as? Bool == true)
    #expect((row["basis"] as? String)?.contains("第十四条") == true)
  }

  @Test("puts what locks first, then what is overdue from the oldest, then the rest by their end")
  func order() throws {
    let rows = try rows(try DueLedger.opened())
    let ranks = rows.map { row in
      row["locked"] as? Bool == true ? 0 : row["state"] as? String == "overdue" ? 1 : 2
    }
    #expect(ranks == ranks.sorted())
    #expect(Set(ranks) == [0, 1, 2])
    for rank in 0...2 {
      let ends = zip(rows, ranks).filter { $1 == rank }.compactMap { $0.0["ends_at"] as? String }
      #expect(ends == ends.sorted())
    }
  }

  @Test(
    "each filter leaves its rows and no others",
    arguments: [
      (["--overdue"], "state", ["overdue"]), (["--judge", "李四"], "judge", ["李四"]),
      (["--clerk", "赵六"], "clerk", ["赵六"]), (["--case", "（2019）粤01破2号"], "case_no", [two]),
      (["--kind", "管理"], "kind", ["administrative"]), (["--kind", "statutory"], "kind", ["statutory"]),
      (["--node", "9"], "node", ["creditor_notice_announcement.a", "creditor_notice_announcement.b"]),
      (["--node", "9b"], "node", ["creditor_notice_announcement.b"]),
      (["--node", "通知已知债权人并公告"], "node", ["creditor_notice_announcement.a", "creditor_notice_announcement.b"]),
    ] as [([String], String, Set<String>)])
  func filters(arguments: [String], key: String, values: Set<String>) throws {
    let room = try DueLedger.opened()
    let run = try room.run(["due", "--json", "--now", Courtroom.now] + arguments)
    let rows = try #require(try run.json()["rows"] as? [[String: Any]])
    #expect(Set(rows.compactMap { $0[key] as? String }) == values)
    let all = try #require(try room.run("due", "--json").json()["rows"] as? [[String: Any]])
    #expect(rows.count == all.filter { ($0[key] as? String).map(values.contains) ?? false }.count)
  }

  @Test("--within counts elapsed hours and keeps what is over", arguments: [("48h", 48), ("2d", 48), ("4w", 672)])
  func within(span: String, hours: Int) throws {
    let room = try DueLedger.opened()
    let all = try rows(room)
    let listed = try rows(room, "--within", span)
    #expect(listed.count == all.filter { ($0["remaining_hours"] as? Int).map { $0 < hours || $0 == hours } ?? false }.count)
    #expect(listed.contains { $0["state"] as? String == "overdue" })
    #expect(try room.run("due", "--within", "soon").status == 64)
  }

  @Test("--all adds what was done, and --fail-on-overdue only fails when something listed is overdue")
  func allAndFailure() throws {
    let room = try DueLedger.opened()
    let record = ["record", Self.two, "9a", "--on", "2019-06-25", "--now", "2019-06-25T12:00:00+08:00"]
    #expect(try room.run(record).status == 0)
    #expect(try rows(room, "--case", Self.two, "--node", "9a").isEmpty)
    let row = try #require(try rows(room, "--case", Self.two, "--node", "9a", "--all").first)
    #expect(row["state"] as? String == "done_on_time")
    #expect(row["done_on"] as? String == "2019-06-25")
    #expect(row["remaining_hours"] is NSNull)
    #expect(try room.run("due", "--fail-on-overdue").status == 20)
    #expect(try room.run("due", "--case", Self.two, "--node", "9b", "--fail-on-overdue").status == 0)
  }

  @Test("a closed docket keeps the limits that survive its closing")
  func closed() throws {
    let rows = try rows(try DueLedger.opened(), "--case", "(2019)粤01破3号")
    #expect(!rows.isEmpty)
    #expect(rows.contains { ($0["node"] as? String)?.hasPrefix("archiving") == true })
  }

  @Test("the table says with words what its signs mean, and counts")
  func table() throws {
    let run = try DueLedger.opened().run("due", "--case", Self.one)
    #expect(run.output.contains("■ 逾期锁定"))
    #expect(run.lines.last?.hasPrefix("共") == true)
    #expect(run.output.contains("9a 通知已知债权人"))
    #expect(try DueLedger.opened().run("due", "--judge", "无此人").output.contains("没有符合条件的期限"))
  }

  @Test("CSV has a header and a line for each row")
  func csv() throws {
    let room = try DueLedger.opened()
    let lines = try room.run("due", "--csv").output.split(separator: "\r\n")
    #expect(lines.first?.hasPrefix("case_no,enterprise,") == true)
    #expect(lines.count == (try rows(room).count) + 1)
  }
}

@Suite("chuqing due --ics")
struct DueCalendarTests {
  private static let one = "(2019)粤01破1号"

  /// Content lines with their folds undone.
  private func unfolded(_ text: String) -> [String] {
    text.components(separatedBy: "\r\n ").joined().components(separatedBy: "\r\n")
  }

  @Test("folds at 75 octets without cutting a character, ends every line with CRLF and escapes text")
  func form() throws {
    let room = try DueLedger.opened()
    let text = try room.run("due", "--case", Self.one, "--ics", "-").output
    #expect(!text.contains("\u{FFFD}"))
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") })
    #expect(lines.first == "BEGIN:VCALENDAR")
    #expect(lines.suffix(2) == ["END:VCALENDAR", ""])
    let whole = unfolded(text)
    #expect(whole.contains { $0.hasPrefix("SUMMARY:") && $0.contains("甲\\,公司一\\\\分厂") })
    for name in ["PRODID:", "VERSION:2.0", "METHOD:PUBLISH"] { #expect(whole.contains { $0.hasPrefix(name) }) }
  }

  @Test("has one all-day event a limit, with alarms at seven days, 48 and 24 hours before its end")
  func event() throws {
    let room = try DueLedger.opened()
    try room.run("due", "--case", Self.one, "--node", "9a", "--ics", "limits.ics")
    let text = try String(contentsOf: URL(fileURLWithPath: room.folder.file("limits.ics")), encoding: .utf8)
    let lines = unfolded(text)
    #expect(lines.filter { $0 == "BEGIN:VEVENT" }.count == 1)
    for line in [
      "DTSTART;VALUE=DATE:20190628", "DTEND;VALUE=DATE:20190629", "DTSTAMP:20190701T120000Z",
      "STATUS:CONFIRMED", "TRANSP:TRANSPARENT", "CATEGORIES:破产案件期限,法定",
      "TRIGGER;VALUE=DATE-TIME:20190621T160000Z", "TRIGGER;VALUE=DATE-TIME:20190626T160000Z",
      "TRIGGER;VALUE=DATE-TIME:20190627T160000Z",
    ] { #expect(lines.contains(line), "\(line)") }
  }

  @Test("an event keeps its UID when the case changes, and its sequence rises")
  func stable() throws {
    let room = try DueLedger.opened()
    func values(_ name: String) throws -> [String] {
      unfolded(try room.run("due", "--case", Self.one, "--node", "9", "--ics", "-").output)
        .filter { $0.hasPrefix(name) }
    }
    let (uids, sequences) = (try values("UID:"), try values("SEQUENCE:"))
    #expect(Set(uids).count == 2)
    #expect(uids.allSatisfy { $0.hasSuffix("@chuqing") && $0.allSatisfy(\.isASCII) })
    #expect(try room.run("case", "edit", Self.one, "--note", "改动").status == 0)
    #expect(try values("UID:") == uids)
    #expect(try values("SEQUENCE:") != sequences)
  }

  @Test("is written whole or not at all")
  func atomic() throws {
    let room = try DueLedger.opened()
    #expect(try room.run("due", "--ics", "no/such/folder/x.ics").status == 73)
    #expect(try room.run("due", "--ics", "-", "--json").status == 64)
    try room.run("due", "--ics", "x.ics")
    let names = try FileManager.default.contentsOfDirectory(atPath: room.folder.path)
    #expect(names.contains("x.ics"))
    #expect(!names.contains { $0.hasSuffix(".tmp") })
  }
}
