import CaseFile
import CivilCalendar
import Clearance

/// Says what a run of what is due did.
struct RunRendering {
  let outcome: RunOutcome
  let session: Session

  private var say: Language { session.language }

  func printText() {
    if let interrupted = outcome.interrupted {
      session.output.message(
        say(
          "上一次运行（\(interrupted.host) 进程 \(interrupted.process)，\(interrupted.moment) 开始）中途断了；它留下的锁不碍事，没做完的由本次做。",
          "The run before this one (process \(interrupted.process) on \(interrupted.host), since \(interrupted.moment)) was cut off; its lock is stale, and what it left undone is done now."
        ))
    }
    for path in outcome.finishedFiles {
      session.output.result(say("补放已记入日志的文件：\(path)", "Put in place what was journaled already: \(path)"))
    }
    if let scan = outcome.scan {
      let raised = scan.alerts.count { !$0.isCatchUp }
      session.output.result(
        say(
          "扫描：新发预警\(raised)条；逾期\(scan.overdue)个，锁定\(scan.locked)件。",
          "Scanned: \(raised) warnings raised; \(scan.overdue) limits overdue, \(scan.locked) dockets locked."))
    }
    if let failure = outcome.failure { print(failure, of: say("本次运行", "this run")) }
    for published in outcome.published {
      for copy in published.copies {
        let whom = copy.issue.recipient.map { say("，送：\($0)", ", for \($0)") } ?? ""
        session.output.result(
          say("已发布 \(published.due.title(say))：\(copy.path)\(whom)", "Published \(published.due.title(say)): \(copy.path)\(whom)"))
      }
    }
    for failed in outcome.failed { print(failed.failure, of: failed.due.title(say)) }
    if outcome.published.isEmpty, outcome.failed.isEmpty, outcome.finishedFiles.isEmpty {
      session.output.result(say("没有到期未发布的报告。", "No report is due."))
    }
    if let notification = outcome.notification, notification != .delivered { session.output.message(notification.words(say)) }
  }

  func printJSON() {
    session.output.json(outcome.members(say, finishedAt: session.isClockSet ? session.now : Session.systemClock))
  }

  private func print(_ failure: CommandFailure, of what: String) {
    let text = failure.text(say)
    session.output.message(
      say("✗ 没有做成：\(what)——错误 \(failure.code)：\(text.sentence)", "✗ Not done: \(what): error \(failure.code): \(text.sentence)"))
    if let remedy = text.remedy { session.output.message(say("  办法：\(remedy)", "  What to do: \(remedy)")) }
  }
}

extension DueReport {
  /// `circular-month 2019-06（通报）`.
  func title(_ say: Language) -> String { "\(schedule.id) \(period.code)" + say("（\(request.name(say))）", " (\(request.name(say)))") }
}

/// Says what a run would do.
struct DuePreview {
  let scan: WarningScan.Findings
  let due: [DueReport]
  let court: String
  let session: Session

  func printText() {
    let say = session.language
    session.output.result(
      say("会新发预警\(scan.alerts.count { !$0.isCatchUp })条。", "Would raise \(scan.alerts.count { !$0.isCatchUp }) warnings."))
    for report in due {
      session.output.result(
        say(
          "会发布 \(report.title(say))，\(report.dueAt.courtDate) \(report.dueAt.courtClock) 到期，按日志第\(report.knownAt)条所知：",
          "Would publish \(report.title(say)), due \(report.dueAt.courtDate) \(report.dueAt.courtClock), as known at entry \(report.knownAt):"
        ))
      for path in paths(report) { session.output.result("  \(path)") }
    }
    if due.isEmpty { session.output.result(say("没有到期未发布的报告。", "No report is due.")) }
    session.sayDryRun(true)
  }

  func printJSON() {
    session.output.json([
      .init(key: "dry_run", value: .bool(true)),
      .init(key: "would_raise", value: .integer(Int64(scan.alerts.count { !$0.isCatchUp }))),
      .init(
        key: "would_publish",
        value: .array(
          due.map { .object($0.members + [.init(key: "files", value: .array(paths($0).map(JSONValue.string)))]) })),
    ])
  }

  private func paths(_ report: DueReport) -> [String] { ((try? report.destinations(court: court)) ?? []).map(\.path) }
}
