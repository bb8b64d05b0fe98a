import CaseFile

/// 案件索引: the cases behind each figure, list beside list; figures of the other sheets lead here.
struct CaseIndexSheet {
  private let context: SituationContext
  private var index: CaseIndex { context.index }
  private var say: ReportLanguage { context.say }

  private static let groupWidth = 92
  private static let caseWidth = 300
  private static let gap = 14
  /// Room for links on a sheet, with some to spare.
  private static let linkLimit = 60_000

  init(_ context: SituationContext) { self.context = context }

  func make(_ looks: inout Looks) -> Sheet {
    var sheet = Sheet(name: context.names.index)
    let width = max(index.lists.count * 3, 6)
    let head = header(width: width, &looks)
    sheet.blocks = [.rows(head.rows), body(&looks)]
    sheet.merges = head.merges
    sheet.columns = (0..<width).map { ColumnLayout(widthPixels: [Self.groupWidth, Self.caseWidth, Self.gap][$0 % 3]) }
    sheet.frozen = CellPosition(row: CaseIndex.firstRow, column: 0)
    sheet.selection = CellPosition(row: CaseIndex.firstRow, column: 0)
    sheet.page = context.page()
    // For the screen: whoever prints the whole workbook gets one page that says so, not a hundred of lists.
    sheet.page.printArea = CellRange(firstRow: 0, firstColumn: 0, lastRow: 2, lastColumn: 5)
    sheet.tabColor = Palette.muted
    return sheet
  }

  private func header(width: Int, _ looks: inout Looks) -> Canvas {
    var canvas = Canvas(width: width)
    context.title(context.names.index, link: 0...0, columns: 1...5, sheet: .index, &canvas, &looks)
    canvas.put(
      .text(
        say(
          "各表的数字点击后到达这里，选中的就是该数字所计的全部案件；案号可再点到台账。清单供屏幕查阅，不打印。",
          "Figures lead here: the selected cells are the cases that they count. For the screen: the lists do not print.")),
      row: canvas.addRow(height: 20), columns: 0...5, style: looks.caption(.left))
    canvas.put(.text(completeness), row: canvas.addRow(height: 24), columns: 0...5, style: looks.finding(points: 10.5))
    let matter = canvas.addRow(height: 22)
    let dimension = canvas.addRow(height: 20)
    let count = canvas.addRow(height: 20)
    for (number, list) in index.lists.enumerated() {
      let columns = CaseIndex.groupColumn(of: number)...CaseIndex.caseColumn(of: number)
      canvas.put(.text(title(list)), row: matter, columns: columns, style: looks.header(.left, top: .medium))
      canvas.put(.text(grouping(list.dimension)), row: dimension, columns: columns, style: looks.header(.left, points: 9))
      let column = CaseIndex.caseColumn(of: number)
      let last = CaseIndex.firstRow + list.positions.count - 1
      canvas.put(.text(say("件数", "Cases")), row: count, column: columns.lowerBound, style: looks.header(.left, bottom: .thin, points: 9))
      let style = looks.variant(looks.header(.left, bottom: .thin, points: 9)) { $0.numberFormat = "#,##0" }
      canvas.put(
        .formula(
          "ROWS(\(Reference.cell(CaseIndex.firstRow, column)):\(Reference.cell(last, column)))",
          cached: .number(Double(list.positions.count))), row: count, column: column, style: style)
    }
    return canvas
  }

  private var completeness: String {
    if index.lists.isEmpty { return say("没有案件。", "There are no cases.") }
    let count = index.lists.count
    guard index.leftOut > 0 else {
      return say("共\(count)份清单，每份都列出全部案件。", "\(count) lists, each complete.")
    }
    return say(
      "共\(count)份清单，每份都列出全部案件；案件太多，另有\(index.leftOut)份没有列出，请在台账中筛选。",
      "\(count) lists, each complete; for want of room \(index.leftOut) more are not here: filter the ledger.")
  }

  private func title(_ list: CaseIndex.List) -> String {
    if case .plan(let matter) = list.matter { return name(matter) }
    let side = list.side == .current ? context.input.period.label(say) : context.input.comparison.label(say)
    return name(list.matter).drop { $0 == " " || $0 == "　" } + say("　", "  ") + side
  }

  private func name(_ matter: FigureKey.Matter) -> String {
    let words = MeasureWords(say, context.input.period)
    switch matter {
    case .opening: return words[.openingPending].name
    case .received: return words[.received].name
    case .closed: return words[.closed].name
    case .pending: return words[.pending].name
    case .over(let months) where SituationFigures.headlineThresholds.contains(months):
      return words[.pendingOver(months: months)].name
    case .over(let months): return say("未结满\(months)个月", "Pending ≥ \(months) months")
    case .band(0, let below): return say("未结不满\(below)个月", "Pending < \(below) months")
    case .band(let from, let below): return say("未结满\(from)个月、不满\(below)个月", "Pending \(from) to under \(below) months")
    case .plan(let matter): return name(matter)
    case .standing(let node, let isOver):
      let words = NodeWords(context)
      let milestones = context.input.catalogue.milestones
      let name = node.flatMap { milestones.indices.contains($0) ? words.node(milestones[$0]) : nil } ?? words.withoutNode
      return isOver ? say("节点逾期：\(name)", "Over at \(name)") : say("所处节点：\(name)", "At \(name)")
    case .overAtNode: return say("所处节点逾期", "Over at their node")
    case .cleared: return say("出清企业的案件", "Cases that cleared enterprises")
    case .limitsDue: return say("有节点期限到期", "With limits due")
    case .limitsMissed: return say("有节点期限未按期", "With limits missed")
    }
  }

  /// What a figure of targets and plan counts, with its day.
  private func name(_ matter: PlanMatter) -> String {
    let day = say("　截至\(context.day(context.cutOff))", ", as of \(context.cutOff)")
    switch matter {
    case .closedInYear: return say("本年结案", "Closed in the year") + day
    case .plannedToDate: return say("已到期的计划", "Planned to date") + day
    case .closedOfPlanned: return say("已到期的计划中已结", "Planned to date and closed") + day
    case .overdue: return say("计划逾期未结", "Plan over, pending") + day
    case .plannedAhead: return say("计划年内结案", "Planned this year") + day
    case .plannedLater: return say("计划以后年度结案", "Planned later") + day
    case .unplanned: return say("没有结案计划", "Pending without a plan") + day
    case .month(let month, let part): return say("\(month)月\(name(part))", "Month \(month): \(name(part))") + day
    case .crossing(let months, let days):
      return say("今后\(days)日内将满\(months)个月", "Reaching \(months) months within \(days) days") + day
    }
  }

  private func name(_ part: MonthPart) -> String {
    switch part {
    case .planned: return say("计划结案", "planned")
    case .closedAsPlanned: return say("按期结案", "closed as planned")
    case .movedOrWithdrawn: return say("计划改期或取消", "plan moved or dropped")
    case .overdue: return say("计划逾期未结", "plan over, pending")
    case .notYetDue: return say("计划尚未到期", "plan not yet due")
    case .closed: return say("结案", "closed")
    case .closedUnplanned: return say("计划外结案", "closed unplanned")
    }
  }

  private func grouping(_ dimension: Dimension) -> String {
    switch dimension {
    case .judge: return say("按承办法官", "by judge")
    case .procedure: return say("按程序", "by proceeding")
    case .category: return say("按类型", "by category")
    case .ownerLevel: return say("按隶属", "by owner level")
    case .court: return say("按法院", "by court")
    case .supervisingBody: return say("按主管单位", "by supervising body")
    case .division: return say("按承办部门", "by division")
    }
  }

  private func body(_ looks: inout Looks) -> RowBlock {
    let count = index.lists.map(\.positions.count).max() ?? 0
    let group = looks.body(.words)
    let number = looks.body(.code)
    var labels: [[String]] = []
    var budget = Self.linkLimit
    var linked: [Int] = []
    for list in index.lists {
      labels.append(
        list.groups.flatMap { entry in [String](repeating: self.context.label(entry.key, list.dimension), count: entry.rows.count) })
      let links = min(budget, list.positions.count)
      linked.append(links)
      budget -= links
    }
    let context = context
    let (names, links) = (labels, linked)
    return .generated(count: count) { row in
      var cells: [Cell] = []
      for (column, list) in context.index.lists.enumerated() {
        guard row < list.positions.count else {
          cells += [Cell(.empty), Cell(.empty), Cell(.empty)]
          continue
        }
        cells.append(Cell(.text(names[column][row]), group))
        cells.append(Cell(context.indexEntry(list.positions[row], isLinked: row < links[column]), number))
        cells.append(Cell(.empty))
      }
      return Row(heightPixels: 20, cells: cells)
    }
  }
}

extension SituationContext {
  /// Number and first enterprise of a case, leading to its row of the ledger.
  fileprivate func indexEntry(_ position: Int, isLinked: Bool) -> CellValue {
    let record = input.records[position]
    let text = [record.number.text, debtors(record.facts)].compactMap(\.self).joined(separator: "　")
    guard isLinked, let row = figures.ledgerRows[position] else { return .text(text) }
    return .link(text, target: Reference.cell(names.ledger, row, SituationNames.LedgerColumn.number.rawValue))
  }
}
