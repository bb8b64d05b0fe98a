import CivilCalendar

/// One line of the holiday table.
public struct HolidayRow: Hashable, Sendable {
  /// What the day is.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A named day of rest.
    case holiday
    /// A weekend day that is worked (调休).
    case makeUpWorkday = "makeup_workday"
  }

  /// The day.
  public let date: CivilDate
  /// Rest or work.
  public let kind: Kind
  /// The holiday to whose notice the day belongs.
  public let name: String
}

/// Reads the holiday table: lines of `date,kind,name_zh`, sorted, each day once.
enum HolidayTable {
  static let header = "date,kind,name_zh"

  /// The table's rows; mistakes are reported and their lines left out.
  static func read(_ file: SourceFile, covering years: ClosedRange<Int>, log: inout ProblemLog)
    -> [HolidayRow]
  {
    var lines = lines(of: file.text)
    if lines.last == "" { lines.removeLast() }
    let start = SourcePosition(file: file.path, line: 1, column: 1)
    guard lines.first == header else {
      log.report(.tableHeader(expected: header), at: start)
      return []
    }
    var rows: [HolidayRow] = []
    for (index, line) in lines.enumerated().dropFirst() {
      let position = SourcePosition(file: file.path, line: index + 1, column: 1)
      guard let row = row(line, at: position, log: &log) else { continue }
      check(row, after: rows.last, covering: years, at: position, log: &log)
      rows.append(row)
    }
    return rows
  }

  private static func row(_ line: String, at position: SourcePosition, log: inout ProblemLog) -> HolidayRow? {
    let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 3 else {
      log.report(.fieldCount(found: fields.count, expected: 3), at: position)
      return nil
    }
    let kindPosition = position.moved(columns: fields[0].unicodeScalars.count + 1)
    let namePosition = kindPosition.moved(columns: fields[1].unicodeScalars.count + 1)
    let date = CivilDate(fields[0])
    if date == nil { log.report(.impossibleDate(key: "date", value: fields[0]), at: position) }
    let kind = HolidayRow.Kind(rawValue: fields[1])
    if kind == nil {
      let known = HolidayRow.Kind.allCases.map(\.rawValue)
      log.report(.unknownChoice(key: "kind", value: fields[1], known: known), at: kindPosition)
    }
    if fields[2].isEmpty { log.report(.emptyValue(key: "name_zh"), at: namePosition) }
    guard let date, let kind, !fields[2].isEmpty else { return nil }
    return HolidayRow(date: date, kind: kind, name: fields[2])
  }

  private static func check(
    _ row: HolidayRow, after previous: HolidayRow?, covering years: ClosedRange<Int>,
    at position: SourcePosition, log: inout ProblemLog
  ) {
    if let previous, row.date == previous.date { log.report(.duplicateDay(row.date), at: position) }
    if let previous, row.date < previous.date {
      log.report(.unsortedDay(row.date, after: previous.date), at: position)
    }
    if row.kind == .makeUpWorkday, !row.date.weekday.isWeekend {
      log.report(.makeUpOnWeekday(row.date), at: position)
    }
    if !years.contains(row.date.year) { log.report(.dayOutsideCoverage(row.date), at: position) }
  }

  /// Lines without their ends; a byte order mark and carriage returns, as Excel writes them, are dropped.
  private static func lines(of text: String) -> [String] {
    var bytes = text.utf8[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    return bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }
  }
}

extension SourcePosition {
  /// The place some columns to the right.
  func moved(columns: Int) -> SourcePosition {
    SourcePosition(file: file, line: line, column: column + columns)
  }
}
