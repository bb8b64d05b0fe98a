/// Why a case is under key-case supervision (重点督办原因).
///
/// The first three are the bulletin's (长期未结、社会关注、群众多次上访); the next three are what courts add to them; the last
/// is this product's own, for what no other word names. All are administrative, none is law.
public enum SupervisionReason: String, CaseIterable, LedgerWord {
  /// Pending for long, 长期未结.
  case longPending = "long_pending"
  /// The public looks at it, 社会关注.
  case publicAttention = "public_attention"
  /// Repeated petitions, 群众多次上访.
  case petitions
  /// Settlement of employees, 职工安置.
  case employees
  /// Assets are part of a criminal case, 资产涉刑.
  case criminalAssets = "criminal_assets"
  /// Assigned by a higher body, 上级交办.
  case assignedFromAbove = "assigned_from_above"
  /// Handled slowly: locked again and again, or for long, or extended repeatedly, 办理迟缓.
  case slowProgress = "slow_progress"

  /// The stable code.
  public var code: String { rawValue }
  /// The ledger's word.
  public var ledgerWord: String {
    switch self {
    case .longPending: return "长期未结"
    case .publicAttention: return "社会关注"
    case .petitions: return "群众多次上访"
    case .employees: return "职工安置"
    case .criminalAssets: return "资产涉刑"
    case .assignedFromAbove: return "上级交办"
    case .slowProgress: return "办理迟缓"
    }
  }
  /// Order of declaration.
  public static var inReportOrder: [SupervisionReason] { allCases }
  /// Other spellings.
  public var synonyms: [String] {
    switch self {
    case .longPending: return ["久拖未结", "超长期未结", "长期未结案件", "长期未结案"]
    case .publicAttention: return ["社会关注度高", "舆情", "媒体关注", "社会影响大"]
    case .petitions: return ["多次上访", "群众上访", "上访", "信访", "涉访"]
    case .employees: return ["职工问题", "职工安置问题", "职工维稳", "涉稳"]
    case .criminalAssets: return ["涉刑", "涉刑查封", "刑民交叉"]
    case .assignedFromAbove: return ["交办", "上级督办", "省院交办", "领导交办"]
    case .slowProgress: return ["进展缓慢", "久拖不决", "节点逾期"]
    }
  }
}

extension SupervisionReason {
  /// The reasons that a free text such as a ledger's 督办原因 names, in report order. The text itself is never changed:
  /// what is not recognised stays in it.
  ///
  /// A word that is denied right before it (`无上访`) is not a reason.
  public static func named(in text: String) -> [SupervisionReason] {
    let key = TextFolding.key(text)
    return inReportOrder.filter { reason in
      ([reason.code, reason.ledgerWord] + reason.synonyms).contains { isStated($0, in: key) }
    }
  }

  private static func isStated(_ word: String, in key: String) -> Bool {
    var rest = key[...]
    while let range = rest.firstRange(of: word) {
      if !denials.contains(where: key[..<range.lowerBound].hasSuffix) { return true }
      rest = rest[range.upperBound...]
    }
    return false
  }

  private static let denials = ["无", "非", "未", "不", "没", "没有"]

  /// The reasons in report order, each once.
  public static func inOrder(_ reasons: some Sequence<SupervisionReason>) -> [SupervisionReason] {
    let set = Set(reasons)
    return inReportOrder.filter(set.contains)
  }
}
