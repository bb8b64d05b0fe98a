import Clearance
import GRDBSQLite

/// The month-ends of W1 and the figures of one of them.
enum MonthEnds {
  /// 120 month-ends up to 2026-06 and the twelve before them, with which the first year is compared.
  static let all: [CivilDate] = (0..<132).compactMap { index in
    let month = 2015 * 12 + 6 + index
    let day = CivilDate.daysInMonth(year: month / 12, month: month % 12 + 1)
    return CivilDate(year: month / 12, month: month % 12 + 1, day: day)
  }

  /// Thresholds of age in whole months.
  static let thresholds = [12, 36]

  /// One month-end.
  struct Figures {
    var pending = 0
    var overOneYear = 0
    var overThreeYears = 0
    var closed = 0
  }

  /// All figures in one line: those of 120 months, and the change of the stock since a year before (同比).
  static func line(_ figures: [Figures]) -> String {
    figures.indices.dropFirst(12).map { index in
      let month = figures[index]
      let change = month.pending - figures[index - 12].pending
      return "\(month.pending)/\(month.overOneYear)/\(month.overThreeYears)/\(month.closed)/\(change)"
    }.joined(separator: " ")
  }
}

/// W1 as the product does it.
enum ProductStatistics {
  static func run(_ path: String) throws {
    try ChildTask.timed {
      let store = try CaseStore.open(at: path)
      var series = PendingSeries(asOf: MonthEnds.all, thresholds: MonthEnds.thresholds)
      try store.forEachCaseDates { filed, closed in series.add(filed: filed, closed: closed) }
      let figures = series.points().map {
        MonthEnds.Figures(
          pending: $0.pending, overOneYear: $0.over[0], overThreeYears: $0.over[1], closed: $0.closed)
      }
      return MonthEnds.line(figures)
    }
  }
}

/// The floor of W1: one pass over a narrow table into histograms of days.
enum FloorStatistics {
  private static let first: Int32 = 10_000
  private static let count = 12_000

  static func run(_ path: String) throws {
    try ChildTask.timed {
      let database = try DirectDatabase(path)
      let select = try database.prepare("SELECT filed, closed FROM dates")
      defer { sqlite3_finalize(select) }
      let (year, threeYears) = (anniversaries(12), anniversaries(36))
      var pending = [Int32](repeating: 0, count: count + 1)
      var (overOne, overThree, closings) = (pending, pending, pending)
      while sqlite3_step(select) == SQLITE_ROW {
        let filed = Int(sqlite3_column_int(select, 0) - first)
        pending[filed] += 1
        overOne[year[filed]] += 1
        overThree[threeYears[filed]] += 1
        let day = sqlite3_column_int(select, 1)
        guard day != 0 else { continue }
        let closed = Int(day - first)
        closings[closed] += 1
        pending[closed] -= 1
        overOne[max(closed, year[filed])] -= 1
        overThree[max(closed, threeYears[filed])] -= 1
      }
      return MonthEnds.line(figures(pending, overOne, overThree, closings))
    }
  }

  /// For each day the first day on which a case filed then is so many months old.
  private static func anniversaries(_ months: Int) -> [Int] {
    var table = [Int](repeating: count, count: count + 1)
    var next = 0
    for day in 0..<count {
      guard let date = CivilDate(dayNumber: first + Int32(day)) else { continue }
      let boundary = Int(date.latestDateCompleting(months: months).dayNumber - first)
      while next <= boundary {
        table[next] = day
        next += 1
      }
    }
    return table
  }

  private static func figures(
    _ pending: [Int32], _ overOne: [Int32], _ overThree: [Int32], _ closings: [Int32]
  ) -> [MonthEnds.Figures] {
    var result: [MonthEnds.Figures] = []
    var sum = MonthEnds.Figures()
    var day = 0
    for date in MonthEnds.all {
      while day <= Int(date.dayNumber - first) {
        sum.pending += Int(pending[day])
        sum.overOneYear += Int(overOne[day])
        sum.overThreeYears += Int(overThree[day])
        sum.closed += Int(closings[day])
        day += 1
      }
      result.append(sum)
      sum.closed = 0
    }
    return result
  }
}
