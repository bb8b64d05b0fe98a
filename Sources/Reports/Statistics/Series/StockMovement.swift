import CaseFile
import CivilCalendar

/// How the cases pending for at least so many months came to be more or fewer between two days: those that grew old
/// in between, less those closed when they were that old.
///
/// The stocks are counted by the boundary of their own day, the movements by the day on which each case grew old, so
/// that their identity is evidence: stock then + crossed in − closed out = stock now. A case that crosses the mark and
/// is closed later in the same span is in both movements; one closed on the day it would have crossed, or before, is
/// in neither.
public struct StockMovement: Hashable, Sendable {
  /// Age in whole months.
  public let months: Int
  /// The earlier day; its figures include it.
  public let from: CivilDate
  /// The later day; its figures include it.
  public let through: CivilDate
  /// Pending for so long at the end of the earlier day.
  public private(set) var opening = 0
  /// Grew so old after the earlier day, through the later one (新满).
  public private(set) var crossedIn = 0
  /// Closed after the earlier day, through the later one, when they were that old.
  public private(set) var closedOut = 0
  /// Pending for so long at the end of the later day.
  public private(set) var closing = 0
  /// All cases filed after the earlier day, through the later one.
  public private(set) var received = 0
  /// All cases closed after the earlier day, through the later one.
  public private(set) var closed = 0

  /// The movement between two days; nil unless the first is the earlier one.
  ///
  /// - Parameter months: 1–1200.
  public init?(months: Int, from: CivilDate, through: CivilDate, columns: CaseColumns) {
    guard from < through else { return nil }
    self.months = months
    self.from = from
    self.through = through
    let days = (first: from.dayNumber, last: through.dayNumber)
    let oldBy = (
      first: from.latestDateCompleting(months: months).dayNumber, last: through.latestDateCompleting(months: months).dayNumber
    )
    for position in 0..<columns.count {
      let (filed, closedOn) = (columns.filed[position], columns.closed[position])
      let isClosedBetween = days.first < closedOn && closedOn <= days.last
      if days.first < filed && filed <= days.last { received += 1 }
      if isClosedBetween { closed += 1 }
      if filed <= oldBy.first && closedOn > days.first { opening += 1 }
      if filed <= oldBy.last && closedOn > days.last { closing += 1 }
      guard let joined = Self.joinedOn(months: months, filed: filed, closed: closedOn) else { continue }
      if days.first < joined && joined <= days.last { crossedIn += 1 }
      if isClosedBetween { closedOut += 1 }
    }
  }

  /// The day on which a case joined the stock of that age, as a day number: the first cut-off at which it counts;
  /// nil when it was closed by then.
  public static func joinedOn(months: Int, filed: Int32, closed: Int32) -> Int32? {
    guard let day = CivilDate(dayNumber: filed) else { return nil }
    let joined = day.adding(months: months).dayNumber
    return closed > joined ? joined : nil
  }

  /// A movement from its figures; without the flow of all cases.
  public init(
    months: Int, from: CivilDate, through: CivilDate, opening: Int, crossedIn: Int, closedOut: Int, closing: Int
  ) {
    self.months = months
    self.from = from
    self.through = through
    self.opening = opening
    self.crossedIn = crossedIn
    self.closedOut = closedOut
    self.closing = closing
  }

  /// Current stock less earlier stock.
  public var change: Int { closing - opening }

  /// Whether stock then + crossed in − closed out = stock now.
  public var reconciles: Bool { opening + crossedIn - closedOut == closing }
}

extension StockMovement {
  /// Where a fall came from.
  public enum Cause: Hashable, Sendable {
    /// More old cases were closed than in the span before, and no fewer grew old.
    case moreClosings
    /// Fewer cases grew old than in the span before, and no more old ones were closed.
    case fewerCrossings
    /// More were closed and fewer grew old.
    case both
    /// More were closed than grew old, but neither movement is better than in the span before.
    case neither
    /// Nothing is known of the span before.
    case unknown
  }

  /// Where the fall came from, by comparison with the span before; nil when the stock did not fall.
  public func cause(against before: StockMovement?) -> Cause? {
    guard change < 0 else { return nil }
    guard let before, before.opening + before.crossedIn + before.closedOut > 0 else { return .unknown }
    switch (closedOut > before.closedOut, crossedIn < before.crossedIn) {
    case (true, true): return .both
    case (true, false): return .moreClosings
    case (false, true): return .fewerCrossings
    case (false, false): return .neither
    }
  }
}
