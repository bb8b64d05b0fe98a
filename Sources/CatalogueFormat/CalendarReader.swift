import CivilCalendar

/// Reads `calendar.yaml` and the holiday table that it names.
struct CalendarReader {
  /// What the file says, before the table is read.
  struct Header {
    let version: String
    let years: ClosedRange<Int>
    let yearsPosition: SourcePosition
    let table: Located<String>
    let source: String
  }

  static let path = "calendar.yaml"

  /// The file's content; nil when something is missing, which is reported.
  static func header(_ file: SourceFile, log: inout ProblemLog) -> Header? {
    let known = ["version", "covered_years", "table", "source"]
    guard let root = Document.root(of: file, log: &log),
      let fields = Fields(root, key: "", file: file.path, known: known, log: &log)
    else { return nil }
    let version = fields.text("version", log: &log)
    let years = fields.fields("covered_years", known: ["from", "through"], log: &log)
      .flatMap { coveredYears($0, log: &log) }
    let table = fields.text("table", log: &log)
    let source = fields.text("source", log: &log)
    guard let version, let years, let table, let source else { return nil }
    return Header(
      version: version, years: years, yearsPosition: fields.position(of: "covered_years"),
      table: Located(value: table, position: fields.position(of: "table")), source: source)
  }

  /// The rows of the table, checked against the covered years.
  static func rows(_ table: SourceFile, header: Header, log: inout ProblemLog) -> [HolidayRow] {
    let found = log.diagnostics.count
    let rows = HolidayTable.read(table, covering: header.years, log: &log)
    guard log.diagnostics.count == found else { return rows }
    let withHolidays = Set(rows.lazy.filter { $0.kind == .holiday }.map(\.date.year))
    for year in header.years where !withHolidays.contains(year) {
      log.report(.yearWithoutHolidays(year), at: header.yearsPosition)
    }
    return rows
  }

  private static func coveredYears(_ fields: Fields, log: inout ProblemLog) -> ClosedRange<Int>? {
    let from = fields.integer("from", least: 1949, log: &log)
    let through = fields.integer("through", least: 1949, log: &log)
    guard let from, let through else { return nil }
    guard from <= through else {
      log.report(.invertedInterval(key: "covered_years"), at: fields.position)
      return nil
    }
    return from...through
  }
}

extension WorkingCalendar {
  /// The calendar that a holiday table describes.
  init(version: String, coveredYears: ClosedRange<Int>, rows: [HolidayRow]) {
    let pairs = rows.map { row in
      (row.date, row.kind == .holiday ? Exception.holiday(row.name) : .makeUpWorkday(row.name))
    }
    self.init(
      version: version, coveredYears: coveredYears,
      exceptions: Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
  }
}
