import CaseFile
import RuleModel

/// 节点进度: at which of the nodes the pending cases stand, and which node runs late.
struct NodeProgressSheet {
  private let context: SituationContext
  private let figures: NodeFigures
  private let table: NodeTable
  private var say: ReportLanguage { context.say }

  static let firstRow = 5
  private static let chartColumn = 12
  private static let chartWidth = 372
  private static let gap = 16

  init(_ context: SituationContext, _ figures: NodeFigures) {
    self.context = context
    self.figures = figures
    table = NodeTable(context, figures)
  }

  func make(_ looks: inout Looks) -> Sheet {
    var canvas = Canvas(width: Self.chartColumn + 1)
    let widths = table.widths + [Self.gap, Self.chartWidth]
    head(width: widths.reduce(0, +), &canvas, &looks)
    table.add(&canvas, &looks)
    let last = canvas.nextRow - 1
    context.notes(notes, width: widths.reduce(0, +), columns: 0...Self.chartColumn, &canvas, &looks)
    context.signatures(&canvas, columns: [0...2, 3...5, 6...10, 12...12], style: looks.signature())
    var sheet = Sheet(name: context.names.nodes)
    sheet.blocks = [.rows(canvas.rows)]
    sheet.merges = canvas.merges
    sheet.columns = widths.map { ColumnLayout(widthPixels: $0) }
    sheet.frozen = CellPosition(row: Self.firstRow, column: 3)
    sheet.selection = CellPosition(row: Self.firstRow, column: NodeTable.pendingColumn)
    sheet.page = context.page(fitHeight: 1)
    sheet.dataBars = [table.bars]
    sheet.links = table.links
    sheet.tables = [
      TableRegion(
        id: "nodes", title: context.names.nodes, header: (Self.firstRow - 2)...(Self.firstRow - 1),
        rows: Self.firstRow..<(NodeTable.totalRow(nodes: figures.nodes.count) + 1),
        columns: [
          .init("number", 0), .init("phase", 1), .init("node", 2), .init("limits", 3), .init("kinds", 4), .init("pending", 5),
          .init("overdue", 6), .init("limits_due", 7), .init("limits_met", 8), .init("milestones_on_time_rate", 9),
          .init("missed_rate", 10),
        ])
    ]
    sheet.charts = charts(canvas, through: last)
    sheet.tabColor = Palette.ink
    return sheet
  }

  private func head(width: Int, _ canvas: inout Canvas, _ looks: inout Looks) {
    let last = Self.chartColumn
    let count = context.input.catalogue.milestones.count
    context.title(
      say("\(count)个流程节点进度与按期率", "Progress and punctuality of the \(count) nodes"), link: 0...1, columns: 2...last, &canvas, &looks)
    let unit = canvas.addRow(height: 20)
    canvas.put(
      .text(
        say(
          "\(context.name(.nodes))　期末在办截至\(context.day(context.cutOff))；到期节点期限：\(context.span(context.input.period))",
          "\(context.name(.nodes)) Pending as of \(context.cutOff); limits due: \(context.span(context.input.period))")),
      row: unit, columns: 0...10, style: looks.caption(.left))
    canvas.put(.text(say("单位：件、个、%", "Units: cases, limits, %")), row: unit, column: last, style: looks.caption(.right))
    context.finding(
      NodeProse(context, figures).progress, points: 11.5, height: 30, width: width, columns: 0...last, &canvas, &looks)
    let first = canvas.addRow(height: 22)
    let second = canvas.addRow(height: 22)
    let tall: [(Int, String, CellStyle.Horizontal)] = [
      (0, say("序", "No."), .center), (1, say("阶段", "Phase"), .left), (2, say("节点", "Node"), .left),
      (3, say("期限", "Limits"), .center), (4, say("依据", "Basis"), .center),
    ]
    for (column, text, side) in tall {
      canvas.put(.text(text), rows: first...second, columns: column...column, style: looks.header(side, top: .medium, bottom: .thin))
    }
    let groups: [(String, ClosedRange<Int>, [String])] = [
      (say("期末在办（件）", "Pending cases"), 5...6, [say("在办", "at node"), say("逾期", "over")]),
      (
        say("期内到期节点期限（个）", "Limits due in the period"), 7...10,
        [say("到期", "due"), say("按期", "in time"), say("按期率", "rate"), say("未按期率", "missed")]
      ),
    ]
    for (title, columns, texts) in groups {
      canvas.put(.text(title), row: first, columns: columns, style: looks.header(.center, top: .medium, left: .thin))
      for (offset, text) in texts.enumerated() {
        canvas.put(
          .text(text), row: second, column: columns.lowerBound + offset,
          style: looks.header(.right, bottom: .thin, left: offset == 0 ? .thin : .none, points: 9))
      }
    }
    let chart =
      figures.pending == figures.withoutNode
      ? say("没有停留在节点上的案件", "No case stands at a node") : say("期末在办案件所处节点（件）", "Where pending cases stand")
    canvas.put(.text(chart), row: first, column: last, style: looks.finding())
  }

  private func charts(_ canvas: Canvas, through last: Int) -> [ChartPlacement] {
    guard figures.nodes.contains(where: { $0.pending > 0 }) else { return [] }
    let heights = canvas.rows[(Self.firstRow - 1)...last].map { $0.heightPixels ?? 20 }
    return [
      ChartPlacement(
        position: CellPosition(row: Self.firstRow - 1, column: Self.chartColumn), width: Self.chartWidth,
        height: Int(heights.reduce(0, +)), chart: SituationCharts(context).nodes(figures),
        description: NodeProse(context, figures).progress)
    ]
  }

  private var notes: [String] {
    var notes = [
      say(
        "“所处节点”是期末未结案件有未完成期限的最后一个节点；“逾期”指该节点有期限已过。前面的节点另有逾期的，见预警及逾期清单。",
        "A pending case stands at the last node that has an open limit; it is over when a limit of that node has passed. Earlier nodes that are over are in the list of warnings."
      ),
      say(
        "期限列示统计期内有效的各项期限，多项以／分开，依据详见口径说明；管理期限是本院内部要求，超过不等于违反法律。“—”：该节点是当事人期间或依法自动发生效果，不计按期率。",
        "Limits in force in the period; their basis is in the definitions. Internal limits are not law. \"—\": a party's own period, or an effect of the law, has no rate."
      ),
      say(
        "到期、按期由期限明细逐项计数，合计与台账“本期到期节点”核对；▼ 按期率低于90%；条形为未按期率，满格20%。",
        "Due and in time are counted limit by limit; the totals are those of the ledger. ▼ rate below 90%; bars show the share missed, full at 20%."
      ),
    ]
    if !context.figures.limits.lieOnLedger {
      notes.append(
        say("有的期限属于期末以后立案的案件，合计为数值，不是公式。", "Some limits belong to cases filed later: their totals are values, not formulas."))
    }
    return notes
  }
}
