import CaseFile

/// The exclusive ageing bands between the ages of a report, youngest first.
struct AgeBands {
  /// The ages in months, ascending.
  let thresholds: [Int]
  private let say: ReportLanguage

  init(_ context: SituationContext) {
    thresholds = context.input.thresholds
    say = context.say
  }

  /// 不满1年, 1—1.5年, …, 5年以上.
  var names: [String] {
    guard let first = thresholds.first, let last = thresholds.last else { return [] }
    let middle = zip(thresholds, thresholds.dropFirst()).map { low, high -> String in
      low.isMultiple(of: 6) && high.isMultiple(of: 6)
        ? say("\(Self.years(low))—\(Self.years(high))年", "\(Self.years(low))–\(Self.years(high)) y")
        : say("\(low)—\(high)个月", "\(low)–\(high) m")
    }
    return [say("不满\(length(first))", "< \(length(first))")] + middle + [over(last)]
  }

  /// 一年以上 as a column title: 1年以上.
  func over(_ months: Int) -> String { say("\(length(months))以上", "≥ \(length(months))") }

  private func length(_ months: Int) -> String {
    months.isMultiple(of: 6) ? say("\(Self.years(months))年", "\(Self.years(months)) y") : say("\(months)个月", "\(months) m")
  }

  /// Months in years, with a half where there is one.
  private static func years(_ months: Int) -> String { "\(months / 12)" + (months % 12 == 6 ? ".5" : "") }

  /// Cases in each band, from the cumulative counts of the ages.
  func counts(_ group: GroupStatistics, _ side: KeyPath<MeasureValue, Ratio?>) -> [Int] {
    let cumulative = [group[.pending]] + thresholds.map { group[.pendingOver(months: $0)] }
    let numbers = cumulative.map { $0?[keyPath: side]?.numerator ?? 0 }
    return zip(numbers, numbers.dropFirst() + [0]).map { $0 - $1 }
  }
}
