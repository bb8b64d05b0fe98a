/// Collects mistakes, so that all of them are told in one go.
struct ProblemLog {
  private(set) var diagnostics: [CatalogueDiagnostic] = []

  var isEmpty: Bool { diagnostics.isEmpty }

  mutating func report(_ problem: CatalogueProblem, at position: SourcePosition) {
    diagnostics.append(CatalogueDiagnostic(position: position, problem: problem))
  }

  /// The mistakes in order of position; those at one position in the order of their discovery.
  var rejection: CatalogueRejection {
    let sorted = diagnostics.enumerated().sorted { left, right in
      (left.element.position, left.offset) < (right.element.position, right.offset)
    }
    return CatalogueRejection(diagnostics: sorted.map(\.element))
  }
}
