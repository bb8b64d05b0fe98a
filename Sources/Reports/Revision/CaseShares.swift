import CaseFile

/// Which of the two periods of a report a figure is about.
public enum ReportSide: String, CaseIterable, Hashable, Sendable {
  /// The period of the report.
  case current
  /// The period with which it is compared.
  case prior
}

/// What one case adds to the figures of one period: the same conditions as the statistics, case by case.
struct CaseShare: Hashable {
  var isOpening = 0
  var isReceived = 0
  var isClosed = 0
  var isPending = 0
  /// Days from filing to closing; 0 unless closed in the period.
  var daysToClose = 0
  /// Closing day; 0 unless closed in the period.
  var closingDay = 0
  /// Days since filing; 0 unless pending at its end.
  var age = 0
  /// Filing day; 0 unless pending at its end.
  var filingDay = 0
  var limitsDue = 0
  var limitsMet = 0
  /// Enterprises that its closing in the period cleared, and what was recorded of them.
  var enterprises = 0
  var outcomes = CaseOutcomes()

  /// What of it a measure rests on; only zeros when the case adds nothing to it.
  func parts(of id: MeasureID, completedBy mark: (Int) -> Int32) -> [Int] {
    if let months = id.pendingMonths { return [isOver(mark(months))] }
    switch id {
    case .openingPending: return [isOpening]
    case .received: return [isReceived]
    case .handled: return [isOpening, isReceived]
    case .closed: return [isClosed]
    case .pending: return [isPending]
    case .closingRate: return [isOpening, isReceived, isClosed]
    case .closedToReceived: return [isReceived, isClosed]
    case .closingEvenness: return [closingDay]
    case .milestonesOnTime: return [limitsDue, limitsMet]
    case .meanDaysToClose, .medianDaysToClose: return [isClosed, daysToClose]
    case .dispositionTime: return [isClosed, isPending]
    case OverallSheet.shareOverYear: return [isPending, isOver(mark(12))]
    case .meanPendingAge, .medianPendingAge: return [isPending, age]
    case .enterprisesCleared: return [enterprises]
    default: return (outcomes.coverage(id).map { [$0.cases, $0.recorded] } ?? []) + [outcomes[id]]
    }
  }

  private func isOver(_ mark: Int32) -> Int { isPending == 1 && filingDay <= Int(mark) ? 1 : 0 }
}

/// What every case adds to the figures of a report.
struct CaseShares {
  private var shares: [ReportSide: [CaseNumber: CaseShare]] = [:]
  private let input: SituationInput

  init(_ input: SituationInput, _ figures: SituationFigures) {
    self.input = input
    for side in ReportSide.allCases {
      let window = PeriodWindow(input.period(side), thresholds: [])
      let limits = side == .current ? figures.limits.current : figures.limits.prior
      var all: [CaseNumber: CaseShare] = [:]
      for position in input.columns.filed.indices {
        var share = Self.share(input.columns.filed[position], input.columns.closed[position], window)
        share.limitsDue = limits[position]?.due ?? 0
        share.limitsMet = limits[position]?.met ?? 0
        let clearance = figures.clearances[position]
        if let clearance, window.contains(clearance.on.dayNumber) { share.enterprises = clearance.enterprises }
        share.outcomes.add(
          input.records[position], filed: input.columns.filed[position], closed: input.columns.closed[position],
          clearedOn: clearance?.on, in: window.period.days)
        if share != CaseShare() { all[input.columns.numbers[position]] = share }
      }
      shares[side] = all
    }
  }

  private static func share(_ filed: Int32, _ closed: Int32, _ window: PeriodWindow) -> CaseShare {
    var share = CaseShare()
    if filed < window.first, closed >= window.first { share.isOpening = 1 }
    if window.contains(filed) { share.isReceived = 1 }
    if window.contains(closed) {
      share.isClosed = 1
      share.daysToClose = Int(closed - filed)
      share.closingDay = Int(closed)
    }
    if filed <= window.last, closed > window.last {
      share.isPending = 1
      share.age = Int(window.last - filed)
      share.filingDay = Int(filed)
    }
    return share
  }

  /// What each case adds to a measure; cases that add nothing are left out.
  func parts(of id: MeasureID, _ side: ReportSide) -> [CaseNumber: [Int]] {
    let cutOff = input.period(side).days.through
    return (shares[side] ?? [:]).compactMapValues { share in
      let parts = share.parts(of: id) { cutOff.latestDateCompleting(months: $0).dayNumber }
      return parts.contains { $0 != 0 } ? parts : nil
    }
  }
}

extension SituationInput {
  /// The period of a side.
  func period(_ side: ReportSide) -> ReportPeriod { side == .current ? period : comparison }
}
