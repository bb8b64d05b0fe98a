import CaseFile
import CivilCalendar

/// Plan against actual by month, with its charts.
struct PlanMonthTable {
  private let context: SituationContext
  private let figures: PlanFigures
  private var say: ReportLanguage { context.say }

  init(_ sheet: PlanSheet) {
    context = sheet.context
    figures = sheet.figures
  }

  private enum Column: Int, CaseIterable {
    case month, basis, planned, asPlanned, rate, moved, overdue, open, unplanned, closed, cumulativePlanned, cumulativeClosed, difference
  }

  private static let chartRows = 11

  /// The findings above the charts and room for these.
  func chartTitles(_ canvas: inout Canvas, _ looks: inout Looks) {
    canvas.addRow(height: 10)
    let title = canvas.addRow(height: 24)
    canvas.put(.text(say("各月计划与实际结案（件）", "Planned and closed by month")), row: title, columns: 0...6, style: looks.finding())
    canvas.put(.text(cumulativeTitle), row: title, columns: 7...PlanSheet.last, style: looks.finding())
    for _ in 0..<Self.chartRows { canvas.addRow(height: 20) }
  }

  private var cumulativeTitle: String {
    let month = figures.year.cutOff.month - 1
    guard let first = figures.firstPlannedMonth, let planned = figures.cumulativePlanned[month],
      let closed = figures.cumulativeClosed[month]
    else { return say("累计计划与累计结案（件）", "Planned and closed, cumulative") }
    let count = figures.months[month].open.count
    let open = count == 0 ? "" : say("（尚未到期\(count)件）", " (\(count) not yet due)")
    return say(
      "自\(first)月起累计计划\(planned)件\(open)，累计结案\(closed)件",
      "Cumulative since month \(first): \(planned) planned\(open), \(closed) closed")
  }

  func add(_ canvas: inout Canvas, _ looks: inout Looks) -> (TableRegion, ClosedRange<Int>) {
    let header = canvas.addRow(height: 42)
    for column in Column.allCases {
      let range = column == .difference ? 12...PlanSheet.last : column.rawValue...column.rawValue
      let side: CellStyle.Horizontal = column == .month ? .left : column == .basis ? .center : .right
      canvas.put(
        .text(title(column)), row: header, columns: range,
        style: looks.header(side, top: .medium, bottom: .thin, left: edge(column).left, points: 9.5))
    }
    let first = canvas.nextRow
    for month in figures.months { add(month, first, &canvas, &looks) }
    total(first, &canvas, &looks)
    let region = TableRegion(
      id: "plan_by_month", title: say("各月计划与实际", "Plan by month"), header: header...header, rows: first..<(first + 13),
      columns: zip(Column.allCases, Self.ids).map { .init($1, $0.rawValue) })
    return (region, first...(first + 11))
  }

  private static let ids = [
    "month", "plan_taken", "planned", "closed_as_planned", "fulfilment_rate", "moved_or_withdrawn", "overdue", "not_yet_due",
    "closed_unplanned", "closed", "cumulative_planned", "cumulative_closed", "closed_minus_planned",
  ]

  private func title(_ column: Column) -> String {
    switch column {
    case .month: return say("月份", "Month")
    case .basis: return say("计划取自", "Plan as of")
    case .planned: return say("月初\n计划", "Planned")
    case .asPlanned: return say("其中\n按期结案", "closed\nas planned")
    case .rate: return say("完成率", "Fulfilled")
    case .moved: return say("改期或\n取消", "moved or\ndropped")
    case .overdue: return say("逾期\n未结", "over,\npending")
    case .open: return say("尚未\n到期", "not yet\ndue")
    case .unplanned: return say("计划外\n结案", "Closed\nunplanned")
    case .closed: return say("结案\n合计", "Closed\nin all")
    case .cumulativePlanned: return say("累计\n计划", "Planned,\ncumul.")
    case .cumulativeClosed: return say("累计\n结案", "Closed,\ncumul.")
    case .difference: return say("累计结案\n减累计计划", "Closed minus\nplanned")
    }
  }

  private func edge(_ column: Column) -> Looks.Edge {
    Looks.Edge(left: [.planned, .unplanned, .cumulativePlanned].contains(column) ? .thin : .none)
  }

  private func basis(_ month: MonthPlan) -> String {
    guard month.planned != nil else { return say("当时没有计划", "no plan then") }
    guard let baseline = month.baseline else { return say("现在的计划", "present plan") }
    if baseline < month.days.lowerBound { return say("月初", "start of month") }
    return say("\(baseline.month)月\(baseline.day)日首次编制", "first plan, \(baseline)")
  }

  private func add(_ month: MonthPlan, _ first: Int, _ canvas: inout Canvas, _ looks: inout Looks) {
    let row = canvas.addRow(height: 21)
    let formulas = PlanFormulas(context.names)
    func cell(_ column: Column) -> String { Reference.cell(row, column.rawValue) }
    func put(_ column: Column, _ formula: String?, _ value: Int?, _ emphasis: Looks.Emphasis = .none, _ kind: Looks.Body = .count) {
      let columns = column == .difference ? 12...PlanSheet.last : column.rawValue...column.rawValue
      guard let value else {
        // The lines of the chart would draw a dash as 0: what they show is left empty.
        let isDrawn = column == .cumulativePlanned || column == .cumulativeClosed
        return canvas.put(isDrawn ? .empty : .text("—"), row: row, columns: columns, style: looks.body(.missing, .none, edge(column)))
      }
      canvas.put(
        formula.map { .formula($0, cached: .number(Double(value))) } ?? .integer(value), row: row, columns: columns,
        style: looks.body(kind, emphasis, edge(column)))
    }
    canvas.put(
      .text(say("\(month.month)月", month.days.lowerBound.description.prefix(7).description)), row: row, column: 0, style: looks.body(.label)
    )
    canvas.put(.text(basis(month)), row: row, column: 1, style: looks.body(.unit))
    let isAhead = month.state == .ahead
    let has = month.planned != nil
    put(.planned, formulas.plannedFor(month.days), month.planned?.count)
    put(.asPlanned, formulas.closedAsPlanned(month.days), has && !isAhead ? month.closedAsPlanned.count : nil)
    rate(month, row, &canvas, &looks)
    put(.moved, formulas.moved(month.days), has && !isAhead ? month.moved.count + month.withdrawn.count : nil)
    let overdue = month.overdue.count
    put(
      .overdue, "\(cell(.planned))-\(cell(.asPlanned))-\(cell(.moved))-\(cell(.open))", has && !isAhead ? overdue : nil,
      overdue > 0 ? .headline : .none)
    put(.open, isAhead ? cell(.planned) : nil, has ? month.open.count : nil)
    put(.unplanned, "\(cell(.closed))-\(cell(.asPlanned))", month.closedUnplanned)
    put(.closed, formulas.closed(in: month.days), month.closed?.count)
    let planned = figures.cumulativePlanned[month.month - 1]
    let closed = figures.cumulativeClosed[month.month - 1]
    put(.cumulativePlanned, formulas.plannedThrough(month.days), planned)
    let column = Column.closed.rawValue
    let begin = first + (figures.firstPlannedMonth ?? 1) - 1
    put(.cumulativeClosed, "SUM(\(Reference.cell(begin, column)):\(Reference.cell(row, column)))", closed)
    // A month that runs has plans that are still to come: there is no shortfall yet.
    let difference = month.state == .running ? nil : planned.flatMap { planned in closed.map { $0 - planned } }
    put(.difference, "\(cell(.cumulativeClosed))-\(cell(.cumulativePlanned))", difference, .none, .change)
  }

  private static let parts: [(Column, MonthPart)] = [
    (.planned, .planned), (.asPlanned, .closedAsPlanned), (.moved, .movedOrWithdrawn), (.overdue, .overdue), (.open, .notYetDue),
    (.unplanned, .closedUnplanned), (.closed, .closed),
  ]

  /// From every number of cases to these; the last row is the sum.
  func links(_ table: TableRegion) -> [CellLink] {
    let first = table.rows.lowerBound
    let months = figures.months.enumerated().flatMap { index, month in
      Self.parts.map { column, part in
        context.caseLink(FigureKey(.plan(.month(month.month, part))), row: first + index, column: column.rawValue)
      }
    }
    let total = table.rows.upperBound - 1
    let sums: [(Column, PlanMatter)] = [(.planned, .plannedToDate), (.asPlanned, .closedOfPlanned), (.closed, .closedInYear)]
    let hasPlan = figures.months[figures.year.cutOff.month - 1].planned != nil
    return
      (months
      + sums.filter { hasPlan || $0.0 == .closed }.map { column, matter in
        context.caseLink(FigureKey(.plan(matter)), row: total, column: column.rawValue)
      }).compactMap(\.self)
  }

  /// Of what is due, the share closed as planned; a dash while nothing is due.
  private func rate(_ month: MonthPlan, _ row: Int, _ canvas: inout Canvas, _ looks: inout Looks) {
    guard let list = month.planned, month.state != .ahead else {
      return canvas.put(.text("—"), row: row, column: Column.rate.rawValue, style: looks.body(.missing))
    }
    let closed = Reference.cell(row, Column.asPlanned.rawValue)
    let due = "\(Reference.cell(row, Column.planned.rawValue))-\(Reference.cell(row, Column.open.rawValue))"
    let count = list.count - month.open.count
    let cached: CachedValue = count == 0 ? .text("—") : .number(Double(month.closedAsPlanned.count) / Double(count))
    canvas.put(
      .formula("IF(\(due)=0,\"—\",\(closed)/(\(due)))", cached: cached), row: row, column: Column.rate.rawValue,
      style: looks.body(.rate, count == 0 ? .muted : .none))
  }

  /// Sums where a case stands in one month only; planned cases are counted once, whatever months they were moved to.
  private func total(_ first: Int, _ canvas: inout Canvas, _ looks: inout Looks) {
    let row = canvas.addRow(height: 24)
    let cutOff = figures.year.cutOff
    let label =
      cutOff.isLastDayOfMonth
      ? say("截至\(cutOff.month)月合计", "Through \(cutOff.month)")
      : say("截至\(cutOff.month)月\(cutOff.day)日到期合计", "Due through \(cutOff.month)-\(cutOff.day)")
    canvas.put(.text(label), row: row, columns: 0...1, style: looks.body(.center, .total, Looks.Edge(bottom: .medium)))
    let formulas = PlanFormulas(context.names)
    let sum = figures.total
    let hasPlan = figures.months[figures.year.cutOff.month - 1].planned != nil
    let planned = Reference.cell(row, Column.planned.rawValue)
    let closed = Reference.cell(row, Column.asPlanned.rawValue)
    for column in Column.allCases where column.rawValue > 1 {
      let columns = column == .difference ? 12...PlanSheet.last : column.rawValue...column.rawValue
      var edge = edge(column)
      edge.bottom = .medium
      func put(_ value: CellValue, _ kind: Looks.Body = .count) {
        canvas.put(value, row: row, columns: columns, style: looks.body(kind, .total, edge))
      }
      switch column {
      case .planned where hasPlan: put(.formula(formulas.plannedToDate, cached: .number(Double(sum.plannedToDate))))
      case .asPlanned where hasPlan: put(.formula(formulas.closedOfPlanned, cached: .number(Double(sum.closedOfPlanned))))
      case .rate where hasPlan:
        let rate = Ratio(sum.closedOfPlanned, over: sum.plannedToDate).map { Double($0.numerator) / Double($0.denominator) }
        put(.formula("IF(\(planned)=0,\"—\",\(closed)/\(planned))", cached: rate.map(CachedValue.number) ?? .text("—")), .rate)
      case .closed: put(.formula(formulas.closedInYear, cached: .number(Double(sum.closed))))
      default: put(.empty)
      }
    }
  }

  /// Columns by month at the left, cumulative lines at the right; both draw the table's own cells.
  func charts(at row: Int, rows: ClosedRange<Int>) -> [ChartPlacement] {
    func range(_ column: Column) -> CellRange {
      CellRange(firstRow: rows.lowerBound, firstColumn: column.rawValue, lastRow: rows.upperBound, lastColumn: column.rawValue)
    }
    func series(_ name: String, _ column: Column, _ color: Color) -> ChartSeries {
      ChartSeries(name: name, sheet: context.names.plan, categories: range(.month), values: range(column), color: color)
    }
    var planned = series(say("月初计划", "Planned"), .planned, Color(0xCBD6E2))
    planned.outline = Palette.ink
    var columns = Chart(
      kind: .column,
      series: [
        planned, series(say("按期结案", "Closed as planned"), .asPlanned, Palette.ageMiddle),
        series(say("结案合计", "Closed in all"), .closed, Palette.ink),
      ])
    columns.legend = .top
    columns.scale(by: AxisScale(largest: figures.months.flatMap { [$0.planned?.count ?? 0, $0.closed?.count ?? 0] }.max() ?? 0))
    var plannedLine = series(say("累计计划", "Planned, cumulative"), .cumulativePlanned, Palette.secondary)
    plannedLine.dash = .dash
    var lines = Chart(
      kind: .line, series: [plannedLine, series(say("累计结案", "Closed, cumulative"), .cumulativeClosed, Palette.ink)])
    lines.legend = .top
    lines.scale(by: AxisScale(largest: (figures.cumulativePlanned + figures.cumulativeClosed).compactMap(\.self).max() ?? 0))
    return [
      ChartPlacement(
        position: CellPosition(row: row, column: 0), width: 540, height: 214, chart: columns,
        description: say("各月计划与实际结案", "Planned and closed by month")),
      ChartPlacement(
        position: CellPosition(row: row, column: 7), width: 500, height: 214, chart: lines, description: cumulativeTitle),
    ]
  }
}
