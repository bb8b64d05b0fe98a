import CaseFile

/// 账龄分布: the pending cases by exclusive bands that add up, and cumulatively with the comparison, by every dimension.
struct AgeBandSheet {
  private let context: SituationContext
  private let table: GroupTable
  private let bands: AgeBands
  private var say: ReportLanguage { context.say }
  private var figures: BacklogFigures { context.figures.backlog }

  static let firstRow = 5
  private static let chartRows = 17
  private static let linesKept = 8

  init(_ context: SituationContext) {
    self.context = context
    bands = AgeBands(context)
    table = GroupTable(context, bands: Self.columns(context, AgeBands(context)))
  }

  func make(_ looks: inout Looks) -> Sheet {
    var canvas = Canvas(width: table.width)
    head(&canvas, &looks)
    table.head(&canvas, &looks)
    var kept: [Range<Int>] = []
    var tables: [TableRegion] = []
    var links: [CellLink] = []
    for grouping in figures.groupings {
      let place = table.add(grouping, &canvas, &looks)
      kept.append(place.heading..<(grouping.lines.count <= Self.linesKept ? place.total + 1 : place.heading + 4))
      tables.append(table.region(id: "age_bands", grouping, place))
      links += table.links(grouping, place)
    }
    let widths = table.widths
    let start = canvas.nextRow
    let chart = chart(&canvas, &looks)
    kept.append(start..<canvas.nextRow)
    let last = table.width - 1
    context.notes(notes, width: widths.reduce(0, +), columns: 0...last, &canvas, &looks)
    context.signatures(&canvas, columns: [0...2, 3...6, 7...10, 11...last], style: looks.signature())
    var sheet = context.finish(
      canvas, named: context.names.bands, widths: widths, kept: kept,
      frozen: CellPosition(row: Self.firstRow, column: GroupTable.labelColumns))
    sheet.charts = [chart].compactMap(\.self)
    sheet.tables = tables
    sheet.links = links
    return sheet
  }

  private func head(_ canvas: inout Canvas, _ looks: inout Looks) {
    let last = table.width - 1
    context.title(say("未结案件账龄分布", "Pending cases by age"), link: 0...1, columns: 2...(last - 2), &canvas, &looks)
    let unit = canvas.addRow(height: 20)
    canvas.put(
      .text(
        say(
          "\(context.name(.bands))　截至\(context.day(context.cutOff))，与\(context.day(context.input.comparison.days.through))比较",
          "\(context.name(.bands)) As of \(context.cutOff), compared with \(context.input.comparison.days.through)")),
      row: unit, columns: 0...(last - 3), style: looks.caption(.left))
    canvas.put(.text(say("单位：件", "Unit: cases")), row: unit, columns: (last - 2)...last, style: looks.caption(.right))
    context.finding(
      finding, points: 11.5, height: 30, width: table.widths.reduce(0, +), columns: 0...last, &canvas, &looks)
  }

  /// The bands of all cases in one sentence.
  private var finding: String {
    let counts = bands.counts(context.figures.total.total, \.current)
    let parts = zip(bands.names, counts).map { say("\($0)\($1)件", "\($0) \($1)") }
    return say(
      "期末未结\(MovementWords.grouped(counts.reduce(0, +)))件：\(parts.joined(separator: "，"))。",
      "\(MovementWords.grouped(counts.reduce(0, +))) pending: \(parts.joined(separator: ", ")).")
  }

  private static func columns(_ context: SituationContext, _ bands: AgeBands) -> [GroupBand] {
    let say = context.say
    let thresholds = bands.thresholds
    let bandCount = thresholds.count + 1
    // Column 0 is the stock, then the bands, then three columns for each age.
    func cumulative(_ index: Int) -> Int { 1 + bandCount + 3 * index }
    let exclusive = bands.names.enumerated().map { index, name -> GroupColumn in
      let lower = index == 0 ? 0 : cumulative(index - 1)
      let content: GroupColumn.Content =
        index < thresholds.count
        ? .difference(lower, cumulative(index)) : .count(.pendingOver(months: thresholds[index - 1]), .current)
      let id = index < thresholds.count ? nil : "pending_from_\(thresholds[index - 1])m"
      return GroupColumn(title: name, width: 56, content: content, id: id)
    }
    let over = thresholds.enumerated().map { index, months in
      let id = MeasureID.pendingOver(months: months)
      return GroupBand(
        title: bands.over(months),
        columns: [
          GroupColumn(title: say("本期", "Now"), width: 46, content: .count(id, .current)),
          GroupColumn(title: context.priorWord, width: 56, content: .count(id, .prior)),
          GroupColumn(title: context.changeWord, width: 76, content: .relative(cumulative(index), cumulative(index) + 1)),
        ])
    }
    return [
      GroupBand(
        title: say("未结", "Pending"), columns: [GroupColumn(title: say("合计", "All"), width: 50, content: .count(.pending, .current))]),
      GroupBand(title: say("账龄分布（互不重叠，合计等于未结）", "Age bands (exclusive)"), columns: exclusive),
    ] + over
  }

  private func chart(_ canvas: inout Canvas, _ looks: inout Looks) -> ChartPlacement? {
    guard let chart = SituationCharts(context).bands else { return nil }
    let last = table.width - 1
    canvas.addRow(height: 8)
    canvas.put(
      .text(say("未结案件的账龄构成，本期末与\(context.priorWord)末", "Pending cases by age, now and \(context.priorPhrase)")),
      row: canvas.addRow(height: 24), columns: 0...last, style: looks.finding())
    canvas.put(
      .text(say("各账龄段案件数（件），按隶属和全部", "Cases in each band, by owner level and all")), row: canvas.addRow(height: 18),
      columns: 0...last, style: looks.caption(.left))
    let top = canvas.nextRow
    for _ in 0..<Self.chartRows { canvas.addRow(height: 24) }
    return ChartPlacement(
      position: CellPosition(row: top, column: 0), width: table.widths.reduce(0, +) - 20, height: Self.chartRows * 24 - 6, chart: chart,
      description: finding)
  }

  private var notes: [String] {
    let words = bands.thresholds.map { bands.over($0) }.joined(separator: say("、", ", "))
    return [
      say(
        "各账龄段互不重叠，合计等于期末未结；右侧\(words)为累计，前者包含后者，“以上”含本数。界限可在出报告时指定（--thresholds），一年以上、三年以上两项不变。",
        "The bands exclude each other and add up to pending; the columns at the right are cumulative, the marks inclusive. The ages may be chosen (--thresholds); the headline figures stay those of 1 and 3 years."
      ),
      say(
        "界限日期列在口径说明，按期末日推算；\(context.priorWord)的账龄按当日的未结案件重新计算。",
        "The boundary dates are on the definitions sheet; ages of the comparison are those of the cases then pending."),
    ]
  }
}
