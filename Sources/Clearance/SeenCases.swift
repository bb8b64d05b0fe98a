import CaseFile
import LedgerExchange

/// Where each case of a file stands first, over all its sheets.
struct SeenCases {
  private var path: String?
  private var sheets: [String?] = []
  private var places: [CaseNumber: (sheet: Int32, row: Int32)] = [:]

  mutating func begin(_ ledger: LedgerFile) {
    if path != ledger.path { (path, sheets, places) = (ledger.path, [], [:]) }
    sheets.append(ledger.sheet)
  }

  /// Where the case stands first, the sheet when it is another one; nil when it is here.
  mutating func first(_ number: CaseNumber, row: Int) -> (sheet: String?, row: Int)? {
    let current = Int32(sheets.count - 1)
    guard let known = places[number] else {
      places[number] = (current, Int32(row))
      return nil
    }
    return (known.sheet == current ? nil : sheets[Int(known.sheet)], Int(known.row))
  }
}
