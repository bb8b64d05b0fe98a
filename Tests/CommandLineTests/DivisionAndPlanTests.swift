import Foundation
import TestSupport
import Testing

@Suite("Divisions and planned closing dates")
struct DivisionAndPlanTests {
  private static let ledger = """
    案号,企业名称,程序,庭室,承办法官,立案日期,结案日期,结案方式,拟结案日期
    (2018)粤01破1号,甲公司,清算,民二庭,张三,2018-01-10,2019-03-11,终结破产程序,2019-01-31
    (2018)粤01破2号,乙公司,重整,民二庭,李四,2018-06-30,,,2019.12.31
    (2019)粤01破3号,丙公司,清算,清算团队,张三,2019-02-01,,,2019-6-15
    (2019)粤01破4号,丁公司,清算,,王五,2019-02-01,,,
    """

  private func record(_ room: Courtroom, _ number: String) throws -> [String: Any] {
    try #require(try room.run("case", "show", number, "--json").json()["case"] as? [String: Any])
  }

  private func numbers(_ room: Courtroom, _ arguments: String...) throws -> [String] {
    let run = try room.run(["case", "list", "--json"] + arguments + ["--now", Courtroom.now])
    #expect(run.status == 0, "\(run.messages)")
    let cases = try #require(try run.json()["cases"] as? [[String: Any]])
    return cases.compactMap { ($0["case_no"] as? String).map { String($0.dropLast().suffix(1)) } }
  }

  @Test("both come from a ledger, are shown, changed, cleared and kept in the history; undo brings the plan back")
  func life() throws {
    let room = try Courtroom.with(Self.ledger)
    var shown = try record(room, "破2")
    #expect(shown["division"] as? String == "民二庭" && shown["planned_close_on"] as? String == "2019-12-31")
    let edit = try room.run("case", "edit", "破2", "--planned-close-on", "2020-03-31", "--division", "清算团队")
    #expect(edit.status == 0, "\(edit.messages)")
    #expect(try room.run("case", "show", "破2").output.contains("2020-03-31"))
    #expect(try room.run("case", "history", "破2").output.contains("计划结案日期: 2019-12-31 → 2020-03-31"))
    #expect(try room.run("undo").status == 0)
    #expect(try room.run("case", "edit", "破2", "--clear", "承办部门", "--clear", "planned_close_on").status == 0)
    shown = try record(room, "破2")
    #expect(shown["division"] is NSNull && shown["planned_close_on"] is NSNull)
    #expect(try room.run("verify").status == 0)
  }

  @Test("a plan before the filing, or decades ahead, is refused by its name in a command and in a ledger")
  func refused() throws {
    let room = try Courtroom.with(Self.ledger)
    let early = try room.run("case", "edit", "破2", "--planned-close-on", "2018-06-29")
    #expect(early.status == 1 && early.messages.contains("计划结案日期 2018-06-29 早于立案日期 2018-06-30"), "\(early.messages)")
    let late = try room.run("case", "edit", "破2", "--planned-close-on", "2091-06-29")
    #expect(late.status == 1 && late.messages.contains("远得不可能"), "\(late.messages)")
    try room.folder.write("案号,计划结案日期\n(2018)粤01破2号,2018-01-01\n", to: "plan.csv")
    let row = try room.run("import", "plan.csv")
    #expect(row.status == 65)
    #expect(row.messages.contains("第2行") && row.messages.contains("计划结案日期"), "\(row.messages)")
    #expect(try record(room, "破2")["planned_close_on"] as? String == "2019-12-31")
  }

  @Test("cases are found, sorted and listed by division and plan")
  func finding() throws {
    let room = try Courtroom.with(Self.ledger)
    #expect(try numbers(room, "--division", "民二", "--pending") == ["2"])
    #expect(try numbers(room, "--division", "未填") == ["4"])
    #expect(try numbers(room, "--planned-in", "2019H1") == ["1", "3"])
    #expect(try numbers(room, "--unplanned") == ["4"])
    #expect(try numbers(room, "--pending", "--sort", "planned") == ["3", "2", "4"])
    #expect(try numbers(room, "--pending", "--sort", "部门") == ["2", "3", "4"])
    #expect(try numbers(room, "清算团队") == ["3"])
    let table = try room.run("case", "list", "破3", "--columns", "案号,部门,计划", "--csv")
    #expect(table.output == "case_no,division,planned_close_on\r\n(2019)粤01破3号,清算团队,2019-06-15\r\n")
    #expect(try room.run("case", "list", "--unplanned", "--planned-in", "2019").status == 64)
    #expect(try room.run("case", "list", "--planned-in", "2019H1").output.contains("计划2019-01-01至2019-06-30结案"))
  }

  @Test("statistics are grouped by division and agree with the list")
  func statistics() throws {
    let room = try Courtroom.with(Self.ledger)
    let stats = try room.run("stats", "--period", "2019H1", "--by", "division", "--json").json()
    var pending: [String: Int] = [:]
    for group in try #require(stats["groups"] as? [[String: Any]]) {
      let measures = try #require(group["measures"] as? [String: [String: Any]])
      pending[group["key"] as? String ?? "—"] = measures["pending"]?["current"] as? Int
    }
    #expect(pending == ["民二庭": 1, "清算团队": 1, "—": 1])
  }

  @Test("cases are moved to another division as a batch")
  func assignment() throws {
    let room = try Courtroom.with(Self.ledger)
    #expect(try room.run("case", "assign", "--of", "张三", "--division", "民二庭", "--reason", "合并").status == 0)
    #expect(try record(room, "破3")["division"] as? String == "民二庭")
    #expect(try room.run("case", "history", "破3").output.contains("清算团队 → 民二庭"))
    #expect(try room.run("verify").status == 0)
  }

  @Test("check asks for plans that have passed, and for divisions where others have one")
  func check() throws {
    let room = try Courtroom.with(Self.ledger)
    let passed = try room.run("check", "--code", "Q208")
    #expect(passed.status == 3 && passed.output.contains("破3号") && !passed.output.contains("破1号"), "\(passed.output)")
    let without = try room.run("check", "--code", "Q408")
    #expect(without.status == 0 && without.output.contains("破4号"), "\(without.output)")
    #expect(try room.run("case", "edit", "破4", "--division", "民二庭").status == 0)
    #expect(try room.run("check", "--code", "Q408").output.contains("没有发现问题"))
  }
}
