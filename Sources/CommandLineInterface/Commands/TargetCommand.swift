import ArgumentParser
import CaseFile
import CaseStore
import Clearance
import Reports

/// `target`: annual targets.
struct TargetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "target", abstract: words("年度办案目标。", "Annual targets."),
    discussion: words(
      """
      指标：结案数(closed)、结案率(closing_rate)、一年以上未结(pending_over_12m)、三年以上未结(pending_over_36m)。
      结案数写件数，结案率写百分比；长期未结写年末不超过的件数，或比上年末下降的百分比（-10%）。
      例：chuqing target set --year 2019 结案数=120 结案率=60% 一年以上未结=-10% 三年以上未结=-20%
          chuqing target list --year 2019
          chuqing plan show --year 2019      完成进度
      """,
      """
      Measures: closed, closing_rate, pending_over_12m, pending_over_36m. Closings are a number, the rate a percentage;
      long-pending stocks are a number not to be exceeded at the end of the year, or a fall against last year's end (-10%).
      Examples: chuqing target set --year 2019 closed=120 closing_rate=60% pending_over_12m=-10% pending_over_36m=-20%
                chuqing target list --year 2019
                chuqing plan show --year 2019
      """),
    subcommands: [TargetSetCommand.self, TargetListCommand.self, TargetRemoveCommand.self])
}

/// For which year and whom, as options.
struct TargetScopeOptions: ParsableArguments {
  @Option(help: ArgumentHelp(words("年度，如 2019。", "The year, e.g. 2019."), valueName: "year")) var year: String
  @Option(help: ArgumentHelp(words("庭室；不写为全院。", "A division; the whole court unless given."), valueName: "name"))
  var division: String?

  func read(_ session: Session) throws -> TargetScope {
    let years = TargetDecision.years(on: session.today)
    guard let number = Int(TextFolding.clean(year)), years.contains(number) else {
      throw TargetFault.yearOutOfRange(TextFolding.clean(year), years)
    }
    return TargetScope(
      year: number, division: try division.map { TextFolding.clean(try session.nonBlank($0, option: "--division")) })
  }
}

/// `target set`.
struct TargetSetCommand: SessionCommand {
  static let right = CommandRight.setTargets
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: words("设定或调整年度目标。", "Set or change annual targets."),
    discussion: words(
      """
      年度中调整的，前后数值、时间、操作人、理由都留在沿革里，报告也会写明。
      例：chuqing target set --year 2019 结案数=120 结案率=60%
          chuqing target set --year 2019 --division 民四庭 一年以上未结=-15% --reason 院党组会议
      """,
      """
      What is changed during the year stays visible: both values, when, by whom and why; reports say it too.
      Examples: chuqing target set --year 2019 closed=120 closing_rate=60%
                chuqing target set --year 2019 --division 'Division 4' pending_over_12m=-15% --reason 'decided in May'
      """))

  @OptionGroup var global: GlobalOptions
  @OptionGroup var scope: TargetScopeOptions
  @Argument(help: ArgumentHelp(words("指标=目标。", "measure=goal."), valueName: "measure=goal")) var goals: [String]
  @Option(help: ArgumentHelp(words("理由。", "Why."), valueName: "words")) var reason: String?
  @Flag(help: ArgumentHelp(words("只检查，不写入。", "Check only."))) var dryRun = false

  func run(in session: Session) throws -> ExitCode {
    let scope = try scope.read(session)
    var wanted: [TargetMeasure: TargetGoal] = [:]
    for text in goals {
      let (measure, goal) = try TargetDecision.reading(text)
      guard wanted.updateValue(goal, forKey: measure) == nil else { throw TargetFault.repeatedMeasure(measure) }
    }
    let reason = try reason.map { try session.nonBlank($0, option: "--reason") }
    let store = try session.openForWriting()
    let setting = try store.perform(session.context("target set"), dryRun: dryRun) { transaction in
      let setting = try TargetDecision.setting(
        wanted, over: try transaction.goals(of: scope), scope: scope, reason: reason)
      try transaction.append(.targetsSet(setting))
      return setting
    }
    session.say(setting)
    session.sayDryRun(dryRun)
    return ContractExit.done
  }
}

/// `target remove`.
struct TargetRemoveCommand: SessionCommand {
  static let right = CommandRight.setTargets
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: words("取消年度目标；沿革仍在。", "Take annual targets away; their history stays."),
    discussion: words(
      """
      不写指标的，取消该年度（该庭室）的全部目标。
      例：chuqing target remove --year 2019 结案率 --reason 不再考核
      """,
      """
      Without a measure, all targets of the year (and division) are taken away.
      Example: chuqing target remove --year 2019 closing_rate --reason 'no longer assessed'
      """))

  @OptionGroup var global: GlobalOptions
  @OptionGroup var scope: TargetScopeOptions
  @Argument(help: ArgumentHelp(words("指标。", "Measures."), valueName: "measure")) var measures: [String] = []
  @Option(help: ArgumentHelp(words("理由。", "Why."), valueName: "words")) var reason: String?
  @Flag(help: ArgumentHelp(words("只检查，不写入。", "Check only."))) var dryRun = false

  func run(in session: Session) throws -> ExitCode {
    let scope = try scope.read(session)
    let measures = try measures.map { text in
      guard let measure = TargetMeasure(named: text) else { throw TargetFault.unknownMeasure(TextFolding.clean(text)) }
      return measure
    }
    let reason = try reason.map { try session.nonBlank($0, option: "--reason") }
    let store = try session.openForWriting()
    let setting = try store.perform(session.context("target remove"), dryRun: dryRun) { transaction in
      let setting = try TargetDecision.removal(
        measures, from: try transaction.goals(of: scope), scope: scope, reason: reason)
      try transaction.append(.targetsSet(setting))
      return setting
    }
    session.say(setting)
    session.sayDryRun(dryRun)
    return ContractExit.done
  }
}

extension Session {
  /// Says what a command made of targets, one line a measure.
  fileprivate func say(_ setting: TargetSetting) {
    let scope = language("\(setting.scope.year)年 \(setting.scope.label(.zh))", "\(setting.scope.year) \(setting.scope.label(.en))")
    for change in setting.changes { output.result("\(scope)  \(change.text(language))") }
  }
}
