import CaseFile
import CivilCalendar

/// The identities between the tables of a report, tested on the figures before anything is laid out. The definitions
/// sheet prints those that a reader can follow as live formulas (`ReconciliationLines`).
struct ReportIdentities {
  private let input: SituationInput
  private let figures: SituationFigures

  init(_ input: SituationInput, _ figures: SituationFigures) {
    self.input = input
    self.figures = figures
  }

  /// - Throws: `StatisticsError.tablesDisagree` with every identity that does not hold.
  func verify() throws(StatisticsError) {
    let broken = (stock + groups + counts + nodes).compactMap(\.self)
    if !broken.isEmpty { throw .tablesDisagree(broken) }
  }

  private func number(_ id: MeasureID) -> Int { figures[id].current?.numerator ?? 0 }

  private func equal(
    _ identity: TableDisagreement.Identity, _ counted: Int, _ expected: Int, _ cases: () -> [CaseNumber] = { [] }
  ) -> TableDisagreement? {
    counted == expected ? nil : TableDisagreement(identity, counted: counted, expected: expected, cases: cases())
  }

  private var stock: [TableDisagreement?] {
    let cutOff = input.period.days.through
    let marked = figures.ledgerOrder.filter { input.records[$0].isPending(on: cutOff) }
    return [
      equal(.ledger, marked.count, number(.pending)) {
        // The record and the column of a case must say the same of it.
        figures.ledgerOrder.filter {
          input.records[$0].isPending(on: cutOff) != (input.columns.closed[$0] > cutOff.dayNumber)
        }.map { input.columns.numbers[$0] }
      },
      equal(.trend, figures.trend.last?.pending ?? 0, number(.pending)),
      equal(.longPending, figures.longPending.count, number(.pendingOver(months: SituationFigures.headlineThresholds[0]))),
    ]
  }

  private var groups: [TableDisagreement?] {
    [(Dimension.ownerLevel, figures.byOwner), (.procedure, figures.byProcedure)].flatMap { dimension, report in
      figures.total.total.measures.filter(\.unit.isCount).map { measure in
        let sum = report.groups.reduce(0) { $0 + ($1[measure.id]?.current?.numerator ?? 0) }
        return equal(.groups(dimension, measure.id), sum, measure.current?.numerator ?? 0)
      }
    }
  }

  private var counts: [TableDisagreement?] {
    let cleared = figures.clearances.values.filter { input.period.days.contains($0.on) }.reduce(0) { $0 + $1.enterprises }
    let rate = figures[.milestonesOnTime].current
    let pair = figures.limits.currentTotal
    return [
      equal(.clearances, cleared, number(.enterprisesCleared)),
      equal(.limits, pair.met * (rate?.denominator ?? 1), pair.due * (rate?.numerator ?? 0)),
    ]
  }

  /// The locks that are said to hold are the open limits that lock, limit by limit.
  private func locks(_ nodes: NodeFigures) -> TableDisagreement? {
    func counts(_ positions: [Int32]) -> [Int32: Int] { Dictionary(positions.map { ($0, 1) }, uniquingKeysWith: +) }
    let held = nodes.locks.filter { $0.ending == .holds }.map(\.position)
    let (told, open) = (counts(held), counts(nodes.open.filter(\.isLocking).map(\.position)))
    let wrong = Set(told.keys).union(open.keys).filter { told[$0] != open[$0] }.sorted()
    guard !wrong.isEmpty else { return nil }
    return TableDisagreement(
      .locks, counted: held.count, expected: nodes.locking, cases: wrong.map { input.columns.numbers[Int($0)] })
  }

  private var nodes: [TableDisagreement?] {
    guard let nodes = figures.nodes else { return [] }
    let onLedger = figures.ledgerOrder.reduce(0) { $0 + (nodes.standings[$1]?.overdueLimits ?? 0) }
    return [
      equal(.nodes, nodes.pending, number(.pending)),
      input.columns.dimensions[.judge] == nil
        ? nil : equal(.judges, nodes.judges.reduce(0) { $0 + $1.pending }, number(.pending)),
      equal(.overdueLimits, nodes.overdue, onLedger) {
        nodes.open.filter { nodes.standings[Int($0.position)] == nil }.map { input.columns.numbers[Int($0.position)] }
      },
      locks(nodes),
    ]
  }
}
