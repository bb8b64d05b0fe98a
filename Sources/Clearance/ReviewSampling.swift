import CaseFile
import CaseStore
import CivilCalendar
import Reports

/// What sample of cases is asked for.
public struct SampleRequest: Hashable, Sendable {
  /// The period; its last day is over.
  public var period: ReportPeriod
  /// From which cases.
  public var source: ReviewSource
  /// By what it is divided.
  public var strata: ReviewStrata
  /// How many cases.
  public var size: Int
  /// The seed.
  public var seed: UInt64
  /// Whether a person chose it.
  public var isSeedGiven: Bool
  /// Why the period is sampled again; nil refuses a second sample.
  public var again: String?

  /// A sample.
  public init(
    period: ReportPeriod, source: ReviewSource, strata: ReviewStrata, size: Int, seed: UInt64, isSeedGiven: Bool,
    again: String?
  ) {
    self.period = period
    self.source = source
    self.strata = strata
    self.size = size
    self.seed = seed
    self.isSeedGiven = isSeedGiven
    self.again = again
  }
}

/// What repeating the draw of a sample found.
public struct SampleVerification: Hashable, Sendable {
  /// The sample as it is journaled.
  public let recorded: RecordedSample
  /// Digest of the population at the journal position that the sample names, as it is now computed.
  public let populationDigest: String
  /// Number of cases in it.
  public let population: Int
  /// Cases that the sample has and the draw does not give.
  public let missing: [CaseNumber]
  /// Cases that the draw gives and the sample does not have.
  public let surplus: [CaseNumber]
  /// Whether strata and sizes are the same.
  public let hasSameStrata: Bool

  /// Whether the same population gives the same cases.
  public var holds: Bool {
    populationDigest == recorded.sample.populationDigest && missing.isEmpty && surplus.isEmpty && hasSameStrata
  }
}

extension Court {
  /// Draws a sample from the cases as known now, without recording it.
  ///
  /// - Throws: `CaseRefusal.review(.nothingToDraw)` for a period without such cases.
  public func sample(_ request: SampleRequest) throws -> ReviewSample {
    let (population, head) = try population(
      days: request.period.days, source: request.source, strata: request.strata, knownAt: nil)
    guard !population.cases.isEmpty else {
      throw CaseRefusal.review(.nothingToDraw(period: request.period.code, request.source))
    }
    let drawn = ReviewDraw.draw(request.size, from: population, seed: request.seed)
    return ReviewSample(
      id: ReviewSample.nextID(
        period: request.period.code, days: request.period.days, source: request.source,
        after: try store.reviewSamples()), period: request.period.code, days: request.period.days,
      source: request.source, by: request.strata, knownAt: head.sequence, size: request.size,
      population: population.cases.count, populationDigest: try SM3().digest(population.canonicalText).description,
      strata: drawn.strata, seed: request.seed, isSeedGiven: request.isSeedGiven, cases: drawn.cases,
      program: ProgramVersion.text, again: request.again)
  }

  /// Repeats the draw of a sample from the journal position that it names.
  public func verify(_ recorded: RecordedSample) throws -> SampleVerification {
    let sample = recorded.sample
    let (population, _) = try population(
      days: sample.days, source: sample.source, strata: sample.by, knownAt: sample.knownAt)
    let drawn = ReviewDraw.draw(sample.size, from: population, seed: sample.seed)
    let (stored, again) = (Set(sample.cases), Set(drawn.cases))
    return SampleVerification(
      recorded: recorded, populationDigest: try SM3().digest(population.canonicalText).description,
      population: population.cases.count, missing: stored.subtracting(again).map(\.number).sorted(),
      surplus: again.subtracting(stored).map(\.number).sorted(), hasSameStrata: drawn.strata == sample.strata)
  }

  private func population(
    days: DayRange, source: ReviewSource, strata: ReviewStrata, knownAt: Int?
  ) throws -> (ReviewPopulation, JournalHead) {
    var wanted = SnapshotRequest()
    wanted.includesRecords = true
    let snapshot = try store.snapshot(wanted, catalogue: catalogue, knownAt: knownAt)
    return (ReviewPopulation(snapshot.records, days: days, source: source, by: strata), snapshot.head)
  }
}

extension JournalTransaction {
  /// Journals a sample. A period is sampled once: whoever could draw again until the cases suit would choose them.
  ///
  /// - Throws: `CaseRefusal.review(.sampledAlready)` unless the sample says why it is drawn again.
  public func record(_ sample: ReviewSample) throws {
    let earlier = try reviewSamples().filter { $0.sample.days == sample.days && $0.sample.source == sample.source }
    if let last = earlier.last, sample.again == nil {
      throw CaseRefusal.review(
        .sampledAlready(last.sample.id, by: last.actor, on: last.recordedAt.courtDate))
    }
    try append(.reviewSampled(sample))
  }
}
