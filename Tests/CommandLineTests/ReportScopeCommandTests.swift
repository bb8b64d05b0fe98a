import Foundation
import TestSupport
import Testing

@Suite("Reports and statistics of a part of the court")
struct ReportScopeCommandTests {
  private static let ledger = """
    案号,企业名称,程序,隶属,主管单位,承办部门,承办法官,立案日期,结案日期,结案方式
    (2018)粤01破1号,甲公司,清算,省属,甲集团,民二庭,张三,2018-01-10,2019-03-11,终结破产程序
    (2018)粤01破2号,乙公司,重整,市属,乙集团,民二庭,李四,2018-06-30,,
    (2019)粤01破3号,丙公司,清算,省属,甲集团,清算团队,张三,2019-02-01,,
    (2019)粤01破4号,丁公司,清算,省属,,,王五,2019-02-01,,
    """

  private func pending(_ room: Courtroom, _ arguments: String...) throws -> Int? {
    let run = try room.run(["stats", "--period", "2019H1", "--json"] + arguments + ["--now", Courtroom.now])
    #expect(run.status == 0, "\(run.messages)")
    let groups = try #require(try run.json()["groups"] as? [[String: Any]])
    #expect(groups.count == 1)
    return ((groups[0]["measures"] as? [String: [String: Any]])?["pending"])?["current"] as? Int
  }

  @Test("a part of a name will do where only one has it; the blank ones can be asked for; the parts add up")
  func names() throws {
    let room = try Courtroom.with(Self.ledger)
    #expect(try pending(room) == 3)
    #expect(try pending(room, "--division", "民二") == 1)
    #expect(try pending(room, "--division", "清算团队") == 1)
    #expect(try pending(room, "--division", "未填") == 1)
    #expect(try pending(room, "--judge", "张三") == 1)
    #expect(try pending(room, "--body", "甲") == 1)
    let json = try room.run("stats", "--period", "2019H1", "--judge", "李", "--json").json()
    #expect(json["scope"] as? [String: String] == ["by": "judge", "name": "李四"])
    #expect(try room.run("stats", "--period", "2019H1", "--json").json()["scope"] == nil)
    #expect(try room.run("stats", "--period", "2019H1", "--division", "民二庭", "--by", "judge").output.contains("承办部门：民二庭"))
  }

  @Test("an unknown name is refused with those that are like it, an ambiguous one with all, two scopes at once as well")
  func refused() throws {
    let room = try Courtroom.with(Self.ledger)
    let out = room.folder.file("r.xlsx")
    let unknown = try room.run("report", "situation", "--period", "2018", "--judge", "张二", "--out", out)
    #expect(unknown.status == 64)
    #expect(unknown.messages.contains("E150") && unknown.messages.contains("是不是：张三"), "\(unknown.messages)")
    let far = try room.run("stats", "--period", "2018", "--division", "xyz")
    #expect(far.status == 64 && far.messages.contains("民二庭、清算团队"), "\(far.messages)")
    let ambiguous = try room.run("stats", "--period", "2018", "--body", "集团")
    #expect(ambiguous.status == 64 && ambiguous.messages.contains("甲集团"), "\(ambiguous.messages)")
    #expect(try room.run("stats", "--period", "2018", "--judge", "张三", "--division", "民二庭").status == 64)
    #expect(!(try room.folder.names().contains("r.xlsx")))
    let none = try Courtroom.with("案号,立案日期\n(2019)粤01破1号,2019-01-01\n")
    #expect(try none.run("stats", "--period", "2019H1", "--division", "民二庭").messages.contains("--division 名称"))
  }

  @Test("a report is written for each part, and as known before a case was moved")
  func reports() throws {
    let room = try Courtroom.with(Self.ledger)
    for (index, scope) in [["--division", "民二庭"], ["--judge", "张三"], ["--body", "乙集团"], ["--division", "未填"]].enumerated() {
      let run = try room.run(
        ["report", "situation", "--period", "2018", "--out", room.folder.file("r\(index).xlsx")] + scope + ["--now", Courtroom.now])
      #expect(run.status == 0, "\(run.messages)")
    }
    let before = try room.journal().count
    #expect(try room.run("case", "assign", "破3", "--division", "新庭").status == 0)
    #expect(try pending(room, "--division", "新庭") == 1)
    #expect(try room.run("stats", "--period", "2019H1", "--division", "清算团队").status == 64)
    #expect(try pending(room, "--division", "清算团队", "--known-at", "\(before)") == 1)
  }
}
