import CivilCalendar

/// The cases from which a sample is drawn, each in its stratum.
public struct ReviewPopulation: Hashable, Sendable {
  /// The cases in the order of the UTF-8 bytes of their numbers, each once.
  public let cases: [ReviewSample.Case]

  /// A population of cases in any order.
  public init(_ cases: [ReviewSample.Case]) {
    self.cases = cases.sorted { $0.number.text.utf8.lexicographicallyPrecedes($1.number.text.utf8) }
  }

  /// The cases of a period: those closed in it, or those pending at its end that were filed at least twelve months
  /// before (as in the statistics of long-pending cases).
  public init(_ records: some Sequence<CaseRecord>, days: DayRange, source: ReviewSource, by strata: ReviewStrata) {
    let boundary = days.through.latestDateCompleting(months: 12)
    self.init(
      records.filter { record in
        switch source {
        case .closed: return record.facts.closedOn.map(days.contains) ?? false
        case .longPending: return record.filedOn <= boundary && record.isPending(on: days.through)
        }
      }.map { ReviewSample.Case(number: $0.number, stratum: strata.key(of: $0)) })
  }

  /// What is digested to tell populations apart: for each case its number, a tab, its stratum (nothing for cases
  /// without one) and a line feed, in UTF-8, in the order of `cases`.
  public var canonicalText: [UInt8] {
    cases.flatMap { Array($0.number.text.utf8) + [0x09] + Array($0.stratum.utf8) + [0x0A] }
  }

  /// The strata in the order in which they are drawn from: by the UTF-8 bytes of their keys, so that cases without a
  /// value come first.
  public var strata: [(key: String, cases: [ReviewSample.Case])] {
    Dictionary(grouping: cases, by: \.stratum)
      .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { (key: $0.key, cases: $0.value) }
  }
}
