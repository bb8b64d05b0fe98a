import ArgumentParser
import CaseFile
import CaseStore
import Clearance
import RuleModel

/// `scan`: raises the warnings that are due.
struct ScanCommand: SessionCommand {
  static let right = CommandRight.run
  static let configuration = CommandConfiguration(
    commandName: "scan", abstract: words("扫描全部期限，逐级预警，逾期报警。", "Look at every limit and raise what is due."),
    discussion: words(
      """
      每一级预警对同一期限只发一次；重复运行不会重发；停了几天再运行，发最高一级，其余补记。
      --notify-command 的命令从标准输入收到 JSON；它失败时，这些预警留待下次扫描再发。
      例：chuqing scan --notify-command '/usr/local/bin/send-alerts'      每天夜里定时运行
      """,
      """
      Each level is raised once for a limit; a second run raises nothing; after days without a run the highest level is
      raised and the rest recorded. The notify command gets JSON on its standard input; if it fails, the warnings wait
      for the next scan.
      Example: chuqing scan --notify-command /usr/local/bin/send-alerts
      """))

  @OptionGroup var global: GlobalOptions
  @Option(
    help: ArgumentHelp(words("把预警交给这个命令（经 /bin/sh）。", "Hand the warnings to this command (through /bin/sh)."), valueName: "command"))
  var notifyCommand: String?
  @Option(help: ArgumentHelp(words("命令最多运行多少秒。", "How many seconds the command may take."), valueName: "seconds"))
  var notifyTimeout = 60
  @Flag(help: ArgumentHelp(words("只说明会发什么。", "Say what would be raised."))) var dryRun = false
  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON."))) var json = false

  func run(in session: Session) throws -> ExitCode {
    let store = try session.openForWriting()
    let law = try session.law(of: store)
    let lock: RunLock
    do throws(RunLock.Fault) {
      lock = try RunLock(besides: session.databasePath, kind: .scan)
    } catch { throw CommandFailure.scanRunning }
    return try withExtendedLifetime(lock) { try scan(store, law, session) }
  }

  private func scan(_ store: CaseStore, _ law: Catalogue, _ session: Session) throws -> ExitCode {
    let scan = WarningScan(store: store, catalogue: law, now: session.now)
    let findings = try scan.findings()
    if !dryRun { try scan.record(findings, context: session.context("scan")) }
    var outcome: Notification.Outcome?
    if let notifyCommand, !dryRun {
      outcome = try deliver(store, law, Notification(command: notifyCommand, seconds: notifyTimeout), session)
    }
    let rendering = ScanRendering(findings: findings, law: law, isDryRun: dryRun, outcome: outcome, session: session)
    if json { rendering.printJSON() } else { rendering.printText() }
    guard let outcome, outcome != .delivered else { return ContractExit.done }
    session.output.message(outcome.words(session.language))
    return ContractExit.warnings
  }

  /// Hands over what has not been handed over yet, this scan's and earlier ones'. Nil when there is nothing.
  private func deliver(
    _ store: CaseStore, _ law: Catalogue, _ notification: Notification, _ session: Session
  ) throws -> Notification.Outcome? {
    let undelivered = try store.undeliveredAlerts()
    guard !undelivered.sequences.isEmpty else { return nil }
    let message = try AlertMessage(store: store, law: law, now: session.now).json(undelivered)
    let outcome = notification.deliver(String(decoding: message.canonicalUTF8, as: UTF8.self) + "\n")
    if outcome == .delivered {
      try store.write(session.context("scan")) { try $0.append(.alertsDelivered(undelivered.sequences)) }
    }
    return outcome
  }
}

extension Notification.Outcome {
  /// What went wrong, and that nothing is lost.
  func words(_ say: Language) -> String {
    let kept = say("预警已记录，下次扫描再发。", "The warnings are recorded and wait for the next scan.")
    switch self {
    case .delivered: return say("已发出。", "Handed over.")
    case .failed(let code): return say("通知命令以 \(code) 结束。", "The notify command ended with \(code). ") + kept
    case .timedOut(let seconds):
      return say("通知命令\(seconds)秒没有结束，已停止。", "The notify command was stopped after \(seconds) seconds. ") + kept
    case .notStarted(let errno):
      return say("通知命令不能启动（系统错误 \(errno)）。", "The notify command could not be started (system error \(errno)). ") + kept
    }
  }
}
