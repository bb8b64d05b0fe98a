import CaseFile

/// Planned and closed by judge or division.
struct PlanGroupTable {
  private let context: SituationContext
  private let figures: PlanFigures
  private let column: SituationNames.LedgerColumn
  private var say: ReportLanguage { context.say }

  init(_ sheet: PlanSheet, _ column: SituationNames.LedgerColumn) {
    context = sheet.context
    figures = sheet.figures
    self.column = column
  }

  private static let first = 3

  func add(
    _ groups: [PlanFigures.Group], title: String, id: String, _ canvas: inout Canvas, _ looks: inout Looks
  ) -> TableRegion {
    canvas.addRow(height: 12)
    let header = canvas.addRow(height: 42)
    canvas.put(.text(title), row: header, columns: 0...2, style: looks.header(.left, top: .medium, bottom: .thin, points: 9.5))
    for (offset, title) in titles.enumerated() {
      canvas.put(
        .text(title), row: header, columns: columns(offset),
        style: looks.header(.right, top: .medium, bottom: .thin, left: edge(offset).left, points: 9.5))
    }
    let start = canvas.nextRow
    for group in groups {
      let row = canvas.addRow(height: 21)
      let name = group.key ?? context.notRecorded
      canvas.put(.text(name), row: row, columns: 0...2, style: looks.body(.words, group.key == nil ? .muted : .none))
      let isPlain = name.contains { "*?~<>=".contains($0) }
      fill(group, row, isPlain ? nil : PlanFormulas(context.names, group: (column, "$A\(row + 1)")), .none, &canvas, &looks)
    }
    let row = canvas.addRow(height: 24)
    canvas.put(
      .text(say("合计", "Total")), row: row, columns: 0...2, style: looks.body(.center, .total, Looks.Edge(bottom: .medium)))
    fill(figures.total, row, PlanFormulas(context.names), .total, &canvas, &looks)
    return TableRegion(
      id: id, title: title, header: header...header, rows: start..<(row + 1),
      columns: [.init("group", 0)] + Self.ids.enumerated().map { .init($1, columns($0).lowerBound) })
  }

  private static let ids = [
    "closed", "planned_to_date", "closed_of_planned", "fulfilment_rate", "pending", "overdue", "planned_this_year", "planned_later",
    "unplanned", "share_with_plan",
  ]

  private var titles: [String] {
    [
      say("本年\n结案", "Closed"), say("已到期\n的计划", "Planned\nto date"), say("其中\n已结", "of these\nclosed"), say("完成率", "Fulfilled"),
      say("期末\n未结", "Pending"), say("计划\n逾期", "plan\nover"), say("年内\n待结", "planned\nthis year"), say("以后\n年度", "planned\nlater"),
      say("没有\n计划", "without\nplan"), say("未结中有计划的占比", "Pending with a plan"),
    ]
  }

  /// From the numbers of a table to their cases.
  func links(_ groups: [PlanFigures.Group], _ table: TableRegion) -> [CellLink] {
    let dimension: Dimension = column == .division ? .division : .judge
    return Self.counted.flatMap { offset, matter in
      let column = columns(offset).lowerBound
      let lines = groups.enumerated().map { index, group in
        context.caseLink(FigureKey(matter, by: dimension, group.key), row: table.rows.lowerBound + index, column: column)
      }
      return (lines + [context.caseLink(FigureKey(matter), row: table.rows.upperBound - 1, column: column)]).compactMap(\.self)
    }
  }

  private static let counted: [(offset: Int, matter: FigureKey.Matter)] = [
    (0, .plan(.closedInYear)), (1, .plan(.plannedToDate)), (2, .plan(.closedOfPlanned)), (4, .pending), (5, .plan(.overdue)),
    (6, .plan(.plannedAhead)), (7, .plan(.plannedLater)), (8, .plan(.unplanned)),
  ]

  /// One column of the sheet each; the last spans what is left.
  private func columns(_ offset: Int) -> ClosedRange<Int> {
    let column = Self.first + offset
    return offset == Self.ids.count - 1 ? column...PlanSheet.last : column...column
  }

  private func edge(_ offset: Int) -> Looks.Edge { Looks.Edge(left: [0, 1, 4, 9].contains(offset) ? .thin : .none) }

  private func fill(
    _ group: PlanFigures.Group, _ row: Int, _ formulas: PlanFormulas?, _ emphasis: Looks.Emphasis, _ canvas: inout Canvas,
    _ looks: inout Looks
  ) {
    func cell(_ offset: Int) -> String { Reference.cell(row, columns(offset).lowerBound) }
    let rate = Ratio(group.closedOfPlanned, over: group.plannedToDate).map { Double($0.numerator) / Double($0.denominator) }
    let share = group.pending == 0 ? nil : 1 - Double(group.unplanned) / Double(group.pending)
    let rest = "\(cell(4))-\(cell(5))-\(cell(6))-\(cell(7))"
    let values: [(String?, CachedValue, Looks.Body)] = [
      (formulas?.closedInYear, .number(Double(group.closed)), .count),
      (formulas?.plannedToDate, .number(Double(group.plannedToDate)), .count),
      (formulas?.closedOfPlanned, .number(Double(group.closedOfPlanned)), .count),
      ("IF(\(cell(1))=0,\"—\",\(cell(2))/\(cell(1)))", rate.map(CachedValue.number) ?? .text("—"), .rate),
      (formulas?.pending, .number(Double(group.pending)), .count), (formulas?.overdue, .number(Double(group.overdue)), .count),
      (formulas?.plannedAhead(months: nil), .number(Double(group.plannedAhead)), .count),
      (formulas?.plannedLater, .number(Double(group.plannedLater)), .count), (rest, .number(Double(group.unplanned)), .count),
      ("IF(\(cell(4))=0,\"—\",1-\(cell(8))/\(cell(4)))", share.map(CachedValue.number) ?? .text("—"), .rate),
    ]
    for (offset, (formula, cached, kind)) in values.enumerated() {
      var edge = edge(offset)
      if emphasis == .total { edge.bottom = .medium }
      let isAlarm = offset == 5 && group.overdue > 0 && emphasis == .none
      var value = CellValue.empty
      if let formula {
        value = .formula(formula, cached: cached)
      } else if case .number(let number) = cached {
        value = .number(number)
      }
      canvas.put(value, row: row, columns: columns(offset), style: looks.body(kind, isAlarm ? .headline : emphasis, edge))
    }
  }
}
