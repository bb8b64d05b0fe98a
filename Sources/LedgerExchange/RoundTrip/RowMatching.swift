import CaseFile
import RuleModel

/// Which case each row of a ledger that came back is about: decided by the case number and the hidden column beside
/// it, never by position.
public struct RowMatching: Sendable {
  /// A row with its case.
  public struct Match: Sendable {
    /// The row.
    let row: TableRow
    /// Row of the sheet, from 1.
    public var rowNumber: Int { row.number }
    /// The case.
    public let number: CaseNumber
    /// Position of the case in the baseline; nil when it was not handed out.
    public let line: Int?
  }

  /// The rows in the order of the sheet.
  public private(set) var matches: [Match] = []
  /// Rows that cannot be told.
  public private(set) var rejections: [CheckinRejection] = []
  /// Cases that were handed out and did not come back.
  public private(set) var missing: [CaseNumber] = []
  /// Rows of totals, signatures or repeated headers.
  public private(set) var passedOver = 0
  /// What is peculiar about the numbers of added cases.
  public private(set) var warnings: [CaseNumberReading.Warning] = []

  private let ledger: ReturnedLedger
  private let reading: CellReading
  private let parser: CaseNumberParser
  private let lines: [CaseNumber: Int]
  private var firstRows: [CaseNumber: Int] = [:]

  private struct Deferred {
    let row: TableRow
    let number: CaseNumber
    let line: Int
  }

  /// Matches all rows.
  public init(_ ledger: ReturnedLedger, codes: CaseNumberCodes) {
    self.ledger = ledger
    reading = CellReading(epoch: ledger.epoch)
    parser = CaseNumberParser(codes: codes)
    lines = Dictionary(
      ledger.baseline.lines.enumerated().map { ($0.element.number, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var deferred: [Deferred] = []
    for row in ledger.rows { take(row, &deferred) }
    settle(deferred)
    missing = ledger.baseline.lines.map(\.number).filter { firstRows[$0] == nil && !isRejected($0) }
    refuseUncertain()
    matches.sort { $0.rowNumber < $1.rowNumber }
  }

  private var rejectedKeys: Set<CaseNumber> = []

  private func isRejected(_ number: CaseNumber) -> Bool { rejectedKeys.contains(number) }

  private mutating func take(_ row: TableRow, _ deferred: inout [Deferred]) {
    let ownPositions = [ledger.numberPosition] + ledger.positions.values
    guard ownPositions.contains(where: { reading.text(cell(row, $0)) != nil }) else { return }
    let key = ledger.keyPosition.flatMap { reading.text(cell(row, $0)) }.flatMap { lines[CaseNumber(normalized: $0)] }
    let numberCell = cell(row, ledger.numberPosition)
    guard let text = numberText(row, numberCell, key) else { return }
    // A number that comes back as it was handed out needs no reading, however odd it is.
    if let key, LedgerCell.kept(text) == LedgerCell.kept(ledger.baseline.lines[key].number.text) {
      add(row, ledger.baseline.lines[key].number, line: key)
      return
    }
    guard let read = parser.read(text) else {
      reject(row, .rule(.caseNumberMissing), value: text)
      return
    }
    if let several = parser.severalNumbers(in: text, read) {
      reject(row, .rule(.severalCaseNumbers(several.map(\.text))), value: text)
      return
    }
    if let key, ledger.baseline.lines[key].number != read.number {
      deferred.append(Deferred(row: row, number: read.number, line: key))
      return
    }
    if lines[read.number] == nil { warnings += read.warnings }
    add(row, read.number, line: key ?? lines[read.number])
  }

  /// The text of the number's cell; nil when the row is not read further.
  private mutating func numberText(_ row: TableRow, _ numberCell: TableCell, _ key: Int?) -> String? {
    if case .error(let literal) = numberCell {
      reject(row, .rule(.errorValue), value: literal)
      return nil
    }
    if key == nil, reading.isPassedOver(row, numberAt: ledger.numberPosition) {
      passedOver += 1
      return nil
    }
    if let text = reading.value(numberCell) { return text }
    if let key {
      let number = ledger.baseline.lines[key].number
      rejectedKeys.insert(number)
      reject(row, .numberBlank(of: number), value: number.text)
    } else {
      let first = row.cells.compactMap { reading.text($0) }.first ?? ""
      reject(row, .rule(.caseNumberMissing), value: first)
    }
    return nil
  }

  /// A row whose number is not the one it was handed out with is a new case when it was copied from a row that is still
  /// there; otherwise somebody changed the number.
  private mutating func settle(_ deferred: [Deferred]) {
    for row in deferred {
      let original = ledger.baseline.lines[row.line].number
      if firstRows[original] != nil, lines[row.number] == nil {
        add(row.row, row.number, line: nil)
      } else if firstRows[original] != nil, let first = firstRows[row.number] {
        reject(row.row, .rowRepeated(firstRow: first), value: row.number.text)
      } else {
        rejectedKeys.insert(original)
        reject(row.row, .numberChanged(from: original), value: row.number.text)
      }
    }
  }

  private mutating func refuseUncertain() {
    guard ledger.keyPosition == nil, !missing.isEmpty else { return }
    for match in matches where match.line == nil {
      reject(match.row, .numberUncertain(missing: missing), value: match.number.text)
    }
    matches.removeAll { $0.line == nil }
  }

  private mutating func add(_ row: TableRow, _ number: CaseNumber, line: Int?) {
    if let first = firstRows[number] {
      reject(row, .rowRepeated(firstRow: first), value: number.text)
      return
    }
    firstRows[number] = row.number
    matches.append(Match(row: row, number: number, line: line))
  }

  private mutating func reject(_ row: TableRow, _ fault: CheckinFault, value: String) {
    rejections.append(
      CheckinRejection(
        place: ledger.place(row: row.number, position: ledger.numberPosition), value: value, fault: fault))
  }

  private func cell(_ row: TableRow, _ position: Int) -> TableCell {
    position < row.cells.count ? row.cells[position] : .empty
  }
}
