import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import Glibc

/// `run --due`: everything that is due, without anybody present.
struct RunCommand: SessionCommand {
  static let right = CommandRight.run
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: words("无人值守：扫描期限，补齐全部到期的定时报告。", "Unattended: scan, and publish every report that is due."),
    discussion: words(
      """
      先扫描预警，再按到期先后发布各定时报告中没有发布过的每一期；停了多久都会逐期补齐，补发的内容与准时发布的一样（按到期时所知）。
      没有到期的报告时什么也不做，退出码 0。同时运行两个：一个工作，另一个说明谁在运行，退出码 75（--wait 则等待）。
      经过记入日志文件（默认为数据库旁的 .runs.jsonl），最近一次的结果在心跳文件（.heartbeat.json）。
      例：chuqing run --due --notify-command /usr/local/bin/tell      每小时定时运行
          chuqing run --due --dry-run      只看会做什么
      """,
      """
      Scans first, then publishes every period of every schedule that is due and not published, oldest first. However long
      runs were missed, each period is made up for, with what was known when it was due. With nothing due it does nothing
      and exits 0. Of two at once one works; the other says who does and exits 75 (--wait waits).
      What happened goes to a log (beside the database, .runs.jsonl), how the last run ended to a heartbeat file.
      Example: chuqing run --due --notify-command /usr/local/bin/tell      (every hour)
               chuqing run --due --dry-run
      """))

  @OptionGroup var global: GlobalOptions
  @Flag(help: ArgumentHelp(words("做到期的事。", "Do what is due."))) var due = false
  @Flag(help: ArgumentHelp(words("有别的运行时等它结束。", "Wait for a run that is at work."))) var wait = false
  @Flag(help: ArgumentHelp(words("只说会做什么。", "Say what would be done."))) var dryRun = false
  @Option(
    help: ArgumentHelp(
      words("把结果交给这个命令（经 /bin/sh，标准输入是 JSON）。", "Hand the result to this command (through /bin/sh, JSON on its input)."),
      valueName: "command"))
  var notifyCommand: String?
  @Option(help: ArgumentHelp(words("命令最多运行多少秒。", "How many seconds the command may take."), valueName: "seconds"))
  var notifyTimeout = 60
  @Option(help: ArgumentHelp(words("日志文件，每行一个 JSON。", "The log, a JSON object a line."), valueName: "file"), completion: .file())
  var log: String?
  @Option(help: ArgumentHelp(words("心跳文件。", "The heartbeat file."), valueName: "file"), completion: .file())
  var heartbeat: String?
  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON."))) var json = false

  func run(in session: Session) throws -> ExitCode {
    guard due else { throw CommandFailure.usage(.runNeedsDue) }
    guard !dryRun else { return try preview(session) }
    let record = RunRecord(
      session: session, log: log, heartbeat: heartbeat, notifyCommand: notifyCommand, notifySeconds: notifyTimeout)
    let store: CaseStore
    let lock: RunLock
    do throws(CommandFailure) {
      store = try session.openForWriting()
      lock = try takeLock(session)
    } catch {
      // Nobody is there to read the message: what kept the run from beginning is noted and told like every failure.
      if !error.isOfAnotherRun { record.tell(error) }
      throw error
    }
    // Whoever waited has his turn now, not when he began to wait.
    let began = session.isClockSet || !wait ? session.now : Session.systemClock
    let run = RunRecord.name(began)
    lock.sign(run: run, since: began)
    var outcome = RunOutcome(run: run, court: store.court.code, beganAt: began, interrupted: lock.interrupted)
    let log = record.log(of: run)
    DueWork(
      store: store, session: session.at(began), record: record, log: log
    ).run(&outcome)
    lock.finish()
    let rendering = RunRendering(outcome: outcome, session: session)
    if json { rendering.printJSON() } else { rendering.printText() }
    if !outcome.isLogged {
      session.output.message(
        session.language(
          "日志或心跳文件没有写成：\(log.path)。事情已经做了，但没有记在那里。",
          "The log or the heartbeat file could not be written: \(log.path). The work was done, but is not noted there."))
    }
    return outcome.exitCode
  }

  private func takeLock(_ session: Session) throws(CommandFailure) -> RunLock {
    do throws(RunLock.Fault) {
      return try RunLock(besides: session.databasePath, kind: .run, waits: wait)
    } catch { throw .run(error) }
  }

  private func preview(_ session: Session) throws -> ExitCode {
    let store = try session.open()
    let scan = try WarningScan(store: store, catalogue: try session.law(of: store), now: session.now).findings()
    let due = try DueReports(store: store, now: session.now).all()
    let rendering = DuePreview(scan: scan, due: due, court: store.court.code, session: session)
    if json { rendering.printJSON() } else { rendering.printText() }
    return ContractExit.done
  }
}

extension CommandFailure {
  /// Whether nothing is wrong but that another run is at work.
  fileprivate var isOfAnotherRun: Bool {
    if case .run(.held) = self { return true }
    return false
  }
}
