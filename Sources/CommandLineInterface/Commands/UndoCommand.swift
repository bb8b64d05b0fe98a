import ArgumentParser
import CaseFile
import CaseStore
import Clearance

/// `undo`: takes a whole command back.
struct UndoCommand: SessionCommand {
  static let right = CommandRight.enter
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: words("撤销一次操作（整组），原记录仍留在日志里。", "Take back a whole command; the journal keeps both."),
    discussion: words(
      """
      不写编号时，撤销本人最近一次操作。编号见 chuqing log 的“命令”列，如 record#58。
      例：chuqing undo record#58 --reason 日期录错 --dry-run
      """,
      """
      Without an id the last command of whoever acts. Ids stand in the command column of chuqing log, e.g. record#58.
      Example: chuqing undo record#58 --reason 'wrong day' --dry-run
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("操作编号。", "Id of the command."), valueName: "command")) var command: String?
  @Option(help: ArgumentHelp(words("理由。", "Why."), valueName: "words")) var reason: String?
  @Option(help: ArgumentHelp(words("批准人（案件锁定时）。", "Who approves (on a locked docket)."), valueName: "name"))
  var approver: String?
  @Flag(help: ArgumentHelp(words("只说明会撤销什么。", "Say what would be taken back."))) var dryRun = false

  func run(in session: Session) throws -> ExitCode {
    let say = session.language
    let store = try session.openForWriting()
    let law = try session.law(of: store)
    let approver = try approver.map { try session.user($0, among: try store.users()) }
    let (id, entries) = try store.perform(session.context("undo"), dryRun: dryRun) { transaction in
      let undo = CommandUndo(transaction, catalogue: law, approver: approver)
      guard let id = try command ?? undo.lastCommand(of: session.actor) else {
        throw CaseRefusal.nothingToUndo(session.actor)
      }
      if let author = try undo.author(of: id) { try session.requireCorrection(of: author, among: try transaction.users()) }
      return (id, try undo.run(id, reason: reason))
    }
    var table = TerminalTable([
      .init(say("序号", "No."), .right), .init(say("事项", "Event")), .init(say("对象", "Subject")),
      .init(say("内容", "Content")),
    ])
    for entry in entries {
      let event = try? JournalEvent(kind: entry.kind, subject: entry.subject, payload: entry.payload)
      table.add([
        "\(entry.sequence)", event?.title(say) ?? entry.kind, entry.subject, event?.summary(say) ?? "",
      ])
    }
    table.lines().forEach(session.output.result)
    if dryRun {
      session.sayDryRun(true)
    } else {
      session.output.result(
        say("已撤销 \(id)，共\(entries.count)条。", "Took back \(id): \(entries.count) entries."))
    }
    return ContractExit.done
  }
}
