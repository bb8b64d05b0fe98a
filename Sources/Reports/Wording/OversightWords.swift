import CaseFile
import CivilCalendar
import RuleModel

/// Names of what supervises cases: reasons and states of key-case supervision, evidence of proposals, grades of reviews.
public struct OversightWords: Sendable {
  private let say: ReportLanguage
  private let limits: LimitWords
  private let catalogue: Catalogue

  /// Names in the language of a report.
  public init(_ language: ReportLanguage, catalogue: Catalogue) {
    say = language
    self.catalogue = catalogue
    limits = LimitWords(language, catalogue: catalogue)
  }

  /// 长期未结 and the like.
  public func label(_ reason: SupervisionReason) -> String {
    say(reason.ledgerWord, reason.code.split(separator: "_").joined(separator: " "))
  }

  /// Several reasons.
  public func list(_ reasons: [SupervisionReason]) -> String {
    reasons.map(label).joined(separator: say("、", ", "))
  }

  /// The state, with a symbol, because colour is never the only signal.
  public func label(_ state: Supervision.State) -> String {
    switch state {
    case .overdue: return say("◆ 逾期", "◆ overdue")
    case .active: return say("□ 在督", "□ in force")
    case .cleared: return say("● 已清结", "● cleared")
    case .ended: return say("○ 已摘牌", "○ taken off")
    }
  }

  /// The grade.
  public func label(_ grade: ReviewGrade) -> String { say(grade.ledgerWord, grade.code) }

  /// From which cases a sample was drawn.
  public func label(_ source: ReviewSource) -> String {
    switch source {
    case .closed: return say("本期已结案件", "cases closed in the period")
    case .longPending: return say("期末一年以上未结案件", "cases pending a year or more at its end")
    }
  }

  /// By what a sample was divided.
  public func label(_ strata: ReviewStrata) -> String {
    switch strata {
    case .judge: return say("承办法官", "judge")
    case .procedure: return say("程序", "proceeding")
    case .division: return say("承办部门", "division")
    }
  }

  /// A stratum's value as printed.
  public func stratum(_ key: String, by strata: ReviewStrata) -> String {
    if key.isEmpty { return say("未填", "not recorded") }
    guard strata == .procedure, let procedure = Procedure(rawValue: key) else { return key }
    return say(procedure.ledgerWord, key.split(separator: "_").joined(separator: " "))
  }

  /// What speaks for a reason, in a phrase.
  public func text(_ evidence: ProposalEvidence) -> String {
    switch evidence {
    case .pending(let since, let days):
      return say("\(since) 立案，未结\(days)天", "pending since \(since), \(days) days")
    case .stagnant(let reason, let since, let days):
      let name = say(reason.ledgerWord, reason.code.split(separator: "_").joined(separator: " "))
      return say("停滞：\(name)，\(since) 起\(days)天", "stagnation: \(name) since \(since), \(days) days")
    case .lockedOften(let times): return say("锁定\(times)次", "locked \(times) times")
    case .lockedLong(let rule, let dueOn, let days):
      let step = catalogue.rules.indices.contains(rule) ? limits.name(catalogue.rules[rule].step) : ""
      return say("“\(step)”\(dueOn) 届满，锁定\(days)天未解", "locked \(days) days: '\(step)' was due on \(dueOn)")
    case .extendedOften(let times): return say("期限延长\(times)次", "limits extended \(times) times")
    case .ledgerText(let text): return say("台账“督办原因”写有：\(text)", "the ledger's reason says: \(text)")
    case .unsettled(let count): return say("未安置职工\(count)人", "\(count) employees not settled")
    }
  }

  /// Several pieces of evidence.
  public func list(_ evidence: [ProposalEvidence]) -> String {
    var texts: [String] = []
    for text in evidence.map(text) where !texts.contains(text) { texts.append(text) }
    return texts.joined(separator: say("；", "; "))
  }
}
