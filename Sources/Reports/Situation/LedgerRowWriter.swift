import CaseFile
import CivilCalendar
import RuleModel

/// The styles of the ledger's cells, by column; looked up once, because there may be a hundred thousand rows.
struct LedgerStyles: Sendable {
  /// Ordinary cells.
  var plain: [StyleID] = []
  /// Pixels of an indent.
  static let indent = 9
  /// Size of node and manner of closing, whose words are long.
  static let smallPoints = 9.0
  /// Cells of what is not recorded.
  let muted: StyleID
  /// The same in the columns that do not print, at the left so that nothing runs over onto the page.
  let mutedApart: StyleID
  /// The node of a case at which nothing runs.
  let mutedNode: StyleID
  /// The state of a node that is over.
  let alarm: StyleID

  init(_ looks: inout Looks) {
    typealias Column = SituationNames.LedgerColumn
    for column in Column.allCases {
      let kind: Looks.Body
      switch column {
      case .position: kind = .center
      case .number, .code: kind = .code
      case .filed, .nodeDue, .milestoneOn, .closed, .accepted, .plannedClose, .terminated, .deregistered, .recognisedClear, .clearedOn,
        .overYearOn, .overThreeYearsOn, .firstPlannedOn:
        kind = .date
      case .days, .employees, .settled: kind = .count
      case .claims, .assets: kind = .count
      case .clearedCount, .due, .met, .priorDue, .priorMet, .overdueLimits, .lockingLimits: kind = .sparse
      case .category, .owner, .procedure, .state, .nodeState, .judge, .division, .clerk, .fastTrack: kind = .center
      case .debtor, .administrator, .node, .manner: kind = .wrapped
      default: kind = .words
      }
      var style = looks.body(kind, .none, Looks.Edge(left: LedgerSheet.opensGroup(column) ? .thin : .none))
      // Off the rule at its left.
      if column == .node || column == .milestone { style = looks.id(looks.table.styles[style.index].with { $0.indent = 1 }) }
      if column == .node || column == .manner { style = looks.variant(style) { $0.points = Self.smallPoints } }
      plain.append(style)
    }
    muted = looks.body(.center, .muted)
    mutedApart = looks.variant(muted) { $0.horizontal = .left }
    let node = plain[Column.node.rawValue]
    mutedNode = looks.variant(node) { $0.ink = Palette.muted }
    alarm = looks.variant(plain[Column.nodeState.rawValue]) {
      $0.ink = Palette.accent
      $0.isBold = true
    }
  }
}

/// Makes one row of the ledger at a time.
struct LedgerRowWriter: Sendable {
  private typealias Column = SituationNames.LedgerColumn

  private let context: SituationContext
  private let styles: LedgerStyles
  private let categories: [EnterpriseCategory: String]
  private let owners: [OwnerLevel: String]
  private let procedures: [Procedure: String]
  private let milestones: [MilestoneID: String]
  private let nodes: [String]
  private let words: NodeWords
  private let planTraces: [Int: PlanTrace]
  private let widths: [Int]

  init(context: SituationContext, styles: LedgerStyles, widths: [Int]) {
    self.context = context
    self.styles = styles
    self.widths = widths
    procedures = Dictionary(uniqueKeysWithValues: Procedure.allCases.map { ($0, context.label($0)) })
    milestones = Dictionary(uniqueKeysWithValues: context.input.catalogue.milestones.map { ($0.id, context.label($0.id)) })
    words = NodeWords(context)
    planTraces = context.figures.plan?.traces ?? [:]
    nodes = context.input.catalogue.milestones.map(words.node)
    categories = Dictionary(
      uniqueKeysWithValues: EnterpriseCategory.allCases.map { ($0, context.label($0)) })
    owners = Dictionary(uniqueKeysWithValues: OwnerLevel.allCases.map { ($0, context.label($0)) })
  }

  /// The row at `index` of the ledger's order.
  func row(_ index: Int) -> Row {
    let position = context.figures.ledgerOrder[index]
    let record = context.input.records[position]
    let facts = record.facts
    let cutOff = context.cutOff
    let isPending = record.isPending(on: cutOff)
    let closedOn = isPending ? nil : facts.closedOn
    let days = (closedOn ?? cutOff).days(since: record.filedOn)
    var cells: [Cell] = []
    cells.reserveCapacity(Column.allCases.count)
    func add(_ column: Column, _ value: CellValue) {
      cells.append(Cell(value, styles.plain[column.rawValue]))
    }
    func words(_ column: Column, _ text: String?) { add(column, text.map(CellValue.text) ?? .empty) }
    var lines = 1
    func wrapped(_ column: Column, _ text: String?) {
      words(column, text)
      if let text { lines = max(lines, self.lines(text, column)) }
    }
    func date(_ column: Column, _ date: CivilDate?) { add(column, date.map(CellValue.date) ?? .empty) }
    add(.position, .integer(index + 1))
    add(.number, .text(record.number.text))
    wrapped(.debtor, context.debtors(facts))
    group(facts.category.flatMap { categories[$0] }, .category, &cells)
    group(facts.ownerLevel.flatMap { owners[$0] }, .owner, &cells)
    group(facts.procedure.flatMap { procedures[$0] }, .procedure, &cells)
    date(.filed, record.filedOn)
    group(facts.judge, .judge, &cells)
    wrapped(.administrator, facts.administrator)
    let node = standing(position, &cells)
    lines = max(lines, node.map { self.lines($0, .node) } ?? 1)
    add(.state, .text(isPending ? context.say("未结", "pending") : context.say("已结", "closed")))
    add(.days, .integer(days))
    add(.claims, facts.claimsTotal.map { .number($0.tenThousandYuan) } ?? .empty)
    date(.closed, closedOn)
    wrapped(.manner, isPending ? nil : facts.closeManner.map(context.label))
    addFurther(record, position, &cells)
    return Row(heightPixels: lines == 1 ? 20 : TextMeasure.height(lines: lines), cells: cells)
  }

  /// Lines that a text takes in its column; almost always 1, found without measuring.
  private func lines(_ text: String, _ column: Column) -> Int {
    let width = Double(widths[column.rawValue] - (column == .node ? LedgerStyles.indent : 0))
    let points = column == .node || column == .manner ? LedgerStyles.smallPoints : 10
    guard TextMeasure.mayExceed(text, pixels: width - 12, points: points) else { return 1 }
    return TextMeasure.lines(text, width: width, points: points)
  }

  /// Node, due day and state of a pending case; returns the node's name.
  private func standing(_ position: Int, _ cells: inout [Cell]) -> String? {
    func plain(_ column: Column) -> StyleID { styles.plain[column.rawValue] }
    guard let standing = context.figures.nodes?.standings[position] else {
      for column in [Column.node, .nodeDue, .nodeState] { cells.append(Cell(.empty, plain(column))) }
      return nil
    }
    let name = standing.node.map { nodes[$0] }
    cells.append(Cell(.text(name ?? words.withoutNode), name == nil ? styles.mutedNode : plain(.node)))
    cells.append(Cell(standing.dueOn.map(CellValue.date) ?? .empty, plain(.nodeDue)))
    let state = name == nil ? CellValue.empty : .text(words.state(standing.urgency))
    cells.append(Cell(state, standing.urgency >= .overdue ? styles.alarm : plain(.nodeState)))
    return name
  }

  private func addFurther(_ record: CaseRecord, _ position: Int, _ cells: inout [Cell]) {
    let facts = record.facts
    func add(_ column: Column, _ value: CellValue) {
      cells.append(Cell(value, styles.plain[column.rawValue]))
    }
    func words(_ column: Column, _ text: String?) { add(column, text.map(CellValue.text) ?? .empty) }
    let milestone = context.input.currentMilestones[position]
    words(.milestone, milestone.map { milestones[$0.milestone] ?? context.label($0.milestone) })
    add(.milestoneOn, milestone.map { .date($0.occurredOn) } ?? .empty)
    words(.code, facts.debtors.compactMap(\.code).isEmpty ? nil : facts.debtors.map { $0.code ?? "" }.joined(separator: "；"))
    group(facts.supervisingBody, .supervisingBody, &cells)
    group(facts.division, .division, &cells)
    words(.clerk, facts.clerk)
    add(.accepted, facts.acceptedOn.map(CellValue.date) ?? .empty)
    add(.plannedClose, facts.plannedCloseOn.map(CellValue.date) ?? .empty)
    // What happened after the cut-off is not of this report.
    func day(_ column: Column, _ date: CivilDate?) {
      add(column, date.flatMap { $0 <= context.cutOff ? CellValue.date($0) : nil } ?? .empty)
    }
    day(.terminated, facts.terminatedOn)
    day(.deregistered, facts.deregisteredOn)
    day(.recognisedClear, facts.clearedOn)
    add(.assets, facts.assetsTotal.map { .number($0.tenThousandYuan) } ?? .empty)
    add(.employees, facts.employees.map(CellValue.integer) ?? .empty)
    add(.settled, facts.employeesSettled.map(CellValue.integer) ?? .empty)
    words(.fastTrack, facts.isFastTrack.map(context.names.fastTrack))
    words(.supervision, facts.supervision)
    words(.stagnation, context.stagnation(facts.stagnations.compactMap { $0.asOf(context.cutOff) }))
    words(.note, facts.note)
    let clearance = context.figures.clearances[position].flatMap { $0.on <= context.cutOff ? $0 : nil }
    add(.clearedCount, clearance.map { .integer($0.enterprises) } ?? .empty)
    add(.clearedOn, clearance.map { .date($0.on) } ?? .empty)
    let current = context.figures.limits.current[position]
    let prior = context.figures.limits.prior[position]
    add(.due, current.map { .integer($0.due) } ?? .empty)
    add(.met, current.map { .integer($0.met) } ?? .empty)
    add(.priorDue, prior.map { .integer($0.due) } ?? .empty)
    add(.priorMet, prior.map { .integer($0.met) } ?? .empty)
    let standing = context.figures.nodes?.standings[position]
    add(.overdueLimits, standing.map { .integer($0.overdueLimits) } ?? .empty)
    add(.lockingLimits, standing.map { .integer($0.lockingLimits) } ?? .empty)
    for (column, months) in [(Column.overYearOn, 12), (.overThreeYearsOn, 36)] {
      let (filed, closed) = (record.filedOn.dayNumber, facts.closedOn?.dayNumber ?? CaseColumns.open)
      day(column, StockMovement.joinedOn(months: months, filed: filed, closed: closed).flatMap(CivilDate.init(dayNumber:)))
    }
    let plan = planTraces[position]
    words(.planMonths, plan.map { $0.planned.joined(separator: " ") })
    words(.movedMonths, plan.flatMap { $0.moved.isEmpty ? nil : $0.moved.joined(separator: " ") })
    add(.firstPlannedOn, plan.map { .date($0.firstPlannedOn) } ?? .empty)
  }

  /// Values that statistics group by: "not recorded" is written out, so that formulas can count it.
  private func group(_ text: String?, _ column: Column, _ cells: inout [Cell]) {
    let isApart = column.rawValue > Column.milestone.rawValue
    cells.append(
      text.map { Cell(.text($0), styles.plain[column.rawValue]) }
        ?? Cell(.text(context.notRecorded), isApart ? styles.mutedApart : styles.muted))
  }
}
