import CivilCalendar

/// The figures that the rehearsal court must show, month by month: what is filed, closed and pending at which age.
///
/// The allocator fills them with cases; the recount proves that it did.
enum StrataPlan {
  /// The first month whose closings are planned one by one; earlier ones only by cohort.
  static let firstMonth = Month(2017, 7)
  /// The last month of the court's world.
  static let lastMonth = Month(2019, 6)

  /// Cases filed in a span of months, and how many of them are still pending on 2017-06-30.
  struct Cohort: Sendable {
    let months: ClosedRange<Month>
    let filed: Int
    let pendingAtStart: Int
  }

  /// What a planned month must show.
  struct MonthTarget: Sendable {
    let month: Month
    /// Cases filed in the month.
    let filed: Int
    /// Cases closed in the month.
    let closed: Int
    /// Cases pending for at least one year at its end.
    let overOneYear: Int
    /// Cases pending for at least three years at its end.
    let overThreeYears: Int
  }

  /// Pending for at least one and three years on 2017-06-30.
  static let startOverOneYear = 95
  static let startOverThreeYears = 23

  /// Everything filed before the planned months: 270 cases, of which 190 are pending on 2017-06-30.
  static let cohorts: [Cohort] =
    [
      Cohort(months: Month(2009, 2)...Month(2009, 12), filed: 4, pendingAtStart: 1),
      Cohort(months: Month(2010, 1)...Month(2010, 12), filed: 6, pendingAtStart: 2),
      Cohort(months: Month(2011, 1)...Month(2011, 12), filed: 8, pendingAtStart: 3),
      Cohort(months: Month(2012, 1)...Month(2012, 12), filed: 9, pendingAtStart: 4),
      Cohort(months: Month(2013, 1)...Month(2013, 12), filed: 13, pendingAtStart: 8),
      Cohort(months: Month(2014, 1)...Month(2014, 6), filed: 12, pendingAtStart: 5),
    ]
    + monthly(from: Month(2014, 7), filed: [3, 1, 2, 1, 2, 3], pending: [2, 1, 2, 1, 2, 2])
    + monthly(from: Month(2015, 1), filed: [4, 2, 4, 3, 3, 4], pending: [2, 2, 2, 2, 1, 2])
    + monthly(from: Month(2015, 7), filed: [4, 4, 4, 4, 4, 5], pending: [3, 3, 3, 4, 4, 4])
    + monthly(from: Month(2016, 1), filed: [5, 4, 7, 6, 7, 7], pending: [4, 3, 6, 5, 6, 6])
    + monthly(from: Month(2016, 7), filed: [8, 8, 10, 9, 10, 11], pending: [5, 5, 6, 6, 6, 7])
    + monthly(from: Month(2017, 1), filed: [10, 9, 12, 12, 13, 13], pending: [8, 8, 9, 10, 12, 13])

  /// The 24 planned months, 2017-07…2019-06.
  static let targets: [MonthTarget] = {
    let filed = [
      13, 12, 11, 11, 13, 12, 14, 10, 15, 12, 14, 13, 15, 16, 14, 14, 16, 15, 15, 11, 19, 16, 15, 14,
    ]
    let closed = [6, 7, 7, 6, 7, 7, 12, 9, 16, 14, 15, 18, 15, 17, 19, 17, 20, 28, 15, 12, 21, 19, 21, 24]
    let overOne = [
      97, 99, 101, 103, 105, 108, 112, 116, 120, 122, 121, 120,
      117, 113, 109, 105, 101, 93, 89, 85, 79, 73, 67, 60,
    ]
    let overThree = [
      24, 24, 25, 25, 26, 27, 28, 29, 30, 31, 30, 30, 29, 28, 28, 27, 26, 24, 23, 23, 22, 21, 20, 18,
    ]
    return filed.indices.map { index in
      MonthTarget(
        month: firstMonth.adding(index), filed: filed[index], closed: closed[index],
        overOneYear: overOne[index], overThreeYears: overThree[index])
    }
  }()

  /// How many cases filed in a month must still be pending a year later, so that the band of one to three years can
  /// grow as planned although others leave it for the next.
  static func survivorsNeeded(filedIn month: Month) -> Int {
    let position = firstMonth.distance(to: month.adding(12))
    guard targets.indices.contains(position) else { return 0 }
    let now = targets[position]
    let (one, three) =
      position == 0
      ? (startOverOneYear, startOverThreeYears)
      : (targets[position - 1].overOneYear, targets[position - 1].overThreeYears)
    let growth = now.overOneYear - now.overThreeYears - (one - three)
    let leaving = cohorts.first { $0.months.contains(month.adding(-24)) }?.pendingAtStart ?? 0
    return max(0, growth + leaving)
  }

  private static func monthly(from first: Month, filed: [Int], pending: [Int]) -> [Cohort] {
    filed.indices.map { index in
      let month = first.adding(index)
      return Cohort(months: month...month, filed: filed[index], pendingAtStart: pending[index])
    }
  }
}
