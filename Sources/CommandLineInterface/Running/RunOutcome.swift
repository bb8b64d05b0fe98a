import ArgumentParser
import CaseFile
import CivilCalendar
import Clearance

/// What a run of what is due did: the same value for the terminal, the log, the heartbeat and the notify command.
struct RunOutcome {
  /// A report that was published.
  struct Published {
    let due: DueReport
    let copies: [CopyIssuing.Copy]
  }

  /// A report that was not published; its period stays due.
  struct Failed {
    let due: DueReport
    let failure: CommandFailure
  }

  /// The run.
  let run: String
  /// Code of the court.
  let court: String
  /// When it began.
  let beganAt: Instant
  /// A run before it that was cut off.
  var interrupted: RunLock.Holder?
  /// Files of an interrupted run that got their names.
  var finishedFiles: [String] = []
  /// What the scan found; nil when it did not come to its end.
  var scan: WarningScan.Findings?
  /// Why a part of the run that is not a report did not come to its end: the scan, the list of what is due, the notice.
  var failure: CommandFailure?
  /// Published, in order.
  var published: [Published] = []
  /// Not published.
  var failed: [Failed] = []
  /// How handing it over went; nil when there was nothing to tell, or nobody.
  var notification: Notification.Outcome?
  /// Whether every line of the log was written.
  var isLogged = true

  /// How it ended, in one word.
  var word: String {
    if failure != nil || !failed.isEmpty { return "failed" }
    if exitCode != ContractExit.done { return "warnings" }
    return published.isEmpty && finishedFiles.isEmpty ? "nothing_due" : "done"
  }

  /// The exit code: that of the first failure; else that of warnings when somebody was not told or an earlier run was
  /// cut off.
  var exitCode: ExitCode {
    if let failure { return failure.exitCode }
    if let first = failed.first { return first.failure.exitCode }
    if interrupted != nil || !isLogged { return ContractExit.warnings }
    if let notification, notification != .delivered { return ContractExit.warnings }
    return ContractExit.done
  }

  /// Whether somebody has to be told.
  var isWorthTelling: Bool {
    !published.isEmpty || !failed.isEmpty || !finishedFiles.isEmpty || interrupted != nil || failure != nil
  }

  /// Everything, for programs.
  func members(_ say: Language, finishedAt: Instant) -> [JSONValue.Member] {
    func number(_ value: Int) -> JSONValue { .integer(Int64(value)) }
    return [
      .init(key: "run", value: .string(run)), .init(key: "court", value: .string(court)),
      .init(key: "began_at", value: .string(beganAt.description)),
      .init(key: "finished_at", value: .string(finishedAt.description)),
      .init(key: "program", value: .string(ProgramVersion.text)),
      .init(key: "outcome", value: .string(word)), .init(key: "exit", value: .integer(Int64(exitCode.rawValue))),
      .init(key: "interrupted", value: interrupted.map(\.json) ?? .null),
      .init(key: "finished_files", value: .array(finishedFiles.map(JSONValue.string))),
      .init(
        key: "scan",
        value: scan.map { scan in
          .object([
            .init(key: "raised", value: number(scan.alerts.count { !$0.isCatchUp })),
            .init(key: "caught_up", value: number(scan.alerts.count { $0.isCatchUp })),
            .init(key: "open_limits", value: number(scan.openLimits)), .init(key: "overdue", value: number(scan.overdue)),
            .init(key: "locked", value: number(scan.locked)),
          ])
        } ?? .null),
      .init(key: "failure", value: failure.map { $0.json(say) } ?? .null),
      .init(key: "published", value: .array(published.map(\.json))),
      .init(key: "failed", value: .array(failed.map { $0.json(say) })),
    ]
  }
}

extension RunLock.Holder {
  /// Everything, for programs.
  var json: JSONValue {
    .object([
      .init(key: "run", value: .string(run)), .init(key: "pid", value: .integer(Int64(process))),
      .init(key: "host", value: .string(host)), .init(key: "since", value: .string(since)),
    ])
  }
}

extension DueReport {
  /// Everything, for programs.
  var members: [JSONValue.Member] {
    [
      .init(key: "schedule", value: .string(schedule.id)), .init(key: "kind", value: .string(request.kind)),
      .init(key: "period", value: .string(period.code)), .init(key: "scope", value: request.scope.map(JSONValue.string) ?? .null),
      .init(key: "as_of", value: .string(period.days.through.description)),
      .init(key: "due_at", value: .string(dueAt.description)),
      .init(key: "journal_position", value: .integer(Int64(knownAt))),
    ]
  }
}

extension RunOutcome.Published {
  var json: JSONValue {
    .object(
      due.members + [
        .init(
          key: "files",
          value: .array(
            copies.map { copy in
              .object([
                .init(key: "path", value: .string(copy.path)),
                .init(key: "recipient", value: copy.issue.recipient.map(JSONValue.string) ?? .null),
                .init(key: "code", value: copy.issue.code.map { .string($0.text) } ?? .null),
                .init(key: "file_digest", value: .string(copy.issue.fileDigest)),
                .init(key: "content_digest", value: .string(copy.issue.contentDigest)),
              ])
            }))
      ])
  }
}

extension RunOutcome.Failed {
  func json(_ say: Language) -> JSONValue {
    guard case .object(let failure) = failure.json(say) else { return .null }
    return .object(due.members + failure)
  }
}

extension CommandFailure {
  /// Code, sentence and remedy, for programs.
  func json(_ say: Language) -> JSONValue {
    let text = text(say)
    return .object([
      .init(key: "error", value: .string(code.text)), .init(key: "message", value: .string(text.sentence)),
      .init(key: "remedy", value: text.remedy.map(JSONValue.string) ?? .null),
    ])
  }
}
