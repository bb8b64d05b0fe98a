import CaseFile
import Reports
import RuleModel

extension IntegrityWords {
  /// What mends it, with the command.
  func advice(_ finding: IntegrityFinding) -> String {
    let number = finding.cases[0]
    let show = "chuqing case show '\(number)'"
    let edit = "chuqing case edit '\(number)'"
    switch finding.fault {
    case .numberYear: return say("核对案号和立案日期：\(edit) --filed-on 日期", "Check both: \(edit) --filed-on DATE")
    case .numberType: return say("核对程序：\(edit) --procedure 程序", "Check the proceeding: \(edit) --procedure WORD")
    case .numberCourt(let code, _): return say("登记法院：\(edit) --court \(code)", "Record the court: \(edit) --court \(code)")
    case .originUnknown(let origin):
      return say(
        "登记来源案件：chuqing case add '\(origin)' …；写错的：\(edit) --origin 案号",
        "Register it: chuqing case add '\(origin)' …; or correct it: \(edit) --origin NUMBER")
    case .acceptedWithoutProceeding(_, let likely?):
      return say(
        "核对后写明来源：chuqing case edit '\(likely)' --origin '\(number)'",
        "Check it, and state the origin: chuqing case edit '\(likely)' --origin '\(number)'")
    case .acceptedWithoutProceeding:
      return say(
        "登记受理后的案件：chuqing case add 案号 --origin '\(number)' …；已登记的：chuqing case edit 案号 --origin '\(number)'",
        "Register the proceeding with --origin '\(number)', or: chuqing case edit NUMBER --origin '\(number)'")
    case .applicationStillOpen(let origin):
      return say(
        "申请案结案：chuqing case close '\(origin)' --on 受理日期 --manner 裁定受理",
        "Close the application: chuqing case close '\(origin)' --on DATE --manner accepted")
    case .acceptedBeforeFiling: return say("核对两个日期：\(edit) --accepted-on 日期", "Check both dates: \(edit) --accepted-on DATE")
    case .milestoneBeforeFiling, .milestoneAfterClosing, .actBeforeTrigger:
      return say("核对日期，看是否登记错了案件：\(show)", "Check the dates, and whether it belongs to this case: \(show)")
    case .plannedDayPassed(let step, _):
      let node = step.typed()
      return say(
        "已办的登记：chuqing record '\(number)' \(node) --on 日期；改期：--planned 日期",
        "Done: chuqing record '\(number)' \(node) --on DATE; put off: --planned DATE")
    case .deregisteredBeforeEnd: return say("核对两个日期：\(show)", "Check both dates: \(show)")
    case .endedButPending:
      return say(
        "结案：chuqing case close '\(number)' --on 日期 --manner 方式", "Close it: chuqing case close '\(number)' --on DATE --manner WORDS")
    case .planPassed:
      return say(
        "改期：\(edit) --planned-close-on 日期；已结的：chuqing case close '\(number)' --on 日期 --manner 方式",
        "Plan anew: \(edit) --planned-close-on DATE; closed: chuqing case close '\(number)' --on DATE --manner WORDS")
    case .closedWithoutManner, .mannerUnknown, .mannerUnfit:
      return say(
        "写明结案方式：\(edit) --close-manner 方式（可用的词见 chuqing help case close）",
        "State the manner: \(edit) --close-manner WORDS")
    case .closedButLocked(let step, _):
      return say(
        "补登：chuqing record '\(number)' \(step.typed()) --on 日期 --reason 原因；或解锁：chuqing unlock '\(number)' --reason …",
        "Record it: chuqing record '\(number)' \(step.typed()) --on DATE --reason WHY; or chuqing unlock '\(number)' --reason …")
    case .missing(let field): return missing(field, edit)
    default: return furtherAdvice(finding, number: number, show: show, edit: edit)
    }
  }

  private func missing(_ field: CaseField, _ edit: String) -> String {
    let option: String
    switch field {
    case .debtors: option = "--debtor"
    default: option = "--" + field.rawValue.split(separator: "_").joined(separator: "-")
    }
    return say("补上：\(edit) \(option) \(field.title)（很多件时导入一份补齐的台账）", "Add it: \(edit) \(option) … (or import a completed ledger)")
  }

  private func furtherAdvice(
    _ finding: IntegrityFinding, number: CaseNumber, show: String, edit: String
  ) -> String {
    switch finding.fault {
    case .noMilestone:
      return say("补登节点：chuqing record '\(number)' 节点 --on 日期", "Record milestones: chuqing record '\(number)' NODE --on DATE")
    case .nothingRuns, .stale:
      return say(
        "补登已办的节点，或结案：\(show)；chuqing case close '\(number)' --on 日期 --manner 方式",
        "Record what was done, or close it: \(show); chuqing case close '\(number)' --on DATE --manner WORDS")
    case .codeInvalid, .codeWithSeveralNames, .nameWithSeveralCodes:
      return say("对照营业执照核对：\(edit) --debtor 名称 --uscc 代码", "Check the licence: \(edit) --debtor NAME --uscc CODE")
    case .namesAlike: return say("统一写法：\(edit) --debtor 名称", "Write it one way: \(edit) --debtor NAME")
    case .enterpriseTwicePending:
      return say("核对是否重复登记：chuqing case show 案号", "Check whether one was registered twice: chuqing case show NUMBER")
    case .assetsAboveClaims: return say("核对金额和单位：\(show)", "Check amounts and units: \(show)")
    case .unitDoubtful(let field, _, _):
      let option = "--" + field.rawValue.split(separator: "_").joined(separator: "-")
      return say("核对单位：\(edit) \(option) 1733万元", "Check the unit: \(edit) \(option) 1733万元")
    case .employeesZero: return say("写明人数：\(edit) --employees 人数", "State the number: \(edit) --employees N")
    case .peopleAlike(let field, _):
      let option = "--" + field.rawValue.split(separator: "_").joined(separator: "-")
      return say("统一写法：\(edit) \(option) 名称", "Write it one way: \(edit) \(option) NAME")
    case .settledAboveEmployees: return say("核对两个人数：\(show)", "Check both numbers: \(show)")
    case .provisionalDays(let year):
      return say(
        "放假安排公布后载入：chuqing calendar load \(year).csv --year \(year)",
        "Load the schedule when it is published: chuqing calendar load \(year).csv --year \(year)")
    case .waitsForReview:
      return say("请庭长审查：\(show)", "To be reviewed by the division chief: \(show)")
    case .longPendingWithoutReason:
      return say("写明停滞原因：chuqing case stagnate '\(number)' …", "State the reason: chuqing case stagnate '\(number)' …")
    case .stagnationBackwards: return say("核对起止日期：\(show)", "Check the days: \(show)")
    default: return show
    }
  }
}
