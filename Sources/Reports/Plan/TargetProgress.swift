import CaseFile
import CivilCalendar

/// How far an annual target has been reached, and what it still takes.
///
/// Every kind comes down to closings. For 结案数 the closings of the year; for 结案率 those that the rate takes when
/// receipts go on as they have; for a stock those of the 应清老案: the cases that were pending when the year began and
/// will be as old as the threshold by its end, whether they are so already or cross on the way.
public struct TargetProgress: Hashable, Sendable {
  /// Where a target stands.
  public enum Standing: String, Hashable, Sendable {
    /// Nothing more is needed: it holds even if nothing more is closed.
    case reached
    /// At the pace so far it will be reached.
    case onCourse = "on_course"
    /// At the pace so far it will be missed.
    case behind
    /// More closings are needed than there are cases to close.
    case outOfReach = "out_of_reach"
    /// The year is over and it was reached.
    case met
    /// The year is over and it was missed.
    case missed
  }

  /// The target with its history.
  public let target: AnnualTarget
  /// The goal that stands.
  public let goal: TargetGoal
  /// The value at the cut-off: closings, rate, or stock; nil for a rate of nothing.
  public let value: Ratio?
  /// The value aimed at: closings, rate, or the stock allowed at the end of the year.
  public let aim: Ratio
  /// The stock at the end of the year before; nil for closings and rate.
  public let baseline: Int?
  /// Cases that cross the threshold by the end of the year if they stay pending; nil for closings and rate.
  public let crossing: Int?
  /// Closings that count towards the target, in the year through the cut-off.
  public let closed: Int
  /// Closings that it takes in the whole year.
  public let required: Int
  /// Cases that can still be closed towards it: pending ones and, for closings and rate, receipts still expected.
  public let available: Int
  /// Receipts still expected in the year: those so far × days left ÷ days elapsed, rounded down; 0 for stocks.
  public let expectedReceipts: Int
  /// Of the pending cases that count, those planned to be closed after the cut-off and within the year.
  public let planned: Int
  /// The year at the cut-off.
  public let year: PlanYear

  /// Closings still needed by the end of the year.
  public var needed: Int { max(0, required - closed) }

  /// Closings needed a month: those still needed ÷ months left; nil when nothing is needed or the year is over.
  public var neededPerMonth: Ratio? {
    guard needed > 0, !isOver else { return nil }
    return Ratio(needed * year.monthsLeft.denominator, over: year.monthsLeft.numerator)
  }

  /// Closings a month so far: closings ÷ months over.
  public var pacePerMonth: Ratio? { Ratio(closed * year.monthsElapsed.denominator, over: year.monthsElapsed.numerator) }

  /// Closings that an even pace over the year would have brought by the cut-off.
  public var expectedByNow: Ratio? { Ratio(required * year.monthsElapsed.numerator, over: 12 * year.monthsElapsed.denominator) }

  /// Closings in the whole year at the pace so far.
  public var projected: Ratio? { pacePerMonth.flatMap { Ratio(12 * $0.numerator, over: $0.denominator) } }

  /// Whether the year is over.
  public var isOver: Bool { year.daysLeft == 0 }

  /// Where it stands; whether the pace is enough is decided by the two numbers as printed, with two decimals.
  public var standing: Standing {
    if isOver { return needed == 0 ? .met : .missed }
    if needed == 0 { return .reached }
    if needed > available { return .outOfReach }
    guard let pace = pacePerMonth, let perMonth = neededPerMonth else { return .behind }
    return Hundredths(pace) >= Hundredths(perMonth) ? .onCourse : .behind
  }
}

extension TargetProgress {
  /// The progress of a target that stands; nil for one that was taken away.
  ///
  /// - Parameter cases: All cases; those of other divisions are left out here when the target is a division's.
  public init?(_ target: AnnualTarget, _ cases: [PlanCase], _ year: PlanYear) {
    guard let goal = target.goal else { return nil }
    let own = target.scope.division.map { name in cases.filter { $0.division == name } } ?? cases
    if let months = target.measure.months {
      self.init(target, goal, months: months, own, year)
    } else {
      self.init(target, goal, own, year)
    }
  }

  private init(_ target: AnnualTarget, _ goal: TargetGoal, _ cases: [PlanCase], _ year: PlanYear) {
    let closed = cases.count { $0.isClosed(in: year.elapsed) }
    let received = cases.count { year.elapsed.contains($0.filedOn) }
    let opening = cases.count { $0.isPending(on: year.eve) }
    let pending = cases.filter { $0.isPending(on: year.cutOff) }
    let expected = received * year.daysLeft / year.daysElapsed
    let handled = opening + received
    if case .rate(let hundredths) = goal {
      value = Ratio(closed, over: handled)
      aim = Ratio(hundredths, over: 10_000) ?? Ratio(0)
      required = (hundredths * (handled + expected) + 9_999) / 10_000
    } else {
      value = Ratio(closed)
      let count = goal.number(of: 0)
      aim = Ratio(count)
      required = count
    }
    self.target = target
    self.goal = goal
    self.year = year
    self.closed = closed
    baseline = nil
    crossing = nil
    expectedReceipts = expected
    available = pending.count + expected
    planned = pending.count { $0.isPlannedWithin(year) }
  }

  private init(_ target: AnnualTarget, _ goal: TargetGoal, months: Int, _ cases: [PlanCase], _ year: PlanYear) {
    let end = year.days.upperBound
    let before = year.eve.latestDateCompleting(months: months)
    let opening = cases.count { $0.isPending(on: year.eve) && $0.filedOn <= before }
    let pool = cases.filter { $0.isPending(on: year.eve) && $0.filedOn <= end.latestDateCompleting(months: months) }
    let pending = pool.filter { $0.isPending(on: year.cutOff) }
    let mark = year.cutOff.latestDateCompleting(months: months)
    let stock = pending.count { $0.filedOn <= mark }
    let allowed = goal.number(of: opening)
    self.target = target
    self.goal = goal
    self.year = year
    value = Ratio(stock)
    aim = Ratio(allowed)
    baseline = opening
    crossing = pending.count - stock
    closed = pool.count - pending.count
    required = max(0, pool.count - allowed)
    available = pending.count
    expectedReceipts = 0
    planned = pending.count { $0.isPlannedWithin(year) }
  }

  /// The fall of the stock since the end of the year before, as a share of it; negative for a rise. Nil where there was none.
  public var fall: Ratio? {
    guard let baseline, let value else { return nil }
    return Ratio(baseline - value.numerator, over: baseline)
  }
}

extension TargetGoal {
  /// The number of cases aimed at, given the stock from which a fall is counted: a fall leaves at most so many, rounded down.
  func number(of baseline: Int) -> Int {
    switch self {
    case .count(let count): return count
    case .rate: return 0
    case .fall(let hundredths): return baseline * (10_000 - hundredths) / 10_000
    }
  }
}

extension PlanCase {
  /// Whether its planned day lies after the cut-off and within the year.
  func isPlannedWithin(_ year: PlanYear) -> Bool {
    plannedOn.map { $0 > year.cutOff && $0 <= year.days.upperBound } ?? false
  }
}
