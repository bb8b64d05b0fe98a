import CaseFile
import CivilCalendar
import RuleModel

/// 锁定与解锁: every lock that the dockets have seen, those that hold as well as those that ended.
struct LockSheet {
  private let context: SituationContext
  private let figures: NodeFigures
  private let words: NodeWords
  private var say: ReportLanguage { context.say }

  private static let width = 12
  private static let firstRow = 4
  private static let dueColumn = 5
  private static let outcomeColumn = 6
  private static let endColumn = 7

  init(_ context: SituationContext, _ figures: NodeFigures) {
    self.context = context
    self.figures = figures
    words = NodeWords(context)
  }

  /// How a lock ended, as printed.
  private struct Ending {
    let words: String
    var on: CivilDate?
    var approver: String?
    var until: CivilDate?
    var reason: String?
  }

  private func ending(_ lock: LockEpisode) -> Ending {
    switch lock.ending {
    case .holds: return Ending(words: Self.held(say))
    case .released(let on, let until, let approver, let reason):
      return Ending(words: say("□ 批准解锁", "□ released"), on: on, approver: approver, until: until, reason: reason)
    case .doneLate(let on): return Ending(words: say("○ 逾期办结", "○ done late"), on: on)
    case .docketClosed where lock.beganAfterClosing: return Ending(words: say("◇ 结案后未办", "◇ open, closed"))
    case .docketClosed(let on): return Ending(words: say("◇ 随结案终止", "◇ case closed"), on: on)
    }
  }

  /// What stands for a lock that holds; the reconciliation counts these words.
  static func held(_ say: ReportLanguage) -> String { say("■ 锁定中", "■ holds") }

  /// The cells that say how the locks ended.
  static func outcomes(_ figures: NodeFigures, _ names: SituationNames) -> String {
    Reference.columnRange(
      names.locks, outcomeColumn, rows: firstRow...(firstRow + max(1, figures.locks.count) - 1))
  }

  func make(_ looks: inout Looks) -> Sheet {
    var canvas = Canvas(width: Self.width)
    let widths = columnWidths
    head(width: widths.reduce(0, +), &canvas, &looks)
    for index in figures.locks.indices { add(index, widths, &canvas, &looks) }
    if figures.locks.isEmpty {
      canvas.put(
        .text(say("（无）没有案件被锁定过。", "(none) No docket has been locked.")), row: canvas.addRow(height: 28), columns: 0...11,
        style: looks.body(.center))
    }
    context.notes(notes, width: widths.reduce(0, +), columns: 0...11, &canvas, &looks)
    context.signatures(&canvas, columns: [0...1, 2...2, 3...7, 8...11], style: looks.signature())
    var sheet = Sheet(name: context.names.locks)
    sheet.blocks = [.rows(canvas.rows)]
    sheet.merges = canvas.merges
    sheet.columns = widths.map { ColumnLayout(widthPixels: $0) }
    sheet.frozen = CellPosition(row: Self.firstRow, column: 2)
    sheet.selection = CellPosition(row: Self.firstRow, column: 1)
    sheet.tables = [
      TableRegion(
        id: "locks", title: context.names.locks, header: (Self.firstRow - 1)...(Self.firstRow - 1),
        rows: Self.firstRow..<(Self.firstRow + figures.locks.count),
        columns: [
          .init("number", 0), .init("case_no", 1), .init("debtor", 2), .init("node", 3), .init("kind", 4), .init("due_on", 5),
          .init("outcome", 6), .init("ended_on", 7), .init("days_over", 8), .init("approver", 9), .init("until", 10),
          .init("reason", 11),
        ])
    ]
    sheet.page = context.page()
    sheet.page.repeatedRows = 0...(Self.firstRow - 1)
    sheet.tabColor = Palette.ink
    return sheet
  }

  private func head(width: Int, _ canvas: inout Canvas, _ looks: inout Looks) {
    context.title(say("锁定与解锁情况", "Locks and how they ended"), link: 0...0, columns: 1...10, &canvas, &looks)
    let unit = canvas.addRow(height: 20)
    canvas.put(
      .text(
        say(
          "\(context.name(.locks))　截至\(context.day(context.cutOff))终了；按届满日先后",
          "\(context.name(.locks)) As of the end of \(context.cutOff); by due day")),
      row: unit, columns: 0...8, style: looks.caption(.left))
    canvas.put(.text(say("单位：天", "Unit: days")), row: unit, columns: 9...11, style: looks.caption(.right))
    context.finding(
      NodeProse(context, figures).locks, points: 10.5, height: 28, width: width, columns: 0...11, &canvas, &looks)
    let row = canvas.addRow(height: 40)
    let titles = [
      say("序号", "No."), say("案号", "Case number"), say("企业名称", "Enterprise"), say("节点", "Node"), say("期限\n依据", "Basis"),
      say("届满日", "Due"), say("结果", "Outcome"), say("结果日期", "On"), say("逾期\n天数", "Days\nover"), say("批准人", "Approved by"),
      say("新期限", "New limit"), say("理由", "Reason"),
    ]
    for (column, title) in titles.enumerated() {
      canvas.put(.text(title), row: row, column: column, style: looks.header(.center, top: .medium, bottom: .thin, points: 9.5))
    }
  }

  private var columnWidths: [Int] {
    let records = figures.locks.map { context.input.records[Int($0.position)] }
    let endings = figures.locks.map(ending)
    func fit(_ texts: [String?], _ range: ClosedRange<Int>) -> Int {
      TextMeasure.column(texts.compactMap { $0 }, points: 10, within: range)
    }
    return [
      42, fit(records.map(\.number.text), 120...190), fit(records.map { context.debtors($0.facts) }, 150...210),
      fit(figures.locks.map { words.step(context.input.catalogue.rules[Int($0.rule)]) }, 130...190),
      fit(RuleKind.allCases.map { words.limits.label($0) }, 46...70), 80,
      fit(endings.map(\.words), 92...110), 80, 62, fit(endings.map(\.approver), 64...110), 80, fit(endings.map(\.reason), 120...220),
    ]
  }

  private func add(_ index: Int, _ widths: [Int], _ canvas: inout Canvas, _ looks: inout Looks) {
    let lock = figures.locks[index]
    let record = context.input.records[Int(lock.position)]
    let rule = context.input.catalogue.rules[Int(lock.rule)]
    let ending = ending(lock)
    let holds = lock.ending == .holds
    let row = canvas.addRow(height: 24)
    let edge = Looks.Edge(bottom: index + 1 == figures.locks.count ? .medium : .none)
    func put(_ column: Int, _ value: CellValue, _ body: Looks.Body, _ change: (inout CellStyle) -> Void = { _ in }) {
      let style = looks.variant(looks.body(body, .none, edge)) {
        if holds { $0.fill = Palette.lockedRow }
        change(&$0)
      }
      canvas.put(value, row: row, column: column, style: style)
      guard case .text(let text) = value, body == .wrapped else { return }
      let lines = TextMeasure.lines(text, width: Double(widths[column]), points: 10)
      if lines > 1 { canvas.raise(row: row, to: TextMeasure.height(lines: lines)) }
    }
    func words(_ column: Int, _ text: String?) {
      if let text, !text.isEmpty { put(column, .text(text), .wrapped) } else { put(column, .text("—"), .missing) }
    }
    func date(_ column: Int, _ date: CivilDate?) {
      if let date { put(column, .date(date), .date) } else { put(column, .text("—"), .missing) }
    }
    put(0, .integer(index + 1), .center) { $0.ink = Palette.secondary }
    put(1, context.link(Int(lock.position), index: index), .code)
    words(2, context.debtors(record.facts))
    words(3, self.words.step(rule))
    put(4, .text(self.words.limits.label(rule.kind)), .center) { $0.isBold = rule.kind == .statutory }
    date(Self.dueColumn, lock.dueOn)
    put(Self.outcomeColumn, .text(ending.words), .words) {
      guard holds else { return }
      $0.ink = Palette.accent
      $0.isBold = true
    }
    date(Self.endColumn, ending.on)
    put(8, days(lock, ending, row), .count)
    words(9, ending.approver)
    date(10, ending.until)
    words(11, ending.reason)
  }

  /// Days from the due day to the end of the lock, or to the end of the period while it holds.
  private func days(_ lock: LockEpisode, _ ending: Ending, _ row: Int) -> CellValue {
    let (due, end) = (Reference.cell(row, Self.dueColumn), Reference.cell(row, Self.endColumn))
    let days = max(0, (ending.on ?? context.cutOff).days(since: lock.dueOn))
    return .formula(
      "MAX(0,IF(ISNUMBER(\(end)),\(end),\(context.names.name(.through)))-\(due))", cached: .number(Double(days)))
  }

  private var notes: [String] {
    [
      say(
        "逾期天数：仍锁定和结案后未办的算到本期末，解锁的算到解锁日，逾期办结的算到办结日，随结案终止的算到结案日。解锁和结案都不消除逾期记录，该期限在按期率中永远计为未按期。",
        "Days over run to the cut-off, the release, the late act or the closing. Neither a release nor a closing undoes the delay: the limit stays missed in every rate."
      ),
      say(
        "“仍在锁定”只指未结案件，与《\(context.name(.warnings))》的锁定数相等。已结案件不计为锁定：结案当日或以后届满、至今没有登记办理的，列为“结案后未办”。",
        "Only pending cases are said to be locked, as many limits as “\(context.name(.warnings))” has. A closed case is not: a limit of it that ended with the closing or later and is not met is listed as open, closed."
      ),
      say(
        "锁定只及于本案卷的后续登记，不影响查询、其他期限的起算和法定事项的办理；解锁须有批准人、理由和新的期限，新期限再过仍会锁定。",
        "A lock freezes forward entries of its docket only. A release names the approver, the reason and a new limit, after which the docket locks again."
      ),
    ]
  }
}
