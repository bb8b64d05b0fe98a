import CaseFile
import CivilCalendar
import RuleModel

extension CaseRefusal {
  /// What acts about clocks and locks are refused for.
  func actText(_ say: Language) -> FailureText {
    switch self {
    case .locked(let lock, let attempt): return attempt.text(lock, say)
    case .derivedStep(let step):
      return FailureText(
        say("“\(step.name(say))”由案件本身得出，不能登记。", "'\(step.name(say))' follows from the case itself and cannot be recorded."),
        say("结案用 case close，程序转换用 case convert。", "Use case close, or case convert."))
    case .unknownOutcome(let milestone, let outcome):
      return FailureText(
        say("节点“\(milestone.name(say))”没有“\(outcome)”这种结果。", "Milestone '\(milestone.name(say))' has no outcome '\(outcome)'."),
        say("用 chuqing rules show \(milestone.rawValue) 看可用的结果。", "See chuqing rules show \(milestone.rawValue)."))
    case .outsideBounds(let step, let day, let allowed):
      return FailureText(
        say(
          "“\(step.name(say))”定为 \(day)，超出法律允许的 \(allowed.lowerBound) 至 \(allowed.upperBound)。",
          "'\(step.name(say))' set for \(day) lies outside the \(allowed.lowerBound) to \(allowed.upperBound) that the law allows."),
        say("在这个范围内另定一天。", "Choose a day in this range."))
    case .noOpenLimit(let step):
      return FailureText(
        say("“\(step.name(say))”现在没有在走的期限。", "'\(step.name(say))' has no open limit now."),
        say("用 chuqing explain 案号 节点 看原因。", "See why with chuqing explain CASE NODE."))
    case .notSuspended(let number):
      return FailureText(
        say("\(number) 的期限没有中止。", "The clocks of \(number) are running."), say("无需恢复。", "There is nothing to resume."))
    case .notLocked(let number):
      return FailureText(say("\(number) 没有锁定。", "\(number) is not locked."), say("无需解锁。", "There is nothing to unlock."))
    case .releaseNeeds(let required, let approver, let role):
      return FailureText(
        say(
          "解锁须由\(required.label(say))批准；\(approver) 登记为\(role.label(say))。",
          "The release needs a \(required.label(say)); \(approver) is recorded as \(role.label(say))."),
        say("写明有权的批准人：--approver 姓名（见 chuqing users list）。", "Name one with --approver (see chuqing users list)."))
    case .waiverNeeds(let required, let step):
      return FailureText(
        say(
          "“\(step.name(say))”是法院的法定期限，免除须由\(required.label(say))批准。",
          "'\(step.name(say))' is a statutory limit of the court; waiving it needs a \(required.label(say))."),
        say("写明批准人：--approver 姓名（见 chuqing users list）。", "Name one with --approver (see chuqing users list)."))
    case .releaseInPast(let until, let today):
      return FailureText(
        say("新期限 \(until) 早于今天（\(today)）。", "The new limit \(until) is before today (\(today))."),
        say("另定今天或以后的日期。", "Choose today or a later day."))
    case .conversionImpossible(let from, let to):
      let before = from?.label(say) ?? say("未填", "not recorded")
      return FailureText(
        say("程序现为“\(before)”，不能转为“\(to.label(say))”。", "The proceeding is \(before) and cannot become \(to.label(say))."),
        say(
          "重整、和解失败的，登记节点21（宣告破产）即可；强制清算转破产的，另立破申案并写明来源案号。",
          "After a failed plan record node 21; for compulsory liquidation register the bankruptcy application with --origin."))
    case .nothingToUndo(let command):
      return FailureText(
        say("没有可撤销的操作 \(command)，或已经撤销。", "There is nothing to undo of \(command), or it was undone already."),
        say("用 chuqing log 查操作编号。", "Look the command up with chuqing log."))
    case .undoBlocked(let command, let later): return DependentCommand.text(of: later, blocking: command, say)
    case .supervision(let refusal): return refusal.text(say)
    case .review(let refusal): return refusal.text(say)
    case .issueNotUndoable(let command):
      return FailureText(
        say(
          "\(command) 印发了报告，不能撤销：送出的文件收不回，它的溯源码必须一直查得到。",
          "\(command) issued reports and cannot be undone: what was sent out cannot be called back, and its trace codes must stay known."),
        say("送错了的，向收件人收回文件，另行印发。", "Ask the recipient to return a copy that was sent by mistake, and issue another."))
    case .beforeTrigger, .beforeDocket, .afterClosing, .closedBeforeAccepted, .closedBeforeStep, .closedBeforeTerminated,
      .closingContradictsRuling, .mannerUnfit, .notClosed, .originCircular, .originUnfit, .stepNotRecorded,
      .stepOnSeveralDays, .entryNotVoidable:
      return lifeText(say)
    default: return extensionText(say)
    }
  }

  private func extensionText(_ say: Language) -> FailureText {
    switch self {
    case .notExtendable(let step, let rule):
      return FailureText(
        say(
          "“\(step.name(say))”的期限（\(rule)）法律没有规定可以延长。",
          "The law gives no extension for the limit of '\(step.name(say))' (\(rule))."),
        say("如有法定的不计入期间，用 chuqing suspend 登记。", "Record days that by law do not count with chuqing suspend."))
    case .alreadyExtended(let step, _, let times):
      return FailureText(
        say("“\(step.name(say))”的期限只能延长\(times)次，已经用完。", "The limit of '\(step.name(say))' can be extended \(times) time(s) only."),
        say("不能再延长。", "No further extension is possible."))
    case .extensionTooLong(let step, _, let most, let unit):
      return FailureText(
        say(
          "“\(step.name(say))”一次最多延长\(unit.count(most, say))。",
          "'\(step.name(say))' can be extended by at most \(unit.count(most, say)) at a time."),
        say("改短，或省略 --by 取最长。", "Shorten it, or leave --by out for the longest."))
    case .extensionOutsideLimit(let step, let day, let from, let due):
      return FailureText(
        say(
          "准许延长的日期 \(day) 不在“\(step.name(say))”的期限（\(from) 至 \(due)）之内。",
          "The decision of \(day) does not lie within the limit of '\(step.name(say))' (\(from) to \(due))."),
        say("核对决定日期；期满后的延长没有效力。", "Check the day; a limit that has ended cannot be extended."))
    case .reasonStopsNothing(let reason):
      return FailureText(
        say(
          "“\(reason.label(say))”只扣除诉讼案件的审限（法释〔2000〕29号第九条），不扣除破产程序的节点期限。",
          "'\(reason.label(say))' concerns trial limits of suits only (法释〔2000〕29号 Art. 9), not the limits of insolvency steps."),
        say("节点期限可因补正、中止、顺延而不计入。", "Reasons that count: supplement, stay, justified_delay."))
    case .suspensionInverted(let from, let through):
      return FailureText(
        say("中止从 \(from) 开始，却到 \(through) 结束。", "The suspension begins on \(from) and ends on \(through)."),
        say("核对两个日期。", "Check both days."))
    case .suspendedAlready(let since):
      return FailureText(
        say("期限从 \(since) 起已经中止。", "The clocks have stood still since \(since)."),
        say("先恢复：chuqing resume 案号 --on 日期", "Resume them first: chuqing resume CASE --on DATE"))
    default: return FailureText("\(self)")
    }
  }
}

extension DocketLock.Attempt {
  /// What the lock forbade, and the way out.
  func text(_ lock: DocketLock, _ say: Language) -> FailureText {
    let missed = lock.step.name(say)
    let locked = say(
      "\(lock.number) 已锁定：“\(missed)”应于 \(lock.dueOn) 前完成（\(lock.rule)）。",
      "\(lock.number) is locked: '\(missed)' was due on \(lock.dueOn) (\(lock.rule)).")
    let unlock = say(
      "或由庭长解锁：chuqing unlock '\(lock.number)' --reason 理由 --approver 姓名",
      "or have it released: chuqing unlock '\(lock.number)' --reason WHY --approver NAME")
    let complete = "chuqing record '\(lock.number)' \(lock.step.typed()) --on \(say("实际日期", "DATE")) --reason \(say("逾期原因", "WHY"))"
    switch self {
    case .otherNode(let step):
      return FailureText(
        locked + say("不能登记“\(step.name(say))”。", " '\(step.name(say))' cannot be recorded."),
        say(
          "先补办：\(complete)；别的法定行为不能等的，加 --pending-review 登记为待审；\(unlock)",
          "Complete it first: \(complete); an act that cannot wait is recorded with --pending-review; \(unlock)"))
    case .inTime(let step, let day):
      return FailureText(
        locked + say("不能把“\(step.name(say))”记为 \(day)，如同没有逾期。", " '\(step.name(say))' cannot be dated \(day) as if in time."),
        say(
          "确实按期办理的，写明文书和审批人：--document 文书 --approver 姓名；逾期办理的，写实际日期和 --reason。",
          "If it really happened in time, give --document and --approver; if not, the true day and --reason."))
    case .lateWithoutReason:
      return FailureText(
        locked + say("逾期补办要写明原因。", " A late completion needs its reason."), say("加 --reason 逾期原因。", "Add --reason WHY."))
    case .field(let field):
      return FailureText(
        locked + say("不能改“\(field.name(say))”。", " The \(field.name(say)) cannot be changed."),
        say("先补办：\(complete)；\(unlock)", "Complete it first: \(complete); \(unlock)"))
    case .undo:
      return FailureText(
        locked + say("锁定期间不能撤销。", " Nothing can be taken back while it is."),
        say(
          "由庭长或分管院领导批准：--approver 姓名；\(unlock)",
          "With the approval of the division chief or a court leader: --approver NAME; \(unlock)"))
    case .closing:
      return FailureText(
        locked + say("不能结案。", " It cannot be closed."),
        say("先补办：\(complete)；\(unlock)", "Complete it first: \(complete); \(unlock)"))
    }
  }
}
