import CaseFile

/// The enterprises of a case as two cells, name by name and code by code on lines of their own.
public struct DebtorCells: Hashable, Sendable {
  /// Names, one a line; nil when there is none.
  public let names: String?
  /// Codes, one a line, with a dash for an enterprise that has none; nil when none has one.
  public let codes: String?

  private static let missing = "—"

  /// The cells of a list of enterprises.
  public init(_ debtors: [Debtor]) {
    let hasNames = debtors.contains { !$0.name.isEmpty }
    let hasCodes = debtors.contains { $0.code != nil }
    names = hasNames ? debtors.map { $0.name.isEmpty ? Self.missing : $0.name }.joined(separator: "\n") : nil
    codes = hasCodes ? debtors.map { $0.code ?? Self.missing }.joined(separator: "\n") : nil
  }

  /// The enterprises that two cells name; nil when names and codes differ in number.
  public static func debtors(names: String?, codes: String?) -> [Debtor]? {
    let names = names.map(lines) ?? []
    let codes = codes.map(lines) ?? []
    if codes.isEmpty { return names.map { Debtor(name: $0 ?? "") } }
    guard names.count == codes.count || (names.isEmpty && codes.count == 1) else { return nil }
    return zip(names.isEmpty ? [nil] : names, codes).map { Debtor(name: $0 ?? "", code: $1) }
  }

  /// How many lines a cell has.
  public static func count(_ cell: String?) -> Int { cell.map { lines($0).count } ?? 0 }

  /// The lines of a cell, nil for a dash.
  private static func lines(_ text: String) -> [String?] {
    text.split(separator: "\n").map { $0 == missing ? nil : String($0) }
  }

  /// A cell of names in the form above; nil for a blank.
  static func names(_ cell: TableCell, _ reading: CellReading) throws(LedgerRuleError) -> String? {
    guard let text = try reading.valueLines(cell) else { return nil }
    let names = pieces(text)
    return names.isEmpty ? nil : names.joined(separator: "\n")
  }

  /// A cell of codes in the form above; nil for a blank. Codes among `known` are not examined again.
  static func codes(
    _ cell: TableCell, _ reading: CellReading, known: Set<String>
  ) throws(LedgerRuleError) -> String? {
    guard let text = try reading.valueLines(cell) else { return nil }
    var codes: [String] = []
    for piece in pieces(text) {
      if reading.value(.text(piece)) == nil {
        codes.append(missing)
        continue
      }
      let code = EnterpriseCode.normalized(piece)
      switch EnterpriseCode.defect(in: code) {
      case nil, .wrongOrganisationCheck?: break
      case let defect?: if !known.contains(code) { throw LedgerRuleError(.badCode(defect)) }
      }
      codes.append(code)
    }
    return codes.contains { $0 != missing } ? codes.joined(separator: "\n") : nil
  }

  private static func pieces(_ text: String) -> [String] {
    text.split(whereSeparator: { $0 == "；" || $0 == ";" || $0.isNewline })
      .map { TextFolding.trimmed(String($0)) }.filter { !$0.isEmpty }
  }
}
