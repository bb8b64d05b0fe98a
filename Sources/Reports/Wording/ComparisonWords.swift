/// What a reader has to know of a comparison that somebody chose.
struct ComparisonWords {
  private let context: SituationContext
  private var say: ReportLanguage { context.say }

  init(_ context: SituationContext) { self.context = context }

  /// That the two periods are not of the same length; nil when they are.
  var unequalLengths: String? {
    let (now, before) = (context.input.period, context.input.comparison)
    guard context.comparison == .other, !isEqual(now, before) else { return nil }
    return say(
      "本期\(length(now))，比较期\(length(before))，长短不同：新收、结案、出清等期间数的增减不能直接比较；未结等时点数不受影响。",
      "The period has \(length(now)), the one compared with \(length(before)): changes of what was received, closed or cleared are not comparable; stocks are."
    )
  }

  private func isEqual(_ one: ReportPeriod, _ other: ReportPeriod) -> Bool {
    if let months = one.wholeMonths, let others = other.wholeMonths { return months == others }
    return one.days.dayCount == other.days.dayCount
  }

  private func length(_ period: ReportPeriod) -> String {
    guard let months = period.wholeMonths else { return say("\(period.days.dayCount)天", "\(period.days.dayCount) days") }
    return say("\(months)个月", months == 1 ? "1 month" : "\(months) months")
  }
}
