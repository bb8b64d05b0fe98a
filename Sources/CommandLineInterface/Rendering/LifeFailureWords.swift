import CaseFile
import CivilCalendar
import RuleCatalogue
import RuleModel

extension CaseRefusal {
  /// What the days and figures of a case's end are refused for.
  func outcomeText(_ say: Language) -> FailureText {
    switch self {
    case .dateBeforeFiling(let field, let date, let filed):
      return FailureText(
        say(
          "\(field.name(say)) \(date) 早于立案日期 \(filed)。", "The \(field.name(say)) \(date) is before the filing date \(filed)."),
        say("核对这两个日期。", "Check both dates."))
    case .deregisteredBeforeTerminated(let terminated, let deregistered):
      return FailureText(
        say(
          "注销日期 \(deregistered) 早于程序终结日期 \(terminated)：破产程序终结后才办理注销登记（《企业破产法》第一百二十一条）。",
          "The deregistration \(deregistered) is before the end of the proceeding \(terminated); it follows that ruling (Enterprise Bankruptcy Law Art. 121)."
        ),
        say("核对这两个日期；不知道的留空。", "Check both dates; leave out what is not known."))
    case .moreSettledThanEmployees(let settled, let employees):
      return FailureText(
        say("已安置职工\(settled)人，多于职工人数\(employees)人。", "\(settled) employees settled, but there are \(employees)."),
        say("核对这两个数；职工人数有变化的一并更正。", "Check both figures; correct the number of employees too if it has changed."))
    case .stagnationInverted(let reason, let from, let through):
      return FailureText(
        say(
          "停滞原因“\(reason.label(say))”从 \(from) 开始，却到 \(through) 结束。",
          "The reason of stagnation '\(reason.label(say))' begins on \(from) and ends on \(through)."),
        say("核对两个日期。", "Check both days."))
    case .stagnationLasts(let reason, let since):
      return FailureText(
        say(
          "“\(reason.label(say))”从 \(since) 起一直存在，还没有结束。", "'\(reason.label(say))' has lasted since \(since) and has not ended."),
        say(
          "先登记结束：chuqing case stagnate 案号 \(reason.ledgerWord) --through 日期；起始日录错的用 case edit --stagnation 改写全部。",
          "End it first: chuqing case stagnate CASE \(reason.code) --through DATE; a wrong first day is mended with case edit --stagnation."
        ))
    case .stagnationNotOpen(let reason):
      return FailureText(
        say("没有登记“\(reason.label(say))”，不能结束。", "'\(reason.label(say))' is not recorded and cannot end."),
        say("写明从哪天开始：--from 日期。", "State when it began: --from DATE."))
    default: return FailureText("\(self)")
    }
  }
}

extension CaseRefusal {
  /// What milestones out of order, closings and corrections are refused for.
  func lifeText(_ say: Language) -> FailureText {
    let wayOut = say(
      "核对两个日期；原始记录确实如此的，加 --reason 说明原因（导入时写在本行备注）。",
      "Check both days; if the file really says so, add --reason WHY (in an import: a remark in the row).")
    switch self {
    case .beforeTrigger(let step, let day, let trigger, let on):
      return FailureText(
        say(
          "“\(step.name(say))” \(day) 早于“\(trigger.name(say))” \(on)，后者发生之后才会有前者。",
          "'\(step.name(say))' on \(day) is before '\(trigger.name(say))' on \(on), which it can only follow."), wayOut)
    case .beforeDocket(let step, let day, let filed):
      return FailureText(
        say(
          "“\(step.name(say))” \(day) 早于本案立案日期 \(filed)。",
          "'\(step.name(say))' on \(day) is before the docket was filed on \(filed)."), wayOut)
    case .afterClosing(let step, let day, let closed):
      return FailureText(
        say(
          "本案已于 \(closed) 结案，“\(step.name(say))” \(day) 在结案之后。",
          "The docket was closed on \(closed); '\(step.name(say))' on \(day) comes after that."),
        say(
          "核对两个日期；结案有误的：chuqing case reopen 案号 --reason 理由；原始记录确实如此的，加 --reason 说明原因（导入时写在本行备注）。",
          "Check both days; a mistaken closing: chuqing case reopen CASE --reason WHY; if the file really says so, add --reason WHY (in an import: a remark in the row)."
        ))
    case .notClosed(let number):
      return FailureText(say("\(number) 没有结案。", "\(number) is not closed."), say("无需恢复。", "There is nothing to reopen."))
    case .originCircular(let number):
      return FailureText(
        say("来源案号 \(number) 就是本案，或者由本案而来。", "The origin \(number) is this docket itself, or came out of it."),
        say("核对来源案号：破的来源是破申，破申的来源是强清。", "Check it: a 破 comes from a 破申, a 破申 from a 强清."))
    case .originUnfit(let number, _, let kind):
      return FailureText(
        say(
          "\(number) 不能是\(kind == .application ? "申请审查案件" : "本类案件")的来源。",
          "\(number) cannot be the origin of a docket of this kind."),
        say("破的来源是破申，强清的来源是清申，破申的来源是强清。", "A 破 comes from a 破申, a 强清 from a 清申, a 破申 from a 强清."))
    case .stepNotRecorded(let step, let day):
      let on = day.map { say(" \($0)", " on \($0)") } ?? ""
      return FailureText(
        say("没有登记“\(step.name(say))”\(on)，无可作废。", "'\(step.name(say))'\(on) is not recorded."),
        say("用 chuqing case show 案号 核对。", "See chuqing case show CASE."))
    case .stepOnSeveralDays(let step, let days):
      let list = days.map(\.description).joined(separator: say("、", ", "))
      return FailureText(
        say("“\(step.name(say))”登记了几次：\(list)。", "'\(step.name(say))' is recorded on several days: \(list)."),
        say("用 --on 日期 指明一次。", "Name one with --on DATE."))
    case .entryNotVoidable(let sequence):
      return FailureText(
        say("第\(sequence)条不是本案可以单独作废的事项，或已经作废。", "Entry \(sequence) is none of this case that can be taken back alone, or it was already."),
        say(
          "节点写节点名：chuqing void 案号 节点 --reason 理由；案件内容用 case edit 更正，结案用 case reopen，整组用 chuqing undo。",
          "Name the milestone: chuqing void CASE NODE --reason WHY; fields: case edit; a closing: case reopen; a whole command: chuqing undo."
        ))
    default: return closingText(say)
    }
  }

  private func closingText(_ say: Language) -> FailureText {
    let wayOut = say(
      "核对结案日期和结案方式；确实如此的，用 chuqing case close 案号 … --reason 说明原因。",
      "Check day and manner; if it really is so, use chuqing case close CASE … --reason WHY.")
    switch self {
    case .closedBeforeAccepted(let accepted, let closed):
      return FailureText(
        say("结案日期 \(closed) 早于受理日期 \(accepted)。", "The closing \(closed) is before the acceptance \(accepted)."), wayOut)
    case .closedBeforeStep(let step, let day, let closed):
      return FailureText(
        say(
          "结案日期 \(closed) 早于已登记的“\(step.name(say))” \(day)，该节点不能在结案之后。",
          "The closing \(closed) is before the recorded '\(step.name(say))' on \(day), which cannot follow it."),
        say(
          "核对两个日期；节点录错的：chuqing void 案号 \(step.typed()) --reason 理由；确实如此的，用 case close --reason 说明原因。",
          "Check both; a wrong milestone: chuqing void CASE \(step.typed()) --reason WHY; if it really is so, case close --reason WHY."
        ))
    case .closedBeforeTerminated(let terminated, let closed):
      return FailureText(
        say(
          "结案日期 \(closed) 早于程序终结日期 \(terminated)：以终结裁定结案的，结案不早于裁定。",
          "The closing \(closed) is before the end of the proceeding \(terminated), by which the docket is closed."), wayOut)
    case .closingContradictsRuling(let manner, let step, let outcome, let on):
      let name = CloseManner.known(manner).label(say)
      let result = step.outcomeName(outcome, say)
      return FailureText(
        say(
          "结案方式“\(name)”与已登记的“\(step.name(say))：\(result)”（\(on)）矛盾。",
          "Closed as '\(name)', but '\(step.name(say))' is recorded as '\(result)' on \(on)."),
        say(
          "核对哪个正确；节点录错的：chuqing void 案号 \(step.typed()) --reason 理由；确实如此的，用 case close --reason 说明原因。",
          "Check which is right; a wrong milestone: chuqing void CASE \(step.typed()) --reason WHY; if it really is so, case close --reason WHY."
        ))
    case .mannerUnfit(let manner, let kind, let procedure, let fitting):
      let name = CloseManner.known(manner).label(say)
      let what =
        kind == .application
        ? say("申请审查案件", "an application docket") : procedure.map { say("\($0.label(say))案件", "a \($0.label(say))") } ?? ""
      let list = fitting.map { CloseManner.known($0).label(say) }.joined(separator: say("、", ", "))
      return FailureText(
        say("\(what)不以“\(name)”结案", "\(what) is not closed as '\(name)'") + say("。", "."),
        say(
          "通常是：\(list)。程序已转换的先登记 case convert 或节点21；确实如此的，用 case close --reason 说明原因。",
          "Usual: \(list). Record a conversion first (case convert, node 21); if it really is so, case close --reason WHY."))
    default: return FailureText("\(self)")
    }
  }
}

extension StepID {
  /// The name of a result that the step can have.
  fileprivate func outcomeName(_ outcome: String, _ say: Language) -> String {
    let known = Catalogue.builtIn.milestone(milestone)?.outcomes.first { $0.id == outcome }
    return known.map { say($0.name.zh, $0.name.en) } ?? outcome
  }
}

extension DependentCommand {
  /// What builds on a command that is to be taken back: which command, who, when, about which cases.
  static func text(of later: [DependentCommand], blocking command: String, _ say: Language) -> FailureText {
    let shown = later.suffix(10).reversed().map { item in
      let cases = item.cases.prefix(3).map(\.text).joined(separator: say("、", ", "))
      let rest = item.cases.count > 3 ? say(" 等\(item.cases.count)件", " and \(item.cases.count - 3) more") : ""
      return "  \(item.id)  \(item.recordedAt.courtDate) \(item.recordedAt.courtClock)  \(item.actor)  \(cases)\(rest)"
    }
    let more = later.count > 10 ? [say("  ……另有\(later.count - 10)个更早的操作", "  … and \(later.count - 10) earlier ones")] : []
    return FailureText(
      ([say("后来有\(later.count)个操作以 \(command) 为基础，不能撤销：", "\(later.count) later commands build on \(command):")]
        + shown + more).joined(separator: "\n"),
      say(
        "先撤销这些操作，从最近的开始：chuqing undo '\(later.last?.id ?? "")'；只改一处的，用 chuqing void 或 case edit 更正。",
        "Undo those first, the latest one first: chuqing undo '\(later.last?.id ?? "")'; to mend one thing use chuqing void or case edit."))
  }
}
