import CaseFile

/// The six headline figures of the cover, each leading to its row of the overall table.
struct CoverCards {
  private let context: SituationContext
  private var say: ReportLanguage { context.say }

  init(_ context: SituationContext) { self.context = context }

  private struct Card {
    let id: MeasureID
    let title: String
    let unit: String
    var isAccent = false
  }

  private var cards: [Card] {
    [
      Card(id: .closed, title: say("结案（件）", "Closed"), unit: say("件", "cases")),
      Card(id: .pending, title: say("期末未结（件）", "Pending"), unit: say("件", "cases")),
      Card(id: .pendingOver(months: 12), title: say("一年以上未结（件）", "Pending ≥ 1 year"), unit: say("件", "cases"), isAccent: true),
      Card(id: .pendingOver(months: 36), title: say("其中：三年以上（件）", "of these ≥ 3 years"), unit: say("件", "cases"), isAccent: true),
      Card(id: .enterprisesCleared, title: say("出清企业（户）", "Enterprises cleared"), unit: say("户", "enterprises")),
      Card(id: .milestonesOnTime, title: say("节点按期率（%）", "Limits met (%)"), unit: "%"),
    ]
  }

  /// Links from the six figures, and the change below them, to their cases.
  func links(from row: Int) -> [CellLink] {
    cards.enumerated().flatMap { index, card in
      [(CaseFormulas.Side.current, 1), (.prior, 3)].compactMap { side, line in
        FigureKey(measure: card.id, side).flatMap { context.caseLink($0, row: row + line, column: index * 4) }
      }
    }
  }

  /// What each figure means, how many cases it counts, and the command that reprints it.
  func notes(from row: Int) -> [CellNote] {
    cards.enumerated().map { index, card in
      CellNote(position: CellPosition(row: row + 1, column: index * 4), text: SituationNotes(context).figure(card.id))
    }
  }

  /// Adds the five rows of the cards.
  func add(to canvas: inout Canvas, _ looks: inout Looks) {
    let rows =
      [canvas.addRow(height: 30), canvas.addRow(height: 50), canvas.addRow(height: 24), canvas.addRow(height: 22)]
      + [canvas.addRow(height: 22)]
    for (index, card) in cards.enumerated() {
      let columns = (index * 4)...(index * 4 + 3)
      put(card, rows: rows, columns: columns, isFirst: index == 0, &canvas, &looks)
    }
    canvas.addRow(height: 8)
  }

  private func put(
    _ card: Card, rows: [Int], columns: ClosedRange<Int>, isFirst: Bool, _ canvas: inout Canvas, _ looks: inout Looks
  ) {
    let isRate = card.id == .milestonesOnTime
    let target = Reference.cell(context.names.overall, OverallSheet.row(of: card.id) ?? 0, OverallSheet.currentColumn)
    let values = [
      .link(card.title, target: target), figureCell(card, isRate: isRate), changeCell(card, isRate: isRate),
      priorCell(card, isRate: isRate), besideCell(card),
    ]
    for (line, value) in values.enumerated() {
      let look = Self.look(line, card, isRate: isRate).with {
        $0.indent = 1
        if card.isAccent { $0.fill = Palette.tint }
        if !isFirst { $0.borders.left = .init(.thin, Palette.groupRule) }
        if line == values.count - 1 { $0.borders.bottom = .init(.thin, Palette.groupRule) }
      }
      canvas.put(value, row: rows[line], columns: columns, style: looks.id(look))
    }
  }

  /// Label, figure, change, prior figure and what is read with it, from above.
  private static func look(_ line: Int, _ card: Card, isRate: Bool) -> CellStyle {
    CellStyle().with {
      switch line {
      case 0:
        $0.typeface = .hei
        $0.points = 11
        $0.ink = card.isAccent ? Palette.accent : Palette.ink
      case 1:
        $0.typeface = .figures
        $0.points = 30
        $0.isBold = true
        $0.ink = card.isAccent ? Palette.accent : Palette.ink
        $0.numberFormat = isRate ? "0.0" : "#,##0"
      case 2:
        $0.typeface = .hei
        $0.points = 11
      default:
        $0.points = 9.5
        $0.ink = Palette.secondary
      }
    }
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

  /// What must be read with the figure: beside old cases the closings against the filings, beside enterprises (户) the
  /// cases (件).
  private func besideCell(_ card: Card) -> CellValue {
    let beside: MeasureID
    switch card.id {
    case .closed, .pendingOver(months: 12), .pendingOver(months: 36): beside = .closedToReceived
    case .pending: beside = .closingRate
    case .enterprisesCleared: beside = .clearingCases
    default: return .empty
    }
    let cell = reference(beside, OverallSheet.currentColumn)
    let words = MeasureWords(say, context.input.period)[beside]
    let value = context.figures[beside].currentNumber
    let isRate = context.figures[beside].unit == .rate
    let shown = value.map { MovementWords.printed($0) + (isRate ? "%" : " \(words.unit)") } ?? "—"
    let format = isRate ? "TEXT(\(cell),\"0.00%\")" : "TEXT(\(cell),\"#,##0\")&\" \(words.unit)\""
    return .formula("\"\(words.name) \"&IF(ISTEXT(\(cell)),\"—\",\(format))", cached: .text("\(words.name) \(shown)"))
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
      shown = MovementWords.grouped(prior.numerator) + unit
    }
    return .formula(formula, cached: .text("\(context.priorWord) \(shown)"))
  }
}
