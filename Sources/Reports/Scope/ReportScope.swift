import CaseFile

/// Which part of a court a report or a statistic is about: the cases of one division, one judge or one supervising
/// body. A report without a scope is about all cases.
///
/// A case belongs where it is recorded to belong at the journal position of the report: when it was moved, all of its
/// life counts for where it is now, also in the period of comparison. So the scopes of one kind, with that of the cases
/// without a value, add up to the whole court in every count.
public struct ReportScope: Hashable, Sendable {
  /// By what the part is named.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// 承办部门.
    case division
    /// 承办法官.
    case judge
    /// 主管单位.
    case body

    /// The dimension by which its cases are told.
    public var dimension: Dimension {
      switch self {
      case .division: return .division
      case .judge: return .judge
      case .body: return .supervisingBody
      }
    }

    /// The field in which it is recorded.
    public var field: CaseField {
      switch self {
      case .division: return .division
      case .judge: return .judge
      case .body: return .supervisingBody
      }
    }
  }

  /// By what it is named.
  public let kind: Kind
  /// The recorded name; nil for the cases without one.
  public let name: String?

  /// A part of a court.
  public init(_ kind: Kind, _ name: String?) {
    self.kind = kind
    self.name = name
  }

  /// What the kind of part is called.
  public static func title(_ kind: Kind, _ say: ReportLanguage) -> String {
    switch kind {
    case .division: return say("承办部门", "Division")
    case .judge: return say("承办法官", "Judge")
    case .body: return say("主管单位", "Supervising body")
    }
  }

  /// The part in words, e.g. `承办部门：民二庭`.
  public func label(_ say: ReportLanguage) -> String {
    Self.title(kind, say) + say("：", ": ") + (name ?? say("未填", "not recorded"))
  }

  /// The part in one word for records, e.g. `division=民二庭`; nothing after the sign for the cases without a name.
  public var code: String { "\(kind.rawValue)=\(name ?? "")" }

  /// The part of a recorded word; nil when it is none.
  public init?(code: String) {
    guard let sign = code.firstIndex(of: "="), let kind = Kind(rawValue: String(code[..<sign])) else { return nil }
    let name = code[code.index(after: sign)...]
    self.init(kind, name.isEmpty ? nil : String(name))
  }

  /// The option with which a command asks for it, quoted for a shell.
  public var option: String {
    let text = name ?? "未填"
    let isPlain = !text.isEmpty && text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || ("0"..."9").contains($0) }
    return "--\(kind.rawValue) "
      + (isPlain ? text : "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'")
  }
}
