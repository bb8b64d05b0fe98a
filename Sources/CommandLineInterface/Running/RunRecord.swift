import CaseFile
import CivilCalendar
import Glibc
import RuleModel

/// Where unattended runs are noted, and who is told of them.
struct RunRecord {
  let session: Session
  /// The log; a JSON object a line.
  let logPath: String
  /// File that says how the last run went; replaced as a whole at the beginning and the end of each.
  let heartbeat: String
  /// Command that takes the result on its standard input; nil for nobody.
  let notifyCommand: String?
  let notifySeconds: Int

  /// A record of a session's runs, beside its database unless other places are named. A blank command is none.
  init(session: Session, log: String?, heartbeat: String?, notifyCommand: String?, notifySeconds: Int) {
    self.session = session
    logPath = log ?? session.databasePath + ".runs.jsonl"
    self.heartbeat = heartbeat ?? session.databasePath + ".heartbeat.json"
    self.notifyCommand = notifyCommand.flatMap { TextFolding.clean($0).isEmpty ? nil : $0 }
    self.notifySeconds = notifySeconds
  }

  /// The moment; with a clock that was set it stands still.
  var now: Instant { session.isClockSet ? session.now : Session.systemClock }

  /// A name for the run of this process that begins now.
  static func name(_ began: Instant) -> String { "\(began.courtDate)T\(began.courtClock)-\(getpid())" }

  /// The log, opened for a run.
  func log(of run: String) -> RunLog {
    let session = session
    return RunLog(logPath, run: run) { session.isClockSet ? session.now : Session.systemClock }
  }

  /// Says that a run is alive, or how it ended; false when the file cannot be written.
  @discardableResult
  func beat(_ outcome: RunOutcome, state: String) -> Bool {
    let members = [
      JSONValue.Member(key: "schema", value: .integer(1)), .init(key: "state", value: .string(state)),
      .init(key: "pid", value: .integer(Int64(getpid()))),
    ]
    let value = JSONValue.object(members + outcome.members(session.language, finishedAt: now))
    do {
      let file = try WholeFile(heartbeat)
      try file.append(value.canonicalUTF8 + [0x0A])
      try file.commit()
      return true
    } catch { return false }
  }

  /// Hands an outcome to the command, with warnings as JSON; nil where nobody is to be told.
  func deliver(_ outcome: RunOutcome, warnings: JSONValue) -> Notification.Outcome? {
    guard let notifyCommand else { return nil }
    let message = JSONValue.object(
      [.init(key: "schema", value: .integer(1))] + outcome.members(session.language, finishedAt: now)
        + [.init(key: "warnings", value: warnings)])
    return Notification(command: notifyCommand, seconds: notifySeconds)
      .deliver(String(decoding: message.canonicalUTF8, as: UTF8.self) + "\n")
  }

  /// Notes and tells that a run could not even begin.
  func tell(_ failure: CommandFailure) {
    var outcome = RunOutcome(run: Self.name(now), court: "", beganAt: now, interrupted: nil)
    outcome.failure = failure
    let log = log(of: outcome.run)
    log.note("not_started", [.init(key: "failure", value: failure.json(session.language))])
    beat(outcome, state: "finished")
    outcome.notification = deliver(outcome, warnings: .array([]))
    if let result = outcome.notification { log.note(result == .delivered ? "notified" : "not_notified") }
    log.synchronize()
  }
}
