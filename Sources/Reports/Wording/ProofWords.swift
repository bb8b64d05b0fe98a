import CaseFile
import CivilCalendar
import RuleModel

/// The steps of an explanation in words: what each is called, and what it says.
public struct ProofWords: Sendable {
  let say: ReportLanguage
  /// Names of steps, kinds and days.
  public let names: LimitWords

  /// One line of the arithmetic.
  public struct Line: Hashable, Sendable {
    /// What the step is called.
    public let title: String
    /// Its day; the last day after it for days that were added.
    public let day: CivilDate
    /// What it says.
    public let note: String
    /// Whether it is the result.
    public let isResult: Bool
  }

  /// Words in a language, with the names of a catalogue.
  public init(_ language: ReportLanguage, catalogue: Catalogue) {
    say = language
    names = LimitWords(language, catalogue: catalogue)
  }

  /// The arithmetic of a limit, line by line.
  public func lines(_ explanation: LimitExplanation) -> [Line] {
    explanation.steps.map { line($0, explanation.status) }
  }

  private func line(_ step: LimitExplanation.Step, _ status: LimitStatus) -> Line {
    let rule = status.rule
    let isBackward = rule.limit.direction == .before
    switch step {
    case .trigger(let day):
      let cause = trigger(rule.trigger)
      return make(
        isBackward ? say("计划日", "Planned day") : say("起算事由", "Trigger"), day,
        say("\(cause)；当日不计入期间。", "\(cause); the day itself does not count."))
    case .firstDay(let day):
      let reason =
        isBackward
        ? say("前一日，期间向前倒数。", "the day before: the period runs backward.")
        : say("次日，期间开始计算。", "the next day: the period begins.")
      return make(say("首个计入日", "First day counted"), day, reason)
    case .courtSet(let day, let allowed):
      return make(
        say("本院指定", "Set by the court"), day,
        say(
          "期间由本院确定，可在 \(allowed.lowerBound) 至 \(allowed.upperBound) 之间。",
          "the court sets the last day, between \(allowed.lowerBound) and \(allowed.upperBound)."))
    case .nominal(let day): return make(say("期间届满日（名义）", "Nominal end"), day, nominal(day, rule, status))
    case .excluded(let interval, let end): return make(say("扣除期间", "Days excluded"), end, excluded(interval, end))
    case .extended(let grant, let base, let end): return make(say("延长期间", "Extension"), end, extended(grant, base, end))
    case .skipped(let day, let holiday, let isKnown):
      return make(
        isBackward ? say("休息日提前", "Day of rest skipped") : say("休息日顺延", "Day of rest skipped"), day,
        skipped(day, holiday, isKnown, isBackward))
    case .makeUpWorkday(let day, let holiday):
      return make(
        say("调休上班日", "Make-up workday"), day,
        say("因\(holiday)调休上班，不是休息日，不顺延。", "worked in exchange for \(holiday): not a day of rest, the period ends on it."))
    case .due(let day): return make(say("届满日", "Due day"), day, due(status), isResult: true)
    }
  }

  private func make(_ title: String, _ day: CivilDate, _ note: String, isResult: Bool = false) -> Line {
    Line(title: title, day: day, note: note, isResult: isResult)
  }

  /// What starts a period.
  public func trigger(_ trigger: Trigger) -> String {
    switch trigger {
    case .occurrence(let condition):
      let outcomes = condition.outcomes.sorted().map { names.outcome($0, of: condition.step) }
      return names.title(condition.step)
        + (outcomes.isEmpty ? "" : say("（\(outcomes.joined(separator: "、"))）", " (\(outcomes.joined(separator: ", ")))"))
    case .planned(let step): return say("排定“\(names.title(step))”的日期", "the day planned for \(names.title(step))")
    case .latest(let steps):
      return say("下列最后一项：", "the latest of ") + steps.map(names.title).joined(separator: say("、", ", "))
    }
  }

  private func nominal(_ day: CivilDate, _ rule: DeadlineRule, _ status: LimitStatus) -> String {
    if status.limit.setOn != nil { return say("即本院指定之日。", "the day that the court set.") }
    let limit = rule.limit
    guard limit.count > 0 else { return say("当日办理。", "on the day itself.") }
    let length = names.count(limit.count, limit.unit)
    if limit.direction == .before { return say("倒数\(length)。", "\(length) back.") }
    guard limit.unit == .months || limit.unit == .years else { return say("满\(length)。", "\(length) are complete.") }
    let isShort = day.day != status.limit.triggeredOn.day
    return say("满\(length)，", "\(length): ")
      + (isShort
        ? say("没有对应日，以当月末日为届满日。", "there is no corresponding day, so the month's last day counts.")
        : say("以对应日为届满日。", "the corresponding day."))
  }

  private func excluded(_ interval: CaseLimit.ExcludedInterval, _ end: CivilDate) -> String {
    let reason = interval.reason.map { label($0) } ?? say("依规则不计入", "by the rule")
    let through = interval.isOpen ? say("至今", "to this day") : say("至 \(interval.through)", "to \(interval.through)")
    return say(
      "\(reason)：\(interval.after) 的次日\(through)，共\(interval.days)日不计入，期间顺延至 \(end)。",
      "\(reason): from the day after \(interval.after) \(through), \(interval.days) days do not count; the end moves to \(end).")
  }

  private func extended(_ grant: LimitExtension, _ base: CivilDate, _ end: CivilDate) -> String {
    let from: String
    switch grant.base {
    case .nominal: from = say("自名义届满日 \(base) 起", "from the nominal end \(base)")
    case .rolled: from = say("自顺延后的届满日 \(base) 起", "from the rolled end \(base)")
    case .combined: from = say("与原期间合并，自 \(base) 起", "as one period with the original, from \(base)")
    }
    let document = grant.document.map { say("（\($0)）", " (\($0))") } ?? ""
    return say(
      "\(grant.court)于 \(grant.decidedOn) 批准延长\(names.count(grant.count, grant.unit))\(document)，\(from)计算至 \(end)。",
      "\(grant.court) granted \(names.count(grant.count, grant.unit)) on \(grant.decidedOn)\(document), counted \(from) to \(end).")
  }

  private func skipped(_ day: CivilDate, _ holiday: String?, _ isKnown: Bool, _ isBackward: Bool) -> String {
    let move = isBackward ? say("提前到前一个工作日", "to the previous working day") : say("顺延", "to the next day")
    guard isKnown else {
      return say("周末；该年节假日安排尚未公布，\(move)，结果暂定。", "weekend; no schedule published for the year, so provisional; moves \(move).")
    }
    guard let holiday else { return say("周末，\(move)。", "weekend: moves \(move).") }
    return say("\(holiday)放假，\(move)。", "\(holiday): moves \(move).")
  }

  private func due(_ status: LimitStatus) -> String {
    let moment = names.moment(status.endsAt, of: status.limit.end.due)
    let provisional =
      status.limit.end.isProvisional
      ? say("暂定：节假日安排尚未公布，公布后重新计算。", " Provisional: no holiday schedule is published; to be computed again.") : ""
    if status.rule.limit.roll == .none {
      return say("最后办理时点 \(moment)；本期限不因休息日顺延。\(provisional)", "in time until \(moment); days of rest do not move it.\(provisional)")
    }
    return say("最后办理时点 \(moment)。\(provisional)", "in time until \(moment).\(provisional)")
  }

  /// Why a clock stood still.
  public func label(_ reason: SuspensionReason) -> String {
    switch reason {
    case .supplement: return say("补正材料", "papers asked for")
    case .stay: return say("中止", "stay of the proceeding")
    case .justifiedDelay: return say("正当理由顺延", "delay for good cause")
    case .jurisdiction: return say("管辖争议", "dispute on jurisdiction")
    case .announcement: return say("公告", "publication")
    case .appraisal: return say("鉴定", "appraisal")
    case .audit: return say("审计、评估、资产清理", "audit or valuation")
    }
  }

  /// How the limit ended or stands, in a phrase.
  public func outcome(_ status: LimitStatus) -> String {
    let state = names.label(status.state)
    if let done = status.limit.doneOn { return say("\(state)（\(done) 办理）", "\(state) (on \(done))") }
    switch status.limit.ending {
    case .waived(let reason)?: return say("\(state)：\(reason)", "\(state): \(reason)")
    case .overtaken(let step, let day)?: return say("\(state)：\(day) 已\(names.name(step))", "\(state): \(names.name(step)) on \(day)")
    case .cut(let index, let day)?:
      let cut = names.catalogue.cuts.indices.contains(index) ? names.catalogue.cuts[index] : nil
      return say("\(state)：\(day)，\(cut?.statement.zh ?? "")", "\(state) on \(day): \(cut?.statement.en ?? "")")
    case .closed(let day)?: return say("\(state)：案件于 \(day) 结案", "\(state): the docket was closed on \(day)")
    case .converted(let day)?: return say("\(state)：\(day) 程序转换", "\(state): the proceeding changed on \(day)")
    case nil: return status.isLocking ? say("\(state)，案件锁定", "\(state), docket locked") : state
    }
  }
}
