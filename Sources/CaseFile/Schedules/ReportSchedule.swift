import CivilCalendar

/// A report that is made again and again without anybody present (定时报告): what, for which periods, when, for whom, where.
///
/// It is kept in the journal, so that anybody can see later which reports were ordered when and by whom.
public struct ReportSchedule: Hashable, Sendable {
  /// Its name, by which commands and publications refer to it.
  public var id: String
  /// What is made; its period is that of the first report.
  public var request: ReportIssue.Request
  /// Which periods follow each other.
  public var rhythm: ScheduleRhythm
  /// When it is due.
  public var due: ScheduleMoment
  /// The last day of the first period for which it is made.
  public var firstPeriodEnd: CivilDate
  /// Who gets a marked copy each; nobody for one file without marks.
  public var recipients: [String]
  /// The folder for the files, an absolute path.
  public var folder: String

  /// A schedule.
  public init(
    id: String, request: ReportIssue.Request, rhythm: ScheduleRhythm, due: ScheduleMoment, firstPeriodEnd: CivilDate,
    recipients: [String], folder: String
  ) {
    self.id = id
    self.request = request
    self.rhythm = rhythm
    self.due = due
    self.firstPeriodEnd = firstPeriodEnd
    self.recipients = recipients
    self.folder = folder
  }

  /// The last days of the periods that are due at a moment, oldest first.
  public func periodEnds(dueBy moment: Instant) -> [CivilDate] {
    var ends: [CivilDate] = []
    var end = firstPeriodEnd
    while due.instant(after: end) <= moment {
      ends.append(end)
      end = rhythm.next(after: end)
    }
    return ends
  }

  /// Whether both make the same report for the same periods: then a publication of one counts for the other.
  public func makesSame(as other: ReportSchedule) -> Bool {
    var (mine, theirs) = (request, other.request)
    mine.period = ""
    theirs.period = ""
    return mine == theirs && rhythm == other.rhythm
  }
}

/// When a scheduled report is due after the end of its period, in court time.
public struct ScheduleMoment: Hashable, Sendable {
  /// The day, counted from the end of the period: 1 is the day after it.
  public var day: Int
  /// Minutes since midnight.
  public var minute: Int

  /// Days that can be asked for: the next period's report never becomes due first.
  public static let days = 1...28

  /// A moment.
  public init(day: Int, minute: Int) {
    self.day = day
    self.minute = minute
  }

  /// A time of day such as `06:00` or `6:30`; nil when it is none.
  public static func minute(reading text: String) -> Int? {
    let parts = TextFolding.clean(text).split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
    else { return nil }
    return hour * 60 + minute
  }

  /// The time of day, `06:00`.
  public var clock: String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(two(minute / 60)):\(two(minute % 60))"
  }

  /// The moment for a period that ends with a day.
  public func instant(after end: CivilDate) -> Instant {
    Instant.courtMidnight(of: end.adding(days: day)).adding(seconds: Int64(minute) * 60)
  }
}

/// Which periods follow each other in a schedule.
public enum ScheduleRhythm: String, CaseIterable, Hashable, Sendable {
  /// Every month.
  case month
  /// Every month, from the beginning of its year (1至N月).
  case yearToDate = "year_to_date"
  /// Every quarter.
  case quarter
  /// Every half-year.
  case half
  /// Every year.
  case year

  /// Months from one report to the next.
  public var months: Int {
    switch self {
    case .month, .yearToDate: return 1
    case .quarter: return 3
    case .half: return 6
    case .year: return 12
    }
  }

  /// The last day of the period in which a day lies.
  public func end(ofPeriodWith day: CivilDate) -> CivilDate {
    let (year, month, _) = day.components
    let last = (month - 1) / months * months + months
    return Self.firstDay(year, last + 1).adding(days: -1)
  }

  /// The last day of the period after the one that ends with `end`.
  public func next(after end: CivilDate) -> CivilDate { self.end(ofPeriodWith: end.adding(days: 1)) }

  /// The period that ends with a day, in the grammar of periods: `2019-07`, `2019-01..2019-07`, `2019Q2`, `2019H1`, `2019`.
  public func code(ofPeriodEnding end: CivilDate) -> String {
    let (year, month, _) = end.components
    let name = "\(year)-\(month < 10 ? "0" : "")\(month)"
    switch self {
    case .month: return name
    case .yearToDate: return month == 1 ? name : "\(year)-01..\(name)"
    case .quarter: return "\(year)Q\(month / 3)"
    case .half: return "\(year)H\(month / 6)"
    case .year: return "\(year)"
    }
  }

  private static func firstDay(_ year: Int, _ month: Int) -> CivilDate {
    let first = month > 12 ? CivilDate(year: year + 1, month: month - 12, day: 1) : CivilDate(year: year, month: month, day: 1)
    return first ?? .latest
  }
}

/// A schedule with its place in the journal.
public struct StandingSchedule: Hashable, Sendable {
  /// What was ordered.
  public let schedule: ReportSchedule
  /// The entry of the journal.
  public let sequence: Int
  /// When it was ordered.
  public let addedAt: Instant
  /// Who did it.
  public let actor: String
  /// The entry with which it was taken away; nil while it stands.
  public let removedBy: Int?

  /// A schedule with its place.
  public init(schedule: ReportSchedule, sequence: Int, addedAt: Instant, actor: String, removedBy: Int? = nil) {
    self.schedule = schedule
    self.sequence = sequence
    self.addedAt = addedAt
    self.actor = actor
    self.removedBy = removedBy
  }
}

extension ReportSchedule {
  /// The payload.
  public var json: JSONValue {
    .members([
      "comparison": request.comparison.map(JSONValue.string), "day": .integer(Int64(due.day)), "first_period_end": .day(firstPeriodEnd),
      "folder": .string(folder), "kind": .string(request.kind), "language": .string(request.language),
      "minute": .integer(Int64(due.minute)), "ranks_judges": request.ranksJudges ? .bool(true) : nil,
      "recipients": .array(recipients.map(JSONValue.string)), "rhythm": .string(rhythm.rawValue),
      "scope": request.scope.map(JSONValue.string), "thresholds": .array(request.thresholds.map { .integer(Int64($0)) }),
    ])
  }

  /// The schedule of a stored entry.
  public init(_ payload: JSONValue, id: String) throws(PayloadError) {
    var recipients: [String] = []
    for item in try payload.items("recipients") {
      guard case .string(let name) = item else { throw .wrongValue(key: "recipients") }
      recipients.append(name)
    }
    let rhythm: ScheduleRhythm = try payload.choice("rhythm")
    let end = try payload.date("first_period_end")
    self.init(
      id: id,
      request: ReportIssue.Request(
        kind: try payload.string("kind"), period: rhythm.code(ofPeriodEnding: end), comparison: payload["comparison"]?.text,
        scope: payload["scope"]?.text, thresholds: try ReportIssue.thresholds(payload),
        ranksJudges: payload["ranks_judges"] == .bool(true), language: try payload.string("language")),
      rhythm: rhythm, due: ScheduleMoment(day: try payload.int("day"), minute: try payload.int("minute")),
      firstPeriodEnd: end, recipients: recipients, folder: try payload.string("folder"))
  }
}
