import Foundation
import TestSupport
import Testing

@Suite("Annual targets and closing plans")
struct PlanCommandTests {
  private static let ledger = """
    案号,企业名称,程序,庭室,承办法官,立案日期,结案日期,结案方式
    (2018)粤01破1号,甲公司,清算,民二庭,张三,2018-01-10,2019-03-11,终结破产程序
    (2018)粤01破2号,乙公司,重整,民二庭,李四,2018-07-15,,
    (2018)粤01破3号,丙公司,清算,民四庭,张三,2018-08-01,,
    (2019)粤01破4号,丁公司,清算,民四庭,王五,2019-02-01,,
    """

  private func targets(_ room: Courtroom) throws -> [[String: Any]] {
    try #require(try room.run("target", "list", "--json").json()["targets"] as? [[String: Any]])
  }

  @Test("targets are set, changed, listed with their history, removed and brought back; the journal can be replayed")
  func targets() throws {
    let room = try Courtroom.with(Self.ledger)
    let set = try room.run("target", "set", "--year", "2019", "结案数＝130", "结案率=60％", "一年以上=-10%", "pending_over_36m=3")
    #expect(set.status == 0, "\(set.messages)")
    #expect(set.lines.count == 4 && set.output.contains("结案数：不少于130件"), "\(set.output)")
    let change = try room.run("target", "set", "--year", "2019", "closed=120", "closing_rate=60%", "--reason", "五月会议")
    #expect(change.lines == ["2019年 全院  结案数：不少于130件 → 不少于120件"], "\(change.output)")
    let closed = try #require(try targets(room).first { $0["measure"] as? String == "closed" })
    #expect(closed["goal"] as? String == "120")
    #expect((closed["versions"] as? [[String: Any]])?.map { $0["goal"] as? String } == ["130", "120"])
    #expect(try room.run("target", "list").output.contains("五月会议"))
    #expect(try room.run("log").output.contains("调整目标"))
    #expect(try room.run("target", "remove", "--year", "2019", "closed").status == 0)
    #expect(try targets(room).count == 3)
    #expect(try room.run("undo").status == 0)
    #expect(try targets(room).count == 4)
    #expect(try room.run("undo", "--dry-run").output.contains("不少于130件 → 不少于120件"))
    let blocked = try room.run("undo", "target set#7")
    #expect(blocked.status == 1 && blocked.messages.contains("target set#8"), "\(blocked.messages)")
    #expect(try room.run("verify").status == 0)
  }

  @Test("a dry run sets nothing, and a division's targets are its own")
  func scope() throws {
    let room = try Courtroom.with(Self.ledger)
    #expect(try room.run("target", "set", "--year", "2019", "closed=5", "--dry-run").status == 0)
    #expect(try targets(room).isEmpty)
    #expect(try room.run("target", "set", "--year", "2019", "--division", "民二庭", "closed=2").status == 0)
    #expect(try room.run("target", "set", "--year", "2019", "closed=2").status == 0)
    let shown = try room.run("plan", "show", "--json").json()
    let list = try #require(shown["targets"] as? [[String: Any]])
    #expect(list.map { $0["division"] as? String } == [nil, "民二庭"])
    #expect(list.map { $0["closed"] as? Int } == [1, 1])
    // Two are pending and nothing was received in the division: 2 − 1 = 1 more; in the court three are pending.
    #expect(list.map { $0["needed"] as? Int } == [1, 1])
  }

  @Test("planned days are set for a batch, moved with a reason, listed and cleared; the history keeps them")
  func plans() throws {
    let room = try Courtroom.with(Self.ledger)
    let set = try room.run("plan", "set", "--pending", "--judge", "李四", "--on", "2019-07-31")
    #expect(set.status == 0 && set.output.contains("(2018)粤01破2号：计划结案日期: — → 2019-07-31"), "\(set.output)\(set.messages)")
    #expect(try room.run("plan", "set", "破3", "破4", "--on", "2019-09-30").status == 0)
    #expect(try room.run("plan", "set", "破2", "--on", "2019-07-31").output.contains("本来就是这样"))
    #expect(try room.run("plan", "set", "破2", "--on", "2019-12-31", "--reason", "评估延后").status == 0)
    #expect(try room.run("case", "history", "破2").output.contains("2019-07-31 → 2019-12-31；理由：评估延后"))
    let listed = try room.run("plan", "list", "--planned-in", "2019-09", "--json").json()
    #expect((listed["cases"] as? [[String: Any]])?.map { $0["case_no"] as? String } == ["(2018)粤01破3号", "(2019)粤01破4号"])
    #expect(try room.run("plan", "clear", "破4", "--reason", "中止审理").status == 0)
    #expect(try room.run("plan", "list", "--unplanned").output.contains("(2019)粤01破4号"))
    #expect(try room.run("undo").status == 0)
    #expect(try room.run("plan", "list", "--unplanned").output.contains("共0件"))
    #expect(try room.run("verify").status == 0)
  }

  @Test("a plan of a closed case, before its filing, or in the past without a reason is refused, and of a batch nothing is kept")
  func refusals() throws {
    let room = try Courtroom.with(Self.ledger)
    let batch = try room.run("plan", "set", "破1", "破2", "--on", "2019-09-30")
    #expect(batch.status == 1 && batch.messages.contains("(2018)粤01破1号") && batch.messages.contains("结案"), "\(batch.messages)")
    #expect(try room.run("plan", "set", "破2", "--on", "2018-07-01", "--reason", "补记").messages.contains("E551"))
    let past = try room.run("plan", "set", "破2", "--on", "2019-06-30")
    #expect(past.status == 1 && past.messages.contains("E572") && past.messages.contains("--reason"), "\(past.messages)")
    #expect(try room.run("plan", "list", "--unplanned", "--json").json()["cases"].map { ($0 as? [Any])?.count } == 3)
    #expect(try room.run("plan", "set", "破2", "--on", "2019-06-30", "--reason", "补记三月的计划").status == 0)
    #expect(try room.run("plan", "list", "--past").output.contains("■ 已过"))
  }

  @Test("the report of the plan works without targets and plans and says what to enter; with them its sheets are in the full report too")
  func report() throws {
    let room = try Courtroom.with(Self.ledger)
    func sheets(_ kind: String) throws -> String {
      let run = try room.run("report", kind, "--period", "2019H1", "--format", "md", "--out", "\(kind).md")
      #expect(run.status == 0, "\(run.messages)")
      return try String(contentsOfFile: room.folder.file("\(kind).md"), encoding: .utf8)
    }
    #expect(try sheets("plan").contains("没有设定目标"))
    #expect(!(try sheets("situation").contains("将满期限")))
    #expect(try room.run("target", "set", "--year", "2019", "closed=2").status == 0)
    #expect(try sheets("plan").contains("结案数"))
    #expect(try room.run("plan", "set", "破2", "--on", "2019-09-30").status == 0)
    for kind in ["plan", "situation"] {
      let run = try room.run("report", kind, "--period", "2019H1", "--out", "\(kind).xlsx")
      #expect(run.status == 0, "\(run.messages)")
    }
    #expect(try sheets("situation").contains("临界案件"))
  }
}
