import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar

/// `plan`: closing plans.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: words("结案计划。", "Closing plans."),
    discussion: words(
      """
      每件未结案件可以有一个计划结案日期；改期的前后日期、时间、理由都留着，每月的计划按月初时登记的计算。
      例：chuqing plan set 破12 破13 --on 2019-09-30
          chuqing plan list --past
          chuqing plan show --year 2019
          chuqing report plan --period 2019-01..2019-06 --out 结案计划.xlsx
      """,
      """
      A pending case can have a planned closing day. Earlier days stay on record with time and reason, and a month's plan
      is the one that stood when it began.
      Examples: chuqing plan set 破12 破13 --on 2019-09-30
                chuqing plan list --past
                chuqing plan show --year 2019
                chuqing report plan --period 2019-01..2019-06 --out plan.xlsx
      """),
    subcommands: [PlanSetCommand.self, PlanClearCommand.self, PlanListCommand.self, PlanShowCommand.self])
}

/// `plan set`.
struct PlanSetCommand: SessionCommand {
  static let right = CommandRight.enter
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: words("登记或改变计划结案日期，可以一次办理多件。", "Set the planned closing day of cases, or another one."),
    discussion: words(
      """
      例：chuqing plan set '(2019)粤01破12号' --on 2019-09-30
          chuqing plan set --judge 张三 --over 1y --unplanned --on 2019-12-20 --dry-run
          chuqing plan set 破12 --on 2019-11-30 --reason 评估延后
      """,
      """
      Examples: chuqing plan set '(2019)粤01破12号' --on 2019-09-30
                chuqing plan set --judge 张三 --over 1y --unplanned --on 2019-12-20 --dry-run
                chuqing plan set 破12 --on 2019-11-30 --reason 'valuation late'
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号。", "Case numbers."), valueName: "case")) var numbers: [String] = []
  @Option(help: ArgumentHelp(words("计划结案日期。", "The planned closing day."), valueName: "date")) var on: String
  @Option(help: ArgumentHelp(words("理由；日期已过的必填。", "Why; needed for a day that is over."), valueName: "words")) var reason: String?
  @OptionGroup(title: words("选择案件", "Choosing cases")) var selection: CaseSelection
  @Flag(help: ArgumentHelp(words("只检查，不写入。", "Check only."))) var dryRun = false

  func run(in session: Session) throws -> ExitCode {
    let day = try session.date(on, option: "--on")
    return try session.plan(
      ClosingPlanRequest(day: day, reason: reason, dryRun: dryRun, command: "plan set"), numbers, selection)
  }
}

/// `plan clear`.
struct PlanClearCommand: SessionCommand {
  static let right = CommandRight.enter
  static let configuration = CommandConfiguration(
    commandName: "clear", abstract: words("取消计划结案日期；沿革仍在。", "Take planned closing days away; their history stays."),
    discussion: words(
      "例：chuqing plan clear 破12 --reason 中止审理", "Example: chuqing plan clear 破12 --reason 'proceedings stayed'"))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号。", "Case numbers."), valueName: "case")) var numbers: [String] = []
  @Option(help: ArgumentHelp(words("理由。", "Why."), valueName: "words")) var reason: String?
  @OptionGroup(title: words("选择案件", "Choosing cases")) var selection: CaseSelection
  @Flag(help: ArgumentHelp(words("只检查，不写入。", "Check only."))) var dryRun = false

  func run(in session: Session) throws -> ExitCode {
    try session.plan(
      ClosingPlanRequest(day: nil, reason: reason, dryRun: dryRun, command: "plan clear"), numbers, selection)
  }
}

/// What is asked of planned closing days.
struct ClosingPlanRequest {
  /// The day; nil takes the plan away.
  let day: CivilDate?
  let reason: String?
  let dryRun: Bool
  let command: String
}

extension Session {
  /// Sets or clears the planned closing days of the chosen cases, all or none, and says what became of each.
  fileprivate func plan(_ request: ClosingPlanRequest, _ texts: [String], _ selection: CaseSelection) throws -> ExitCode {
    let reason = try request.reason.map { try nonBlank($0, option: "--reason") }
    let store = try openForWriting()
    let numbers = try selection.numbers(named: texts, store: store, session: self)
    let results = try store.perform(context(request.command), dryRun: request.dryRun) { transaction in
      try CaseBatch.run(numbers) { number in
        guard let existing = try transaction.find(number) else { throw CaseRefusal.notRegistered(number) }
        let changes = try ClosingPlanDecision.changes(of: existing, to: request.day, reason: reason, today: today)
        if !changes.isEmpty {
          try transaction.append(.closingPlanned(number, ClosingPlanning(changes: changes, reason: reason)))
        }
        return changes
      }
    }
    for (number, changes) in results {
      output.result(
        changes.isEmpty
          ? language("\(number) 本来就是这样，没有改动。", "\(number) says so already; nothing changed.")
          : language("\(number)：\(changes.text(.zh))", "\(number): \(changes.text(.en))"))
    }
    sayDryRun(request.dryRun)
    return ContractExit.done
  }
}
