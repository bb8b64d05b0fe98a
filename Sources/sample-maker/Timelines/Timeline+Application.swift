import CivilCalendar

extension Timeline {
  /// Nodes 4–7 of an application docket (破申, 清申): notice, objection, ruling, service.
  mutating func application() {
    let creditors = docket.isCreditorsApplication && docket.closeManner != .applicationWithdrawn
    if creditors { notice(before: lastDay) }
    guard let ruledOn = docket.closedOn else { return }
    add(6, ruledOn)
    add(7, date(after: ruledOn, 1...5, late: 9...20))
  }

  /// Nodes 4 and 5, both on or before the given day.
  private mutating func notice(before end: CivilDate) {
    let notified = CourtCalendar.onOrBefore(end.adding(days: -8))
    let received = max(docket.filedOn, min(notified, date(after: docket.filedOn, 1...4)))
    add(4, received)
    let expires = CourtCalendar.onOrAfter(received.adding(days: 7))
    if expires <= end { add(5, expires) }
  }

  /// Nodes 6–13, which every proceeding has after its acceptance; returns the day of node 8, nil without acceptance.
  ///
  /// A ruling of acceptance that stands in the ledger is written into the proceeding's own docket, because the
  /// periods of nodes 7 to 13 start from it.
  mutating func acceptance() -> CivilDate? {
    guard let acceptedOn = docket.acceptedOn else { return nil }
    if docket.isLegacy, docket.isCreditorsApplication { notice(before: acceptedOn) }
    add(6, acceptedOn)
    let served = date(after: acceptedOn, 1...5, late: 9...24)
    add(7, served)
    let appointed: CivilDate
    if docket.procedure == .compulsoryLiquidation {
      appointed = date(after: acceptedOn, 3...10, late: 16...30)
    } else {
      appointed = date(after: acceptedOn, 0...0, late: 1...18)
      if docket.isCreditorsApplication { add(10, date(after: served, 6...15, late: 22...60)) }
      add(13, date(after: acceptedOn, 20...57, late: 71...95))
    }
    add(8, appointed)
    add(11, date(after: appointed, 3...14, late: 25...50))
    return appointed
  }
}
