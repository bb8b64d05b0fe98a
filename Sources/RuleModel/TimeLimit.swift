import CivilCalendar

/// A period of time as the law counts it.
///
/// Both policies are mandatory: a catalogue that leaves them out is refused, because each is a choice that moves
/// dates. Source: 《民法典》 Art. 200–204; 《民事诉讼法》 Art. 85.
public struct TimeLimit: Hashable, Sendable {
  /// The unit in which the period is counted.
  public enum Unit: String, CaseIterable, Hashable, Sendable {
    /// Calendar days.
    case days
    /// Calendar months; ends on the corresponding day, else on the last day of the month.
    case months
    /// Calendar years; as months.
    case years
    /// Working days of the court's calendar.
    case workingDays = "working_days"
  }

  /// Which way the period runs from its trigger.
  public enum Direction: String, CaseIterable, Hashable, Sendable {
    /// The act is due after the trigger.
    case after
    /// The act is due before the trigger (提前…日).
    case before
  }

  /// What happens when the nominal last day is a day of rest.
  public enum Roll: String, CaseIterable, Hashable, Sendable {
    /// To the next working day (《民法典》 Art. 203).
    case forward
    /// To the previous working day: for backward periods, so that nobody's time is shortened (our choice).
    case backward
    /// Not moved: simultaneous acts (同时), "the next day" (次日), and bounds.
    case none
  }

  /// Number of units; 0 means on the day of the trigger itself.
  public let count: Int
  /// The unit.
  public let unit: Unit
  /// Which way it runs.
  public let direction: Direction
  /// What happens on a day of rest.
  public let roll: Roll

  /// A period.
  public init(count: Int, unit: Unit, direction: Direction, roll: Roll) {
    self.count = count
    self.unit = unit
    self.direction = direction
    self.roll = roll
  }

  /// The last day of the period that starts with an event on `trigger` (that day itself not counted).
  public func end(from trigger: CivilDate, calendar: WorkingCalendar) -> LimitEnd {
    let signed = direction == .after ? count : -count
    guard unit == .workingDays else { return end(nominal: nominalEnd(from: trigger), calendar: calendar) }
    if let exact = calendar.adding(workingDays: signed, to: trigger) {
      return rolled(exact, calendar: calendar, isProvisional: false)
    }
    let nominal = Self.provisional(workingDays: signed, from: trigger, calendar: calendar)
    return rolled(nominal, calendar: calendar, isProvisional: true)
  }

  /// The end of a period whose nominal last day is known, because days were excluded or it was extended.
  public func end(nominal: CivilDate, calendar: WorkingCalendar) -> LimitEnd {
    rolled(nominal, calendar: calendar, isProvisional: false)
  }

  /// The last day before days of rest are considered. Working days are counted as days: use `end` for them.
  public func nominalEnd(from trigger: CivilDate) -> CivilDate {
    trigger.adding(direction == .after ? count : -count, unit)
  }

  private func rolled(_ nominal: CivilDate, calendar: WorkingCalendar, isProvisional: Bool) -> LimitEnd {
    let step: Int
    switch roll {
    case .none: return LimitEnd(nominal: nominal, due: nominal, isProvisional: isProvisional)
    case .forward: step = 1
    case .backward: step = -1
    }
    var due = nominal
    var provisional = isProvisional
    while true {
      let works: Bool
      if let known = calendar.isWorkingDay(due) {
        works = known
      } else {
        provisional = true
        works = !due.weekday.isWeekend
      }
      if works || due == .latest || due == .earliest { break }
      due = due.adding(days: step)
    }
    return LimitEnd(nominal: nominal, due: due, isProvisional: provisional)
  }

  /// Counts by the schedule as far as it is published, and by the plain week beyond.
  private static func provisional(
    workingDays: Int, from date: CivilDate, calendar: WorkingCalendar
  ) -> CivilDate {
    var current = date
    var remaining = abs(workingDays)
    while remaining > 0, current != .latest, current != .earliest {
      current = current.adding(days: workingDays < 0 ? -1 : 1)
      if calendar.isWorkingDay(current) ?? !current.weekday.isWeekend { remaining -= 1 }
    }
    return current
  }
}

extension CivilDate {
  /// The day so many units later; working days are counted as days.
  public func adding(_ count: Int, _ unit: TimeLimit.Unit) -> CivilDate {
    switch unit {
    case .days, .workingDays: return adding(days: count)
    case .months: return adding(months: count)
    case .years: return adding(years: count)
    }
  }
}

/// Where a period ends.
public struct LimitEnd: Hashable, Sendable {
  /// The last day before days of rest are considered.
  public let nominal: CivilDate
  /// The last day on which the act is in time.
  public let due: CivilDate
  /// True when no published holiday schedule covers a day that decided the result (暂定): the plain week was used
  /// and the date must be computed again once the schedule is known.
  public let isProvisional: Bool

  /// The end of a period.
  public init(nominal: CivilDate, due: CivilDate, isProvisional: Bool) {
    self.nominal = nominal
    self.due = due
    self.isProvisional = isProvisional
  }
}
