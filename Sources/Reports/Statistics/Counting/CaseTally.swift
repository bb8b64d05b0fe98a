import CaseFile
import CivilCalendar

/// A period as the counting loop needs it: day numbers.
struct PeriodWindow {
  let period: ReportPeriod
  let first: Int32
  let last: Int32
  /// For each threshold the last filing day whose case is that old on the last day of the period.
  let completedBy: [Int32]

  init(_ period: ReportPeriod, thresholds: [Int]) {
    self.period = period
    first = period.days.from.dayNumber
    last = period.days.through.dayNumber
    completedBy = thresholds.map { period.days.through.latestDateCompleting(months: $0).dayNumber }
  }

  func contains(_ day: Int32) -> Bool { first <= day && day <= last }
}

/// What was counted of one group of cases in one period. Every stock and flow is counted by its own definition, so
/// that their identity is evidence and not a tautology.
struct CaseTally {
  /// 旧存.
  var openingPending = 0
  /// 新收.
  var received = 0
  /// 结案.
  var closed = 0
  /// 未结.
  var pending = 0
  /// 未结 for at least each threshold.
  var pendingOver: [Int]
  /// Cases that break the identity by themselves.
  var brokenCases = 0
  /// Days from filing to closing of the cases closed in the period.
  var daysToClose: [Int32] = []
  /// Days since filing of the cases pending at its end.
  var pendingAges: [Int32] = []
  /// Time limits due in the period.
  var limitsDue = 0
  /// Those of them that were met.
  var limitsMet = 0
  /// 出清户数.
  var enterprisesCleared = 0

  init(thresholdCount: Int) { pendingOver = [Int](repeating: 0, count: thresholdCount) }

  /// Counts one case. A closing after the period's end is not visible: `closedOn > last` is pending.
  ///
  /// Source: domain reference §5.1; 以上 includes the number (《民法典》 Art. 1259).
  @inline(__always)
  mutating func add(filedOn: Int32, closedOn: Int32, in window: PeriodWindow) {
    let isOpening = filedOn < window.first && closedOn >= window.first
    let isReceived = window.first <= filedOn && filedOn <= window.last
    let isClosed = window.first <= closedOn && closedOn <= window.last
    let isPending = filedOn <= window.last && closedOn > window.last
    let opening = isOpening ? 1 : 0
    let new = isReceived ? 1 : 0
    let done = isClosed ? 1 : 0
    let left = isPending ? 1 : 0
    openingPending &+= opening
    received &+= new
    closed &+= done
    pending &+= left
    brokenCases &+= opening + new - done == left ? 0 : 1
    if isClosed { daysToClose.append(closedOn &- filedOn) }
    if isPending {
      pendingAges.append(window.last &- filedOn)
      for index in pendingOver.indices where filedOn <= window.completedBy[index] {
        pendingOver[index] &+= 1
      }
    }
  }

  /// Adds the counts of another group.
  mutating func merge(_ other: CaseTally) {
    openingPending += other.openingPending
    received += other.received
    closed += other.closed
    pending += other.pending
    for index in pendingOver.indices { pendingOver[index] += other.pendingOver[index] }
    brokenCases += other.brokenCases
    daysToClose += other.daysToClose
    pendingAges += other.pendingAges
    limitsDue += other.limitsDue
    limitsMet += other.limitsMet
    enterprisesCleared += other.enterprisesCleared
  }

  /// 旧存 + 新收 − 结案 == 未结, also case by case, and no age group exceeds the one that contains it.
  var reconciles: Bool {
    guard brokenCases == 0, openingPending + received - closed == pending else { return false }
    return zip([pending] + pendingOver, pendingOver).allSatisfy { $0 >= $1 }
  }

  /// Whether there is no case and no enterprise to report.
  var isEmpty: Bool {
    openingPending == 0 && received == 0 && closed == 0 && pending == 0 && enterprisesCleared == 0
  }
}
