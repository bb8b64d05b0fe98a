import CaseFile

/// 结案均衡度: the closings of each whole month, what share of the whole they are, and the measure made from them.
struct EvennessTable {
  private let context: SituationContext
  private var say: ReportLanguage { context.say }
  private var figures: EvennessFigures { context.figures.backlog.evenness }

  /// The table ends here, narrower than the one of the months above it.
  private static let last = 11
  /// The changes, which are the widest figures, take two of the columns that the months above have.
  private static func columns(_ column: Int) -> ClosedRange<Int> { column < 8 ? column...column : column...(column + 1) }

  init(_ context: SituationContext) { self.context = context }

  func add(_ canvas: inout Canvas, _ looks: inout Looks) {
    let last = TrendSheet.width - 1
    canvas.addRow(height: 6)
    canvas.put(.text(say("结案均衡度", "Evenness of closings")), row: canvas.addRow(height: 24), columns: 0...last, style: looks.finding())
    context.finding(
      BacklogProse(context).evenness, points: 10.5, height: 24, width: TrendSheet.pixels, columns: 0...last, &canvas, &looks)
    guard !figures.months.isEmpty else { return }
    let header = canvas.addRow(height: 36)
    let titles: [(Int, String)] = [
      (0, say("月份", "Month")), (1, say("新收", "Filed")), (2, say("结案", "Closed")), (3, say("结收比", "Closed/\nfiled")),
      (4, say("占合计\n（%）", "Share")), (5, say("上年\n新收", "Filed,\nlast year")), (6, say("上年\n结案", "Closed,\nlast year")),
      (7, say("占合计\n（%）", "Share")), (8, say("新收\n同比", "Filed,\nchange")), (10, say("结案\n同比", "Closed,\nchange")),
    ]
    for column in 0...Self.last {
      canvas.put(.empty, row: header, column: column, style: looks.header(.center, top: .medium, bottom: .thin))
    }
    for (column, title) in titles {
      canvas.put(
        .text(title), row: header, columns: Self.columns(column),
        style: looks.header(column == 0 ? .center : .right, top: .medium, bottom: .thin, points: 9))
    }
    let start = canvas.nextRow
    let total = start + figures.months.count
    for month in figures.months { add(month, total: total, &canvas, &looks) }
    sum(start...(total - 1), &canvas, &looks)
    measures(start...(total - 1), &canvas, &looks)
  }

  private func add(_ month: EvennessFigures.Month, total: Int, _ canvas: inout Canvas, _ looks: inout Looks) {
    let row = canvas.addRow(height: 20)
    let style = looks.variant(looks.body(.date)) { $0.numberFormat = say("yyyy\"年\"m\"月\"", "yyyy-mm") }
    canvas.put(.date(month.end), row: row, column: 0, style: style)
    let (now, before) = (
      MonthFormulas(context.names, end: month.end, cell: "$A\(row + 1)", isCutOff: false).counts,
      MonthFormulas(context.names, end: month.end, cell: "EOMONTH($A\(row + 1),-12)", isCutOff: false).counts
    )
    let counts: [(Int, String, Int)] = [
      (1, now[0], month.received), (2, now[1], month.closed), (5, before[0], month.priorReceived), (6, before[1], month.priorClosed),
    ]
    for (column, formula, value) in counts {
      canvas.put(.formula(formula, cached: .number(Double(value))), row: row, column: column, style: looks.body(.count))
    }
    let sums = figures.months.reduce((now: 0, before: 0)) { ($0.now + $1.closed, $0.before + $1.priorClosed) }
    derived(row, total, month.received, month.closed, month.priorReceived, month.priorClosed, sums, .none, &canvas, &looks)
  }

  /// The shares, the ratio and the changes of a line.
  private func derived(
    _ row: Int, _ total: Int, _ received: Int, _ closed: Int, _ priorReceived: Int, _ priorClosed: Int,
    _ sums: (now: Int, before: Int), _ emphasis: Looks.Emphasis, _ canvas: inout Canvas, _ looks: inout Looks
  ) {
    func put(_ column: Int, _ kind: Looks.Body, _ formula: String, _ value: Double?) {
      let cell = CellValue.formula(formula, cached: value.map(CachedValue.number) ?? .text("—"))
      canvas.put(
        cell, row: row, columns: Self.columns(column), style: looks.body(kind, value == nil && emphasis == .none ? .muted : emphasis))
    }
    func ratio(_ column: Int, _ part: Int, _ whole: Int, _ partCell: String, _ wholeCell: String) {
      put(column, .rate, "IF(\(wholeCell)=0,\"—\",\(partCell)/\(wholeCell))", Ratio(part, over: whole)?.double)
    }
    func at(_ column: Int, _ line: Int? = nil) -> String { Reference.cell(line ?? row, column) }
    ratio(3, closed, received, at(2), at(1))
    ratio(4, closed, sums.now, at(2), at(2, total))
    ratio(7, priorClosed, sums.before, at(6), at(6, total))
    for (column, new, old, pair) in [(8, received, priorReceived, (1, 5)), (10, closed, priorClosed, (2, 6))] {
      let value = OverallFigures.relative(MeasureValue(id: .closed, unit: .cases, current: Ratio(new), prior: Ratio(old)))
      let (left, right) = (at(pair.0), at(pair.1))
      put(column, .relativeChange, "IF(\(right)=0,IF(\(left)=0,0,\"—\"),ROUND((\(left)-\(right))/\(right),4))", value)
    }
  }

  private func sum(_ rows: ClosedRange<Int>, _ canvas: inout Canvas, _ looks: inout Looks) {
    let row = canvas.addRow(height: 22)
    for column in 0...Self.last { canvas.put(.empty, row: row, column: column, style: looks.body(.count, .total)) }
    canvas.put(.text(say("合计", "Total")), row: row, column: 0, style: looks.body(.center, .total))
    let sums = figures.months.reduce((0, 0, 0, 0)) {
      ($0.0 + $1.received, $0.1 + $1.closed, $0.2 + $1.priorReceived, $0.3 + $1.priorClosed)
    }
    for (column, value) in [(1, sums.0), (2, sums.1), (5, sums.2), (6, sums.3)] {
      let range = "\(Reference.cell(rows.lowerBound, column)):\(Reference.cell(rows.upperBound, column))"
      canvas.put(.formula("SUM(\(range))", cached: .number(Double(value))), row: row, column: column, style: looks.body(.count, .total))
    }
    derived(row, row, sums.0, sums.1, sums.2, sums.3, (sums.1, sums.3), .total, &canvas, &looks)
  }

  /// The measure over the period and over the year so far, and the shares of the last month and quarter.
  private func measures(_ rows: ClosedRange<Int>, _ canvas: inout Canvas, _ looks: inout Looks) {
    let last = figures.months.count
    let compared = context.comparison == .lastYear
    let lines: [(String, Int, ClosingEvenness, ClosingEvenness, Bool)] = [
      (
        say("结案均衡度（本期\(figures.periodCount)个整月）", "Evenness, \(figures.periodCount) whole months of the period"), figures.periodCount,
        figures.period, figures.comparison, compared
      ),
      (
        say("结案均衡度（年内\(figures.yearCount)个整月）", "Evenness, \(figures.yearCount) whole months of the year"), figures.yearCount, figures.year,
        figures.yearEarlier, true
      ),
    ]
    for (name, count, now, before, isSameRows) in lines {
      // Fewer than two months have no evenness, and none at all no rows.
      let range = (rows.lowerBound + last - max(count, 1))...rows.upperBound
      let formulas = count > 1 ? (evenness(range, 2), isSameRows ? evenness(range, 6) : nil) : (nil, nil)
      let words = isSameRows ? (say("本年", "now"), say("上年", "last year")) : (say("本期", "now"), context.priorWord)
      line(name, words, formulas, now.value, before.value, &canvas, &looks)
    }
    for (name, count) in [(say("最后一个月占年内结案", "Last month's share of the year"), 1), (say("最后三个月占年内结案", "Last three months' share"), 3)] {
      guard let now = figures.year.shareOfLast(count) else { continue }
      let year = (rows.lowerBound + last - figures.yearCount)...rows.upperBound
      let part = (rows.upperBound - count + 1)...rows.upperBound
      line(
        name, (say("本年", "now"), say("上年", "last year")), (share(part, year, 2), share(part, year, 6)), now,
        figures.yearEarlier.shareOfLast(count), &canvas, &looks)
    }
    context.notes(
      [
        say(
          "结案均衡度＝1−各月结案数的标准差÷月均结案数（不低于0），100%表示各月相同。“每月结案数相对于平均值的离散程度，理想值为1”是法院的通行说法，算式未见统一规定，此处为本报告自定。",
          "Evenness = 1 − standard deviation ÷ mean of the monthly closings, at least 0; 100% means all months alike. Courts describe the measure so, but no published formula is known: this one is the report's own."
        )
      ], width: TrendSheet.pixels, columns: 0...(TrendSheet.width - 1), &canvas, &looks)
  }

  private func line(
    _ name: String, _ words: (String, String), _ formulas: (String?, String?), _ now: Ratio?, _ before: Ratio?, _ canvas: inout Canvas,
    _ looks: inout Looks
  ) {
    let row = canvas.addRow(height: 21)
    for column in 0...Self.last { canvas.put(.empty, row: row, column: column, style: looks.body(.words)) }
    canvas.put(.text(name), row: row, columns: 0...3, style: looks.body(.wrapped))
    func put(_ column: Int, _ formula: String?, _ value: Ratio?) {
      let number = value?.double
      let cell: CellValue =
        formula.map { .formula($0, cached: number.map(CachedValue.number) ?? .text("—")) }
        ?? number.map(CellValue.number) ?? .text("—")
      canvas.put(cell, row: row, column: column, style: looks.body(.rate, cell.isDash ? .muted : .none))
    }
    canvas.put(.text(words.0), row: row, column: 4, style: looks.body(.unit))
    put(5, formulas.0, now)
    canvas.put(.text(words.1), row: row, column: 6, style: looks.body(.unit))
    put(7, formulas.1, before)
  }

  private func evenness(_ rows: ClosedRange<Int>, _ column: Int) -> String {
    let range = "\(Reference.cell(rows.lowerBound, column)):\(Reference.cell(rows.upperBound, column))"
    return "IF(SUM(\(range))=0,\"—\",ROUND(MAX(0,1-STDEVP(\(range))/AVERAGE(\(range))),4))"
  }

  private func share(_ part: ClosedRange<Int>, _ whole: ClosedRange<Int>, _ column: Int) -> String {
    func sum(_ rows: ClosedRange<Int>) -> String {
      "SUM(\(Reference.cell(rows.lowerBound, column)):\(Reference.cell(rows.upperBound, column)))"
    }
    return "IF(\(sum(whole))=0,\"—\",\(sum(part))/\(sum(whole)))"
  }
}
