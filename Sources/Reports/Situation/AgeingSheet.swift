import CaseFile

/// 账龄与同比: how old the stock is, whose it is, and what changed.
struct AgeingSheet {
  private let context: SituationContext
  private var say: ReportLanguage { context.say }

  private static let width = 14
  private static let widths = [62, 112, 64, 72, 66, 70, 62, 76, 92, 62, 76, 92, 68, 68]
  private static let firstRow = 5
  private static let over12 = MeasureID.pendingOver(months: 12)
  private static let over36 = MeasureID.pendingOver(months: 36)

  init(_ context: SituationContext) { self.context = context }

  func make(_ looks: inout Looks) -> Sheet {
    var canvas = Canvas(width: Self.width)
    head(&canvas, &looks)
    let table = AgeingTable(context)
    var sheet = Sheet(name: context.names.ageing)
    let groupings: [(StatisticsReport, Dimension, String)] = [
      (context.figures.byOwner, .ownerLevel, say("隶属", "Owner")),
      (context.figures.byProcedure, .procedure, say("程序", "Proceed.")),
    ]
    for (report, dimension, title) in groupings {
      let start = canvas.nextRow
      sheet.links += table.links(report, dimension, from: start)
      table.add(report, dimension, title, &canvas, &looks)
      sheet.tables.append(region(dimension, title, start..<canvas.nextRow))
    }
    sheet.charts = charts(&canvas, &looks)
    notes(&canvas, &looks)
    context.signatures(&canvas, columns: [0...2, 3...6, 7...9, 10...13], style: looks.signature())
    sheet.blocks = [.rows(canvas.rows)]
    sheet.merges = canvas.merges
    sheet.columns = Self.widths.map { ColumnLayout(widthPixels: $0) }
    sheet.frozen = CellPosition(row: Self.firstRow, column: 2)
    sheet.selection = CellPosition(row: Self.firstRow, column: 2)
    sheet.page = context.page(fitHeight: 1)
    sheet.tabColor = Palette.ink
    return sheet
  }

  private func region(_ dimension: Dimension, _ title: String, _ rows: Range<Int>) -> TableRegion {
    TableRegion(
      id: "ageing_by_\(dimension.rawValue)", title: "\(context.names.ageing)　\(title)",
      header: (Self.firstRow - 2)...(Self.firstRow - 1), rows: rows,
      columns: [
        .init("group", 1, title: say("分组", "Group")), .init("pending", 2), .init("under_12m", 3), .init("from_12m_under_36m", 4),
        .init("from_36m", 5),
        .init("pending_over_12m", 6), .init("pending_over_12m_prior", 7), .init("pending_over_12m_change_ratio", 8),
        .init("pending_over_36m", 9), .init("pending_over_36m_prior", 10), .init("pending_over_36m_change_ratio", 11),
        .init("median_pending_age_days", 12), .init("longest_pending_age_days", 13),
      ])
  }

  private func head(_ canvas: inout Canvas, _ looks: inout Looks) {
    context.title(
      say("未结案件账龄与\(context.changeWord)", "Age of pending cases"), link: 0...1, columns: 2...11, &canvas, &looks)
    let unit = canvas.addRow(height: 20)
    canvas.put(
      .text(
        say(
          "\(context.name(.ageing))　截至\(context.day(context.cutOff))，与\(context.day(context.input.comparison.days.through))比较",
          "\(context.name(.ageing)) As of \(context.cutOff), compared with \(context.input.comparison.days.through)")),
      row: unit, columns: 0...9, style: looks.caption(.left))
    canvas.put(.text(say("单位：件、天", "Units: cases, days")), row: unit, columns: 10...13, style: looks.caption(.right))
    canvas.put(.text(finding), row: canvas.addRow(height: 30), columns: 0...13, style: looks.finding(points: 11.5))
    let first = canvas.addRow(height: 22)
    let second = canvas.addRow(height: 22)
    canvas.put(.text(say("分组", "Group")), rows: first...second, columns: 0...1, style: looks.header(.center, top: .medium, bottom: .thin))
    canvas.put(
      .text(say("期末\n未结", "Pend-\ning")), rows: first...second, columns: 2...2, style: looks.header(.center, top: .medium, bottom: .thin))
    let groups: [(String, ClosedRange<Int>, [String])] = [
      (say("账龄分布（互不重叠）", "Age bands (exclusive)"), 3...5, [say("不满1年", "< 1 year"), say("1—3年", "1–3"), say("3年以上", "≥ 3")]),
      (say("一年以上", "≥ 1 year"), 6...8, [say("本期", "Current"), context.priorWord, context.changeWord]),
      (say("其中：三年以上", "of these ≥ 3 years"), 9...11, [say("本期", "Current"), context.priorWord, context.changeWord]),
      (say("未结天数", "Days pending"), 12...13, [say("中位", "Median"), say("最长", "Longest")]),
    ]
    for (title, columns, titles) in groups {
      canvas.put(.text(title), row: first, columns: columns, style: looks.header(.center, top: .medium, left: .thin))
      for (offset, text) in titles.enumerated() {
        canvas.put(
          .text(text), row: second, column: columns.lowerBound + offset,
          style: looks.header(.right, bottom: .thin, left: offset == 0 ? .thin : .none, points: 9))
      }
    }
  }

  private var finding: String {
    let prose = MovementWords(context)
    let flow = BacklogProse(context).flowBesideFall
    var text = say(
      "一年以上\(prose.safely(Self.over12))，三年以上\(prose.safely(Self.over36))\(flow)。",
      "≥ 1 year: \(prose.safely(Self.over12)); ≥ 3 years: \(prose.safely(Self.over36))\(flow).")
    if let most = mostOld {
      text += say("三年以上中\(most.name)最多，\(most.count)件。", " Most of the oldest: \(most.name), \(most.count).")
    }
    return text
  }

  /// The owner level with most cases of three years or more, when there is exactly one such.
  private var mostOld: (name: String, count: Int)? {
    let counts = context.figures.byOwner.groups.map { group in
      (context.label(group.key, .ownerLevel), group[Self.over36]?.current?.numerator ?? 0)
    }
    guard let top = counts.max(by: { $0.1 < $1.1 }), top.1 > 0, counts.filter({ $0.1 == top.1 }).count == 1 else { return nil }
    return (top.0, top.1)
  }

  private func charts(_ canvas: inout Canvas, _ looks: inout Looks) -> [ChartPlacement] {
    let charts = SituationCharts(context)
    let prose = SituationProse(context)
    canvas.addRow(height: 8)
    let title = canvas.addRow(height: 24)
    let share = mostOld.map { say("\($0.name)企业三年以上未结最多，\($0.count)件", "\($0.name): most cases of ≥ 3 years, \($0.count)") }
    canvas.put(.text(share ?? say("未结案件的账龄构成", "Age of pending cases")), row: title, columns: 0...6, style: looks.finding())
    canvas.put(.text(prose.stockSentence), row: title, columns: 7...13, style: looks.finding())
    let caption = canvas.addRow(height: 18)
    canvas.put(
      .text(say("按隶属的未结案件账龄构成（件），本期末与\(context.priorWord)末", "Pending cases by owner level and age")),
      row: caption, columns: 0...6, style: looks.caption(.left))
    canvas.put(.text(prose.trendCaption), row: caption, columns: 7...13, style: looks.caption(.left))
    let top = canvas.nextRow
    for _ in 0..<12 { canvas.addRow(height: 20) }
    let trend = ChartPlacement(
      position: CellPosition(row: top, column: 7), width: 528, height: 236, chart: charts.trend(columns: [1, 2, 3]),
      description: prose.stockSentence)
    guard let chart = charts.ageing else {
      canvas.put(.text(say("没有未结案件。", "No case is pending.")), row: top, columns: 0...6, style: looks.caption(.left))
      return [trend]
    }
    let bars = ChartPlacement(
      position: CellPosition(row: top, column: 0), width: 500, height: 236, chart: chart,
      description: say("按隶属的未结案件账龄构成", "Pending cases by owner level and age"))
    return [bars, trend]
  }

  private func notes(_ canvas: inout Canvas, _ looks: inout Looks) {
    let width = Double(Self.widths.reduce(0, +))
    for (index, text) in SituationNotes(context).ageing.enumerated() {
      let line = (index == 0 ? say("注：", "Notes: ") : say("　　", "       ")) + "\(index + 1). " + text
      let row = canvas.addRow(height: Double(TextMeasure.lines(line, width: width, points: 9)) * 17 + 3)
      canvas.put(.text(line), row: row, columns: 0...13, style: looks.note())
    }
  }
}
