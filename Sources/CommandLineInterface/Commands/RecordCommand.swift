import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import RuleModel

/// `record`: records a milestone of one or many cases, or plans a day for it.
struct RecordCommand: SessionCommand {
  static let right = CommandRight.enter
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: words("登记流程节点，可以一次登记多件。", "Record a milestone, of many cases at once if need be."),
    discussion: words(
      """
      最后一个参数是节点（名称、编号1—26、分项如 7a，或事件名），前面都是案号。要么全部登记，要么一件也不登记。
      例：chuqing record '(2019)粤01破12号' '(2019)粤01破13号' 第一次债权人会议 --on 2019-05-06
          chuqing record --judge 李四 --open-at 归档 结案归档 --on 2019-08-30 --dry-run
          chuqing record '(2019)粤01破12号' 15 --planned 2019-04-15        定债权申报截止日
          chuqing record '(2019)粤01破申5号' 6 --on 2019-01-25 --outcome 不予受理
      节点：\(MilestoneWords.list(.zh))
      """,
      """
      The last argument is the milestone (name, number 1–26, a part such as 7a, or an event), the others are cases. All
      of them or none.
      Examples: chuqing record '(2019)粤01破12号' '(2019)粤01破13号' first_creditors_meeting --on 2019-05-06
                chuqing record --judge 李四 --open-at archiving archiving --on 2019-08-30 --dry-run
                chuqing record '(2019)粤01破12号' 15 --planned 2019-04-15
                chuqing record '(2019)粤01破申5号' 6 --on 2019-01-25 --outcome refused
      Milestones: \(MilestoneWords.list(.en))
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(
    help: ArgumentHelp(words("案号……然后是节点。", "Cases…, then the milestone."), valueName: "case… node"),
    completion: ShellCompletion.casesAndNodes)
  var operands: [String]
  @OptionGroup(title: words("选择案件", "Choosing cases")) var selection: CaseSelection
  @Option(help: ArgumentHelp(words("发生日期。", "Day on which it happened."), valueName: "date")) var on: String?
  @Option(
    help: ArgumentHelp(
      words("排期：还没有发生，定在这一天。", "Not yet happened: planned for this day."), valueName: "date"))
  var planned: String?
  @Option(help: ArgumentHelp(words("结果，如 不予受理、未通过。", "Outcome, e.g. refused, failed."), valueName: "word"))
  var outcome: String?
  @Option(help: ArgumentHelp(words("文书。", "Document."), valueName: "words")) var document: String?
  @Option(help: ArgumentHelp(words("逾期原因（锁定后补办必填）。", "Why it is late (needed on a locked docket)."), valueName: "words"))
  var reason: String?
  @Option(
    help: ArgumentHelp(
      words("锁定后补录按期办理的节点：审批人。", "Who approved the entry of an act in time on a locked docket."),
      valueName: "name"), completion: ShellCompletion.users)
  var approver: String?
  @Flag(
    help: ArgumentHelp(
      words("锁定期间登记其他法定行为，待审。", "On a locked docket: record another act, to be reviewed.")))
  var pendingReview = false
  @Flag(help: ArgumentHelp(words("只说明会登记什么。", "Say what would be recorded."))) var dryRun = false
  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON."))) var json = false

  func run(in session: Session) throws -> ExitCode {
    guard let name = operands.last else { throw CommandFailure.usage(.missingCases) }
    let named = try session.step(name)
    guard (on == nil) != (planned == nil) else { throw CommandFailure.usage(.dayOrPlan) }
    let store = try session.openForWriting()
    let law = try session.law(of: store)
    let numbers = try selection.numbers(named: Array(operands.dropLast()), store: store, session: session)
    if let planned {
      return try plan(named, on: try session.date(planned, option: "--planned"), numbers, store, law, session)
    }
    let statement = MilestoneStatement(
      record: MilestoneRecord(
        milestone: named.milestone, part: named.part, occurredOn: try session.date(on ?? "", option: "--on"),
        outcome: try outcome(of: named, law), document: Self.text(document)),
      note: LatenessNote(
        reason: Self.text(reason), approver: try approver.map { try session.user($0, among: try store.users()) },
        isForReview: pendingReview))
    let effects = try store.perform(session.context("record"), dryRun: dryRun) { transaction in
      let desk = DocketDesk(transaction, catalogue: law)
      return try CaseBatch.run(numbers) { number in
        let before = Set(try desk.status(of: number).status.limits.filter(\.state.isOpen).map(Started.init))
        let effect = try desk.record(statement, of: number)
        let after = try desk.status(of: number).status
        let started = after.limits.filter { $0.state.isOpen && !before.contains(Started($0)) }
        return RecordEffect(effect: effect, started: started)
      }
    }
    RecordRendering(step: named.id, record: statement.record, isDryRun: dryRun, session: session)
      .print(effects, asJSON: json)
    return ContractExit.done
  }

  /// What tells one open limit from another.
  private struct Started: Hashable {
    let rule: RuleID
    let due: CivilDate

    init(_ status: LimitStatus) {
      rule = status.rule.id
      due = status.limit.end.due
    }
  }

  private func plan(
    _ named: NamedStep, on day: CivilDate, _ numbers: [CaseNumber], _ store: CaseStore, _ law: Catalogue,
    _ session: Session
  ) throws -> ExitCode {
    let steps = named.part == nil ? law.milestone(named.milestone)?.wholeSteps ?? [named.id] : [named.id]
    let effects = try store.perform(session.context("record"), dryRun: dryRun) { transaction in
      let desk = DocketDesk(transaction, catalogue: law)
      return try CaseBatch.run(numbers) { number in
        for step in steps { try desk.plan(step, on: day, of: number) }
        let limits = try desk.status(of: number).status.limits
        return RecordEffect(
          effect: .new,
          started: limits.filter { $0.state.isOpen && ($0.limit.triggeredOn == day || $0.limit.setOn == day) })
      }
    }
    RecordRendering(
      step: named.id, record: MilestoneRecord(step: named.id, occurredOn: day), isPlan: true, isDryRun: dryRun,
      session: session
    ).print(effects, asJSON: json)
    return ContractExit.done
  }

  private func outcome(of named: NamedStep, _ law: Catalogue) throws(CommandFailure) -> String? {
    guard let outcome else { return named.outcome }
    guard let known = law.outcome(named: outcome, of: named.milestone) else {
      throw .usage(.badWord(option: "--outcome", outcome, accepted: law.outcomeNames(of: named.milestone)))
    }
    return known
  }

  private static func text(_ value: String?) -> String? {
    value.map(TextFolding.trimmed).flatMap { $0.isEmpty ? nil : $0 }
  }
}
