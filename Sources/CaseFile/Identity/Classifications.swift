import RuleModel

/// A value that ledgers write in words (Chinese or English) and the product stores under a stable code.
public protocol LedgerWord: Hashable, Sendable {
  /// The stable code, e.g. `municipal`.
  var code: String { get }
  /// The word of the ledger columns, e.g. 市属; also the key of grouped statistics in every language.
  var ledgerWord: String { get }
  /// The values in the order in which reports list them.
  static var inReportOrder: [Self] { get }
  /// Further words, folded, that mean the value.
  var synonyms: [String] { get }
}

extension LedgerWord {
  /// The value that `text` names by code, ledger word or synonym; nil when unknown.
  public init?(ledgerText text: String) {
    let folded = TextFolding.key(text)
    guard
      let match = Self.inReportOrder.first(where: {
        $0.code == folded || $0.ledgerWord == folded || $0.synonyms.contains(folded)
      })
    else { return nil }
    self = match
  }
}

/// Kind of zombie enterprise (僵尸企业类型) in the province's dichotomy.
public enum EnterpriseCategory: String, CaseIterable, LedgerWord {
  /// Closed down: no business, 关停.
  case closedDown = "closed_down"
  /// In distress but operating, 特困.
  case distressed
  /// Not state-owned, 非国有.
  case nonState = "non_state"

  /// The stable code.
  public var code: String { rawValue }
  /// The ledger's word.
  public var ledgerWord: String {
    switch self {
    case .closedDown: return "关停"
    case .distressed: return "特困"
    case .nonState: return "非国有"
    }
  }
  /// Order of declaration.
  public static var inReportOrder: [EnterpriseCategory] { allCases }
  /// Other spellings.
  public var synonyms: [String] {
    switch self {
    case .closedDown: return ["关停企业", "关停类", "三无", "三无企业"]
    case .distressed: return ["特困企业", "特困类"]
    case .nonState: return ["非国有企业", "民营"]
    }
  }
}

/// Level of the state owner (隶属).
public enum OwnerLevel: String, CaseIterable, LedgerWord {
  /// Central government, 央属.
  case central
  /// Province, 省属.
  case provincial
  /// City, 市属.
  case municipal
  /// District or county, 区属.
  case district

  /// The stable code.
  public var code: String { rawValue }
  /// The ledger's word.
  public var ledgerWord: String {
    switch self {
    case .central: return "央属"
    case .provincial: return "省属"
    case .municipal: return "市属"
    case .district: return "区属"
    }
  }
  /// Order of declaration.
  public static var inReportOrder: [OwnerLevel] { allCases }
  /// Other spellings.
  public var synonyms: [String] {
    switch self {
    case .central: return ["中央", "央企", "中央企业", "央"]
    case .provincial: return ["省", "省级", "省属企业"]
    case .municipal: return ["市", "市级", "市属企业"]
    case .district: return ["区", "区级", "县属", "区县属", "区属企业"]
    }
  }
}

extension Procedure: LedgerWord {
  /// The stable code.
  public var code: String { rawValue }
  /// The ledger's word.
  public var ledgerWord: String {
    switch self {
    case .liquidation: return "清算"
    case .reorganization: return "重整"
    case .composition: return "和解"
    case .compulsoryLiquidation: return "强制清算"
    }
  }
  /// Order of declaration.
  public static var inReportOrder: [Procedure] { allCases }
  /// Other spellings.
  public var synonyms: [String] {
    switch self {
    case .liquidation: return ["破产清算", "破产清算程序", "破产"]
    case .reorganization: return ["破产重整", "重整程序", "reorganisation"]
    case .composition: return ["破产和解", "和解程序", "settlement"]
    case .compulsoryLiquidation: return ["强清", "公司强制清算", "公司清算", "compulsoryliquidation"]
    }
  }
}

extension Applicant: LedgerWord {
  /// The stable code.
  public var code: String { rawValue }
  /// The ledger's word.
  public var ledgerWord: String {
    switch self {
    case .creditor: return "债权人"
    case .debtor: return "债务人"
    case .liquidationObligor: return "清算责任人"
    case .enforcementTransfer: return "执行移送"
    case .shareholder: return "股东"
    }
  }
  /// Order of declaration.
  public static var inReportOrder: [Applicant] { allCases }
  /// Other spellings.
  public var synonyms: [String] {
    switch self {
    case .creditor: return ["债权人申请"]
    case .debtor: return ["债务人申请", "债务人自行申请"]
    case .liquidationObligor: return ["清算组", "清算义务人", "负有清算责任的人"]
    case .enforcementTransfer: return ["执转破", "执行转破产", "移送破产"]
    case .shareholder: return ["股东申请"]
    }
  }
}

extension Examination: LedgerWord {
  /// The stable code.
  public var code: String { rawValue }
  /// The ledger's word.
  public var ledgerWord: String {
    switch self {
    case .hearing: return "听证"
    case .written: return "书面"
    }
  }
  /// Order of declaration.
  public static var inReportOrder: [Examination] { allCases }
  /// Other spellings.
  public var synonyms: [String] {
    switch self {
    case .hearing: return ["听证审查", "召开听证"]
    case .written: return ["书面审查", "书面审理"]
    }
  }
}
