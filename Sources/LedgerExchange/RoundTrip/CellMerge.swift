/// What becomes of one cell of a ledger that was handed out, edited, and taken back.
public enum CellMerge: Hashable, Sendable {
  /// The person did not change it: what is recorded stays, whatever it is by now.
  case untouched
  /// The person changed it to what is recorded by now.
  case settled
  /// The person changed it, and nobody else did.
  case change
  /// The person changed it, and somebody else changed it otherwise.
  case conflict

  /// Decides by the three values; nil is a blank.
  ///
  /// - Parameters:
  ///   - base: What was handed out.
  ///   - mine: What came back.
  ///   - current: What is recorded now.
  ///   - changedSince: Whether the recorded value was changed since it was handed out, even if it is the same again.
  public static func decide(base: String?, mine: String?, current: String?, changedSince: Bool) -> CellMerge {
    if mine == base { return .untouched }
    if mine == current { return .settled }
    return current == base && !changedSince ? .change : .conflict
  }
}
