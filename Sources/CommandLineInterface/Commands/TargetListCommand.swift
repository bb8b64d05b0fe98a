import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Reports

/// `target list`.
struct TargetListCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: words("列出年度目标，连同何时设定、何时调整。", "List annual targets, and when they were set and changed."),
    discussion: words(
      """
      例：chuqing target list --year 2019
          chuqing target list --history      连同每一次调整
      """,
      """
      Examples: chuqing target list --year 2019
                chuqing target list --history
      """))

  @OptionGroup var global: GlobalOptions
  @Option(help: ArgumentHelp(words("只列这一年度。", "Only this year."), valueName: "year")) var year: Int?
  @Flag(help: ArgumentHelp(words("每一次设定、调整、取消各占一行。", "One line for each time that a target was set, changed or removed.")))
  var history = false
  @OptionGroup var format: OutputFormatOptions

  func run(in session: Session) throws -> ExitCode {
    let say = session.language
    let format = try format.format()
    let targets = try session.open().targets(year: year).sorted { $0.order < $1.order }
    let standing = targets.filter { $0.goal != nil }
    switch format {
    case .json: session.output.json([.init(key: "targets", value: .array((history ? targets : standing).map(\.json)))])
    case .csv:
      var text = DelimitedField.line(["year", "division", "measure", "goal", "recorded_at", "actor", "reason", "sequence"])
      for target in history ? targets : standing {
        for version in history ? target.versions : target.versions.suffix(1) { text += target.csv(version) }
      }
      session.output.raw(text)
    case .table:
      var table = TerminalTable([
        .init(say("年度", "Year")), .init(say("范围", "For")), .init(say("指标", "Measure")), .init(say("目标", "Goal")),
        .init(say("设定", "Set")), .init(say("最近调整", "Last changed")), .init(say("原目标", "Before")), .init(say("操作人", "By")),
        .init(say("理由", "Why")),
      ])
      for target in history ? targets : standing {
        for index in history ? Array(target.versions.indices) : [target.versions.count - 1] {
          table.add(target.row(index, say))
        }
      }
      table.lines().forEach(session.output.result)
      if standing.isEmpty {
        session.output.message(
          say(
            "还没有设定目标：chuqing target set --year \(session.today.year) 结案数=120 结案率=60% 一年以上未结=-10%",
            "No targets yet: chuqing target set --year \(session.today.year) closed=120 closing_rate=60% pending_over_12m=-10%"))
      }
    }
    return ContractExit.done
  }
}

extension AnnualTarget {
  /// By year, division and measure.
  fileprivate var order: (TargetScope, Int) { (scope, TargetMeasure.allCases.firstIndex(of: measure) ?? 0) }

  fileprivate func row(_ index: Int, _ say: Language) -> [String] {
    let version = versions[index]
    let before = index > 0 ? versions[index - 1].goal : nil
    return [
      "\(scope.year)", scope.label(say.report), measure.label(say.report),
      version.goal?.label(measure, say.report) ?? say("取消", "removed"),
      "\(versions[0].recordedAt.courtDate)", index > 0 ? "\(version.recordedAt.courtDate)" : "",
      before?.label(measure, say.report) ?? "", version.actor, version.reason ?? "",
    ]
  }

  fileprivate func csv(_ version: Version) -> String {
    DelimitedField.line([
      "\(scope.year)", scope.division ?? "", measure.rawValue, version.goal?.text ?? "", version.recordedAt.description,
      version.actor, version.reason ?? "", "\(version.sequence)",
    ])
  }

  fileprivate var json: JSONValue {
    .object([
      .init(key: "division", value: scope.division.map(JSONValue.string) ?? .null),
      .init(key: "goal", value: goal.map { .string($0.text) } ?? .null),
      .init(key: "measure", value: .string(measure.rawValue)),
      .init(
        key: "versions",
        value: .array(
          versions.map { version in
            .object([
              .init(key: "actor", value: .string(version.actor)),
              .init(key: "goal", value: version.goal.map { .string($0.text) } ?? .null),
              .init(key: "reason", value: version.reason.map(JSONValue.string) ?? .null),
              .init(key: "recorded_at", value: .string(version.recordedAt.description)),
              .init(key: "sequence", value: .integer(Int64(version.sequence))),
            ])
          })), .init(key: "year", value: .integer(Int64(scope.year))),
    ])
  }
}
