import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import Foundation
import Reports
import TestSupport
import Testing

@testable import CommandLineInterface

@Suite("A scheduled report that does not reconcile")
struct UnreconciledRunTests {
  private static let moment = Instant.courtMidnight(of: civilDate("2019-07-02"))

  private func outcome(_ room: Courtroom, breaking schedule: String?) throws -> RunOutcome {
    let database = room.folder.file("court.db")
    let options = try GlobalOptions.parse(["--db", database, "--now", "2019-07-02T00:00:00+08:00", "--lang", "zh"])
    let session = try Session(options, right: .run)
    let store = try session.openForWriting()
    let found = ReconciliationBreak(
      period: try ReportPeriod(parsing: "2019-06"), scope: .allCases, openingPending: 5, received: 2, closed: 1, pending: 7,
      pendingOver: [], culprits: [.init(number: CaseNumber(normalized: "(2019)粤01破12号"), filed: civilDate("2019-01-02"), closed: nil)])
    var outcome = RunOutcome(run: "r", court: store.court.code, beganAt: Self.moment, interrupted: nil)
    let record = RunRecord(
      session: session, log: room.folder.file("run.jsonl"), heartbeat: room.folder.file("beat.json"),
      notifyCommand: "cat > '\(room.folder.file("told.json"))'", notifySeconds: 30)
    DueWork(
      store: store, session: session, record: record, log: record.log(of: "r"),
      publication: { court, due, context, options in
        if due.schedule.id == schedule { throw StatisticsError.doesNotReconcile([found]) }
        return try ScheduledPublication(court: court).publish(due, context: context, options: options)
      }
    ).run(&outcome)
    return outcome
  }

  @Test("is not published, is told with its cases, stays due, and keeps nothing else from being published")
  func told() throws {
    let room = try Courtroom.with(SmallLedger.text)
    let out = room.folder.file("out")
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: false)
    for kind in ["ledger", "overdue"] {
      let added = try room.at("2019-07-01", "schedule", "add", kind, "--every", "month", "--into", out, "--from", "2019-06")
      #expect(added.status == 0, "\(added.messages)")
    }
    let broken = try outcome(room, breaking: "ledger-month")
    #expect(broken.exitCode.rawValue == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: out) == ["粤01-节点预警及逾期-2019-06.xlsx"])
    for name in ["told.json", "beat.json"] {
      let told = try #require(try JSONSerialization.jsonObject(with: Data(room.folder.read(name).utf8)) as? [String: Any])
      #expect(told["outcome"] as? String == "failed" && told["exit"] as? Int == 1, "\(name)")
      let failed = try #require((told["failed"] as? [[String: Any]])?.first)
      #expect(failed["schedule"] as? String == "ledger-month" && failed["period"] as? String == "2019-06")
      #expect(failed["error"] as? String == "E801", "\(failed)")
      #expect((failed["message"] as? String)?.contains("(2019)粤01破12号") == true, "\(failed)")
    }
    #expect(try room.folder.read("run.jsonl").contains("\"event\":\"not_published\""))
    #expect(try room.at("2019-07-02", "doctor").output.contains("D211"))
    // Once the figures reconcile, the next run makes up for it.
    #expect(try outcome(room, breaking: nil).exitCode.rawValue == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: out).sorted() == ["粤01-案件台账-2019-06.xlsx", "粤01-节点预警及逾期-2019-06.xlsx"])
  }
}
