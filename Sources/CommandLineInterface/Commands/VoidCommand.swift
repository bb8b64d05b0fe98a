import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import RuleModel

/// `void`: takes one entry of a case back.
struct VoidCommand: SessionCommand {
  static let right = CommandRight.enter
  static let configuration = CommandConfiguration(
    commandName: "void", abstract: words("作废一条登记，原记录仍留在日志里。", "Take one entry back; the journal keeps it."),
    discussion: words(
      """
      节点写节点名（登记过几次的加 --on）；延长、中止、排期、记事等写序号 --entry（见 chuqing case history 案号）。
      例：chuqing void '(2019)粤01破12号' 16a --reason 录错案件
          chuqing void '(2019)粤01破12号' --entry 58 --reason 延长决定已撤销
      """,
      """
      Name the milestone (with --on if it is recorded on several days); of an extension, suspension, planned day or note
      the entry (see chuqing case history CASE).
      Examples: chuqing void '(2019)粤01破12号' 16a --reason 'wrong case'
                chuqing void '(2019)粤01破12号' --entry 58 --reason 'extension withdrawn'
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号。", "Case number."), valueName: "case")) var number: String
  @Argument(help: ArgumentHelp(words("节点。", "Milestone."), valueName: "node")) var node: String?
  @Option(help: ArgumentHelp(words("哪一天的。", "Of which day."), valueName: "date")) var on: String?
  @Option(help: ArgumentHelp(words("日志序号。", "Entry of the journal."), valueName: "n")) var entry: Int?
  @Option(help: ArgumentHelp(words("理由。", "Why."), valueName: "words")) var reason: String
  @Option(help: ArgumentHelp(words("批准人（案件锁定时）。", "Who approves (on a locked docket)."), valueName: "name"))
  var approver: String?
  @Flag(help: ArgumentHelp(words("只说明会作废什么。", "Say what would be taken back."))) var dryRun = false

  func run(in session: Session) throws -> ExitCode {
    let reason = try session.nonBlank(reason, option: "--reason")
    let step = try node.map { try session.step($0).id }
    let day = try on.map { try session.date($0, option: "--on") }
    guard (step == nil) != (entry == nil) else { throw CommandFailure.usage(.nodeOrEntry) }
    let store = try session.openForWriting()
    let number = try session.registeredCase(number, in: store)
    let law = try session.law(of: store)
    let approver = try approver.map { try session.user($0, among: try store.users()) }
    let effect = try store.perform(session.context("void"), dryRun: dryRun) { transaction in
      let void = EntryVoid(transaction, catalogue: law, approver: approver)
      let author = try step.map { try void.author(of: $0, on: day, of: number) } ?? void.author(ofEntry: entry ?? 0, of: number)
      if let author { try session.requireCorrection(of: author, among: try transaction.users()) }
      if let step { return try void.run(step, on: day, of: number, reason: reason) }
      return try void.run(entry: entry ?? 0, of: number, reason: reason)
    }
    print(effect, number, session)
    session.sayDryRun(dryRun)
    return ContractExit.done
  }

  private func print(_ effect: EntryVoid.Effect, _ number: CaseNumber, _ session: Session) {
    let say = session.language
    let what =
      effect.act.map { "\($0.title(say)) \($0.summary(say))" }
      ?? effect.milestones.map { "\($0.step.name(say)) \($0.occurredOn)" }.joined(separator: say("；", "; "))
    session.output.result(say("\(number) 已作废：\(what)", "\(number): taken back: \(what)"))
    for (limits, title) in [
      (effect.ended, say("不再计算的期限：", "Limits that no longer run:")), (effect.begun, say("由此计算的期限：", "Limits that run now:")),
    ] where !limits.isEmpty {
      session.output.result(title)
      for limit in limits {
        session.output.result("  \(limit.rule.step.typed()) \(limit.rule.step.name(say))  \(limit.limit.end.due)")
      }
    }
  }
}
