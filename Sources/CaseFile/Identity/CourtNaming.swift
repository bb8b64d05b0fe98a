import RuleModel

/// Which court a case belongs to, however its ledger writes the court.
public struct CourtNaming: Sendable {
  private let court: CourtIdentity
  private let parser: CaseNumberParser
  /// Codes of courts by their names: a ledger that spells a court out means the same court as a number with its code.
  private let codesByName: [String: String]

  /// The naming of a court's database by a code list.
  public init(court: CourtIdentity, codes: CaseNumberCodes) {
    var names = Dictionary(codes.courts.map { ($0.value, $0.key) }, uniquingKeysWith: { min($0, $1) })
    if !court.name.isEmpty { names[court.name] = court.code }
    codesByName = names
    self.court = court
    parser = CaseNumberParser(codes: codes)
  }

  /// The court's code from the case's own column, else from its number, else that of the database.
  public func code(of record: CaseRecord) -> String {
    if let stated = record.facts.court { return code(named: stated) }
    let reading = parser.read(record.number.text)
    // The court in a legacy number (穗中法) is an abbreviation, not a code.
    return reading?.warnings.contains(.legacyForm) == false ? reading?.court ?? court.code : court.code
  }

  /// The code of a court that is written by name or code; a name without a known code stands for itself.
  public func code(named text: String) -> String { codesByName[text] ?? text }
}
