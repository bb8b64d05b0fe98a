import CaseFile
import CivilCalendar
import Reports
import RuleModel

/// Questions of integrity and their answers in words.
struct IntegrityWords {
  let say: Language
  /// Code of the database's court.
  let court: String

  func label(_ severity: IntegrityQuestion.Severity) -> String {
    switch severity {
    case .error: return say("错误", "error")
    case .warning: return say("警告", "warning")
    case .note: return say("提示", "note")
    }
  }

  /// The question in a few words.
  func title(_ question: IntegrityQuestion) -> String {
    switch question {
    case .numberYear: return say("案号年度与立案年度不符", "year of the number is not that of filing")
    case .numberType: return say("案号类型与程序不符", "type of the number does not fit the proceeding")
    case .numberCourt: return say("案号是其他法院的，没有登记法院", "number of another court, no court recorded")
    case .originUnknown: return say("来源案号没有登记", "docket of origin is not registered")
    case .acceptedWithoutProceeding: return say("申请已受理，没有登记破产（强清）案", "accepted, but no proceeding came out of it")
    case .applicationStillOpen: return say("破产案未结，申请案也未结", "pending while its application still is")
    case .acceptedBeforeFiling: return say("受理早于立案", "accepted before it was filed")
    case .milestoneBeforeFiling: return say("节点早于立案", "milestone before filing")
    case .milestoneAfterClosing: return say("节点晚于结案", "milestone after closing")
    case .actBeforeTrigger: return say("办理早于起算", "act before the event that makes it due")
    case .plannedDayPassed: return say("排期已过，没有登记办理", "planned day has passed, nothing recorded")
    case .deregisteredBeforeEnd: return say("注销早于程序终结", "deregistered before the proceeding ended")
    case .endedButPending: return say("程序已终结，案件未结", "proceeding ended, case pending")
    case .planPassed: return say("计划结案日期已过，案件未结", "planned closing date has passed, case pending")
    case .closedWithoutManner: return say("已结，没有结案方式", "closed without manner")
    case .mannerUnknown: return say("结案方式不在目录里", "unknown manner of closing")
    case .mannerUnfit: return say("结案方式与案件、程序不符", "manner does not fit docket or proceeding")
    case .closedButLocked: return say("已结但仍锁定", "closed and locked")
    case .noJudge: return say("未结案件没有承办法官", "pending without judge")
    case .noEnterprise: return say("没有企业名称", "no enterprise")
    case .noProcedure: return say("没有程序", "no proceeding")
    case .noCategory: return say("没有类型", "no category")
    case .noOwnerLevel: return say("没有隶属", "no owner level")
    case .noMilestone: return say("未结案件没有任何节点", "pending without any milestone")
    case .nothingRuns: return say("未结案件没有在走的期限", "pending, and no limit runs")
    case .noDivision: return say("未结案件没有承办部门", "pending without division")
    case .codeInvalid: return say("企业代码有误", "wrong enterprise code")
    case .codeWithSeveralNames: return say("同一代码，名称不同", "one code, several names")
    case .nameWithSeveralCodes: return say("同一名称，代码不同", "one name, several codes")
    case .namesAlike: return say("企业名称只差括号、空格", "names that differ in brackets or spaces")
    case .enterpriseTwicePending: return say("同一企业有几件未结的破产（强清）案", "one enterprise in several pending proceedings")
    case .assetsAboveClaims: return say("资产超过债权一百倍", "assets over a hundred times the claims")
    case .unitDoubtful: return say("金额单位可疑（元、万元）", "unit of an amount is doubtful")
    case .employeesZero: return say("职工人数为0，却公示过职工债权", "no employees, but their claims were published")
    case .peopleAlike: return say("人员、单位名称写法不一", "people or bodies written in several ways")
    case .settledAboveEmployees: return say("安置职工多于职工人数", "more employees settled than there are")
    case .provisionalDays: return say("期限按未公布的放假安排暂定", "due days without a published holiday schedule")
    case .stale: return say("未结三年以上，一年没有进展", "pending three years, no step for one")
    case .waitsForReview: return say("锁定期间的登记待审", "entries that wait for review")
    case .longPendingWithoutReason: return say("未结一年以上，没有停滞原因", "pending over a year, no reason of stagnation")
    case .stagnationBackwards: return say("停滞原因的止日早于起日", "reason of stagnation ends before it begins")
    }
  }

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
    case .longPendingWithoutReason(let filed): return say("立案 \(filed)", "filed \(filed)")
    case .stagnationBackwards(let reason, let from, let through):
      return "\(reason.label(say)) \(from)..\(through)"
    default: return ""
    }
  }

  private func list(_ words: [String]) -> String { words.joined(separator: say("、", ", ")) }
}
