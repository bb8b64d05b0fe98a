/// A number as it is published: counts whole, everything else with two decimals.
public enum PublishedNumber: Hashable, Sendable, CustomStringConvertible {
  /// A count, or a difference of counts.
  case whole(Int)
  /// Days, percent or percentage points.
  case decimal(Hundredths)

  /// The digits, with a point and without a thousands separator.
  public var description: String {
    switch self {
    case .whole(let number): return "\(number)"
    case .decimal(let number): return number.description
    }
  }

  /// As a binary fraction, for cells and charts.
  public var double: Double {
    switch self {
    case .whole(let number): return Double(number)
    case .decimal(let number): return number.double
    }
  }
}

/// In which direction a measure moved; what printers need to choose their words (上升 / 下降 / 持平).
public enum Trend: Hashable, Sendable {
  /// It rose by so much, always positive: percent, for a rate percentage points.
  case rise(Hundredths)
  /// It fell by so much, always positive: percent, for a rate percentage points.
  case fall(Hundredths)
  /// Equal, or so nearly that the change is published as 0.00.
  case unchanged
  /// The comparison period had none (上年同期为0): no percentage exists.
  case noPrior
  /// Both are 0.
  case bothZero
  /// One of the two is not defined, or nothing is compared.
  case incomparable
}

extension MeasureUnit {
  /// Whether it is a number of things, published without decimals.
  public var isCount: Bool { self == .cases || self == .enterprises || self == .people }
}

extension MeasureValue {
  /// The value in the period as published; a rate in percent.
  public var currentNumber: PublishedNumber? { current.map(published) }

  /// The value in the comparison period as published; a rate in percent.
  public var priorNumber: PublishedNumber? { prior.map(published) }

  /// The difference current − prior as published: a whole number for counts; days, or percentage points for a rate,
  /// from the exact quotients and rounded once. Nil when either is not defined.
  public var change: PublishedNumber? {
    guard let current, let prior else { return nil }
    if unit.isCount, current.denominator == 1, prior.denominator == 1 {
      return .whole(current.numerator - prior.numerator)
    }
    return .decimal(Hundredths(difference: current, prior, times: unit == .rate ? 100 : 1))
  }

  /// For a rate the difference in percentage points (百分点); nil for other measures.
  public var changePoints: Hundredths? {
    guard unit == .rate, let current, let prior else { return nil }
    return Hundredths(difference: current, prior, times: 100)
  }

  /// (current − prior) ÷ prior in percent; nil for a rate, and where prior is 0 or either is not defined.
  public var changePercent: Hundredths? {
    guard unit != .rate, let current, let prior else { return nil }
    return Hundredths(percentOf: prior, from: current)
  }

  /// In which direction the measure moved.
  public var trend: Trend {
    guard let current, let prior else { return .incomparable }
    if current.numerator == 0, prior.numerator == 0 { return .bothZero }
    guard let amount = changePoints ?? changePercent else { return .noPrior }
    if amount.value == 0 { return .unchanged }
    return amount.value > 0 ? .rise(amount) : .fall(Hundredths(value: -amount.value))
  }

  private func published(_ ratio: Ratio) -> PublishedNumber {
    if unit.isCount, ratio.denominator == 1 { return .whole(ratio.numerator) }
    return .decimal(Hundredths(ratio, times: unit == .rate ? 100 : 1))
  }
}

extension Hundredths {
  /// (left − right) × factor, rounded once.
  init(difference left: Ratio, _ right: Ratio, times factor: Int) {
    let numerator = left.numerator128 * right.denominator128 - right.numerator128 * left.denominator128
    self.init(numerator * Int128(factor), over: left.denominator128 * right.denominator128)
  }

  /// (current − prior) ÷ prior × 100, rounded once; nil when prior is 0.
  init?(percentOf prior: Ratio, from current: Ratio) {
    guard prior.numerator != 0 else { return nil }
    let numerator = current.numerator128 * prior.denominator128 - prior.numerator128 * current.denominator128
    self.init(numerator * 100, over: prior.numerator128 * current.denominator128)
  }

  /// A quotient rounded half away from zero; the denominator is not 0.
  private init(_ numerator: Int128, over denominator: Int128) {
    let magnitude = (numerator.magnitude * 200 + denominator.magnitude) / (denominator.magnitude * 2)
    let isNegative = (numerator < 0) != (denominator < 0)
    self.init(value: isNegative ? -Int(clamping: magnitude) : Int(clamping: magnitude))
  }
}

extension Ratio {
  fileprivate var numerator128: Int128 { Int128(numerator) }
  fileprivate var denominator128: Int128 { Int128(denominator) }
}
