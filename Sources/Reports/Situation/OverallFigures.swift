import CaseFile

/// The figures and words of the overall table, line by line.
struct OverallFigures {
  /// One line.
  struct Entry {
    let id: MeasureID
    let name: String
    let unit: String
    let gist: String
    let body: Looks.Body
    /// As the cell shows it: counts and days as they are, rates as fractions of 1.
    let current: Double?
    let prior: Double?
    /// Difference; rates in percentage points.
    let change: Double?
    /// (current − prior) ÷ prior, rounded to four places; 0 when both are 0, nil when it does not exist.
    let relative: Double?

    var isRate: Bool { body == .rate }
  }

  private let context: SituationContext
  private var say: ReportLanguage { context.say }

  init(_ context: SituationContext) { self.context = context }

  subscript(id: MeasureID) -> Entry {
    switch id {
    case OverallSheet.shareOverYear: return share
    case OverallSheet.claims: return claims
    default: return entry(context.figures[id])
    }
  }

  private func entry(_ value: MeasureValue) -> Entry {
    let body: Looks.Body
    switch value.unit {
    case .cases, .enterprises, .people: body = .count
    case .days: body = .days
    case .rate: body = .rate
    }
    let words = MeasureWords(say, context.input.period)[value.id]
    return Entry(
      id: value.id, name: words.name, unit: words.unit, gist: words.gist + coverage(value.id), body: body,
      current: value.current?.double, prior: value.prior?.double,
      change: Self.difference(value.current, value.prior, isRate: value.unit == .rate),
      relative: Self.relative(value))
  }

  private static func difference(_ current: Ratio?, _ prior: Ratio?, isRate: Bool) -> Double? {
    guard let current, let prior else { return nil }
    let difference = current.double - prior.double
    return isRate ? difference * 100 : difference
  }

  static func relative(_ value: MeasureValue) -> Double? {
    if let percent = value.changePercent { return Double(percent.value) / 10_000 }
    if let current = value.current, let prior = value.prior, current.numerator == 0, prior.numerator == 0 { return 0 }
    return nil
  }

  /// 一年以上 ÷ 未结, from the same two counts.
  private var share: Entry {
    let over = context.figures[.pendingOver(months: 12)]
    let pending = context.figures[.pending]
    func ratio(_ part: Ratio?, _ whole: Ratio?) -> Ratio? {
      guard let part, let whole else { return nil }
      return Ratio(part.numerator, over: whole.numerator)
    }
    return entry(
      MeasureValue(
        id: OverallSheet.shareOverYear, unit: .rate, current: ratio(over.current, pending.current),
        prior: ratio(over.prior, pending.prior)))
  }

  private var claims: Entry {
    let words = MeasureWords(say, context.input.period)[OverallSheet.claims]
    let outcomes = context.figures.backlog.outcomes
    let fen = (current: outcomes.current.known(OverallSheet.claims), prior: outcomes.prior.known(OverallSheet.claims))
    let (current, prior) = (fen.current.map { Double($0) / Self.yi }, fen.prior.map { Double($0) / Self.yi })
    let value = MeasureValue(
      id: OverallSheet.claims, unit: .days, current: fen.current.map { Ratio($0) }, prior: fen.prior.map { Ratio($0) })
    return Entry(
      id: OverallSheet.claims, name: words.name, unit: words.unit, gist: words.gist + coverage(OverallSheet.claims), body: .amount,
      current: current, prior: prior, change: current.flatMap { new in prior.map { new - $0 } }, relative: Self.relative(value))
  }

  /// Fen in 亿元, a hundred million yuan.
  private static let yi = 10_000_000_000.0

  /// Of how many cases the fact behind a measure is recorded, where it is not of all; empty otherwise.
  private func coverage(_ id: MeasureID) -> String {
    let outcomes = context.figures.backlog.outcomes
    guard let now = outcomes.current.coverage(id), let before = outcomes.prior.coverage(id),
      now.recorded < now.cases || before.recorded < before.cases
    else { return "" }
    func part(_ coverage: CaseOutcomes.Coverage) -> String { "\(coverage.recorded)/\(coverage.cases)" }
    return say(
      "；已登记：本期\(part(now))件，\(context.priorWord)\(part(before))件",
      "; recorded of \(part(now)) cases, \(part(before)) \(context.priorPhrase)")
  }
}

extension Ratio {
  /// The quotient as a binary fraction.
  var double: Double { Double(numerator) / Double(denominator) }
}
