import CivilCalendar
import RuleModel

/// When a limit ends to the minute, and which warnings it has reached.
///
/// The 48 hours of the ladder are plain elapsed hours before that instant, in court time (UTC+8, no daylight saving).
public struct LimitClock: Sendable {
  /// The ladder.
  public let ladder: WarningLadder
  private let closingMinute: Int
  private let calendar: WorkingCalendar

  /// A clock by the court's settings.
  public init(catalogue: Catalogue) {
    ladder = catalogue.ladder
    closingMinute = catalogue.settings.closingMinute
    calendar = catalogue.countingCalendar
  }

  /// The first instant at which the act is late: the end of the due day, or the closing hour on it.
  public func end(of due: CivilDate) -> Instant {
    Instant.courtMidnight(of: due).adding(seconds: Int64(closingMinute) * 60)
  }

  /// The instant at which a level is reached.
  public func instant(of level: WarningLevel, due: CivilDate) -> Instant {
    end(of: due).adding(seconds: -Int64(level.hoursBefore) * 3600)
  }

  /// The level that is raised at `now` for a limit that is still open: the last one reached; nil before the first.
  public func level(of due: CivilDate, now: Instant) -> WarningLevel? {
    ladder.levels.last { instant(of: $0, due: due) <= now }
  }

  /// Every level reached by `now`, the earliest first, with its instant, and the alert before days of rest in its
  /// place.
  public func reached(of due: CivilDate, now: Instant) -> [(level: WarningLevel, at: Instant)] {
    var result = ladder.levels.map { ($0, instant(of: $0, due: due)) }
    if let rest = restDayAlert(of: due) { result.append((ladder.restDayAlert, rest)) }
    return result.filter { $0.1 <= now }.sorted { ($0.1, $1.0.hoursBefore) < ($1.1, $0.0.hoursBefore) }
      .map { (level: $0.0, at: $0.1) }
  }

  /// When the additional alert is raised: at the beginning of the last working day before the window of 48 hours, if
  /// the due day is the only working day in that window. Nil when there is another one, or when no schedule says so.
  public func restDayAlert(of due: CivilDate) -> Instant? {
    guard let window = ladder.levels.first(where: { $0.id == ladder.restDayWindow }) else { return nil }
    var day = instant(of: window, due: due).courtDate
    guard day < due else { return nil }
    let first = day
    while day < due {
      guard let works = calendar.isWorkingDay(day), !works else { return nil }
      day = day.adding(days: 1)
    }
    return calendar.lastWorkingDay(onOrBefore: first.adding(days: -1)).map(Instant.courtMidnight)
  }

  /// The state of a limit at `now`.
  public func state(of limit: CaseLimit, nature: Milestone.Nature, now: Instant) -> LimitState {
    if case .waived? = limit.ending { return .waived }
    if nature != .acting, now >= end(of: limit.end.due), limit.ending?.day.map({ $0 > limit.end.due }) ?? true {
      // A party's right has ended, or the law has supplied the result; only an act in time comes before that.
      if let done = limit.doneOn, nature == .effect { return done <= limit.end.due ? .doneOnTime : .doneLate }
      return .lapsed
    }
    if let done = limit.doneOn { return done <= limit.end.due ? .doneOnTime : .doneLate }
    if limit.ending != nil { return .superseded }
    if now >= end(of: limit.end.due) { return .overdue }
    if limit.isSuspended { return .running }
    return level(of: limit.end.due, now: now).map { .warned(level: $0.id) } ?? .running
  }
}
