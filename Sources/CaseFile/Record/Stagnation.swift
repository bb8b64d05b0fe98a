import CivilCalendar

/// Why a case makes no progress (停滞原因).
public enum StagnationReason: String, CaseIterable, LedgerWord {
  /// A derived suit is pending, 衍生诉讼未结.
  case derivedSuit = "derived_suit"
  /// Assets that find no buyer, such as allocated land, 资产难变现.
  case unsaleableAssets = "unsaleable_assets"
  /// Books and papers are missing, 财务资料缺失.
  case missingAccounts = "missing_accounts"
  /// The persons in charge cannot be found, 人员下落不明.
  case untraceablePersons = "untraceable_persons"
  /// Formalities of taxes, social insurance or real estate, 税务社保不动产手续.
  case formalities
  /// Settlement of employees, 职工安置.
  case employees
  /// No money for the proceeding, 经费不足.
  case noFunds = "no_funds"
  /// Waiting for an investor, 等待投资人.
  case awaitingInvestor = "awaiting_investor"
  /// Attached in a criminal case, 涉刑查封.
  case criminalSeizure = "criminal_seizure"
  /// Property abroad, 境外财产.
  case foreignProperty = "foreign_property"
  /// Another reason, which the note says, 其他.
  case other

  /// The stable code.
  public var code: String { rawValue }
  /// The ledger's word.
  public var ledgerWord: String {
    switch self {
    case .derivedSuit: return "衍生诉讼未结"
    case .unsaleableAssets: return "资产难变现"
    case .missingAccounts: return "财务资料缺失"
    case .untraceablePersons: return "人员下落不明"
    case .formalities: return "税务社保不动产手续"
    case .employees: return "职工安置"
    case .noFunds: return "经费不足"
    case .awaitingInvestor: return "等待投资人"
    case .criminalSeizure: return "涉刑查封"
    case .foreignProperty: return "境外财产"
    case .other: return "其他"
    }
  }
  /// Order of declaration.
  public static var inReportOrder: [StagnationReason] { allCases }
  /// Other spellings.
  public var synonyms: [String] {
    switch self {
    case .derivedSuit: return ["衍生诉讼", "关联诉讼未结", "诉讼未结"]
    case .unsaleableAssets: return ["资产变现难", "财产难变现", "财产变现难", "资产处置难", "资产难以变现"]
    case .missingAccounts: return ["资料缺失", "账册缺失", "财务账册缺失", "财务资料不全"]
    case .untraceablePersons: return ["下落不明", "相关人员下落不明"]
    case .formalities:
      return ["税务/社保/不动产手续", "税务、社保、不动产手续", "税务手续", "社保手续", "不动产手续", "税务", "社保", "不动产"]
    case .employees: return ["职工安置问题", "职工安置未完成", "职工问题"]
    case .noFunds: return ["费用不足", "破产费用不足", "无经费", "缺乏经费"]
    case .awaitingInvestor: return ["等待重整投资人", "招募投资人", "等投资人"]
    case .criminalSeizure: return ["涉刑", "涉刑事查封", "刑事查封", "资产涉刑"]
    case .foreignProperty: return ["境外资产", "涉外财产"]
    case .other: return ["其它"]
    }
  }
}

/// One reason for which a case makes no progress, with its days as far as they are known.
public struct Stagnation: Hashable, Sendable {
  /// Why.
  public var reason: StagnationReason
  /// First day; nil when it is not known.
  public var from: CivilDate?
  /// Last day; nil while the reason lasts.
  public var through: CivilDate?
  /// What else there is to say; nil when nothing.
  public var note: String?

  /// A reason with its days. Brackets in the note that do not match are replaced: the note stands in brackets itself.
  public init(_ reason: StagnationReason, from: CivilDate? = nil, through: CivilDate? = nil, note: String? = nil) {
    self.reason = reason
    self.from = from
    self.through = through
    let note = note.map(TextFolding.trimmed).flatMap { $0.isEmpty ? nil : $0 }
    self.note = note.map { StagnationText.hasMatchedBrackets($0) ? $0 : StagnationText.withoutBrackets($0) }
  }

  /// Whether the reason lasts on a day, as far as its days are known.
  public func lasts(on day: CivilDate) -> Bool {
    (from.map { $0 <= day } ?? true) && (through.map { $0 >= day } ?? true)
  }

  /// The reason as it was known at the end of a day: nil when it began later; without an end that came later.
  public func asOf(_ day: CivilDate) -> Stagnation? {
    if let from, from > day { return nil }
    var copy = self
    if let through, through > day { copy.through = nil }
    return copy
  }
}

extension Stagnation {
  /// The stated reasons merged into those that are recorded. A cell is the whole list, except that words without a
  /// day keep the days of the same reason that is recorded as lasting, and that a cell of such words alone speaks of
  /// today and leaves reasons that have ended where they are.
  static func merging(_ stated: [Stagnation], into recorded: [Stagnation]) -> [Stagnation] {
    let isPlain = stated.allSatisfy { $0.from == nil && $0.through == nil }
    var result = isPlain ? recorded.filter { $0.through != nil } : []
    for item in stated {
      var item = item
      let known = recorded.first {
        $0.reason == item.reason && $0.through == nil && (item.note == nil || $0.note == nil || item.note == $0.note)
      }
      if item.from == nil, item.through == nil, let known {
        item.from = known.from
        item.note = item.note ?? known.note
      }
      if !result.contains(item) { result.append(item) }
    }
    return inOrder(result)
  }

  /// Reasons by their first day, those without one first.
  public static func inOrder(_ list: [Stagnation]) -> [Stagnation] {
    func key(_ item: Stagnation) -> (Int32, Int, Int32, String) {
      (
        item.from?.dayNumber ?? .min, StagnationReason.allCases.firstIndex(of: item.reason) ?? 0,
        item.through?.dayNumber ?? .max, item.note ?? ""
      )
    }
    return list.sorted { key($0) < key($1) }
  }
}

extension Stagnation {
  /// The list with one more statement: a reason that begins, one that ends, or days and words for one that is recorded.
  ///
  /// - Throws: `CaseRefusal.stagnationLasts` for a second beginning while the reason lasts, `.stagnationNotOpen` for an
  ///   end without a beginning.
  public static func adding(_ stated: Stagnation, to list: [Stagnation]) throws(CaseRefusal) -> [Stagnation] {
    if list.contains(stated) { return list }
    let open = list.firstIndex {
      $0.reason == stated.reason && $0.through == nil
        && (stated.reason != .other || stated.note == nil || $0.note == stated.note)
    }
    guard let open else {
      if stated.from == nil, stated.through != nil { throw .stagnationNotOpen(stated.reason) }
      return inOrder(list + [stated])
    }
    if let from = stated.from, let since = list[open].from, from != since {
      throw .stagnationLasts(stated.reason, since: since)
    }
    var copy = list
    copy[open].from = list[open].from ?? stated.from
    copy[open].through = stated.through
    copy[open].note = stated.note ?? list[open].note
    return inOrder(copy)
  }
}

extension Stagnation {
  var json: JSONValue {
    .members([
      "from": from.map(JSONValue.day), "note": note.map(JSONValue.string), "reason": .string(reason.code),
      "through": through.map(JSONValue.day),
    ])
  }

  static func list(_ value: JSONValue?) throws(PayloadError) -> [Stagnation] {
    guard let value else { return [] }
    guard case .array(let items) = value else { throw .wrongValue(key: CaseField.stagnation.rawValue) }
    var list: [Stagnation] = []
    for item in items {
      list.append(
        Stagnation(
          try item.choice("reason"), from: item["from"] == nil ? nil : try item.date("from"),
          through: item["through"] == nil ? nil : try item.date("through"), note: item["note"]?.text))
    }
    return list
  }
}
