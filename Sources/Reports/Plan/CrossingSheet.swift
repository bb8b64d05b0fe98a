import CaseFile
import CivilCalendar

/// 临界案件: the named cases that will have been pending for one and for three years soon, and what that does to the
/// stock and to the targets.
struct CrossingSheet {
  private let context: SituationContext
  private let figures: PlanFigures
  private var say: ReportLanguage { context.say }

  private static let width = 13
  private let widths: [Int]
  private static var last: Int { width - 1 }

  init(_ context: SituationContext, _ figures: PlanFigures) {
    self.context = context
    self.figures = figures
    widths = Self.widths(context, figures)
  }

  /// Wide enough that most names take one line.
  private static func widths(_ context: SituationContext, _ figures: PlanFigures) -> [Int] {
    let positions = figures.crossings.map(\.position)
    func fit(_ limits: ClosedRange<Int>, _ text: (Int) -> String?) -> Int {
      TextMeasure.column(positions.compactMap(text), points: 10, within: limits)
    }
    let debtors = fit(176...230) { context.debtors(context.input.records[$0].facts) }
    let division = fit(64...84) { figures.cases[$0].division }
    let node = fit(150...190) { figures.cases[$0].node.map { context.label($0) } }
    let within = TextMeasure.column(PlanFigures.horizons.map { span($0, context.say) }, points: 10, within: 70...110)
    return [44, 168, debtors, 72, 76, division, 82, 82, 56, node, 82, 96, within]
  }

  func make(_ looks: inout Looks) -> Sheet {
    var canvas = Canvas(width: Self.width)
    var sheet = Sheet(name: context.names.crossing)
    head(&canvas, &looks)
    let outlook = outlook(&canvas, &looks)
    sheet.tables.append(outlook)
    sheet.links = links(outlook)
    canvas.addRow(height: 12)
    let header = listHeader(&canvas, &looks)
    var number = 0
    var kept: [Range<Int>] = []
    for horizon in PlanFigures.horizons {
      for months in figures.thresholds {
        let list = figures.crossings.filter { $0.months == months && $0.band(of: PlanFigures.horizons) == horizon }
        band(horizon, months, list.count, &canvas, &looks)
        let start = canvas.nextRow
        kept.append((start - 1)..<(start + min(list.count, 2)))
        for crossing in list {
          number += 1
          add(crossing, number, &canvas, &looks)
        }
        if !list.isEmpty { sheet.tables.append(region(header, start..<canvas.nextRow, horizon, months)) }
      }
    }
    let list = (header + 1)..<canvas.nextRow
    context.notes(notes, width: widths.reduce(0, +), columns: 0...Self.last, &canvas, &looks)
    context.signatures(&canvas, columns: [0...1, 2...4, 5...8, 9...12], style: looks.signature())
    sheet.blocks = [.rows(canvas.rows)]
    sheet.merges = canvas.merges
    sheet.columns = widths.map { ColumnLayout(widthPixels: $0) }
    sheet.selection = CellPosition(row: 3, column: 0)
    sheet.page = context.page()
    sheet.page.repeatedRows = header...header
    let heights = canvas.rows.map { $0.heightPixels ?? 20 }
    sheet.page.breaksBeforeRows = PageFit(sheetWidth: widths.reduce(0, +), page: sheet.page)
      .breaks(
        heights: heights, keeping: PageFit.keepingEnd(kept, of: list, to: canvas.nextRow), repeated: heights[header])
    sheet.tabColor = Palette.ink
    return sheet
  }

  private func head(_ canvas: inout Canvas, _ looks: inout Looks) {
    context.title(say("临界案件", "Cases about to cross a threshold"), link: 0...1, columns: 2...10, sheet: .crossing, &canvas, &looks)
    let unit = canvas.addRow(height: 20)
    let far = PlanFigures.horizons.last ?? 0
    canvas.put(
      .text(
        say(
          "\(context.name(.crossing))　截至\(context.day(context.cutOff))；今后\(far)日内将满期限的未结案件",
          "\(context.name(.crossing)) As of \(context.cutOff); pending cases that cross within \(far) days")), row: unit,
      columns: 0...9, style: looks.caption(.left))
    canvas.put(.text(say("单位：件、天", "Units: cases, days")), row: unit, columns: 10...Self.last, style: looks.caption(.right))
    let none = say("今后\(far)日内没有案件将满期限。", "No case crosses a threshold within \(far) days.")
    context.finding(
      PlanProse(figures, say).crossing ?? none, points: 11.5, height: 30, width: widths.reduce(0, +), columns: 0...Self.last,
      &canvas, &looks)
  }

  /// The stock above each threshold at the end of each span, against the target of the whole court if there is one.
  private func outlook(_ canvas: inout Canvas, _ looks: inout Looks) -> TableRegion {
    let header = canvas.addRow(height: 42)
    let titles: [(ClosedRange<Int>, String)] = [
      (0...1, say("界限", "Threshold")), (2...2, say("到期日", "By")), (3...3, say("现有", "Stock\nnow")), (4...4, say("将满", "Crossing")),
      (5...5, say("不结则为", "If none\ncloses")), (6...6, say("届时前\n计划结案", "Planned\nby then")),
      (7...8, say("按计划\n则为", "Stock as\nplanned")), (9...9, say("年末目标", "Target at\nyear's end")), (10...12, say("对目标的影响", "Effect")),
    ]
    for (columns, title) in titles {
      canvas.put(
        .text(title), row: header, columns: columns, style: looks.header(.center, top: .medium, bottom: .thin, points: 9.5))
    }
    let first = canvas.nextRow
    for (index, outlook) in figures.outlooks.enumerated() {
      add(outlook, isLast: index == figures.outlooks.count - 1, &canvas, &looks)
    }
    let ids = [
      "threshold", "by", "stock", "crossing", "stock_if_none_closes", "planned_by_then", "stock_as_planned", "target", "effect",
    ]
    return TableRegion(
      id: "crossing_outlook", title: say("临界案件对存量的影响", "Effect of crossings"), header: header...header,
      rows: first..<canvas.nextRow, columns: zip(ids, titles).map { .init($0, $1.0.lowerBound, title: $1.1) })
  }

  private func add(_ outlook: CrossingOutlook, isLast: Bool, _ canvas: inout Canvas, _ looks: inout Looks) {
    let row = canvas.addRow(height: 22)
    let formulas = PlanFormulas(context.names)
    let edge = Looks.Edge(bottom: isLast ? .medium : .none)
    func put(_ value: CellValue, _ columns: ClosedRange<Int>, _ kind: Looks.Body, _ emphasis: Looks.Emphasis = .none) {
      canvas.put(value, row: row, columns: columns, style: looks.body(kind, emphasis, edge))
    }
    func count(_ formula: String, _ value: Int, _ columns: ClosedRange<Int>) {
      put(.formula(formula, cached: .number(Double(value))), columns, .count)
    }
    let age = PlanProse.age(outlook.months, say)
    put(.text(say("满\(age)，\(outlook.days)日内", "\(age), \(outlook.days) days")), 0...1, .words)
    put(.date(outlook.on), 2...2, .date)
    count(formulas.stock(outlook.months), outlook.stock, 3...3)
    count("\(Reference.cell(row, 5))-\(Reference.cell(row, 3))", outlook.crossing, 4...4)
    count(formulas.stock(outlook.months, after: outlook.days), outlook.stockWithoutClosing, 5...5)
    count(formulas.planned(outlook.months, within: outlook.days), outlook.planned, 6...6)
    count("\(Reference.cell(row, 5))-\(Reference.cell(row, 6))", outlook.stockAsPlanned, 7...8)
    guard let target = target(outlook.months) else {
      put(.text("—"), 9...9, .missing)
      return put(.text(say("没有设定目标", "no target")), 10...12, .unit)
    }
    put(.integer(target.aim.numerator), 9...9, .count)
    let (text, isBad) = effect(outlook, target)
    put(.text(text), 10...12, .words, isBad ? .headline : .none)
  }

  /// From the stock and from the crossings of each span to their cases.
  private func links(_ table: TableRegion) -> [CellLink] {
    figures.outlooks.enumerated().flatMap { index, outlook in
      let row = table.rows.lowerBound + index
      let crossing = PlanMatter.crossing(months: outlook.months, days: outlook.days)
      return [
        context.caseLink(FigureKey(.over(months: outlook.months)), row: row, column: 3),
        context.caseLink(FigureKey(.plan(crossing)), row: row, column: 4),
      ].compactMap(\.self)
    }
  }

  private func target(_ months: Int) -> TargetProgress? {
    figures.targets.first { $0.target.scope.division == nil && $0.target.measure.months == months }
  }

  private func effect(_ outlook: CrossingOutlook, _ target: TargetProgress) -> (text: String, isBad: Bool) {
    guard outlook.on <= figures.year.days.upperBound else { return (say("已在下一年度", "in the next year"), false) }
    let over = outlook.stockAsPlanned - target.aim.numerator
    if over <= 0 { return (say("按计划不超目标", "within target as planned"), false) }
    return (say("■ 按计划仍超\(over)件", "■ \(over) above as planned"), true)
  }

  private var listTitles: [(String, String)] {
    [
      ("number", say("序号", "No.")), ("case_no", say("案号", "Case number")), ("debtors", say("企业名称", "Enterprise")),
      ("threshold", say("将满", "Reaches")), ("judge", say("承办法官", "Judge")), ("division", say("承办部门", "Division")),
      ("filed_on", say("立案日期", "Filed")), ("crosses_on", say("到期日", "Crosses")), ("days_left", say("剩余\n天数", "Days\nleft")),
      ("node", say("所处节点", "Stands at")), ("planned_close_on", say("计划结案", "Planned")), ("plan", say("计划能否\n先结", "Closed\nbefore?")),
      ("band", say("档", "Within")),
    ]
  }

  private func listHeader(_ canvas: inout Canvas, _ looks: inout Looks) -> Int {
    let count = figures.crossings.count
    canvas.put(
      .text(say("临界案件共\(count)件次，全部列出；同一案件将满不同期限的分别列出", "\(count) crossings, all listed")),
      row: canvas.addRow(height: 24), columns: 0...Self.last, style: looks.finding())
    let row = canvas.addRow(height: 42)
    for (column, title) in listTitles.enumerated() {
      canvas.put(.text(title.1), row: row, column: column, style: looks.header(.center, top: .medium, bottom: .thin, points: 9.5))
    }
    return row
  }

  private func region(_ header: Int, _ rows: Range<Int>, _ horizon: Int, _ months: Int) -> TableRegion {
    let age = PlanProse.age(months, say)
    return TableRegion(
      id: "crossings_within_\(horizon)d_reaching_\(months)m",
      title: say("\(Self.span(horizon, .zh))将满\(age)", "\(Self.span(horizon, .en)), reaching \(age)"), header: header...header, rows: rows,
      columns: listTitles.enumerated().map { .init($1.0, $0, title: $1.1) })
  }

  /// The line above the cases of a span and a threshold; said also when there are none.
  private func band(_ horizon: Int, _ months: Int, _ count: Int, _ canvas: inout Canvas, _ looks: inout Looks) {
    let row = canvas.addRow(height: 22)
    let age = PlanProse.age(months, say)
    let text = say("\(Self.span(horizon, .zh))将满\(age)：\(count)件", "\(Self.span(horizon, .en)), reaching \(age): \(count)")
    canvas.put(.text(text), row: row, columns: 0...Self.last, style: looks.body(.words, .total))
  }

  /// `30日内`, `31—90日`.
  private static func span(_ horizon: Int, _ say: ReportLanguage) -> String {
    guard let index = PlanFigures.horizons.firstIndex(of: horizon), index > 0 else {
      return say("\(horizon)日内", "Within \(horizon) days")
    }
    let from = PlanFigures.horizons[index - 1] + 1
    return say("\(from)—\(horizon)日", "\(from)–\(horizon) days")
  }

  private func add(_ crossing: ThresholdCrossing, _ number: Int, _ canvas: inout Canvas, _ looks: inout Looks) {
    let row = canvas.addRow(height: 21)
    let record = context.input.records[crossing.position]
    let item = figures.cases[crossing.position]
    func put(_ column: Int, _ value: CellValue, _ kind: Looks.Body, _ emphasis: Looks.Emphasis = .none) {
      canvas.put(value, row: row, column: column, style: looks.body(kind, emphasis))
    }
    put(0, .integer(number), .center)
    put(1, context.link(crossing.position, index: number), .code)
    let wrapped = looks.body(.wrapped)
    canvas.putWrapped(context.debtors(record.facts) ?? "—", row: row, columns: 2...2, widths: widths, style: wrapped)
    put(3, .text(say("满", "") + PlanProse.age(crossing.months, say)), .center)
    put(4, .text(item.judge ?? "—"), .words)
    put(5, .text(item.division ?? "—"), .words)
    put(6, .date(item.filedOn), .date)
    let serial = Double(SpreadsheetSerial.serial1900(of: crossing.on) ?? 0)
    put(7, .formula("EDATE(\(Reference.cell(row, 6)),\(crossing.months))", cached: .number(serial)), .date)
    put(
      8, .formula("\(Reference.cell(row, 7))-\(context.names.name(.through))", cached: .number(Double(crossing.daysLeft))), .count)
    canvas.putWrapped(
      item.node.map { context.label($0) } ?? "—", row: row, columns: 9...9, widths: widths, style: wrapped)
    put(10, item.plannedOn.map(CellValue.date) ?? .text("—"), item.plannedOn == nil ? .missing : .date)
    put(11, .text(word(crossing.plan)), .center, crossing.plan == .closesBefore ? .none : .headline)
    put(12, .text(Self.span(crossing.band(of: PlanFigures.horizons) ?? 0, say)), .unit)
  }

  private func word(_ plan: ThresholdCrossing.Plan) -> String {
    switch plan {
    case .closesBefore: return say("○ 可先结", "○ before")
    case .tooLate: return say("■ 晚于到期", "■ too late")
    case .overdue: return say("■ 计划已过", "■ plan over")
    case .none: return say("■ 无计划", "■ no plan")
    }
  }

  private var notes: [String] {
    [
      say(
        "到期日为立案日期加上期限的对应日，没有对应日的为当月最后一日（\(context.civilLawOnPeriods)）；当日终了仍未结的即计入一年以上、三年以上。",
        "A case crosses on the day that corresponds to its filing (\(context.civilLawOnPeriods)): pending at its end, it counts as so old."),
      say(
        "计划结案日期不晚于到期日的，为可先结。按计划的存量假定今后的计划全部实现；计划已过的不作已结计算。",
        "Closed before: planned on or before the day. The planned stock assumes that every coming plan is kept; plans that are over count as none."
      ),
    ]
  }
}
