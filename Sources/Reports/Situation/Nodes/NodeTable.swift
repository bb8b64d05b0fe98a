import CaseFile
import RuleModel

/// The table of the nodes: a row each, a row for cases at which nothing runs, the total, and what must agree.
struct NodeTable {
  private let context: SituationContext
  private let figures: NodeFigures
  private let words: NodeWords
  private var say: ReportLanguage { context.say }
  private var milestones: [Milestone] { context.input.catalogue.milestones }

  static let pendingColumn = 5
  static let overdueColumn = 6
  static let dueColumn = 7
  static let metColumn = 8
  static let rateColumn = 9
  static let missedColumn = 10
  /// The missed share that fills a bar.
  private static let fullBar = 0.2
  private static let lowRate = 0.9

  init(_ context: SituationContext, _ figures: NodeFigures) {
    self.context = context
    self.figures = figures
    words = NodeWords(context)
  }

  /// Row of the total.
  static func totalRow(nodes: Int) -> Int { NodeProgressSheet.firstRow + nodes + 1 }

  var widths: [Int] {
    let names = milestones.map { say($0.name.zh, $0.name.en) }
    let phases = milestones.map { say($0.phase.zh, $0.phase.en) }
    let basis = milestones.map { kinds($0) }
    return [
      30, TextMeasure.column(phases, points: 10, within: 44...110), TextMeasure.column(names, points: 10, within: 120...280),
      TextMeasure.column(milestones.map { limits($0) }, points: 9, within: 70...150),
      TextMeasure.column(basis, points: 9, within: 40...140),
      52, 54, 60, 56, 78, 80,
    ]
  }

  var bars: DataBar {
    DataBar(
      range: CellRange(
        firstRow: NodeProgressSheet.firstRow, firstColumn: Self.missedColumn,
        lastRow: NodeProgressSheet.firstRow + max(milestones.count, 1) - 1, lastColumn: Self.missedColumn),
      color: Palette.bar, minimum: 0, maximum: Self.fullBar)
  }

  func add(_ canvas: inout Canvas, _ looks: inout Looks) {
    let widths = widths
    for index in milestones.indices { add(index, widths, &canvas, &looks) }
    addWithout(&canvas, &looks)
    addTotal(&canvas, &looks)
    addCheck(&canvas, &looks)
  }

  /// From the numbers of pending cases, at each node, at none and in all, to these cases. Limits are no cases: their
  /// numbers lead nowhere.
  var links: [CellLink] {
    let nodes = milestones.indices.map(Optional.init) + [nil]
    let parts: [(column: Int, isOver: Bool, total: FigureKey)] = [
      (Self.pendingColumn, false, FigureKey(.pending)), (Self.overdueColumn, true, FigureKey(.overAtNode)),
    ]
    return parts.flatMap { part in
      nodes.enumerated().map { index, node in
        context.caseLink(
          FigureKey(.standing(node: node, isOver: part.isOver)), row: NodeProgressSheet.firstRow + index, column: part.column)
      } + [context.caseLink(part.total, row: Self.totalRow(nodes: milestones.count), column: part.column)]
    }.compactMap(\.self)
  }

  private func add(_ index: Int, _ widths: [Int], _ canvas: inout Canvas, _ looks: inout Looks) {
    let milestone = milestones[index]
    let node = figures.nodes[index]
    let row = canvas.addRow(height: 22)
    let opens = index == 0 || milestones[index - 1].phase != milestone.phase
    let ends = index + 1 == milestones.count || milestones[index + 1].phase != milestone.phase
    let edge = Looks.Edge(bottom: ends ? .thin : .none, bottomColor: Palette.groupRule)
    let isLate = node.limits.rate.map { $0 < Self.lowRate } ?? false
    func put(_ column: Int, _ text: String, _ body: Looks.Body, points: Double = 10, _ change: (inout CellStyle) -> Void = { _ in }) {
      let style = looks.variant(looks.body(body, .none, edge)) {
        $0.points = points
        change(&$0)
      }
      canvas.put(.text(text), row: row, column: column, style: style)
    }
    let number = looks.variant(looks.body(.count, .none, edge)) {
      $0.horizontal = .center
      $0.numberFormat = "0"
      $0.ink = Palette.secondary
    }
    canvas.put(.integer(milestone.number), row: row, column: 0, style: number)
    let phase = opens ? say(milestone.phase.zh, milestone.phase.en) : ""
    put(1, phase, .wrapped) {
      $0.ink = Palette.ink
      $0.typeface = .hei
    }
    put(2, say(milestone.name.zh, milestone.name.en), .wrapped) { $0.isBold = isLate }
    put(3, limits(milestone), .wrapped, points: 9) { $0.horizontal = .center }
    put(4, kinds(milestone), .wrapped, points: 9) {
      $0.horizontal = .center
      if !hasStatute(milestone) { $0.ink = Palette.secondary }
    }
    let texts = [
      (1, phase, 10.0), (2, say(milestone.name.zh, milestone.name.en), 10.0), (3, limits(milestone), 9.0), (4, kinds(milestone), 9),
    ]
    for (column, text, points) in texts {
      let lines = TextMeasure.lines(text, width: Double(widths[column]), points: points)
      if lines > 1 { canvas.raise(row: row, to: Double(lines) * 15 + 4) }
    }
    addCounts(node, row, edge, &canvas, &looks)
  }

  private func addCounts(
    _ node: NodeFigures.Node, _ row: Int, _ edge: Looks.Edge, _ canvas: inout Canvas, _ looks: inout Looks
  ) {
    let ruled = Looks.Edge(left: .thin, bottom: edge.bottom, bottomColor: edge.bottomColor)
    let stands = "\(context.names.name(.node) ?? ""),$A\(row + 1)&\" \"&$C\(row + 1)"
    canvas.put(
      .formula("COUNTIFS(\(stands))", cached: .number(Double(node.pending))), row: row, column: Self.pendingColumn,
      style: looks.body(.sparse, .none, ruled))
    let flagged = looks.variant(looks.body(.sparse, node.overdue > 0 ? .headline : .none, edge)) { $0.numberFormat = NumberFormats.flagged }
    canvas.put(
      .formula(over(stands), cached: .number(Double(node.overdue))), row: row, column: Self.overdueColumn, style: flagged)
    guard node.isCounted || node.limits.due > 0 else {
      for column in Self.dueColumn...Self.missedColumn {
        let style = looks.variant(looks.body(.count, .muted, column == Self.dueColumn ? ruled : edge)) { $0.typeface = .song }
        canvas.put(.text("—"), row: row, column: column, style: style)
      }
      return
    }
    let count: Looks.Body = node.limits.due == 0 ? .sparse : .count
    canvas.put(.integer(node.limits.due), row: row, column: Self.dueColumn, style: looks.body(count, .none, ruled))
    canvas.put(.integer(node.limits.met), row: row, column: Self.metColumn, style: looks.body(count, .none, edge))
    addRates(node.limits, row, .none, edge, &canvas, &looks)
  }

  /// Counts cases that stand at a node and are over there, with or without a lock.
  private func over(_ stands: String) -> String {
    let state = context.names.name(.nodeState) ?? ""
    return "COUNTIFS(\(stands),\(state),\"\(words.overdue)\")+COUNTIFS(\(stands),\(state),\"\(words.locked)\")"
  }

  private func addRates(
    _ limits: LimitCounts.Pair, _ row: Int, _ emphasis: Looks.Emphasis, _ edge: Looks.Edge, _ canvas: inout Canvas,
    _ looks: inout Looks
  ) {
    let due = Reference.cell(row, Self.dueColumn)
    let met = Reference.cell(row, Self.metColumn)
    let isLate = limits.rate.map { $0 < Self.lowRate } ?? false
    let plain = looks.body(.rate, limits.rate == nil && emphasis == .none ? .muted : emphasis, edge)
    let rate = looks.variant(plain) {
      guard limits.rate != nil else { return }
      $0.numberFormat = NumberFormats.markedRate
      if isLate { $0.ink = Palette.accent }
      if isLate { $0.isBold = true }
    }
    let cached = limits.rate.map(CachedValue.number) ?? .text("—")
    canvas.put(.formula("IF(\(due)=0,\"—\",\(met)/\(due))", cached: cached), row: row, column: Self.rateColumn, style: rate)
    let missed = limits.rate.map { CachedValue.number(1 - $0) } ?? .text("—")
    let share = Reference.cell(row, Self.rateColumn)
    canvas.put(.formula("IF(\(due)=0,\"—\",1-\(share))", cached: missed), row: row, column: Self.missedColumn, style: plain)
  }

  /// Pending cases at which nothing runs, so that the column adds up to the pending cases.
  private func addWithout(_ canvas: inout Canvas, _ looks: inout Looks) {
    let row = canvas.addRow(height: 22)
    let last = Self.missedColumn
    for column in 0...last {
      let isFirst = column == Self.pendingColumn || column == Self.dueColumn
      canvas.put(.empty, row: row, column: column, style: looks.body(.words, .none, Looks.Edge(left: isFirst ? .thin : .none)))
    }
    canvas.put(.text(words.withoutNode), row: row, columns: 2...4, style: looks.body(.words, .muted))
    let formula = "COUNTIFS(\(context.names.name(.node) ?? ""),\"\(words.withoutNode)\")"
    canvas.put(
      .formula(formula, cached: .number(Double(figures.withoutNode))), row: row, column: Self.pendingColumn,
      style: looks.body(.sparse, .none, Looks.Edge(left: .thin)))
  }

  private func addTotal(_ canvas: inout Canvas, _ looks: inout Looks) {
    let row = canvas.addRow(height: 24)
    let edge = Looks.Edge(bottom: .medium)
    let ruled = Looks.Edge(left: .thin, bottom: .medium)
    for column in 0...4 { canvas.put(.empty, row: row, column: column, style: looks.body(.center, .total, edge)) }
    canvas.put(.text(say("合计", "Total")), row: row, columns: 0...4, style: looks.body(.center, .total, edge))
    func sum(_ column: Int) -> String {
      "SUM(\(Reference.cell(NodeProgressSheet.firstRow, column)):\(Reference.cell(row - 1, column)))"
    }
    canvas.put(
      .formula(sum(Self.pendingColumn), cached: .number(Double(figures.pending))), row: row, column: Self.pendingColumn,
      style: looks.body(.count, .total, ruled))
    let flagged = looks.variant(looks.body(.sparse, .total, edge)) { $0.numberFormat = NumberFormats.flagged }
    canvas.put(
      .formula(sum(Self.overdueColumn), cached: .number(Double(figures.overdueAtNode))), row: row,
      column: Self.overdueColumn, style: flagged)
    let limits = figures.limits
    let lies = context.figures.limits.lieOnLedger
    for (column, name, value) in [(Self.dueColumn, SituationNames.LedgerColumn.due, limits.due), (Self.metColumn, .met, limits.met)] {
      let formula = "SUM(\(context.names.name(name) ?? ""))"
      let cell = lies ? CellValue.formula(formula, cached: .number(Double(value))) : .integer(value)
      canvas.put(cell, row: row, column: column, style: looks.body(.count, .total, column == Self.dueColumn ? ruled : edge))
    }
    addRates(limits, row, .total, edge, &canvas, &looks)
  }

  /// That the cases add up to the pending ones, and the nodes' limits to the totals of the ledger.
  private func addCheck(_ canvas: inout Canvas, _ looks: inout Looks) {
    let total = canvas.nextRow - 1
    let row = canvas.addRow(height: 26)
    let pending = context.reference(.pending)
    let tests = [Self.dueColumn, Self.metColumn].map { column in
      let range = "\(Reference.cell(NodeProgressSheet.firstRow, column)):\(Reference.cell(total - 1, column))"
      return "SUM(\(range))=\(Reference.cell(total, column))"
    }
    let test = (["\(Reference.cell(total, Self.pendingColumn))=\(pending)"] + tests).joined(separator: ",")
    let good = say("核对：各节点在办合计＝期末未结，各节点到期、按期合计＝台账合计，均相符", "Check: the nodes add up to the pending cases and to the limits of the ledger")
    let bad = say("核对不符，本表不得使用", "Does not reconcile: do not use this table")
    let style = looks.make {
      $0.typeface = .hei
      $0.ink = Palette.ink
    }
    canvas.put(
      .formula("IF(AND(\(test)),\"\(good)\",\"\(bad)\")", cached: .text(good)), row: row, columns: 0...Self.missedColumn, style: style)
  }

  // MARK: Words

  /// The rules that limit a node in the period, by part.
  private func rules(_ milestone: Milestone) -> [DeadlineRule] {
    let rules = context.input.catalogue.rules
    let ordered = figures.rulesInForce.sorted().map { rules[$0] }.filter { $0.milestone == milestone.id }
    return ordered.enumerated().sorted { ($0.element.part ?? "", $0.offset) < ($1.element.part ?? "", $1.offset) }.map(\.element)
  }

  /// The node's limits in a few characters: 10日／15日.
  private func limits(_ milestone: Milestone) -> String {
    var texts: [String] = []
    for text in rules(milestone).map(words.period) where !texts.contains(text) { texts.append(text) }
    return texts.isEmpty ? "—" : texts.joined(separator: say("／", " / "))
  }

  private func kinds(_ milestone: Milestone) -> String {
    let kinds = Set(rules(milestone).map(\.kind))
    let names = RuleKind.allCases.filter(kinds.contains).map { words.limits.label($0) }
    return names.isEmpty ? "—" : names.joined(separator: say("／", " / "))
  }

  private func hasStatute(_ milestone: Milestone) -> Bool { rules(milestone).contains { $0.kind == .statutory } }
}
