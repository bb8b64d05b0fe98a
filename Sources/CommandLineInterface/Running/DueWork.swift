import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import RuleModel
import WorkbookExport

/// The work of an unattended run: finish what was cut off, scan, publish what is due, and tell somebody.
///
/// A failure of one part never keeps the others from being done: it is noted, told and tried again by the next run.
struct DueWork {
  let store: CaseStore
  let session: Session
  let record: RunRecord
  let log: RunLog
  /// Makes and writes one report of the court.
  var publication: (Court, DueReport, CommandContext, WorkbookWriter.Options) throws -> [CopyIssuing.Copy] = {
    try ScheduledPublication(court: $0).publish($1, context: $2, options: $3)
  }

  /// Works through it.
  func run(_ outcome: inout RunOutcome) {
    if let interrupted = outcome.interrupted { log.note("earlier_run_cut_off", [.init(key: "earlier", value: interrupted.json)]) }
    record.beat(outcome, state: "running")
    finishInterrupted(&outcome)
    scan(&outcome)
    publish(&outcome)
    notify(&outcome)
    log.note("finished", outcome.members(session.language, finishedAt: record.now).filter { $0.key != "run" })
    log.synchronize()
    outcome.isLogged = log.failure == 0
    if !record.beat(outcome, state: "finished") { outcome.isLogged = false }
  }

  private func finishInterrupted(_ outcome: inout RunOutcome) {
    do {
      let issuing = InterruptedIssuing(store: store)
      for folder in Set(try store.schedules().map(\.schedule.folder)).sorted() {
        let found = try issuing.finish(in: folder)
        for path in found.placed {
          outcome.finishedFiles.append(path)
          log.note("file_finished", [.init(key: "path", value: .string(path))])
        }
        for (path, error) in found.waiting { note(IssuingError.waiting(path: path, error), as: "file_waits", &outcome) }
      }
    } catch { note(error, as: "not_finished", &outcome) }
  }

  /// Notes what kept a part of the run from coming to its end; the first failure decides the exit code.
  private func note(_ error: any Error, as event: String, _ outcome: inout RunOutcome) {
    let failure = CommandFailure(error)
    outcome.failure = outcome.failure ?? failure
    log.note(event, [.init(key: "failure", value: failure.json(session.language))])
  }

  private func scan(_ outcome: inout RunOutcome) {
    do {
      // A scan that somebody started by hand is soon over.
      let lock = try RunLock(besides: session.databasePath, kind: .scan, waits: true)
      try withExtendedLifetime(lock) {
        let scan = WarningScan(store: store, catalogue: try session.law(of: store), now: session.now)
        let findings = try scan.findings()
        try scan.record(findings, context: session.context("run"))
        outcome.scan = findings
        log.note(
          "scanned",
          [
            .init(key: "raised", value: .integer(Int64(findings.alerts.count { !$0.isCatchUp }))),
            .init(key: "overdue", value: .integer(Int64(findings.overdue))),
            .init(key: "locked", value: .integer(Int64(findings.locked))),
          ])
      }
    } catch { note(error, as: "scan_failed", &outcome) }
  }

  private func publish(_ outcome: inout RunOutcome) {
    let due: [DueReport]
    do {
      try store.awaitWriters()
      due = try DueReports(store: store, now: session.now).all()
    } catch { return note(error, as: "due_reports_unknown", &outcome) }
    for report in due {
      do {
        let court = Court(store: store, catalogue: try session.law(of: store))
        let copies = try publication(
          court, report, session.context("run"),
          WorkbookWriter.Options(drawingLibraries: Session.variable("CHUQING_DRAWING_LIBRARIES")))
        let published = RunOutcome.Published(due: report, copies: copies)
        outcome.published.append(published)
        log.note("published", [.init(key: "report", value: published.json)])
      } catch {
        let failed = RunOutcome.Failed(due: report, failure: CommandFailure(error))
        outcome.failed.append(failed)
        log.note("not_published", [.init(key: "report", value: failed.json(session.language))])
      }
    }
  }

  /// Hands over the outcome with every warning that nobody has been told of yet.
  private func notify(_ outcome: inout RunOutcome) {
    guard record.notifyCommand != nil else { return }
    do {
      let undelivered = try store.undeliveredAlerts()
      guard outcome.isWorthTelling || !undelivered.sequences.isEmpty else { return }
      let alerts = try AlertMessage(store: store, law: try session.law(of: store), now: session.now).json(undelivered)
      let result = record.deliver(outcome, warnings: alerts)
      outcome.notification = result
      if result == .delivered, !undelivered.sequences.isEmpty {
        try store.write(session.context("run")) { try $0.append(.alertsDelivered(undelivered.sequences)) }
      }
      log.note(result == .delivered ? "notified" : "not_notified")
    } catch { note(error, as: "not_notified", &outcome) }
  }
}
