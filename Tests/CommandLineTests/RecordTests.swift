import TestSupport
import Testing

@Suite("chuqing record")
struct RecordTests {
  private static let one = "(2018)粤01破1号"
  private static let two = "(2018)粤01破2号"

  @Test(
    "records a milestone of several cases at once, by name, synonym, number or identifier",
    arguments: ["第一次债权人会议", "一债会", "first_creditors_meeting"])
  func batch(node: String) throws {
    let room = try Courtroom.with(SmallLedger.text)
    let run = try room.run("record", Self.one, Self.two, node, "--on", "2018-09-06", "--json")
    #expect(run.status == 0)
    let cases = try #require(try run.json()["cases"] as? [[String: Any]])
    #expect(cases.map { $0["effect"] as? String } == ["new", "new"])
    let again = try room.run("record", Self.one, Self.two, node, "--on", "2018-09-06", "--json").json()
    #expect((again["cases"] as? [[String: Any]])?.map { $0["effect"] as? String } == ["unchanged", "unchanged"])
  }

  @Test("records all of them or none")
  func allOrNone() throws {
    let room = try Courtroom.with(SmallLedger.text)
    let before = try room.journal().count
    let run = try room.run("record", Self.one, "(2019)粤01破98号", Self.two, "1", "--on", "2018-09-06")
    #expect(run.status == 1)
    #expect(run.messages.contains("(2019)粤01破98号"))
    #expect(try room.journal().count == before)
    #expect(try room.run("record", Self.one, Self.two, "1", "--on", "2018-09-06", "--dry-run").status == 0)
    #expect(try room.journal().count == before)
  }

  @Test("reads case numbers from a file and from standard input")
  func from() throws {
    let room = try Courtroom.with(SmallLedger.text)
    try room.folder.write("\(Self.one)\r\n\n\(Self.two)\n", to: "cases.txt")
    #expect(try room.run("record", "--from", "cases.txt", "1", "--on", "2018-09-06").status == 0)
    let run = try room.run("record", "--from", "-", "1", "--on", "2018-09-06", "--json", input: "\(Self.one)\n")
    #expect((try run.json()["cases"] as? [[String: Any]])?.first?["effect"] as? String == "unchanged")
  }

  @Test(
    "says what is wrong and what to do",
    arguments: [
      (["1"], 64, "没有给出案号"), ([one, "无此节点"], 64, "没有叫“无此节点”的节点"), ([one, "27"], 64, "立案登记"),
      (["--from", "nowhere.txt", "1"], 66, "nowhere.txt"), ([one, "1", "--on", "2018-02-30"], 64, "没有30日"),
      ([one, "1", "--on", "2020-01-01"], 1, "晚于今天"),
    ] as [([String], Int32, String)])
  func refused(arguments: [String], status: Int32, words: String) throws {
    let room = try Courtroom.with(SmallLedger.text)
    let on = arguments.contains("--on") ? [] : ["--on", "2018-09-06"]
    let run = try room.run(["record"] + arguments + on + ["--now", Courtroom.now])
    #expect(run.status == status)
    #expect(run.messages.contains(words), "\(run.messages)")
    #expect(run.messages.contains("办法："))
  }

  @Test("a milestone that happens once is not moved to another day")
  func once() throws {
    let room = try Courtroom.with(SmallLedger.text)
    try room.run("record", Self.one, "4", "--on", "2018-01-10")
    let run = try room.run("record", Self.one, "4", "--on", "2018-01-11")
    #expect(run.status == 1)
    #expect(run.messages.contains("2018-01-10") && run.messages.contains(Self.one))
  }
}
