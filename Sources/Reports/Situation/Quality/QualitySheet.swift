import CaseFile

/// 数据质量: what is wrong with the records or missing from them, how many of how many, which figure it touches, and
/// all the cases, so that the list can be sent to those who mend it.
struct QualitySheet {
  private let context: SituationContext
  private let figures: QualityFigures
  private let words: QualityWords
  private var say: ReportLanguage { context.say }

  private static let width = 10
  private static let summaryHeader = 3
  private static let summaryFirstRow = 4
  private static let codeColumn = 1
  private static let countColumn = 6
  private static let ofColumn = 7

  init(_ context: SituationContext, _ figures: QualityFigures) {
    self.context = context
    self.figures = figures
    words = QualityWords(context)
  }

  private var entries: [(matter: Int, position: Int)] { figures.entries }
  private var listHeader: Int { Self.summaryFirstRow + figures.matters.count + 2 }
  private var listFirstRow: Int { listHeader + 1 }

  func make(_ looks: inout Looks) -> Sheet {
    let widths = columnWidths
    var canvas = Canvas(width: Self.width)
    head(width: widths.reduce(0, +), &canvas, &looks)
    for index in figures.matters.indices { add(index, widths, &canvas, &looks) }
    listHead(&canvas, &looks)
    var sheet = Sheet(name: context.names.quality)
    var tail = Canvas(width: Self.width)
    if entries.isEmpty {
      tail.put(.text(say("（无）", "(none)")), row: tail.addRow(height: 24), columns: 0...(Self.width - 1), style: looks.body(.center))
    }
    context.notes(words.notes, width: widths.reduce(0, +), columns: 0...(Self.width - 1), &tail, &looks)
    context.signatures(&tail, columns: [0...2, 3...3, 4...5, 6...9], style: looks.signature())
    let offset = listFirstRow + entries.count
    sheet.blocks = [.rows(canvas.rows), list(widths, &looks), .rows(tail.rows)]
    sheet.merges =
      canvas.merges
      + tail.merges.map {
        CellRange(
          firstRow: $0.first.row + offset, firstColumn: $0.first.column, lastRow: $0.last.row + offset, lastColumn: $0.last.column)
      }
    sheet.columns = widths.map { ColumnLayout(widthPixels: $0) }
    if !entries.isEmpty {
      sheet.autoFilter = CellRange(
        firstRow: listHeader, firstColumn: 0, lastRow: listFirstRow + entries.count - 1, lastColumn: Self.width - 1)
    }
    sheet.selection = CellPosition(row: Self.summaryFirstRow, column: 3)
    sheet.page = context.page()
    // From the second page on the pages belong to the list.
    sheet.page.repeatedRows = listHeader...listHeader
    sheet.tabColor = Palette.muted
    sheet.links = figures.matters.indices.compactMap(caseLink)
    sheet.tables = tables
    return sheet
  }

  private func head(width: Int, _ canvas: inout Canvas, _ looks: inout Looks) {
    context.title(
      say("数据质量", "Quality of the data"), link: 0...2, columns: 3...(Self.width - 2), sheet: .quality, &canvas, &looks)
    let unit = canvas.addRow(height: 20)
    canvas.put(
      .text(
        say(
          "\(context.name(.quality))　截至\(context.day(context.cutOff))，记录至日志第\(context.input.head.sequence)条",
          "\(context.name(.quality)) As of \(context.cutOff), recorded up to journal entry \(context.input.head.sequence)")), row: unit,
      columns: 0...6, style: looks.caption(.left))
    canvas.put(.text(say("单位：件", "Unit: cases")), row: unit, columns: 7...(Self.width - 1), style: looks.caption(.right))
    context.finding(
      words.finding(figures), points: 10.5, height: 28, width: width, columns: 0...(Self.width - 1), &canvas, &looks)
    let row = canvas.addRow(height: 28)
    let titles: [(ClosedRange<Int>, String)] = [
      (0...0, say("序号", "No.")), (1...1, say("编号", "Code")), (2...2, say("轻重", "Weight")), (3...3, say("事项", "Matter")),
      (4...5, say("对数字的影响", "Effect on figures")), (6...6, say("件数", "Cases")), (7...7, say("共", "Of")),
      (8...8, say("占比", "Share")), (9...9, say("立案最早", "Oldest")),
    ]
    for (columns, title) in titles {
      canvas.put(.text(title), row: row, columns: columns, style: looks.header(.center, top: .medium, bottom: .thin, points: 9.5))
    }
  }

  private func add(_ index: Int, _ widths: [Int], _ canvas: inout Canvas, _ looks: inout Looks) {
    let matter = figures.matters[index]
    let row = canvas.addRow(height: 22)
    let edge = Looks.Edge(bottom: index + 1 == figures.matters.count ? .medium : .none)
    let isEmpty = matter.positions.isEmpty
    let emphasis: Looks.Emphasis = isEmpty ? .muted : .none
    func put(_ columns: ClosedRange<Int>, _ value: CellValue, _ body: Looks.Body) {
      var style = looks.body(body, emphasis, edge)
      if matter.id.severity == .error, !isEmpty { style = looks.variant(style) { $0.isBold = true } }
      canvas.put(value, row: row, columns: columns, style: style)
      guard case .text(let text) = value, body == .wrapped else { return }
      let lines = TextMeasure.lines(text, width: Double(widths[columns].reduce(0, +)), points: 10)
      if lines > 1 { canvas.raise(row: row, to: TextMeasure.height(lines: lines)) }
    }
    put(0...0, .integer(index + 1), .center)
    put(1...1, .text(matter.id.code), .center)
    put(2...2, .text(Self.sign(matter.id.severity) + matter.id.severity.label(say)), .center)
    put(3...3, .text(words.title(matter.id)), .wrapped)
    put(4...5, .text(words.effect(matter.id)), .wrapped)
    put(6...6, count(matter), .count)
    put(7...7, .integer(matter.of), .count)
    let (counted, of) = (Reference.cell(row, Self.countColumn), Reference.cell(row, Self.ofColumn))
    put(
      8...8,
      matter.of == 0
        ? .text("—")
        : .formula("\(counted)/\(of)", cached: .number(Double(matter.positions.count) / Double(matter.of))),
      matter.of == 0 ? .missing : .rate)
    let oldest = matter.positions.map { context.input.records[$0].filedOn }.min()
    put(9...9, oldest.map(CellValue.date) ?? .text("—"), oldest == nil ? .missing : .date)
  }

  /// The rows of the list below that bear the code: the list is counted, not the figure repeated.
  private func count(_ matter: QualityFigures.Matter) -> CellValue {
    guard !entries.isEmpty else { return .integer(0) }
    let last = listFirstRow + entries.count - 1
    let letters = Reference.column(Self.codeColumn)
    return .formula(
      "COUNTIF($\(letters)$\(listFirstRow + 1):$\(letters)$\(last + 1),\(Reference.cell(row(of: matter), Self.codeColumn)))",
      cached: .number(Double(matter.positions.count)))
  }

  private func row(of matter: QualityFigures.Matter) -> Int {
    Self.summaryFirstRow + (figures.matters.firstIndex { $0.id == matter.id } ?? 0)
  }

  /// Colour is never the only signal: the same signs as on the terminal.
  private static func sign(_ severity: IntegrityQuestion.Severity) -> String {
    switch severity {
    case .error: return "■ "
    case .warning: return "◆ "
    case .note: return "○ "
    }
  }

  /// From the count to the stretch of the list below.
  private func caseLink(_ index: Int) -> CellLink? {
    let count = figures.matters[index].positions.count
    guard count > 0 else { return nil }
    let first = listFirstRow + figures.matters[..<index].reduce(0) { $0 + $1.positions.count }
    let column = 4
    let target = Reference.cell(context.names.quality, first, column) + (count > 1 ? ":" + Reference.cell(first + count - 1, column) : "")
    return CellLink(
      position: CellPosition(row: Self.summaryFirstRow + index, column: Self.countColumn), target: target,
      tip: say("\(count)件案件：点击，在下面的清单中全部选中", "\(count) cases: click to select them in the list below"))
  }

  private func listHead(_ canvas: inout Canvas, _ looks: inout Looks) {
    canvas.addRow(height: 10)
    let count = entries.count
    canvas.put(
      .text(
        count == 0
          ? say("案件清单：没有需要核对的案件。", "Cases: none.")
          : say(
            "案件清单：共\(count)条（第1—\(count)条，全部列出；一件案件有几项的列几次），涉及\(figures.caseCount)件。可按承办法官、书记员筛选。",
            "Cases: \(count) lines, all listed (a case with several matters stands several times), \(figures.caseCount) cases. Filter by judge or clerk."
          )),
      row: canvas.addRow(height: 26), columns: 0...(Self.width - 1), style: looks.finding(points: 10.5))
    let row = canvas.addRow(height: 28)
    let titles = [
      say("序号", "No."), say("编号", "Code"), say("轻重", "Weight"), say("事项", "Matter"), say("案号", "Case number"),
      say("企业名称", "Enterprise"), say("承办法官", "Judge"), say("书记员", "Clerk"), say("状态", "State"), say("承办部门", "Division"),
    ]
    for (column, title) in titles.enumerated() {
      canvas.put(.text(title), row: row, column: column, style: looks.header(.center, top: .medium, bottom: .thin, points: 9.5))
    }
  }

  private func list(_ widths: [Int], _ looks: inout Looks) -> RowBlock {
    let entries = entries
    let (center, words, code) = (looks.body(.center), looks.body(.wrapped), looks.body(.code))
    let (context, figures) = (context, figures)
    let titles = figures.matters.map { self.words.title($0.id) }
    let weights = figures.matters.map { Self.sign($0.id.severity) + $0.id.severity.label(say) }
    let (pending, closed) = (say("未结", "pending"), say("已结", "closed"))
    return .generated(count: entries.count) { index in
      let (matter, position) = entries[index]
      let record = context.input.records[position]
      func text(_ text: String?) -> CellValue { .text(text ?? "—") }
      let long = [(3, titles[matter]), (5, context.debtors(record.facts) ?? ""), (9, record.facts.division ?? "")]
      let lines = long.map { Self.lines($0.1, width: widths[$0.0]) }.max() ?? 1
      return Row(
        heightPixels: lines == 1 ? 20 : TextMeasure.height(lines: lines),
        cells: [
          Cell(.integer(index + 1), center), Cell(.text(figures.matters[matter].id.code), center), Cell(.text(weights[matter]), center),
          Cell(.text(titles[matter]), words), Cell(context.link(position, index: index), code),
          Cell(text(context.debtors(record.facts)), words), Cell(text(record.facts.judge), center),
          Cell(text(record.facts.clerk), center), Cell(.text(record.isPending(on: context.cutOff) ? pending : closed), center),
          Cell(text(record.facts.division), record.facts.division == nil ? center : words),
        ])
    }
  }

  /// Lines that a text takes; almost always 1, found without measuring.
  private static func lines(_ text: String, width: Int) -> Int {
    guard TextMeasure.mayExceed(text, pixels: Double(width) - 12, points: 10) else { return 1 }
    return TextMeasure.lines(text, width: Double(width), points: 10)
  }

  private var columnWidths: [Int] {
    let records = Set(entries.map(\.position)).map { context.input.records[$0] }
    func fit(_ texts: [String?], _ limits: ClosedRange<Int>) -> Int {
      TextMeasure.column(texts.compactMap(\.self), points: 10, within: limits)
    }
    return [
      46, 58, 76, fit(figures.matters.map { words.title($0.id) }, 200...270), fit(records.map(\.number.text), 150...200),
      fit(records.map { context.debtors($0.facts) }, 180...230), fit(records.map(\.facts.judge), 72...100),
      fit(records.map(\.facts.clerk), 64...100), 64, fit(records.map(\.facts.division), 84...150),
    ]
  }

  private var tables: [TableRegion] {
    let firstList = listFirstRow
    return [
      TableRegion(
        id: "quality", title: say("数据质量", "Quality of the data"), header: Self.summaryHeader...Self.summaryHeader,
        rows: Self.summaryFirstRow..<(Self.summaryFirstRow + figures.matters.count),
        columns: [
          .init("code", 1), .init("weight", 2), .init("matter", 3), .init("effect", 4), .init("cases", 6), .init("of", 7),
          .init("share", 8),
          .init("oldest_filed_on", 9),
        ]),
      TableRegion(
        id: "quality_cases", title: say("需要核对的案件", "Cases to be checked"), header: listHeader...listHeader,
        rows: firstList..<(firstList + entries.count),
        columns: [
          .init("code", 1), .init("weight", 2), .init("matter", 3), .init("case_no", 4), .init("debtor", 5), .init("judge", 6),
          .init("clerk", 7), .init("state", 8), .init("division", 9),
        ]),
    ]
  }
}
