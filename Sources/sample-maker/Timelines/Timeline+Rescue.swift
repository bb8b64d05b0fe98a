import CivilCalendar

extension Timeline {
  private static let claimSteps = [
    ChainStep(node: 15, shortest: 31, usual: 32...75),
    ChainStep(node: 16, shortest: 3, usual: 4...14, late: 25...50),
    ChainStep(node: 17, shortest: 5, usual: 7...28),
  ]
  private static let planSteps = [
    ChainStep(node: 18, shortest: 60, usual: 105...176, slack: 1),
    ChainStep(node: 19, shortest: 10, usual: 14...29),
    ChainStep(node: 20, shortest: 8, usual: 12...36),
  ]
  private static let settlementSteps = [
    ChainStep(node: 15, shortest: 31, usual: 32...60),
    ChainStep(node: 19, shortest: 3, usual: 5...14, slack: 1),
    ChainStep(node: 20, shortest: 5, usual: 6...14),
  ]

  /// Reorganisation (重整); approval of the plan closes it.
  mutating func reorganisation() {
    guard let appointed = acceptance() else { return }
    let acceptedOn = docket.acceptedOn ?? appointed
    let announced = date(after: acceptedOn, 8...24, late: 34...55)
    add(9, announced)
    report(after: appointed, notAfter: lastDay)
    for step in naturalDates(Self.claimSteps, from: announced) { add(step.node, step.date) }
    showEmployeeClaims(after: appointed)
    write(Self.planSteps, from: acceptedOn, stalls: [(18, 70), (19, 30)])
    closeWithApproval()
  }

  /// Settlement (和解); the draft comes with the application, recognition closes the case.
  mutating func settlement() {
    guard let appointed = acceptance() else { return }
    add(18, docket.acceptedOn ?? appointed)
    let announced = date(after: docket.acceptedOn ?? appointed, 8...20, late: 34...45)
    add(9, announced)
    report(after: appointed, notAfter: lastDay)
    write(Self.settlementSteps, from: announced, stalls: [(19, 80), (20, 20)])
    if let expires = day(of: 15) {
      let meeting = date(after: expires, 3...14)
      add(16, min(meeting, day(of: 19) ?? meeting))
    }
    if let voted = day(of: 19) { add(17, date(after: voted, 2...20)) }
    showEmployeeClaims(after: appointed)
    closeWithApproval()
  }

  /// The ruling of approval is the closing day: nodes 20 and 24.
  private mutating func closeWithApproval() {
    guard let closedOn = docket.closedOn else { return }
    moveApproval(to: closedOn)
    add(24, closedOn)
  }

  private mutating func naturalDates(_ steps: [ChainStep], from start: CivilDate)
    -> [(node: Int, date: CivilDate)]
  {
    var current = start
    return steps.map { step in
      current = date(after: current, step.usual, late: step.late)
      return (step.node, current)
    }
  }
}
