/// An outcome that ends other steps: open limits are superseded, steps that have not started never will.
public struct Cut: Hashable, Sendable {
  /// Stable identifier.
  public let id: String
  /// What happened.
  public let on: StepCondition
  /// The proceedings in which it has this effect.
  public let procedures: Set<Procedure>
  /// What it ends: nodes with all their parts, single parts, or events.
  public let ends: Set<StepID>
  /// Where it stands in the law.
  public let basis: LegalBasis
  /// The effect in one sentence of our own.
  public let statement: LocalizedText

  /// A cut with all its properties.
  public init(
    id: String, on: StepCondition, procedures: Set<Procedure>, ends: Set<StepID>, basis: LegalBasis,
    statement: LocalizedText
  ) {
    self.id = id
    self.on = on
    self.procedures = procedures
    self.ends = ends
    self.basis = basis
    self.statement = statement
  }

  /// Whether it ends the step.
  public func covers(_ step: StepID) -> Bool { ends.contains(step) || ends.contains(StepID(step.milestone)) }
}
