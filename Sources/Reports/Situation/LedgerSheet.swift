import CaseFile
import CivilCalendar

/// 案件台账: every case filed by the cut-off, as it stood on that day. The evidence under every figure.
struct LedgerSheet {
  private typealias Column = SituationNames.LedgerColumn

  private let context: SituationContext
  private var say: ReportLanguage { context.say }

  init(_ context: SituationContext) { self.context = context }

  func make(_ looks: inout Looks) -> Sheet {
    var sheet = Sheet(name: context.names.ledger)
    let head = header(&looks)
    let widths = columnWidths
    sheet.blocks = [.rows(head.rows), body(&looks, widths)]
    sheet.merges = head.merges
    sheet.columns = Column.allCases.map { column in
      let isFolded = column.rawValue > Column.manner.rawValue
      return ColumnLayout(widthPixels: widths[column.rawValue], outlineLevel: isFolded ? 1 : 0, isCollapsed: isFolded)
    }
    sheet.tabColor = Palette.ink
    let last = context.names.ledgerDataRows.upperBound
    sheet.frozen = CellPosition(row: SituationNames.ledgerFirstRow, column: Column.category.rawValue)
    sheet.autoFilter = CellRange(
      firstRow: SituationNames.ledgerFirstRow - 1, firstColumn: 0, lastRow: last,
      lastColumn: Column.allCases.count - 1)
    sheet.page = context.page()
    sheet.page.repeatedRows = 0...(SituationNames.ledgerFirstRow - 1)
    sheet.page.printArea = CellRange(
      firstRow: 0, firstColumn: 0, lastRow: last, lastColumn: Column.manner.rawValue)
    sheet.selection = CellPosition(row: SituationNames.ledgerFirstRow, column: 0)
    let first = SituationNames.ledgerFirstRow
    sheet.tables = [
      TableRegion(
        id: "ledger", title: context.names.ledger, header: (first - 1)...(first - 1),
        rows: first..<(first + context.figures.ledgerOrder.count),
        columns: Column.allCases.map { .init($0.id, $0.rawValue) })
    ]
    return sheet
  }

  private func header(_ looks: inout Looks) -> Canvas {
    var canvas = Canvas(width: Column.allCases.count)
    let lastPrinted = Column.manner.rawValue
    context.title(
      context.names.ledger, link: 0...Column.number.rawValue, columns: Column.debtor.rawValue...(lastPrinted - 2), sheet: .ledger,
      &canvas, &looks)
    let unit = canvas.addRow(height: 20)
    canvas.put(
      .text(
        say(
          "\(context.name(.ledger))　截至\(context.day(context.cutOff))；未结在前，按立案日期先后",
          "\(context.name(.ledger)) As of \(context.cutOff); pending first, by filing date")),
      row: unit, columns: 0...7, style: looks.caption(.left))
    canvas.put(.text(say("单位：见表头", "Units: see header")), row: unit, columns: 8...lastPrinted, style: looks.caption(.right))
    let line = canvas.addRow(height: 24)
    let total = context.figures.ledgerOrder.count
    let pending = context.figures[.pending].current?.numerator ?? 0
    canvas.put(
      .text(
        say(
          "共\(total)件（第1—\(total)件，全部列出）：未结\(pending)件，已结\(total - pending)件。右侧“＋”展开信用代码等\(Column.allCases.count - lastPrinted - 1)列（不打印）。",
          "\(total) cases, all listed: \(pending) pending, \(total - pending) closed. Unfold \(Column.allCases.count - lastPrinted - 1) more columns at the right with “+” (not printed)."
        )),
      row: line, columns: 0...lastPrinted, style: looks.finding(points: 10.5))
    groups(&canvas, &looks)
    let row = canvas.addRow(height: say == .zh ? 40 : 54)
    for column in Column.allCases {
      let style = looks.header(.center, bottom: .thin, left: Self.opensGroup(column) ? .thin : .none, points: 9.5)
      canvas.put(.text(title(column)), row: row, column: column.rawValue, style: style)
    }
    return canvas
  }

  private func groups(_ canvas: inout Canvas, _ looks: inout Looks) {
    let row = canvas.addRow(height: 20)
    let groups: [(String, ClosedRange<Int>)] = [
      (say("案件", "Case"), 0...2), (say("性质", "Kind"), 3...5), (say("立案与承办", "Filing"), 6...8),
      (say("进度", "Progress"), 9...13), (say("规模", "Size"), 14...14), (say("结果", "Outcome"), 15...16),
      (say("补充资料", "Further data"), 17...34), (say("统计辅助列（公式引用）", "Columns used by formulas"), 35...(Column.allCases.count - 1)),
    ]
    for (index, group) in groups.enumerated() {
      canvas.put(
        .text(group.0), row: row, columns: group.1,
        style: looks.header(.center, top: .medium, left: index == 0 ? .none : .thin, points: 9.5))
    }
  }

  private func body(_ looks: inout Looks, _ widths: [Int]) -> RowBlock {
    let styles = LedgerStyles(&looks)
    let order = context.figures.ledgerOrder
    let context = context
    guard !order.isEmpty else {
      let blank = Column.allCases.map { Cell(.empty, styles.plain[$0.rawValue]) }
      return .rows([Row(heightPixels: 20, cells: blank)])
    }
    let writer = LedgerRowWriter(context: context, styles: styles, widths: widths)
    return .generated(count: order.count) { writer.row($0) }
  }

  /// Whether a heavy vertical stands left of the column.
  static func opensGroup(_ column: SituationNames.LedgerColumn) -> Bool {
    [.category, .filed, .node, .claims, .closed, .milestone, .clearedCount].contains(column)
  }

  private func title(_ column: Column) -> String {
    switch column {
    case .position: return say("序号", "No.")
    case .number: return say("案号", "Case number")
    case .debtor: return say("企业名称", "Enterprise")
    case .category: return say("类型", "Category")
    case .owner: return say("隶属", "Owner")
    case .procedure: return say("程序", "Proceeding")
    case .filed: return say("立案日期", "Filed")
    case .judge: return say("承办法官", "Judge")
    case .administrator: return say("管理人", "Administrator")
    case .node: return say("所处节点", "Stands at")
    case .nodeDue: return say("节点期限", "Node due")
    case .nodeState: return say("节点\n状态", "Node\nstate")
    case .milestone: return say("最近完成节点", "Latest milestone")
    case .milestoneOn: return say("完成日期", "Reached")
    case .state: return say("状态", "State")
    case .days: return say("历时\n天数", "Days")
    case .claims: return say("债权总额\n（万元）", "Claims\n(10,000 yuan)")
    case .closed: return say("结案日期", "Closed")
    case .manner: return say("结案方式", "Manner of closing")
    case .code: return say("统一社会信用代码", "Credit code")
    case .supervisingBody: return say("主管单位", "Supervising body")
    case .division: return say("承办部门", "Division")
    case .clerk: return say("书记员", "Clerk")
    case .accepted: return say("受理日期", "Accepted")
    case .plannedClose: return say("计划结案\n日期", "Planned\nclosing")
    case .terminated: return say("程序终结\n日期", "Proceeding\nended")
    case .deregistered: return say("注销日期", "Deregistered")
    case .recognisedClear: return say("出清\n认定日", "Recognised\nas cleared")
    case .assets: return say("资产总额\n（万元）", "Assets\n(10,000 yuan)")
    case .employees: return say("职工人数", "Employees")
    case .settled: return say("已安置\n职工", "Employees\nsettled")
    case .fastTrack: return say("快速审理", "Fast track")
    case .supervision: return say("督办原因", "Supervision")
    case .stagnation: return say("停滞原因", "Stagnation")
    case .note: return say("备注", "Note")
    case .clearedCount: return say("出清\n户数", "Enterprises\ncleared")
    case .clearedOn: return say("出清日期", "Cleared on")
    case .due: return say("本期到\n期节点", "Due,\nperiod")
    case .met: return say("其中\n按期", "in time")
    case .priorDue: return say("上期到\n期节点", "Due,\nprior")
    case .priorMet: return say("其中\n按期", "in time")
    case .overdueLimits: return say("逾期\n期限", "Limits\nover")
    case .lockingLimits: return say("其中\n锁定", "locking")
    case .overYearOn: return say("满一年\n转入日", "Old for\n1 year on")
    case .overThreeYearsOn: return say("满三年\n转入日", "Old for\n3 years on")
    case .planMonths: return say("月初计划\n所在月份", "Months\nplanned for")
    case .movedMonths: return say("改期或\n取消月份", "Months\nmoved from")
    case .firstPlannedOn: return say("首次\n计划日", "First\nplanned")
    }
  }

  /// Column widths in pixels. Those of words fit their widest text, within limits: longer ones wrap. About 1,500
  /// pixels of printed columns come out at two thirds of the size, which is the floor.
  private var columnWidths: [Int] {
    var widths = [42, 180, 200, 42, 42, 68, 74, 56, 128, 150, 74, 62, 42, 52, 72, 74, 120]
    widths += [
      150, 78, 164, 170, 100, 60, 84, 84, 84, 84, 84, 90, 70, 70, 70, 110, 200, 160, 76, 84, 66, 56, 66, 56, 56, 56, 84, 84, 110, 110, 56,
    ]
    let records = context.figures.ledgerOrder.map { context.input.records[$0] }
    func fit(_ column: Column, _ limits: ClosedRange<Int>, _ text: (CaseRecord) -> String?) {
      widths[column.rawValue] = TextMeasure.column(records.lazy.compactMap(text), points: 10, within: limits)
    }
    fit(.number, 110...190) { $0.number.text }
    fit(.debtor, 140...200) { context.debtors($0.facts) }
    fit(.category, 42...86) { $0.facts.category.map(context.label) ?? context.notRecorded }
    fit(.owner, 42...80) { $0.facts.ownerLevel.map(context.label) ?? context.notRecorded }
    fit(.procedure, 60...116) { $0.facts.procedure.map(context.label) ?? context.notRecorded }
    fit(.judge, 56...80) { $0.facts.judge ?? context.notRecorded }
    fit(.administrator, 84...142) { $0.facts.administrator }
    widths[Column.manner.rawValue] = TextMeasure.column(
      records.lazy.compactMap { $0.facts.closeManner.map(context.label) }, points: LedgerStyles.smallPoints, within: 84...164)
    fit(.division, 70...160) { $0.facts.division ?? context.notRecorded }
    fit(.supervisingBody, 90...200) { $0.facts.supervisingBody }
    let nodes = context.input.catalogue.milestones.map(NodeWords(context).node)
    widths[Column.node.rawValue] =
      TextMeasure.column(nodes, points: LedgerStyles.smallPoints, within: 100...168) + LedgerStyles.indent
    widths[Column.milestone.rawValue] =
      TextMeasure.column(
        context.input.catalogue.milestones.map { context.label($0.id) }, points: 10, within: 100...164) + LedgerStyles.indent
    let states = context.input.catalogue.ladder.levels.indices.map(NodeWords(context).level)
    widths[Column.nodeState.rawValue] = TextMeasure.column(states, points: 10, within: 50...90)
    widths[Column.position.rawValue] = context.figures.ledgerOrder.count >= 10_000 ? 56 : 42
    if say == .en { widths[Column.state.rawValue] = 58 }
    return widths
  }
}
