/// Why a file cannot be taken as a ledger at all.
public enum LedgerError: Error, Hashable, Sendable {
  /// The file cannot be read as a table.
  case table(file: String, TabularError)
  /// No row of the file looks like a header with a case number column.
  case noHeader(file: String, sheets: [String])
  /// No sheet has the name asked for.
  case noSuchSheet(file: String, name: String, sheets: [String])
  /// Several sheets have a header: one must be named.
  case severalSheets(file: String, sheets: [String])
  /// Two columns of the header mean the same.
  case columnTwice(file: String, column: String, first: String, second: String)
  /// A second header with other columns stands further down: two tables in one file.
  case secondHeader(file: String, row: Int)
  /// The header lacks a column without which the file makes no sense.
  case missingColumn(file: String, kind: LedgerKind, columns: [LedgerColumn], found: [String])
}

/// What a ledger holds.
public enum LedgerKind: String, CaseIterable, Hashable, Sendable {
  /// One case a row.
  case cases
  /// One milestone of a case a row.
  case milestones
}
