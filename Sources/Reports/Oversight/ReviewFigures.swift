import CaseFile
import CivilCalendar

/// The reviews (评查) of a period: which cases were drawn, how they were graded, whose they are.
///
/// A review belongs to the period whose cases were sampled, whenever it was done: samples are drawn after a period is
/// over. A review beside samples belongs to the period of its own day.
public struct ReviewFigures: Sendable {
  /// A drawn case, or one reviewed beside samples.
  public struct Entry: Hashable, Sendable {
    /// The case.
    public let number: CaseNumber
    /// Its position among the records; nil when its registration was taken back.
    public let position: Int?
    /// The sample that drew it; nil beside samples.
    public let sample: String?
    /// Its stratum; nil beside samples.
    public let stratum: String?
    /// The latest result; nil while it lacks one.
    public let review: CaseReview?
    /// Results that the latest one replaced.
    public let replaced: Int

    /// 承办法官 whose result it is: the judge when it was reviewed, else the present one; nil when none is recorded.
    public let judge: String?
    /// 承办部门, likewise.
    public let division: String?
  }

  /// Results of a judge or division, or of all.
  public struct Tally: Hashable, Sendable {
    /// The judge or division; nil for cases without one, or for all.
    public let name: String?
    /// Drawn or reviewed.
    public fileprivate(set) var total = 0
    /// By grade.
    public fileprivate(set) var grades: [ReviewGrade: Int] = [:]

    /// With a grade.
    public var graded: Int { grades.values.reduce(0, +) }
    /// Without a grade.
    public var open: Int { total - graded }

    /// Share of a grade among the graded cases, in percent with two places; nil when none is graded.
    public func share(of grade: ReviewGrade) -> Hundredths? {
      Ratio(self[grade], over: graded).map { Hundredths($0, times: 100) }
    }

    /// The count of a grade.
    public subscript(grade: ReviewGrade) -> Int { grades[grade] ?? 0 }

    fileprivate mutating func take(_ entry: Entry) {
      total += 1
      if let grade = entry.review?.grade { grades[grade, default: 0] += 1 }
    }
  }

  /// The samples of the period, in order of drawing.
  public let samples: [RecordedSample]
  /// The cases: by sample and stratum, those beside samples last.
  public let entries: [Entry]
  /// All of them.
  public let total: Tally
  /// By judge, in order of name; cases without one last.
  public let judges: [Tally]
  /// By division, likewise.
  public let divisions: [Tally]

  /// The reviews of a period; of all time without one.
  ///
  /// - Parameter wanted: Of these samples only; nil for all whose days lie in the period, and for reviews beside them.
  public init(records: [CaseRecord], oversight: CourtOversight, period: DayRange?, only wanted: String? = nil) {
    samples = oversight.samples.filter { recorded in
      let days = recorded.sample.days
      if let wanted, wanted != recorded.sample.id { return false }
      return period.map { $0.from <= days.from && days.through <= $0.through } ?? true
    }
    let positions = Dictionary(
      records.indices.map { (records[$0].number, $0) }, uniquingKeysWith: { first, _ in first })
    var reviews: [CaseNumber: [CaseReview]] = [:]
    for (position, acts) in oversight.acts where records.indices.contains(position) {
      for case .reviewed(let review) in acts.map(\.act) { reviews[records[position].number, default: []].append(review) }
    }
    func entry(_ number: CaseNumber, _ sample: String?, _ stratum: String?, _ known: [CaseReview]) -> Entry {
      let position = positions[number]
      return Entry(
        number: number, position: position, sample: sample, stratum: stratum, review: known.last,
        replaced: max(0, known.count - 1),
        judge: known.last.map(\.judge) ?? position.flatMap { records[$0].facts.judge },
        division: known.last.map(\.division) ?? position.flatMap { records[$0].facts.division })
    }
    var entries = samples.flatMap { recorded in
      recorded.sample.cases.map { drawn in
        entry(
          drawn.number, recorded.sample.id, drawn.stratum,
          (reviews[drawn.number] ?? []).filter { $0.sample == recorded.sample.id })
      }
    }
    if wanted == nil {
      for number in reviews.keys.sorted() {
        let beside = (reviews[number] ?? []).filter { $0.sample == nil }
        if let last = beside.last, period?.contains(last.on) ?? true { entries.append(entry(number, nil, nil, beside)) }
      }
    }
    self.entries = entries
    var total = Tally(name: nil)
    for entry in entries { total.take(entry) }
    self.total = total
    judges = Self.tallies(entries, by: \.judge)
    divisions = Self.tallies(entries, by: \.division)
  }

  private static func tallies(_ entries: [Entry], by name: (Entry) -> String?) -> [Tally] {
    var named: [String: Tally] = [:]
    var without = Tally(name: nil)
    for entry in entries {
      if let name = name(entry) {
        named[name, default: Tally(name: name)].take(entry)
      } else {
        without.take(entry)
      }
    }
    return named.values.sorted { ($0.name ?? "") < ($1.name ?? "") } + (without.total > 0 ? [without] : [])
  }

  /// Whether judges, divisions and grades add up to all cases.
  public var reconciles: Bool {
    total.graded + total.open == entries.count
      && [judges, divisions].allSatisfy { groups in
        groups.reduce(0) { $0 + $1.total } == total.total
          && ReviewGrade.allCases.allSatisfy { grade in groups.reduce(0) { $0 + $1[grade] } == total[grade] }
      }
  }
}
