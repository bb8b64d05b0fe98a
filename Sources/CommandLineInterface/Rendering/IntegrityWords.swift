import CaseFile
import CivilCalendar
import Reports
import RuleModel

/// Questions of integrity and their answers in words.
struct IntegrityWords {
  let say: Language
  /// Code of the database's court.
  let court: String

  func label(_ severity: IntegrityQuestion.Severity) -> String { severity.label(say.report) }

  /// The question in a few words.
  func title(_ question: IntegrityQuestion) -> String { question.title(say.report) }

  /// The facts of an answer.
  func sentence(_ fault: IntegrityFault) -> String {
    switch fault {
    case .numberYear(let year, let filed): return say("案号是\(year)年的，立案日期 \(filed)", "number of \(year), filed on \(filed)")
    case .numberType(let type, let procedure):
      return say("案号类型“\(type)”，程序 \(procedure.label(.zh))", "type '\(type)', proceeding \(procedure.label(.en))")
    case .numberCourt(let code, let database):
      return say("案号的法院代字 \(code)，本库是 \(database)", "court code \(code), database of \(database)")
    case .originUnknown(let number): return say("来源案号 \(number) 不在库里", "origin \(number) is not in the database")
    case .acceptedWithoutProceeding(let day, let likely):
      return say("\(day) 裁定受理，没有案件以它为来源", "accepted on \(day); no case names it as its origin")
        + (likely.map { say("；可能是 \($0)", "; perhaps \($0)") } ?? "")
    case .applicationStillOpen(let number): return say("来源 \(number) 还没有结案", "its origin \(number) is not closed")
    case .acceptedBeforeFiling(let accepted, let filed):
      return say("受理 \(accepted)，立案 \(filed)", "accepted \(accepted), filed \(filed)")
    case .milestoneBeforeFiling(let step, let day, let filed):
      return say("“\(step.name(.zh))”\(day)，立案 \(filed)", "'\(step.name(.en))' on \(day), filed \(filed)")
    case .milestoneAfterClosing(let step, let day, let closed):
      return say("“\(step.name(.zh))”\(day)，结案 \(closed)", "'\(step.name(.en))' on \(day), closed \(closed)")
    case .actBeforeTrigger(let step, let day, let trigger):
      return say("“\(step.name(.zh))”\(day)，期限 \(trigger) 才起算", "'\(step.name(.en))' on \(day), due only from \(trigger)")
    case .plannedDayPassed(let step, let day):
      return say("“\(step.name(.zh))”排在 \(day)", "'\(step.name(.en))' was planned for \(day)")
    case .deregisteredBeforeEnd(let deregistered, let ended):
      return say("注销 \(deregistered)，程序终结 \(ended)", "deregistered \(deregistered), ended \(ended)")
    case .endedButPending(let ended): return say("程序终结 \(ended)", "ended on \(ended)")
    case .planPassed(let planned): return say("计划 \(planned) 结案", "planned for \(planned)")
    case .closedWithoutManner(let closed): return say("\(closed) 结案", "closed on \(closed)")
    case .mannerUnknown(let words): return say("写的是“\(words)”", "it says '\(words)'")
    case .mannerUnfit(let manner, let kind, let procedure):
      let docket = kind == .application ? say("申请审查案", "an application") : procedure?.label(say) ?? say("破产案", "a proceeding")
      return say("\(docket)，结案方式“\(manner.label(.zh))”", "\(docket), closed as '\(manner.label(.en))'")
    case .closedButLocked(let step, let due):
      return say("“\(step.name(.zh))”\(due) 届满，未办", "'\(step.name(.en))' was due on \(due)")
    default: return furtherSentence(fault)
    }
  }

  private func furtherSentence(_ fault: IntegrityFault) -> String {
    switch fault {
    case .missing(let field): return say("\(field.title)空白", "\(field.name(.en)) is blank")
    case .noMilestone(let filed): return say("立案 \(filed)", "filed \(filed)")
    case .nothingRuns(let last): return say("最近进展 \(last)", "last step \(last)")
    case .codeInvalid(let code, let name, let defect): return "\(name) \(code)\(say("：", ": "))\(defect.text(say))"
    case .codeWithSeveralNames(let code, let names): return "\(code)\(say("：", ": "))\(list(names))"
    case .nameWithSeveralCodes(let name, let codes): return "\(name)\(say("：", ": "))\(list(codes))"
    case .namesAlike(let names): return list(names.map { "“\($0)”" })
    case .enterpriseTwicePending(let name): return name
    case .assetsAboveClaims(let assets, let claims):
      return say("资产 \(assets.yuanText) 元，债权 \(claims.yuanText) 元", "assets \(assets.yuanText), claims \(claims.yuanText) yuan")
    case .unitDoubtful(let field, let value, let likely):
      return say(
        "\(field.title) \(value.yuanText) 元；换一个单位是 \(likely.yuanText) 元，与其他案件相近",
        "\(field.name(.en)): \(value.yuanText); by the other unit \(likely.yuanText), like the other cases")
    case .employeesZero(let day): return say("职工债权公示于 \(day)", "claims of employees published on \(day)")
    case .peopleAlike(let field, let names): return "\(field.name(say)) \(list(names.map { "“\($0)”" }))"
    case .settledAboveEmployees(let settled, let employees):
      return say("已安置\(settled)人，职工\(employees)人", "\(settled) settled of \(employees)")
    case .provisionalDays(let year): return say("\(year)年", "\(year)")
    case .stale(let filed, let last): return say("立案 \(filed)，最近进展 \(last)", "filed \(filed), last step \(last)")
    case .waitsForReview(let step, let day): return say("“\(step.name(.zh))”\(day)", "'\(step.name(.en))' on \(day)")
    case .recordedLate(let count, let step, let day, let recorded):
      return say("“\(step.name(.zh))”\(day)，\(recorded) 才登记", "'\(step.name(.en))' on \(day), recorded on \(recorded)")
        + (count > 1 ? say("，共\(count)项", "; \(count) in all") : "")
    case .longPendingWithoutReason(let filed): return say("立案 \(filed)", "filed \(filed)")
    case .stagnationBackwards(let reason, let from, let through):
      return "\(reason.label(say)) \(from)..\(through)"
    case .supervisionUnregistered(let reasons, let text):
      return say("督办原因写的是“\(text)”，没有挂牌：", "it says '\(text)'; not registered: ") + say.oversight.list(reasons)
    case .supervisionOverdue(let clearBy, let days):
      return say("清结期限 \(clearBy)，已超过\(days)天", "clear by \(clearBy), \(days) days over")
    default: return ""
    }
  }

  private func list(_ words: [String]) -> String { words.joined(separator: say("、", ", ")) }
}
