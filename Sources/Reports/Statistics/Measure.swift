import CaseFile

/// Identifier of a measure, as in the machine-readable output.
public struct MeasureID: RawRepresentable, Hashable, Sendable {
  /// Lower-case words joined by underscores.
  public let rawValue: String

  /// An identifier.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// 旧存: filed before the period and pending at its start.
  public static let openingPending = MeasureID(rawValue: "opening_pending")
  /// 新收: filed in the period.
  public static let received = MeasureID(rawValue: "received")
  /// 受理: 旧存 + 新收.
  public static let handled = MeasureID(rawValue: "handled")
  /// 结案: closed in the period.
  public static let closed = MeasureID(rawValue: "closed")
  /// 未结: pending at the end of the period.
  public static let pending = MeasureID(rawValue: "pending")
  /// 结案率: closed ÷ handled.
  public static let closingRate = MeasureID(rawValue: "closing_rate")
  /// 结收比: closed ÷ received.
  public static let closedToReceived = MeasureID(rawValue: "closed_to_received")
  /// Disposition time in days (CEPEJ): days of the period ÷ closed × pending.
  public static let dispositionTime = MeasureID(rawValue: "disposition_time_days")
  /// 平均审理天数: mean days from filing to closing of the cases closed in the period.
  public static let meanDaysToClose = MeasureID(rawValue: "mean_days_to_close")
  /// Median of the same.
  public static let medianDaysToClose = MeasureID(rawValue: "median_days_to_close")
  /// Mean days since filing of the cases pending at the end.
  public static let meanPendingAge = MeasureID(rawValue: "mean_pending_age_days")
  /// Median of the same.
  public static let medianPendingAge = MeasureID(rawValue: "median_pending_age_days")
  /// 节点按期率: limits due in the period and met in time ÷ limits due in the period.
  public static let milestonesOnTime = MeasureID(rawValue: "milestones_on_time_rate")
  /// 出清户数: enterprises cleared in the period.
  public static let enterprisesCleared = MeasureID(rawValue: "enterprises_cleared")
  /// 结案均衡度: how evenly the closings spread over the whole months of the period (`ClosingEvenness`).
  public static let closingEvenness = MeasureID(rawValue: "closing_evenness")
  /// 快速审理占结案比重: cases closed in the period on the fast track ÷ those of which it is recorded.
  public static let fastTrackOfClosed = MeasureID(rawValue: "fast_track_of_closed")
  /// 快速审理占新收比重: cases filed in the period on the fast track ÷ those of which it is recorded.
  public static let fastTrackOfReceived = MeasureID(rawValue: "fast_track_of_received")
  /// 出清案件: cases whose closing in the period cleared an enterprise.
  public static let clearingCases = MeasureID(rawValue: "clearing_cases")
  /// 职工人数: employees recorded in the cases that cleared enterprises in the period.
  public static let employeesOfCleared = MeasureID(rawValue: "employees_of_cleared")
  /// 已安置职工: employees recorded as settled in those cases.
  public static let employeesSettled = MeasureID(rawValue: "employees_settled")

  /// Pending at the end of the period for at least `months` whole months (以上 includes the number).
  public static func pendingOver(months: Int) -> MeasureID { MeasureID(rawValue: "pending_over_\(months)m") }

  /// The months of `pendingOver(months:)`; nil for other measures.
  public var pendingMonths: Int? {
    guard rawValue.hasPrefix("pending_over_"), rawValue.hasSuffix("m") else { return nil }
    return Int(rawValue.dropFirst("pending_over_".count).dropLast())
  }
}

/// What a measure's number is.
public enum MeasureUnit: Hashable, Sendable {
  /// Cases, 件.
  case cases
  /// Enterprises, 户.
  case enterprises
  /// People, 人.
  case people
  /// Days.
  case days
  /// A share, printed in percent; its change is in percentage points (百分点).
  case rate
}

/// An exact quotient; its denominator is positive.
public struct Ratio: Hashable, Sendable {
  /// Numerator.
  public let numerator: Int
  /// Denominator, at least 1.
  public let denominator: Int

  /// A whole number.
  public init(_ value: Int) {
    numerator = value
    denominator = 1
  }

  /// A quotient; nil when the denominator is 0 or negative.
  public init?(_ numerator: Int, over denominator: Int) {
    guard denominator > 0 else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }
}

/// A number with two decimals, exact: the form in which quotients are published.
public struct Hundredths: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The number × 100.
  public let value: Int

  /// A number from its hundredfold.
  public init(value: Int) { self.value = value }

  /// The quotient (times `factor`) rounded to two decimals, half away from zero.
  public init(_ ratio: Ratio, times factor: Int = 1) {
    let scaled = Int128(ratio.numerator) * Int128(factor) * 200
    let magnitude = (scaled.magnitude + UInt128(ratio.denominator)) / (UInt128(ratio.denominator) * 2)
    value = scaled < 0 ? -Int(magnitude) : Int(magnitude)
  }

  /// Orders by value.
  public static func < (left: Hundredths, right: Hundredths) -> Bool { left.value < right.value }

  /// The number as a binary fraction; it prints as the same two decimals.
  public var double: Double { Double(value) / 100 }

  /// Two decimals with a point, a hyphen before negative numbers: `-14.41`; zero has no sign.
  public var description: String {
    let magnitude = value.magnitude
    let cents = magnitude % 100
    return "\(value < 0 ? "-" : "")\(magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
  }
}

/// A measure in the period and in the comparison period.
public struct MeasureValue: Hashable, Sendable {
  /// Which measure.
  public let id: MeasureID
  /// What its number is.
  public let unit: MeasureUnit
  /// Value in the period; nil when it is not defined (a denominator of 0).
  public let current: Ratio?
  /// Value in the comparison period; nil when not defined or when nothing is compared.
  public let prior: Ratio?

  /// A measure.
  public init(id: MeasureID, unit: MeasureUnit, current: Ratio?, prior: Ratio?) {
    self.id = id
    self.unit = unit
    self.current = current
    self.prior = prior
  }
}

/// The measures of one group of cases.
public struct GroupStatistics: Hashable, Sendable {
  /// The group's value of the dimension; nil for all cases, or within a grouping for cases that have none.
  public let key: String?
  /// Every measure, in the order of the machine-readable output.
  public let measures: [MeasureValue]

  /// A group.
  public init(key: String?, measures: [MeasureValue]) {
    self.key = key
    self.measures = measures
  }

  /// The measure with this identifier.
  public subscript(id: MeasureID) -> MeasureValue? { measures.first { $0.id == id } }
}

/// What statistics are asked for.
public struct StatisticsRequest: Hashable, Sendable {
  /// The period.
  public var period: ReportPeriod
  /// With what it is compared; nil for no comparison.
  public var comparison: ReportPeriod?
  /// Ages in whole months, ascending, without repetition, each 1–1200.
  public var thresholds: [Int]
  /// By what the cases are grouped; nil for all together.
  public var dimension: Dimension?
  /// The part of the court; nil for all of it.
  public var scope: ReportScope?

  /// A request.
  public init(
    period: ReportPeriod, comparison: ReportPeriod?, thresholds: [Int] = [12, 36], dimension: Dimension? = nil,
    scope: ReportScope? = nil
  ) {
    self.scope = scope
    self.period = period
    self.comparison = comparison
    self.thresholds = thresholds
    self.dimension = dimension
  }
}

/// Statistics that reconcile: 旧存 + 新收 − 结案 = 未结 held for every group and both periods when they were made.
public struct StatisticsReport: Hashable, Sendable {
  /// What was asked.
  public let request: StatisticsRequest
  /// All cases together.
  public let total: GroupStatistics
  /// The groups, when a dimension was asked for; empty otherwise.
  public let groups: [GroupStatistics]

  /// Statistics.
  public init(request: StatisticsRequest, total: GroupStatistics, groups: [GroupStatistics]) {
    self.request = request
    self.total = total
    self.groups = groups
  }
}
