import CivilCalendar

/// One step of a chain of nodes in which each starts from the one before.
struct ChainStep: Sendable {
  let node: Int
  /// The least days after the step before.
  let shortest: Int
  /// The usual days, within the limit.
  let usual: ClosedRange<Int>
  /// Days when the limit is missed; nil where lateness shows in other ways.
  var late: ClosedRange<Int>?
  /// The step's share of the time that a slow case takes longer.
  var slack = 0.0
}

extension Timeline {
  /// Writes a chain that ends on the closing day, or as far as a pending case has come.
  mutating func write(_ steps: [ChainStep], from start: CivilDate, stalls: [(Int, Double)]) {
    let lags = drawn(steps)
    if let closedOn = docket.closedOn {
      write(steps, lags: fitted(lags, steps: steps, days: closedOn.days(since: start)), from: start)
      return
    }
    let stalledAt = random.pick(weighted: stalls)
    let natural = lags.reduce(0, +)
    let age = CourtCalendar.cutoff.days(since: start)
    guard natural + 20 < age, let stop = steps.firstIndex(where: { $0.node == stalledAt }) else {
      write(steps, lags: lags, from: start)
      return
    }
    let reached = Array(steps[..<stop])
    let reachedLags = Array(lags[..<stop])
    let spare = age - reachedLags.reduce(0, +)
    let stretched = reached.contains { $0.slack > 0 } ? Int(Double(spare) * (0.3 + 0.5 * random.unit())) : 0
    let days = reachedLags.reduce(0, +) + stretched
    write(reached, lags: fitted(reachedLags, steps: reached, days: days), from: start)
  }

  private mutating func drawn(_ steps: [ChainStep]) -> [Int] {
    steps.map { step in
      if let late = step.late, random.chance(Self.lateChance(in: docket.filedOn.year)) {
        return random.int(late)
      }
      return random.int(step.usual)
    }
  }

  /// The lags shrunk towards their least, or stretched where a step has slack, so that they fill the days.
  private func fitted(_ lags: [Int], steps: [ChainStep], days: Int) -> [Int] {
    let total = lags.reduce(0, +)
    let least = steps.reduce(0) { $0 + $1.shortest }
    if total > days {
      let factor = total == least ? 0 : max(0, Double(days - least) / Double(total - least))
      return zip(lags, steps).map { $1.shortest + Int(Double(max(0, $0 - $1.shortest)) * factor) }
    }
    let shares = steps.reduce(0) { $0 + $1.slack }
    guard shares > 0 else { return lags }
    return zip(lags, steps).map { $0 + Int(Double(days - total) * $1.slack / shares) }
  }

  private mutating func write(_ steps: [ChainStep], lags: [Int], from start: CivilDate) {
    var current = start
    for (step, lag) in zip(steps, lags) {
      current = CourtCalendar.onOrAfter(current.adding(days: lag))
      if step.node == 24, let closedOn = docket.closedOn { current = closedOn }
      add(step.node, docket.closedOn.map { min(current, $0) } ?? current)
    }
  }
}
