import CaseFile

/// 封面与结论: what happened, whether it is good, what comes next; readable alone.
struct CoverSheet {
  private let context: SituationContext
  private var say: ReportLanguage { context.say }

  private static let columns = 24
  private static let columnWidth = 43

  init(_ context: SituationContext) { self.context = context }

  func make(_ looks: inout Looks) -> Sheet {
    var canvas = Canvas(width: Self.columns)
    head(&canvas, &looks)
    cards(&canvas, &looks)
    prose(&canvas, &looks)
    var sheet = Sheet(name: context.names.cover)
    sheet.charts = charts(&canvas, &looks)
    context.signatures(&canvas, columns: [0...5, 6...11, 12...17, 18...23], style: looks.make {
      $0.points = 10.5
      $0.borders = Borders(top: .init(.thin, Palette.ink))
    })
    sheet.blocks = [.rows(canvas.rows)]
    sheet.merges = canvas.merges
    sheet.columns = [ColumnLayout](
      repeating: ColumnLayout(widthPixels: Self.columnWidth), count: Self.columns)
    sheet.page.fitHeight = 1
    sheet.page.margins.top = 0.5
    sheet.page.footer = context.footer
    sheet.tabColor = Palette.accent
    return sheet
  }

  private func head(_ canvas: inout Canvas, _ looks: inout Looks) {
    let mark = canvas.addRow(height: 26)
    let boxed = looks.make {
      $0.typeface = .hei
      $0.ink = Palette.accent
      $0.horizontal = .center
      let side = Borders.Side(.thin, Palette.accent)
      $0.borders = Borders(top: side, bottom: side, left: side, right: side)
    }
    canvas.put(.text(say("内部资料", "Internal")), row: mark, columns: 0...2, style: boxed)
    let right = context.input.court.isRehearsal
      ? say("演练数据，法院、企业和数字均为虚构", "Rehearsal data: court, enterprises and figures are invented") : ""
    canvas.put(.text(right), row: mark, columns: 12...23, style: looks.caption(.right))
    let title = looks.make {
      $0.typeface = .hei
      $0.points = say == .zh ? 22 : 19
      $0.ink = Palette.ink
      $0.horizontal = .center
    }
    canvas.put(.text(context.title), row: canvas.addRow(height: 46), columns: 0...23, style: title)
    let subtitle = looks.make {
      $0.points = 11
      $0.ink = Palette.secondary
      $0.horizontal = .center
      $0.borders = Borders(bottom: .init(.medium, Palette.ink))
    }
    let period = context.input.period
    canvas.put(
      .text(
        say(
          "\(context.courtName)　·　\(period.label(.zh))（\(context.span(period))）　·　与\(context.input.comparison.label(.zh))比较",
          "\(context.courtName)  ·  \(period.label(.en)) (\(context.span(period)))  ·  compared with \(context.input.comparison.label(.en))")),
      row: canvas.addRow(height: 26), columns: 0...23, style: subtitle)
    canvas.addRow(height: 8)
  }

  private struct Card {
    let id: MeasureID
    let title: String
    let unit: String
    var isAccent = false
  }

  private func cards(_ canvas: inout Canvas, _ looks: inout Looks) {
    let cards = [
      Card(id: .closed, title: say("结案（件）", "Closed (cases)"), unit: say("件", "cases")),
      Card(id: .pending, title: say("期末未结（件）", "Pending (cases)"), unit: say("件", "cases")),
      Card(id: .pendingOver(months: 12), title: say("一年以上未结（件）", "Pending ≥ 1 year"), unit: say("件", "cases"), isAccent: true),
      Card(id: .pendingOver(months: 36), title: say("其中：三年以上（件）", "of these ≥ 3 years"), unit: say("件", "cases"), isAccent: true),
      Card(id: .enterprisesCleared, title: say("出清企业（户）", "Enterprises cleared"), unit: say("户", "")),
      Card(id: .milestonesOnTime, title: say("节点按期率（%）", "Milestones on time (%)"), unit: "%"),
    ]
    let rows = [canvas.addRow(height: 30), canvas.addRow(height: 50), canvas.addRow(height: 24), canvas.addRow(height: 24)]
    for (index, card) in cards.enumerated() {
      let columns = (index * 4)...(index * 4 + 3)
      put(card, rows: rows, columns: columns, isFirst: index == 0, &canvas, &looks)
    }
    canvas.addRow(height: 8)
  }

  private func put(
    _ card: Card, rows: [Int], columns: ClosedRange<Int>, isFirst: Bool, _ canvas: inout Canvas, _ looks: inout Looks
  ) {
    let ink = card.isAccent ? Palette.accent : Palette.ink
    func style(_ looks: inout Looks, _ change: (inout CellStyle) -> Void, isLast: Bool = false) -> StyleID {
      looks.make {
        $0.indent = 1
        if card.isAccent { $0.fill = Palette.tint }
        if !isFirst { $0.borders.left = .init(.thin, Palette.groupRule) }
        if isLast { $0.borders.bottom = .init(.thin, Palette.groupRule) }
        change(&$0)
      }
    }
    let label = style(&looks, {
      $0.typeface = .hei
      $0.points = 11
      $0.ink = ink
    })
    canvas.put(
      .link(card.title, target: "'\(context.names.overall)'!\(Reference.cell(OverallSheet.row(of: card.id) ?? 0, 3))"),
      row: rows[0], columns: columns, style: label)
    let isRate = card.id == .milestonesOnTime
    let figure = style(&looks, {
      $0.typeface = .figures
      $0.points = 30
      $0.isBold = true
      $0.ink = ink
      $0.numberFormat = isRate ? "0.0" : "#,##0"
    })
    canvas.put(figureCell(card, isRate: isRate), row: rows[1], columns: columns, style: figure)
    canvas.put(changeCell(card, isRate: isRate), row: rows[2], columns: columns, style: style(&looks, {
      $0.typeface = .hei
      $0.points = 11
    }))
    canvas.put(priorCell(card, isRate: isRate), row: rows[3], columns: columns, style: style(&looks, {
      $0.points = 9.5
      $0.ink = Palette.secondary
    }, isLast: true))
  }

  private func reference(_ id: MeasureID, _ column: Int) -> String {
    Reference.cell(context.names.overall, OverallSheet.row(of: id) ?? 0, column)
  }

  private func figureCell(_ card: Card, isRate: Bool) -> CellValue {
    let cell = reference(card.id, 3)
    let value = context.figures[card.id].current?.double
    guard isRate else { return .formula(cell, cached: .number(value ?? 0)) }
    return .formula("IF(ISTEXT(\(cell)),\"—\",\(cell)*100)", cached: value.map { .number($0 * 100) } ?? .text("—"))
  }

  private func changeCell(_ card: Card, isRate: Bool) -> CellValue {
    let word = context.changeWord
    let same = say("持平", "same")
    let value = context.figures[card.id]
    let cell = reference(card.id, isRate ? 5 : 6)
    let shown = isRate ? "TEXT(ABS(\(cell)),\"0.00\")&\"\(say("个百分点", " points"))\"" : "TEXT(ABS(\(cell)),\"0.00%\")"
    let test = isRate ? "ROUND(\(cell),2)" : cell
    let formula =
      "\"\(word) \"&IF(ISTEXT(\(cell)),\"—\",IF(\(test)=0,\"\(same)\",IF(\(cell)>0,\"▲ \",\"▼ \")&\(shown)))"
    let text: String
    switch value.trend {
    case .rise(let amount): text = "▲ \(amount)" + (isRate ? say("个百分点", " points") : "%")
    case .fall(let amount): text = "▼ \(amount)" + (isRate ? say("个百分点", " points") : "%")
    case .unchanged, .bothZero: text = same
    case .noPrior, .incomparable: text = "—"
    }
    return .formula(formula, cached: .text("\(word) \(text)"))
  }

  private func priorCell(_ card: Card, isRate: Bool) -> CellValue {
    let cell = reference(card.id, 4)
    let format = isRate ? "0.0%" : "#,##0"
    let unit = isRate ? "" : " " + card.unit
    let formula = "\"\(context.priorWord) \"&IF(ISTEXT(\(cell)),\"—\",TEXT(\(cell),\"\(format)\")&\"\(unit)\")"
    guard let prior = context.figures[card.id].prior else {
      return .formula(formula, cached: .text("\(context.priorWord) —"))
    }
    let shown: String
    if isRate {
      // One decimal, half away from zero, as the format shows it.
      let tenths = (prior.numerator * 2000 + prior.denominator) / (prior.denominator * 2)
      shown = "\(tenths / 10).\(tenths % 10)%"
    } else {
      shown = Self.grouped(prior.numerator) + unit
    }
    return .formula(formula, cached: .text("\(context.priorWord) \(shown)"))
  }

  private static func grouped(_ number: Int) -> String {
    var digits = String(number)
    var tail = ""
    while digits.count > 3 {
      tail = "," + digits.suffix(3) + tail
      digits.removeLast(3)
    }
    return digits + tail
  }

  private func prose(_ canvas: inout Canvas, _ looks: inout Looks) {
    let lead = looks.make {
      $0.typeface = .hei
      $0.points = 11.5
      $0.ink = Palette.ink
      $0.vertical = .top
      $0.indent = 1
      $0.wraps = true
    }
    let text = looks.make {
      $0.typeface = .fangSong
      $0.points = 11.5
      $0.wraps = true
      $0.vertical = .top
    }
    let width = Double(20 * Self.columnWidth)
    for paragraph in SituationProse(context).paragraphs {
      let lines = TextMeasure.lines(paragraph.text, width: width, points: 11.5)
      let row = canvas.addRow(height: Double(lines) * 21 + 6)
      canvas.put(.text(paragraph.lead), row: row, columns: 0...3, style: lead)
      canvas.put(.text(paragraph.text), row: row, columns: 4...23, style: text)
    }
  }

  private func charts(_ canvas: inout Canvas, _ looks: inout Looks) -> [ChartPlacement] {
    let data = ChartDataSheet(context)
    let prose = SituationProse(context)
    canvas.addRow(height: 6)
    let title = canvas.addRow(height: 24)
    canvas.put(.text(prose.trendSentence), row: title, columns: 0...13, style: looks.finding())
    canvas.put(.text(prose.quarterTitle), row: title, columns: 14...23, style: looks.finding())
    let caption = canvas.addRow(height: 18)
    let first = context.figures.trend.first?.asOf ?? context.cutOff
    canvas.put(
      .text(say("月末未结案件数（件），\(first.year)年\(first.month)月—\(context.cutOff.year)年\(context.cutOff.month)月", "Cases pending at month-ends, \(first.year)-\(first.month) to \(context.cutOff.year)-\(context.cutOff.month)")),
      row: caption, columns: 0...13, style: looks.caption(.left))
    canvas.put(.text(say("各季度新收、结案案件数（件）", "Cases received and closed by quarter")), row: caption, columns: 14...23, style: looks.caption(.left))
    let top = canvas.nextRow
    for _ in 0..<10 { canvas.addRow(height: 20) }
    return [
      ChartPlacement(
        position: CellPosition(row: top, column: 0), width: 14 * Self.columnWidth - 30, height: 198,
        chart: data.trendChart(columns: [2, 3]), description: prose.trendSentence),
      ChartPlacement(
        position: CellPosition(row: top, column: 14), width: 10 * Self.columnWidth, height: 198,
        chart: data.quarterChart, description: prose.quarterSentence),
    ]
  }
}
