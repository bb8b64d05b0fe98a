import CaseFile
import CivilCalendar
import RuleModel

/// What a cell of a case ledger holds when it is not blank.
public enum LedgerCell: Hashable, Sendable {
  /// Words.
  case text(String)
  /// A day.
  case day(CivilDate)
  /// Money.
  case amount(Money)
  /// A whole number.
  case count(Int64)

  /// The one form in which the content is compared: days as ISO 8601, money in yuan with two decimals, text as a
  /// workbook keeps it.
  public var text: String {
    switch self {
    case .text(let text): return Self.kept(text)
    case .day(let day): return day.description
    case .amount(let money):
      let cents = money.fen.magnitude % 100
      return "\(money.fen < 0 ? "-" : "")\(money.fen.magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
    case .count(let count): return "\(count)"
    }
  }

  /// A text as it comes back from a workbook: no control characters, one kind of line end, no space at its ends.
  static func kept(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      defer { last = scalar }
      switch scalar.value {
      case 0x0D: scalars.append("\n")
      case 0x0A: if last?.value != 0x0D { scalars.append(scalar) }
      case 0x09: scalars.append(scalar)
      case 0..<0x20, 0xFFFE, 0xFFFF: continue
      default: scalars.append(scalar)
      }
    }
    return TextFolding.trimmed(String(scalars))
  }
}

extension LedgerColumn {
  /// The columns of a ledger that is handed out for editing, in their order; the case number is not among them.
  public static let editable: [LedgerColumn] = allCases.filter { column in
    column != .caseNumber && !column.isIgnored && column.field != nil && column.field != .extras
  }

  /// The case field that the column fills; nil for columns that are no field of their own.
  public var caseField: CaseField? { field }

  /// Whether the column holds money in yuan.
  public var holdsMoney: Bool { isMoney }

  /// Whether the column holds days.
  public var holdsDays: Bool { isDate }

  /// What the column shows of a case; nil for a blank.
  public func cell(of record: CaseRecord) -> LedgerCell? {
    switch self {
    case .debtor: return DebtorCells(record.facts.debtors).names.map(LedgerCell.text)
    case .code: return DebtorCells(record.facts.debtors).codes.map(LedgerCell.text)
    case .stagnation:
      return record.facts.stagnations.isEmpty ? nil : .text(StagnationText.text(record.facts.stagnations))
    default: return field.flatMap { field in record.json(field).flatMap { cell($0, of: field) } }
    }
  }

  private func cell(_ value: JSONValue, of field: CaseField) -> LedgerCell? {
    switch value {
    case .integer(let number): return isMoney ? .amount(Money(fen: number)) : .count(number)
    case .bool(let flag): return .text(flag ? "是" : "否")
    case .string(let text):
      if isDate { return CivilDate(text).map(LedgerCell.day) }
      let shown = Self.word(text, of: field)
      return LedgerCell.kept(shown).isEmpty ? nil : .text(shown)
    case .null, .array, .object: return nil
    }
  }

  /// The ledger's word for a stored code.
  private static func word(_ code: String, of field: CaseField) -> String {
    switch field {
    case .category: return EnterpriseCategory(rawValue: code)?.ledgerWord ?? code
    case .ownerLevel: return OwnerLevel(rawValue: code)?.ledgerWord ?? code
    case .procedure: return Procedure(rawValue: code)?.ledgerWord ?? code
    case .applicant: return Applicant(rawValue: code)?.ledgerWord ?? code
    case .examination: return Examination(rawValue: code)?.ledgerWord ?? code
    case .closeManner:
      guard case .known(let manner) = CloseManner(text: code) else { return code }
      return manner.ledgerWord
    default: return code
    }
  }
}
