import Foundation
import TestSupport
import Testing

@testable import CommandLineInterface

@Suite("Finding cases on the command line")
struct CaseFindingTests {
  private func numbers(_ room: Courtroom, _ arguments: String...) throws -> [String] {
    let run = try room.run(["case", "list", "--json"] + arguments + ["--now", Courtroom.now])
    #expect(run.status == 0, "\(run.messages)")
    let cases = try #require(try run.json()["cases"] as? [[String: Any]])
    return cases.compactMap { ($0["case_no"] as? String).map { String($0.dropLast().suffix(1)) } }
  }

  @Test("every count agrees with the statistics of the same day, in every group")
  func agreesWithStatistics() throws {
    let room = try Courtroom.with(SmallLedger.text)
    let options = [
      "judge": "--judge", "procedure": "--procedure", "owner_level": "--owner-level", "supervising_body": "--supervising-body",
    ]
    for (dimension, option) in options.sorted(by: { $0.key < $1.key }) {
      let stats = try room.run("stats", "--period", "2019H1", "--by", dimension, "--json").json()
      for group in try #require(stats["groups"] as? [[String: Any]]) {
        let measures = try #require(group["measures"] as? [String: [String: Any]])
        let key = group["key"] as? String ?? "未填"
        for (measure, conditions) in [
          ("pending", ["--pending"]), ("pending_over_12m", ["--over", "1y"]), ("pending_over_36m", ["--over", "36m"]),
          ("received", ["--filed-in", "2019H1"]), ("closed", ["--closed-in", "2019H1"]),
        ] {
          let listed = try room.run(
            ["case", "list", "--as-of", "2019-06-30", "--json", option, key] + conditions + ["--now", Courtroom.now]
          ).json()
          #expect(listed["matched"] as? Int == measures[measure]?["current"] as? Int, "\(dimension) \(key) \(measure)")
        }
      }
      let groups = try #require(stats["groups"] as? [[String: Any]])
      #expect(groups.count > 1)
    }
  }

  @Test("words, people by a unique part, several values, ages and periods choose; they combine")
  func conditions() throws {
    let room = try Courtroom.with(SmallLedger.text)
    #expect(try numbers(room, "丙公司") == ["3"])
    #expect(try numbers(room, "甲集团 （2019）") == ["3"])
    #expect(try numbers(room, "--judge", "李", "--pending") == ["4", "2"])
    #expect(try numbers(room, "--judge", "李四", "--judge", "未填") == ["4", "2", "5"])
    #expect(try numbers(room, "--pending", "--over", "1y", "--under", "3y", "--as-of", "2019-06-30") == ["2"])
    #expect(try numbers(room, "--closed", "--sort", "filed", "--reverse") == ["3", "1", "6"])
    #expect(try numbers(room, "--pending", "--idle", "400d") == ["4"])
  }

  @Test("an ambiguous part is refused with the names; an unknown name finds nothing and says which is like it")
  func names() throws {
    let room = try Courtroom.with(SmallLedger.text)
    let ambiguous = try room.run("case", "list", "--supervising-body", "集团")
    #expect(ambiguous.status == 64)
    #expect(ambiguous.messages.contains("丁集团、乙集团、甲集团"), "\(ambiguous.messages)")
    let unknown = try room.run("case", "list", "--judge", "张二")
    #expect(unknown.status == 0)
    #expect(unknown.output.contains("共0件") && unknown.output.contains("承办法官 张二"))
    #expect(unknown.messages.contains("是不是：张三"))
  }

  @Test("columns are chosen by either name, in the order given; a wrong one lists them all")
  func columns() throws {
    let room = try Courtroom.with(SmallLedger.text)
    let run = try room.run("case", "list", "丁", "--columns", "案号,age,承办法官,当前节点,停滞天数", "--csv")
    #expect(run.output == "case_no,age,judge,node,idle\r\n(2016)粤01破4号,1096,李四,,1096\r\n")
    let wrong = try room.run("case", "list", "--columns", "颜色")
    #expect(wrong.status == 64)
    #expect(wrong.messages.contains("节点期限(due)"))
    let limited = try room.run("case", "list", "--pending", "--limit", "1")
    #expect(limited.output.contains("共3件，列出1件（未结）"))
  }

  @Test("the same conditions choose for due and for a batch, which can be rehearsed")
  func sharedConditions() throws {
    let room = try Courtroom.with(SmallLedger.text)
    let dryRun = try room.run(
      "record", "--supervising-body", "丁", "--over", "3y", "application_received", "--on", "2019-06-28", "--dry-run")
    #expect(dryRun.status == 0, "\(dryRun.messages)")
    #expect(dryRun.output.contains("(2016)粤01破4号") && !dryRun.output.contains("破2号"))
    #expect(try room.run("record", "--judge", "李", "--category", "关停", "application_received", "--on", "2019-06-28").status == 0)
    let due = try #require(try room.run("due", "--owner-level", "央属", "--json").json()["rows"] as? [[String: Any]])
    #expect(Set(due.compactMap { $0["case_no"] as? String }) == ["(2016)粤01破4号"])
    #expect(try numbers(room, "--node", "application_received").isEmpty)
    let none = try room.run("record", "--judge", "李", "--filed-in", "2001", "16", "--on", "2019-06-28")
    #expect(none.status == 64)
  }

  @Test("a number may be shortened to what only one case has; what it was taken for is said")
  func shortNumbers() throws {
    let room = try Courtroom.with(SmallLedger.text)
    let record = try room.run("record", "破2", "application_received", "--on", "2019-06-28")
    #expect(record.status == 0)
    #expect(record.messages.contains("案号：(2018)粤01破2号"))
    #expect(try room.run("case", "edit", "2019破5", "--judge", "王五").status == 0)
    #expect(try room.run("case", "show", "粤01破5").output.contains("王五"))
    #expect(try room.run("case", "show", "(2018)粤01破2号").messages.isEmpty)
  }

  @Test("a number that could be several is refused with all of them, one that is none names the closest")
  func unclearNumbers() throws {
    let room = try Courtroom.with(SmallLedger.text + "(2017)粤01破2号,庚公司,清算,,,,,,2017-01-02,,\n")
    let before = try room.journal().count
    let several = try room.run("case", "close", "破2", "--on", "2019-06-28", "--manner", "终结破产程序")
    #expect(several.status == 64)
    #expect(several.messages.contains("(2017)粤01破2号") && several.messages.contains("(2018)粤01破2号"))
    let none = try room.run("case", "show", "(2019)粤01破1号")
    #expect(none.status == 1)
    #expect(none.messages.contains("(2018)粤01破1号"), "\(none.messages)")
    #expect(try room.run("record", "12", "16", "--on", "2019-06-28").status == 1)
    #expect(try room.journal().count == before)
  }
}

@Suite("Tables on a terminal")
struct TerminalTableTests {
  @Test("elastic columns give way to the width, and no wide character is halved")
  func width() {
    var table = TerminalTable([.init("案号"), .init("企业名称", isElastic: true), .init("天", .right)])
    table.add(["(2019)粤01破12号", "示例市轻工第九公司", "12"])
    table.add(["(2019)粤01破13号", "Ａ公司", "3"])
    #expect(table.lines().allSatisfy { !$0.contains("…") })
    for room in 30...45 {
      let lines = table.lines(within: room)
      let floor = 16 + 2 + 8 + 2 + 2
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= max(room, floor) }, "\(room): \(lines)")
      #expect(lines[2].hasPrefix("(2019)粤01破12号"))
      // The numbers still stand under each other.
      #expect(DisplayWidth.of(lines[2]) == DisplayWidth.of(lines[3]))
    }
  }

  @Test(
    "a text is cut so that it fits with its mark",
    arguments: [("轻工公司", 8, "轻工公司"), ("轻工公司", 7, "轻工公…"), ("轻工公司", 6, "轻工…"), ("abc轻", 4, "abc…"), ("轻", 1, "…")])
  func shortened(text: String, width: Int, result: String) {
    #expect(DisplayWidth.shortened(text, to: width) == result)
    #expect(DisplayWidth.of(result) <= width)
  }
}
