import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance

/// `case reopen`: takes a closing back.
struct CaseReopenCommand: SessionCommand {
  static let right = CommandRight.enter
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: words("恢复未结：结案登记有误。", "Take a mistaken closing back."),
    discussion: words(
      """
      结案日期和结案方式去掉，其余内容不动；以后的统计把本案计为从未结案，包括以前各期。当时的数字用 stats --known-at 仍可重出。
      重整计划不能执行、又宣告破产的，不用恢复：在原案登记节点21及以后的节点。裁定被撤销、另行再审的，按新案号登记。
      例：chuqing case reopen '(2019)粤01破12号' --reason 结案登记错误，程序未终结
      """,
      """
      Closing date and manner go, everything else stays; statistics count the case as never closed, for earlier periods
      too. The figures of that time can be made again with stats --known-at.
      When a plan fails and the debtor is declared bankrupt, do not reopen: record node 21 and what follows on the closed
      docket. When a ruling is set aside and the matter tried again, register the new docket.
      Example: chuqing case reopen '(2019)粤01破12号' --reason 'closed by mistake'
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号。", "Case number."), valueName: "number")) var number: String
  @Option(help: ArgumentHelp(words("理由。", "Why."), valueName: "words")) var reason: String
  @Option(help: ArgumentHelp(words("决定日期。", "Day of the decision."), valueName: "date")) var on: String?
  @Flag(help: ArgumentHelp(words("只检查，不写入。", "Check only."))) var dryRun = false

  func run(in session: Session) throws -> ExitCode {
    let say = session.language
    let reason = try session.nonBlank(reason, option: "--reason")
    let day = try on.map { try session.date($0, option: "--on") }
    let store = try session.openForWriting()
    let number = try session.registeredCase(number, in: store)
    let law = try session.law(of: store)
    let (reopening, left, position) = try store.perform(session.context("case reopen"), dryRun: dryRun) { transaction in
      let position = transaction.lastSequence
      let reopening = try DocketDesk(transaction, catalogue: law).reopen(number, reason: reason, on: day)
      let record = try transaction.find(number)
      let left = [CaseField.terminatedOn, .deregisteredOn, .clearedOn].filter { record?.json($0) != nil }
      return (reopening, left, position)
    }
    session.output.result(
      say(
        "\(number) 恢复未结（原结案 \(reopening.closedOn)\(reopening.manner.map { "，\($0.label(say))" } ?? "")）。",
        "\(number) is pending again (was closed on \(reopening.closedOn))."))
    session.output.message(
      say(
        "以前各期的统计也把本案计为未结；此前的数字：chuqing stats --known-at \(position) …",
        "Statistics of earlier periods count it as pending too; figures from before: chuqing stats --known-at \(position) …"))
    for field in left {
      session.output.message(
        say(
          "\(field.name(say))仍在；也有误的：chuqing case edit '\(number)' --clear \(field.rawValue)",
          "The \(field.name(say)) stays; if it is wrong too: chuqing case edit '\(number)' --clear \(field.rawValue)"))
    }
    session.sayDryRun(dryRun)
    return ContractExit.done
  }
}
