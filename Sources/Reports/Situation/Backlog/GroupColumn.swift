import CaseFile

/// A column of figures in a table of groups. Columns are named by their place among all columns of figures, from 0.
struct GroupColumn {
  /// What its cells say.
  enum Content {
    /// A number of cases, enterprises or people, counted over the ledger.
    case count(MeasureID, CaseFormulas.Side)
    /// 债权, in 万元.
    case claims(CaseFormulas.Side)
    /// One column less another.
    case difference(Int, Int)
    /// One column divided by the sum of others.
    case share(Int, of: [Int])
    /// A column of cases with a fact, as a share of the cases of which the fact is recorded.
    case recordedShare(MeasureID, of: Int)
    /// (current − prior) ÷ prior of two columns.
    case relative(Int, Int)
  }

  let title: String
  let width: Int
  let content: Content
  /// Stable name for other printers where the content does not give one of its own.
  var id: String?
}

/// Columns under one title.
struct GroupBand {
  let title: String
  let columns: [GroupColumn]
}

extension BacklogFigures.Line {
  /// The number behind a measure, of claims in fen; nil where nothing of it is recorded.
  func known(_ id: MeasureID, _ side: CaseFormulas.Side) -> Int? {
    guard let value = statistics[id] else { return (side == .current ? outcomes.current : outcomes.prior).known(id) }
    return (side == .current ? value.current : value.prior)?.numerator ?? 0
  }
}

extension CaseFormulas {
  /// The formula of a number that is counted over the ledger.
  func formula(_ id: MeasureID) -> String {
    switch id {
    case .openingPending: return openingPending
    case .received: return received
    case .closed: return closedInPeriod
    case .enterprisesCleared: return enterprisesCleared
    case .clearingCases: return clearingCases
    case .employeesOfCleared: return ofCleared(.employees)
    case .employeesSettled: return ofCleared(.settled)
    case .fastTrackOfClosed, .fastTrackOfReceived: return fastTrack(id)
    default: return id.pendingMonths.map(pendingOver(months:)) ?? pending
    }
  }
}
