import CaseFile
import CivilCalendar

/// Reads single cells by the meaning of their column.
struct CellReading {
  /// What a day that is said to be open (待定) is taken for.
  enum OpenDays: Hashable, Sendable {
    /// A blank, which erases nothing when a ledger is imported.
    case blank
    /// A fault, where a blank would erase what is recorded.
    case fault
  }

  /// Epoch of serial day numbers in the file.
  let epoch: SpreadsheetSerial
  /// What a day that is said to be open is taken for.
  var openDays = OpenDays.blank

  /// The text of a cell without spaces at its ends and with inner white space as single spaces; nil for a blank.
  /// Full-width brackets stay: they are part of names.
  func text(_ cell: TableCell) -> String? {
    guard let trimmed = lines(cell) else { return nil }
    guard Self.hasWideSpace(trimmed) else { return trimmed }
    return trimmed.split(whereSeparator: { $0.isNewline || $0 == "\t" || $0 == " " }).joined(separator: " ")
  }

  /// Whether there are line breaks, tabs or several spaces together.
  private static func hasWideSpace(_ text: String) -> Bool {
    var last: UInt8 = 0
    for byte in text.utf8 {
      if byte < 0x20 || (byte == 0x20 && last == 0x20) { return true }
      last = byte
    }
    return false
  }

  /// The text of a cell without spaces at its ends, line breaks kept; nil for a blank.
  func lines(_ cell: TableCell) -> String? {
    let raw: String
    switch cell {
    case .empty: return nil
    case .text(let text): raw = text
    case .number(let value, let literal): raw = Self.plain(value, literal)
    case .date(let date): raw = date.description
    case .boolean(let flag): raw = flag ? "是" : "否"
    case .error(let text): raw = text
    }
    let trimmed = TextFolding.trimmed(raw)
    // The apostrophe with which we, like others, keep a text from being taken for a formula (`DelimitedField`).
    if trimmed.utf8.first == 0x27, let second = trimmed.utf8.dropFirst().first, "=+-@".utf8.contains(second) {
      return String(trimmed.dropFirst())
    }
    return trimmed.isEmpty ? nil : trimmed
  }

  /// The text of a cell that is meant to be a value, line breaks kept; nil for a blank.
  func valueLines(_ cell: TableCell) throws(LedgerRuleError) -> String? {
    if case .error = cell { throw LedgerRuleError(.errorValue) }
    guard let text = lines(cell) else { return nil }
    return Self.isBlankMark(text) ? nil : text
  }

  /// The text of a cell that is meant to be a value; the marks people put in cells that have none count as blank.
  func value(_ cell: TableCell) -> String? {
    guard let text = text(cell) else { return nil }
    return Self.isBlankMark(text) ? nil : text
  }

  /// The day in a cell; nil for a blank.
  func date(_ cell: TableCell) throws(LedgerRuleError) -> CivilDate? {
    if case .date(let date) = cell { return date }
    if case .error = cell { throw LedgerRuleError(.errorValue) }
    if case .text(let text) = cell, let date = CivilDate(text) { return date }
    guard let text = value(cell), !Self.pendingMarks.contains(TextFolding.key(text)), openDays == .fault || !Self.saysUndetermined(text)
    else { return nil }
    if let serial = serialDate(text) { return serial }
    do throws(DateReadingError) {
      return try DateReading.read(text)
    } catch { throw LedgerRuleError(.notADate(error)) }
  }

  /// A five-digit number is a serial day of the spreadsheet (10000 = 1927, 73050 = 2099), as General format shows it.
  private func serialDate(_ text: String) -> CivilDate? {
    let digits = text.split(separator: ".", maxSplits: 1)
    guard let whole = digits.first, whole.utf8.count == 5, let serial = Int(whole), (10_000...73_050).contains(serial),
      digits.count == 1 || digits[1].utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return epoch.date(serial: Double(serial))
  }

  /// The amount in a cell; nil for a blank.
  func money(_ cell: TableCell, unit: MoneyReading.Unit) throws(LedgerRuleError) -> Money? {
    if case .error = cell { throw LedgerRuleError(.errorValue) }
    let text: String?
    if case .number(_, let literal) = cell { text = literal } else { text = value(cell) }
    guard let text else { return nil }
    do throws(MoneyReadingError) {
      return try MoneyReading.read(text, unit: unit)
    } catch { throw LedgerRuleError(.notAnAmount(error)) }
  }

  /// The whole number in a cell; nil for a blank. `120人` is read as 120.
  func count(_ cell: TableCell) throws(LedgerRuleError) -> Int? {
    if case .error = cell { throw LedgerRuleError(.errorValue) }
    guard let text = value(cell) else { return nil }
    var key = TextFolding.key(text).filter { $0 != "," }
    if key.hasSuffix("人") || key.hasSuffix("名") { key.removeLast() }
    if key.hasSuffix(".0") { key.removeLast(2) }
    guard let count = Int(key), count >= 0 else { throw LedgerRuleError(.notACount) }
    return count
  }

  /// Yes or no; nil for a blank.
  func flag(_ cell: TableCell) throws(LedgerRuleError) -> Bool? {
    if case .error = cell { throw LedgerRuleError(.errorValue) }
    guard let text = value(cell) else { return nil }
    guard let flag = YesNo.read(text) else { throw LedgerRuleError(.notYesOrNo) }
    return flag
  }

  /// One of the column's words; nil for a blank.
  func word<Word: LedgerWord>(_ cell: TableCell, as _: Word.Type) throws(LedgerRuleError) -> Word? {
    if case .error = cell { throw LedgerRuleError(.errorValue) }
    guard let text = value(cell) else { return nil }
    guard let word = Word(ledgerText: text) else {
      throw LedgerRuleError(.unknownWord(accepted: Word.inReportOrder.map(\.ledgerWord)))
    }
    return word
  }

  /// The reasons of stagnation in a cell; none for a blank.
  func stagnations(_ cell: TableCell) throws(LedgerRuleError) -> [Stagnation] {
    guard let text = try valueLines(cell) else { return [] }
    do throws(DateReadingError) {
      return try StagnationText.read(text)
    } catch { throw LedgerRuleError(.notADate(error)) }
  }

  /// A whole number without exponent or decimals where the file wrote one.
  private static func plain(_ value: Double, _ literal: String) -> String {
    guard literal.contains(where: { $0 == "E" || $0 == "e" || $0 == "." }), value == value.rounded(),
      abs(value) < 9_007_199_254_740_992
    else { return literal }
    return String(Int64(value))
  }

  /// Whether a text is a mark for "nothing". Nearly none is, which its first bytes tell.
  private static func isBlankMark(_ text: String) -> Bool {
    let utf8 = text.utf8
    guard utf8.count <= 32, let first = utf8.first else { return false }
    switch first {
    case 0x2D, 0x2F, 0x5C, 0x4E, 0x6E, 0xE2, 0xEF: break  // "-", "/", "\", "N", "n", dashes, full-width forms
    case 0xE6:  // 无, 暂
      guard let second = utf8.dropFirst().first, second == 0x97 || second == 0x9A else { return false }
    default: return false
    }
    return blankMarks.contains(TextFolding.key(text))
  }

  private static let blankMarks: Set<String> = ["-", "--", "—", "——", "–", "/", "\\", "无", "n/a", "na", "null", "none", "暂无"]
  private static let pendingMarks: Set<String> = ["未结", "未审结", "在办", "在审", "审理中", "未受理", "未结案", "pending", "open"]

  /// Whether a text says that a day is not known yet: blank, and worth a notice.
  static func saysUndetermined(_ text: String) -> Bool {
    guard let first = text.utf8.first, first >= 0x80 || first | 0x20 == 0x74, text.utf8.count <= 32 else { return false }
    return undeterminedMarks.contains(TextFolding.key(text))
  }

  private static let undeterminedMarks: Set<String> = [
    "待定", "未定", "待确定", "日期待定", "另行确定", "另行通知", "待补", "待补充", "待核实", "待查", "不详", "未知", "tbd",
  ]

  /// Whether a manner of closing says that the case is not closed.
  static func saysPending(_ text: String) -> Bool { pendingMarks.contains(TextFolding.key(text)) }
}

/// A broken rule on its way out of a cell reader.
struct LedgerRuleError: Error {
  let rule: LedgerRule

  init(_ rule: LedgerRule) { self.rule = rule }
}

extension CellReading {
  /// Content beyond the last header: an unquoted comma has shifted the row. Its first text and the rule broken.
  func surplus(_ row: TableRow, header: LedgerHeader) -> (value: String, rule: LedgerRule)? {
    guard row.cells.count > header.titles.count else { return nil }
    let extra = row.cells[header.titles.count...].lazy.compactMap { text($0) }
    guard let first = extra.first else { return nil }
    return (first, .moreCellsThanHeaders(cells: row.cells.count, headers: header.titles.count))
  }
}
