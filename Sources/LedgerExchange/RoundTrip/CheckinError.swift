import CaseFile

/// Why a workbook cannot be taken back at all. Cases carry facts; the words live in the command line's message tables.
public enum CheckinError: Error, Hashable, Sendable {
  /// The workbook was not handed out: it has no baseline.
  case notCheckedOut(file: String)
  /// It was handed out by a newer version of the product.
  case newerFormat(file: String)
  /// The hidden baseline was changed or cut off.
  case baselineDamaged(file: String)
  /// It was handed out by another court.
  case otherCourt(file: String, theirs: String, ours: String)
  /// It was handed out from another database.
  case otherDatabase(file: String)
  /// The journal is not the one from which it was handed out, or an earlier state of it: the database was restored.
  case historyDiffers(file: String, sequence: Int, current: Int)
  /// No sheet has a header with case numbers.
  case noLedger(file: String, sheets: [String])
  /// Several sheets look like the ledger.
  case severalLedgers(file: String, sheets: [String])
  /// Two columns of the header mean the same.
  case columnTwice(file: String, sheet: String, first: String, second: String)
  /// The workbook with the conflicts would replace the file that is being taken back.
  case conflictsOverInput(path: String)
}

/// Why a row or cell of a ledger that came back is refused.
public enum CheckinFault: Hashable, Sendable {
  /// What would be refused in any ledger.
  case rule(LedgerRule)
  /// The cell is part of a merged range.
  case merged(range: String)
  /// The row was handed out for another case.
  case numberChanged(from: CaseNumber)
  /// The number of a case that was handed out is gone, the rest of the row is not.
  case numberBlank(of: CaseNumber)
  /// The case stands in an earlier row already.
  case rowRepeated(firstRow: Int)
  /// An unknown number, while others are gone: without the hidden column nobody can tell a new case from a changed
  /// number.
  case numberUncertain(missing: [CaseNumber])
  /// The field can never be blank.
  case neverBlank(CaseField)
  /// The registration of the case was taken back since.
  case withdrawn
}

/// A row or cell of a ledger that came back and cannot be taken.
public struct CheckinRejection: Hashable, Sendable {
  /// Where.
  public var place: LedgerPlace
  /// What the cell says; for a whole row, the case number.
  public var value: String
  /// Why.
  public var fault: CheckinFault

  /// A rejection.
  public init(place: LedgerPlace, value: String, fault: CheckinFault) {
    self.place = place
    self.value = value
    self.fault = fault
  }
}
