import CaseFile

/// A column that the product knows, by the English name of the ledger contract.
public enum LedgerColumn: String, CaseIterable, Hashable, Sendable {
  /// 案号.
  case caseNumber = "case_no"
  /// 企业名称.
  case debtor
  /// 统一社会信用代码.
  case code = "uscc"
  /// 类型.
  case category
  /// 隶属.
  case ownerLevel = "owner_level"
  /// 主管单位.
  case supervisingBody = "supervising_body"
  /// 程序.
  case procedure
  /// 法院.
  case court
  /// 承办部门.
  case division
  /// 承办法官.
  case judge
  /// 书记员.
  case clerk
  /// 管理人.
  case administrator
  /// 立案日期.
  case filedOn = "filed_on"
  /// 受理日期.
  case acceptedOn = "accepted_on"
  /// 计划结案日期.
  case plannedCloseOn = "planned_close_on"
  /// 结案日期.
  case closedOn = "closed_on"
  /// 结案方式.
  case closeManner = "close_manner"
  /// 程序终结日期.
  case terminatedOn = "terminated_on"
  /// 注销日期.
  case deregisteredOn = "deregistered_on"
  /// 出清日期.
  case clearedOn = "cleared_on"
  /// 债权总额.
  case claimsTotal = "claims_total"
  /// 资产总额.
  case assetsTotal = "assets_total"
  /// 职工人数.
  case employees
  /// 已安置职工人数.
  case employeesSettled = "employees_settled"
  /// 快速审理.
  case fastTrack = "fast_track"
  /// 申请人类型.
  case applicant
  /// 审理方式.
  case examination
  /// 来源案号.
  case origin
  /// 督办原因.
  case supervision
  /// 停滞原因.
  case stagnation
  /// 备注.
  case note
  /// 节点.
  case node
  /// 发生日期.
  case occurredOn = "occurred_on"
  /// 节点结果.
  case outcome
  /// 文书.
  case document
  /// 序号: recognised so that it is not kept as an unknown column.
  case position
  /// 不予导入的原因, in a rejects file that comes back.
  case rejectionReason = "rejection_reason"
  /// 原行号, in a rejects file that comes back.
  case sourceRow = "source_row"

  /// Whether the column carries nothing about the case.
  var isIgnored: Bool { self == .position || self == .rejectionReason || self == .sourceRow }

  /// Whether the column is one that a file of rejected rows has in front.
  public var isOfRejects: Bool { self == .rejectionReason || self == .sourceRow }

  /// The Chinese name, as in the contract.
  public var ledgerWord: String { names[0] }

  /// Names under which ledgers carry the column; the first is the contract's.
  var names: [String] {
    switch self {
    case .caseNumber: return ["案号", "案件号", "案件编号", "破产案号", "案号（字号）", "本案案号", "案號"]
    case .debtor: return ["企业名称", "债务人", "债务人名称", "企业", "破产企业", "公司名称", "被申请人", "单位名称", "企业全称"]
    case .code:
      return [
        "统一社会信用代码", "信用代码", "社会信用代码", "统一社会信用代码/注册号", "统一代码", "注册号", "工商注册号", "组织机构代码",
      ]
    case .category: return ["类型", "企业类型", "僵尸企业类型", "类别", "企业类别"]
    case .ownerLevel: return ["隶属", "隶属关系", "国资隶属", "权属", "企业隶属", "隶属层级"]
    case .supervisingBody: return ["主管单位", "主管部门", "出资集团", "所属集团", "出资人", "主管单位（出资集团）", "上级单位"]
    case .procedure: return ["程序", "案件程序", "程序类型", "破产程序", "案件类型"]
    case .court: return ["法院", "审理法院", "受理法院", "法院名称", "管辖法院"]
    case .division: return ["承办部门", "承办庭室", "庭室", "审判庭", "合议庭", "部门", "承办庭", "承办团队", "审判团队"]
    case .judge: return ["承办法官", "承办人", "法官", "主审法官", "审判员", "承办"]
    case .clerk: return ["书记员", "法官助理", "助理"]
    case .administrator: return ["管理人", "管理人名称", "管理人/清算组", "清算组", "破产管理人"]
    case .filedOn: return ["立案日期", "立案时间", "立案日", "收案日期", "收案时间"]
    case .acceptedOn: return ["受理日期", "受理时间", "裁定受理日期", "裁定受理日", "裁定受理时间", "受理日"]
    case .plannedCloseOn:
      return ["计划结案日期", "计划结案时间", "计划结案日", "预计结案日期", "预计结案时间", "拟结案日期", "拟结案时间"]
    case .closedOn: return ["结案日期", "结案时间", "结案日", "审结日期", "审结时间"] + Self.closingOrTermination
    case .terminatedOn:
      return ["程序终结日期", "程序终结日", "程序终结时间", "破产程序终结日期", "裁定终结日期", "裁定终结日", "终结裁定日期", "裁定终结时间"]
    case .deregisteredOn: return ["注销日期", "注销时间", "注销日", "注销登记日期", "注销登记时间", "注销完成日期", "注销完成日", "工商注销日期"]
    case .clearedOn: return ["出清日期", "出清时间", "出清日", "出清认定日期", "出清认定日", "出清认定时间"]
    case .closeManner: return ["结案方式", "审结方式", "结案情况"]
    case .claimsTotal: return ["债权总额", "债权总金额", "申报债权总额", "债权金额", "债务总额"]
    case .assetsTotal: return ["资产总额", "资产总金额", "财产总额", "资产金额"]
    case .employees: return ["职工人数", "职工数", "职工", "在册职工", "职工总数"]
    case .employeesSettled: return ["已安置职工人数", "已安置人数", "已安置职工", "已安置职工数", "安置职工人数", "安置人数", "已安置"]
    case .fastTrack: return ["快速审理", "是否快审", "快审", "是否快速审理", "快速审理方式"]
    case .applicant: return ["申请人类型", "申请人类别", "申请主体"]
    case .examination: return ["审理方式", "审查方式"]
    case .origin: return ["来源案号", "原案号", "申请审查案号", "破申案号"]
    case .outcome: return ["节点结果", "裁定结果", "处理结果"]
    case .supervision: return ["督办原因", "督办", "督办事由"]
    case .stagnation: return ["停滞原因", "停滞事由", "未结原因", "长期未结原因", "未清结原因"]
    case .note: return ["备注", "说明"]
    case .node: return ["节点", "流程节点", "节点名称", "办案节点"]
    case .occurredOn: return ["发生日期", "完成日期", "节点日期", "发生时间", "完成时间", "日期"]
    case .document: return ["文书", "文书名称", "文书号", "文书字号"]
    case .position: return ["序号", "编号", "no", "no."]
    case .rejectionReason: return ["不予导入的原因", "reason"]
    case .sourceRow: return ["原行号", "row"]
    }
  }

  /// Common English spellings beside the contract's.
  private var englishSynonyms: [String] {
    switch self {
    case .caseNumber: return ["casenumber", "case", "docket", "docketnumber", "caseid"]
    case .debtor: return ["enterprise", "debtorname", "company", "name", "casename"]
    case .code: return ["creditcode", "registrationnumber"]
    case .filedOn: return ["filed", "filingdate", "datefiled", "fileddate"]
    case .closedOn: return ["closed", "closingdate", "dateclosed", "closeddate", "dateterminated"]
    case .acceptedOn: return ["accepted", "acceptancedate"]
    case .terminatedOn: return ["terminationdate"]
    case .deregisteredOn: return ["deregistered", "deregistrationdate"]
    case .clearedOn: return ["cleared", "clearancedate"]
    case .closeManner: return ["disposition", "manner"]
    case .procedure: return ["proceeding"]
    case .node: return ["milestone"]
    case .occurredOn: return ["date", "on"]
    default: return []
    }
  }

  /// Whether the column holds days.
  var isDate: Bool {
    [.filedOn, .acceptedOn, .plannedCloseOn, .closedOn, .terminatedOn, .deregisteredOn, .clearedOn, .occurredOn].contains(self)
  }

  /// Headers that mean the closing of the docket in a ledger that has no other column for it, and the end of the
  /// proceeding beside one that has.
  private static let closingOrTermination = ["终结日期", "终结时间", "终结日"]

  /// Whether a header means the end of the proceeding when the ledger has a closing date beside it.
  static func mayMeanTermination(_ header: String) -> Bool { closingOrTermination.contains(folded(header)) }

  /// Whether the column holds money.
  var isMoney: Bool { self == .claimsTotal || self == .assetsTotal }

  /// The column that a header names, with the unit it states; nil for a header that the product does not know, and
  /// for an amount in a unit that it does not read (千元, 美元), which would otherwise be taken for yuan.
  static func recognise(_ header: String) -> (column: LedgerColumn, unit: MoneyReading.Unit?)? {
    // Case numbers, which are looked up like headers, begin with a bracket; no header does.
    if header.utf8.first == 0x28 { return nil }
    let key = folded(header)
    if let column = byName[key] { return (column, nil) }
    if let open = key.lastIndex(where: { $0 == "(" || $0 == "[" }), key.last == ")" || key.last == "]" {
      let inside = String(key[key.index(after: open)...].dropLast())
      guard let column = byName[String(key[..<open])] else { return nil }
      return recognised(column, unit: statedUnit(inside))
    }
    // 债权总额/万元, 债权总额万元
    guard let last = key.last, "元万亿".contains(last),
      let column = allCases.first(where: { column in
        column.isMoney && column.names.contains { key.hasPrefix($0) }
      }), let name = column.names.filter({ key.hasPrefix($0) }).max(by: { $0.count < $1.count })
    else { return nil }
    let unit = statedUnit(String(key.dropFirst(name.count).drop { "/,、，".contains($0) }))
    return unit == .none ? nil : recognised(column, unit: unit)
  }

  private static func recognised(
    _ column: LedgerColumn, unit: StatedUnit
  ) -> (column: LedgerColumn, unit: MoneyReading.Unit?)? {
    switch unit {
    case .known(let unit): return (column, column.isMoney ? unit : nil)
    case .none: return (column, nil)
    case .unread: return column.isMoney ? nil : (column, nil)
    }
  }

  /// What a text says of the unit of money.
  enum StatedUnit: Hashable {
    /// Nothing.
    case none
    /// A unit that is read.
    case known(MoneyReading.Unit)
    /// A unit of money that is not read.
    case unread
  }

  /// The unit of money that a text such as `万元` or `单位：件、户、万元` names.
  static func statedUnit(_ text: String) -> StatedUnit {
    var unread = false
    var found: MoneyReading.Unit?
    for part in text.split(whereSeparator: { ":：、,，;；/ ".contains($0) }) {
      var word = part
      for prefix in ["金额", "单位", "人民币"] where word.hasPrefix(prefix) { word = word.dropFirst(prefix.count) }
      let unit: MoneyReading.Unit? =
        word == "亿" || word.hasPrefix("亿元")
        ? .hundredMillion : word == "万" || word.hasPrefix("万元") ? .tenThousand : word.hasPrefix("元") ? .yuan : nil
      if let unit {
        found = (found?.rawValue ?? 0) > unit.rawValue ? found : unit
      } else if unreadUnits.contains(where: word.hasPrefix) {
        unread = true
      }
    }
    return found.map(StatedUnit.known) ?? (unread ? .unread : .none)
  }

  private static let unreadUnits = [
    "百元", "千元", "十万", "百万", "千万", "百亿", "美元", "万美元", "亿美元", "港元", "万港元", "亿港元", "港币", "万港币",
    "欧元", "万欧元", "日元", "万日元",
  ]

  private static let byName: [String: LedgerColumn] = {
    var table: [String: LedgerColumn] = [:]
    for column in allCases {
      for name in column.names + [column.rawValue] + column.englishSynonyms { table[folded(name)] = column }
    }
    return table
  }()

  /// Folded text without underscores, hyphens and marks that headers carry for looks (`*`, `:`).
  private static func folded(_ text: String) -> String {
    TextFolding.key(text).filter { !"_-*:".contains($0) }
  }

  /// The case field that the column fills; nil for columns that are not a field of their own.
  var field: CaseField? {
    switch self {
    case .debtor, .code: return .debtors
    case .caseNumber, .node, .occurredOn, .document, .position, .rejectionReason, .sourceRow: return nil
    default: return CaseField(rawValue: rawValue)
    }
  }
}
