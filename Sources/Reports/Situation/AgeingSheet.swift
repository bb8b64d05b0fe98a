import CaseFile

/// 账龄与同比: how old the stock is, whose it is, and what changed.
struct AgeingSheet {
  private let context: SituationContext
  private var say: ReportLanguage { context.say }

  private static let width = 14
  private static let firstRow = 5
  private static let over12 = MeasureID.pendingOver(months: 12)
  private static let over36 = MeasureID.pendingOver(months: 36)

  init(_ context: SituationContext) { self.context = context }

  func make(_ looks: inout Looks) -> Sheet {
    var canvas = Canvas(width: Self.width)
    head(&canvas, &looks)
    add(context.figures.byOwner, .ownerLevel, say("隶属", "Owner"), &canvas, &looks)
    add(context.figures.byProcedure, .procedure, say("程序", "Proceeding"), &canvas, &looks)
    var sheet = Sheet(name: context.names.ageing)
    sheet.charts = charts(&canvas, &looks)
    notes(&canvas, &looks)
    context.signatures(&canvas, columns: [0...2, 3...6, 7...9, 10...13], style: looks.signature())
    sheet.blocks = [.rows(canvas.rows)]
    sheet.merges = canvas.merges
    sheet.columns = [60, 118, 70, 76, 68, 72, 66, 72, 100, 66, 72, 100, 70, 70].map { ColumnLayout(widthPixels: $0) }
    sheet.page = context.page(fitHeight: 1)
    return sheet
  }

  private func head(_ canvas: inout Canvas, _ looks: inout Looks) {
    canvas.put(
      .text(say("未结案件账龄与\(context.changeWord)", "Age of pending cases")), row: canvas.addRow(height: 34), columns: 0...13, style: looks.title())
    let unit = canvas.addRow(height: 20)
    canvas.put(
      .text(say("表2　截至\(context.day(context.cutOff))，与\(context.day(context.input.comparison.days.through))比较", "Table 2. As of \(context.cutOff), compared with \(context.input.comparison.days.through)")),
      row: unit, columns: 0...9, style: looks.caption(.left))
    canvas.put(.text(say("单位：件、天", "Units: cases, days")), row: unit, columns: 10...13, style: looks.caption(.right))
    canvas.put(.text(finding), row: canvas.addRow(height: 30), columns: 0...13, style: looks.finding(points: 11.5))
    let first = canvas.addRow(height: 22)
    let second = canvas.addRow(height: 22)
    canvas.put(.text(say("分组", "Group")), rows: first...second, columns: 0...1, style: looks.header(.center, top: .medium, bottom: .thin))
    canvas.put(.text(say("期末\n未结", "Pend-\ning")), rows: first...second, columns: 2...2, style: looks.header(.right, top: .medium, bottom: .thin))
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

  /// The rows of one grouping with their total.
  private func add(
    _ report: StatisticsReport, _ dimension: Dimension, _ title: String, _ canvas: inout Canvas, _ looks: inout Looks
  ) {
    let column: SituationNames.LedgerColumn = dimension == .ownerLevel ? .owner : .procedure
    let start = canvas.nextRow
    for (index, group) in report.groups.enumerated() {
      let row = canvas.addRow(height: 21)
      canvas.put(.text(index == 0 ? title : ""), row: row, column: 0, style: groupTitle(&looks, isTotal: false))
      canvas.put(.text(context.label(group.key, dimension)), row: row, column: 1, style: looks.body(.words))
      let restriction = CaseFormulas.Group(column: column, cell: "$B\(row + 1)")
      let longest = context.figures.longest[dimension]?[group.key ?? ""]
      fill(row, group, longest, restriction, .none, &canvas, &looks)
    }
    let row = canvas.addRow(height: 22)
    canvas.put(.empty, row: row, column: 0, style: groupTitle(&looks, isTotal: true))
    canvas.put(.text(say("合计", "Total")), row: row, column: 1, style: looks.body(.words, .total))
    let rows = start < row ? start...(row - 1) : nil
    total(row, report.total, rows, &canvas, &looks)
  }

  private func groupTitle(_ looks: inout Looks, isTotal: Bool) -> StyleID {
    looks.make {
      $0.typeface = .hei
      $0.ink = Palette.ink
      $0.borders = Borders(bottom: .init(.thin, isTotal ? Palette.groupRule : Palette.hairline))
      if isTotal {
        $0.fill = Palette.tint
        $0.borders.top = .init(.thin, Palette.ink)
      }
    }
  }

  private func fill(
    _ row: Int, _ group: GroupStatistics, _ longest: Int?, _ restriction: CaseFormulas.Group?,
    _ emphasis: Looks.Emphasis, _ canvas: inout Canvas, _ looks: inout Looks
  ) {
    let current = CaseFormulas(context.names, .current, group: restriction)
    let prior = CaseFormulas(context.names, .prior, group: restriction)
    func count(_ id: MeasureID, _ side: KeyPath<MeasureValue, Ratio?> = \.current) -> Double {
      group[id]?[keyPath: side]?.double ?? 0
    }
    func put(_ column: Int, _ formula: String, _ value: Double) {
      canvas.put(
        .formula(formula, cached: .number(value)), row: row, column: column,
        style: looks.body(.count, emphasis, Looks.Edge(left: [3, 6, 9].contains(column) ? .thin : .none)))
    }
    put(2, current.pending, count(.pending))
    put(3, "\(Reference.cell(row, 2))-\(Reference.cell(row, 6))", count(.pending) - count(Self.over12))
    put(4, "\(Reference.cell(row, 6))-\(Reference.cell(row, 9))", count(Self.over12) - count(Self.over36))
    put(5, Reference.cell(row, 9), count(Self.over36))
    put(6, current.pendingOver(months: 12), count(Self.over12))
    put(7, prior.pendingOver(months: 12), count(Self.over12, \.prior))
    put(9, current.pendingOver(months: 36), count(Self.over36))
    put(10, prior.pendingOver(months: 36), count(Self.over36, \.prior))
    relative(8, row, group[Self.over12], emphasis, &canvas, &looks)
    relative(11, row, group[Self.over36], emphasis, &canvas, &looks)
    let pendingCell = Reference.cell(row, 2)
    age(12, row, current.pendingAge("MEDIAN", count: pendingCell), group[.medianPendingAge]?.current?.double, emphasis, &canvas, &looks)
    age(13, row, current.pendingAge("MAX", count: pendingCell), longest.map(Double.init), emphasis, &canvas, &looks)
  }

  /// The total line: sums of the groups above, so that what is added can be seen.
  private func total(
    _ row: Int, _ group: GroupStatistics, _ rows: ClosedRange<Int>?, _ canvas: inout Canvas, _ looks: inout Looks
  ) {
    fill(row, group, context.figures.longestOfAll, nil, .total, &canvas, &looks)
    guard let rows else { return }
    for column in [2, 6, 7, 9, 10] {
      let cell = canvas.rows[row].cells[column]
      guard case .formula(_, let cached) = cell.value else { continue }
      let range = "\(Reference.cell(rows.lowerBound, column)):\(Reference.cell(rows.upperBound, column))"
      canvas.put(.formula("SUM(\(range))", cached: cached), row: row, column: column, style: cell.style)
    }
  }

  private func relative(
    _ column: Int, _ row: Int, _ value: MeasureValue?, _ emphasis: Looks.Emphasis, _ canvas: inout Canvas,
    _ looks: inout Looks
  ) {
    let current = Reference.cell(row, column - 2)
    let prior = Reference.cell(row, column - 1)
    let cached: CachedValue
    if let percent = value?.changePercent {
      cached = .number(Double(percent.value) / 10_000)
    } else if value?.trend == .bothZero {
      cached = .number(0)
    } else {
      cached = .text("—")
    }
    canvas.put(
      .formula(
        "IF(\(prior)=0,IF(\(current)=0,0,\"—\"),ROUND((\(current)-\(prior))/\(prior),4))", cached: cached),
      row: row, column: column, style: looks.body(.relativeChange, emphasis))
  }

  private func age(
    _ column: Int, _ row: Int, _ formula: String, _ value: Double?, _ emphasis: Looks.Emphasis,
    _ canvas: inout Canvas, _ looks: inout Looks
  ) {
    let style = looks.body(column == 12 ? .days : .count, emphasis, Looks.Edge(left: column == 12 ? .thin : .none))
    let cell: CellValue = value.map { .arrayFormula(formula, cached: .number($0)) } ?? .text("—")
    canvas.put(cell, row: row, column: column, style: style)
  }

  private var finding: String {
    let prose = SituationProse(context)
    var text = say(
      "一年以上\(prose.compared(Self.over12))，三年以上\(prose.compared(Self.over36))。",
      "≥ 1 year: \(prose.compared(Self.over12)); ≥ 3 years: \(prose.compared(Self.over36)).")
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
    let data = ChartDataSheet(context)
    canvas.addRow(height: 8)
    let title = canvas.addRow(height: 24)
    let share = mostOld.map { say("\($0.name)企业三年以上未结最多，\($0.count)件", "\($0.name): most cases of ≥ 3 years, \($0.count)") }
    canvas.put(.text(share ?? say("未结案件的账龄构成", "Age of pending cases")), row: title, columns: 0...6, style: looks.finding())
    canvas.put(.text(trendFinding), row: title, columns: 7...13, style: looks.finding())
    let caption = canvas.addRow(height: 18)
    canvas.put(
      .text(say("按隶属的未结案件账龄构成（件），期末与\(context.priorWord)末", "Pending cases by owner level and age")),
      row: caption, columns: 0...6, style: looks.caption(.left))
    let first = context.figures.trend.first?.asOf ?? context.cutOff
    canvas.put(
      .text(say("月末未结案件数（件），\(first.year)年\(first.month)月—\(context.cutOff.year)年\(context.cutOff.month)月", "Cases pending at month-ends, \(first.year)-\(first.month) to \(context.cutOff.year)-\(context.cutOff.month)")),
      row: caption, columns: 7...13, style: looks.caption(.left))
    let top = canvas.nextRow
    for _ in 0..<12 { canvas.addRow(height: 20) }
    var placements: [ChartPlacement] = []
    if let chart = data.ageingChart {
      placements.append(
        ChartPlacement(
          position: CellPosition(row: top, column: 0), width: 520, height: 236, chart: chart,
          description: say("按隶属的未结案件账龄构成", "Pending cases by owner level and age")))
    }
    placements.append(
      ChartPlacement(
        position: CellPosition(row: top, column: 7), width: 540, height: 236, chart: data.trendChart(columns: [1, 2, 3]),
        description: trendFinding))
    return placements
  }

  private var trendFinding: String {
    guard let first = context.figures.trend.first, let last = context.figures.trend.last else { return "" }
    let word: String
    if last.pending < first.pending {
      word = say("两年间未结由\(first.pending)件降至\(last.pending)件", "Pending fell from \(first.pending) to \(last.pending) in two years")
    } else if last.pending > first.pending {
      word = say("两年间未结由\(first.pending)件升至\(last.pending)件", "Pending rose from \(first.pending) to \(last.pending) in two years")
    } else {
      word = say("两年前后未结均为\(last.pending)件", "Pending \(last.pending), as two years ago")
    }
    return word
  }

  private func notes(_ canvas: inout Canvas, _ looks: inout Looks) {
    let notes = [
      say("注：1. 三个账龄段互不重叠，合计等于期末未结；“一年以上”包含“三年以上”。", "Notes: 1. The three bands are exclusive and add up to pending; ≥ 1 year includes ≥ 3 years."),
      say("　　2. 账龄自立案之日起按自然日计算，中止、扣除期间不减；“以上”含本数。\(context.changeWord)基数为0的以“—”表示，不足10件的请同时看件数。", "       2. Age runs from filing in natural days; suspensions do not reduce it; the marks are inclusive. “—”: prior 0. Read small numbers with their counts."),
    ]
    for text in notes { canvas.put(.text(text), row: canvas.addRow(height: 20), columns: 0...13, style: looks.note()) }
  }
}
