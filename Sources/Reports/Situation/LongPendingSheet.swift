import CaseFile

/// 长期未结清单: each case pending for a year or more, oldest first, a heavy rule at the three-year line.
struct LongPendingSheet {
  private let context: SituationContext
  private var say: ReportLanguage { context.say }

  private static let width = 15
  private static let firstRow = 4
  private static let daysColumn = 7

  init(_ context: SituationContext) { self.context = context }

  func make(_ looks: inout Looks) -> Sheet {
    var canvas = Canvas(width: Self.width)
    let widths = columnWidths
    head(&canvas, &looks)
    let boundary = context.cutOff.latestDateCompleting(months: 36)
    let positions = context.figures.longPending
    let oldCount = positions.filter { context.input.records[$0].filedOn <= boundary }.count
    for (index, position) in positions.enumerated() {
      add(
        index, position, isOld: index < oldCount, endsOld: index == oldCount - 1 && oldCount < positions.count, widths, &canvas, &looks)
    }
    if positions.isEmpty {
      let row = canvas.addRow(height: 24)
      canvas.put(
        .text(say("（无）", "(none)")), row: row, columns: 0...14, style: looks.body(.center))
    }
    context.signatures(&canvas, columns: [0...2, 3...4, 5...8, 9...14], style: looks.signature())
    var sheet = Sheet(name: context.names.longPending)
    sheet.blocks = [.rows(canvas.rows)]
    sheet.merges = canvas.merges
    sheet.columns = widths.map { ColumnLayout(widthPixels: $0) }
    sheet.selection = CellPosition(row: Self.firstRow, column: 2)
    sheet.tabColor = Palette.ink
    sheet.frozen = CellPosition(row: Self.firstRow, column: 3)
    sheet.page = context.page()
    sheet.page.repeatedRows = 0...(Self.firstRow - 1)
    sheet.tables = [
      TableRegion(
        id: "long_pending", title: context.names.longPending, header: (Self.firstRow - 1)...(Self.firstRow - 1),
        rows: Self.firstRow..<(Self.firstRow + positions.count),
        columns: [
          .init("number", 0), .init("band", 1), .init("case_no", 2), .init("debtor", 3), .init("owner_level", 4),
          .init("procedure", 5), .init("filed_on", 6), .init("days_pending", 7), .init("years_pending", 8),
          .init("latest_milestone", 9), .init("supervising_body", 10), .init("stagnation", 11), .init("supervision", 12),
          .init("judge", 13),
        ])
    ]
    if let longest = context.figures.longestOfAll, !positions.isEmpty {
      let range = CellRange(
        firstRow: Self.firstRow, firstColumn: Self.daysColumn, lastRow: Self.firstRow + positions.count - 1,
        lastColumn: Self.daysColumn)
      sheet.dataBars = [DataBar(range: range, color: Palette.bar, minimum: 0, maximum: Double(max(longest, 1)))]
    }
    return sheet
  }

  private func head(_ canvas: inout Canvas, _ looks: inout Looks) {
    context.title(say("长期未结案件清单", "Long-pending cases"), link: 0...1, columns: 2...11, &canvas, &looks)
    let unit = canvas.addRow(height: 20)
    canvas.put(
      .text(
        say(
          "\(context.name(.longPending))　截至\(context.day(context.cutOff))；立案在先的列前\(supervisionLegend)",
          "\(context.name(.longPending)) As of \(context.cutOff); oldest filing first\(supervisionLegend)")), row: unit,
      columns: 0...8, style: looks.caption(.left))
    canvas.put(.text(say("单位：天", "Unit: days")), row: unit, columns: 9...14, style: looks.caption(.right))
    let total = context.figures.longPending.count
    let old = context.figures[.pendingOver(months: 36)].current?.numerator ?? 0
    let longest = MovementWords.grouped(context.figures.longestOfAll ?? 0)
    let summary = total == 0 ? say("没有一年以上未结案件。", "No case has been pending for a year or more.") : nil
    canvas.put(
      .text(
        summary
          ?? say(
            "一年以上共\(total)件（第1—\(total)件，全部列出），其中三年以上\(old)件（■）、一至三年\(total - old)件（□）；最长\(longest)天。",
            "\(total) cases, all listed: \(old) of three years or more (■), \(total - old) of one to three (□); the longest \(longest) days."
          )),
      row: canvas.addRow(height: 28), columns: 0...14, style: looks.finding(points: 10.5))
    let row = canvas.addRow(height: 40)
    let titles: [(String, CellStyle.Horizontal)] = [
      (say("序号", "No."), .center), (say("账龄档", "Band"), .center), (say("案号", "Case number"), .center),
      (say("企业名称", "Enterprise"), .center), (say("隶属", "Owner"), .center), (say("程序", "Proceeding"), .center),
      (say("立案日期", "Filed"), .center), (say("未结\n天数", "Days"), .center), (say("约合\n（年）", "Years"), .center),
      (say("最近节点", "Latest milestone"), .center), (say("主管单位", "Supervising body"), .center),
      (say("停滞原因", "Stagnation"), .center), (say("督办原因", "Supervision"), .center),
      (say("清结期限", "Clear by"), .center), (say("承办\n法官", "Judge"), .center),
    ]
    for (column, title) in titles.enumerated() {
      canvas.put(.text(title.0), row: row, column: column, style: looks.header(title.1, top: .medium, bottom: .thin, points: 9.5))
    }
  }

  /// As wide as the texts need, within limits: longer ones wrap. About 1,400 pixels print at three quarters of the size.
  private var columnWidths: [Int] {
    let positions = context.figures.longPending
    let records = positions.map { context.input.records[$0] }
    func fit(_ texts: [String?], _ limits: ClosedRange<Int>) -> Int {
      TextMeasure.column(texts.compactMap { $0 }, points: 10, within: limits)
    }
    return [
      44, 96, fit(records.map(\.number.text), 120...200), fit(records.map { context.debtors($0.facts) }, 160...224),
      fit(records.map { $0.facts.ownerLevel.map(context.label) }, 46...80),
      fit(records.map { $0.facts.procedure.map(context.label) }, 70...112), 82, 60, 48,
      fit(positions.map { position in context.input.currentMilestones[position].map { context.label($0.milestone) } }, 120...164),
      fit(records.map(\.facts.supervisingBody), 110...168), fit(records.map { stagnation($0.facts) }, 80...180),
      fit(positions.map(supervision), 70...130), 80,
      fit(records.map(\.facts.judge), 54...90),
    ]
  }

  /// What the marks in the column of supervision mean; nothing where there is none.
  private var supervisionLegend: String {
    guard context.figures.oversight?.usesSupervision == true else { return "" }
    return say(
      "；〔督办〕为已挂牌，◆为超过清结期限，没有标记的是台账所写",
      "; [supervised]: an order is recorded, ◆ over its deadline; without a mark: the ledger's own words")
  }

  /// The reasons of the supervision in force, marked as such; else what the ledger says.
  private func supervision(_ position: Int) -> String? {
    guard let supervision = context.supervision(position) else { return context.input.records[position].facts.supervision }
    let isOver = supervision.clearBy.map { $0 < context.cutOff } ?? false
    return (isOver ? say("〔督办◆〕", "[supervised ◆] ") : say("〔督办〕", "[supervised] "))
      + OversightWords(say, catalogue: context.input.catalogue).list(supervision.reasons)
  }

  /// The reasons that last at the cut-off.
  private func stagnation(_ facts: CaseFacts) -> String? {
    context.stagnation(facts.stagnations.filter { $0.lasts(on: context.cutOff) }.compactMap { $0.asOf(context.cutOff) })
  }

  private func add(
    _ index: Int, _ position: Int, isOld: Bool, endsOld: Bool, _ widths: [Int],
    _ canvas: inout Canvas, _ looks: inout Looks
  ) {
    let record = context.input.records[position]
    let facts = record.facts
    let row = canvas.addRow(height: 21)
    let edge = Looks.Edge(bottom: endsOld ? .medium : .none)
    func put(_ column: Int, _ value: CellValue, _ body: Looks.Body, bold: Bool = false) {
      var style = looks.body(body, .none, edge)
      if bold {
        var copy = looks.table.styles[style.index]
        copy.isBold = true
        style = looks.id(copy)
      }
      canvas.put(value, row: row, column: column, style: style)
    }
    func words(_ column: Int, _ text: String?, _ body: Looks.Body = .wrapped) {
      guard let text else { return put(column, .text("—"), .missing) }
      let lines = TextMeasure.lines(text, width: Double(widths[column]), points: 10)
      if lines > 1 { canvas.raise(row: row, to: TextMeasure.height(lines: lines)) }
      put(column, .text(text), body)
    }
    let days = context.cutOff.days(since: record.filedOn)
    put(0, .integer(index + 1), .center)
    put(1, .text(isOld ? say("■ 三年以上", "■ ≥ 3 years") : say("□ 一至三年", "□ 1–3 years")), .words, bold: isOld)
    put(2, context.link(position, index: index), .code)
    words(3, context.debtors(facts))
    words(4, facts.ownerLevel.map(context.label), .center)
    words(5, facts.procedure.map(context.label), .center)
    put(6, .date(record.filedOn), .date)
    let through = context.names.name(.through)
    put(
      7, .formula("\(through)-\(Reference.cell(row, 6))", cached: .number(Double(days))), .count, bold: isOld)
    put(8, .formula("\(Reference.cell(row, 7))/365.25", cached: .number(Double(days) / 365.25)), .years)
    words(9, context.input.currentMilestones[position].map { context.label($0.milestone) })
    words(10, facts.supervisingBody)
    words(11, stagnation(facts))
    words(12, supervision(position))
    if let clearBy = context.supervision(position)?.clearBy {
      let isOver = clearBy < context.cutOff
      put(13, .date(clearBy), .date, bold: isOver)
    } else {
      put(13, .text("—"), .missing)
    }
    words(14, facts.judge, .center)
  }
}
