import CaseFile
import CivilCalendar
import Reports

extension Language {
  /// The words of reports for supervision and reviews, which messages share.
  var oversight: OversightWords { OversightWords(report, catalogue: .builtIn) }
}

extension DocketAct {
  /// What an act of supervision or a review says, in a line.
  func oversightSummary(_ say: Language) -> String {
    let parts: [String?]
    switch self {
    case .supervised(let order):
      parts = [
        order.reasons.isEmpty ? nil : say.oversight.list(order.reasons), say("\(order.on) 起", "from \(order.on)"),
        order.clearBy.map { say("清结期限 \($0)", "clear by \($0)") },
        order.leader.map { say("包案领导 \($0)", "leader \($0)") }, order.document, order.note,
      ]
    case .supervisionExtended(let extended):
      parts = [say("至 \(extended.clearBy)", "to \(extended.clearBy)"), "\(extended.on)", extended.reason]
    case .supervisionEnded(let ending): parts = ["\(ending.on)", ending.reason]
    case .reviewed(let review):
      parts = [
        say.oversight.label(review.grade), "\(review.on)", say("评查人 \(review.reviewer)", "by \(review.reviewer)"),
        review.sample.map { say("样本 \($0)", "sample \($0)") }, review.finding,
      ]
    default: parts = []
    }
    return parts.compactMap(\.self).joined(separator: say("；", "; "))
  }
}

extension SupervisionRefusal {
  /// Why it is refused, and what to do.
  func text(_ say: Language) -> FailureText {
    switch self {
    case .notSupervised(_, let closed?):
      return FailureText(
        say("案件已于 \(closed) 结案，督办随之结束。", "The case was closed on \(closed), which ended its supervision."),
        say(
          "无需摘牌或延长；结案有误的：chuqing case reopen 案号 --reason 理由",
          "There is nothing to do; a mistaken closing: chuqing case reopen CASE --reason WHY"))
    case .notSupervised:
      return FailureText(
        say("没有挂牌督办。", "The case is not under supervision."),
        say(
          "先挂牌：chuqing supervise add 案号 --reason 原因；在督案件见 chuqing supervise list",
          "Put it under supervision: chuqing supervise add CASE --reason WORD; see chuqing supervise list"))
    case .dayInFuture(let day, let today):
      return FailureText(
        say("日期 \(day) 晚于今天（\(today)）。", "The day \(day) is after today (\(today))."),
        say("写决定作出的日期；清结期限用 --clear-by。", "State the day of the decision; a deadline goes with --clear-by."))
    case .dayTooEarly(let day, let bound):
      return FailureText(
        say(
          "日期 \(day) 早于 \(bound)：不能早于立案、挂牌或上一次摘牌。",
          "The day \(day) is before \(bound): the filing, the order, or the last end of supervision."),
        say("核对日期，见 chuqing case history 案号。", "Check the day; see chuqing case history CASE."))
    case .deadlineBeforeStart(let day, let since):
      return FailureText(
        say("清结期限 \(day) 早于挂牌日期 \(since)。", "The deadline \(day) is before the order of \(since)."),
        say("核对 --clear-by 和 --on。", "Check --clear-by and --on."))
    case .deadlineDiffers(let day, let known):
      return FailureText(
        say("清结期限已定为 \(known)，不能另写 \(day)。", "The deadline is \(known) already, not \(day)."),
        say(
          "延长的：chuqing supervise extend 案号 --clear-by 日期 --reason 理由；只加原因的，不写 --clear-by；原来写错的：chuqing void 案号 --entry 序号 --reason 理由",
          "To put it off: chuqing supervise extend CASE --clear-by DATE --reason WHY; to add reasons leave --clear-by out; if it was wrong: chuqing void CASE --entry N --reason WHY"
        ))
    case .deadlineNotLater(let day, let known):
      return FailureText(
        say("新的清结期限 \(day) 不晚于现在的 \(known)。", "The new deadline \(day) is not later than the present one, \(known)."),
        say(
          "写晚于它的日期；原来写错的：chuqing void 案号 --entry 序号 --reason 理由",
          "State a later day; if it was wrong: chuqing void CASE --entry N --reason WHY"))
    }
  }
}

extension ReviewRefusal {
  /// Why it is refused, and what to do.
  func text(_ say: Language) -> FailureText {
    switch self {
    case .reviewerIsJudge(let name):
      return FailureText(
        say("\(name)是本案承办法官，不能评查自己的案件。", "\(name) is the judge of this case and cannot review it."),
        say("由别人评查：--reviewer 姓名", "Somebody else must review it: --reviewer NAME"))
    case .dayInFuture(let day, let today):
      return FailureText(
        say("评查日期 \(day) 晚于今天（\(today)）。", "The day of the review \(day) is after today (\(today))."), say("核对 --on。", "Check --on."))
    case .dayBeforeFiling(let day, let filed):
      return FailureText(
        say("评查日期 \(day) 早于立案日期 \(filed)。", "The day of the review \(day) is before the filing on \(filed)."),
        say("核对 --on。", "Check --on."))
    case .notInSample(_, let sample):
      return FailureText(
        say("样本 \(sample) 没有抽到这件案件。", "The sample \(sample) did not draw this case."),
        say(
          "样本内的案件见 chuqing review list --sample \(sample)；样本以外的评查加 --beside。",
          "See chuqing review list --sample \(sample); a review beside samples: --beside."))
    case .sampledAlready(let id, let actor, let day):
      return FailureText(
        say(
          "这一期间已由 \(actor) 于 \(day) 抽样（\(id)），不能重抽到满意为止。", "\(actor) sampled this period on \(day) (\(id)); nobody draws until it suits."),
        say(
          "查看：chuqing review list --sample \(id)；确需另抽的，写明理由：--again 理由（两个样本都保留）",
          "See chuqing review list --sample \(id); if another one is needed say why: --again WHY (both are kept)."))
    case .nothingToDraw(let period, let source):
      return FailureText(
        say("\(period) 没有可抽的案件（\(say.oversight.label(source))）。", "\(period) has no cases to draw from (\(say.oversight.label(source)))."),
        say("核对期间和 --from。", "Check the period and --from."))
    }
  }
}
