import CaseFile

/// Two figures of a report that must be equal and are not, with the cases at fault where they can be told.
public struct TableDisagreement: Hashable, Sendable {
  /// What must be equal.
  public enum Identity: Hashable, Sendable {
    /// A measure of all cases, and the same summed over the groups of a dimension.
    case groups(Dimension, MeasureID)
    /// Cases that the ledger marks as pending, and 未结.
    case ledger
    /// The last point of the trend, and 未结.
    case trend
    /// The list of long-pending cases, and 未结 for a year or more.
    case longPending
    /// Enterprises cleared by the cases of the ledger, and 出清户数.
    case clearances
    /// Limits due (and met) case by case, and those of the rate.
    case limits
    /// Pending cases at all nodes and at none, and 未结.
    case nodes
    /// Pending cases of all judges, and 未结.
    case judges
    /// Limits on the list that are over, and those that the ledger counts.
    case overdueLimits
    /// Locks that are said to hold, and open limits that lock.
    case locks
  }

  /// What must be equal.
  public let identity: Identity
  /// The one figure.
  public let counted: Int
  /// The other.
  public let expected: Int
  /// Cases at fault; empty where no single case is.
  public let cases: [CaseNumber]

  /// Two figures that differ.
  public init(_ identity: Identity, counted: Int, expected: Int, cases: [CaseNumber] = []) {
    self.identity = identity
    self.counted = counted
    self.expected = expected
    self.cases = cases
  }
}
