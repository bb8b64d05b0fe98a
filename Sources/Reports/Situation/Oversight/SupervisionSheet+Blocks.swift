import CaseFile
import CivilCalendar

/// The two tables of counts above the list: movements at the left, reasons at the right. Counts of the period are live
/// over the list; those of the comparison come from the register as it stood then.
struct SupervisionCounts {
  private let sheet: SupervisionSheet
  private var context: SituationContext { sheet.context }
  private var say: ReportLanguage { sheet.say }

  private static let movementColumns = 1...2
  private static let movementFirst = 3
  private static let reasonColumns = 6...8
  private static let reasonFirst = 9

  /// A line of the movements.
  enum Movement: String, CaseIterable {
    case opening, placed, cleared, ended, inForce, overdue
  }

  static let movements = Movement.allCases

  init(_ sheet: SupervisionSheet) { self.sheet = sheet }

  func add(_ canvas: inout Canvas, _ looks: inout Looks, _ page: inout Sheet) {
    header(&canvas, &looks)
    let count = max(Self.movements.count, max(sheet.figures.reasons.count, 1))
    for index in 0..<count {
      let row = canvas.addRow(height: 24)
      let edge = Looks.Edge(bottom: index + 1 == count ? .medium : .none)
      if index < Self.movements.count {
        addMovement(Self.movements[index], row, edge, &canvas, &looks, &page)
      } else {
        blank(Self.movementColumns.lowerBound...(Self.movementFirst + 2), row, edge, &canvas, &looks)
      }
      if index < sheet.figures.reasons.count {
        addReason(sheet.figures.reasons[index], row, edge, &canvas, &looks)
      } else {
        blank(Self.reasonColumns.lowerBound...(Self.reasonFirst + 2), row, edge, &canvas, &looks)
      }
    }
    page.tables += regions
  }

  private func header(_ canvas: inout Canvas, _ looks: inout Looks) {
    let row = canvas.addRow(height: 26)
    func put(_ text: String, _ columns: ClosedRange<Int>, _ side: CellStyle.Horizontal) {
      let left: BorderLine = columns.lowerBound == Self.reasonColumns.lowerBound ? .thin : .none
      canvas.put(
        .text(text), row: row, columns: columns, style: looks.header(side, top: .medium, bottom: .thin, left: left, points: 9.5))
    }
    put(say("督办增减", "Movement"), Self.movementColumns, .center)
    put(say("在督原因（一件可有几个）", "Reasons (several possible)"), Self.reasonColumns, .center)
    for first in [Self.movementFirst, Self.reasonFirst] {
      put(say("本期", "Current"), first...first, .right)
      put(context.priorWord, (first + 1)...(first + 1), .right)
      put(say("增减", "Change"), (first + 2)...(first + 2), .right)
    }
  }

  private func blank(_ columns: ClosedRange<Int>, _ row: Int, _ edge: Looks.Edge, _ canvas: inout Canvas, _ looks: inout Looks) {
    for column in columns {
      canvas.put(.empty, row: row, column: column, style: looks.body(.words, .none, Self.ruled(edge, column)))
    }
  }

  /// With a rule between the two tables.
  private static func ruled(_ edge: Looks.Edge, _ column: Int) -> Looks.Edge {
    Looks.Edge(left: column == reasonColumns.lowerBound ? .thin : .none, bottom: edge.bottom)
  }

  private func figures(
    _ formula: String, _ current: Int, _ prior: Int, first: Int, row: Int, _ emphasis: Looks.Emphasis, _ edge: Looks.Edge,
    _ canvas: inout Canvas, _ looks: inout Looks
  ) {
    canvas.put(
      .formula(formula, cached: .number(Double(current))), row: row, column: first, style: looks.body(.count, emphasis, edge))
    canvas.put(.integer(prior), row: row, column: first + 1, style: looks.body(.count, emphasis, edge))
    canvas.put(
      .formula("\(Reference.cell(row, first))-\(Reference.cell(row, first + 1))", cached: .number(Double(current - prior))),
      row: row, column: first + 2, style: looks.body(.change, emphasis, edge))
  }

  private func addMovement(
    _ movement: Movement, _ row: Int, _ edge: Looks.Edge, _ canvas: inout Canvas, _ looks: inout Looks, _ page: inout Sheet
  ) {
    let emphasis: Looks.Emphasis = movement == .inForce ? .total : movement == .overdue ? .headline : .none
    canvas.put(
      .text(label(movement)), row: row, columns: Self.movementColumns, style: looks.body(.label, emphasis, edge))
    let (current, prior) = (value(movement, sheet.figures.current), value(movement, sheet.figures.prior))
    figures(formula(movement), current, prior, first: Self.movementFirst, row: row, emphasis, edge, &canvas, &looks)
    if let link = link(movement, current, row) { page.links.append(link) }
  }

  private func addReason(
    _ reason: SupervisionFigures.ReasonCount, _ row: Int, _ edge: Looks.Edge, _ canvas: inout Canvas, _ looks: inout Looks
  ) {
    canvas.put(
      .text(sheet.words.label(reason.reason)), row: row, columns: Self.reasonColumns,
      style: looks.body(.label, .none, Self.ruled(edge, Self.reasonColumns.lowerBound)))
    let reasons = range(SupervisionSheet.reasonColumn)
    let formula = [Supervision.State.overdue, .active].map {
      "COUNTIFS(\(range(SupervisionSheet.stateColumn)),\"\(sheet.words.label($0))\",\(reasons),\"*\(sheet.words.label(reason.reason))*\")"
    }.joined(separator: "+")
    figures(formula, reason.current, reason.prior, first: Self.reasonFirst, row: row, .none, edge, &canvas, &looks)
  }

  /// The cells of the list in one column.
  private func range(_ column: Int) -> String {
    "$\(Reference.column(column))$\(sheet.rows.lowerBound + 1):$\(Reference.column(column))$\(sheet.rows.upperBound + 1)"
  }

  private func formula(_ movement: Movement) -> String {
    func count(_ state: Supervision.State) -> String {
      "COUNTIF(\(range(SupervisionSheet.stateColumn)),\"\(sheet.words.label(state))\")"
    }
    func since(_ comparison: String) -> String {
      "COUNTIF(\(range(SupervisionSheet.sinceColumn)),\"\(comparison)\"&\(context.names.name(.from)))"
    }
    switch movement {
    case .opening: return since("<")
    case .placed: return since(">=")
    case .cleared: return count(.cleared)
    case .ended: return count(.ended)
    case .inForce: return "\(count(.overdue))+\(count(.active))"
    case .overdue: return count(.overdue)
    }
  }

  private func value(_ movement: Movement, _ figures: SupervisionFigures.Movement) -> Int {
    switch movement {
    case .opening: return figures.opening
    case .placed: return figures.placed
    case .cleared: return figures.cleared
    case .ended: return figures.ended
    case .inForce: return figures.inForce
    case .overdue: return figures.overdue
    }
  }

  private func label(_ movement: Movement) -> String {
    switch movement {
    case .opening: return say("期初在督", "In force at the opening")
    case .placed: return say("本期挂牌", "Put under supervision")
    case .cleared: return say("本期清结（结案）", "Cleared (closed)")
    case .ended: return say("本期摘牌（未结）", "Taken off (pending)")
    case .inForce: return say("期末在督", "In force at the end")
    case .overdue: return say("　其中：超过清结期限", "  of these over the deadline")
    }
  }

  /// To the rows of the list: states stand together there.
  private func link(_ movement: Movement, _ count: Int, _ row: Int) -> CellLink? {
    let list = sheet.figures.list
    let wanted: [Supervision.State]
    switch movement {
    case .opening, .placed: return nil
    case .cleared: wanted = [.cleared]
    case .ended: wanted = [.ended]
    case .inForce: wanted = [.overdue, .active]
    case .overdue: wanted = [.overdue]
    }
    guard count > 0, let first = list.firstIndex(where: { wanted.contains($0.state) }) else { return nil }
    let start = Reference.cell(context.names.supervision, sheet.firstRow + first, 2)
    let target = count == 1 ? start : start + ":" + Reference.cell(sheet.firstRow + first + count - 1, 2)
    return CellLink(
      position: CellPosition(row: row, column: Self.movementFirst), target: target,
      tip: say("\(count)件案件：点击选中下表中的这些行", "\(count) cases: click to select them in the list below"))
  }

  private var regions: [TableRegion] {
    let header = SupervisionSheet.countsHeader...SupervisionSheet.countsHeader
    let first = SupervisionSheet.countsHeader + 1
    return [
      TableRegion(
        id: "supervision_movement", title: say("督办增减", "Movement of supervision"), header: header,
        rows: first..<(first + Self.movements.count),
        columns: [.init("item", 1), .init("current", 3), .init("prior", 4), .init("change", 5)]),
      TableRegion(
        id: "supervision_reasons", title: say("在督原因", "Reasons of supervision"), header: header,
        rows: first..<(first + sheet.figures.reasons.count),
        columns: [.init("reason", 6), .init("current", 9), .init("prior", 10), .init("change", 11)]),
    ]
  }
}

extension SupervisionSheet {
  /// The cases that the data propose, in the columns of the list; returns their rows.
  func addProposals(_ widths: [Int], _ canvas: inout Canvas, _ looks: inout Looks) -> Range<Int> {
    canvas.addRow(height: 14)
    let heading = looks.make {
      $0.typeface = .hei
      $0.points = 11
      $0.ink = Palette.ink
    }
    canvas.put(
      .text(
        say(
          "按数据建议督办、尚未决定的案件：共\(proposals.count)件\(proposals.isEmpty ? "" : "（第1—\(proposals.count)件，全部列出）")",
          "Proposed by the data and not yet decided: \(proposals.count) cases\(proposals.isEmpty ? "" : ", all listed")")),
      row: canvas.addRow(height: 28), columns: 0...12, style: heading)
    let row = canvas.addRow(height: 26)
    let titles: [(String, ClosedRange<Int>)] = [
      (say("序号", "No."), 0...0), (say("状态", "State"), 1...1), (say("案号", "Case number"), 2...2),
      (say("企业名称", "Enterprise"), 3...3), (say("建议原因", "Reasons"), 4...4), (say("依据", "Evidence"), 5...8),
      (say("所处节点", "Stands at"), 9...9), (say("承办法官", "Judge"), 10...10), ("", 11...11),
      (say("处理意见", "Remarks"), 12...12),
    ]
    for (title, columns) in titles {
      canvas.put(
        .text(title), row: row, columns: columns,
        style: looks.header(.center, top: .medium, bottom: .thin, left: columns.lowerBound == 12 ? .thin : .none, points: 9.5))
    }
    let first = canvas.nextRow
    for index in proposals.indices { add(proposal: index, widths, &canvas, &looks) }
    if proposals.isEmpty { addNone(say("（无）", "(none)"), &canvas, &looks) }
    return first..<(first + proposals.count)
  }

  private func add(proposal index: Int, _ widths: [Int], _ canvas: inout Canvas, _ looks: inout Looks) {
    let proposal = proposals[index]
    let record = context.input.records[proposal.position]
    let line = SupervisionRow(
      widths: widths, edge: Looks.Edge(bottom: index + 1 == proposals.count ? .medium : .none), isFilled: false)
    let row = canvas.addRow(height: 24)
    line.put(0, .integer(index + 1), .center, row, &canvas, &looks) { $0.ink = Palette.secondary }
    line.put(
      1, .text(proposal.current == nil ? say("△ 建议", "△ proposed") : say("△ 建议补充", "△ to add")), .words, row, &canvas, &looks)
    line.put(2, context.link(proposal.position, index: figures.list.count + index), .code, row, &canvas, &looks)
    line.words(3, context.debtors(record.facts), row, &canvas, &looks)
    line.words(4, words.list(proposal.reasons), row, &canvas, &looks)
    let text = words.list(proposal.grounds.flatMap(\.evidence))
    let width = widths[5...8].reduce(0, +)
    canvas.raise(row: row, to: Double(TextMeasure.lines(text, width: Double(width), points: 9)) * 16 + 7)
    let style = looks.variant(looks.body(.wrapped, .none, line.edge)) {
      $0.points = 9
      $0.ink = Palette.secondary
    }
    canvas.put(.text(text), row: row, columns: 5...8, style: style)
    line.words(9, node(proposal.position), row, &canvas, &looks)
    line.words(10, record.facts.judge, row, &canvas, &looks)
    line.put(11, .empty, .words, row, &canvas, &looks)
    canvas.put(.empty, row: row, column: 12, style: looks.body(.wrapped, .none, Looks.Edge(left: .thin, bottom: line.edge.bottom)))
  }

  /// The list and the proposals for other printers.
  func regions(_ proposed: Range<Int>) -> [TableRegion] {
    [
      TableRegion(
        id: "supervision", title: context.names.supervision, header: listHeader...listHeader,
        rows: firstRow..<(firstRow + figures.list.count),
        columns: [
          .init("state", 1), .init("case_no", 2), .init("enterprise", 3), .init("reasons", 4), .init("since", 5),
          .init("clear_by", 6), .init("days_left", 7), .init("leader", 8), .init("node", 9), .init("judge", 10), .init("ended_on", 11),
        ]),
      TableRegion(
        id: "supervision_proposals", title: say("建议督办", "Proposed for supervision"),
        header: (proposed.lowerBound - 1)...(proposed.lowerBound - 1), rows: proposed,
        columns: [
          .init("state", 1), .init("case_no", 2), .init("enterprise", 3), .init("reasons", 4), .init("evidence", 5), .init("node", 9),
          .init("judge", 10),
        ]),
    ]
  }

  var notes: [String] {
    let thresholds = ProposalThresholds()
    return [
      say(
        "督办按登记的挂牌、延长、摘牌计算，案件结案即为清结；期初在督＋本期挂牌−本期清结−本期摘牌＝期末在督，表列件数＝期末在督＋本期清结＋本期摘牌，不符的不出本表。上年同期按当时的挂牌和结案计算。",
        "By the orders recorded; the closing of a case clears it. In force at the opening + placed − cleared − taken off = in force at the end, and the list has those in force, cleared and taken off, or there is no such table."
      ),
      say(
        "剩余天数＝清结期限−本期末，期限当日不算逾期。清结期限是本院的督办要求，不是法定期限；台账“督办原因”是书记员所写，没有挂牌的不计入在督，列在建议里。",
        "Days left = deadline − cut-off; the day itself is in time. The deadline is a demand of this court, not of law. A reason that only the ledger's text names is not counted; it is proposed."
      ),
      say(
        "建议的界限是本院管理标准，不是法律规定：未结满\(thresholds.pendingMonths / 12)年；未结满一年且停滞满\(thresholds.stagnantDays)天；锁定满\(thresholds.locks)次或\(thresholds.lockDays)天；延长满\(thresholds.extensions)次；未安置职工满\(thresholds.unsettled)人；台账写有督办原因。摘牌\(thresholds.restDays)天内同一原因不再建议。接受：chuqing supervise propose --accept",
        "Thresholds are administrative, not law: pending \(thresholds.pendingMonths / 12) years; pending a year and stagnant \(thresholds.stagnantDays) days; locked \(thresholds.locks) times or \(thresholds.lockDays) days; extended \(thresholds.extensions) times; \(thresholds.unsettled) employees not settled; a reason in the ledger. A reason taken off rests \(thresholds.restDays) days. To accept: chuqing supervise propose --accept"
      ),
    ]
  }
}
