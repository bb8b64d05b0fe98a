import CaseFile
import CivilCalendar
import Reports
import RuleModel

/// Why a rule has no limit on a docket, in words, and what to record to make it start.
struct AbsenceWords {
  let say: Language
  let catalogue: Catalogue
  let number: CaseNumber

  private var words: ProofWords { ProofWords(say.report, catalogue: catalogue) }

  /// The reason's name for programs.
  static func code(_ absence: LimitAbsence) -> String {
    switch absence {
    case .procedureMissing: return "procedure_missing"
    case .otherProcedure: return "other_procedure"
    case .otherApplicant(nil): return "applicant_missing"
    case .otherApplicant: return "other_applicant"
    case .otherExamination(nil): return "examination_missing"
    case .otherExamination: return "other_examination"
    case .otherTrack: return "other_track"
    case .otherDocket: return "other_docket"
    case .notInForce: return "not_in_force"
    case .notTriggered: return "not_triggered"
    case .dayNotSet: return "day_not_set"
    case .cut: return "cut"
    case .beforeRegistration: return "before_registration"
    case .overtaken: return "overtaken"
    }
  }

  /// Whether the rule can never apply to the case as it is recorded: what is not worth a line of its own.
  static func isForeign(_ absence: LimitAbsence) -> Bool {
    switch absence {
    case .otherProcedure, .otherTrack, .otherDocket, .notInForce, .overtaken: return true
    case .otherApplicant(let applicant): return applicant != nil
    case .otherExamination(let examination): return examination != nil
    default: return false
    }
  }

  /// The reason in a sentence.
  func reason(_ absence: LimitAbsence, _ rule: DeadlineRule) -> String {
    switch absence {
    case .procedureMissing: return say("案件没有登记程序，期限无从适用。", "The proceeding of the case is not recorded.")
    case .otherProcedure(let procedure):
      return say(
        "只适用于\(procedures(rule))，本案是\(procedure.label(.zh))。",
        "It is about \(procedures(rule)); this case is a \(procedure.label(.en)).")
    case .otherApplicant(let applicant): return self.applicant(applicant, rule)
    case .otherExamination(let examination):
      let wanted = rule.conditions.examination?.label(say) ?? ""
      guard let examination else {
        return say("只适用于\(wanted)审查的案件，本案没有登记审理方式。", "It needs examination by \(wanted); none is recorded.")
      }
      return say("只适用于\(wanted)审查，本案是\(examination.label(.zh))。", "It needs examination by \(wanted); this is \(examination.label(.en)).")
    case .otherTrack:
      return rule.conditions.track == .fast
        ? say("只适用于快速审理的案件。", "It is about cases on the fast track.")
        : say("只适用于普通程序的案件，本案快速审理。", "It is about the ordinary track; this case is on the fast one.")
    case .otherDocket:
      return rule.conditions.dockets == [.application]
        ? say("属于申请审查案件（破申、清申），不在本案号计算。", "It belongs to the application docket (破申, 清申).")
        : say("属于受理后的案件（破、强清），不在本案号计算。", "It belongs to the docket of the proceeding (破, 强清).")
    case .notInForce:
      let through = rule.inForceThrough.map { say("至 \($0)", " to \($0)") } ?? say("起", " on")
      return say(
        "起算之日本条不适用（施行期间 \(rule.inForceFrom) \(through)）。",
        "Not in force on the day of the trigger (\(rule.inForceFrom)\(through)).")
    case .notTriggered(let trigger):
      return say("尚未起算：还没有登记“\(words.trigger(trigger))”。", "Not started: \(words.trigger(trigger)) is not recorded.")
    case .dayNotSet(let range):
      return say(
        "本院尚未确定最后一日；可定在 \(range.lowerBound) 至 \(range.upperBound)。",
        "The court has not set the last day; it may lie between \(range.lowerBound) and \(range.upperBound).")
    case .cut(let index):
      guard catalogue.cuts.indices.contains(index) else { return "" }
      let cut = catalogue.cuts[index]
      return say("不再发生：\(cut.statement.zh)（\(cut.basis.citation)）", "It will not come: \(cut.statement.en) (\(cut.basis.citation))")
    case .beforeRegistration:
      return say("案件登记到本系统时期限已过，又没有登记该节点，不追溯起算。", "It had ended before the case was registered here; nothing recorded starts it.")
    case .overtaken(let rule):
      return say("同一节点已按另一条规则起算（\(rule.rawValue)），以先起算的为准。", "Another rule of the step started first and governs (\(rule.rawValue)).")
    }
  }

  private func applicant(_ applicant: Applicant?, _ rule: DeadlineRule) -> String {
    let wanted = Applicant.allCases.filter(rule.conditions.applicants.contains).map { $0.label(say) }
      .joined(separator: say("、", ", "))
    guard let applicant else {
      return say(
        "只适用于\(wanted)申请的案件，本案没有登记申请人类型。",
        "It is about applications by \(wanted); the applicant is not recorded.")
    }
    return say(
      "只适用于\(wanted)申请的案件，本案由\(applicant.label(.zh))申请。",
      "It is about applications by \(wanted); here the \(applicant.label(.en)) applied.")
  }

  /// The command that would make it start; nil when nothing should.
  func remedy(_ absence: LimitAbsence, _ rule: DeadlineRule) -> String? {
    let date = say("日期", "DATE")
    switch absence {
    case .procedureMissing:
      return "chuqing case edit '\(number.text)' --procedure " + (rule.procedures.first.map { say($0.ledgerWord, $0.rawValue) } ?? "")
    case .otherApplicant(nil):
      let applicant = Applicant.allCases.first(where: rule.conditions.applicants.contains)
      return "chuqing case edit '\(number.text)' --applicant " + (applicant.map { say($0.ledgerWord, $0.rawValue) } ?? "")
    case .otherExamination(nil):
      let wanted = rule.conditions.examination.map { say($0.ledgerWord, $0.rawValue) } ?? ""
      return "chuqing case edit '\(number.text)' --examination \(wanted)"
    case .notTriggered(.planned(let step)): return plan(step, date)
    case .dayNotSet: return plan(rule.step, date)
    case .notTriggered(let trigger):
      guard let step = trigger.steps.first(where: { !(catalogue.milestone($0.milestone)?.isDerived ?? true) }) else { return nil }
      return "chuqing record '\(number.text)' \(step.typed(in: catalogue)) --on \(date)"
    case .beforeRegistration: return "chuqing record '\(number.text)' \(rule.step.typed(in: catalogue)) --on \(date)"
    default: return nil
    }
  }

  private func plan(_ step: StepID, _ date: String) -> String {
    "chuqing record '\(number.text)' \(step.typed(in: catalogue)) --planned \(date)"
  }

  private func procedures(_ rule: DeadlineRule) -> String {
    Procedure.allCases.filter(rule.procedures.contains).map { $0.label(say) }.joined(separator: say("、", ", "))
  }
}
