import CaseFile
import CivilCalendar
import RuleModel

/// 节点预警及逾期: every open limit that is over or near its end, the worst first, with room for handwriting.
struct WarningSheet {
  private let context: SituationContext
  private let figures: NodeFigures
  private let words: NodeWords
  private let clock: LimitClock
  private var say: ReportLanguage { context.say }

  private static let width = 13
  static let firstRow = 4
  private static let dueColumn = 8
  static let hoursColumn = 9
  private static let opinionColumn = 12
  private static let minutesOfDay = 1440

  init(_ context: SituationContext, _ figures: NodeFigures) {
    self.context = context
    self.figures = figures
    words = NodeWords(context)
    clock = LimitClock(catalogue: context.input.catalogue)
  }

  func make(_ looks: inout Looks) -> Sheet {
    var canvas = Canvas(width: Self.width)
    let widths = columnWidths
    head(width: widths.reduce(0, +), &canvas, &looks)
    let groups = figures.open.map { NodeFigures.group(NodeFigures.urgency($0, context.input.catalogue)) }
    for (index, limit) in figures.open.enumerated() {
      let endsGroup = index + 1 < groups.count && groups[index + 1] != groups[index]
      let isLast = index + 1 == groups.count
      add(index, limit, edge: Looks.Edge(bottom: endsGroup || isLast ? .medium : .none), widths, &canvas, &looks)
    }
    if figures.open.isEmpty {
      canvas.put(
        .text(say("（无）没有逾期的期限，也没有进入预警的期限。", "(none) No limit is over or near its end.")), row: canvas.addRow(height: 28),
        columns: 0...12, style: looks.body(.center))
    }
    context.notes(notes, width: widths.reduce(0, +), columns: 0...12, &canvas, &looks)
    context.signatures(&canvas, columns: [0...2, 3...4, 5...9, 10...12], style: looks.signature())
    var sheet = Sheet(name: context.names.warnings)
    sheet.blocks = [.rows(canvas.rows)]
    sheet.merges = canvas.merges
    sheet.columns = widths.map { ColumnLayout(widthPixels: $0) }
    sheet.frozen = CellPosition(row: Self.firstRow, column: 3)
    sheet.selection = CellPosition(row: Self.firstRow, column: 2)
    sheet.page = context.page()
    sheet.page.repeatedRows = 0...(Self.firstRow - 1)
    sheet.tabColor = Palette.accent
    sheet.tables = [
      TableRegion(
        id: "warnings", title: context.names.warnings, header: (Self.firstRow - 1)...(Self.firstRow - 1),
        rows: Self.firstRow..<(Self.firstRow + figures.open.count),
        columns: [
          .init("number", 0), .init("level", 1), .init("case_no", 2), .init("debtor", 3), .init("node", 4), .init("kind", 5),
          .init("basis", 6), .init("trigger_on", 7), .init("due_on", 8), .init("hours_left", 9), .init("lock", 10),
          .init("responsible", 11),
        ])
    ]
    return sheet
  }

  private func head(width: Int, _ canvas: inout Canvas, _ looks: inout Looks) {
    context.title(
      say("节点预警及逾期清单", "Limits that are over or near their end"), link: 0...1, columns: 2...11, sheet: .warnings, &canvas, &looks)
    let unit = canvas.addRow(height: 20)
    let moment = "\(context.day(figures.at.courtDate)) \(figures.at.courtClock)"
    canvas.put(
      .text(
        say(
          "\(context.name(.warnings))　扫描时点：\(moment)（北京时间，本期末日终了时）",
          "\(context.name(.warnings)) As of \(moment), Beijing time: the end of the last day of the period")),
      row: unit, columns: 0...9, style: looks.caption(.left))
    canvas.put(.text(say("单位：小时", "Unit: hours")), row: unit, columns: 10...12, style: looks.caption(.right))
    context.finding(
      NodeProse(context, figures).warnings, points: 10.5, height: 28, width: width, columns: 0...12, &canvas, &looks)
    let row = canvas.addRow(height: 40)
    let titles = [
      say("序号", "No."), say("级别", "Level"), say("案号", "Case number"), say("企业名称", "Enterprise"), say("节点", "Node"),
      say("期限\n依据", "Basis"), say("依据条文", "Article"), say("起算日", "Runs from"),
      say("届满日\n（\(words.closingTime)止）", "Due\n(until \(words.closingTime))"), say("剩余时间\n（小时）", "Hours\nleft"),
      say("锁定\n状态", "Lock"), say("责任人", "Responsible"), say("处理意见", "Remarks"),
    ]
    for (column, title) in titles.enumerated() {
      let style = looks.header(
        .center, top: .medium, bottom: .thin, left: column == Self.opinionColumn ? .thin : .none, points: 9.5)
      canvas.put(.text(title), row: row, column: column, style: style)
    }
  }

  /// As wide as the texts need, within limits: longer ones wrap.
  private var columnWidths: [Int] {
    let limits = figures.open
    let records = limits.map { context.input.records[Int($0.position)] }
    let rules = limits.map { context.input.catalogue.rules[Int($0.rule)] }
    func fit(_ texts: [String?], _ range: ClosedRange<Int>, points: Double = 10) -> Int {
      TextMeasure.column(texts.compactMap { $0 }, points: points, within: range)
    }
    let people = zip(rules, records).map { words.responsible($0.role, $1.facts) }
    return [
      42, fit(limits.map { words.label(NodeFigures.urgency($0, context.input.catalogue)) }, 96...130),
      fit(records.map(\.number.text), 120...190), fit(limits.map { context.debtorsMarked(Int($0.position)) }, 150...210),
      fit(rules.map(words.step), 130...186), fit(rules.map { words.limits.label($0.kind) }, 46...92),
      fit(rules.map(words.article), 100...164, points: 8.5), 76,
      limits.contains(where: \.end.isProvisional) ? 104 : 84, 84, fit(limits.map(lock), 54...72), fit(people, 70...142), 120,
    ]
  }

  private func lock(_ limit: OpenLimit) -> String {
    guard limit.state == .overdue else { return "—" }
    if limit.isLocking { return say("已锁定", "locked") }
    return figures.wasReleased(limit) ? say("已解锁", "released") : say("不锁定", "no lock")
  }

  private func add(
    _ index: Int, _ limit: OpenLimit, edge: Looks.Edge, _ widths: [Int], _ canvas: inout Canvas, _ looks: inout Looks
  ) {
    let row = canvas.addRow(height: 24)
    for piece in pieces(index, limit, row) {
      let style = looks.variant(looks.body(piece.body, .none, edge)) {
        if limit.isLocking, piece.column != Self.opinionColumn { $0.fill = Palette.lockedRow }
        if let points = piece.points { $0.points = points }
        piece.change(&$0)
      }
      canvas.put(piece.value, row: row, column: piece.column, style: style)
      guard case .text(let text) = piece.value, piece.body == .wrapped else { continue }
      let points = piece.points ?? 10
      let lines = TextMeasure.lines(text, width: Double(widths[piece.column]), points: points)
      if lines > 1 { canvas.raise(row: row, to: TextMeasure.height(lines: lines, points: points)) }
    }
  }

  /// A cell of the list in the making.
  private struct Piece {
    let column: Int
    let value: CellValue
    let body: Looks.Body
    var points: Double?
    var change: (inout CellStyle) -> Void = { _ in }
  }

  private func pieces(_ index: Int, _ limit: OpenLimit, _ row: Int) -> [Piece] {
    let facts = context.input.records[Int(limit.position)].facts
    let rule = context.input.catalogue.rules[Int(limit.rule)]
    let urgency = NodeFigures.urgency(limit, context.input.catalogue)
    let alarm: (inout CellStyle) -> Void = {
      if urgency >= .overdue { $0.ink = Palette.accent }
      $0.isBold = urgency == .locked
    }
    let secondary: (inout CellStyle) -> Void = { $0.ink = Palette.secondary }
    let bold: (inout CellStyle) -> Void = { $0.isBold = true }
    return [
      Piece(column: 0, value: .integer(index + 1), body: .center, change: secondary),
      Piece(column: 1, value: .text(words.label(urgency)), body: .words, change: alarm),
      Piece(column: 2, value: context.link(Int(limit.position), index: index), body: .code),
      Piece(column: 3, value: .text(context.debtorsMarked(Int(limit.position)) ?? "—"), body: .wrapped),
      Piece(column: 4, value: .text(words.step(rule)), body: .wrapped),
      Piece(column: 5, value: .text(words.limits.label(rule.kind)), body: .center, change: rule.kind == .statutory ? bold : secondary),
      Piece(column: 6, value: .text(words.article(rule)), body: .wrapped, points: 8.5, change: secondary),
      Piece(column: 7, value: .date(limit.triggeredOn), body: .date),
      Piece(column: Self.dueColumn, value: .date(limit.end.due), body: .date) {
        if limit.end.isProvisional { $0.numberFormat = NumberFormats.provisional(say("暂定", " prov.")) }
      },
      Piece(column: Self.hoursColumn, value: hours(limit, row), body: .days) {
        $0.numberFormat = NumberFormats.hours(over: say("逾", "over"))
        alarm(&$0)
      },
      Piece(column: 10, value: .text(lock(limit)), body: .center, points: 9.5, change: limit.isLocking ? bold : secondary),
      Piece(column: 11, value: .text(words.responsible(rule.role, facts)), body: .wrapped, points: 9.5) { $0.horizontal = .center },
      Piece(column: Self.opinionColumn, value: .empty, body: .words) { $0.borders.left = .init(.thin, Palette.groupRule) },
    ]
  }

  /// Hours from the moment of the report to the end of the limit: the due day is a day number, the closing hour part of
  /// a day.
  private func hours(_ limit: OpenLimit, _ row: Int) -> CellValue {
    let seconds = (clock.end(of: limit.end.due).milliseconds - figures.at.milliseconds) / 1000
    let minute = context.input.catalogue.settings.closingMinute
    let correction = minute == Self.minutesOfDay ? "" : "-\(Self.minutesOfDay - minute)/60"
    let due = Reference.cell(row, Self.dueColumn)
    return .formula("(\(due)-\(context.names.name(.through)))*24\(correction)", cached: .number(Double(seconds) / 3600))
  }

  private var notes: [String] {
    let ladder = context.input.catalogue.ladder.levels.enumerated().filter { $0.element.hoursBefore > 0 }
      .map {
        say(
          "\(words.sign($0.offset)) \(words.level($0.offset))：届满前\($0.element.hoursBefore)小时内",
          "\(words.sign($0.offset)) \(words.level($0.offset)): within \($0.element.hoursBefore) h of the end")
      }
      .joined(separator: say("；", "; "))
    return [
      say(
        "■ 本院法定期限逾期，案卷锁定；◆ 其他逾期，只督促、不锁定；\(ladder)。",
        "■ a statutory limit of the court is over and the docket locked; ◆ over without a lock; \(ladder)."),
      say(
        "法定为法律、司法解释规定，政策为司法政策文件，管理为本院内部期限，超过管理期限不等于违反法律。“暂定”：届满日涉及的年度尚无公布的放假安排，公布后重算。",
        "Statutory: laws and judicial interpretations. Policy: documents of the courts. Internal limits are not law. \"prov.\": no holiday schedule is published yet for the due day."
      ),
      say(
        "本系统登记案件以前已经届满的期限不锁定，但照列逾期；当事人期间届满即进入下一节点，不列逾期。",
        "Limits that ended before the case was registered here never lock, yet are listed; a party's own period simply ends."),
    ]
  }
}
