/// Why a file cannot be taken as a ledger at all.
public enum LedgerError: Error, Hashable, Sendable {
  /// The file cannot be read as a table.
  case table(file: String, TabularError)
  /// No row of the file looks like a header with a case number column; what comes closest to one, if anything.
  case noHeader(file: String, sheets: [String], closest: MappingProposal? = nil)
  /// No sheet has the name asked for.
  case noSuchSheet(file: String, name: String, sheets: [String])
  /// Several sheets have a header, where only one was expected.
  case severalSheets(file: String, sheets: [String])
  /// Two columns of the header mean the same.
  case columnTwice(file: String, sheet: String? = nil, column: String, first: String, second: String)
  /// A second header with other columns stands further down: two tables in one file.
  case secondHeader(file: String, sheet: String? = nil, row: Int)
  /// The header lacks a column without which the file makes no sense.
  case missingColumn(
    file: String, sheet: String? = nil, kind: LedgerKind, columns: [LedgerColumn], found: [String])
  /// The list of columns is not understood.
  case mapping(file: String, LedgerMappingError)
}

/// What a ledger holds.
public enum LedgerKind: String, CaseIterable, Hashable, Sendable {
  /// One case a row.
  case cases
  /// One milestone of a case a row.
  case milestones
}
