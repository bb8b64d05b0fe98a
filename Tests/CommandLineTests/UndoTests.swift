import TestSupport
import Testing

@Suite("chuqing undo, extend, suspend, waive and convert")
struct UndoTests {
  private static let number = Courtroom.number

  @Test("takes a batch back as a whole, keeps both in the journal, and refuses to do it twice")
  func batch() throws {
    let room = try Courtroom.with(SmallLedger.text)
    let one = "(2018)粤01破1号"
    let two = "(2018)粤01破2号"
    #expect(try room.run("record", one, two, "16", "--on", "2018-09-06").status == 0)
    let command = try #require(try room.journal().last?["command_id"] as? String ?? room.journal().last?["command"] as? String)
    let count = try room.journal().count
    #expect(try room.run("undo", "--dry-run").status == 0)
    #expect(try room.journal().count == count)
    #expect(try room.run("undo", command, "--reason", "日期录错").status == 0)
    #expect(!(try room.run("case", "show", one).output.contains("2018-09-06")))
    #expect(try room.journal().count == count + 3)
    let again = try room.run("undo", command)
    #expect(again.status == 1)
    #expect(again.messages.contains("没有可撤销"))
    #expect(try room.run("verify").status == 0)
  }

  @Test("refuses while later commands build on it, and names them")
  func blocked() throws {
    let room = try Courtroom.withOneCase()
    let journal = try room.journal()
    let record = try #require(journal.first { $0["kind"] as? String == "milestonesRecorded" })
    let command = try #require(record["command_id"] as? String ?? record["command"] as? String)
    let run = try room.at("2019-01-25", "undo", command)
    #expect(run.status == 1)
    #expect(run.messages.contains("record#"))
  }

  @Test("a restated document comes back when its change is undone; an import goes with its cases")
  func restores() throws {
    let room = try Courtroom.with(SmallLedger.text)
    let one = "(2018)粤01破1号"
    _ = try room.run("record", one, "16", "--on", "2018-09-06", "--document", "笔录一")
    _ = try room.run("record", one, "16", "--on", "2018-09-06", "--document", "笔录二")
    #expect(try room.run("undo").status == 0)
    #expect(try room.run("case", "show", one).output.contains("笔录一"))
    #expect(try room.run("undo").status == 0)
    #expect(!(try room.run("case", "show", one).output.contains("笔录一")))
    #expect(try room.run("undo").status == 0)
    #expect(try room.caseCount() == 0)
    #expect(try room.run("import", "ledger.csv").status == 0)
    #expect(try room.run("verify").status == 0)
  }

  @Test("extensions follow the rule: who approves, how much, how often, and within the limit")
  func extends() throws {
    let room = try Courtroom.opened()
    let number = "(2019)粤01破申5号"
    _ = try room.at(
      "2019-01-02", "case", "add", number, "--debtor", "示例公司", "--filed-on", "2019-01-02", "--procedure", "重整",
      "--applicant", "债务人")
    for (node, day) in [("application_received", "2019-01-02"), ("2", "2019-01-03"), ("3", "2019-01-04")] {
      _ = try room.at(day, "record", number, node, "--on", day)
    }
    let late = try room.at("2019-01-21", "extend", number, "6", "--on", "2019-01-21", "--court", "广东高院")
    #expect(late.status == 1)
    let long = try room.at("2019-01-15", "extend", number, "6", "--on", "2019-01-15", "--court", "广东高院", "--by", "16")
    #expect(long.status == 1)
    let run = try room.at("2019-01-15", "extend", number, "6", "--on", "2019-01-15", "--court", "广东高院")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("2019-02-01"))
    #expect(try room.at("2019-01-16", "extend", number, "6", "--on", "2019-01-16", "--court", "广东高院").status == 1)
    #expect(try room.at("2019-01-16", "undo").status == 0)
    #expect(try room.at("2019-01-16", "extend", number, "6", "--on", "2019-01-16", "--court", "广东高院").status == 0)
  }

  @Test("suspended clocks stand still until they are resumed; reasons of the trial limit are refused with their source")
  func suspends() throws {
    let room = try Courtroom.withOneCase()
    _ = try room.at("2019-01-25", "record", Self.number, "8", "--on", "2019-01-25")
    let trial = try room.at("2019-01-28", "suspend", Self.number, "--from", "2019-01-28", "--reason", "鉴定")
    #expect(trial.status == 1)
    #expect(trial.messages.contains("法释〔2000〕29号"))
    #expect(try room.at("2019-01-28", "suspend", Self.number, "--from", "2019-01-28", "--reason", "中止").status == 0)
    #expect(try room.at("2019-02-25", "locks", "--json").json()["locks"] as? [String] == [])
    #expect(try room.at("2019-02-25", "resume", Self.number, "--on", "2019-02-25").status == 0)
    // Five days from 01-25 end on 01-30; 28 days did not count.
    let due = try room.at("2019-02-25", "explain", Self.number, "7a", "--json")
    #expect(due.output.contains("2019-02-27"))
    #expect(try room.at("2019-02-26", "resume", Self.number, "--on", "2019-02-26").status == 1)
  }

  @Test("a statutory limit of the court is waived only with approval, others with a reason")
  func waives() throws {
    let room = try Courtroom.withOneCase()
    #expect(try room.at("2019-01-28", "waive", Self.number, "7a", "--reason", "x").status == 77)
    #expect(try room.at("2019-01-28", "waive", Self.number, "7a", "--reason", "x", "--approver", "王庭长").status == 0)
    #expect(try room.at("2019-01-28", "waive", Self.number, "14", "--reason", "没有职工").status == 1)
    _ = try room.at("2019-01-28", "record", Self.number, "8", "--on", "2019-01-25", "--document", "决定书", "--approver", "王庭长")
    #expect(try room.at("2019-01-28", "waive", Self.number, "14", "--reason", "没有职工").status == 0)
  }

  @Test("a liquidation is converted to a reorganization and starts its limits; nothing else is")
  func converts() throws {
    let room = try Courtroom.withOneCase()
    _ = try room.at("2019-01-25", "record", Self.number, "8", "--on", "2019-01-25")
    let run = try room.at("2019-01-30", "case", "convert", Self.number, "--to", "重整", "--on", "2019-01-30")
    #expect(run.status == 0, "\(run.messages)")
    #expect(try room.at("2019-01-30", "explain", Self.number, "18", "--json").output.contains("2019-07-30"))
    #expect(try room.at("2019-01-30", "case", "convert", Self.number, "--to", "和解", "--on", "2019-01-30").status == 1)
    #expect(try room.at("2019-01-30", "undo").status == 0)
    #expect(try room.at("2019-01-30", "case", "show", Self.number).output.contains("清算"))
    #expect(try room.run("verify").status == 0)
  }
}
