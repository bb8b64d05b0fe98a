import CaseFile
import CivilCalendar

/// 存量变化: the old stock at the comparison's end, what grew old since, what was closed, and the stock now; it must
/// add up.
struct MovementTable {
  private let context: SituationContext
  private var say: ReportLanguage { context.say }
  private var names: SituationNames { context.names }

  init(_ context: SituationContext) { self.context = context }

  func add(_ canvas: inout Canvas, _ looks: inout Looks) {
    let last = TrendSheet.width - 1
    let movements = context.figures.backlog.movements
    canvas.addRow(height: 6)
    canvas.put(
      .text(say("长期未结存量的变化从哪里来", "Where the change of the old stock comes from")), row: canvas.addRow(height: 24), columns: 0...last,
      style: looks.finding())
    guard let first = movements.first?.now else {
      canvas.put(
        .text(say("比较期晚于本期，不作分解。", "The comparison ends after the period: the change is not decomposed.")),
        row: canvas.addRow(height: 20), columns: 0...last, style: looks.caption(.left))
      return
    }
    canvas.put(
      .text(
        say(
          "\(context.day(first.from))末至\(context.day(first.through))末（件）；上一年同一时段供比较",
          "From the end of \(first.from) to the end of \(first.through); the same span a year before for comparison")),
      row: canvas.addRow(height: 18), columns: 0...last, style: looks.caption(.left))
    head(first, &canvas, &looks)
    for movement in movements { add(movement, &canvas, &looks) }
    for movement in movements {
      let text = BacklogProse(context).origin(movement)
      let lines = TextMeasure.lines(text, width: Double(TrendSheet.pixels), points: 10.5)
      let style = looks.make {
        $0.typeface = .fangSong
        $0.points = 10.5
        $0.wraps = true
      }
      canvas.put(.text(text), row: canvas.addRow(height: Double(lines) * 20 + 6), columns: 0...last, style: style)
    }
    context.notes(notes, width: TrendSheet.pixels, columns: 0...last, &canvas, &looks)
  }

  /// The columns of the table on the grid of the sheet: first column, last column, title.
  private func head(_ movement: StockMovement, _ canvas: inout Canvas, _ looks: inout Looks) {
    let header = canvas.addRow(height: 38)
    let titles: [(ClosedRange<Int>, String)] = [
      (0...1, say("账龄", "Age")), (2...3, say("\(context.day(movement.from))\n未结", "Pending on\n\(movement.from)")),
      (4...4, say("＋新满\n转入", "+ grew\nold")), (5...5, say("−审结\n转出", "− closed")),
      (6...7, say("＝\(context.day(movement.through))\n未结", "= pending on\n\(movement.through)")), (8...9, say("核对", "Check")),
      (10...10, say("增减", "Change")), (11...12, say("上一年同期\n转入", "Grew old,\nyear before")),
      (13...13, say("上一年同期\n转出", "Closed,\nyear before")), (14...14, say("全部\n新收", "All\nfiled")), (15...15, say("全部\n结案", "All\nclosed")),
      (16...17, say("结收比", "Closed/filed")),
    ]
    for (columns, title) in titles {
      canvas.put(
        .text(title), row: header, columns: columns,
        style: looks.header(columns == 0...1 ? .left : columns == 8...9 ? .center : .right, top: .medium, bottom: .thin, points: 9))
    }
  }

  private func add(_ movement: BacklogFigures.Movement, _ canvas: inout Canvas, _ looks: inout Looks) {
    let now = movement.now
    let row = canvas.addRow(height: 24)
    func at(_ column: Int) -> String { Reference.cell(row, column) }
    func count(_ columns: ClosedRange<Int>, _ formula: String, _ value: Int, _ kind: Looks.Body = .count) {
      canvas.put(.formula(formula, cached: .number(Double(value))), row: row, columns: columns, style: looks.body(kind))
    }
    canvas.put(.text(BacklogProse(context).age(now.months)), row: row, columns: 0...1, style: looks.body(.words))
    count(2...3, CaseFormulas(names, .prior).pendingOver(months: now.months), now.opening)
    let (from, through) = (names.name(.priorThrough), names.name(.through))
    count(4...4, joined(now.months, after: from, through: through), now.crossedIn)
    count(5...5, left(now.months, after: from, through: through), now.closedOut)
    count(6...7, CaseFormulas(names, .current).pendingOver(months: now.months), now.closing)
    let (good, bad) = (say("相符 ✓", "agrees ✓"), say("不符 ✗", "differs ✗"))
    canvas.put(
      .formula("IF(\(at(2))+\(at(4))-\(at(5))=\(at(6)),\"\(good)\",\"\(bad)\")", cached: .text(good)), row: row, columns: 8...9,
      style: looks.body(.center))
    count(10...10, "\(at(6))-\(at(2))", now.change, .change)
    let earlier = (from: yearEarlier(from, now.from), through: yearEarlier(through, now.through))
    count(11...12, joined(now.months, after: earlier.from, through: earlier.through), movement.before?.crossedIn ?? 0)
    count(13...13, left(now.months, after: earlier.from, through: earlier.through), movement.before?.closedOut ?? 0)
    count(14...14, between(names.name(.filed), from, through), now.received)
    count(15...15, between(names.name(.closed), from, through), now.closed)
    let ratio = Ratio(now.closed, over: now.received)
    canvas.put(
      .formula("IF(\(at(14))=0,\"—\",\(at(15))/\(at(14)))", cached: ratio.map { .number($0.double) } ?? .text("—")), row: row,
      columns: 16...17, style: looks.body(.rate, ratio == nil ? .muted : .none))
  }

  private func column(_ months: Int) -> String? { names.name(months == 12 ? .overYearOn : .overThreeYearsOn) }

  private func between(_ column: String?, _ from: String, _ through: String) -> String {
    "COUNTIFS(\(column ?? ""),\">\"&\(from),\(column ?? ""),\"<=\"&\(through))"
  }

  private func joined(_ months: Int, after from: String, through: String) -> String { between(column(months), from, through) }

  /// Closed in the span when old: whoever has a day of joining the stock was closed after it.
  private func left(_ months: Int, after from: String, through: String) -> String {
    let closed = names.name(.closed) ?? ""
    return "COUNTIFS(\(column(months) ?? ""),\"<=\"&\(through),\(closed),\">\"&\(from),\(closed),\"<=\"&\(through))"
  }

  private func yearEarlier(_ cell: String, _ day: CivilDate) -> String {
    "\(day.isLastDayOfMonth ? "EOMONTH" : "EDATE")(\(cell),-12)"
  }

  private var notes: [String] {
    [
      say(
        "新满转入：其间满一年（三年）时仍未结的案件；审结转出：其间结案、结案时已满的案件；同一案件可以先转入后转出。四项必须相符，否则不出报告。",
        "Grew old: cases that reached the age while pending; closed: those that were that old when closed. The four figures must add up, or no report is made."
      ),
      say(
        "两端存量都按现在的登记、以当日为准重新计算：后来补登的旧案在两端都已计入，不会表现为增减。转入的多少取决于一年（三年）前立案的多少。",
        "Both stocks are recomputed from what is recorded now: an old case registered late is in both and shows as no change. How many grow old depends on how many were filed a year (three years) before."
      ),
    ]
  }
}
