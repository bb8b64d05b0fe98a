import CaseFile
import CivilCalendar
import RuleModel

/// Names of limits and of what belongs to them, in the language of a report.
public struct LimitWords: Sendable {
  let say: ReportLanguage
  let catalogue: Catalogue

  /// Names from a catalogue.
  public init(_ language: ReportLanguage, catalogue: Catalogue) {
    say = language
    self.catalogue = catalogue
  }

  /// `送达受理(不受理)裁定·送达申请人`.
  public func name(_ step: StepID) -> String {
    guard let milestone = catalogue.milestone(step.milestone) else { return step.description }
    let name = say(milestone.name.zh, milestone.name.en)
    guard let part = step.part.flatMap({ milestone.part($0) }) else { return name }
    return name + say("·\(part.name.zh)", ": \(part.name.en)")
  }

  /// `7a`; nil for an event beside the nodes, which has no number.
  public func number(_ step: StepID) -> String? {
    guard let milestone = catalogue.milestone(step.milestone), milestone.number > 0 else { return nil }
    return "\(milestone.number)\(step.part ?? "")"
  }

  /// `7a 送达受理(不受理)裁定·送达申请人`.
  public func title(_ step: StepID) -> String { [number(step), name(step)].compactMap { $0 }.joined(separator: " ") }

  /// The name of a result that a step had.
  public func outcome(_ id: String, of step: StepID) -> String {
    guard let outcome = catalogue.milestone(step.milestone)?.outcomes.first(where: { $0.id == id }) else { return id }
    return say(outcome.name.zh, outcome.name.en)
  }

  /// 法定、政策、管理.
  public func label(_ kind: RuleKind) -> String {
    switch kind {
    case .statutory: return say("法定", "statutory")
    case .policy: return say("政策", "policy")
    case .administrative: return say("管理", "administrative")
    }
  }

  /// Who has to act.
  public func label(_ role: ResponsibleRole) -> String {
    switch role {
    case .filingDivision: return say("立案庭", "filing division")
    case .divisionChief: return say("庭长", "division chief")
    case .panel: return say("合议庭", "panel")
    case .clerk: return say("书记员", "clerk")
    case .administrator: return say("管理人", "administrator")
    case .debtor: return say("债务人", "debtor")
    case .creditors: return say("债权人", "creditors")
    }
  }

  /// A role in the court.
  public func label(_ role: CourtRole) -> String {
    switch role {
    case .clerk: return say("书记员", "clerk")
    case .judge: return say("承办法官", "judge")
    case .divisionChief: return say("庭长", "division chief")
    case .courtLeader: return say("分管院领导", "court leader")
    case .caseManagement: return say("审管办", "case-management office")
    case .auditor: return say("审计", "auditor")
    case .scheduler: return say("定时任务", "scheduler")
    case .administrator: return say("管理人", "administrator")
    }
  }

  /// How a limit stands.
  public func label(_ state: LimitState) -> String {
    switch state {
    case .running: return say("运行中", "running")
    case .warned(let level):
      guard let known = catalogue.ladder.level(level) else { return say("预警", "warned") }
      return say(known.name.zh, known.name.en)
    case .overdue: return say("逾期", "overdue")
    case .lapsed: return say("期满", "lapsed")
    case .doneOnTime: return say("按期完成", "done on time")
    case .doneLate: return say("逾期完成", "done late")
    case .waived: return say("免除", "waived")
    case .superseded: return say("不再适用", "superseded")
    }
  }

  /// The day of the week.
  public func label(_ weekday: Weekday) -> String {
    switch weekday {
    case .monday: return say("星期一", "Mon")
    case .tuesday: return say("星期二", "Tue")
    case .wednesday: return say("星期三", "Wed")
    case .thursday: return say("星期四", "Thu")
    case .friday: return say("星期五", "Fri")
    case .saturday: return say("星期六", "Sat")
    case .sunday: return say("星期日", "Sun")
    }
  }

  /// So many days, months or years.
  public func count(_ count: Int, _ unit: TimeLimit.Unit) -> String {
    let plural = count == 1 ? "" : "s"
    switch unit {
    case .days: return say("\(count)日", "\(count) day\(plural)")
    case .months: return say("\(count)个月", "\(count) month\(plural)")
    case .years: return say("\(count)年", "\(count) year\(plural)")
    case .workingDays: return say("\(count)个工作日", "\(count) working day\(plural)")
    }
  }

  /// The end of a day to the minute, as a court writes it: the whole day until 24:00.
  public func moment(_ endsAt: Instant, of due: CivilDate) -> String {
    endsAt == Instant.courtMidnight(of: due.adding(days: 1)) ? "\(due) 24:00" : "\(endsAt.courtDate) \(endsAt.courtClock)"
  }
}

extension LegalBasis {
  /// Instrument and article in one text.
  public var citation: String { instrument + article }
}
