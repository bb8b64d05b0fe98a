import Foundation
import TestSupport
import Testing

@Suite("chuqing case")
struct CaseCommandTests {
  private static let number = "(2019)粤01破12号"

  private func roomWithCase() throws -> Courtroom {
    let room = try Courtroom.opened()
    let run = try room.run(
      "case", "add", Self.number, "--debtor", "某某公司", "--filed-on", "2019-3-5", "--procedure", "破产清算",
      "--claims-total", "1733万元")
    #expect(run.status == 0)
    return room
  }

  @Test("registers a case and shows it again, under any way of writing its number")
  func addAndShow() throws {
    let room = try roomWithCase()
    for written in ["(2019)粤01破12号", "（2019）粤01破12号", "〔2019〕粤01破012号之一"] {
      let show = try room.run("case", "show", written)
      #expect(show.status == 0)
      #expect(show.output.contains("17,330,000.00"))
    }
    let object = try room.run("case", "show", Self.number, "--json").json()
    let record = try #require(object["case"] as? [String: Any])
    #expect(record["case_no"] as? String == Self.number)
    #expect(record["claims_total_fen"] as? Int == 1_733_000_000)
    #expect(record["version"] as? Int == 1)
  }

  @Test(
    "refuses a case that cannot be right, and says what to do",
    arguments: [
      (["--debtor", "甲"], 1, "没有立案日期"), (["--filed-on", "2019-02-30"], 64, "没有30日"),
      (["--filed-on", "2019-13-01"], 64, "没有13月"), (["--filed-on", "19-1-1"], 64, "世纪不明"),
      (["--filed-on", "2099-01-01"], 1, "晚于今天"),
      (["--filed-on", "2019-01-01", "--closed-on", "2018-01-01"], 1, "早于立案日期"),
      (["--filed-on", "2019-01-01", "--close-manner", "终结"], 1, "没有结案日期"),
      (["--filed-on", "2019-01-01", "--claims-total=-5"], 64, "不能为负"),
      (["--filed-on", "2019-01-01", "--claims-total", "1e30"], 64, "金额"),
      (["--filed-on", "2019-01-01", "--employees", "许多"], 64, "整数"),
      (["--filed-on", "2019-01-01", "--category", "僵尸"], 64, "关停"),
      (["--filed-on", "2019-01-01", "--fast-track", "也许"], 64, "是(yes)"),
      (["--filed-on", "2019-01-01", "--uscc", "123"], 64, "有3位"),
      (["--filed-on", "2019-01-01", "--debtor", "甲", "--uscc", "123456789", "--uscc", "987654321"], 64, "2个 --uscc"),
    ] as [([String], Int32, String)])
  func refused(options: [String], status: Int32, words: String) throws {
    let room = try Courtroom.opened()
    let run = try room.run(["case", "add", Self.number] + options + ["--now", Courtroom.now])
    #expect(run.status == status)
    #expect(run.messages.contains(words), "\(run.messages)")
    #expect(run.messages.contains("办法："))
    #expect(try room.caseCount() == 0)
  }

  @Test("a second registration is refused and points to case edit")
  func alreadyRegistered() throws {
    let run = try roomWithCase().run("case", "add", Self.number, "--filed-on", "2019-03-05")
    #expect(run.status == 1)
    #expect(run.messages.contains("case edit"))
  }

  @Test("changes fields, keeps what was there before in the journal, and clears by Chinese or English name")
  func edit() throws {
    let room = try roomWithCase()
    #expect(try room.run("case", "edit", Self.number, "--judge", "李四", "--note", "急").status == 0)
    #expect(try room.run("case", "edit", Self.number, "--judge", "李四").output.contains("没有改动"))
    #expect(try room.run("case", "edit", Self.number, "--clear", "备注", "--clear", "judge").status == 0)
    let record = try #require(try room.run("case", "show", Self.number, "--json").json()["case"] as? [String: Any])
    #expect(record["note"] is NSNull && record["judge"] is NSNull)
    #expect(try room.run("log", "--case", Self.number).output.contains("李四"))
  }

  @Test("a reason of stagnation begins and ends, for several cases at once, and its history stays in the journal")
  func stagnation() throws {
    let room = try roomWithCase()
    #expect(try room.run("case", "add", "(2019)粤01破13号", "--filed-on", "2019-03-06").status == 0)
    let begun = try room.run("case", "stagnate", Self.number, "破14", "衍生诉讼未结", "--since", "2019-04-01")
    #expect(begun.status == 1, "a number that is not registered refuses all: \(begun.messages)")
    #expect(try room.run("case", "stagnate", Self.number, "(2019)粤01破13号", "衍生诉讼", "--since", "2019-04-01").status == 0)
    #expect(try room.run("case", "show", Self.number).output.contains("衍生诉讼未结(2019-04-01起)"))
    let twice = try room.run("case", "stagnate", Self.number, "衍生诉讼", "--since", "2019-05-01")
    #expect(twice.status == 1 && twice.messages.contains("从 2019-04-01 起"))
    #expect(try room.run("case", "stagnate", Self.number, "derived_suit", "--through", "2019-06-30").status == 0)
    #expect(try room.run("case", "show", Self.number).output.contains("衍生诉讼未结(2019-04-01至2019-06-30)"))
    #expect(try room.run("log", "--case", Self.number).output.contains("衍生诉讼未结(2019-04-01起) → 衍生诉讼未结(2019-04-01至2019-06-30)"))
    #expect(try room.run("case", "stagnate", Self.number, "其他").status == 64)
    #expect(try room.run("case", "stagnate", Self.number, "没钱").messages.contains("经费不足"))
    #expect(try room.run("verify").status == 0)
  }

  @Test("the four days of an end and the employees settled are recorded side by side")
  func outcome() throws {
    let room = try roomWithCase()
    let edit = try room.run(
      "case", "edit", Self.number, "--closed-on", "2019-05-08", "--close-manner", "终结", "--terminated-on", "2019-05-06",
      "--deregistered-on", "2019-06-01", "--cleared-on", "2019-06-03", "--employees", "9", "--employees-settled", "8",
      "--stagnation", "职工安置")
    #expect(edit.status == 0, "\(edit.messages)")
    let record = try #require(try room.run("case", "show", Self.number, "--json").json()["case"] as? [String: Any])
    #expect(
      ["closed_on", "terminated_on", "deregistered_on", "cleared_on"].map { record[$0] as? String } == [
        "2019-05-08", "2019-05-06", "2019-06-01", "2019-06-03",
      ])
    let wrong = try room.run("case", "edit", Self.number, "--deregistered-on", "2019-05-05")
    #expect(wrong.status == 1 && wrong.messages.contains("第一百二十一条"))
  }

  @Test("a code alone goes to the enterprise that is recorded already")
  func codeAlone() throws {
    let room = try roomWithCase()
    #expect(try room.run("case", "edit", Self.number, "--uscc", "123456789").status == 0)
    #expect(try room.run("case", "show", Self.number).output.contains("某某公司（123456789）"))
  }

  @Test("refuses to change from a version that is no longer the latest")
  func stale() throws {
    let room = try roomWithCase()
    #expect(try room.run("case", "edit", Self.number, "--judge", "李四", "--version", "1").status == 0)
    let run = try room.run("case", "edit", Self.number, "--judge", "王五", "--version", "1")
    #expect(run.status == 1)
    #expect(run.messages.contains("第1版") && run.messages.contains("第2版"))
    #expect(try room.run("case", "show", Self.number).output.contains("李四"))
  }

  @Test(
    "tells what is wrong with an edit",
    arguments: [
      ([], 64, "没有说要改什么"), (["--clear", "filed_on"], 64, "不能清空"), (["--clear", "心情"], 64, "备注(note)"),
      (["--version", "x", "--judge", "甲"], 64, "“x”不能用于"),
    ] as [([String], Int32, String)])
  func badEdit(options: [String], status: Int32, words: String) throws {
    let run = try roomWithCase().run(["case", "edit", Self.number] + options)
    #expect(run.status == status)
    #expect(run.messages.contains(words), "\(run.messages)")
    #expect(run.messages.contains("办法："))
  }

  @Test("closes a case once, not before it was filed, not in the future, not in an unknown manner")
  func close() throws {
    let room = try roomWithCase()
    func close(_ day: String, _ manner: String) throws -> Run {
      try room.run("case", "close", Self.number, "--on", day, "--manner", manner)
    }
    #expect(try close("2019-01-01", "终结").status == 1)
    #expect(try close("2020-01-01", "终结").status == 1)
    #expect(try close("2019-06-01", "不知道").status == 64)
    #expect(try close("2019-06-01", "终结").status == 0)
    #expect(try close("2019-06-01", "终结").messages.contains("--closed-on"))
    #expect(try room.run("case", "list", "--pending").output.contains("共0件"))
    #expect(try room.run("case", "list", "--pending", "--as-of", "2019-05-31").output.contains("共1件"))
    #expect(try room.run("case", "list", "--closed").output.contains("共1件"))
  }

  @Test("a dry run of add, edit and close writes nothing")
  func dryRuns() throws {
    let room = try roomWithCase()
    let before = try room.journal().count
    for arguments in [
      ["case", "add", "X-1", "--filed-on", "2019-01-01"], ["case", "edit", Self.number, "--judge", "甲"],
      ["case", "close", Self.number, "--on", "2019-06-01", "--manner", "终结"],
    ] {
      let run = try room.run(arguments + ["--dry-run", "--now", Courtroom.now])
      #expect(run.status == 0)
      #expect(run.output.contains("没有写入"))
    }
    #expect(try room.journal().count == before)
  }

  @Test("lists by judge, proceeding and text, as a table, as JSON and as CSV")
  func list() throws {
    let room = try Courtroom.with(SmallLedger.text)
    #expect(try room.run("case", "list").output.contains("共6件"))
    #expect(try room.run("case", "list", "--judge", "张三").output.contains("共3件"))
    #expect(try room.run("case", "list", "--procedure", "重整").output.contains("共1件"))
    #expect(try room.run("case", "list", "--containing", "丙公司").output.contains("(2019)粤01破3号"))
    #expect(try room.run("case", "list", "--limit", "2").output.contains("共6件，列出2件"))
    let csv = try room.run("case", "list", "--csv").output.components(separatedBy: "\r\n")
    #expect(csv.first?.hasPrefix("case_no,debtors,category") == true)
    #expect(csv.count == 8)
    #expect(try room.run("case", "list", "--json", "--csv").status == 64)
  }

  @Test("reads several numbers from one text, one JSON object a line, each warning once")
  func parse() throws {
    let room = try Courtroom.opened()
    let run = try room.run("case", "parse", "(2019)粤01破51号之一、（2015）穗中法民破字第12-3号", "2019粤01破007", "--json")
    #expect(run.lines.count == 3)
    let objects = try run.lines.map { try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
    #expect(
      objects.map { $0["normalized"] as? String }
        == ["(2019)粤01破51号", "(2015)穗中法民破字第12号", "(2019)粤01破7号"])
    for object in objects {
      #expect(
        object.keys.sorted() == [
          "conforming", "court", "input", "insolvency", "normalized", "serial", "type", "warnings", "year",
        ])
    }
    #expect(objects[2]["warnings"] as? [String] == ["completed", "leading_zero_removed"])
    #expect(objects[2]["conforming"] as? Bool == false)
    #expect(try room.run("case", "parse", " ").status == 64)
  }
}
