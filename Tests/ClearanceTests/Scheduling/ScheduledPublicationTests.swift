import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import Foundation
import Glibc
import Reports
import RuleModel
import TestSupport
import Testing
import WorkbookExport

/// A court that grows from day to day, with schedules.
private struct Year {
  let folder: TemporaryFolder
  let store: CaseStore

  init() throws {
    folder = try TemporaryFolder()
    store = try CaseStore.create(
      at: folder.file("court.db"), court: CourtIdentity(code: "粤01", name: "示例法院", isRehearsal: true),
      recordedAt: instant("2018-12-01"), actor: "init")
    try FileManager.default.createDirectory(atPath: folder.file("out"), withIntermediateDirectories: false)
  }

  func add(_ id: String, _ kind: String, _ rhythm: ScheduleRhythm, from end: String, on day: String, recipients: [String] = []) throws {
    try record(
      .scheduleAdded(
        ReportSchedule(
          id: id, request: ReportIssue.Request(kind: kind, period: "", comparison: nil, language: "zh"), rhythm: rhythm,
          due: ScheduleMoment(day: 1, minute: 360), firstPeriodEnd: civilDate(end), recipients: recipients, folder: folder.file("out"))),
      at: instant("\(day)T08:00:00+08:00"))
  }

  func record(_ events: JournalEvent..., at moment: Instant) throws {
    try store.write(CommandContext(recordedAt: moment, actor: "书记员", command: "test")) { transaction in
      for event in events { try transaction.append(event) }
    }
  }

  /// What a run does at a moment: scan, then publish. Returns what it published.
  @discardableResult
  func run(at moment: Instant) throws -> [String] {
    let scan = WarningScan(store: store, catalogue: .builtIn, now: moment)
    let context = CommandContext(recordedAt: moment, actor: "定时任务", command: "run")
    try scan.record(try scan.findings(), context: context)
    return try DueReports(store: store, now: moment).all().map { due in
      _ = try ScheduledPublication(court: Court(store: store)).publish(due, context: context, options: .init())
      return "\(due.schedule.id) \(due.period.code)"
    }
  }

  /// What each published report says, without the state of the journal, which names the entries of scans and runs.
  func published() throws -> [String: String] {
    var contents: [String: String] = [:]
    for report in try store.issuedReports() {
      let issue = report.issue
      let workbook = try Court(store: store).report(
        try #require(ReportKind(rawValue: issue.request.kind)), period: try ReportPeriod(parsing: issue.request.period),
        knownAt: issue.basis.position)
      let key = "\(issue.schedule ?? "?") \(issue.request.period) \(issue.file)"
      #expect(contents[key] == nil, "published twice: \(key)")
      contents[key] = workbook.markdown().replacingOccurrences(of: issue.basis.digest, with: "…")
        .replacingOccurrences(of: String(issue.basis.digest.prefix(12)), with: "…")
        .replacingOccurrences(of: String(issue.basis.digest.prefix(16)), with: "…")
    }
    return contents
  }
}

@Suite struct ScheduledPublicationTests {
  /// What clerks do on a day of the year: registrations, closings, late entries, corrections.
  private func work(_ court: Year, day: CivilDate, _ dice: inout SeededDice, _ cases: inout [CaseRecord]) throws {
    guard dice.chance(oneIn: 4) else { return }
    let moment = Instant.courtMidnight(of: day).adding(seconds: Int64(9 * 3600 + dice.roll(0...20_000)))
    switch dice.roll(1...4) {
    case 1, 2:
      // Often entered some days after it was filed.
      let filed = day.adding(days: -dice.roll(0...40))
      let record = CaseRecord.sample("(2019)粤01破\(cases.count + 1)号", filedOn: filed.description) { $0.judge = "张三" }
      cases.append(record)
      try court.record(.caseRegistered(record), at: moment)
    case 3:
      guard let index = cases.indices.filter({ cases[$0].facts.closedOn == nil }).first else { return }
      let closed = max(cases[index].filedOn, day.adding(days: -dice.roll(0...20)))
      cases[index].facts.closedOn = closed
      try court.record(.caseClosed(cases[index].number, on: closed, manner: .known(.noAssets)), at: moment)
    default:
      guard !cases.isEmpty else { return }
      let number = dice.pick(cases).number
      try court.record(
        .caseAmended(number, [FieldChange(field: .judge, from: .string("张三"), to: .string(dice.pick(["李四", "王五"])))]), at: moment)
    }
  }

  @Test("a year of random outages publishes what a court publishes that never failed", arguments: [3] as [UInt64])
  func outages(seed: UInt64) throws {
    let (steady, shaky) = (try Year(), try Year())
    for court in [steady, shaky] {
      try court.add("circular", "circular", .yearToDate, from: "2018-12-31", on: "2018-12-15")
      try court.add("quarterly", "situation", .quarter, from: "2018-12-31", on: "2018-12-15")
      try court.add("overdue", "overdue", .month, from: "2018-12-31", on: "2018-12-15", recipients: ["王院长"])
    }
    var outage = SeededDice(seed: seed &* 77)
    var (first, second) = (SeededDice(seed: seed), SeededDice(seed: seed))
    var (hers, his): ([CaseRecord], [CaseRecord]) = ([], [])
    var downUntil = civilDate("2018-12-01")
    var day = civilDate("2018-12-20")
    while day <= civilDate("2020-01-15") {
      let night = Instant.courtMidnight(of: day).adding(seconds: 6 * 3600 + 300)
      try steady.run(at: night)
      if outage.chance(oneIn: 9) { downUntil = day.adding(days: outage.roll(1...60)) }
      if day > downUntil { try shaky.run(at: night) }
      try work(steady, day: day, &first, &hers)
      try work(shaky, day: day, &second, &his)
      day = day.adding(days: 1)
    }
    try shaky.run(at: Instant.courtMidnight(of: day))
    #expect(try shaky.run(at: Instant.courtMidnight(of: day)) == [])
    let (expected, actual) = (try steady.published(), try shaky.published())
    #expect(expected.count == 13 + 5 + 13)
    #expect(actual.keys.sorted() == expected.keys.sorted())
    for (key, content) in expected { #expect(actual[key] == content, "\(key)") }
    #expect(try shaky.folder.names(in: "out") == (try steady.folder.names(in: "out")))
    #expect(try shaky.store.verify().findings == [])
  }

  @Test("missed periods are published oldest first, each with its own cut-off, and never before they are due")
  func order() throws {
    let court = try Year()
    try court.add("m", "ledger", .month, from: "2019-01-31", on: "2019-01-10")
    try court.add("q", "overdue", .quarter, from: "2019-03-31", on: "2019-01-10")
    #expect(try court.run(at: instant("2019-02-01T05:59:59+08:00")) == [])
    #expect(try court.run(at: instant("2019-02-01T06:00:00+08:00")) == ["m 2019-01"])
    #expect(try court.run(at: instant("2019-05-02T00:00:00+08:00")) == ["m 2019-02", "m 2019-03", "q 2019Q1", "m 2019-04"])
    #expect(
      try court.store.issuedReports().map(\.issue.basis.asOf).map(\.description) == [
        "2019-01-31", "2019-02-28", "2019-03-31", "2019-03-31", "2019-04-30",
      ])
    try court.record(.scheduleRemoved("m", reason: nil), at: instant("2019-06-02"))
    #expect(try court.run(at: instant("2019-07-02")) == ["q 2019Q2"])
  }

  @Test("what was known when it was due counts; periods before the schedule was added count what was known then")
  func knowledge() throws {
    let court = try Year()
    try court.record(.caseRegistered(.sample("(2019)粤01破1号", filedOn: "2019-01-05")), at: instant("2019-03-03"))
    try court.add("m", "ledger", .month, from: "2019-01-31", on: "2019-03-04")
    try court.record(.caseRegistered(.sample("(2019)粤01破2号", filedOn: "2019-03-20")), at: instant("2019-03-30"))
    try court.record(.caseRegistered(.sample("(2019)粤01破3号", filedOn: "2019-03-25")), at: instant("2019-04-02"))
    #expect(try court.run(at: instant("2019-04-20")) == ["m 2019-01", "m 2019-02", "m 2019-03"])
    #expect(try court.store.issuedReports().map(\.issue.basis.position) == [3, 3, 4])
  }

  @Test("a crash between the journal and the name of the file is made good by the next run; what was moved away stays away")
  func crash() throws {
    let court = try Year()
    try court.add("m", "ledger", .month, from: "2019-01-31", on: "2019-01-10")
    try court.run(at: instant("2019-02-02"))
    let name = "out/粤01-案件台账-2019-01.xlsx"
    let bytes = try court.folder.bytes(of: name)
    // As a killed program leaves it: complete, under the hidden name of a process that is gone.
    let hidden = "out/.chuqing-999999999-abc.xlsx"
    try FileManager.default.moveItem(atPath: court.folder.file(name), toPath: court.folder.file(hidden))
    let mark = try #require(court.store.leavingMark)
    try court.folder.write("half a workbook", to: "out/.chuqing-\(mark)-999999998-def.xlsx")
    let finished = try InterruptedIssuing(store: court.store).finish(in: court.folder.file("out"))
    #expect(finished.placed == [court.folder.file(name)] && finished.waiting.isEmpty)
    #expect(try court.folder.bytes(of: name) == bytes)
    #expect(try FileManager.default.contentsOfDirectory(atPath: court.folder.file("out")) == ["粤01-案件台账-2019-01.xlsx"])
    try FileManager.default.removeItem(atPath: court.folder.file(name))
    #expect(try InterruptedIssuing(store: court.store).finish(in: court.folder.file("out")).placed == [])
    #expect(try court.run(at: instant("2019-02-03")) == [])
  }

  @Test("a file that waits for its name is tried again until the name is free; what others left or still write is let alone")
  func waiting() throws {
    let court = try Year()
    try court.add("m", "ledger", .month, from: "2019-01-31", on: "2019-01-10")
    try court.run(at: instant("2019-02-02"))
    let (name, hidden) = ("out/粤01-案件台账-2019-01.xlsx", "out/.chuqing-999999999-abc.xlsx")
    let bytes = try court.folder.bytes(of: name)
    try FileManager.default.moveItem(atPath: court.folder.file(name), toPath: court.folder.file(hidden))
    let issuing = InterruptedIssuing(store: court.store)
    let out = court.folder.file("out")

    // Another court that publishes into the same folder does not know the file, and touches nothing.
    let other = try Year()
    #expect(try InterruptedIssuing(store: other.store).finish(in: out).placed == [])
    #expect(try court.folder.bytes(of: hidden) == bytes)

    try court.folder.write("mine", to: name)
    for _ in 1...2 {
      let found = try issuing.finish(in: out)
      #expect(found.placed == [] && found.waiting.map(\.path) == [court.folder.file(name)])
      #expect(found.waiting.first?.error == .fileExists(path: court.folder.file(name)))
      #expect(try court.folder.read(name) == "mine" && court.folder.bytes(of: hidden) == bytes)
    }
    // A link that leads nowhere stands in the way as well.
    try FileManager.default.removeItem(atPath: court.folder.file(name))
    try FileManager.default.createSymbolicLink(atPath: court.folder.file(name), withDestinationPath: "nowhere/x.xlsx")
    #expect(try issuing.finish(in: out).waiting.count == 1)
    try FileManager.default.removeItem(atPath: court.folder.file(name))

    // A program that lives holds its file.
    let descriptor = open(court.folder.file(hidden), O_RDONLY | O_CLOEXEC)
    #expect(flock(descriptor, LOCK_EX) == 0)
    let held = try issuing.finish(in: out)
    #expect(held.placed == [] && held.waiting.isEmpty)
    close(descriptor)
    #expect(try issuing.finish(in: out).placed == [court.folder.file(name)])
    #expect(try court.folder.bytes(of: name) == bytes && court.folder.names(in: "out") == ["粤01-案件台账-2019-01.xlsx"])
  }

  @Test("a link that leads nowhere and a name that no file can have keep the period due")
  func impossibleNames() throws {
    let court = try Year()
    try court.add("m", "ledger", .month, from: "2019-01-31", on: "2019-01-10")
    let name = court.folder.file("out/粤01-案件台账-2019-01.xlsx")
    try FileManager.default.createSymbolicLink(atPath: name, withDestinationPath: "nowhere/x.xlsx")
    let before = try court.store.head()
    #expect(throws: IssuingError.inTheWay(path: name)) { try court.run(at: instant("2019-02-02")) }
    #expect(try court.store.issuedReports().isEmpty && court.store.head() == before)
    try FileManager.default.removeItem(atPath: name)
    #expect(try court.run(at: instant("2019-02-02")) == ["m 2019-01"])
    #expect(throws: IssuingError.nameTooLong(path: "/x/" + String(repeating: "长", count: 86))) {
      try CopyDestination(recipient: nil, path: "/x/" + String(repeating: "长", count: 86)).checkName()
    }
  }

  @Test("an entry with a wrong time moves no report, and a run with a clock ahead does not use up what is to come")
  func wrongClocks() throws {
    let court = try Year()
    try court.add("m", "ledger", .month, from: "2019-01-31", on: "2019-01-10")
    try court.record(.caseRegistered(.sample("(2019)粤01破1号", filedOn: "2019-01-05")), at: instant("2019-01-11"))
    // Once a clock ran years ahead, long before.
    try court.record(.caseRegistered(.sample("(2019)粤01破2号", filedOn: "2019-01-06")), at: instant("2030-01-01"))
    for serial in 3...5 {
      try court.record(.caseRegistered(.sample("(2019)粤01破\(serial)号", filedOn: "2019-01-07")), at: instant("2019-01-12"))
    }
    let known = try court.store.head().sequence
    #expect(try court.store.position(before: instant("2019-02-01")) == known)
    try court.record(.caseRegistered(.sample("(2019)粤01破6号", filedOn: "2019-01-08")), at: instant("2019-02-03"))
    // And once it had fallen back to the year 2000.
    try court.record(.docketActed(CaseNumber(normalized: "(2019)粤01破1号"), .noted("电池")), at: instant("2000-01-01"))
    #expect(try court.store.position(before: instant("2019-02-01")) == known)
    #expect(try court.store.position(before: instant("1999-01-01")) == 0)

    #expect(try court.run(at: instant("2019-04-02")) == ["m 2019-01", "m 2019-02", "m 2019-03"])
    #expect(try court.store.issuedReports().first?.issue.basis.position == known)
    for name in try court.folder.names(in: "out") { try FileManager.default.removeItem(atPath: court.folder.file("out/" + name)) }
    // The clock was wrong: it is February.
    #expect(try court.run(at: instant("2019-02-10")) == ["m 2019-01"])
    #expect(try DueReports(store: court.store, now: instant("2019-02-10")).all().isEmpty)
  }

  @Test("a file in the way is never overwritten: one with the same bytes is adopted, another keeps the period due")
  func inTheWay() throws {
    let court = try Year()
    try court.add("m", "ledger", .month, from: "2019-01-31", on: "2019-01-10")
    let name = "out/粤01-案件台账-2019-01.xlsx"
    try court.folder.write("mine", to: name)
    let before = try court.store.head()
    #expect(throws: IssuingError.inTheWay(path: court.folder.file(name))) { try court.run(at: instant("2019-02-02")) }
    #expect(try court.folder.read(name) == "mine" && court.store.head() == before)
    // The same report made for nobody before, as after the restoration of an older backup.
    let due = try #require(try DueReports(store: court.store, now: instant("2019-02-02")).all().first)
    let workbook = try Court(store: court.store).report(.ledger, period: due.period, knownAt: due.knownAt)
    _ = try WorkbookWriter.write(workbook, to: court.folder.file(name))
    let bytes = try court.folder.bytes(of: name)
    #expect(try court.run(at: instant("2019-02-02")) == ["m 2019-01"])
    #expect(try court.folder.bytes(of: name) == bytes)
    #expect(try FileManager.default.contentsOfDirectory(atPath: court.folder.file("out")).count == 1)
  }

  @Test("two programs that publish the same period at once publish it once")
  func twice() throws {
    let court = try Year()
    try court.add("m", "ledger", .month, from: "2019-01-31", on: "2019-01-10", recipients: ["甲"])
    let due = try #require(try DueReports(store: court.store, now: instant("2019-02-02")).all().first)
    let context = CommandContext(recordedAt: instant("2019-02-02"), actor: "定时任务", command: "run")
    let publication = ScheduledPublication(court: Court(store: court.store))
    _ = try publication.publish(due, context: context, options: .init())
    for name in try court.folder.names(in: "out") { try FileManager.default.removeItem(atPath: court.folder.file("out/" + name)) }
    #expect(throws: IssuingError.publishedMeanwhile(schedule: "m", period: "2019-01")) {
      _ = try publication.publish(due, context: context, options: .init())
    }
    #expect(try court.store.issuedReports().count == 1 && court.folder.names(in: "out").isEmpty)
  }
}

extension TemporaryFolder {
  fileprivate func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: file(folder)).sorted()
  }
  fileprivate func read(_ name: String) throws -> String { String(decoding: try bytes(of: name), as: UTF8.self) }
}
