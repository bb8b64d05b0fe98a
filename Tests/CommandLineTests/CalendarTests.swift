import TestSupport
import Testing

@Suite("chuqing calendar")
struct CalendarTests {
  private static let later = "2026-12-20T10:00:00+08:00"
  private static let table = "date,kind,name_zh\n2027-01-01,holiday,元旦\n2027-02-01,holiday,试\n2027-02-06,makeup_workday,试\n"
  private static let ledger = "案号,企业名称,程序,立案日期,受理日期\n(2026)粤01破1号,甲公司,清算,2026-11-02,2026-12-01\n"

  /// A case whose property report is due on Sunday 2027-01-31.
  private static func room() throws -> Courtroom {
    let room = try Courtroom.opened()
    try room.folder.write(ledger, to: "ledger.csv")
    for arguments in [["import", "ledger.csv"], ["record", "(2026)粤01破1号", "8", "--on", "2026-12-02"]] {
      let run = try room.run(arguments + ["--now", later])
      guard run.status == 0 else { throw Courtroom.Broken(what: run.messages) }
    }
    return room
  }

  private static func load(_ room: Courtroom, _ text: String = table, year: String = "2027", _ more: String...) throws -> Run {
    try room.folder.write(text, to: "holidays.csv")
    return try room.run(["calendar", "load", "holidays.csv", "--year", year, "--now", later] + more)
  }

  @Test("shows the covered years, the named days of a year, and a month as an aligned grid")
  func show() throws {
    let room = try Courtroom()
    let years = try #require(try room.run("calendar", "show", "--json").json()["years"] as? [[String: Any]])
    #expect(years.first?["year"] as? Int == 2004)
    #expect(years.last?["year"] as? Int == 2026)
    let year = try room.run("calendar", "show", "--year", "2026", "--csv").output
    #expect(year.hasPrefix("date,kind,name_zh\n"))
    #expect(year.contains("2026-02-14,makeup_workday,春节\n"))
    let month = try room.run("calendar", "show", "--month", "2026-02").lines
    #expect(month[1] == "一   二   三   四   五   六   日")
    #expect(month[4] == " 9   10   11   12   13   14班 15·")
    #expect(try room.run("calendar", "show", "--year", "2027").output.contains("暂定"))
    #expect(try room.run("calendar", "show", "--year", "2027", "--json").json()["covered"] as? Bool == false)
    #expect(try room.run("calendar", "show", "--month", "2026-13").status == 64)
  }

  @Test("what a year's CSV shows can be loaded again, and changes no day")
  func roundTrip() throws {
    let room = try Self.room()
    let table = try room.run("calendar", "show", "--year", "2026", "--csv").output
    let run = try Self.load(room, table, year: "2026", "--json")
    #expect(run.status == 0, "\(run.messages)")
    #expect((try run.json()["days"] as? [Any])?.count == 0)
    #expect((try run.json()["changes"] as? [Any])?.count == 0)
  }

  @Test("a schedule turns a provisional due day into a final one; a dry run only says so")
  func settles() throws {
    let room = try Self.room()
    let before = try room.journal().count
    let dry = try Self.load(room, Self.table, year: "2027", "--dry-run", "--json")
    #expect(dry.status == 0, "\(dry.messages)")
    let changes = try #require(try dry.json()["changes"] as? [[String: Any]])
    let report = try #require(changes.first { $0["node"] as? String == "property_report" })
    let old = try #require(report["before"] as? [String: Any])
    let new = try #require(report["after"] as? [String: Any])
    #expect(old["due_on"] as? String == "2027-02-01")
    #expect(old["provisional"] as? Bool == true)
    #expect(new["due_on"] as? String == "2027-02-02")
    #expect(new["provisional"] as? Bool == false)
    #expect(try dry.json()["new_years"] as? [Int] == [2027])
    #expect(try room.journal().count == before)
    let run = try Self.load(room)
    #expect(run.status == 0)
    #expect(run.output.contains("（暂定）"))
    #expect(run.output.contains("暂定变确定"))
    #expect(try room.journal().last?["kind"] as? String == "calendarLoaded")
    #expect(try room.run("calendar", "show", "--year", "2027", "--csv").output == Self.table)
    let settled = try Self.load(room)
    #expect(settled.output.contains("没有变化"))
    #expect(try room.journal().count == before + 1)
    #expect(try room.run("verify").status == 0)
  }

  @Test("a year that is loaded again is replaced")
  func replaced() throws {
    let room = try Self.room()
    #expect(try Self.load(room).status == 0)
    let run = try Self.load(room, "date,kind,name_zh\n2027-01-01,holiday,元旦\n", year: "2027", "--json")
    #expect(try run.json()["effect"] as? String == "replaced")
    #expect((try run.json()["days"] as? [[String: Any]])?.map { $0["date"] as? String } == ["2027-02-01", "2027-02-06"])
    let changes = try run.json()["changes"] as? [[String: Any]]
    #expect(changes?.compactMap { ($0["after"] as? [String: Any])?["due_on"] as? String }.contains("2027-02-01") == true)
    #expect(try room.run("rules", "list", "--overlays", "--json").lines.count == 1)
    #expect(try room.run("verify").status == 0)
  }

  @Test(
    "a bad table is refused at its line and column, and nothing is recorded",
    arguments: [
      ("2027-01-01,holiday,元旦\n2027-01-04,makeup_workday,元旦\n", "2027", "holidays.csv:3:1: "),
      ("2027-01-01,hoilday,元旦\n", "2027", "holidays.csv:2:12: "), ("2026-12-31,holiday,元旦\n", "2027", "2026 年的表"),
      ("2029-01-01,holiday,元旦\n", "2029", "2027 年"), ("", "2027", "没有一个节假日"),
    ])
  func refused(lines: String, year: String, words: String) throws {
    let room = try Self.room()
    let before = try room.journal().count
    let run = try Self.load(room, "date,kind,name_zh\n" + lines, year: year)
    #expect(run.status == 65)
    #expect(run.messages.contains(words), "\(run.messages)")
    #expect(try room.journal().count == before)
  }

  @Test("a file that is not there, and a year that is none")
  func usage() throws {
    let room = try Self.room()
    #expect(try room.run(["calendar", "load", "nowhere.csv", "--year", "2027", "--now", Self.later]).status == 66)
    #expect(try Self.load(room, Self.table, year: "明年").status == 64)
  }
}
