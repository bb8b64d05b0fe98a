import CaseFile
import CivilCalendar
import Reports
import RuleCatalogue
import RuleModel

extension CaseField {
  /// The field's name.
  func name(_ say: Language) -> String {
    switch self {
    case .debtors: return say("企业名称", "enterprise")
    case .category: return say("类型", "category")
    case .ownerLevel: return say("隶属", "owner level")
    case .supervisingBody: return say("主管单位", "supervising body")
    case .procedure: return say("程序", "procedure")
    case .court: return say("法院", "court")
    case .division: return say("承办部门", "division")
    case .judge: return say("承办法官", "judge")
    case .clerk: return say("书记员", "clerk")
    case .administrator: return say("管理人", "administrator")
    case .filedOn: return say("立案日期", "filing date")
    case .acceptedOn: return say("受理日期", "acceptance date")
    case .plannedCloseOn: return say("计划结案日期", "planned closing date")
    case .closedOn: return say("结案日期", "closing date")
    case .closeManner: return say("结案方式", "manner of closing")
    case .terminatedOn: return say("程序终结日期", "end of the proceeding")
    case .deregisteredOn: return say("注销日期", "deregistration date")
    case .clearedOn: return say("出清日期", "clearance date")
    case .claimsTotal: return say("债权总额（元）", "claims (yuan)")
    case .assetsTotal: return say("资产总额（元）", "assets (yuan)")
    case .employees: return say("职工人数", "employees")
    case .employeesSettled: return say("已安置职工人数", "employees settled")
    case .fastTrack: return say("快速审理", "fast track")
    case .applicant: return say("申请人类型", "applicant")
    case .examination: return say("审理方式", "way of examination")
    case .origin: return say("来源案号", "origin")
    case .supervision: return say("督办原因", "key-case supervision")
    case .stagnation: return say("停滞原因", "stagnation")
    case .note: return say("备注", "note")
    case .extras: return say("其他列", "other columns")
    }
  }
}

extension CaseField {
  /// The Chinese name without a unit, as a ledger's header has it.
  var title: String {
    switch self {
    case .claimsTotal: return "债权总额"
    case .assetsTotal: return "资产总额"
    default: return name(.zh)
    }
  }

  /// The field with this identifier or Chinese name.
  init?(named text: String) {
    let key = TextFolding.key(text)
    guard let field = Self.allCases.first(where: { $0.rawValue == key || $0.title == key }) else {
      return nil
    }
    self = field
  }
}

extension MilestoneID {
  /// The milestone's printed name.
  func name(_ say: Language) -> String {
    guard let milestone = Catalogue.builtIn.milestone(self) else { return rawValue }
    return say(milestone.name.zh, milestone.name.en)
  }
}

extension StepID {
  /// The step's printed name, with its part: `送达受理(不受理)裁定·送达申请人`.
  func name(_ say: Language, in catalogue: Catalogue = .builtIn) -> String {
    LimitWords(say.report, catalogue: catalogue).name(self)
  }

  /// How a person types the step: `7a`, `7`, or the identifier of an event.
  func typed(in catalogue: Catalogue = .builtIn) -> String {
    LimitWords(.zh, catalogue: catalogue).number(self) ?? description
  }
}

extension Applicant {
  /// The applicant's name.
  func label(_ say: Language) -> String {
    say(ledgerWord, rawValue.split(separator: "_").joined(separator: " "))
  }
}

extension Examination {
  /// The way's name.
  func label(_ say: Language) -> String { say(ledgerWord, rawValue) }
}

extension StagnationReason {
  /// The reason's name.
  func label(_ say: Language) -> String {
    say(ledgerWord, rawValue.split(separator: "_").joined(separator: " "))
  }
}

extension RuleKind {
  /// 法定、政策、管理.
  func label(_ say: Language) -> String { say.limits.label(self) }
}

extension CourtRole {
  /// The role's name.
  func label(_ say: Language) -> String { say.limits.label(self) }

  /// The role with this identifier or Chinese name.
  init?(named text: String) {
    let key = TextFolding.key(text)
    guard let role = Self.allCases.first(where: { $0.rawValue == key || TextFolding.key($0.label(.zh)) == key }) else {
      return nil
    }
    self = role
  }
}

extension ResponsibleRole {
  /// The role's name.
  func label(_ say: Language) -> String { say.limits.label(self) }
}

extension TimeLimit.Unit {
  /// So many units.
  func count(_ count: Int, _ say: Language) -> String { say.limits.count(count, self) }
}

extension Language {
  /// The words of reports for limits, which messages share.
  fileprivate var limits: LimitWords { LimitWords(report, catalogue: .builtIn) }
}

extension SuspensionReason {
  /// The reason's name.
  func label(_ say: Language) -> String {
    switch self {
    case .supplement: return say("补正材料", "papers asked for")
    case .stay: return say("中止", "stay of the proceeding")
    case .justifiedDelay: return say("顺延", "delay for good cause")
    case .jurisdiction: return say("管辖争议", "dispute on jurisdiction")
    case .announcement: return say("公告", "publication")
    case .appraisal: return say("鉴定", "appraisal")
    case .audit: return say("审计、评估、资产清理", "audit or valuation")
    }
  }

  /// The reason with this identifier or Chinese name.
  init?(named text: String) {
    let key = TextFolding.key(text)
    guard let reason = Self.allCases.first(where: { $0.rawValue == key || TextFolding.key($0.label(.zh)) == key }) else {
      return nil
    }
    self = reason
  }
}

/// The 26 milestones as a list.
enum MilestoneWords {
  /// Numbers and names of all milestones on one line.
  static func list(_ say: Language) -> String {
    Catalogue.builtIn.milestones.map { "\($0.number) \(say($0.name.zh, $0.id.rawValue))" }
      .joined(separator: say("、", ", "))
  }
}

extension Procedure {
  /// The proceeding's name.
  func label(_ say: Language) -> String {
    switch self {
    case .liquidation: return say("清算", "liquidation")
    case .reorganization: return say("重整", "reorganisation")
    case .composition: return say("和解", "composition")
    case .compulsoryLiquidation: return say("强制清算", "compulsory liquidation")
    }
  }
}

extension EnterpriseCategory {
  /// The category's name.
  func label(_ say: Language) -> String {
    switch self {
    case .closedDown: return say("关停", "closed down")
    case .distressed: return say("特困", "in distress")
    case .nonState: return say("非国有", "not state-owned")
    }
  }
}

extension OwnerLevel {
  /// The level's name.
  func label(_ say: Language) -> String {
    switch self {
    case .central: return say("央属", "central")
    case .provincial: return say("省属", "provincial")
    case .municipal: return say("市属", "municipal")
    case .district: return say("区属", "district")
    }
  }
}

extension CloseManner {
  /// The manner's name; unknown ones as they were written.
  func label(_ say: Language) -> String {
    switch self {
    case .known(let manner):
      return say(manner.ledgerWord, manner.rawValue.split(separator: "_").joined(separator: " "))
    case .unrecognised(let words): return words
    }
  }
}

extension Money {
  /// Yuan with two decimals and separators.
  var yuanText: String {
    let cents = fen % 100
    var digits = String(fen / 100)
    var grouped = ""
    while digits.count > 3 {
      grouped = "," + digits.suffix(3) + grouped
      digits.removeLast(3)
    }
    return "\(digits)\(grouped).\(cents < 10 ? "0" : "")\(cents)"
  }
}

extension Dimension {
  /// What the dimension is called.
  func name(_ say: Language) -> String {
    switch self {
    case .judge: return say("承办法官", "judge")
    case .procedure: return say("程序", "procedure")
    case .category: return say("类型", "category")
    case .ownerLevel: return say("隶属", "owner level")
    case .court: return say("法院", "court")
    case .supervisingBody: return say("主管单位", "supervising body")
    case .division: return say("承办部门", "division")
    }
  }
}
