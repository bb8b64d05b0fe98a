import Foundation
import Glibc
import TestSupport
import Testing

@Suite("chuqing schedule, run --due")
struct ScheduleAndRunTests {
  private static func room() throws -> Courtroom {
    let room = try Courtroom.with(SmallLedger.text)
    try FileManager.default.createDirectory(atPath: room.folder.file("out"), withIntermediateDirectories: false)
    return room
  }

  private static func files(_ room: Courtroom, _ folder: String = "out") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: room.folder.file(folder)).sorted()
  }

  private static func log(_ room: Courtroom) throws -> [[String: Any]] {
    try room.folder.read("court.db.runs.jsonl").split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test("a schedule is added, listed, followed once and taken away; the journal has it all and verifies")
  func life() throws {
    let room = try Self.room()
    let dry = try room.at("2019-07-01", "schedule", "add", "circular", "--every", "month", "--into", "out", "--dry-run")
    #expect(dry.status == 0 && dry.messages.contains("2019-07，2019-08-01 06:00"))
    #expect(try room.at("2019-07-01", "schedule", "list").messages.contains("还没有定时报告"))
    let added = try room.at(
      "2019-07-01", "schedule", "add", "ledger", "--every", "每月", "--day", "3", "--time", "6:30", "--into", "out", "--from", "2019-05")
    #expect(added.status == 0 && added.output.contains("ledger-month") && added.output.contains("期后第3天 06:30"), "\(added.messages)")
    let listed = try #require(try room.at("2019-07-03", "schedule", "list", "--json").json()["schedules"] as? [[String: Any]])
    #expect(listed.count == 1 && listed[0]["next_period"] as? String == "2019-07" && listed[0]["time"] as? String == "06:30")
    #expect((listed[0]["due"] as? [[String: Any]])?.compactMap { $0["period"] as? String } == ["2019-05", "2019-06"])
    let doctor = try room.at("2019-07-03", "doctor")
    #expect(doctor.output.contains("D211") && doctor.output.contains("2期到期未发布"), "\(doctor.output)")
    let preview = try room.at("2019-07-03", "run", "--due", "--dry-run")
    #expect(preview.output.contains("粤01-案件台账-2019-05.xlsx") && preview.output.contains("粤01-案件台账-2019-06.xlsx"))
    #expect(try Self.files(room) == [])
    let run = try room.at("2019-07-03", "run", "--due")
    #expect(run.status == 0, "\(run.messages)")
    #expect(try Self.files(room) == ["粤01-案件台账-2019-05.xlsx", "粤01-案件台账-2019-06.xlsx"])
    #expect(try room.at("2019-07-03", "doctor").output.contains("到期的都已发布"))
    let before = try room.journal().count
    let again = try room.at("2019-07-03", "run", "--due")
    #expect(again.status == 0 && again.output.contains("没有到期未发布的报告"))
    #expect(try room.journal().count == before)
    #expect(try room.at("2019-07-03", "reports", "list").output.contains("案件台账 2019-05"))
    let removed = try room.at("2019-08-10", "schedule", "remove", "ledger-month", "--reason", "改季报")
    #expect(removed.status == 0 && removed.messages.contains("2019-07"), "\(removed.messages)")
    #expect(try room.at("2019-09-10", "run", "--due").output.contains("没有到期"))
    #expect(try room.run("undo", "run#\(before)").status != 0)
    #expect(try room.run("verify").status == 0)
    #expect(try room.run("verify", "--rebuild").status == 0)
    #expect(try room.run("log", "--limit", "3").output.contains("改季报"))
  }

  @Test("recipients get marked copies that can be traced; the law of a part of the court stands in the name of the file")
  func recipients() throws {
    let room = try Self.room()
    #expect(
      try room.at(
        "2019-07-01", "schedule", "add", "overdue", "--every", "quarter", "--into", "out", "--for", "送：王院长、李副院长", "--judge", "张三", "--from",
        "2019Q2"
      )
      .status == 0)
    #expect(try room.at("2019-07-02", "run", "--due").status == 0)
    let files = try Self.files(room)
    #expect(files == ["粤01-节点预警及逾期-张三-2019Q2-李副院长.xlsx", "粤01-节点预警及逾期-张三-2019Q2-王院长.xlsx"].sorted())
    #expect(try room.run("reports", "trace", "--file", "out/\(files[0])").output.contains("逐字节相同"))
  }

  @Test("what cannot be published is told, keeps its period due, and keeps nothing else from being published")
  func failures() throws {
    let room = try Self.room()
    try FileManager.default.createDirectory(atPath: room.folder.file("gone"), withIntermediateDirectories: false)
    _ = try room.at("2019-07-01", "schedule", "add", "ledger", "--every", "month", "--into", "gone", "--from", "2019-06")
    _ = try room.at("2019-07-01", "schedule", "add", "overdue", "--every", "month", "--into", "out", "--from", "2019-06")
    try FileManager.default.removeItem(atPath: room.folder.file("gone"))
    let run = try room.at("2019-07-02", "run", "--due", "--notify-command", "cat > told.json")
    #expect(run.status == 73 && run.messages.contains("ledger-month 2019-06") && run.messages.contains("办法"), "\(run.messages)")
    #expect(try Self.files(room) == ["粤01-节点预警及逾期-2019-06.xlsx"])
    let told = try #require(try JSONSerialization.jsonObject(with: Data(room.folder.read("told.json").utf8)) as? [String: Any])
    #expect(told["outcome"] as? String == "failed" && told["exit"] as? Int == 73 && told["schema"] as? Int == 1)
    #expect((told["failed"] as? [[String: Any]])?.first?["period"] as? String == "2019-06")
    #expect((told["published"] as? [[String: Any]])?.first?["schedule"] as? String == "overdue-month")
    let beat = try #require(
      try JSONSerialization.jsonObject(with: Data(room.folder.read("court.db.heartbeat.json").utf8)) as? [String: Any])
    #expect(beat["state"] as? String == "finished" && beat["outcome"] as? String == "failed")
    let lines = try Self.log(room)
    #expect(Set(lines.compactMap { $0["run"] as? String }).count == 1)
    #expect(lines.compactMap { $0["event"] as? String } == ["scanned", "not_published", "published", "notified", "finished"])
    try FileManager.default.createDirectory(atPath: room.folder.file("gone"), withIntermediateDirectories: false)
    #expect(try room.at("2019-07-02", "run", "--due").status == 0)
    #expect(try Self.files(room, "gone") == ["粤01-案件台账-2019-06.xlsx"])
  }

  @Test("a notify command that fails makes the run end with 3, and warnings wait for the next one")
  func untold() throws {
    let room = try Self.room()
    _ = try room.at("2019-07-01", "schedule", "add", "ledger", "--every", "month", "--into", "out", "--from", "2019-06")
    let run = try room.at("2019-07-02", "run", "--due", "--notify-command", "exit 9")
    #expect(run.status == 3 && run.messages.contains("9"), "\(run.messages)")
    #expect(try Self.files(room).count == 1)
    let beat = try room.folder.read("court.db.heartbeat.json")
    #expect(beat.contains("\"outcome\":\"warnings\""))
  }

  @Test("of two runs one works; the other says who holds the lock and exits 75, or waits")
  func lock() throws {
    let room = try Self.room()
    let path = room.folder.file("court.db.run-lock")
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    #expect(flock(descriptor, LOCK_EX) == 0)
    let words = #"{"host":"po-chan","pid":4711,"run":"2019-07-01T06:05-4711","since":"2019-06-30T22:05:00.000Z"}"#
    #expect(write(descriptor, words, words.utf8.count) == words.utf8.count)
    let refused = try room.at("2019-07-02", "run", "--due")
    #expect(refused.status == 75 && refused.messages.contains("4711") && refused.messages.contains("po-chan"), "\(refused.messages)")
    let (waiting, setting) = try room.start(["run", "--due", "--wait", "--now", "2019-07-02T09:00:00+08:00"])
    usleep(300_000)
    var status: Int32 = 0
    #expect(waitpid(waiting, &status, WNOHANG) == 0, "it did not wait")
    close(descriptor)
    // The holder was cut off: its words are still there. That is said, noted, and holds nobody up.
    #expect(ChildProcess.wait(waiting) == 3)
    #expect(try String(contentsOfFile: setting.messages, encoding: .utf8).contains("中途断了"))
    #expect(try Self.log(room).first?["event"] as? String == "earlier_run_cut_off")
    #expect(try room.at("2019-07-02", "run", "--due").status == 0)
  }

  @Test("a run that cannot even begin is noted and told")
  func notBegun() throws {
    let room = try Self.room()
    try room.folder.write("no database", to: "broken.db")
    let run = try room.run("run", "--due", "--notify-command", "cat > told.json", "--db", room.folder.file("broken.db"))
    #expect(run.status == 65, "\(run.messages)")
    for name in ["told.json", "broken.db.heartbeat.json"] {
      let told = try #require(try JSONSerialization.jsonObject(with: Data(room.folder.read(name).utf8)) as? [String: Any])
      #expect(told["outcome"] as? String == "failed" && told["exit"] as? Int == 65, "\(name)")
      #expect((told["failure"] as? [String: Any])?["error"] as? String != nil, "\(told)")
    }
    #expect(try room.folder.read("broken.db.runs.jsonl").contains("\"event\":\"not_started\""))
  }

  @Test("one database under two names is one: a run under the other name waits or says who works")
  func twoNames() throws {
    let room = try Self.room()
    try FileManager.default.createSymbolicLink(atPath: room.folder.file("link.db"), withDestinationPath: "court.db")
    let descriptor = open(room.folder.file("court.db.run-lock"), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    #expect(flock(descriptor, LOCK_EX) == 0)
    let run = try room.run("run", "--due", "--now", "2019-07-02T09:00:00+08:00", "--db", room.folder.file("link.db"))
    #expect(run.status == 75, "\(run.messages)")
    close(descriptor)
  }

  @Test("a published report that waits for its name makes every run fail until the name is free")
  func waitingFile() throws {
    let room = try Self.room()
    _ = try room.at("2019-07-01", "schedule", "add", "ledger", "--every", "month", "--into", "out", "--from", "2019-06")
    #expect(try room.at("2019-07-02", "run", "--due").status == 0)
    let (name, hidden) = (room.folder.file("out/粤01-案件台账-2019-06.xlsx"), room.folder.file("out/.chuqing-999999999-abc.xlsx"))
    try FileManager.default.moveItem(atPath: name, toPath: hidden)
    try room.folder.write("other", to: "out/粤01-案件台账-2019-06.xlsx")
    for _ in 1...2 {
      let run = try room.at("2019-07-03", "run", "--due")
      #expect(run.status == 73 && run.messages.contains("E829"), "\(run.messages)")
    }
    try FileManager.default.removeItem(atPath: name)
    let run = try room.at("2019-07-03", "run", "--due")
    #expect(run.status == 0 && run.output.contains("粤01-案件台账-2019-06.xlsx"), "\(run.output) \(run.messages)")
    #expect(try Self.files(room) == ["粤01-案件台账-2019-06.xlsx"])
    // Saved anew by another program, an unmarked report is still known as a changed copy of what was published.
    try room.folder.write(try room.folder.bytes(of: "out/粤01-案件台账-2019-06.xlsx") + [0x0A], to: "copy.xlsx")
    let verified = try room.run("reports", "verify", "copy.xlsx")
    #expect(verified.status == 3 && !verified.output.contains("没有印发过"), "\(verified.output) \(verified.messages)")
  }

  @Test("a log that cannot be written stops nothing, but is told")
  func unwritableLog() throws {
    let room = try Self.room()
    _ = try room.at("2019-07-01", "schedule", "add", "ledger", "--every", "month", "--into", "out", "--from", "2019-06")
    let run = try room.at("2019-07-02", "run", "--due", "--log", "nowhere/run.jsonl")
    #expect(run.status == 3 && run.messages.contains("nowhere/run.jsonl"), "\(run.messages)")
    #expect(try Self.files(room).count == 1)
  }

  @Test("leaders order schedules; the scheduler's role runs them and may nothing else")
  func rights() throws {
    let room = try Courtroom.withOneCase()
    try FileManager.default.createDirectory(atPath: room.folder.file("out"), withIntermediateDirectories: false)
    #expect(try room.at("2019-02-01", "users", "add", "定时", "--role", "定时任务", "--as", "王庭长").status == 0)
    let add = ["schedule", "add", "ledger", "--every", "month", "--into", "out", "--from", "2019-01", "--now", "2019-02-01T09:00:00+08:00"]
    #expect(try room.run(add + ["--as", "李四"]).status == 77)
    #expect(try room.run(add + ["--as", "定时"]).status == 77)
    #expect(try room.run(add + ["--as", "王庭长"]).status == 0)
    #expect(try room.at("2019-02-02", "run", "--due", "--as", "定时").status == 0)
    #expect(try Self.files(room) == ["粤01-案件台账-2019-01.xlsx"])
  }

  @Test("a report somebody publishes by hand is journaled without marks; an identical file stays, a different one is refused")
  func byHand() throws {
    let room = try Self.room()
    let report = ["report", "ledger", "--period", "2019-06", "--publish", "--now", Courtroom.now]
    #expect(try room.run(report + ["--out", "a.xlsx", "--dry-run"]).status == 0)
    let before = try room.journal().count
    let run = try room.run(report + ["--out", "a.xlsx"])
    #expect(run.status == 0 && run.output.contains("已发布"), "\(run.messages)")
    #expect(try room.journal().count == before + 1)
    try room.folder.write("mine", to: "b.xlsx")
    let refused = try room.run(report + ["--out", "b.xlsx"])
    #expect(refused.status == 73 && refused.messages.contains("E827"))
    #expect(try room.folder.read("b.xlsx") == "mine" && room.journal().count == before + 1)
    #expect(try room.run(report + ["--format", "md", "--out", "c.md"]).messages.contains("E149"))
    #expect(try room.run("reports", "trace", "--file", "a.xlsx").output.contains("逐字节相同"))
  }

  @Test(
    "the unit files of the samples are sound",
    .enabled(if: access("/usr/bin/systemd-analyze", X_OK) == 0, "systemd-analyze is not on this machine"))
  func units() throws {
    let folder = try TemporaryFolder()
    let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("samples")
    for name in ["chuqing-run.service", "chuqing-run.timer"] {
      let text = try String(contentsOf: samples.appendingPathComponent(name), encoding: .utf8)
      // The program is where the sample says on a court's machine, and beside the tests here.
      try folder.write(text.replacingOccurrences(of: "/usr/local/bin/chuqing", with: Courtroom.program), to: name)
    }
    let setting = ChildProcess.Setting(
      folder: folder.path, environment: ["PATH": "/usr/bin:/bin"], output: folder.file("out"), messages: folder.file("err"))
    let process = try ChildProcess.start(
      "/usr/bin/systemd-analyze", ["verify", "./chuqing-run.service", "./chuqing-run.timer"], setting)
    let status = ChildProcess.wait(process)
    let messages = try folder.read("err")
    #expect(status == 0 && messages.isEmpty, "\(messages)")
  }
}
