import Foundation
import TestSupport
import Testing

@Suite("chuqing review") struct ReviewTests {
  /// Twelve cases closed in the second quarter of 2019, eight of 张三 and four of 李四.
  private func room() throws -> Courtroom {
    let rows = (1...12).map { index in
      "(2019)粤01破\(index)号,企业\(index),2018-3-\(index + 9),\(index > 8 ? "李四" : "张三"),2019-5-\(index + 9),终结"
    }
    let room = try Courtroom.with(
      "案号,企业名称,立案日期,承办法官,结案日期,结案方式\n" + rows.joined(separator: "\n") + "\n(2017)粤01破99号,老厂,2017-3-1,李四,,\n")
    for (name, role) in [("王庭长", "庭长"), ("张三", "承办法官"), ("李书记", "书记员")] {
      _ = try room.run(["users", "add", name, "--role", role, "--as", "王庭长", "--now", "2019-07-01T09:00:00+08:00"])
    }
    return room
  }

  private func asChief(_ room: Courtroom, _ arguments: String...) throws -> Run {
    try room.run(arguments + ["--as", "王庭长", "--now", Courtroom.now])
  }

  private func drawn(_ room: Courtroom, seed: String) throws -> [String] {
    let run = try asChief(room, "review", "sample", "--period", "2019Q2", "--size", "6", "--seed", seed, "--json")
    let sample = try #require(try run.json()["sample"] as? [String: Any])
    return try #require(sample["cases"] as? [[String: Any]]).compactMap { $0["case_no"] as? String }
  }

  @Test("a sample is journaled with seed and strata, and its draw repeats, also when the cases have changed since")
  func sample() throws {
    let room = try room()
    let run = try asChief(room, "review", "sample", "--period", "2019Q2", "--size", "6", "--seed", "7")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("样本 2019Q2：本期已结案件，2019-04-01至2019-06-30，共12件，抽取6件。"))
    #expect(run.output.contains("种子 7（指定）"))
    #expect(run.lines.filter { $0.hasPrefix("(2019)") }.count == 6)
    let verified = try room.run("review", "verify", "2019Q2")
    #expect(verified.status == 0 && verified.output.contains("重抽一致：12件中抽出同样的6件"))
    #expect(try room.run("case", "edit", "(2019)粤01破1号", "--judge", "李四").status == 0)
    #expect(try room.run("review", "verify", "2019q2", "--json").json()["holds"] as? Bool == true)
    #expect(
      try drawn(try self.room(), seed: "7") == run.lines.filter { $0.hasPrefix("(2019)") }.map { String($0.split(separator: " ")[0]) })
    #expect(try room.run("log", "--limit", "2").output.contains("12件抽6件，种子7"))
    #expect(try room.run("verify").status == 0)
  }

  @Test("nobody draws until it suits: not again without a reason, not before the period is over, not by undoing")
  func again() throws {
    let room = try room()
    let dry = try asChief(room, "review", "sample", "--period", "2019Q2", "--size", "6", "--dry-run")
    #expect(dry.status == 0 && !dry.output.contains("(2019)粤01破") && dry.output.contains("程序选取"))
    #expect(try asChief(room, "review", "sample", "--period", "2019Q2", "--size", "6").status == 0)
    let refused = try asChief(room, "review", "sample", "--period", "2019-04..2019-06", "--size", "6")
    #expect(refused.status == 1 && refused.messages.contains("E590") && refused.messages.contains("--again"))
    let count = try room.journal().count
    #expect(
      try room.run(["undo", try #require(try room.journal().last?["command"] as? String), "--as", "王庭长", "--now", Courtroom.now]).status
        == 1)
    #expect(try room.journal().count == count)
    let again = try asChief(room, "review", "sample", "--period", "2019Q2", "--size", "3", "--again", "漏了一个庭")
    #expect(again.status == 0 && again.output.contains("样本 2019Q2-2") && again.output.contains("另抽理由：漏了一个庭"))
    #expect(
      try asChief(room, "review", "sample", "--period", "2019H1", "--size", "1", "--from", "long-pending").output.contains("样本 2019H1-long")
    )
    #expect(try asChief(room, "review", "sample", "--period", "2019Q3", "--size", "3").status == 64)
    let empty = try asChief(room, "review", "sample", "--period", "2018Q1", "--size", "3")
    #expect(empty.status == 1 && empty.messages.contains("没有可抽的案件"))
    #expect(try room.run(["review", "sample", "--period", "2019Q1", "--size", "3", "--as", "张三", "--now", Courtroom.now]).status == 77)
  }

  @Test("grades are recorded by anybody but the judge of the case; a later grade keeps the earlier one in the history")
  func grades() throws {
    let room = try room()
    let cases = try drawn(room, seed: "7")
    let mine = try #require(cases.first { !["9号", "10号", "11号", "12号"].contains(String($0.split(separator: "破")[1])) })
    let own = try room.run(["review", "record", mine, "--grade", "优秀", "--as", "张三", "--now", Courtroom.now])
    #expect(own.status == 1 && own.messages.contains("张三是本案承办法官"))
    #expect(try room.run(["review", "record", mine, "--grade", "优秀", "--as", "李书记", "--now", Courtroom.now]).status == 77)
    #expect(try asChief(room, "review", "record", mine, "--grade", "瑕疵", "--finding", "回证缺一份").output.contains("瑕疵，样本 2019Q2"))
    #expect(try asChief(room, "review", "record", mine, "--grade", "瑕疵", "--finding", "回证缺一份").output.contains("没有改动"))
    #expect(try asChief(room, "review", "record", mine, "--grade", "合格").output.contains("（原为瑕疵，留在历史里）"))
    let history = try room.run("case", "history", mine).output
    #expect(history.contains("回证缺一份") && history.contains("合格"))
    #expect(try room.run("review", "list", "--open").output.contains("共5件，未评5件"))
    let results = try room.run("review", "results", "--period", "2019H1", "--by", "judge")
    #expect(results.output.contains("1 (100.00%)") && results.lines.last?.hasPrefix("合计") == true)
    #expect(try asChief(room, "undo").status == 0)
    #expect(try room.run("review", "list", "--csv").output.contains("flawed,王庭长,2019-07-01,回证缺一份"))
    let outside = try #require((1...12).map { "(2019)粤01破\($0)号" }.first { !cases.contains($0) })
    let notDrawn = try asChief(room, "review", "record", outside, "--grade", "合格", "--sample", "2019Q2")
    #expect(notDrawn.status == 1 && notDrawn.messages.contains("没有抽到"))
    #expect(try asChief(room, "review", "record", outside, "--grade", "合格").output.contains("样本以外"))
    #expect(try asChief(room, "review", "record", outside, "--grade", "中", "--sample", "2019Q9").status == 64)
    #expect(try room.run("verify").status == 0)
  }
}
