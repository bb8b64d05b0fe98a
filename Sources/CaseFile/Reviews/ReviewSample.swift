import CivilCalendar

/// From which cases a sample is drawn (评查范围).
public enum ReviewSource: String, CaseIterable, LedgerWord {
  /// 已结: cases closed in the period.
  case closed
  /// 长期未结: cases pending for a year or more at the end of the period.
  case longPending = "long_pending"

  /// The stable code.
  public var code: String { rawValue }
  /// The ledger's word.
  public var ledgerWord: String {
    switch self {
    case .closed: return "已结案件"
    case .longPending: return "长期未结案件"
    }
  }
  /// Order of declaration.
  public static var inReportOrder: [ReviewSource] { allCases }
  /// Other spellings.
  public var synonyms: [String] {
    switch self {
    case .closed: return ["已结", "结案"]
    case .longPending: return ["长期未结", "long-pending"]
    }
  }
}

/// By what a sample is divided into strata (分层).
public enum ReviewStrata: String, CaseIterable, LedgerWord {
  /// 承办法官.
  case judge
  /// 程序.
  case procedure
  /// 承办部门.
  case division

  /// The stable code.
  public var code: String { rawValue }
  /// The ledger's word.
  public var ledgerWord: String {
    switch self {
    case .judge: return "承办法官"
    case .procedure: return "程序"
    case .division: return "承办部门"
    }
  }
  /// Order of declaration.
  public static var inReportOrder: [ReviewStrata] { allCases }
  /// Other spellings.
  public var synonyms: [String] {
    switch self {
    case .judge: return ["法官"]
    case .procedure: return []
    case .division: return ["部门", "庭室", "庭"]
    }
  }

  /// The stratum of a case; empty when the case has no such value.
  func key(of record: CaseRecord) -> String {
    switch self {
    case .judge: return record.facts.judge ?? ""
    case .procedure: return record.facts.procedure?.code ?? ""
    case .division: return record.facts.division ?? ""
    }
  }
}

/// A sample of cases to be reviewed, as it was drawn (评查抽样).
public struct ReviewSample: Hashable, Sendable {
  /// Identifier, e.g. `2019Q2`, `2019Q2-long`, `2019Q2-2`.
  public var id: String
  /// The period as written, e.g. `2019Q2`.
  public var period: String
  /// Its days.
  public var days: DayRange
  /// From which cases.
  public var source: ReviewSource
  /// By what it was divided.
  public var by: ReviewStrata
  /// Journal position at which the population was taken.
  public var knownAt: Int
  /// How many cases were asked for.
  public var size: Int
  /// Number of cases in the population.
  public var population: Int
  /// Hexadecimal SM3 of `ReviewPopulation.canonicalText`.
  public var populationDigest: String
  /// The strata in the order in which they were drawn from.
  public var strata: [Stratum]
  /// The seed.
  public var seed: UInt64
  /// Whether a person chose the seed.
  public var isSeedGiven: Bool
  /// The cases, by stratum, in a stratum by number.
  public var cases: [Case]
  /// Version of the program that drew it.
  public var program: String
  /// Why the period was sampled again; nil for its first sample.
  public var again: String?

  /// A stratum.
  public struct Stratum: Hashable, Sendable {
    /// Its value; empty for cases without one.
    public var key: String
    /// Cases in the population.
    public var population: Int
    /// Cases drawn.
    public var drawn: Int

    /// A stratum.
    public init(key: String, population: Int, drawn: Int) {
      self.key = key
      self.population = population
      self.drawn = drawn
    }
  }

  /// A case that was drawn.
  public struct Case: Hashable, Sendable {
    /// The case.
    public var number: CaseNumber
    /// Its stratum.
    public var stratum: String

    /// A case that was drawn.
    public init(number: CaseNumber, stratum: String) {
      self.number = number
      self.stratum = stratum
    }
  }

  /// A sample.
  public init(
    id: String, period: String, days: DayRange, source: ReviewSource, by: ReviewStrata, knownAt: Int, size: Int,
    population: Int, populationDigest: String, strata: [Stratum], seed: UInt64, isSeedGiven: Bool, cases: [Case],
    program: String, again: String? = nil
  ) {
    self.id = id
    self.period = period
    self.days = days
    self.source = source
    self.by = by
    self.knownAt = knownAt
    self.size = size
    self.population = population
    self.populationDigest = populationDigest
    self.strata = strata
    self.seed = seed
    self.isSeedGiven = isSeedGiven
    self.cases = cases
    self.program = program
    self.again = again
  }
}

/// A sample with its place in the journal.
public struct RecordedSample: Hashable, Sendable {
  /// Sequence of the journal entry.
  public let sequence: Int
  /// When it was drawn.
  public let recordedAt: Instant
  /// Who drew it.
  public let actor: String
  /// The sample.
  public let sample: ReviewSample

  /// A sample with its place.
  public init(sequence: Int, recordedAt: Instant, actor: String, sample: ReviewSample) {
    self.sequence = sequence
    self.recordedAt = recordedAt
    self.actor = actor
    self.sample = sample
  }
}

extension ReviewSample {
  /// The identifier of the next sample of a period from these cases: the first has the period's own name, so that
  /// people need not look it up.
  public static func nextID(period: String, days: DayRange, source: ReviewSource, after samples: [RecordedSample]) -> String {
    let earlier = samples.filter { $0.sample.days == days && $0.sample.source == source }.count
    return period + (source == .closed ? "" : "-long") + (earlier == 0 ? "" : "-\(earlier + 1)")
  }
}
