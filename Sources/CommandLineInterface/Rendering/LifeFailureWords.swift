import CaseFile
import CivilCalendar
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
