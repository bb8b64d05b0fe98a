import CaseFile

/// The pending cases whose planned day is over, all of them.
struct PlanOverdueList {
  private let context: SituationContext
  private let figures: PlanFigures
  private var say: ReportLanguage { context.say }

  init(_ sheet: PlanSheet) {
    context = sheet.context
    figures = sheet.figures
  }

  func add(_ canvas: inout Canvas, _ looks: inout Looks) -> TableRegion {
    canvas.addRow(height: 12)
    let count = figures.overdue.count
    let finding =
      count == 0
      ? say("没有计划日期已过仍未结的案件。", "No pending case is past its planned day.")
      : say("计划日期已过仍未结的案件共\(count)件（第1—\(count)件，全部列出）", "\(count) pending cases past their planned day, all listed")
    canvas.put(.text(finding), row: canvas.addRow(height: 24), columns: 0...PlanSheet.last, style: looks.finding())
    let titles: [(ClosedRange<Int>, String)] = [
      (0...0, say("序号", "No.")), (1...2, say("案号", "Case number")), (3...5, say("企业名称", "Enterprise")), (6...7, say("承办法官", "Judge")),
      (8...8, say("立案日期", "Filed")), (9...9, say("计划结案", "Planned")), (10...10, say("已过天数", "Days over")),
      (11...11, say("计划次数", "Plans")), (12...13, say("所处节点", "Stands at")),
    ]
    let header = canvas.nextRow
    if count > 0 {
      let row = canvas.addRow(height: 24)
      for (columns, title) in titles {
        canvas.put(.text(title), row: row, columns: columns, style: looks.header(.center, top: .medium, bottom: .thin, points: 9.5))
      }
    }
    let first = canvas.nextRow
    for (index, position) in figures.overdue.enumerated() { add(index, position, isLast: index == count - 1, &canvas, &looks) }
    let ids = ["number", "case_no", "debtors", "judge", "filed_on", "planned_close_on", "days_over", "plans", "node"]
    let top = count > 0 ? header : header - 1
    return TableRegion(
      id: "plan_overdue", title: say("计划逾期未结案件", "Past their planned day"), header: top...top, rows: first..<(first + count),
      columns: zip(ids, titles).map { .init($0, $1.0.lowerBound, title: $1.1) })
  }

  private func add(_ index: Int, _ position: Int, isLast: Bool, _ canvas: inout Canvas, _ looks: inout Looks) {
    let row = canvas.addRow(height: 21)
    let record = context.input.records[position]
    let item = figures.cases[position]
    let edge = Looks.Edge(bottom: isLast ? .medium : .none)
    func put(_ value: CellValue, _ columns: ClosedRange<Int>, _ kind: Looks.Body) {
      canvas.put(value, row: row, columns: columns, style: looks.body(kind, .none, edge))
    }
    put(.integer(index + 1), 0...0, .center)
    put(context.link(position, index: index), 1...2, .code)
    canvas.putWrapped(
      context.debtors(record.facts) ?? "—", row: row, columns: 3...5, widths: PlanSheet.widths, style: looks.body(.wrapped, .none, edge))
    put(.text(item.judge ?? "—"), 6...7, .center)
    put(.date(item.filedOn), 8...8, .date)
    if let planned = item.plannedOn {
      put(.date(planned), 9...9, .date)
      let days = context.cutOff.days(since: planned)
      put(.formula("\(context.names.name(.through))-\(Reference.cell(row, 9))", cached: .number(Double(days))), 10...10, .count)
    }
    put(.integer(item.plans.count { $0.plannedOn != nil }), 11...11, .count)
    canvas.putWrapped(
      item.node.map { context.label($0) } ?? "—", row: row, columns: 12...13, widths: PlanSheet.widths,
      style: looks.body(.wrapped, .none, edge))
  }
}
