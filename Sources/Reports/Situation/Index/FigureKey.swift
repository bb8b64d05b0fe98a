import CaseFile

/// Which figure of a report: what is counted, in which period, over which cases.
struct FigureKey: Hashable, Sendable {
  /// What is counted.
  enum Matter: Hashable, Sendable {
    /// 旧存.
    case opening
    /// 新收.
    case received
    /// 结案.
    case closed
    /// 未结.
    case pending
    /// 未结 for at least so many months.
    case over(months: Int)
    /// 未结 for at least `from` and less than `below` months.
    case band(from: Int, below: Int)
    /// Cases whose closing cleared enterprises (the figure counts the enterprises).
    case cleared
    /// Cases with a counted limit that fell due (the figure counts the limits).
    case limitsDue
    /// Cases with a counted limit that fell due and was not met in time.
    case limitsMissed
    /// Pending cases that stand at a node, by its position in the catalogue, or at none; or only those that are over there.
    case standing(node: Int?, isOver: Bool)
    /// Pending cases whose node is over.
    case overAtNode
    /// Cases of targets, closing plan and crossings, which have no comparison.
    case plan(PlanMatter)
  }

  /// What is counted.
  var matter: Matter
  /// Of the period or of the comparison.
  var side: CaseFormulas.Side = .current
  /// By what the cases are grouped; nil for all cases.
  var dimension: Dimension?
  /// The group; nil for the cases without a value. Without meaning when there is no dimension.
  var group: String?

  /// A figure of all cases.
  init(_ matter: Matter, _ side: CaseFormulas.Side = .current) {
    self.matter = matter
    self.side = side
  }

  /// A figure of one group.
  init(_ matter: Matter, _ side: CaseFormulas.Side = .current, by dimension: Dimension, _ group: String?) {
    self.matter = matter
    self.side = side
    self.dimension = dimension
    self.group = group
  }

  /// What a measure counts; nil for rates and days, which count nothing.
  init?(measure id: MeasureID, _ side: CaseFormulas.Side) {
    switch id {
    case .openingPending: self.init(Matter.opening, side)
    case .received: self.init(Matter.received, side)
    case .closed: self.init(Matter.closed, side)
    case .pending: self.init(Matter.pending, side)
    case .enterprisesCleared: self.init(Matter.cleared, side)
    case .milestonesOnTime: self.init(Matter.limitsMissed, side)
    default:
      guard let months = id.pendingMonths else { return nil }
      self.init(Matter.over(months: months), side)
    }
  }
}

/// Which cases a figure counts: the same conditions as the statistics, case by case.
struct FigureCases {
  private let columns: CaseColumns
  private let figures: SituationFigures
  private let current: PeriodWindow
  private let prior: PeriodWindow

  init(_ input: SituationInput, _ figures: SituationFigures) {
    columns = input.columns
    self.figures = figures
    current = PeriodWindow(input.period, thresholds: [])
    prior = PeriodWindow(input.comparison, thresholds: [])
  }

  /// The positions of the cases among those of the ledger, in its order.
  func positions(_ matter: FigureKey.Matter, _ side: CaseFormulas.Side) -> [Int] {
    let window = side == .current ? current : prior
    switch matter {
    case .opening: return filter { $0 < window.first && $1 >= window.first }
    case .received: return filter { filed, _ in window.contains(filed) }
    case .closed: return filter { _, closed in window.contains(closed) }
    case .pending: return filter { $0 <= window.last && $1 > window.last }
    case .over(let months):
      let mark = mark(months, window)
      return filter { $0 <= mark && $1 > window.last }
    case .band(let from, let below):
      let (old, young) = (from == 0 ? window.last : mark(from, window), mark(below, window))
      return filter { $0 <= old && $0 > young && $1 > window.last }
    case .cleared:
      return figures.ledgerOrder.filter { position in
        figures.clearances[position].map { window.contains($0.on.dayNumber) } ?? false
      }
    case .plan(let matter):
      let wanted = Set(figures.plan?.positions(matter) ?? [])
      return wanted.isEmpty ? [] : figures.ledgerOrder.filter(wanted.contains)
    case .standing(let node, let isOver):
      return standing { $0.node == node && (!isOver || $0.urgency >= .overdue) }
    case .overAtNode: return standing { $0.urgency >= .overdue }
    case .limitsDue: return figures.ledgerOrder.filter { (limits(side)[$0]?.due ?? 0) > 0 }
    case .limitsMissed: return figures.ledgerOrder.filter { limits(side)[$0].map { $0.met < $0.due } ?? false }
    }
  }

  /// Pending cases by how they stand; none where the report knows nothing of nodes.
  private func standing(_ isMeant: (NodeFigures.Standing) -> Bool) -> [Int] {
    guard let standings = figures.nodes?.standings else { return [] }
    return figures.ledgerOrder.filter { standings[$0].map(isMeant) ?? false }
  }

  private func limits(_ side: CaseFormulas.Side) -> [Int: LimitCounts.Pair] {
    side == .current ? figures.limits.current : figures.limits.prior
  }

  private func mark(_ months: Int, _ window: PeriodWindow) -> Int32 {
    window.period.days.through.latestDateCompleting(months: months).dayNumber
  }

  private func filter(_ isCounted: (Int32, Int32) -> Bool) -> [Int] {
    figures.ledgerOrder.filter { isCounted(columns.filed[$0], columns.closed[$0]) }
  }
}
