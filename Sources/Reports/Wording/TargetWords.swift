import CaseFile

extension TargetMeasure {
  /// What the measure is called.
  public func label(_ say: ReportLanguage) -> String {
    switch self {
    case .closed: return say("结案数", "Closed")
    case .closingRate: return say("结案率", "Closing rate")
    case .pendingOverOneYear: return say("一年以上未结", "Pending ≥ 1 year")
    case .pendingOverThreeYears: return say("三年以上未结", "Pending ≥ 3 years")
    }
  }
}

extension TargetGoal {
  /// The goal in words: `不少于120件`, `下降10%`.
  public func label(_ measure: TargetMeasure, _ say: ReportLanguage) -> String {
    switch self {
    case .count(let count):
      return measure.months == nil ? say("不少于\(count)件", "at least \(count)") : say("不超过\(count)件", "at most \(count)")
    case .rate: return say("不低于\(text)", "at least \(text)")
    case .fall: return say("比上年末下降\(text.dropFirst())", "down \(text.dropFirst()) on last year's end")
    }
  }
}

extension TargetScope {
  /// For whom: the division, or the whole court.
  public func label(_ say: ReportLanguage) -> String { division ?? say("全院", "Whole court") }
}

extension TargetProgress.Standing {
  /// Where a target stands, in a word.
  public func label(_ say: ReportLanguage) -> String {
    switch self {
    case .reached: return say("已实现", "reached")
    case .onCourse: return say("进度正常", "on course")
    case .behind: return say("进度落后", "behind")
    case .outOfReach: return say("不能实现", "out of reach")
    case .met: return say("完成", "met")
    case .missed: return say("未完成", "missed")
    }
  }
}
