import ArgumentParser
import CaseFile
import CivilCalendar
import Clearance
import RuleModel

/// `calendar`: the days worked and rested.
struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar", abstract: words("节假日和调休：查看、载入。", "Holidays and make-up workdays: show, load."),
    discussion: words(
      "例：chuqing calendar show --month 2026-02    chuqing calendar load 放假安排.csv --year 2027 --dry-run",
      "Examples: chuqing calendar show --month 2026-02    chuqing calendar load holidays.csv --year 2027 --dry-run"),
    subcommands: [CalendarShowCommand.self, CalendarLoadCommand.self])
}

/// `calendar show`: covered years, the days of a year, or a month as a grid.
struct CalendarShowCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: words("查看放假安排。", "Show the holiday schedule."),
    discussion: words(
      "--year 的 CSV 就是 calendar load 的格式：可以导出、修改、再载入。\n例：chuqing calendar show --year 2026 --csv",
      "With --year the CSV is what calendar load reads: print it, edit it, load it again.\nExample: chuqing calendar show --year 2026 --csv"
    ))

  @OptionGroup var global: GlobalOptions
  @Option(help: ArgumentHelp(words("一年的放假和调休日。", "The named days of a year."), valueName: "Y")) var year: String?
  @Option(help: ArgumentHelp(words("一个月的月历。", "A month as a grid."), valueName: "YYYY-MM")) var month: String?
  @OptionGroup var format: OutputFormatOptions

  func run(in session: Session) throws -> ExitCode {
    let format = try format.format()
    let law = try session.lawToRead()
    let hasMisfits = session.warnOfMisfits(law.reading)
    let calendar = law.reading.catalogue.calendar
    if let month {
      let first = try Self.month(month)
      CalendarDays(calendar: calendar, year: first.year, month: first).print(format, session)
    } else if let year {
      CalendarDays(calendar: calendar, year: try Self.year(year), month: nil).print(format, session)
    } else {
      CalendarYears(reading: law.reading).print(format, session)
    }
    return hasMisfits ? ContractExit.warnings : ContractExit.done
  }

  /// A year as typed.
  static func year(_ text: String) throws(CommandFailure) -> Int {
    guard let year = Int(TextFolding.clean(text)), (1949...9998).contains(year) else { throw .law(.badYear(text)) }
    return year
  }

  private static func month(_ text: String) throws(CommandFailure) -> CivilDate {
    guard let first = CivilDate(TextFolding.clean(text) + "-01"), (1949...9998).contains(first.year) else {
      throw .law(.badMonth(text))
    }
    return first
  }
}

/// The covered years.
struct CalendarYears {
  let reading: LawReading

  private var calendar: WorkingCalendar { reading.catalogue.calendar }

  /// Prints them.
  func print(_ format: OutputFormatOptions.Format, _ session: Session) {
    let say = session.language
    let rows = calendar.coveredYears.map { year -> (year: Int, rest: Int, work: Int, source: String?) in
      let days = calendar.exceptions(in: year).map { $0.exception }
      let work = days.filter { if case .makeUpWorkday = $0 { true } else { false } }.count
      let layer = reading.layers.first { $0.overlay.kind == .calendar && $0.overlay.id == "\(year)" }
      return (year, days.count - work, work, layer?.source)
    }
    switch format {
    case .json:
      session.output.json([
        .init(key: "version", value: .string(calendar.version)),
        .init(
          key: "years",
          value: .array(
            rows.map { row in
              .object([
                .init(key: "year", value: .integer(Int64(row.year))), .init(key: "holidays", value: .integer(Int64(row.rest))),
                .init(key: "makeup_workdays", value: .integer(Int64(row.work))),
                .init(key: "file", value: row.source.map(JSONValue.string) ?? .null),
              ])
            })),
      ])
    case .csv:
      session.output.raw(DelimitedField.line(["year", "holidays", "makeup_workdays", "file"]))
      for row in rows {
        session.output.raw(DelimitedField.line(["\(row.year)", "\(row.rest)", "\(row.work)", row.source ?? ""]))
      }
    case .table:
      var table = TerminalTable([
        .init(say("年份", "Year")), .init(say("放假日", "Holidays"), .right), .init(say("调休上班日", "Make-up workdays"), .right),
        .init(say("来源", "Source")),
      ])
      for row in rows {
        table.add(["\(row.year)", "\(row.rest)", "\(row.work)", row.source ?? say("程序自带", "program")])
      }
      table.lines().forEach(session.output.result)
      let next = calendar.coveredYears.upperBound + 1
      session.output.result(
        say(
          "版本 \(calendar.version)。\(next) 年起未公布，届满日标“暂定”；公布后：chuqing calendar load 文件 --year \(next)",
          "Version \(calendar.version). From \(next) on due days are provisional; once published: chuqing calendar load FILE --year \(next)"
        ))
    }
  }
}

/// The named days of a year, or a month as a grid.
struct CalendarDays {
  let calendar: WorkingCalendar
  let year: Int
  /// First day of the month; nil for the whole year.
  let month: CivilDate?

  private var isCovered: Bool { calendar.coveredYears.contains(year) }

  private var days: [(day: CivilDate, exception: WorkingCalendar.Exception)] {
    calendar.exceptions(in: year).filter { month == nil || $0.day.firstOfMonth == month }
  }

  /// Prints them.
  func print(_ format: OutputFormatOptions.Format, _ session: Session) {
    switch format {
    case .json:
      session.output.json([
        .init(key: "version", value: .string(calendar.version)), .init(key: "year", value: .integer(Int64(year))),
        .init(key: "covered", value: .bool(isCovered)),
        .init(
          key: "days",
          value: .array(
            days.map { entry in
              .object([
                .init(key: "date", value: .string(entry.day.description)),
                .init(key: "kind", value: .string(entry.exception.code)),
                .init(key: "name", value: .string(entry.exception.name)),
              ])
            })),
      ])
    case .csv:
      session.output.raw("date,kind,name_zh\n")
      for entry in days { session.output.raw("\(entry.day),\(entry.exception.code),\(entry.exception.name)\n") }
    case .table: printForPeople(session)
    }
  }

  private func printForPeople(_ session: Session) {
    let say = session.language
    if let month { grid(month, say).forEach(session.output.result) }
    guard isCovered else {
      session.output.result(
        say(
          "\(year) 年的放假安排没有载入：届满日只按周末推算，标“暂定”。",
          "The holiday schedule of \(year) is not loaded: due days are counted by weekends alone and marked provisional."))
      return
    }
    var table = TerminalTable([
      .init(say("日期", "Date")), .init(say("星期", "Day")), .init(say("安排", "Schedule")), .init(say("名称", "Name")),
    ])
    for entry in days {
      table.add([entry.day.description, entry.day.weekday.name(say), entry.exception.label(say), entry.exception.name])
    }
    if !days.isEmpty { table.lines().forEach(session.output.result) }
    session.output.result(say("版本 \(calendar.version)", "Version \(calendar.version)"))
  }

  /// A month from Monday to Sunday; each day takes five columns: its number and a mark of two columns.
  private func grid(_ first: CivilDate, _ say: Language) -> [String] {
    let weekdays = Weekday.allCases.map { Self.cell(say(String($0.name(.zh).suffix(1)), String($0.name(.en).prefix(2))), mark: "") }
    var lines = [say("\(first.year)年\(first.month)月", "\(first.year)-\(first.month)"), Self.line(weekdays)]
    let blanks = Weekday.allCases.firstIndex(of: first.weekday) ?? 0
    var cells = [String](repeating: Self.cell("", mark: ""), count: blanks)
    for offset in 0..<first.lastOfMonth.day {
      let day = first.adding(days: offset)
      cells.append(Self.cell("\(day.day)", mark: mark(day, say)))
    }
    while !cells.isEmpty {
      lines.append(Self.line(Array(cells.prefix(7))))
      cells.removeFirst(min(7, cells.count))
    }
    lines.append(
      say("休＝放假  班＝调休上班  ·＝周末  ？＝未公布", "H = holiday  W = make-up workday  · = weekend  ? = not published"))
    return lines
  }

  private func mark(_ day: CivilDate, _ say: Language) -> String {
    switch calendar.status(of: day) {
    case .rest(nil): return "·"
    case .rest: return say("休", "H")
    case .working(nil): return ""
    case .working: return say("班", "W")
    case .unknown: return say("？", "?")
    }
  }

  private static func cell(_ text: String, mark: String) -> String {
    String(repeating: " ", count: max(0, 2 - DisplayWidth.of(text))) + text + mark
      + String(repeating: " ", count: max(0, 2 - DisplayWidth.of(mark)))
  }

  private static func line(_ cells: [String]) -> String {
    var line = cells.joined(separator: " ")
    while line.last == " " { line.removeLast() }
    return line
  }
}

extension WorkingCalendar.Exception {
  /// The kind as the table writes it.
  fileprivate var code: String {
    switch self {
    case .holiday: return "holiday"
    case .makeUpWorkday: return "makeup_workday"
    }
  }

  fileprivate var name: String {
    switch self {
    case .holiday(let name), .makeUpWorkday(let name): return name
    }
  }

  fileprivate func label(_ say: Language) -> String {
    switch self {
    case .holiday: return say("放假", "holiday")
    case .makeUpWorkday: return say("调休上班", "make-up workday")
    }
  }
}
