import CaseFile

/// Which lists the index has, the most telling first: with too many cases the last are left out.
extension CaseIndex {
  /// A list that some figures lead to.
  struct Request {
    let matter: FigureKey.Matter
    let side: CaseFormulas.Side
    let dimension: Dimension
  }

  /// The lists of a report: what every report counts, then the ages that this one asks for, then targets and plan.
  static func requests(_ input: SituationInput, _ figures: SituationFigures) -> [Request] {
    let coversPrior = input.comparison.days.through <= input.period.days.through
    let dimensions = dimensions.filter { input.columns.dimensions[$0] != nil }
    var requests: [Request] = []
    for group in [matters, ages(input.thresholds)] {
      for dimension in dimensions {
        for (matter, side) in group where side == .current || coversPrior {
          requests.append(Request(matter: matter, side: side, dimension: dimension))
        }
      }
    }
    guard let first = dimensions.first else { return requests }
    if let nodes = figures.nodes { requests += standings(nodes, dimensions.contains(.judge) ? .judge : first) }
    guard let plan = figures.plan else { return requests }
    for dimension in [Dimension.judge, .division] where dimensions.contains(dimension) {
      requests += grouped.map { Request(matter: .plan($0), side: .current, dimension: dimension) }
    }
    return requests + ungrouped(plan).map { Request(matter: .plan($0), side: .current, dimension: first) }
  }

  /// Who is over at his node, by judge, and who stands at each node.
  private static func standings(_ figures: NodeFigures, _ dimension: Dimension) -> [Request] {
    let nodes = figures.nodes.indices.map(Optional.init) + [nil]
    let matters = nodes.map { FigureKey.Matter.standing(node: $0, isOver: false) } + nodes.map { .standing(node: $0, isOver: true) }
    return ([.overAtNode] + matters).map { Request(matter: $0, side: .current, dimension: dimension) }
  }

  private static let matters: [(FigureKey.Matter, CaseFormulas.Side)] = [
    (.over(months: 36), .current), (.over(months: 36), .prior), (.over(months: 12), .current), (.over(months: 12), .prior),
    (.cleared, .current), (.cleared, .prior), (.limitsMissed, .current), (.closed, .current), (.received, .current),
    (.pending, .current), (.closed, .prior), (.received, .prior), (.pending, .prior), (.opening, .current),
    (.opening, .prior), (.limitsDue, .current),
  ]

  /// The first one also serves the figures of all cases.
  private static let dimensions: [Dimension] = [.ownerLevel, .procedure, .supervisingBody, .category, .division, .judge]

  /// Ages beside those of the headline, and the bands between them.
  private static func ages(_ thresholds: [Int]) -> [(FigureKey.Matter, CaseFormulas.Side)] {
    let further = thresholds.filter { !SituationFigures.headlineThresholds.contains($0) }
    return further.flatMap { [(.over(months: $0), .current), (.over(months: $0), .prior)] }
      + zip([0] + thresholds, thresholds).map { (.band(from: $0, below: $1), .current) }
  }

  /// Counted by judge and by division.
  private static let grouped: [PlanMatter] = [
    .overdue, .plannedAhead, .closedInYear, .plannedToDate, .closedOfPlanned, .plannedLater, .unplanned,
  ]

  private static func ungrouped(_ plan: PlanFigures) -> [PlanMatter] {
    let crossings = plan.thresholds.flatMap { months in PlanFigures.horizons.map { PlanMatter.crossing(months: months, days: $0) } }
    return crossings + MonthPart.allCases.flatMap { part in (1...12).map { .month($0, part) } }
  }
}
