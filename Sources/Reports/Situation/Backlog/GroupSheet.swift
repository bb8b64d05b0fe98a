import CaseFile

/// 分组情况: flow, stock, old cases and outcomes by every dimension, with sums that are those of the whole court.
struct GroupSheet {
  private let context: SituationContext
  private let table: GroupTable
  private var say: ReportLanguage { context.say }
  private var figures: BacklogFigures { context.figures.backlog }

  static let firstRow = 5
  /// Groupings of at most so many lines stay on one page.
  private static let linesKept = 8

  init(_ context: SituationContext) {
    self.context = context
    table = GroupTable(context, bands: Self.bands(context))
  }

  func make(_ looks: inout Looks) -> Sheet {
    var canvas = Canvas(width: table.width)
    head(&canvas, &looks)
    table.head(&canvas, &looks)
    var kept: [Range<Int>] = []
    var totals: [Int] = []
    var tables: [TableRegion] = []
    var links: [CellLink] = []
    for grouping in figures.groupings {
      let place = table.add(grouping, &canvas, &looks)
      let lines = grouping.lines.count <= Self.linesKept ? place.total + 1 : place.heading + 4
      kept.append(place.heading..<lines)
      totals.append(place.total)
      tables.append(table.region(id: "groups", grouping, place))
      links += table.links(grouping, place)
    }
    check(totals, &canvas, &looks)
    let widths = table.widths
    context.notes(notes, width: widths.reduce(0, +), columns: 0...(table.width - 1), &canvas, &looks)
    context.signatures(&canvas, columns: [0...2, 3...8, 9...15, 16...(table.width - 1)], style: looks.signature())
    if let last = tables.last { kept = PageFit.keepingEnd(kept, of: last.rows, to: canvas.nextRow) }
    var sheet = context.finish(
      canvas, named: context.names.groups, widths: widths, kept: kept,
      frozen: CellPosition(row: Self.firstRow, column: GroupTable.labelColumns))
    sheet.tables = tables
    sheet.links = links
    return sheet
  }

  private func head(_ canvas: inout Canvas, _ looks: inout Looks) {
    let last = table.width - 1
    context.title(say("分组情况", "Cases by group"), link: 0...1, columns: 2...(last - 3), &canvas, &looks)
    let unit = canvas.addRow(height: 20)
    canvas.put(
      .text(
        say(
          "\(context.name(.groups))　\(context.span(context.input.period))，与\(context.input.comparison.label(say))比较；共\(figures.groupings.count)种分组，全部列出",
          "\(context.name(.groups)) \(context.span(context.input.period)), compared with \(context.input.comparison.label(say)); \(figures.groupings.count) groupings, all listed"
        )), row: unit, columns: 0...(last - 6), style: looks.caption(.left))
    canvas.put(
      .text(say("单位：件、户、人、万元、%", "Units: cases, enterprises, people, 10,000 yuan, %")), row: unit, columns: (last - 5)...last,
      style: looks.caption(.right))
    context.finding(
      SituationProse(context).headline, points: 11.5, height: 30, width: table.widths.reduce(0, +), columns: 0...last, &canvas, &looks)
  }

  private static func bands(_ context: SituationContext) -> [GroupBand] {
    let say = context.say
    let (over12, over36) = (MeasureID.pendingOver(months: 12), MeasureID.pendingOver(months: 36))
    let (now, prior, change) = (say("本期", "Current"), context.priorWord, context.changeWord)
    func count(_ title: String, _ id: MeasureID, _ side: CaseFormulas.Side = .current) -> GroupColumn {
      GroupColumn(title: title, width: side == .prior ? 60 : 46, content: .count(id, side))
    }
    func relative(_ current: Int, _ prior: Int) -> GroupColumn {
      GroupColumn(title: change, width: 76, content: .relative(current, prior))
    }
    func share(_ title: String, _ part: Int, _ whole: [Int]) -> GroupColumn {
      GroupColumn(title: title, width: 60, content: .share(part, of: whole))
    }
    func recorded(_ title: String, _ id: MeasureID, _ whole: Int) -> GroupColumn {
      GroupColumn(title: title, width: 60, content: .recordedShare(id, of: whole))
    }
    return [
      GroupBand(
        title: say("收结存（件）", "Flow"),
        columns: [
          count(say("旧存", "Opening"), .openingPending), count(say("新收", "Received"), .received),
          count(say("结案", "Closed"), .closed),
        ]),
      GroupBand(
        title: say("期末未结（件）", "Pending"),
        columns: [count(now, .pending), count(prior, .pending, .prior), relative(3, 4)]),
      GroupBand(
        title: say("比率（%）", "Rates"), columns: [share(say("结案率", "Closing"), 2, [0, 1]), share(say("结收比", "Closed/\nreceived"), 2, [1])]),
      GroupBand(
        title: say("一年以上（件）", "≥ 1 year"), columns: [count(now, over12), count(prior, over12, .prior), relative(8, 9)]),
      GroupBand(
        title: say("其中：三年以上（件）", "of these ≥ 3 years"),
        columns: [count(now, over36), count(prior, over36, .prior), relative(11, 12)]),
      GroupBand(
        title: say("出清", "Cleared"),
        columns: [
          count(say("本期\n（户）", "Enter-\nprises"), .enterprisesCleared),
          count(say("\(context.priorWord)\n（户）", context.priorWord), .enterprisesCleared, .prior),
          count(say("本期\n（件）", "Cases"), .clearingCases),
          GroupColumn(title: say("涉及债权\n（万元）", "Claims\n(10,000)"), width: 84, content: .claims(.current)),
          count(say("职工\n（人）", "Em-\nployees"), .employeesOfCleared), count(say("已安置\n（人）", "settled"), .employeesSettled),
        ]),
      GroupBand(
        title: say("快速审理", "Fast track"),
        columns: [
          count(say("结案\n（件）", "closed"), .fastTrackOfClosed), recorded(say("占结案\n（%）", "share"), .fastTrackOfClosed, 2),
          count(say("新收\n（件）", "filed"), .fastTrackOfReceived), recorded(say("占新收\n（%）", "share"), .fastTrackOfReceived, 1),
        ]),
    ]
  }

  /// That the sums of every grouping are the figures of the whole court, said by a formula.
  private func check(_ totals: [Int], _ canvas: inout Canvas, _ looks: inout Looks) {
    let all = CaseFormulas(context.names, .current)
    let formulas: [(Int, String)] = [
      (0, all.openingPending), (1, all.received), (2, all.closedInPeriod), (3, all.pending), (8, all.pendingOver(months: 12)),
      (11, all.pendingOver(months: 36)), (14, all.enterprisesCleared),
    ]
    let tests = formulas.flatMap { column, formula in
      totals.map { "\(Reference.cell($0, column + GroupTable.labelColumns))=\(formula)" }
    }
    let good = say(
      "核对：各分组的旧存、新收、结案、未结、一年以上、三年以上、出清户数之和均等于全部案件，与总体情况相符",
      "Check: the groups of every table add up to the figures of all cases")
    let bad = say("核对不符，本表不得使用", "Does not reconcile: do not use this table")
    let style = looks.make {
      $0.typeface = .hei
      $0.points = 10
      $0.ink = Palette.ink
    }
    let value: CellValue =
      tests.isEmpty ? .text(good) : .formula("IF(AND(\(tests.joined(separator: ","))),\"\(good)\",\"\(bad)\")", cached: .text(good))
    canvas.put(value, row: canvas.addRow(height: 26), columns: 0...(table.width - 1), style: style)
  }

  private var notes: [String] {
    [
      say(
        "案件按台账现在登记的隶属、主管单位、承办法官等归组，\(context.priorWord)各数也按此归组；没有登记的列入“未填”，排在最后。",
        "Cases are grouped by what is recorded now, also for the comparison; those without a value come last."),
      say(
        "“户”为企业数，每户只在首次出清时计一次，列在使其出清的案件所在组；债权、职工为这些案件登记之数的合计，均未登记的为“—”。",
        "Each enterprise is counted once, with the case that first cleared it; claims and employees are those recorded in these cases, \"—\" where none has them."
      ),
      say(
        "快速审理以台账登记为“是”的计，占比以登记了是否快速审理的案件为分母，均未登记的为“—”。结案率＝结案÷（旧存＋新收）；结收比＝结案÷新收。",
        "Fast track: marked \"yes\" in the ledger; shares are of the cases marked yes or no, \"—\" where none is. Closing rate = closed ÷ (opening + received)."
      ),
    ]
  }
}

extension SituationContext {
  /// A sheet of tables that may take several pages: header repeated, tables kept together, page by page.
  func finish(_ canvas: Canvas, named name: String, widths: [Int], kept: [Range<Int>], frozen: CellPosition) -> Sheet {
    var sheet = Sheet(name: name)
    sheet.blocks = [.rows(canvas.rows)]
    sheet.merges = canvas.merges
    sheet.columns = widths.map { ColumnLayout(widthPixels: $0) }
    sheet.frozen = frozen
    sheet.selection = frozen
    sheet.page = page()
    sheet.page.repeatedRows = 0...(frozen.row - 1)
    let heights = canvas.rows.map { $0.heightPixels ?? 20 }
    sheet.page.breaksBeforeRows = PageFit(sheetWidth: widths.reduce(0, +), page: sheet.page)
      .breaks(heights: heights, keeping: kept, repeated: heights[..<frozen.row].reduce(0, +))
    sheet.tabColor = Palette.ink
    return sheet
  }
}
