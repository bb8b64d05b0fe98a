/// Mean and median of numbers of days, exact.
enum DayStatistics {
  /// The mean; nil of nothing.
  static func mean(_ days: [Int32]) -> Ratio? {
    Ratio(days.reduce(into: 0) { $0 += Int($1) }, over: days.count)
  }

  /// The median, of an even number of values the mean of the two in the middle; nil of nothing.
  static func median(_ days: [Int32]) -> Ratio? {
    guard let low = days.min(), let high = days.max() else { return nil }
    let span = Int(high) - Int(low) + 1
    let middle = span <= 4 * days.count ? counted(days, low: low, span: span) : sorted(days)
    if days.count.isMultiple(of: 2) { return Ratio(middle.lower + middle.upper, over: 2) }
    return Ratio(middle.upper)
  }

  /// The two middle values (the same one twice when the number is odd).
  private typealias Middle = (lower: Int, upper: Int)

  private static func sorted(_ days: [Int32]) -> Middle {
    let sorted = days.sorted()
    return (Int(sorted[(sorted.count - 1) / 2]), Int(sorted[sorted.count / 2]))
  }

  /// By a histogram of days: for many values within a few decades faster than sorting.
  private static func counted(_ days: [Int32], low: Int32, span: Int) -> Middle {
    var histogram = [Int](repeating: 0, count: span)
    for day in days { histogram[Int(day) - Int(low)] += 1 }
    return (
      value(at: (days.count - 1) / 2, in: histogram) + Int(low),
      value(at: days.count / 2, in: histogram) + Int(low)
    )
  }

  private static func value(at rank: Int, in histogram: [Int]) -> Int {
    var before = 0
    for (offset, count) in histogram.enumerated() {
      before += count
      if before > rank { return offset }
    }
    return histogram.count - 1
  }
}
