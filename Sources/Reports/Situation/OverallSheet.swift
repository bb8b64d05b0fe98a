import CaseFile

/// 总体情况: every measure with its comparison, as formulas over the ledger.
struct OverallSheet {
  let context: SituationContext
  let current: CaseFormulas
  let prior: CaseFormulas
  var say: ReportLanguage { context.say }

  init(_ context: SituationContext) {
    self.context = context
    current = CaseFormulas(context.names, .current)
    prior = CaseFormulas(context.names, .prior)
  }

  // Columns of the sheet.
  private static let width = 8
  static let currentColumn = 3
  static let priorColumn = 4
  /// Widths of the columns in pixels; about 1,030 print at full size.
  private static let widths = [78, 168, 70, 142, 142, 96, 96, 240]

  /// Where a measure's figures stand, for the cover and the definitions.
  static func row(of id: MeasureID) -> Int? { rows.firstIndex { $0.id == id }.map { $0 + firstRow } }
  static let firstRow = 5

  /// One line of the table.
  struct Line {
    let id: MeasureID
    let group: Int
    var isTotal = false
    var isHeadline = false
  }

  /// Share of the cases pending for a year or more.
  static let shareOverYear = MeasureID(rawValue: "share_over_12m")
  /// Claims of the enterprises cleared.
  static let claims = MeasureID(rawValue: "claims_of_cleared")

  static let rows: [Line] = [
    Line(id: .openingPending, group: 0), Line(id: .received, group: 0), Line(id: .handled, group: 0, isTotal: true),
    Line(id: .closed, group: 0), Line(id: .pending, group: 0, isTotal: true),
    Line(id: .closingRate, group: 1), Line(id: .closedToReceived, group: 1), Line(id: .milestonesOnTime, group: 1),
    Line(id: .meanDaysToClose, group: 1), Line(id: .medianDaysToClose, group: 1), Line(id: .dispositionTime, group: 1),
    Line(id: .pendingOver(months: 12), group: 2, isHeadline: true),
    Line(id: .pendingOver(months: 36), group: 2, isHeadline: true), Line(id: shareOverYear, group: 2),
    Line(id: .meanPendingAge, group: 2), Line(id: .medianPendingAge, group: 2),
    Line(id: .enterprisesCleared, group: 3), Line(id: claims, group: 3),
  ]

  func make(_ looks: inout Looks) -> Sheet {
    var canvas = Canvas(width: Self.width)
    head(&canvas, &looks)
    for line in Self.rows { add(line, to: &canvas, &looks) }
    mergeGroups(&canvas, &looks)
    notes(&canvas, &looks)
    context.signatures(&canvas, columns: [0...2, 3...4, 5...6, 7...7], style: looks.signature())
    var sheet = Sheet(name: context.names.overall)
    sheet.blocks = [.rows(canvas.rows)]
    sheet.merges = canvas.merges
    sheet.columns = Self.widths.map { ColumnLayout(widthPixels: $0) }
    sheet.frozen = CellPosition(row: Self.firstRow, column: 2)
    sheet.selection = CellPosition(row: Self.firstRow, column: Self.currentColumn)
    sheet.page = context.page(fitHeight: 1)
    sheet.notes = cellNotes
    sheet.links = caseLinks
    sheet.tables = [
      TableRegion(
        id: "overall", title: context.names.overall, header: (Self.firstRow - 2)...(Self.firstRow - 1),
        rows: Self.firstRow..<(Self.firstRow + Self.rows.count),
        columns: [
          .init("group", 0), .init("measure", 1), .init("unit", 2), .init("current", 3), .init("prior", 4),
          .init("change", 5), .init("change_ratio", 6),
        ])
    ]
    sheet.tabColor = Palette.ink
    return sheet
  }

  private func head(_ canvas: inout Canvas, _ looks: inout Looks) {
    context.title(context.names.overall, link: 0...0, columns: 1...7, &canvas, &looks)
    let unit = canvas.addRow(height: 20)
    canvas.put(
      .text(
        say(
          "\(context.name(.overall))　统计期间：\(context.span(context.input.period))（时点数：\(context.day(context.cutOff))）",
          "\(context.name(.overall)) Period: \(context.span(context.input.period)); stock figures as of \(context.cutOff)")),
      row: unit, columns: 0...5, style: looks.caption(.left))
    canvas.put(.text(say("单位：见各行", "Units: see rows")), row: unit, columns: 6...7, style: looks.caption(.right))
    canvas.put(
      .text(SituationProse(context).headline), row: canvas.addRow(height: 30), columns: 0...7, style: looks.finding(points: 11.5))
    let first = canvas.addRow(height: 24)
    let periods = [context.input.period.label(say), context.input.comparison.label(say)]
    let lines = periods.map { TextMeasure.lines($0, width: Double(Self.widths[3] - 8), points: 9) }.max() ?? 1
    let second = canvas.addRow(height: lines == 1 ? 20 : Double(lines) * 16 + 4)
    func tall(_ text: String, _ column: Int, _ side: CellStyle.Horizontal, left: BorderLine = .none) {
      canvas.put(.text(text), row: first, column: column, style: looks.header(side, top: .medium, left: left))
      canvas.put(.empty, row: second, column: column, style: looks.header(side, bottom: .thin, left: left))
    }
    tall(say("类别", "Group"), 0, .left)
    tall(say("指标", "Measure"), 1, .left)
    tall(say("单位", "Unit"), 2, .center)
    let titles: [(Int, String, String, BorderLine)] = [
      (3, say("本期", "Current"), periods[0], .thin),
      (4, context.priorWord, periods[1], .none),
      (5, say("增减", "Change"), say("率为百分点", "rates: points"), .thin),
      (6, context.changeWord, say("百分比", "percent"), .none),
    ]
    for (column, upper, lower, left) in titles {
      canvas.put(.text(upper), row: first, column: column, style: looks.header(.right, top: .medium, left: left))
      canvas.put(.text(lower), row: second, column: column, style: looks.header(.right, bottom: .thin, left: left, points: 9))
    }
    tall(say("　口径提要", "  In short"), 7, .left, left: .thin)
  }

  private func add(_ line: Line, to canvas: inout Canvas, _ looks: inout Looks) {
    let row = canvas.addRow(height: 24)
    let figures = OverallFigures(context)[line.id]
    let emphasis: Looks.Emphasis = line.isTotal ? .total : line.isHeadline ? .headline : .none
    let ends = Self.rows.last { $0.group == line.group }?.id == line.id
    let edge = Looks.Edge(bottom: ends ? .thin : .none, bottomColor: line.group == 3 ? Palette.ink : Palette.groupRule)
    let ruled = Looks.Edge(left: .thin, bottom: edge.bottom, bottomColor: edge.bottomColor)
    canvas.put(.text(figures.name), row: row, column: 1, style: looks.body(.words, emphasis, edge))
    canvas.put(.text(figures.unit), row: row, column: 2, style: looks.body(.unit, line.isTotal ? .total : .none, edge))
    canvas.put(value(figures, .current, row), row: row, column: 3, style: looks.body(figures.body, emphasis, ruled))
    canvas.put(
      value(figures, .prior, row), row: row, column: 4, style: looks.body(figures.body, emphasis == .headline ? .none : emphasis, edge))
    let change = figures.body == .count ? Looks.Body.change : .decimalChange
    canvas.put(changeCell(figures, row), row: row, column: 5, style: looks.body(change, emphasis == .headline ? .none : emphasis, ruled))
    let relative = figures.relative == nil && emphasis == .none ? Looks.Emphasis.muted : emphasis
    canvas.put(relativeCell(figures, row), row: row, column: 6, style: looks.body(.relativeChange, relative, edge))
    let lines = TextMeasure.lines(figures.gist, width: Double(Self.widths[7] - 9), points: 9)
    canvas.raise(row: row, to: Double(lines) * 16 + 8)
    canvas.put(.text(figures.gist), row: row, column: 7, style: looks.body(.grey, line.isTotal ? .total : .none, ruled))
  }

  private func mergeGroups(_ canvas: inout Canvas, _ looks: inout Looks) {
    let titles = [say("收结存", "Flow"), say("质效", "Efficiency"), say("长期未结", "Long pending"), say("出清成效", "Clearance")]
    for (group, title) in titles.enumerated() {
      let indices = Self.rows.indices.filter { Self.rows[$0].group == group }
      guard let first = indices.first, let last = indices.last else { continue }
      let style = looks.make {
        $0.typeface = .hei
        $0.ink = Palette.ink
        $0.vertical = .top
        $0.wraps = true
        $0.borders = Borders(bottom: .init(.thin, group == 3 ? Palette.ink : Palette.groupRule))
      }
      canvas.put(
        .text(title), rows: (first + Self.firstRow)...(last + Self.firstRow), columns: 0...0, style: style)
    }
  }

  private func notes(_ canvas: inout Canvas, _ looks: inout Looks) {
    let reconciled = canvas.addRow(height: 26)
    let style = looks.make {
      $0.typeface = .hei
      $0.points = 10
      $0.ink = Palette.ink
    }
    canvas.put(reconciliation, row: reconciled, columns: 0...7, style: style)
    let width = Double(Self.widths.reduce(0, +))
    for (index, text) in SituationNotes(context).overall.enumerated() {
      let lines = TextMeasure.lines("　　1. " + text, width: width, points: 9)
      let row = canvas.addRow(height: Double(lines) * 17 + 3)
      canvas.put(
        .text((index == 0 ? say("注：", "Notes: ") : say("　　", "       ")) + "\(index + 1). " + text), row: row, columns: 0...7,
        style: looks.note())
    }
  }

  /// From every figure that counts cases to those cases.
  private var caseLinks: [CellLink] {
    let sides: [(CaseFormulas.Side, Int)] = [(.current, Self.currentColumn), (.prior, Self.priorColumn)]
    return Self.rows.indices.flatMap { index in
      sides.compactMap { side, column in
        FigureKey(measure: Self.rows[index].id, side).flatMap {
          context.caseLink($0, row: Self.firstRow + index, column: column)
        }
      }
    }
  }

  private var cellNotes: [CellNote] {
    let ids: [MeasureID] = [
      .closed, .pending, .pendingOver(months: 12), .pendingOver(months: 36), .enterprisesCleared, .milestonesOnTime,
    ]
    return ids.compactMap { id in
      Self.row(of: id).map {
        CellNote(position: CellPosition(row: $0, column: Self.currentColumn), text: SituationNotes(context).figure(id))
      }
    }
  }
}
