import CaseFile
import CivilCalendar

/// A pending case that will have been pending for a threshold's months on a coming day (临界案件).
public struct ThresholdCrossing: Hashable, Sendable {
  /// What the plan does about it.
  public enum Plan: Hashable, Sendable {
    /// The planned day lies on or before the day of crossing: closed by then, the case never counts as so old.
    case closesBefore
    /// The planned day lies after the day of crossing.
    case tooLate
    /// The planned day is over and the case is still pending.
    case overdue
    /// No planned day.
    case none
  }

  /// Position of the case in the list that was given.
  public let position: Int
  /// The threshold in whole months.
  public let months: Int
  /// The first day at whose end it counts as so old: filing plus the months.
  public let on: CivilDate
  /// Days from the cut-off to that day, at least 1.
  public let daysLeft: Int
  /// What the plan does about it.
  public let plan: Plan

  /// Every crossing within `days` days after the cut-off: the soonest first, of one day the lower threshold first, then
  /// in the order of the list.
  ///
  /// A case counts as N months old on a day when its filing date plus N months is reached (以上 includes the number), so
  /// that it crosses on exactly that day; a filing on 29 February crosses on 28 February of a common year.
  public static func list(
    _ cases: [PlanCase], cutOff: CivilDate, months thresholds: [Int], within days: Int
  ) -> [ThresholdCrossing] {
    let last = cutOff.adding(days: days)
    var found: [ThresholdCrossing] = []
    for (position, item) in cases.enumerated() where item.isPending(on: cutOff) {
      for months in thresholds {
        let day = item.filedOn.adding(months: months)
        guard day > cutOff, day <= last else { continue }
        found.append(
          ThresholdCrossing(
            position: position, months: months, on: day, daysLeft: day.days(since: cutOff),
            plan: plan(item.plannedOn, crossing: day, cutOff: cutOff)))
      }
    }
    return found.sorted { ($0.on, $0.months, $0.position) < ($1.on, $1.months, $1.position) }
  }

  private static func plan(_ planned: CivilDate?, crossing: CivilDate, cutOff: CivilDate) -> Plan {
    guard let planned else { return .none }
    if planned <= cutOff { return .overdue }
    return planned <= crossing ? .closesBefore : .tooLate
  }

  /// The first of these spans of days in which the crossing lies; nil beyond the last.
  public func band(of horizons: [Int]) -> Int? { horizons.sorted().first { daysLeft <= $0 } }
}

/// The stock above a threshold on a coming day, if nothing is closed and if everything is closed as planned.
public struct CrossingOutlook: Hashable, Sendable {
  /// The threshold in whole months.
  public let months: Int
  /// How many days after the cut-off.
  public let days: Int
  /// The day.
  public let on: CivilDate
  /// The stock at the cut-off.
  public let stock: Int
  /// Cases that cross by the day if they stay pending.
  public let crossing: Int
  /// Of the stock and of those that cross, how many are planned to be closed by the day.
  public let planned: Int

  /// The stock on the day if nothing is closed.
  public var stockWithoutClosing: Int { stock + crossing }
  /// The stock on the day if everything is closed as planned.
  public var stockAsPlanned: Int { stock + crossing - planned }

  /// The outlook over a span of days.
  public init(_ cases: [PlanCase], cutOff: CivilDate, months: Int, days: Int) {
    self.months = months
    self.days = days
    let day = cutOff.adding(days: days)
    on = day
    let mark = cutOff.latestDateCompleting(months: months)
    let coming = day.latestDateCompleting(months: months)
    let pending = cases.filter { $0.isPending(on: cutOff) && $0.filedOn <= coming }
    stock = pending.count { $0.filedOn <= mark }
    crossing = pending.count - stock
    planned = pending.count { item in item.plannedOn.map { $0 > cutOff && $0 <= day } ?? false }
  }
}
