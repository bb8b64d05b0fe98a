import CaseFile

/// 承办法官情况: pending cases and punctuality by judge, listed by name and not by rank.
struct JudgeSheet {
  private let context: SituationContext
  private let figures: NodeFigures
  private let words: NodeWords
  private var say: ReportLanguage { context.say }
  private var names: SituationNames { context.names }

  private static let width = 11
  private static let firstRow = 5
  private static let widths = [44, 190, 84, 84, 90, 84, 96, 90, 84, 96, 110]

  init(_ context: SituationContext, _ figures: NodeFigures) {
    self.context = context
    self.figures = figures
    words = NodeWords(context)
  }

  func make(_ looks: inout Looks) -> Sheet {
    var canvas = Canvas(width: Self.width)
    head(&canvas, &looks)
    for (index, judge) in figures.judges.enumerated() { add(index, judge, &canvas, &looks) }
    total(&canvas, &looks)
    context.notes(notes, width: Self.widths.reduce(0, +), columns: 0...10, &canvas, &looks)
    context.signatures(&canvas, columns: [0...1, 2...4, 5...7, 8...10], style: looks.signature())
    var sheet = Sheet(name: names.judges)
    sheet.blocks = [.rows(canvas.rows)]
    sheet.merges = canvas.merges
    sheet.columns = Self.widths.map { ColumnLayout(widthPixels: $0) }
    sheet.frozen = CellPosition(row: Self.firstRow, column: 2)
    sheet.selection = CellPosition(row: Self.firstRow, column: 2)
    sheet.page = context.page()
    sheet.page.repeatedRows = 0...(Self.firstRow - 1)
    sheet.links = links
    sheet.tabColor = Palette.ink
    sheet.tables = [
      TableRegion(
        id: "judges", title: names.judges, header: (Self.firstRow - 2)...(Self.firstRow - 1),
        rows: Self.firstRow..<(Self.firstRow + figures.judges.count + 1),
        columns: [
          .init("number", 0), .init("judge", 1), .init("pending", 2), .init("overdue", 3), .init("limits_due", 4),
          .init("limits_met", 5), .init("milestones_on_time_rate", 6), .init("limits_due_prior", 7),
          .init("limits_met_prior", 8), .init("milestones_on_time_rate_prior", 9), .init("change_points", 10),
        ])
    ]
    return sheet
  }

  /// From the numbers of cases to these; limits are no cases.
  private var links: [CellLink] {
    let columns: [(Int, FigureKey.Matter)] = [(2, .pending), (3, .overAtNode)]
    return columns.flatMap { column, matter in
      figures.judges.enumerated().map { index, judge in
        context.caseLink(FigureKey(matter, by: .judge, judge.name), row: Self.firstRow + index, column: column)
      } + [context.caseLink(FigureKey(matter), row: Self.firstRow + figures.judges.count, column: column)]
    }.compactMap(\.self)
  }

  private func head(_ canvas: inout Canvas, _ looks: inout Looks) {
    context.title(say("承办法官办理情况与节点按期率", "Cases and punctuality by judge"), link: 0...1, columns: 2...8, &canvas, &looks)
    let unit = canvas.addRow(height: 20)
    canvas.put(
      .text(
        say(
          "\(context.name(.judges))　\(context.span(context.input.period))，与\(context.input.comparison.label(say))比较",
          "\(context.name(.judges)) \(context.span(context.input.period)), compared with \(context.input.comparison.label(say))")),
      row: unit, columns: 0...8, style: looks.caption(.left))
    canvas.put(.text(say("单位：件、个、%", "Units: cases, limits, %")), row: unit, columns: 9...10, style: looks.caption(.right))
    context.finding(
      NodeProse(context, figures).judges, points: 11.5, height: 30, width: Self.widths.reduce(0, +), columns: 0...10, &canvas, &looks)
    let first = canvas.addRow(height: 22)
    let second = canvas.addRow(height: 22)
    for (column, text, side) in [(0, say("序号", "No."), CellStyle.Horizontal.center), (1, say("承办法官", "Judge"), .left)] {
      canvas.put(.text(text), rows: first...second, columns: column...column, style: looks.header(side, top: .medium, bottom: .thin))
    }
    let limits = [say("到期", "due"), say("按期", "in time"), say("按期率", "rate")]
    let groups: [(String, ClosedRange<Int>, [String])] = [
      (say("期末（件）", "Cases"), 2...3, [say("未结", "pending"), say("节点逾期", "over")]),
      (say("本期节点期限（个）", "Limits, current"), 4...6, limits),
      (say("\(context.priorWord)节点期限（个）", "Limits, \(context.priorWord.lowercased())"), 7...9, limits),
      (say("按期率增减", "Change"), 10...10, [say("百分点", "points")]),
    ]
    for (title, columns, texts) in groups {
      let side: CellStyle.Horizontal = columns.count > 1 ? .center : .right
      canvas.put(.text(title), row: first, columns: columns, style: looks.header(side, top: .medium, left: .thin))
      for (offset, text) in texts.enumerated() {
        canvas.put(
          .text(text), row: second, column: columns.lowerBound + offset,
          style: looks.header(.right, bottom: .thin, left: offset == 0 ? .thin : .none, points: 9))
      }
    }
  }

  private func add(_ index: Int, _ judge: NodeFigures.Judge, _ canvas: inout Canvas, _ looks: inout Looks) {
    let row = canvas.addRow(height: 22)
    let name = judge.name ?? context.notRecorded
    canvas.put(.integer(index + 1), row: row, column: 0, style: looks.body(.center))
    canvas.put(.text(name), row: row, column: 1, style: looks.body(.wrapped, judge.name == nil ? .muted : .none))
    let lines = TextMeasure.lines(name, width: Double(Self.widths[1]), points: 10)
    if lines > 1 { canvas.raise(row: row, to: TextMeasure.height(lines: lines)) }
    let count = Count(names: names, name: name, cell: "$B\(row + 1)")
    fill(row, judge, count, .none, &canvas, &looks)
  }

  private func fill(
    _ row: Int, _ judge: NodeFigures.Judge, _ count: Count?, _ emphasis: Looks.Emphasis, _ canvas: inout Canvas,
    _ looks: inout Looks
  ) {
    let lies = context.figures.limits.lieOnLedger
    let priorLies = lies && context.ledgerCoversComparison
    let columns: [(Int, Int, String?)] = [
      (2, judge.pending, count?.cases([(.state, say("未结", "pending"))])),
      (3, judge.overdue, count.map { $0.cases([(.nodeState, words.overdue)]) + "+" + $0.cases([(.nodeState, words.locked)]) }),
      (4, judge.limits.due, lies ? count?.sum(.due) : nil), (5, judge.limits.met, lies ? count?.sum(.met) : nil),
      (7, judge.prior.due, priorLies ? count?.sum(.priorDue) : nil), (8, judge.prior.met, priorLies ? count?.sum(.priorMet) : nil),
    ]
    for (column, value, formula) in columns {
      let rows = Self.firstRow...max(row - 1, Self.firstRow)
      let range = "\(Reference.cell(rows.lowerBound, column)):\(Reference.cell(rows.upperBound, column))"
      let text = emphasis == .total && row > Self.firstRow ? "SUM(\(range))" : formula
      var style = looks.body(emphasis == .total ? .count : .sparse, emphasis, edge(column, emphasis))
      if column == 3 {
        style = looks.variant(style) {
          $0.numberFormat = NumberFormats.flagged
          if value > 0 { $0.ink = Palette.accent }
        }
      }
      canvas.put(
        text.map { .formula($0, cached: .number(Double(value))) } ?? .integer(value), row: row, column: column, style: style)
    }
    rate(6, row, judge.limits, emphasis, &canvas, &looks)
    rate(9, row, judge.prior, emphasis, &canvas, &looks)
    change(row, judge, emphasis, &canvas, &looks)
  }

  private func edge(_ column: Int, _ emphasis: Looks.Emphasis) -> Looks.Edge {
    Looks.Edge(left: [2, 4, 7, 10].contains(column) ? .thin : .none, bottom: emphasis == .total ? .medium : .none)
  }

  private func rate(
    _ column: Int, _ row: Int, _ pair: LimitCounts.Pair, _ emphasis: Looks.Emphasis, _ canvas: inout Canvas,
    _ looks: inout Looks
  ) {
    let due = Reference.cell(row, column - 2)
    let met = Reference.cell(row, column - 1)
    let look = pair.rate == nil && emphasis == .none ? Looks.Emphasis.muted : emphasis
    canvas.put(
      .formula("IF(\(due)=0,\"—\",\(met)/\(due))", cached: pair.rate.map(CachedValue.number) ?? .text("—")), row: row,
      column: column, style: looks.body(.rate, look, edge(column, emphasis)))
  }

  private func change(
    _ row: Int, _ judge: NodeFigures.Judge, _ emphasis: Looks.Emphasis, _ canvas: inout Canvas, _ looks: inout Looks
  ) {
    let (current, prior) = (Reference.cell(row, 6), Reference.cell(row, 9))
    var cached = CachedValue.text("—")
    if let new = judge.limits.rate, let old = judge.prior.rate { cached = .number((new - old) * 100) }
    let look = cached == .text("—") && emphasis == .none ? Looks.Emphasis.muted : emphasis
    canvas.put(
      .formula("IF(OR(ISTEXT(\(current)),ISTEXT(\(prior))),\"—\",(\(current)-\(prior))*100)", cached: cached), row: row,
      column: 10, style: looks.body(.decimalChange, look, edge(10, emphasis)))
  }

  private func total(_ canvas: inout Canvas, _ looks: inout Looks) {
    let row = canvas.addRow(height: 24)
    var sum = NodeFigures.Judge(name: nil)
    for judge in figures.judges {
      sum.pending += judge.pending
      sum.overdue += judge.overdue
      sum.limits.add(judge.limits)
      sum.prior.add(judge.prior)
    }
    canvas.put(.text(say("合计", "Total")), row: row, columns: 0...1, style: looks.body(.center, .total, edge(0, .total)))
    fill(row, sum, nil, .total, &canvas, &looks)
  }

  private var notes: [String] {
    var notes = [
      say(
        "按台账现在登记的承办法官归属，改派前的期限也列在现承办法官名下；书记员、立案庭和管理人的期限一并计入其案件的承办法官。",
        "Cases and their limits stand under the judge recorded now, also those of the clerk, the filing division and the administrator."),
      say(
        "节点逾期：所处节点有期限已过的未结案件。按期率变化以百分点计，到期不足10个的变化大，请同时看个数。",
        "Over: pending cases whose node is over. Rates change by percentage points; those of fewer than ten limits jump."),
    ]
    if !context.ledgerCoversComparison || !context.figures.limits.lieOnLedger {
      notes.append(say("台账不含全部比较数据，相应各列为数值，不是公式。", "Where the ledger lacks the data, the columns hold values."))
    }
    return notes
  }
}

/// Counts over the ledger for one judge. A name with a character that COUNTIFS takes for a wildcard or an operator is
/// compared exactly.
private struct Count {
  let names: SituationNames
  let name: String
  let cell: String

  private var isExact: Bool { name.contains { "*?~<>=".contains($0) } }
  private var judge: String { names.name(.judge) ?? "" }

  private func column(_ column: SituationNames.LedgerColumn) -> String { names.name(column) ?? "" }

  /// Cases of the judge whose columns have these values.
  func cases(_ values: [(SituationNames.LedgerColumn, String)]) -> String {
    guard isExact else {
      return "COUNTIFS(" + (["\(judge),\(cell)"] + values.map { "\(column($0.0)),\"\($0.1)\"" }).joined(separator: ",") + ")"
    }
    return "SUMPRODUCT(" + (["(\(judge)=\(cell))"] + values.map { "(\(column($0.0))=\"\($0.1)\")" }).joined(separator: "*") + ")"
  }

  /// Sum of a column over the cases of the judge.
  func sum(_ value: SituationNames.LedgerColumn) -> String {
    isExact ? "SUMPRODUCT((\(judge)=\(cell))*\(column(value)))" : "SUMIFS(\(column(value)),\(judge),\(cell))"
  }
}
