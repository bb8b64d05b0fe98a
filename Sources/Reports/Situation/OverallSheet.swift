import CaseFile

/// 总体情况: every measure with its comparison, as formulas over the ledger.
struct OverallSheet {
  private let context: SituationContext
  private var say: ReportLanguage { context.say }
  private let current: CaseFormulas
  private let prior: CaseFormulas

  init(_ context: SituationContext) {
    self.context = context
    current = CaseFormulas(context.names, .current)
    prior = CaseFormulas(context.names, .prior)
  }

  // Columns of the sheet.
  private static let width = 8
  private static let currentColumn = 3
  private static let priorColumn = 4

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
    sheet.columns = [96, 190, 66, 128, 128, 130, 128, 300].map { ColumnLayout(widthPixels: $0) }
    sheet.frozen = CellPosition(row: Self.firstRow, column: 2)
    sheet.page = context.page(fitHeight: 1)
    sheet.notes = cellNotes
    sheet.tabColor = Palette.ink
    return sheet
  }

  private func head(_ canvas: inout Canvas, _ looks: inout Looks) {
    canvas.put(.text(context.names.overall), row: canvas.addRow(height: 34), columns: 0...7, style: looks.title())
    let unit = canvas.addRow(height: 20)
    canvas.put(
      .text(say("表1　统计期间：\(context.span(context.input.period))（时点数：\(context.day(context.cutOff))）", "Table 1. Period: \(context.span(context.input.period)); stock figures as of \(context.cutOff)")),
      row: unit, columns: 0...5, style: looks.caption(.left))
    canvas.put(.text(say("单位：见各行", "Units: see rows")), row: unit, columns: 6...7, style: looks.caption(.right))
    canvas.put(
      .text(SituationProse(context).headline), row: canvas.addRow(height: 30), columns: 0...7, style: looks.finding(points: 11.5))
    let first = canvas.addRow(height: 24)
    let second = canvas.addRow(height: 20)
    func tall(_ text: String, _ column: Int, _ side: CellStyle.Horizontal, left: BorderLine = .none) {
      canvas.put(.text(text), row: first, column: column, style: looks.header(side, top: .medium, left: left))
      canvas.put(.empty, row: second, column: column, style: looks.header(side, bottom: .thin, left: left))
    }
    tall(say("类别", "Group"), 0, .left)
    tall(say("指标", "Measure"), 1, .left)
    tall(say("单位", "Unit"), 2, .center)
    let titles: [(Int, String, String, BorderLine)] = [
      (3, say("本期", "Current"), context.input.period.label(say), .thin),
      (4, context.priorWord, context.input.comparison.label(say), .none),
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
    canvas.put(.text(figures.unit), row: row, column: 2, style: looks.body(.center, line.isTotal ? .total : .muted, edge))
    canvas.put(value(figures, .current, row), row: row, column: 3, style: looks.body(figures.body, emphasis, ruled))
    canvas.put(value(figures, .prior, row), row: row, column: 4, style: looks.body(figures.body, emphasis == .headline ? .none : emphasis, edge))
    let change = figures.body == .count ? Looks.Body.change : .decimalChange
    canvas.put(changeCell(figures, row), row: row, column: 5, style: looks.body(change, emphasis == .headline ? .none : emphasis, ruled))
    canvas.put(relativeCell(figures, row), row: row, column: 6, style: looks.body(.relativeChange, emphasis, edge))
    canvas.put(.text(figures.gist), row: row, column: 7, style: looks.body(.grey, line.isTotal ? .total : .none, ruled))
  }

  private func value(_ figures: OverallFigures.Entry, _ side: CaseFormulas.Side, _ row: Int) -> CellValue {
    let column = side == .current ? Self.currentColumn : Self.priorColumn
    let formula = formula(figures.id, side == .current ? current : prior, side, column)
    let value = side == .current ? figures.current : figures.prior
    let cached = value.map(CachedValue.number) ?? .text("—")
    return figures.id == .medianDaysToClose || figures.id == .medianPendingAge
      ? arrayValue(formula, cached) : .formula(formula, cached: cached)
  }

  /// Array formulas cannot carry a text result in every printer; where there is no figure the dash stands alone.
  private func arrayValue(_ formula: String, _ cached: CachedValue) -> CellValue {
    if case .text(let dash) = cached { return .text(dash) }
    return .arrayFormula(formula, cached: cached)
  }

  private func formula(_ id: MeasureID, _ of: CaseFormulas, _ side: CaseFormulas.Side, _ column: Int) -> String {
    func cell(_ id: MeasureID) -> String { Reference.cell(Self.row(of: id) ?? 0, column) }
    let period = side == .current ? context.input.period : context.input.comparison
    switch id {
    case .openingPending: return of.openingPending
    case .received: return of.received
    case .handled: return "\(cell(.openingPending))+\(cell(.received))"
    case .closed: return of.closedInPeriod
    case .pending: return of.pending
    case .closingRate: return "IF(\(cell(.handled))=0,\"—\",\(cell(.closed))/\(cell(.handled)))"
    case .closedToReceived: return "IF(\(cell(.received))=0,\"—\",\(cell(.closed))/\(cell(.received)))"
    case .milestonesOnTime: return of.milestonesOnTime
    case .meanDaysToClose: return of.meanDaysToClose(count: cell(.closed))
    case .medianDaysToClose: return of.medianDaysToClose(count: cell(.closed))
    case .dispositionTime:
      let length = period.wholeMonths.map { "365*\($0)/12" } ?? "\(period.days.dayCount)"
      return "IF(\(cell(.closed))=0,\"—\",\(length)*\(cell(.pending))/\(cell(.closed)))"
    case .pendingOver(months: 12): return of.pendingOver(months: 12)
    case .pendingOver(months: 36): return of.pendingOver(months: 36)
    case Self.shareOverYear:
      return "IF(\(cell(.pending))=0,\"—\",\(cell(.pendingOver(months: 12)))/\(cell(.pending)))"
    case .meanPendingAge: return of.meanPendingAge(count: cell(.pending))
    case .medianPendingAge: return of.pendingAge("MEDIAN", count: cell(.pending))
    case .enterprisesCleared: return of.enterprisesCleared
    default: return of.claimsResolved
    }
  }

  private func changeCell(_ figures: OverallFigures.Entry, _ row: Int) -> CellValue {
    let current = Reference.cell(row, Self.currentColumn)
    let prior = Reference.cell(row, Self.priorColumn)
    let factor = figures.isRate ? "*100" : ""
    let cached = figures.change.map(CachedValue.number) ?? .text("—")
    return .formula("IF(OR(ISTEXT(\(current)),ISTEXT(\(prior))),\"—\",(\(current)-\(prior))\(factor))", cached: cached)
  }

  private func relativeCell(_ figures: OverallFigures.Entry, _ row: Int) -> CellValue {
    guard !figures.isRate else { return .text("—") }
    let current = Reference.cell(row, Self.currentColumn)
    let prior = Reference.cell(row, Self.priorColumn)
    let cached = figures.relative.map(CachedValue.number) ?? .text("—")
    return .formula(
      "IF(OR(ISTEXT(\(current)),ISTEXT(\(prior))),\"—\",IF(\(prior)=0,IF(\(current)=0,0,\"—\"),ROUND((\(current)-\(prior))/\(prior),4)))",
      cached: cached)
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
    for (index, text) in SituationProse(context).overallNotes.enumerated() {
      let lines = TextMeasure.lines(text, width: 1160, points: 9)
      let row = canvas.addRow(height: Double(lines) * 18 + 2)
      canvas.put(.text((index == 0 ? say("注：", "Notes: ") : say("　　", "       ")) + "\(index + 1). " + text), row: row, columns: 0...7, style: looks.note())
    }
  }

  /// 旧存 + 新收 − 结案 − 未结 is 0, said by a formula.
  private var reconciliation: CellValue {
    func cell(_ id: MeasureID, _ column: Int) -> String { Reference.cell(Self.row(of: id) ?? 0, column) }
    func difference(_ column: Int) -> String {
      "\(cell(.openingPending, column))+\(cell(.received, column))-\(cell(.closed, column))-\(cell(.pending, column))"
    }
    let good = say("核对：旧存＋新收−结案＝期末未结，本期、\(context.priorWord)均相符", "Check: opening + received − closed = pending, in both periods")
    let bad = say("核对不符，本表不得使用", "Does not reconcile: do not use this table")
    return .formula(
      "IF(AND(\(difference(Self.currentColumn))=0,\(difference(Self.priorColumn))=0),\"\(good)\",\"\(bad)\")",
      cached: .text(good))
  }

  private var cellNotes: [CellNote] {
    let ids: [MeasureID] = [
      .closed, .pending, .pendingOver(months: 12), .pendingOver(months: 36), .enterprisesCleared, .milestonesOnTime,
    ]
    return ids.compactMap { id in
        guard let row = Self.row(of: id) else { return nil }
        let entry = OverallFigures(context)[id]
        return CellNote(
          position: CellPosition(row: row, column: Self.currentColumn),
          text: say(
            "\(entry.name)：\(entry.gist)\n截至 \(context.cutOff)，台账共 \(context.figures.ledgerOrder.count) 件\n复核命令：chuqing stats --period \(context.input.period.code)",
            "\(entry.name): \(entry.gist)\nAs of \(context.cutOff); \(context.figures.ledgerOrder.count) cases in the ledger\nReprint: chuqing stats --period \(context.input.period.code)"))
      }
  }
}
