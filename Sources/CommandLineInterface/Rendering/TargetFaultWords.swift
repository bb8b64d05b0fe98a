import ArgumentParser
import CaseFile
import CivilCalendar
import Reports

extension TargetChange {
  /// The change in a line: `结案数：不少于130件 → 不少于120件`.
  func text(_ say: Language) -> String {
    func word(_ goal: TargetGoal?) -> String { goal?.label(measure, say.report) ?? say("（无）", "(none)") }
    let name = measure.label(say.report)
    guard from != nil else { return say("\(name)：\(word(to))", "\(name): \(word(to))") }
    return say("\(name)：\(word(from)) → \(word(to))", "\(name): \(word(from)) → \(word(to))")
  }
}

extension TargetSetting {
  /// What kind of setting it is.
  func title(_ say: Language) -> String {
    if changes.allSatisfy({ $0.to == nil }) { return say("取消目标", "targets removed") }
    return changes.contains { $0.from != nil } ? say("调整目标", "targets changed") : say("设定目标", "targets set")
  }

  /// What it says, in a line.
  func summary(_ say: Language) -> String {
    let head = say("\(scope.year)年\(scope.label(.zh)) ", "\(scope.year) \(scope.label(.en)) ")
    return head + changes.map { $0.text(say) }.joined(separator: say("；", "; "))
      + (reason.map { say("；理由：\($0)", "; reason: \($0)") } ?? "")
  }
}

extension TargetFault {
  /// The exit code; `CommandFailure.exitCode` asks here.
  var exitCode: ExitCode {
    switch self {
    case .unchanged, .notSet: return ContractExit.refused
    default: return ContractExit.usage
    }
  }

  /// The fault in words.
  func text(_ say: Language) -> FailureText {
    switch self {
    case .unreadable(let text):
      return FailureText(
        say("“\(text)”不是“指标=目标”的写法。", "'\(text)' is not written as measure=goal."),
        say("例如：结案数=120、结案率=60%、一年以上未结=-10%。", "For example: closed=120, closing_rate=60%, pending_over_12m=-10%."))
    case .unknownMeasure(let text):
      return FailureText(
        say("没有“\(text)”这个指标。", "There is no measure '\(text)'."),
        say("可以写：\(Self.measures(say))。", "Known measures: \(Self.measures(say))."))
    case .repeatedMeasure(let measure):
      return FailureText(
        say("“\(measure.label(.zh))”写了两次。", "'\(measure.label(.en))' is stated twice."),
        say("每个指标只写一个目标。", "State one goal for each measure."))
    case .impossibleGoal(let measure, let text):
      return FailureText(
        say("“\(measure.label(.zh))”的目标不能是“\(text)”。", "'\(text)' cannot be a goal of '\(measure.label(.en))'."),
        Self.remedy(measure, say))
    case .yearOutOfRange(let text, let years):
      return FailureText(
        say(
          "年度“\(text)”不在\(years.lowerBound)至\(years.upperBound)之间。",
          "The year '\(text)' is not one from \(years.lowerBound) to \(years.upperBound)."),
        say("写四位数的年度，如 2019。", "Write a year of four digits, e.g. 2019."))
    case .dayOutsideYear(let day, let year):
      return FailureText(
        say("截止日\(day)不在\(year)年。", "\(day) does not lie in \(year)."),
        say("--as-of 写该年度里的一天，或去掉 --year。", "State a day of the year with --as-of, or drop --year."))
    case .unchanged(let scope, let measures):
      let names = measures.map { $0.label(say.report) }.joined(separator: say("、", ", "))
      return FailureText(
        say(
          "\(scope.year)年\(scope.label(.zh))的目标（\(names)）本来就是这样，没有改动。",
          "The \(scope.year) targets (\(names); \(scope.label(.en))) say so already; nothing was changed."),
        say("查看现有目标：chuqing target list --year \(scope.year)", "See them with chuqing target list --year \(scope.year)"))
    case .notSet(let scope, let measures):
      let names = measures.map { $0.label(say.report) }.joined(separator: say("、", ", "))
      let which = names.isEmpty ? "" : say("（\(names)）", " (\(names))")
      return FailureText(
        say(
          "\(scope.year)年\(scope.label(.zh))没有设定目标\(which)，无从取消。",
          "\(scope.year), \(scope.label(.en)): there is no target\(which) to remove."),
        say("查看现有目标：chuqing target list --year \(scope.year)", "See them with chuqing target list --year \(scope.year)"))
    }
  }

  private static func measures(_ say: Language) -> String {
    TargetMeasure.allCases.map { say("\($0.label(.zh))(\($0.rawValue))", $0.rawValue) }.joined(separator: say("、", ", "))
  }

  private static func remedy(_ measure: TargetMeasure, _ say: Language) -> String {
    switch measure {
    case .closed: return say("写件数，如 结案数=120。", "State a number of cases, e.g. closed=120.")
    case .closingRate: return say("写大于0、不超过100%的百分比，如 结案率=60%。", "State a percentage above 0 and up to 100, e.g. closing_rate=60%.")
    case .pendingOverOneYear, .pendingOverThreeYears:
      let name = say(measure.label(.zh), measure.rawValue)
      return say(
        "写年末不超过的件数（\(name)=60），或比上年末下降的百分比（\(name)=-10%）。",
        "State a number not to be exceeded at the end of the year (\(name)=60), or a fall against last year's end (\(name)=-10%).")
    }
  }
}
