import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import RuleModel

/// `case close`.
struct CaseCloseCommand: SessionCommand {
  static let right = CommandRight.enter
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: words("结案。", "Close a case."),
    discussion: words(
      """
      破申、清申：裁定受理、不予受理、准予撤回、移送；破产清算：终结破产程序（写明原因更好）、驳回申请；重整：批准重整计划；和解：认可和解协议；
      强制清算：终结强制清算程序、转破产。与已登记的节点矛盾，或与案件种类不合的，拒绝；确实如此的加 --reason。
      例：chuqing case close '(2019)粤01破12号' --on 2019-11-20 --manner 终结破产程序 --terminated-on 2019-11-18
      """,
      """
      Applications: accepted, refused, withdrawn, transferred; liquidation: terminated (or its ground), dismissed;
      reorganization: plan_approved; composition: composition_approved; compulsory liquidation: liquidation_completed,
      liquidation_impossible, converted_to_bankruptcy. What contradicts recorded milestones or the kind of docket is
      refused; if it really is so, add --reason.
      Example: chuqing case close '(2019)粤01破12号' --on 2019-11-20 --manner terminated --terminated-on 2019-11-18
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号。", "Case number."), valueName: "number"))
  var number: String
  @Option(help: ArgumentHelp(words("结案日期。", "Closing date."), valueName: "date")) var on: String
  @Option(
    help: ArgumentHelp(
      words("结案方式，如 终结破产程序、批准重整计划、驳回申请。", "Manner, e.g. terminated, plan_approved, dismissed."),
      valueName: "words"))
  var manner: String
  @Option(help: ArgumentHelp(words("程序终结日期（裁定之日）。", "Day of the ruling that ended the proceeding."), valueName: "date"))
  var terminatedOn: String?
  @Option(
    help: ArgumentHelp(
      words("与登记的内容不合却确实如此的，说明原因。", "Why it is right although something speaks against it."), valueName: "words"))
  var reason: String?
  @Flag(help: ArgumentHelp(words("只检查，不写入。", "Check only."))) var dryRun = false

  func run(in session: Session) throws -> ExitCode {
    let manner = CloseManner(text: manner)
    let say = session.language
    guard case .known = manner else {
      throw CommandFailure.usage(
        .badWord(
          option: "--manner", manner.storedText,
          accepted: CloseManner.Known.allCases.map { "\($0.ledgerWord)(\($0.rawValue))" }))
    }
    let statement = ClosingStatement(
      on: try session.date(on, option: "--on"), manner: manner,
      terminatedOn: try terminatedOn.map { try session.date($0, option: "--terminated-on") },
      reason: try reason.map { try session.nonBlank($0, option: "--reason") })
    let store = try session.openForWriting()
    let number = try session.registeredCase(number, in: store)
    let law = try session.law(of: store)
    let (objections, successors) = try store.perform(session.context("case close"), dryRun: dryRun) { transaction in
      (
        try DocketDesk(transaction, catalogue: law).close(number, statement),
        try transaction.successors(of: number)
      )
    }
    session.output.result(
      dryRun
        ? say("试运行：可以结案，没有写入。", "Dry run: the case can be closed; nothing was written.")
        : say(
          "\(number) 已于 \(statement.on) 结案：\(manner.label(say))。",
          "\(number) closed on \(statement.on): \(manner.label(say))."))
    if !dryRun, manner == .known(.accepted), successors.isEmpty {
      session.output.message(
        say(
          "下一步：登记受理后的案件 chuqing case add 新案号 --origin '\(number)' --filed-on 日期 …",
          "Next: register the docket that it opens: chuqing case add NUMBER --origin '\(number)' --filed-on DATE …"))
    }
    return session.warn(of: objections.map(\.refusal))
  }
}

extension Session {
  /// Says what is unusual about what was done; the exit code tells it too.
  func warn(of oddities: [CaseRefusal]) -> ExitCode {
    for refusal in oddities {
      output.message(language("注意：", "Note: ") + refusal.text(language).sentence)
    }
    return oddities.isEmpty ? ContractExit.done : ContractExit.warnings
  }
}
