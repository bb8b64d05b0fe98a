import Foundation
import TestSupport
import Testing

@Suite("chuqing supervise") struct SuperviseTests {
  private static let old = "(2015)粤01破1号"
  private static let young = "(2019)粤01破2号"
  private static let ledger = """
    案号,企业名称,立案日期,承办法官,结案日期,督办原因,职工人数
    (2015)粤01破1号,甲厂,2015-1-2,张三,,长期未结；社会关注,
    (2019)粤01破2号,乙厂,2019-1-3,李四,,,300
    (2018)粤01破3号,丙厂,2018-1-3,李四,2019-5-6,,

    """

  private func room(language: String = "zh_CN.UTF-8") throws -> Courtroom {
    let room = try Courtroom.with(Self.ledger, language: language)
    for (name, role) in [("王庭长", "庭长"), ("李书记", "书记员")] {
      _ = try room.run(["users", "add", name, "--role", role, "--as", "王庭长", "--now", "2019-07-01T09:00:00+08:00"])
    }
    return room
  }

  private func asChief(_ room: Courtroom, _ arguments: String...) throws -> Run {
    try room.run(arguments + ["--as", "王庭长", "--now", Courtroom.now])
  }

  @Test("supervised and unsupervised cases are listed; a reason that only the ledger names is no order")
  func listing() throws {
    let room = try room()
    #expect(try asChief(room, "supervise", "add", Self.young, "--reason", "职工安置", "--on", "2019-03-01").status == 0)
    let supervised = try room.run("case", "list", "--supervised")
    #expect(supervised.output.contains(Self.young) && !supervised.output.contains(Self.old))
    #expect(supervised.output.contains("共1件（未结、在督）"))
    let others = try room.run("case", "list", "--unsupervised")
    #expect(others.output.contains(Self.old) && others.output.contains("共1件（未结、没有在督）"))
    #expect(try room.run("case", "list", "--supervised", "--as-of", "2019-02-28").output.contains("共0件"))
    let both = try room.run("case", "list", "--supervised", "--unsupervised")
    #expect(both.status == 64 && both.messages.contains("--unsupervised"))
  }

  @Test("a case goes under supervision, its deadline is put off, it is taken off, and each step stands in its history")
  func life() throws {
    let room = try room()
    let added = try asChief(
      room, "supervise", "add", Self.old, "--reason", "长期未结,上访", "--on", "2019-03-01", "--clear-by", "2019-06-30", "--leader", "赵院长")
    #expect(added.status == 0 && added.output.contains("挂牌督办 长期未结、群众多次上访；2019-03-01 起；清结期限 2019-06-30；包案领导 赵院长"))
    #expect(added.messages.contains("社会关注没有在此挂牌"))
    let listed = try room.run("supervise", "list", "--overdue")
    #expect(listed.output.contains("◆ 逾期") && listed.output.contains("逾 1天") && listed.output.contains("长期未结；社会关注"))
    #expect(
      try asChief(room, "supervise", "extend", Self.old, "--clear-by", "2019-12-31", "--reason", "等待拍卖").output.contains(
        "2019-06-30 → 2019-12-31"))
    #expect(try room.run("supervise", "list", "--overdue").output.contains("共0件"))
    #expect(try room.run("case", "show", Self.old).output.contains("重点督办：□ 在督 长期未结、群众多次上访，2019-03-01 挂牌，清结期限 2019-12-31"))
    #expect(try asChief(room, "supervise", "end", Self.old, "--reason", "已化解").status == 0)
    let history = try room.run("case", "history", Self.old).output
    for word in ["挂牌督办", "延长清结期限", "摘牌", "已化解"] { #expect(history.contains(word)) }
    #expect(try room.run("supervise", "list", "--all", "--csv").output.contains(",ended,long_pending;petitions,2019-03-01,2019-12-31,"))
    #expect(try room.run("verify").status == 0)
  }

  @Test("the same order again changes nothing; another deadline is refused with the way out")
  func repeated() throws {
    let room = try room()
    let arguments = ["supervise", "add", Self.old, "--reason", "长期未结", "--clear-by", "2019-12-31", "--as", "王庭长", "--now", Courtroom.now]
    #expect(try room.run(arguments).status == 0)
    let count = try room.journal().count
    #expect(try room.run(arguments).output.contains("没有改动"))
    let other = try asChief(room, "supervise", "add", Self.old, "--reason", "社会关注", "--clear-by", "2020-01-31")
    #expect(other.status == 1 && other.messages.contains("E584") && other.messages.contains("supervise extend"))
    let dry = try asChief(room, "supervise", "add", Self.old, "--reason", "社会关注", "--dry-run")
    #expect(dry.status == 0 && dry.output.contains("社会关注"))
    #expect(try room.journal().count == count)
  }

  @Test("closing a case clears it without an entry, and a reopened case is under supervision again")
  func closing() throws {
    let room = try room()
    #expect(try asChief(room, "supervise", "add", Self.young, "--reason", "职工安置", "--on", "2019-02-01").status == 0)
    #expect(try room.run("case", "close", Self.young, "--on", "2019-06-20", "--manner", "终结", "--reason", "卷宗如此").status != 1)
    #expect(try room.run("supervise", "list").output.contains("共0件"))
    #expect(try room.run("supervise", "list", "--all").output.contains("● 已清结"))
    let refused = try asChief(room, "supervise", "end", Self.young, "--reason", "x")
    #expect(refused.status == 1 && refused.messages.contains("2019-06-20 结案"))
    #expect(try asChief(room, "supervise", "add", "(2018)粤01破3号", "--reason", "上访").status == 1)
    #expect(try room.run("case", "reopen", Self.young, "--reason", "误登").status == 0)
    #expect(try room.run("supervise", "list").output.contains("□ 在督"))
  }

  @Test("proposals name their evidence and the command; accepting them is one command that undo takes back")
  func proposals() throws {
    let room = try room()
    let run = try room.run("supervise", "propose")
    #expect(run.status == 0 && run.output.contains("管理界限（不是法律规定）：未结满3年"))
    #expect(run.output.contains("长期未结：2015-01-02 立案，未结1641天；台账“督办原因”写有：长期未结；社会关注"))
    #expect(run.output.contains("→ chuqing supervise add '\(Self.old)' --reason 长期未结,社会关注 --clear-by 2020-01-01"))
    #expect(run.output.contains("职工安置：未安置职工300人") && run.output.contains("共建议2件"))
    #expect(try room.run("supervise", "propose", "--judge", "张三", "--unsettled", "301").output.contains("共建议1件"))
    let json = try room.run("supervise", "propose", "--json").json()
    let proposals = try #require(json["proposals"] as? [[String: Any]])
    #expect(json["schema"] as? Int == 1 && proposals.count == 2)
    let count = try room.journal().count
    #expect(try room.run(["supervise", "propose", "--accept", "--as", "李书记", "--now", Courtroom.now]).status == 77)
    #expect(try asChief(room, "supervise", "propose", "--accept", "--dry-run").status == 0)
    #expect(try room.journal().count == count)
    #expect(try asChief(room, "supervise", "propose", "--accept").output.contains("已挂牌2件"))
    #expect(try room.run("supervise", "propose").output.contains("共建议0件"))
    #expect(try room.run("supervise", "list", "--reason", "职工安置").output.contains("共1件"))
    #expect(try asChief(room, "undo").status == 0)
    #expect(try room.run("supervise", "list").output.contains("共0件"))
    #expect(try room.run("verify").status == 0)
  }

  @Test("nothing of the proceeding builds on supervision: earlier and later entries are taken back without it")
  func undo() throws {
    let room = try room()
    #expect(try room.run("case", "edit", Self.old, "--note", "甲").status == 0)
    let edit = try #require(try room.journal().last?["command"] as? String)
    #expect(try asChief(room, "supervise", "add", Self.old, "--reason", "长期未结", "--clear-by", "2019-12-31").status == 0)
    let order = try #require(try room.journal().last?["command"] as? String)
    #expect(try room.run("undo", edit).status == 0)
    #expect(try asChief(room, "supervise", "extend", Self.old, "--clear-by", "2020-12-31", "--reason", "x").status == 0)
    let blocked = try asChief(room, "undo", order)
    #expect(blocked.status == 1 && blocked.messages.contains("supervise extend#"))
    #expect(try asChief(room, "undo").status == 0)
    #expect(try room.run("case", "edit", Self.old, "--note", "乙").status == 0)
    #expect(try asChief(room, "undo", order).status == 0)
    #expect(try room.run("supervise", "list", "--all").output.contains("共0件"))
    #expect(try room.run("verify").status == 0)
  }

  @Test("a mistyped reason gets the nearest words first; clerks may look and not order")
  func refusals() throws {
    let room = try room()
    let typo = try asChief(room, "supervise", "add", Self.old, "--reason", "职工安制")
    #expect(typo.status == 64 && typo.messages.contains("可以写：职工安置(employees)"))
    let clerk = try room.run(["supervise", "add", Self.old, "--reason", "上访", "--as", "李书记", "--now", Courtroom.now])
    #expect(clerk.status == 77 && clerk.messages.contains("挂牌督办、评查抽样"))
    #expect(try room.run(["supervise", "list", "--as", "李书记", "--now", Courtroom.now]).status == 0)
    let english = try self.room(language: "en_US.UTF-8").run("supervise", "propose")
    #expect(
      english.output.contains("Administrative thresholds (not law)") && english.output.contains("--reason long_pending,public_attention"))
  }

  @Test("check asks where the ledger's text and the register differ, and where a deadline has gone by")
  func questions() throws {
    let room = try room()
    #expect(try room.run("check").output.contains("督办原因写的是“长期未结；社会关注”，没有挂牌：长期未结、社会关注"))
    #expect(
      try asChief(room, "supervise", "add", Self.old, "--reason", "长期未结,社会关注", "--on", "2019-01-05", "--clear-by", "2019-06-30").status == 0
    )
    let check = try room.run("check").output
    #expect(!check.contains("Q706") && check.contains("清结期限 2019-06-30，已超过1天"))
    #expect(try room.run("case", "show", Self.old).output.contains("长期未结；社会关注"))
  }
}
