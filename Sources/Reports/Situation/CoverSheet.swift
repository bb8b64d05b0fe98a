import CaseFile

/// 封面与结论: what happened, whether it is good, what comes next; readable alone.
struct CoverSheet {
  private let context: SituationContext
  private var say: ReportLanguage { context.say }

  private static let columns = 24
  private static let columnWidth = 43
  /// Columns of the words in front of a paragraph.
  private static let leadColumns = 3

  init(_ context: SituationContext) { self.context = context }

  func make(_ looks: inout Looks) -> Sheet {
    var canvas = Canvas(width: Self.columns)
    head(&canvas, &looks)
    let cards = CoverCards(context)
    let links = cards.links(from: canvas.nextRow)
    let notes = cards.notes(from: canvas.nextRow)
    cards.add(to: &canvas, &looks)
    let start = canvas.nextRow
    prose(&canvas, &looks)
    var sheet = Sheet(name: context.names.cover)
    sheet.links = links
    sheet.notes = notes
    sheet.tables = [
      TableRegion(
        id: "conclusions", title: say("结论", "Conclusions"), header: 0...0, rows: start..<canvas.nextRow,
        columns: [
          .init("lead", 0, title: say("要点", "Point")), .init("text", Self.leadColumns, title: say("内容", "Text")),
        ])
    ]
    sheet.charts = charts(&canvas, &looks)
    contents(&canvas, &looks)
    context.signatures(
      &canvas, columns: [0...5, 6...11, 12...17, 18...23],
      style: looks.make {
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
    sheet.recipientLine = CellPosition(row: 0, column: 4)
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
    let right =
      context.input.court.isRehearsal
      ? say("演练数据，法院、企业和数字均为虚构", "Rehearsal data: court, enterprises and figures are invented") : ""
    canvas.put(.text(right), row: mark, columns: 14...23, style: looks.caption(.right))
    canvas.put(.empty, row: mark, columns: 4...13, style: looks.variant(looks.caption(.left)) { $0.shrinks = true })
    let title = looks.make {
      $0.typeface = .hei
      $0.points = say == .zh ? 22 : 19
      $0.shrinks = true
      $0.ink = Palette.ink
      $0.horizontal = .center
    }
    canvas.put(.text(context.title), row: canvas.addRow(height: 46), columns: 0...23, style: title)
    let subtitle = looks.make {
      $0.points = 11
      $0.shrinks = true
      $0.ink = Palette.secondary
      $0.horizontal = .center
      $0.borders = Borders(bottom: .init(.medium, Palette.ink))
    }
    let period = context.input.period
    canvas.put(
      .text(
        say(
          "\(context.placeName)　·　\(period.label(.zh))（\(context.span(period))）　·　与\(context.input.comparison.label(.zh))比较",
          "\(context.placeName)  ·  \(period.label(.en)) (\(context.span(period)))  ·  compared with \(context.input.comparison.label(.en))"
        )),
      row: canvas.addRow(height: 26), columns: 0...23, style: subtitle)
    canvas.addRow(height: 8)
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
    let leadColumns = Self.leadColumns
    for paragraph in SituationProse(context).paragraphs {
      let width = Double((Self.columns - leadColumns) * Self.columnWidth)
      let lines = max(
        TextMeasure.lines(paragraph.text, width: width, points: 11.5),
        TextMeasure.lines(paragraph.lead, width: Double(leadColumns * Self.columnWidth - 9), points: 11.5))
      let row = canvas.addRow(height: Double(lines) * 21 + 6)
      canvas.put(.text(paragraph.lead), row: row, columns: 0...(leadColumns - 1), style: lead)
      canvas.put(.text(paragraph.text), row: row, columns: leadColumns...(Self.columns - 1), style: text)
    }
  }

  /// Links to the other sheets, six in a row.
  private func contents(_ canvas: inout Canvas, _ looks: inout Looks) {
    let sheets = context.sheets.filter { $0 != .cover && $0 != .chartData }
    let style = looks.make {
      $0.points = 9
      $0.ink = Palette.secondary
      $0.shrinks = true
    }
    canvas.addRow(height: 4)
    var row = 0
    for (index, sheet) in sheets.enumerated() {
      if index.isMultiple(of: 6) { row = canvas.addRow(height: 17) }
      let first = index % 6 * 4
      let name = context.names.name(sheet)
      let text = sheet.isNumbered ? context.name(sheet) + " " + name : name
      canvas.put(.link(text, target: "'\(name)'!A1"), row: row, columns: first...(first + 3), style: style)
    }
  }

  private func charts(_ canvas: inout Canvas, _ looks: inout Looks) -> [ChartPlacement] {
    let charts = SituationCharts(context)
    let prose = SituationProse(context)
    canvas.addRow(height: 6)
    let title = canvas.addRow(height: 24)
    canvas.put(.text(prose.trendSentence), row: title, columns: 0...13, style: looks.finding())
    canvas.put(.text(prose.quarterTitle), row: title, columns: 14...23, style: looks.finding())
    let caption = canvas.addRow(height: 18)
    canvas.put(.text(prose.trendCaption), row: caption, columns: 0...13, style: looks.caption(.left))
    canvas.put(
      .text(say("各季度新收、结案案件数（件）", "Cases received and closed by quarter")), row: caption, columns: 14...23,
      style: looks.caption(.left))
    let top = canvas.nextRow
    for _ in 0..<10 { canvas.addRow(height: 20) }
    return [
      ChartPlacement(
        position: CellPosition(row: top, column: 0), width: 14 * Self.columnWidth - 30, height: 198,
        chart: charts.trend(columns: [2, 3]), description: prose.trendSentence),
      ChartPlacement(
        position: CellPosition(row: top, column: 14), width: 10 * Self.columnWidth, height: 198,
        chart: charts.quarters, description: prose.quarterTitle),
    ]
  }
}
