import CaseFile

/// Why statistics cannot be made.
public enum StatisticsError: Error, Hashable, Sendable {
  /// A column of `CaseColumns`.
  public enum Column: String, Hashable, Sendable {
    /// Case numbers, closing days or clearance marks: not as many as filing days.
    case cases
    /// Enterprises: the starts do not fit the cases or the list.
    case enterprises
    /// Values of the dimension: not one a case, or a position outside the list of values.
    case dimension
    /// Time limits: columns of different length, or a limit of a case that is not there.
    case limits
  }

  /// Thresholds that are not ascending, distinct and within `Statistics.thresholdRange`.
  case thresholdsOutOfOrder([Int])
  /// The columns were read without the dimension by which to group.
  case dimensionNotRead(Dimension)
  /// A column that does not fit the others.
  case malformedColumn(Column)
  /// 旧存 + 新收 − 结案 ≠ 未结, or an age group larger than the one that contains it.
  case doesNotReconcile([ReconciliationBreak])
  /// Old stock + crossed in − closed out is not the new stock.
  case movementDoesNotReconcile(StockMovement)
  /// A measure whose groups do not add up to the figure of all cases.
  case groupsDoNotAddUp(MeasureID, Dimension, groups: Int, total: Int)
  /// The counts of supervision or reviews do not add up.
  case oversightDoesNotReconcile(OversightTable)

  /// A table of what supervises cases.
  public enum OversightTable: String, Hashable, Sendable {
    /// 重点督办.
    case supervision
    /// 案件评查.
    case reviews
  }
  /// Tables of one report that contradict each other.
  case tablesDisagree([TableDisagreement])
}
