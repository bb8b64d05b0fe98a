import CaseFile
import CivilCalendar

/// 重点督办: how many cases are under key-case supervision and why, each of them, the overdue first, and the cases that
/// the data propose for it.
struct SupervisionSheet {
  let context: SituationContext
  let figures: SupervisionFigures
  let proposals: [SupervisionProposal]
  let words: OversightWords
  var say: ReportLanguage { context.say }

  static let width = 13
  /// Header of the two tables of counts.
  static let countsHeader = 3
  static let stateColumn = 1
  static let reasonColumn = 4
  static let sinceColumn = 5
  static let deadlineColumn = 6
  static let leftColumn = 7

  init(_ context: SituationContext, _ oversight: OversightFigures) {
    self.context = context
    figures = oversight.supervision
    proposals = oversight.proposals
    words = OversightWords(context.say, catalogue: context.input.catalogue)
  }

  /// Header of the list: below the longer table of counts, and an empty row.
  var listHeader: Int { Self.countsHeader + 1 + max(SupervisionCounts.movements.count, max(figures.reasons.count, 1)) + 1 }
  /// First row of the list.
  var firstRow: Int { listHeader + 1 }
  /// Rows of the list; one row says that it is empty.
  var rows: ClosedRange<Int> { firstRow...(firstRow + max(figures.list.count, 1) - 1) }

  func make(_ looks: inout Looks) -> Sheet {
    var canvas = Canvas(width: Self.width)
    let widths = columnWidths
    var sheet = Sheet(name: context.names.supervision)
    head(width: widths.reduce(0, +), &canvas, &looks)
    SupervisionCounts(self).add(&canvas, &looks, &sheet)
    addListHeader(&canvas, &looks)
    for index in figures.list.indices { add(index, widths, &canvas, &looks) }
    if figures.list.isEmpty {
      addNone(say("（无）期末没有在督案件，本期也没有清结、摘牌的。", "(none) No case is under supervision, and none was cleared or taken off."), &canvas, &looks)
    }
    let proposed = addProposals(widths, &canvas, &looks)
    context.notes(notes, width: widths.reduce(0, +), columns: 0...12, &canvas, &looks)
    context.signatures(&canvas, columns: [0...2, 3...4, 5...9, 10...12], style: looks.signature())
    sheet.blocks = [.rows(canvas.rows)]
    sheet.merges = canvas.merges
    sheet.columns = widths.map { ColumnLayout(widthPixels: $0) }
    sheet.selection = CellPosition(row: firstRow, column: 2)
    sheet.page = context.page()
    sheet.page.repeatedRows = listHeader...listHeader
    sheet.tabColor = Palette.accent
    sheet.tables += regions(proposed)
    return sheet
  }

  private func head(width: Int, _ canvas: inout Canvas, _ looks: inout Looks) {
    context.title(say("重点督办案件情况", "Key-case supervision"), link: 0...1, columns: 2...11, sheet: .supervision, &canvas, &looks)
    let unit = canvas.addRow(height: 20)
    canvas.put(
      .text(
        say(
          "\(context.name(.supervision))　截至\(context.day(context.cutOff))终了；逾期在前，清结期限在先的列前",
          "\(context.name(.supervision)) As of the end of \(context.cutOff); overdue first, then by deadline")),
      row: unit, columns: 0...8, style: looks.caption(.left))
    canvas.put(.text(say("单位：件、天", "Unit: cases, days")), row: unit, columns: 9...12, style: looks.caption(.right))
    context.finding(
      OversightProse(context).supervision(figures, proposals: proposals.count), points: 10.5, height: 28, width: width,
      columns: 0...12, &canvas, &looks)
  }

  private func addListHeader(_ canvas: inout Canvas, _ looks: inout Looks) {
    canvas.addRow(height: 14)
    let row = canvas.addRow(height: 40)
    let titles = [
      say("序号", "No."), say("状态", "State"), say("案号", "Case number"), say("企业名称", "Enterprise"), say("督办原因", "Reasons"),
      say("挂牌日期", "Since"), say("清结期限", "Clear by"), say("剩余\n天数", "Days\nleft"), say("包案领导", "Leader"),
      say("所处节点", "Stands at"), say("承办\n法官", "Judge"), say("清结、摘\n牌日期", "Ended"), say("处理意见", "Remarks"),
    ]
    for (column, title) in titles.enumerated() {
      let style = looks.header(.center, top: .medium, bottom: .thin, left: column == 12 ? .thin : .none, points: 9.5)
      canvas.put(.text(title), row: row, column: column, style: style)
    }
  }

  func addNone(_ text: String, _ canvas: inout Canvas, _ looks: inout Looks) {
    canvas.put(.text(text), row: canvas.addRow(height: 28), columns: 0...12, style: looks.body(.center, .none, Looks.Edge(bottom: .medium)))
  }

  private var columnWidths: [Int] {
    let positions = figures.list.map(\.position) + proposals.map(\.position)
    let records = positions.map { context.input.records[$0] }
    func fit(_ texts: [String?], _ range: ClosedRange<Int>) -> Int {
      TextMeasure.column(texts.compactMap { $0 }, points: 10, within: range)
    }
    return [
      42, fit(Supervision.State.allCases.map { words.label($0) }, 78...110), fit(records.map(\.number.text), 120...190),
      fit(records.map { context.debtors($0.facts) }, 150...200),
      fit(figures.list.map { words.list($0.supervision.reasons) }, 120...160), 80, 80, 66,
      fit(figures.list.map(\.supervision.leader), 64...90), fit(positions.map(node), 110...150),
      fit(records.map(\.facts.judge), 56...84), 80, 130,
    ]
  }

  /// The node at which a pending case stands.
  func node(_ position: Int) -> String? {
    context.figures.nodes?.standings[position]?.node.map { NodeWords(context).node(context.input.catalogue.milestones[$0]) }
  }

  private func add(_ index: Int, _ widths: [Int], _ canvas: inout Canvas, _ looks: inout Looks) {
    let entry = figures.list[index]
    let supervision = entry.supervision
    let facts = context.input.records[entry.position].facts
    let isLast = index + 1 == figures.list.count
    let line = SupervisionRow(
      widths: widths, edge: Looks.Edge(bottom: isLast || figures.list[index + 1].state != entry.state ? .medium : .none),
      isFilled: entry.state == .overdue)
    let row = canvas.addRow(height: 24)
    line.put(0, .integer(index + 1), .center, row, &canvas, &looks) { $0.ink = Palette.secondary }
    line.put(Self.stateColumn, state(entry, row), .words, row, &canvas, &looks) {
      guard entry.state == .overdue else { return }
      $0.ink = Palette.accent
      $0.isBold = true
    }
    line.put(2, context.link(entry.position, index: index), .code, row, &canvas, &looks)
    line.words(3, context.debtors(facts), row, &canvas, &looks)
    line.words(Self.reasonColumn, words.list(supervision.reasons), row, &canvas, &looks)
    line.put(Self.sinceColumn, .date(supervision.since), .date, row, &canvas, &looks)
    line.date(Self.deadlineColumn, supervision.clearBy, row, &canvas, &looks)
    line.put(Self.leftColumn, left(entry, row), .count, row, &canvas, &looks) {
      $0.numberFormat = Self.leftFormat(say("逾", "over"))
    }
    line.words(8, supervision.leader, row, &canvas, &looks)
    line.words(9, node(entry.position), row, &canvas, &looks)
    line.words(10, facts.judge, row, &canvas, &looks)
    line.date(11, supervision.endedOn.flatMap { $0 <= context.cutOff ? $0 : nil }, row, &canvas, &looks)
    canvas.put(.empty, row: row, column: 12, style: looks.body(.wrapped, .none, Looks.Edge(left: .thin, bottom: line.edge.bottom)))
  }

  /// The state follows the deadline in the workbook, too: whoever changes it sees the counts change.
  private func state(_ entry: SupervisionRegister.Entry, _ row: Int) -> CellValue {
    let label = words.label(entry.state)
    guard entry.state == .overdue || entry.state == .active else { return .text(label) }
    let deadline = Reference.cell(row, Self.deadlineColumn)
    return .formula(
      "IF(AND(ISNUMBER(\(deadline)),\(deadline)<\(context.names.name(.through))),\"\(words.label(.overdue))\",\"\(words.label(.active))\")",
      cached: .text(label))
  }

  /// Days from the end of the period to the deadline; of a case that is not under supervision any more there are none.
  private func left(_ entry: SupervisionRegister.Entry, _ row: Int) -> CellValue {
    guard entry.state == .overdue || entry.state == .active, let days = entry.supervision.daysLeft(on: context.cutOff) else {
      return .text("—")
    }
    return .formula(
      "\(Reference.cell(row, Self.deadlineColumn))-\(context.names.name(.through))", cached: .number(Double(days)))
  }

  private static func leftFormat(_ over: String) -> String { "#,##0_0;\"\(over) \"#,##0_0;0_0;@_0" }
}

/// Puts the cells of a row of supervised or proposed cases.
struct SupervisionRow {
  let widths: [Int]
  let edge: Looks.Edge
  let isFilled: Bool

  func put(
    _ column: Int, _ value: CellValue, _ body: Looks.Body, _ row: Int, _ canvas: inout Canvas, _ looks: inout Looks,
    _ change: (inout CellStyle) -> Void = { _ in }
  ) {
    let style = looks.variant(looks.body(body, .none, edge)) {
      if isFilled { $0.fill = Palette.lockedRow }
      change(&$0)
    }
    canvas.put(value, row: row, column: column, style: style)
    guard case .text(let text) = value, body == .wrapped else { return }
    let lines = TextMeasure.lines(text, width: Double(widths[column]), points: 10)
    if lines > 1 { canvas.raise(row: row, to: TextMeasure.height(lines: lines)) }
  }

  func words(_ column: Int, _ text: String?, _ row: Int, _ canvas: inout Canvas, _ looks: inout Looks) {
    if let text, !text.isEmpty {
      put(column, .text(text), .wrapped, row, &canvas, &looks)
    } else {
      put(column, .text("—"), .missing, row, &canvas, &looks)
    }
  }

  func date(_ column: Int, _ date: CivilDate?, _ row: Int, _ canvas: inout Canvas, _ looks: inout Looks) {
    if let date {
      put(column, .date(date), .date, row, &canvas, &looks)
    } else {
      put(column, .text("—"), .missing, row, &canvas, &looks)
    }
  }
}
