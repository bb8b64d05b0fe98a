import CaseFile
import RuleModel

/// Why annual targets are not set (`TargetFault`).
enum TargetCode: String, FaultCode {
  case unreadable = "E599"
  case unknownMeasure = "E592"
  case repeatedMeasure = "E593"
  case impossibleGoal = "E594"
  case yearOutOfRange = "E595"
  case unchanged = "E596"
  case notSet = "E597"
  case dayOutsideYear = "E598"

  var entry: CodeEntry {
    switch self {
    case .unreadable: return Self.entry("不是“指标=目标”的写法", "Not written as measure=goal", .unreadable("结案120"))
    case .unknownMeasure: return Self.entry("没有这个目标指标", "No such measure of a target", .unknownMeasure("收案数"))
    case .repeatedMeasure: return Self.entry("同一指标写了两次", "A measure stated twice", .repeatedMeasure(.closed))
    case .impossibleGoal: return Self.entry("指标不能有这样的目标", "A goal that the measure cannot have", .impossibleGoal(.closingRate, "120"))
    case .yearOutOfRange: return Self.entry("目标的年度超出范围", "The year of a target is out of range", .yearOutOfRange("2109", 2009...2024))
    case .unchanged: return Self.entry("目标本来就是这样", "The targets say so already", .unchanged(Self.scope, [.closed]))
    case .dayOutsideYear:
      return Self.entry("截止日不在所写的年度", "The day does not lie in the year", .dayOutsideYear(Sample.today, year: 2018))
    case .notSet: return Self.entry("没有这个目标，无从取消", "There is no such target to remove", .notSet(Self.scope, [.closingRate]))
    }
  }

  private static let scope = TargetScope(year: 2019)

  private static func entry(_ zh: String, _ en: String, _ fault: TargetFault) -> CodeEntry {
    CodeEntry(zh, en, .failure(.target(fault)))
  }
}

extension TargetFault {
  /// The code of the fault.
  var code: ErrorCode {
    switch self {
    case .unreadable: return TargetCode.unreadable.errorCode
    case .unknownMeasure: return TargetCode.unknownMeasure.errorCode
    case .repeatedMeasure: return TargetCode.repeatedMeasure.errorCode
    case .impossibleGoal: return TargetCode.impossibleGoal.errorCode
    case .yearOutOfRange: return TargetCode.yearOutOfRange.errorCode
    case .unchanged: return TargetCode.unchanged.errorCode
    case .notSet: return TargetCode.notSet.errorCode
    case .dayOutsideYear: return TargetCode.dayOutsideYear.errorCode
    }
  }
}
