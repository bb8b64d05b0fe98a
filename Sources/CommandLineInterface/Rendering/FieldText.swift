import CaseFile
import CivilCalendar
import RuleModel

/// Stored field values as people read them.
enum FieldText {
  /// The value of a field; a dash for "not recorded".
  static func of(_ value: JSONValue?, _ field: CaseField, _ say: Language) -> String {
    guard let value, value != .null else { return "—" }
    switch (field, value) {
    case (.debtors, .array(let items)):
      return items.map { item in
        let name = item["name"]?.text ?? ""
        return item["code"]?.text.map { "\(name)（\($0)）" } ?? name
      }.joined(separator: say("；", "; "))
    case (.claimsTotal, .integer(let fen)), (.assetsTotal, .integer(let fen)): return Money(fen: fen).yuanText
    case (.category, .string(let code)): return EnterpriseCategory(rawValue: code)?.label(say) ?? code
    case (.ownerLevel, .string(let code)): return OwnerLevel(rawValue: code)?.label(say) ?? code
    case (.procedure, .string(let code)): return Procedure(rawValue: code)?.label(say) ?? code
    case (.applicant, .string(let code)): return Applicant(rawValue: code)?.label(say) ?? code
    case (.examination, .string(let code)): return Examination(rawValue: code)?.label(say) ?? code
    case (.closeManner, .string(let text)): return CloseManner(text: text).label(say)
    case (.stagnation, _):
      var facts = CaseFacts()
      guard (try? facts.set(.stagnation, to: value)) != nil else { return "?" }
      // The Chinese form is also what `--stagnation` and ledgers read.
      return StagnationText.text(facts.stagnations) { $0.label(say) }
    case (.extras, .object(let members)):
      return members.map { "\($0.key)=\($0.value.text ?? "")" }.joined(separator: say("；", "; "))
    case (_, .string(let text)): return text
    case (_, .integer(let number)): return "\(number)"
    case (_, .bool(let flag)): return flag ? say("是", "yes") : say("否", "no")
    default: return String(decoding: value.canonicalUTF8, as: UTF8.self)
    }
  }
}

extension CaseRecord {
  /// The case as JSON: the ledger's column names, dates ISO 8601, money in fen, closed sets as codes.
  var listingJSON: JSONValue {
    var members: [JSONValue.Member] = [
      .init(key: "case_no", value: .string(number.text)),
      .init(key: "version", value: .integer(Int64(version))),
    ]
    for field in CaseField.allCases {
      let key: String
      switch field {
      case .claimsTotal: key = "claims_total_fen"
      case .assetsTotal: key = "assets_total_fen"
      default: key = field.rawValue
      }
      members.append(.init(key: key, value: json(field) ?? .null))
    }
    return .object(members)
  }
}
