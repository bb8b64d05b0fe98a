import CaseFile
import CivilCalendar
import Reports
import RuleModel

/// A filter in words, so that a list can say what it is a list of.
struct CaseFilterWords {
  let filter: CaseFilter
  let law: Catalogue
  let say: Language

  /// The conditions; empty when every case is meant.
  var text: String { (stock + traits + days + standing).joined(separator: say("、", ", ")) }

  private var stock: [String] {
    var parts: [String] = []
    switch filter.stock {
    case .any: break
    case .pending: parts.append(say("未结", "pending"))
    case .closed: parts.append(say("已结", "closed"))
    }
    if !filter.words.isEmpty {
      parts.append(say("含“\(filter.words.joined(separator: "”“"))”", "with '\(filter.words.joined(separator: "' '"))'"))
    }
    if let over = filter.over { parts.append(say("账龄\(Self.age(over, .zh))以上", "at least \(Self.age(over, .en)) old")) }
    if let under = filter.under { parts.append(say("账龄不满\(Self.age(under, .zh))", "younger than \(Self.age(under, .en))")) }
    return parts
  }

  private var traits: [String] {
    CaseTrait.allCases.compactMap { trait in
      guard let values = filter.traits[trait] else { return nil }
      let names = values.map { $0.map { label(trait, $0) } ?? say("未填", "not recorded") }.sorted()
      return "\(Self.field(of: trait).name(say)) \(names.joined(separator: say("或", " or ")))"
    }
  }

  private var days: [String] {
    var parts: [String] = []
    if let days = filter.filedIn { parts.append(say("\(days.from)至\(days.through)立案", "filed \(days.from)…\(days.through)")) }
    if let days = filter.closedIn { parts.append(say("\(days.from)至\(days.through)结案", "closed \(days.from)…\(days.through)")) }
    if let days = filter.plannedIn {
      parts.append(say("计划\(days.from)至\(days.through)结案", "planned for \(days.from)…\(days.through)"))
    }
    if let planned = filter.isPlanned {
      parts.append(planned ? say("有结案计划", "with a plan") : say("没有结案计划", "without a plan"))
    }
    if let accepted = filter.isAccepted {
      parts.append(accepted ? say("已受理", "accepted") : say("未受理", "not accepted"))
    }
    if let fast = filter.isFastTrack {
      parts.append(fast ? say("快速审理", "fast track") : say("非快速审理", "not on the fast track"))
    }
    if let supervised = filter.isSupervised {
      parts.append(supervised ? say("在督", "under supervision") : say("没有在督", "not under supervision"))
    }
    return parts
  }

  private var standing: [String] {
    var parts: [String] = []
    if let step = filter.openAt {
      let name = "\(step.typed(in: law)) \(step.name(say, in: law))"
      parts.append(say("“\(name)”有在走期限", "with an open limit at '\(name)'"))
    }
    if let node = filter.standsAt {
      let step = StepID(node)
      parts.append(say("在办节点 \(step.typed(in: law)) \(step.name(say, in: law))", "standing at \(step.name(say, in: law))"))
    }
    if filter.isOverdue { parts.append(say("有逾期期限", "with an overdue limit")) }
    if filter.isLocked { parts.append(say("已锁定", "locked")) }
    if let hours = filter.dueWithinHours {
      parts.append(
        hours % 24 == 0
          ? say("\(hours / 24)天内到期", "due within \(hours / 24) days") : say("\(hours)小时内到期", "due within \(hours) hours"))
    }
    if let days = filter.idleDays { parts.append(say("\(days)天以上没有进展", "without a step for \(days) days")) }
    return parts
  }

  private static func age(_ span: AgeSpan, _ say: Language) -> String {
    switch span {
    case .months(let count) where count % 12 == 0: return say("\(count / 12)年", "\(count / 12) years")
    case .months(let count): return say("\(count)个月", "\(count) months")
    case .days(let count): return say("\(count)天", "\(count) days")
    }
  }

  private func label(_ trait: CaseTrait, _ code: String) -> String {
    switch trait {
    case .category: return EnterpriseCategory(rawValue: code)?.label(say) ?? code
    case .ownerLevel: return OwnerLevel(rawValue: code)?.label(say) ?? code
    case .procedure: return Procedure(rawValue: code)?.label(say) ?? code
    case .division, .judge, .clerk, .administrator, .supervisingBody, .court: return code
    }
  }

  private static func field(of trait: CaseTrait) -> CaseField {
    switch trait {
    case .division: return .division
    case .judge: return .judge
    case .clerk: return .clerk
    case .administrator: return .administrator
    case .supervisingBody: return .supervisingBody
    case .category: return .category
    case .ownerLevel: return .ownerLevel
    case .procedure: return .procedure
    case .court: return .court
    }
  }
}
