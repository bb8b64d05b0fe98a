import CaseFile
import CivilCalendar

/// The targets of the year with their progress.
struct PlanTargetTable {
  private let context: SituationContext
  private let figures: PlanFigures
  private var say: ReportLanguage { context.say }

  init(_ sheet: PlanSheet) {
    context = sheet.context
    figures = sheet.figures
  }

  private enum Column: Int, CaseIterable {
    case scope, measure, goal, value, baseline, aim, crossing, required, closed, needed, perMonth, pace, planned, standing
  }

  func add(_ canvas: inout Canvas, _ looks: inout Looks) -> TableRegion {
    let header = canvas.addRow(height: 42)
    for column in Column.allCases {
      let side: CellStyle.Horizontal = column.rawValue < 2 ? .left : [.goal, .standing].contains(column) ? .center : .right
      canvas.put(
        .text(title(column)), row: header, column: column.rawValue,
        style: looks.header(side, top: .medium, bottom: .thin, left: edge(column).left, points: 9.5))
    }
    let first = canvas.nextRow
    for (index, target) in figures.targets.enumerated() {
      add(target, isLast: index == figures.targets.count - 1, &canvas, &looks)
    }
    if figures.targets.isEmpty {
      canvas.put(
        .text(
          context.input.scope == nil
            ? say("（没有设定目标）", "(no targets)")
            : say("（年度目标按全院或承办部门设定，见相应的报告）", "(targets are set for the whole court or a division and stand in its report)")),
        row: canvas.addRow(height: 24), columns: 0...PlanSheet.last, style: looks.body(.center))
    }
    return TableRegion(
      id: "targets", title: say("年度目标", "Targets"), header: header...header, rows: first..<(first + figures.targets.count),
      columns: zip(Column.allCases, Self.ids).map { .init($1, $0.rawValue) })
  }

  private static let ids = [
    "scope", "measure", "goal", "value", "baseline", "aim", "crossing_by_year_end", "closings_required", "closings_made",
    "closings_needed", "needed_per_month", "pace_per_month", "planned_this_year", "standing",
  ]

  private func title(_ column: Column) -> String {
    switch column {
    case .scope: return say("范围", "For")
    case .measure: return say("指标", "Measure")
    case .goal: return say("目标", "Goal")
    case .value: return say("现值", "Now")
    case .baseline: return say("上年末", "Last\nyear's end")
    case .aim: return say("年末\n应达", "Aim at\nyear's end")
    case .crossing: return say("年内\n将满", "Crossing\nthis year")
    case .required: return say("全年\n需结", "To close\nin all")
    case .closed: return say("其中\n已结", "closed\nso far")
    case .needed: return say("尚需\n结案", "still\nneeded")
    case .perMonth: return say("月均\n需结", "Needed\na month")
    case .pace: return say("今年\n月均已结", "Pace\na month")
    case .planned: return say("年内已\n排计划", "Planned\nthis year")
    case .standing: return say("结论", "Verdict")
    }
  }

  private func edge(_ column: Column) -> Looks.Edge {
    Looks.Edge(left: [.goal, .value, .required, .perMonth, .standing].contains(column) ? .thin : .none)
  }

  private func add(_ target: TargetProgress, isLast: Bool, _ canvas: inout Canvas, _ looks: inout Looks) {
    let row = canvas.addRow(height: 26)
    func style(_ column: Column, _ kind: Looks.Body, _ emphasis: Looks.Emphasis = .none) -> StyleID {
      var edge = edge(column)
      if isLast { edge.bottom = .medium }
      return looks.body(kind, emphasis, edge)
    }
    func cell(_ column: Column) -> String { Reference.cell(row, column.rawValue) }
    func put(_ column: Column, _ formula: String?, _ value: Ratio?, _ kind: Looks.Body = .count, _ emphasis: Looks.Emphasis = .none) {
      guard let value else {
        return canvas.put(.text("—"), row: row, column: column.rawValue, style: style(column, .missing))
      }
      let number = Double(value.numerator) / Double(value.denominator)
      canvas.put(
        formula.map { .formula($0, cached: .number(number)) } ?? .number(number), row: row, column: column.rawValue,
        style: style(column, kind, emphasis))
    }
    let scope = target.target.scope
    canvas.put(.text(scope.label(say)), row: row, column: 0, style: style(.scope, .words))
    canvas.put(.text(target.target.measure.label(say)), row: row, column: 1, style: style(.measure, .words))
    canvas.put(.text(Self.short(target)), row: row, column: 2, style: style(.goal, .center))
    let isPlain = scope.division.map { $0.contains { "*?~<>=".contains($0) } } ?? false
    let formulas = PlanFormulas(context.names, group: scope.division.map { _ in (.division, "$A\(row + 1)") })
    let live = isPlain ? nil : Live(formulas, target, cell(.baseline), cell(.aim))
    let kind: Looks.Body = target.target.measure == .closingRate ? .rate : .count
    put(.value, live?.value, target.value, kind)
    put(.baseline, live?.baseline, target.baseline.map { Ratio($0) })
    put(.aim, live?.aim, target.aim, kind)
    put(.crossing, live.flatMap { live in live.pool.map { "\($0)-\(cell(.value))" } }, target.crossing.map { Ratio($0) })
    put(.required, live?.required, Ratio(target.required))
    put(.closed, live?.closed, Ratio(target.closed))
    put(.needed, "MAX(0,\(cell(.required))-\(cell(.closed)))", Ratio(target.needed), .count, target.needed > 0 ? .headline : .none)
    if let perMonth = target.neededPerMonth {
      let left = target.year.monthsLeft
      put(.perMonth, "\(cell(.needed))*\(left.denominator)/\(left.numerator)", perMonth, .amount, .headline)
    } else {
      put(.perMonth, nil, nil)
    }
    let over = target.year.monthsElapsed
    put(.pace, "\(cell(.closed))*\(over.denominator)/\(over.numerator)", target.pacePerMonth, .amount)
    put(.planned, live?.planned, Ratio(target.planned))
    let isBad = [.behind, .outOfReach, .missed].contains(target.standing)
    canvas.put(
      .text((isBad ? "■ " : "") + target.standing.label(say)), row: row, column: Column.standing.rawValue,
      style: style(.standing, .center, isBad ? .headline : .none))
  }

  /// From the numbers of the whole court's targets, and of closings of a division's, to their cases.
  func links(_ table: TableRegion) -> [CellLink] {
    figures.targets.enumerated().flatMap { index, target -> [CellLink] in
      let row = table.rows.lowerBound + index
      func link(_ matter: FigureKey.Matter, _ column: Column) -> CellLink? {
        let key = target.target.scope.division.map { FigureKey(matter, by: .division, $0) } ?? FigureKey(matter)
        return context.caseLink(key, row: row, column: column.rawValue)
      }
      // Of a stock's target only the stock: what was closed or planned towards it is a list of its own.
      if let months = target.target.measure.months { return [link(.over(months: months), .value)].compactMap(\.self) }
      return [
        target.target.measure == .closingRate ? nil : link(.plan(.closedInYear), .value), link(.plan(.closedInYear), .closed),
        link(.plan(.plannedAhead), .planned),
      ].compactMap(\.self)
    }
  }

  /// The goal as it stands in a narrow column.
  private static func short(_ target: TargetProgress) -> String {
    switch target.goal {
    case .count(let count): return (target.target.measure.months == nil ? "≥ " : "≤ ") + "\(count)"
    case .rate: return "≥ " + target.goal.text
    case .fall: return "−" + target.goal.text.dropFirst()
    }
  }

  /// The formulas of one target.
  private struct Live {
    let value: String
    var baseline: String?
    let aim: String?
    var pool: String?
    let required: String
    let closed: String
    let planned: String

    init(_ formulas: PlanFormulas, _ target: TargetProgress, _ baselineCell: String, _ aimCell: String) {
      planned = formulas.plannedAhead(months: target.target.measure.months)
      if let months = target.target.measure.months {
        let start = formulas.poolAtStart(months)
        let pool = formulas.pool(months)
        value = formulas.stock(months)
        baseline = formulas.baseline(months)
        self.pool = pool
        closed = "\(start)-\(pool)"
        required = "MAX(0,\(start)-\(aimCell))"
        if case .fall(let hundredths) = target.goal {
          aim = "INT(\(baselineCell)*\(10_000 - hundredths)/10000)"
        } else {
          aim = nil
        }
      } else {
        closed = formulas.closedInYear
        aim = nil
        let handled = "(\(formulas.opening)+\(formulas.received))"
        if case .rate(let hundredths) = target.goal {
          value = "\(formulas.closedInYear)/\(handled)"
          required = "ROUNDUP(\(hundredths)*(\(handled)+\(formulas.expected))/10000,0)"
        } else {
          value = formulas.closedInYear
          required = aimCell
        }
      }
    }
  }
}
