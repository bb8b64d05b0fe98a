import CivilCalendar

extension Timeline {
  private static let liquidationSteps = [
    ChainStep(node: 15, shortest: 31, usual: 32...82),
    ChainStep(node: 16, shortest: 3, usual: 4...14, late: 25...60),
    ChainStep(node: 17, shortest: 5, usual: 7...28),
    ChainStep(node: 21, shortest: 7, usual: 8...34),
    ChainStep(node: 22, shortest: 14, usual: 35...165, slack: 0.75),
    ChainStep(node: 23, shortest: 9, usual: 12...29, slack: 0.25),
    ChainStep(node: 24, shortest: 4, usual: 8...14),
  ]
  private static let liquidationStalls: [(Int, Double)] = [(17, 12), (21, 16), (22, 50), (23, 18), (24, 4)]

  private static let compulsorySteps = [
    ChainStep(node: 15, shortest: 45, usual: 45...45),
    ChainStep(node: 17, shortest: 4, usual: 6...28),
    ChainStep(node: 22, shortest: 12, usual: 30...110, slack: 0.75),
    ChainStep(node: 23, shortest: 8, usual: 12...29, slack: 0.25),
    ChainStep(node: 24, shortest: 4, usual: 6...14),
  ]

  /// Bankruptcy liquidation (破产清算): with assets, without them, or dismissed.
  mutating func liquidation() {
    guard let appointed = acceptance() else { return }
    let announced = date(after: docket.acceptedOn ?? appointed, 8...24, late: 34...60)
    add(9, announced)
    let least = Self.liquidationSteps.reduce(0) { $0 + $1.shortest }
    let room = lastDay.days(since: announced)
    switch docket.closeManner {
    case .dismissed:
      report(after: appointed, notAfter: lastDay.adding(days: -10))
      add(24, lastDay)
    case .withoutAssets:
      withoutAssets(appointed: appointed, announced: announced)
    case .distributed where room < least:
      withoutAssets(appointed: appointed, announced: announced)
    default:
      report(after: appointed, notAfter: lastDay)
      write(Self.liquidationSteps, from: announced, stalls: Self.liquidationStalls)
      repeatRealisation()
      showEmployeeClaims(after: appointed)
    }
  }

  /// A case without assets: the report leads to the declaration and to the termination (43(4), 120(1)).
  private mutating func withoutAssets(appointed: CivilDate, announced: CivilDate) {
    let closedOn = lastDay
    report(after: appointed, notAfter: closedOn.adding(days: -9))
    let expires = CourtCalendar.onOrAfter(announced.adding(days: random.int(31...60)))
    add(15, expires)
    if closedOn.days(since: expires) > 20 { add(16, date(after: expires, 4...13, late: 24...40)) }
    showEmployeeClaims(after: appointed)
    add(21, CourtCalendar.onOrBefore(closedOn.adding(days: -random.int(0...6))))
    add(24, closedOn)
  }

  /// Compulsory liquidation (强制清算), ended by distribution, without assets, or by a bankruptcy.
  mutating func compulsoryLiquidation() {
    guard let appointed = acceptance() else { return }
    let announced = date(after: appointed, 3...9, late: 16...28)
    add(9, announced)
    report(after: appointed, notAfter: lastDay)
    showEmployeeClaims(after: appointed)
    let least = Self.compulsorySteps.reduce(0) { $0 + $1.shortest }
    if docket.closeManner == .converted || lastDay.days(since: announced) < least {
      let expires = CourtCalendar.onOrAfter(announced.adding(days: 45))
      add(15, expires)
      if docket.closeManner == .converted { add(17, date(after: expires, 10...28)) }
      if docket.closedOn != nil { add(24, lastDay) }
      return
    }
    write(Self.compulsorySteps, from: announced, stalls: [(17, 12), (22, 64), (23, 18), (24, 6)])
  }

  /// Node 12, the administrator's report.
  mutating func report(after appointed: CivilDate, notAfter end: CivilDate) {
    let reported = date(after: appointed, 22...59, late: 70...110)
    guard docket.closedOn != nil, reported > end else { return add(12, reported) }
    add(12, CourtCalendar.onOrBefore(max(appointed, end)))
  }

  /// Node 14, not after the first creditors' meeting; where nobody is employed, the administrator's note says so.
  mutating func showEmployeeClaims(after appointed: CivilDate) {
    let shown = date(after: appointed, 18...56, late: 70...100)
    add(14, min(shown, day(of: 16) ?? shown))
  }

  /// A second auction, in some cases where the first lot was not sold.
  private mutating func repeatRealisation() {
    guard let first = day(of: 22), random.chance(0.12) else { return }
    let again = date(after: first, 25...75)
    if again < day(of: 23) ?? day(of: 24) ?? lastDay { add(22, again) }
  }
}
