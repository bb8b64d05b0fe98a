import CaseFile
import CivilCalendar

/// 结案均衡度: how evenly closings spread over whole calendar months; 1 is perfectly even.
///
/// 1 − σ ÷ μ of the monthly closings, σ being their standard deviation (of the whole, not of a sample) and μ their mean,
/// never below 0, rounded to four places.
///
/// Source: courts describe the measure as the spread of the monthly closings about their mean, ideally 1 (e.g. the study
/// of 结案均衡率 by a court of Sichuan, 2013); none that we know of publishes the arithmetic, so this formula is the
/// report's own and is labelled so.
public struct ClosingEvenness: Hashable, Sendable {
  /// Closings of each month, oldest first.
  public let closings: [Int]
  /// The measure in ten-thousandths; nil with fewer than two months or without closings.
  public let value: Ratio?

  /// The evenness of monthly closings.
  public init(closings: [Int]) {
    self.closings = closings
    value = Self.evenness(closings)
  }

  /// Share of the closings that fell into the last `count` months; nil without closings or with no more months than
  /// that.
  public func shareOfLast(_ count: Int) -> Ratio? {
    guard closings.count > count else { return nil }
    return Ratio(closings.suffix(count).reduce(0, +), over: closings.reduce(0, +))
  }

  /// σ ÷ μ = √(n·Σx² − (Σx)²) ÷ Σx, in whole numbers until the root, which is rounded exactly.
  private static func evenness(_ closings: [Int]) -> Ratio? {
    let sum = closings.reduce(0, +)
    guard closings.count > 1, sum > 0 else { return nil }
    let squares = closings.reduce(0) { $0 + $1 * $1 }
    let spread = closings.count * squares - sum * sum
    // Ten-thousandths of σ ÷ μ, such that 1 less them rounds half up: the least k with (2k + 1)·sum ≥ 20,000·√spread.
    let bound = Int128(400_000_000) * Int128(spread)
    let reaches = { (k: Int) in
      let side = Int128(2 * k + 1) * Int128(sum)
      return side * side >= bound
    }
    var (low, high) = (0, 10_000)
    while low < high {
      let middle = (low + high) / 2
      if reaches(middle) { high = middle } else { low = middle + 1 }
    }
    return Ratio(10_000 - low, over: 10_000)
  }
}

extension DayRange {
  /// The last days of the calendar months that lie in the span as a whole, oldest first.
  public var wholeMonthEnds: [CivilDate] {
    var end = from.day == 1 ? from.lastOfMonth : from.lastOfMonth.adding(days: 1).lastOfMonth
    var ends: [CivilDate] = []
    while end <= through {
      ends.append(end)
      end = end.adding(days: 1).lastOfMonth
    }
    return ends
  }
}
