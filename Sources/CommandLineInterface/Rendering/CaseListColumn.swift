import CaseFile
import CivilCalendar
import Reports
import RuleModel

/// A column of a list of cases.
enum CaseListColumn: Hashable {
  /// 案号.
  case number
  /// The enterprises: the first, and how many there are.
  case enterprise
  /// Their codes.
  case codes
  /// A recorded field.
  case field(CaseField)
  /// 账龄, in years, months or days.
  case age
  /// 未结 or 已结 on the day of the list.
  case state
  /// 最近进展: day of the last step.
  case lastStep
  /// 停滞天数.
  case idle
  /// 在办节点.
  case node
  /// The limit that ends first, with what is to be done.
  case due
  /// How many limits are over.
  case overdue
  /// 锁定.
  case locked

  /// Every column, in the order in which a message lists them.
  static let all: [CaseListColumn] =
    [.number, .enterprise, .codes, .state, .age, .node, .due, .overdue, .locked, .lastStep, .idle]
    + CaseField.allCases.filter { $0 != .debtors }.map(CaseListColumn.field)

  /// How much of a docket has to be read for it.
  var depth: FindingDepth {
    switch self {
    case .number, .enterprise, .codes, .field, .age, .state: return .record
    case .lastStep, .idle: return .steps
    case .node, .due, .overdue, .locked: return .limits
    }
  }

  /// The column's name for programs.
  var code: String {
    switch self {
    case .number: return "case_no"
    case .enterprise: return "debtors"
    case .codes: return "uscc"
    case .field(let field): return field.rawValue
    case .age: return "age"
    case .state: return "state"
    case .lastStep: return "last_step"
    case .idle: return "idle"
    case .node: return "node"
    case .due: return "due"
    case .overdue: return "overdue"
    case .locked: return "locked"
    }
  }

  /// The column's title.
  func title(_ say: Language) -> String {
    switch self {
    case .number: return say("案号", "case")
    case .enterprise: return say("企业名称", "enterprise")
    case .codes: return say("统一社会信用代码", "credit code")
    case .field(let field): return field.name(say)
    case .age: return say("账龄", "age")
    case .state: return say("状态", "state")
    case .lastStep: return say("最近进展", "last step")
    case .idle: return say("停滞天数", "idle days")
    case .node: return say("在办节点", "node")
    case .due: return say("节点期限", "next due")
    case .overdue: return say("逾期项数", "overdue")
    case .locked: return say("锁定", "locked")
    }
  }

  /// The columns that a text names, separated by commas.
  static func list(_ text: String, _ say: Language) throws(CommandFailure) -> [CaseListColumn] {
    var columns: [CaseListColumn] = []
    for name in text.split(whereSeparator: { ",，、;；".contains($0) }) {
      guard let column = CaseListColumn(named: String(name)) else {
        throw .usage(
          .badWord(
            option: "--columns", TextFolding.clean(String(name)),
            accepted: all.map { "\($0.plainTitle)(\($0.code))" }))
      }
      if !columns.contains(column) { columns.append(column) }
    }
    guard !columns.isEmpty else { throw .usage(.blankOption("--columns")) }
    return columns
  }

  private init?(named text: String) {
    let key = TextFolding.key(text)
    let synonyms: [String: CaseListColumn] = [
      "企业": .enterprise, "债务人": .enterprise, "debtor": .enterprise, "enterprise": .enterprise, "案件": .number,
      "部门": .field(.division), "庭室": .field(.division), "计划": .field(.plannedCloseOn), "计划结案": .field(.plannedCloseOn),
      "法官": .field(.judge), "承办人": .field(.judge), "当前节点": .node, "节点": .node, "期限": .due,
      "逾期": .overdue, "停滞": .idle, "信用代码": .codes, "债权": .field(.claimsTotal), "资产": .field(.assetsTotal),
    ]
    if let column = synonyms[key] ?? Self.all.first(where: { $0.code == key || $0.plainTitle == key }) {
      self = column
    } else {
      return nil
    }
  }

  /// The Chinese title without a unit.
  private var plainTitle: String {
    if case .field(let field) = self { return field.title }
    return title(.zh)
  }
}

/// What a list says of a case in a column.
struct CaseListCell {
  let found: FoundCase
  let law: Catalogue
  let say: Language

  /// For people; a dash for "not recorded".
  func text(_ column: CaseListColumn) -> String {
    switch column {
    case .enterprise:
      let debtors = found.record.facts.debtors
      guard let first = debtors.first?.name, !first.isEmpty else { return "—" }
      return debtors.count == 1
        ? first : say("\(first)等\(debtors.count)户", "\(first) and \(debtors.count - 1) more")
    case .field(let field): return FieldText.of(found.record.json(field), field, say)
    case .age: return found.isPending ? age : "—"
    case .due:
      guard let next = found.limits?.next else { return "—" }
      let provisional = next.isProvisional ? say("暂定", " prov.") : ""
      return "\(next.dueOn)\(provisional) \(next.step.typed(in: law))"
    case .node:
      guard let node = found.limits?.standsAt else { return "—" }
      let step = StepID(node)
      return "\(step.typed(in: law)) \(step.name(say, in: law))"
    case .locked: return found.limits?.isLocked == true ? say("锁定", "locked") : "—"
    case .overdue: return found.limits.map { $0.overdueCount == 0 ? "—" : "\($0.overdueCount)" } ?? "—"
    default:
      let plain = plain(column)
      return plain.isEmpty ? "—" : plain
    }
  }

  /// For programs: days in ISO 8601, ages in days, nothing for "not recorded".
  func plain(_ column: CaseListColumn) -> String {
    switch column {
    case .number: return found.record.number.text
    case .enterprise: return found.record.facts.debtors.map(\.name).joined(separator: "；")
    case .codes: return found.record.facts.debtors.compactMap(\.code).joined(separator: "；")
    case .field(let field):
      let value = FieldText.of(found.record.json(field), field, say)
      return value == "—" ? "" : value.filter { field != .claimsTotal && field != .assetsTotal || $0 != "," }
    case .age: return "\(found.ageDays)"
    case .state: return found.isPending ? say("未结", "pending") : say("已结", "closed")
    case .lastStep: return found.steps?.lastOn.description ?? ""
    case .idle: return found.steps.map { "\($0.idleDays)" } ?? ""
    case .node: return found.limits?.standsAt.map { StepID($0).typed(in: law) } ?? ""
    case .due: return found.limits?.next?.dueOn.description ?? ""
    case .overdue: return found.limits.map { "\($0.overdueCount)" } ?? ""
    case .locked: return found.limits.map { $0.isLocked ? "true" : "false" } ?? ""
    }
  }

  /// Whole years and months; days in the first year.
  private var age: String {
    let (years, months) = found.ageMonths.quotientAndRemainder(dividingBy: 12)
    guard years > 0 else { return say("\(found.ageDays)天", "\(found.ageDays) d") }
    return months == 0 ? say("\(years)年", "\(years) y") : say("\(years)年\(months)个月", "\(years) y \(months) m")
  }
}
