/// How a docket was closed (结案方式).
///
/// Closing is a matter of the docket (件), clearance (出清) of the enterprise (户): an application that is refused,
/// withdrawn or accepted closes its docket and clears nobody.
public enum CloseManner: Hashable, Sendable {
  /// A manner that the product knows.
  case known(Known)
  /// Words that it does not know, kept as written; never counted as clearance.
  case unrecognised(String)

  /// The known manners.
  public enum Known: String, CaseIterable, Hashable, Sendable {
    /// Application accepted, 裁定受理 (closes a 破申/清申 docket).
    case accepted
    /// Application not accepted, 不予受理.
    case refused
    /// Application withdrawn with leave, 准予撤回.
    case withdrawn
    /// Application dismissed after acceptance, 驳回申请 (Enterprise Bankruptcy Law Art. 12(2)).
    case dismissed
    /// Bankruptcy terminated, ground not stated, 终结破产程序.
    case terminated
    /// Terminated after the last distribution (Art. 120(2)).
    case distributionCompleted = "distribution_completed"
    /// Terminated for want of assets (Art. 43(4), 120(1)).
    case noAssets = "no_assets"
    /// Terminated on the parties' own agreement (Art. 105).
    case ownAgreement = "own_agreement"
    /// Terminated before declaration because debts were paid or secured (Art. 108).
    case debtsSatisfied = "debts_satisfied"
    /// Reorganisation plan approved (Art. 86, 87).
    case planApproved = "plan_approved"
    /// Composition agreement approved (Art. 98).
    case compositionApproved = "composition_approved"
    /// Compulsory liquidation completed.
    case liquidationCompleted = "liquidation_completed"
    /// Compulsory liquidation ended because it cannot be carried out (无法清算).
    case liquidationImpossible = "liquidation_impossible"
    /// Compulsory liquidation ended because a bankruptcy was accepted.
    case convertedToBankruptcy = "converted_to_bankruptcy"
    /// Transferred to another court, 移送.
    case transferred
  }

  /// Whether the enterprise leaves the stock by it: the proceeding ended, the plan or the composition was approved.
  public var isClearance: Bool {
    guard case .known(let manner) = self else { return false }
    switch manner {
    case .terminated, .distributionCompleted, .noAssets, .ownAgreement, .debtsSatisfied, .planApproved,
      .compositionApproved, .liquidationCompleted, .liquidationImpossible:
      return true
    case .accepted, .refused, .withdrawn, .dismissed, .convertedToBankruptcy, .transferred: return false
    }
  }

  /// The stored form: the code of a known manner, else the words as written.
  public var storedText: String {
    switch self {
    case .known(let manner): return manner.rawValue
    case .unrecognised(let words): return words
    }
  }

  /// The manner that a stored or written text names. Only whole phrases count: a manner guessed from a part of a
  /// sentence would decide who is counted as cleared.
  public init(text: String) {
    if let code = Known(rawValue: TextFolding.key(text)) {
      self = .known(code)
      return
    }
    let key = Self.key(text)
    if let manner = Self.phrases[key] {
      self = .known(manner)
    } else {
      self = .unrecognised(TextFolding.clean(text))
    }
  }

  /// The folded text without brackets and punctuation.
  private static func key(_ text: String) -> String {
    let dropped = Set("()（）,，、。;；:：“”\"《》-—".unicodeScalars)
    var kept = String.UnicodeScalarView()
    for scalar in TextFolding.key(text).unicodeScalars where !dropped.contains(scalar) { kept.append(scalar) }
    return String(kept)
  }

  private static let phrases: [String: Known] = {
    var table: [String: Known] = [:]
    for manner in Known.allCases { for phrase in manner.phrases { table[key(phrase)] = manner } }
    return table
  }()
}

extension CloseManner.Known {
  /// The word printed in Chinese; also accepted when read.
  public var ledgerWord: String { phrases.first ?? rawValue }

  /// What ledgers write; the first is the printed form.
  fileprivate var phrases: [String] {
    switch self {
    case .accepted: return ["裁定受理", "受理", "本院受理", "受理破产申请", "受理申请", "裁定受理破产申请"]
    case .refused: return ["不予受理", "裁定不予受理", "不受理"]
    case .withdrawn: return ["准予撤回", "撤回", "撤回申请", "准许撤回", "准予撤回申请", "裁定准予撤回", "准许撤回申请"]
    case .dismissed: return ["驳回申请", "驳回", "裁定驳回", "裁定驳回申请", "驳回破产申请"]
    case .terminated: return ["终结破产程序", "终结", "裁定终结", "裁定终结破产程序", "破产终结", "终结程序", "程序终结"]
    case .distributionCompleted:
      return ["终结破产程序（财产分配完毕）", "财产分配完毕", "分配完毕终结", "财产分配完毕终结", "分配完毕"]
    case .noAssets:
      return [
        "终结破产程序（无财产可供分配）", "无财产可供分配", "无产可破", "无产可破终结", "终结破产程序（财产不足清偿破产费用）",
        "财产不足以清偿破产费用", "财产不足清偿破产费用", "终结破产程序（无产可破）",
      ]
    case .ownAgreement: return ["自行和解终结", "自行和解", "终结破产程序（自行和解）"]
    case .debtsSatisfied: return ["宣告前终结", "债务清偿终结", "终结破产程序（债务清偿）", "清偿全部到期债务"]
    case .planApproved:
      return ["批准重整计划", "重整计划批准", "裁定批准重整计划", "重整成功", "批准重整计划并终止重整程序", "终止重整程序"]
    case .compositionApproved:
      return ["认可和解协议", "裁定认可和解协议", "和解", "和解成功", "认可和解协议并终止和解程序", "终止和解程序"]
    case .liquidationCompleted:
      return ["终结强制清算程序", "强制清算终结", "终结强制清算", "清算完毕", "裁定终结强制清算程序", "终结强清程序", "终结清算程序"]
    case .liquidationImpossible:
      return ["终结强制清算程序（无法清算）", "无法清算", "无法清算终结", "无法全面清算", "终结强制清算程序（无法全面清算）"]
    case .convertedToBankruptcy: return ["强清转破产", "转破产", "转为破产清算", "强制清算转破产", "强清转破"]
    case .transferred: return ["移送", "移送管辖", "移送其他法院", "移送审理"]
    }
  }
}
