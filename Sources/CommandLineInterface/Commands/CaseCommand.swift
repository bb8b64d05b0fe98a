import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance

/// `case`: registers, shows, lists, changes and closes cases, and reads case numbers.
struct CaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case",
    abstract: words("登记、查看、修改案件，结案，解析案号。", "Register, show, change and close cases; read case numbers."),
    discussion: words(
      "例：chuqing case list --pending    chuqing case show '(2019)粤01破12号'",
      "Examples: chuqing case list --pending    chuqing case show '(2019)粤01破12号'"),
    subcommands: [
      CaseAddCommand.self, CaseShowCommand.self, CaseListCommand.self, CaseEditCommand.self,
      CaseAssignCommand.self, CaseStagnateCommand.self, CaseCloseCommand.self, CaseReopenCommand.self,
      CaseHistoryCommand.self, CaseConvertCommand.self, CaseParseCommand.self,
    ])
}

/// `case add`.
struct CaseAddCommand: SessionCommand {
  static let right = CommandRight.enter
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: words("登记一件案件。", "Register a case."),
    discussion: words(
      "例：chuqing case add '(2019)粤01破12号' --debtor 某某公司 --filed-on 2019-03-05 --procedure 清算",
      "Example: chuqing case add '(2019)粤01破12号' --debtor 'Some Co.' --filed-on 2019-03-05 --procedure liquidation"
    ))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号。", "Case number."), valueName: "number"), completion: ShellCompletion.cases)
  var number: String
  @OptionGroup(title: words("案件内容", "Fields")) var fields: CaseFieldOptions
  @Flag(help: ArgumentHelp(words("只检查，不写入。", "Check only."))) var dryRun = false

  func run(in session: Session) throws -> ExitCode {
    let number = try session.caseNumber(number)
    let draft = try fields.draft(for: number, in: session)
    let store = try session.openForWriting()
    let say = session.language
    let law = try session.law(of: store)
    let (oddities, isOriginKnown) = try store.perform(session.context("case add"), dryRun: dryRun) { transaction in
      if try transaction.find(number) != nil { throw CaseRefusal.alreadyRegistered(number) }
      let decision = try CaseDecision.decide(draft, existing: nil, today: session.today)
      guard case .new(let record) = decision else { return ([CaseRefusal](), true) }
      let desk = DocketDesk(transaction, catalogue: law)
      let objections = desk.objections(toNew: record)
      if let hard = objections.first(where: { $0.weight == .contradiction }) { throw hard.refusal }
      let isOriginKnown = try record.facts.origin.map { try desk.checkOrigin($0, of: record) } ?? true
      try transaction.append(.caseRegistered(record))
      return (objections.map(\.refusal), isOriginKnown)
    }
    session.output.result(
      dryRun
        ? say("试运行：可以登记 \(number)，没有写入。", "Dry run: \(number) can be registered; nothing was written.")
        : say("已登记 \(number)。", "Registered \(number)."))
    if !dryRun {
      session.output.message(
        say(
          "下一步：chuqing record '\(number)' 节点 --on 日期", "Next: chuqing record '\(number)' MILESTONE --on DATE")
      )
    }
    if !isOriginKnown, let origin = draft.facts.origin {
      session.output.message(
        say(
          "注意：来源案号 \(origin) 还没有登记；登记之后，它的节点才会用于本案的期限。",
          "Note: the origin \(origin) is not registered; its milestones count here once it is."))
    }
    return session.warn(of: oddities)
  }
}

extension CaseStore {
  /// Records, or only rehearses, one command.
  func perform<Result>(
    _ context: CommandContext, dryRun: Bool, _ body: (JournalTransaction) throws -> Result
  ) throws -> Result {
    dryRun ? try rehearse(context, body) : try write(context, body)
  }
}
