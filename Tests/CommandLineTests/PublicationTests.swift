import Foundation
import TestSupport
import Testing

@Suite("chuqing reports reproduce, verify, why")
struct PublicationTests {
  private static let later = "2019-09-02T09:00:00+08:00"

  /// Two copies of a report, journaled as entries 9 and 10, in a courtroom of six cases.
  private func issued() throws -> Courtroom {
    let room = try Courtroom.with(SmallLedger.text)
    let run = try room.run("report", "situation", "--period", "2018H2", "--for", "送：王院长、李副院长", "--out", "r.xlsx", "--as", "陆某")
    #expect(run.status == 0, "\(run.messages)")
    return room
  }

  private func correct(_ room: Courtroom) throws {
    for words in [
      "case close (2018)粤01破2号 --on 2018-12-20 --manner 裁定批准重整计划 --reason 补登",
      "case edit (2019)粤01破5号 --filed-on 2018-12-30", "case add (2018)粤01破7号 --debtor 庚公司 --filed-on 2018-12-01",
      "case assign (2016)粤01破4号 --judge 钱法官 --reason 调离", "target set --year 2018 closed=9", "case edit (2016)粤01破4号 --note 备注",
    ] {
      let run = try room.run(words.split(separator: " ").map(String.init) + ["--now", Self.later, "--as", "赵六"])
      #expect(run.status == 0, "\(words): \(run.messages)")
    }
  }

  @Test("after corrections of every kind each copy is made again byte for byte, whatever the clock says")
  func reproduced() throws {
    let room = try issued()
    try correct(room)
    for name in ["9", "第10条"] {
      let run = try room.run(["reports", "reproduce", name, "--now", "2031-01-01T00:00:00Z"])
      #expect(run.status == 0 && run.output.contains("逐字节相同"), "\(run.output)\(run.messages)")
    }
    let run = try room.run("reports", "reproduce", "--file", "r-李副院长.xlsx", "--out", "again.xlsx", "--json")
    #expect(run.status == 0)
    #expect(try run.json()["agreement"] as? String == "bytes")
    #expect(try room.folder.bytes(of: "again.xlsx") == room.folder.bytes(of: "r-李副院长.xlsx"))
    let taken = try room.run("reports", "reproduce", "9", "--out", "again.xlsx")
    #expect(taken.status == 73 && taken.messages.contains("E863"))
    // A report as known then is the report of then.
    #expect(
      try room.run(["report", "situation", "--period", "2018H2", "--known-at", "8", "--out", "a.xlsx", "--now", Self.later]).status == 0)
    let draft = try room.run("reports", "verify", "a.xlsx")
    #expect(draft.status == 0 && draft.output.contains("没有印发过") && draft.output.contains("逐字节相同"), "\(draft.output)")
  }

  @Test("what a footer prints suffices to verify a page, however it is typed; a wrong digit is noticed, a short head refused")
  func footer() throws {
    let room = try issued()
    try correct(room)
    let reports = try #require(try room.run("reports", "list", "--json").json()["reports"] as? [[String: Any]])
    let digest = try #require(reports.first?["journal_digest"] as? String)
    let printed = String(digest.prefix(12))
    for (size, head) in [("8", printed), ("８", printed.uppercased()), ("第8条", "\(printed.prefix(4)) \(printed.dropFirst(4))")] {
      let run = try room.run("reports", "verify", "--size", size, "--head", head)
      #expect(run.status == 0 && run.output.contains("✓ 日志位置属实"), "\(size) \(head): \(run.output)\(run.messages)")
    }
    let wrong = String(printed.dropLast()) + (printed.last == "0" ? "1" : "0")
    let run = try room.run("reports", "verify", "--size", "8", "--head", wrong)
    #expect(run.status == 13 && run.output.contains("只有1位不同") && run.output.contains(printed), "\(run.output)")
    #expect(try room.run("reports", "verify", "--size", "7", "--head", printed).status == 13)
    let beyond = try room.run("reports", "verify", "--size", "800", "--head", printed, "--json")
    #expect(beyond.status == 13)
    #expect(try beyond.json()["ancestry"] as? String == "beyond")
    let short = try room.run("reports", "verify", "--size", "8", "--head", String(printed.prefix(5)))
    #expect(short.status == 64 && short.messages.contains("8位"), "\(short.messages)")
    #expect(try room.run("reports", "verify", "--size", "8").messages.contains("E153"))
  }

  @Test("a file is verified byte for byte; one byte more and it is not what was issued")
  func files() throws {
    let room = try issued()
    let run = try room.run("reports", "verify", "r-王院长.xlsx")
    #expect(run.status == 0 && run.output.contains("✓ 与印发的文件逐字节相同"), "\(run.output)\(run.messages)")
    var bytes = try room.folder.bytes(of: "r-王院长.xlsx")
    bytes[bytes.count / 2] ^= 1
    try room.folder.write(bytes, to: "flipped.xlsx")
    let flipped = try room.run("reports", "verify", "flipped.xlsx")
    #expect(flipped.status != 0 && !flipped.output.contains("✓ 与印发"), "\(flipped.output)\(flipped.messages)")
    let missing = try room.run("reports", "verify", "nowhere.xlsx")
    #expect(missing.status == 66)
  }

  @Test("why names the figures that moved, the cases, the entries and who recorded them; and says when nothing did")
  func why() throws {
    let room = try issued()
    let before = try room.run("reports", "why", "9")
    #expect(before.status == 0 && before.output.contains("没有变动"), "\(before.output)\(before.messages)")
    try correct(room)
    let run = try room.run("reports", "why", "9")
    #expect(run.status == 0)
    for word in ["(2018)粤01破2号 乙公司", "结案（计入）", "(2018)粤01破7号 庚公司", "新收（计入）", "赵六 3条", "2018-12-20"] {
      #expect(run.output.contains(word), "\(word): \(run.output)")
    }
    #expect(!run.output.contains("(2016)粤01破4号") && !run.output.contains("备注"))
    let json = try room.run("reports", "why", "9", "--json").json()
    let figures = try #require(json["figures"] as? [[String: Any]])
    let closed = try #require(figures.first { $0["figure"] as? String == "closed" && $0["period"] as? String == "current" })
    #expect(closed["published"] as? Int == 0 && closed["now"] as? Int == 1 && closed["changed"] as? Bool == true)
    #expect((json["cases"] as? [[String: Any]])?.compactMap { $0["case_no"] as? String }.count == 3)
    let csv = try room.run("reports", "why", "9", "--csv").output
    #expect(csv.contains("closed,current,0,1,1,(2018)粤01破2号,added,"), "\(csv)")
    let english = try room.run("reports", "why", "9", "--lang", "en")
    #expect(english.output.contains("Closed (added)"), "\(english.output)")
  }

  @Test("the list has the numbers by which the others are asked for, and is narrowed by kind and period")
  func list() throws {
    let room = try issued()
    #expect(try room.run("report", "plan", "--period", "2018", "--for", "甲", "--out", "p.xlsx").status == 0)
    let all = try room.run("reports", "list").lines
    #expect(all.contains { $0.hasPrefix("   9  ") || $0.contains(" 9  ") })
    func rows(_ words: String...) throws -> Int {
      try room.run(["reports", "list", "--csv", "--now", Courtroom.now] + words).output.split(separator: "\r\n").count - 1
    }
    #expect(try rows() == 3)
    #expect(try rows("--kind", "plan") == 1)
    #expect(try rows("--kind", "态势报告") == 2)
    #expect(try rows("--period", "2018H2") == 2)
    #expect(try rows("--period", "2017") == 0)
  }
}
