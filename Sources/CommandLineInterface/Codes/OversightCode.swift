import CaseFile

/// Why an act of key-case supervision or a review is refused.
enum OversightCode: String, FaultCode {
  case notSupervised = "E580"
  case supervisionDayInFuture = "E581"
  case supervisionDayTooEarly = "E582"
  case deadlineBeforeStart = "E583"
  case deadlineDiffers = "E584"
  case deadlineNotLater = "E585"
  case reviewerIsJudge = "E586"
  case reviewDayInFuture = "E587"
  case reviewDayBeforeFiling = "E588"
  case notInSample = "E589"
  case sampledAlready = "E590"
  case nothingToDraw = "E579"

  var entry: CodeEntry {
    switch self {
    case .notSupervised:
      return Self.entry("案件没有挂牌督办", "The case is not under supervision", .notSupervised(Sample.number, closedOn: nil))
    case .supervisionDayInFuture:
      return Self.entry("督办的日期晚于今天", "A day of supervision after today", .dayInFuture(Sample.later, today: Sample.today))
    case .supervisionDayTooEarly:
      return Self.entry(
        "督办的日期早于立案、挂牌或上次摘牌", "A day of supervision before filing or order", .dayTooEarly(Sample.early, notBefore: Sample.filed))
    case .deadlineBeforeStart:
      return Self.entry("清结期限早于挂牌", "The deadline is before the order", .deadlineBeforeStart(Sample.early, since: Sample.filed))
    case .deadlineDiffers:
      return Self.entry("已有另一个清结期限", "Another deadline is in force", .deadlineDiffers(Sample.later, recorded: Sample.today))
    case .deadlineNotLater:
      return Self.entry("新的清结期限不晚于原来的", "The new deadline is not later", .deadlineNotLater(Sample.filed, recorded: Sample.today))
    case .reviewerIsJudge:
      return Self.review("评查人就是承办法官", "The reviewer is the judge of the case", .reviewerIsJudge("张三"))
    case .reviewDayInFuture:
      return Self.review("评查日期晚于今天", "A review dated after today", .dayInFuture(Sample.later, today: Sample.today))
    case .reviewDayBeforeFiling:
      return Self.review("评查日期早于立案", "A review dated before the filing", .dayBeforeFiling(Sample.early, filed: Sample.filed))
    case .notInSample:
      return Self.review("样本没有抽到这件案件", "The sample did not draw the case", .notInSample(Sample.number, sample: "2019Q2"))
    case .sampledAlready:
      return CodeEntry(
        "这一期间已经抽过样", "The period was sampled already",
        .failure(.refusal(.review(.sampledAlready("2019Q2", by: "王庭长", on: Sample.early)), case: nil)))
    case .nothingToDraw:
      return CodeEntry(
        "没有可抽的案件", "There is nothing to draw from",
        .failure(.refusal(.review(.nothingToDraw(period: "2019Q2", .closed)), case: nil)))
    }
  }

  private static func entry(_ zh: String, _ en: String, _ refusal: SupervisionRefusal) -> CodeEntry {
    CodeEntry(zh, en, .failure(.refusal(.supervision(refusal), case: Sample.number)))
  }

  private static func review(_ zh: String, _ en: String, _ refusal: ReviewRefusal) -> CodeEntry {
    CodeEntry(zh, en, .failure(.refusal(.review(refusal), case: Sample.number)))
  }
}

extension SupervisionRefusal {
  /// The code of the refusal.
  var code: ErrorCode {
    switch self {
    case .notSupervised: return OversightCode.notSupervised.errorCode
    case .dayInFuture: return OversightCode.supervisionDayInFuture.errorCode
    case .dayTooEarly: return OversightCode.supervisionDayTooEarly.errorCode
    case .deadlineBeforeStart: return OversightCode.deadlineBeforeStart.errorCode
    case .deadlineDiffers: return OversightCode.deadlineDiffers.errorCode
    case .deadlineNotLater: return OversightCode.deadlineNotLater.errorCode
    }
  }
}

extension ReviewRefusal {
  /// The code of the refusal.
  var code: ErrorCode {
    switch self {
    case .reviewerIsJudge: return OversightCode.reviewerIsJudge.errorCode
    case .dayInFuture: return OversightCode.reviewDayInFuture.errorCode
    case .dayBeforeFiling: return OversightCode.reviewDayBeforeFiling.errorCode
    case .notInSample: return OversightCode.notInSample.errorCode
    case .sampledAlready: return OversightCode.sampledAlready.errorCode
    case .nothingToDraw: return OversightCode.nothingToDraw.errorCode
    }
  }
}
