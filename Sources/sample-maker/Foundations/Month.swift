import CivilCalendar

/// A calendar month, counted so that months can be subtracted.
struct Month: Hashable, Comparable, Sendable {
  /// Years × 12 + months, January being 0.
  let index: Int

  init(index: Int) { self.index = index }

  /// The month of a year, 1–12.
  init(_ year: Int, _ month: Int) { index = year * 12 + month - 1 }

  /// The month in which the day lies.
  init(_ date: CivilDate) { self.init(date.year, date.month) }

  /// Calendar year.
  var year: Int { index / 12 }
  /// Month of the year, 1–12.
  var month: Int { index % 12 + 1 }
  /// First day of the month.
  var firstDay: CivilDate { CivilDate(year: year, month: month, day: 1) ?? .earliest }
  /// Last day of the month.
  var lastDay: CivilDate { firstDay.lastOfMonth }

  /// The month `count` months later.
  func adding(_ count: Int) -> Month { Month(index: index + count) }

  static func < (left: Month, right: Month) -> Bool { left.index < right.index }
}

extension Month: Strideable {
  /// Months from this one to the other.
  func distance(to other: Month) -> Int { other.index - index }
  /// The month `count` months later.
  func advanced(by count: Int) -> Month { adding(count) }
}
