import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance

/// `supervise add`: puts cases under key-case supervision.
struct SuperviseAddCommand: SessionCommand {
  static let right = CommandRight.supervise
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: words("挂牌督办，可以一次多件；已挂牌的补充原因。", "Put cases under supervision, or add reasons."),
    discussion: words(
      """
      例：chuqing supervise add '(2016)粤01破12号' --reason 长期未结,职工安置 --clear-by 2019-12-31 --leader 赵院长
          chuqing supervise add --over 3y --reason 长期未结 --clear-by 2019-12-31 --dry-run      三年以上未结的全部挂牌，先看看
      """,
      """
      Examples: chuqing supervise add '(2016)粤01破12号' --reason long_pending,employees --clear-by 2019-12-31
                chuqing supervise add --over 3y --reason long_pending --clear-by 2019-12-31 --dry-run
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号。", "Case numbers."), valueName: "case"), completion: ShellCompletion.cases) var numbers: [String] =
    []
  @OptionGroup(title: words("选择案件", "Choosing cases")) var selection: CaseSelection
  @Option(help: ArgumentHelp(words("督办原因，几个用逗号分开。", "Reasons, separated by commas."), valueName: "words")) var reason: [String]
  @Option(help: ArgumentHelp(words("清结期限。", "Deadline for clearing."), valueName: "date")) var clearBy: String?
  @Option(help: ArgumentHelp(words("挂牌日期（默认今天）。", "Day of the order (default: today)."), valueName: "date")) var on: String?
  @Option(help: ArgumentHelp(words("包案领导。", "The leader who answers for it."), valueName: "name")) var leader: String?
  @Option(help: ArgumentHelp(words("文书。", "Document."), valueName: "words")) var document: String?
  @Option(help: ArgumentHelp(words("说明。", "What else there is to say."), valueName: "words")) var note: String?
  @Flag(help: ArgumentHelp(words("只检查，不写入。", "Check only."))) var dryRun = false

  func run(in session: Session) throws -> ExitCode {
    let order = SupervisionOrder(
      reasons: try SuperviseCommand.reasons(reason), on: try on.map { try session.date($0, option: "--on") } ?? session.today,
      clearBy: try clearBy.map { try session.date($0, option: "--clear-by") },
      leader: try leader.map { try session.nonBlank($0, option: "--leader") },
      document: try document.map { try session.nonBlank($0, option: "--document") },
      note: try note.map { try session.nonBlank($0, option: "--note") })
    let store = try session.openForWriting()
    let law = try session.law(of: store)
    let chosen = try selection.numbers(named: numbers, store: store, session: session)
    let results = try store.perform(session.context("supervise add"), dryRun: dryRun) { transaction in
      let desk = DocketDesk(transaction, catalogue: law)
      return try CaseBatch.run(chosen) { number in
        let new = try desk.supervise(number, order)
        return (new, try transaction.find(number)?.facts.supervision)
      }
    }
    for (number, (new, text)) in results { say(number, new, text, order, session) }
    if results.count > 1 {
      let count = results.count { $0.1.0 != nil }
      session.output.result(session.language("共\(results.count)件，新登记\(count)件。", "\(results.count) cases, \(count) of them new."))
    }
    session.sayDryRun(dryRun)
    return ContractExit.done
  }

  private func say(_ number: CaseNumber, _ new: SupervisionOrder?, _ text: String?, _ stated: SupervisionOrder, _ session: Session) {
    let say = session.language
    guard let new else {
      return session.output.result(say("\(number)：已经这样挂牌，没有改动。", "\(number): is so already; nothing changed."))
    }
    session.output.result("\(number)\(say("：", ": "))\(DocketAct.supervised(new).title(say)) \(DocketAct.supervised(new).summary(say))")
    let others = text.map { SupervisionReason.named(in: $0).filter { !stated.reasons.contains($0) } } ?? []
    if let text, !others.isEmpty {
      session.output.message(
        say(
          "  台账“督办原因”写有“\(text)”，其中\(say.oversight.list(others))没有在此挂牌。",
          "  The ledger says '\(text)'; not in this order: \(say.oversight.list(others))."))
    }
  }
}
