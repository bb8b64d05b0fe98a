import CaseFile
import CivilCalendar

/// What a figure of targets, closing plan or crossings counts.
enum PlanMatter: Hashable, Sendable {
  /// Closed in the year through the cut-off.
  case closedInYear
  /// Planned for a day through the cut-off, each case once.
  case plannedToDate
  /// Of them, closed in the year through the cut-off.
  case closedOfPlanned
  /// Pending with the planned day over.
  case overdue
  /// Pending and planned for the rest of the year.
  case plannedAhead
  /// Pending and planned for a later year.
  case plannedLater
  /// Pending without a plan.
  case unplanned
  /// A part of the plan of a month, 1–12.
  case month(Int, MonthPart)
  /// Pending and to reach an age within so many days after the cut-off.
  case crossing(months: Int, days: Int)
}

/// A list of a month's plan (`MonthPlan`).
enum MonthPart: Hashable, Sendable, CaseIterable {
  /// Planned for the month when it began.
  case planned
  /// Of them, closed in it.
  case closedAsPlanned
  /// Of them, moved to a later month or without a plan now.
  case movedOrWithdrawn
  /// Of them, pending with the planned day over.
  case overdue
  /// Of them, pending with the planned day still to come.
  case notYetDue
  /// Closed in the month through the cut-off, planned or not.
  case closed
  /// Of these, not planned for the month; none where there was no plan to hold them against.
  case closedUnplanned
}

extension MonthPlan {
  /// Positions of the cases in a part, ascending.
  func positions(_ part: MonthPart) -> [Int] {
    switch part {
    case .planned: return planned ?? []
    case .closedAsPlanned: return closedAsPlanned
    case .movedOrWithdrawn: return (moved + withdrawn).sorted()
    case .overdue: return overdue
    case .notYetDue: return open
    case .closed: return closed ?? []
    case .closedUnplanned: return planned == nil ? [] : (closedEarly + closedLate + closedWithoutPlan).sorted()
    }
  }
}

extension PlanFigures {
  /// Positions of the cases that a figure counts, ascending.
  func positions(_ matter: PlanMatter) -> [Int] {
    let pending = cases.indices.lazy.filter { self.cases[$0].isPending(on: self.year.cutOff) }
    func planned(_ isMeant: (CivilDate) -> Bool) -> [Int] { pending.filter { self.cases[$0].plannedOn.map(isMeant) ?? false } }
    switch matter {
    case .closedInYear: return cases.indices.filter { cases[$0].isClosed(in: year.elapsed) }
    case .plannedToDate: return toDate.sorted()
    case .closedOfPlanned: return toDate.sorted().filter { cases[$0].isClosed(in: year.elapsed) }
    case .overdue: return overdue.sorted()
    case .plannedAhead: return pending.filter { self.cases[$0].isPlannedWithin(self.year) }
    case .plannedLater: return planned { $0 > year.days.upperBound }
    case .unplanned: return unplanned
    case .month(let month, let part): return months[month - 1].positions(part)
    case .crossing(let months, let days):
      return crossings.filter { $0.months == months && $0.daysLeft <= days }.map(\.position).sorted()
    }
  }

  private var toDate: [Int] { traces.filter { $0.value.firstPlannedOn <= year.cutOff }.map(\.key) }
}
