import CaseFile
import RuleModel

/// Counts over the open limits and locks, for sentences and totals.
extension NodeFigures {
  /// Open limits that are over and lock their docket.
  var locking: Int { open.count { $0.isLocking } }

  /// Open limits that are over, with or without a lock.
  var overdue: Int { open.count { $0.state == .overdue } }

  /// Open limits that are over and lock nothing.
  var overdueWithoutLock: Int { overdue - locking }

  /// Open limits of which a level of the ladder warns.
  var warned: Int { open.count - overdue }

  /// Cases with a limit that is over.
  var overdueCases: Int { Set(open.filter { $0.state == .overdue }.map(\.position)).count }

  /// Cases that are locked.
  var lockedCases: Int { Set(open.filter(\.isLocking).map(\.position)).count }

  /// Open limits by level of the ladder, the most urgent level first; levels that warn of nothing are left out.
  func warnings(_ ladder: WarningLadder) -> [(level: Int, count: Int)] {
    ladder.levels.indices.reversed().compactMap { index in
      let count = open.count { $0.state == .warned(level: ladder.levels[index].id) }
      return count > 0 ? (index, count) : nil
    }
  }

  /// Pending cases of all nodes, with those at which nothing runs.
  var pending: Int { nodes.reduce(withoutNode) { $0 + $1.pending } }

  /// Pending cases whose node is over.
  var overdueAtNode: Int { nodes.reduce(0) { $0 + $1.overdue } }

  /// Limits of the nodes due in the period.
  var limits: LimitCounts.Pair {
    var sum = LimitCounts.Pair()
    for node in nodes { sum.add(node.limits) }
    return sum
  }

  /// How many locks ended in which way.
  struct LockEndings: Hashable {
    /// Locks of pending cases that hold.
    var held = 0
    var released = 0
    var doneLate = 0
    /// Locks that the closing of the docket ended, the act not done.
    var endedByClosing = 0
    /// Limits that ended with or after the closing of the docket and are not met: no pending case is locked by them.
    var afterClosing = 0
  }

  /// Locks by how they ended.
  var lockEndings: LockEndings {
    var result = LockEndings()
    for lock in locks {
      switch lock.ending {
      case .holds: result.held += 1
      case .released: result.released += 1
      case .doneLate: result.doneLate += 1
      case .docketClosed where lock.beganAfterClosing: result.afterClosing += 1
      case .docketClosed: result.endedByClosing += 1
      }
    }
    return result
  }

  /// Whether a lock on this limit was released before.
  func wasReleased(_ limit: OpenLimit) -> Bool {
    locks.contains {
      guard case .released = $0.ending else { return false }
      return $0.position == limit.position && $0.rule == limit.rule && $0.dueOn == limit.end.due
    }
  }
}
