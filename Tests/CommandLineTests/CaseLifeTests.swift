import TestSupport
import Testing

@Suite("The life of a case, and corrections")
struct CaseLifeTests {
  private static let application = "(2019)粤01破申5号"
  private static let number = "(2019)粤01破12号"

  /// An accepted application and the docket that it opened.
  private func room() throws -> Courtroom {
    let room = try Courtroom.opened()
    for arguments in [
      ["case", "add", Self.application, "--debtor", "甲", "--filed-on", "2019-01-07", "--procedure", "清算", "--judge", "张三"],
      ["record", Self.application, "6", "--on", "2019-01-25"],
      ["case", "close", Self.application, "--on", "2019-01-25", "--manner", "受理"],
      [
        "case", "add", Self.number, "--origin", Self.application, "--debtor", "甲", "--filed-on", "2019-01-28", "--procedure", "清算",
        "--judge", "张三",
      ],
    ] {
      let run = try room.run(arguments + ["--now", Courtroom.now])
      guard run.status == 0 else { throw Courtroom.Broken(what: run.messages) }
    }
    return room
  }

  @Test("a closing that contradicts the record is refused; with a reason it is journaled with it")
  func closing() throws {
    let room = try room()
    let unfit = try room.run("case", "close", Self.number, "--on", "2019-06-20", "--manner", "批准重整计划")
    #expect(unfit.status == 1 && unfit.messages.contains("清算案件不以") && unfit.messages.contains("--reason"))
    let forced = try room.run("case", "close", Self.number, "--on", "2019-06-20", "--manner", "批准重整计划", "--reason", "卷宗如此")
    #expect(forced.status == 3 && forced.messages.contains("注意："))
    #expect(try room.run("log", "--limit", "1").output.contains("理由：卷宗如此"))
    #expect(try room.run("verify").status == 0)
  }

  @Test("both dockets of an application show each other")
  func linkage() throws {
    let room = try room()
    #expect(try room.run("case", "show", Self.number).output.contains("来自：\(Self.application)"))
    #expect(try room.run("case", "show", Self.application).output.contains("后续案件：\(Self.number)"))
    let circular = try room.run("case", "edit", Self.application, "--origin", Self.number)
    #expect(circular.status == 1)
    let unfit = try room.run("case", "add", "(2019)粤01破13号", "--origin", Self.number, "--filed-on", "2019-02-01")
    #expect(unfit.status == 1 && unfit.messages.contains("破的来源是破申"))
  }

  @Test("a milestone before its trigger, before the docket or after the closing is refused, and a reason lets it in")
  func order() throws {
    let room = try room()
    let early = try room.run("record", Self.number, "9", "--on", "2019-01-20")
    #expect(early.status == 1 && early.messages.contains("早于“裁定是否受理” 2019-01-25"))
    #expect(try room.run("record", Self.number, "9", "--on", "2019-01-20", "--reason", "卷宗如此", "--pending-review").status == 0)
    #expect(try room.run("case", "show", Self.number).output.contains("原因：卷宗如此"))
    let json = try room.run("case", "show", Self.number, "--json").output
    #expect(json.contains(#""reason":"卷宗如此""#) && !json.contains("逾期原因="))
  }

  @Test("cases are assigned one by one and as all the pending ones of a judge; undo gives them back")
  func assignment() throws {
    let room = try Courtroom.with("案号,企业名称,立案日期,承办法官,结案日期\n(2019)粤01破1号,甲,2019-1-2,张三,\n(2019)粤01破2号,乙,2019-1-3,张三,2019-5-6\n")
    #expect(try room.run("case", "assign", "(2019)粤01破2号", "--clerk", "王五").status == 0)
    let run = try room.run("case", "assign", "--of", "张三", "--judge", "李四", "--reason", "调离")
    #expect(run.status == 0 && run.output.contains("张三 → 李四") && !run.output.contains("破2号"))
    #expect(try room.run("log", "--limit", "1").output.contains("改派"))
    #expect(try room.run("undo").status == 0)
    #expect(try room.run("case", "show", "(2019)粤01破1号").output.contains("张三"))
    #expect(try room.run("case", "assign", "(2019)粤01破1号").status == 64)
    #expect(try room.run("verify").status == 0)
  }

  @Test("a mistaken closing is taken back as if it had never been, and undo puts it back")
  func reopening() throws {
    let room = try Courtroom.with("案号,企业名称,立案日期,结案日期,结案方式\n(2019)粤01破1号,甲,2019-1-2,2019-5-6,终结\n")
    let number = "(2019)粤01破1号"
    #expect(try room.run("case", "reopen", number, "--reason", " ").status == 64)
    let run = try room.run("case", "reopen", number, "--reason", "误登")
    #expect(run.status == 0 && run.messages.contains("--known-at 3"))
    #expect(try room.run("stats", "--period", "2019H1", "--csv").output.contains("pending"))
    #expect(try room.run("case", "list", "--pending").output.contains(number))
    #expect(try room.run("case", "reopen", number, "--reason", "误登").status == 1)
    #expect(try room.run("undo").status == 0)
    #expect(try room.run("case", "show", number).output.contains("2019-05-06"))
    #expect(try room.run("verify").status == 0)
  }

  @Test("notes are appended with who and when, and taken back one by one; nothing disappears from the history")
  func notes() throws {
    let room = try room()
    #expect(try room.run("note", Self.number, "评估报告", "下周提交", "--as", "赵书记员").status == 0)
    let show = try room.run("case", "show", Self.number).output
    #expect(show.contains("评估报告 下周提交") && show.contains("赵书记员"))
    let entry = try #require(try room.journal().last?["sequence"] as? Int)
    #expect(try room.run("void", Self.number, "--entry", "\(entry)", "--reason", "记错案件").status == 0)
    #expect(!(try room.run("case", "show", Self.number).output.contains("评估报告")))
    let history = try room.run("case", "history", Self.number).output
    #expect(history.contains("评估报告") && history.contains("记错案件"))
    #expect(try room.run("undo").status == 0, "a mistaken void is taken back in its turn")
    #expect(try room.run("case", "show", Self.number).output.contains("评估报告"))
    #expect(try room.run("verify").status == 0)
  }

  @Test("one milestone is taken back with its reason; the limits that it started go, and the history tells")
  func voiding() throws {
    let room = try room()
    _ = try room.run("record", Self.number, "8", "--on", "2019-01-25")
    let run = try room.run("void", Self.number, "8", "--reason", "录错案件")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("不再计算的期限") && run.output.contains("管理人接管"))
    let lines = try room.run("case", "history", Self.number, "--json").json()["entries"] as? [[String: Any]] ?? []
    let recorded = try #require(lines.first { $0["kind"] as? String == "milestonesRecorded" })
    let taken = try #require(recorded["taken_back"] as? [String: Any])
    #expect(taken["reason"] as? String == "录错案件")
    let again = try room.run("void", Self.number, "8", "--reason", "x")
    #expect(again.status == 1 && again.messages.contains("没有登记"))
    #expect(try room.run("void", Self.number, "--reason", "x").status == 64)
    #expect(try room.run("verify").status == 0)
  }

  @Test("the history shows a case as it was known at an entry or at the end of a day of recording")
  func knownAt() throws {
    let room = try Courtroom.opened()
    func at(_ day: String, _ arguments: String...) throws { _ = try room.run(arguments + ["--now", day + "T10:00:00+08:00"]) }
    try at("2019-03-05", "case", "add", Self.number, "--debtor", "甲", "--filed-on", "2019-03-05", "--judge", "张三")
    try at("2019-03-08", "case", "edit", Self.number, "--judge", "李四")
    let then = try room.run("case", "history", Self.number, "--recorded-by", "2019-03-07", "--json").json()
    #expect((then["known"] as? [String: Any])?["judge"] as? String == "张三")
    let now = try room.run("case", "history", Self.number, "--known-at", "3", "--json").json()
    #expect((now["known"] as? [String: Any])?["judge"] as? String == "李四")
    #expect(try room.run("case", "history", Self.number, "--recorded-by", "2019-03-04").status == 1)
    #expect(try room.run("case", "history", Self.number, "--known-at", "3", "--recorded-by", "2019-03-07").status == 64)
    #expect(try room.run("case", "history", Self.number, "--csv").output.contains("张三 → 李四"))
  }

  @Test("an undo that something builds on says what, who, when and about which cases")
  func dependents() throws {
    let room = try Courtroom.with(SmallLedger.text)
    _ = try room.run("record", "(2018)粤01破1号", "(2018)粤01破2号", "1", "--on", "2018-09-06", "--as", "赵书记员")
    let journal = try room.journal()
    let imported = try #require(journal.first { $0["kind"] as? String == "caseRegistered" }?["command"] as? String)
    let run = try room.run("undo", imported)
    #expect(run.status == 1)
    for words in ["record#", "赵书记员", "(2018)粤01破1号", "2019-07-01"] { #expect(run.messages.contains(words), "\(words)") }
    // A note builds on nothing but the registration.
    _ = try room.run("note", "(2018)粤01破1号", "来电")
    #expect(try room.run("undo", try #require(journal.last?["command"] as? String)).status == 0)
  }
}
