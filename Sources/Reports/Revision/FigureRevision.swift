import CaseFile

/// A figure of a report as published beside the same figure as now known, with the cases that moved it.
public struct FigureRevision: Hashable, Sendable {
  /// How a case moved a figure.
  public enum Effect: String, Hashable, Sendable {
    /// It counts now and did not.
    case added
    /// It counted and does not now.
    case removed
    /// It counts in both with different values.
    case changed
  }

  /// A case that moved a figure.
  public struct Mover: Hashable, Sendable {
    /// The case.
    public let number: CaseNumber
    /// How.
    public let effect: Effect

    /// A case with its effect.
    public init(number: CaseNumber, effect: Effect) {
      self.number = number
      self.effect = effect
    }
  }

  /// Which figure.
  public let id: MeasureID
  /// Of which period.
  public let side: ReportSide
  /// What its number is.
  public let unit: MeasureUnit
  /// The figure as published; nil when it was not defined.
  public let published: Ratio?
  /// The figure as now known; nil when it is not defined.
  public let now: Ratio?
  /// The cases that count otherwise than when it was published, by number. They can cancel each other out.
  public let movers: [Mover]
  /// Whether a rule or a day of rest that was loaded since moved it, too.
  public let isMovedByLaw: Bool

  /// Whether the figure is another.
  public var isChanged: Bool { !(published.map { $0.isEqual(to: now) } ?? (now == nil)) }

  /// Whether it counts something itself; the others are derived from figures that do.
  public var isCount: Bool { unit.isCount && id != .handled || id == .milestonesOnTime || id == OverallSheet.claims }

  /// As published, in the form of the report.
  public var publishedNumber: PublishedNumber? { value.priorNumber }
  /// As now known, in the form of the report.
  public var nowNumber: PublishedNumber? { value.currentNumber }
  /// now − published, in the form of the report; nil when either is not defined.
  public var change: PublishedNumber? { value.change }

  private var value: MeasureValue { MeasureValue(id: id, unit: unit, current: now, prior: published) }

  /// The words for the figure in a report.
  public func name(_ say: ReportLanguage, _ period: ReportPeriod) -> String {
    let name = MeasureWords(say, period)[id].name
    guard name == id.rawValue, let months = id.pendingMonths else { return String(name.drop { $0 == "　" || $0 == " " }) }
    return say("\(months)个月以上未结", "Pending ≥ \(months) months")
  }
}

extension Ratio {
  fileprivate func isEqual(to other: Ratio?) -> Bool {
    guard let other else { return false }
    return Int128(numerator) * Int128(other.denominator) == Int128(other.numerator) * Int128(denominator)
  }
}

extension FigureRevision {
  /// Every figure of the overall table and of the age bands, of the period and of the comparison, in the order of the
  /// report.
  ///
  /// - Parameters:
  ///   - published: What the report was made from.
  ///   - sameLaw: The cases as now known, read by the law of the report.
  ///   - now: The same, read by the law of now.
  /// - Throws: `StatisticsError` when the figures of one of them do not reconcile.
  public static func all(
    published: SituationInput, sameLaw: SituationInput, now: SituationInput
  ) throws(StatisticsError) -> [FigureRevision] {
    let before = (figures: try SituationFigures(published), input: published)
    let middle = (figures: try SituationFigures(sameLaw), input: sameLaw)
    let after = (figures: try SituationFigures(now), input: now)
    let shares = (CaseShares(published, before.figures), CaseShares(sameLaw, middle.figures))
    let bands = published.thresholds.filter { !SituationFigures.headlineThresholds.contains($0) }.map(MeasureID.pendingOver)
    return (OverallSheet.rows.map(\.id) + bands).flatMap { id in
      ReportSide.allCases.map { side in
        let (old, kept) = (value(id, side, before.figures), value(id, side, middle.figures))
        let new = value(id, side, after.figures)
        return FigureRevision(
          id: id, side: side, unit: new.unit, published: old.ratio, now: new.ratio,
          movers: movers(shares.0.parts(of: id, side), shares.1.parts(of: id, side)),
          isMovedByLaw: kept.ratio.map { !$0.isEqual(to: new.ratio) } ?? (new.ratio != nil))
      }
    }
  }

  private static func movers(_ before: [CaseNumber: [Int]], _ after: [CaseNumber: [Int]]) -> [Mover] {
    Set(before.keys).union(after.keys).sorted().compactMap { number in
      let (old, new) = (before[number], after[number])
      guard old != new else { return nil }
      return Mover(number: number, effect: old == nil ? .added : new == nil ? .removed : .changed)
    }
  }

  /// A figure of the overall table; amounts in 亿元.
  private static func value(
    _ id: MeasureID, _ side: ReportSide, _ figures: SituationFigures
  ) -> (ratio: Ratio?, unit: MeasureUnit) {
    func of(_ id: MeasureID) -> Ratio? { side == .current ? figures[id].current : figures[id].prior }
    switch id {
    case OverallSheet.claims:
      let fen = side == .current ? figures.claimsResolved.current : figures.claimsResolved.prior
      return (Ratio(Int(fen), over: 10_000_000_000), .days)
    case OverallSheet.shareOverYear:
      guard let over = of(.pendingOver(months: 12)), let pending = of(.pending) else { return (nil, .rate) }
      return (Ratio(over.numerator, over: pending.numerator), .rate)
    default: return (of(id), figures[id].unit)
    }
  }
}
