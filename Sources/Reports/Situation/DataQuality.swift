import CaseFile

/// What the records behind a report lack, counted, with the effect on its figures.
struct DataQuality {
  struct Line {
    let matter: String
    let count: Int
    let of: Int
    let effect: String
  }

  private let context: SituationContext
  private var say: ReportLanguage { context.say }

  init(_ context: SituationContext) { self.context = context }

  var lines: [Line] {
    let records = context.figures.ledgerOrder.map { context.input.records[$0] }
    let closed = records.filter { !$0.isPending(on: context.cutOff) }
    func line(_ matter: String, _ effect: String, _ among: [CaseRecord], _ lacks: (CaseRecord) -> Bool) -> Line {
      Line(matter: matter, count: among.count(where: lacks), of: among.count, effect: effect)
    }
    let milestones = context.figures.ledgerOrder.count { context.input.currentMilestones[$0] == nil }
    return [
      line(say("没有登记程序", "No proceeding"), say("列入“未填”，不计节点期限", "shown as not recorded; no limits counted"), records) {
        $0.facts.procedure == nil
      },
      line(say("没有登记隶属", "No owner level"), say("列入“未填”", "shown as not recorded"), records) { $0.facts.ownerLevel == nil },
      line(say("没有企业名称", "No enterprise"), say("不计户数", "not counted among enterprises"), records) { $0.facts.debtors.isEmpty },
      line(say("已结但没有结案方式", "Closed without manner"), say("不计出清", "not counted as clearance"), closed) { $0.facts.closeManner == nil },
      line(say("结案方式不在目录里", "Unknown manner of closing"), say("按原文显示，不计出清", "printed as written, not counted as clearance"), closed) {
        if case .unrecognised? = $0.facts.closeManner { return true }
        return false
      },
      Line(
        matter: say("没有登记节点", "No milestone"), count: milestones, of: records.count,
        effect: say("最近节点空白，不计节点期限", "no latest milestone, no limits counted")),
      line(say("没有登记债权总额", "No claims recorded"), say("债权总额按0计入合计", "adds nothing to sums of claims"), records) {
        $0.facts.claimsTotal == nil
      },
    ]
  }
}

/// The identities between the tables of a report, as live formulas.
struct ReconciliationLines {
  struct Line {
    let title: String
    let figures: CellValue
    let result: CellValue
  }

  private let context: SituationContext
  private var say: ReportLanguage { context.say }

  init(_ context: SituationContext) { self.context = context }

  private func cell(_ id: MeasureID) -> String { context.reference(id) }

  private func number(_ id: MeasureID) -> Int { context.figures[id].current?.numerator ?? 0 }

  var lines: [Line] {
    let over12 = MeasureID.pendingOver(months: 12)
    let over36 = MeasureID.pendingOver(months: 36)
    let ledger = context.figures.ledgerOrder.count
    let state = Reference.columnRange(
      context.names.ledger, SituationNames.LedgerColumn.state.rawValue, rows: context.names.ledgerDataRows)
    let pendingWord = say("未结", "pending")
    return [
      line(
        say("收结存", "Flow"),
        [
          (say("旧存 ", "opening "), cell(.openingPending), number(.openingPending)),
          (say(" ＋ 新收 ", " + received "), cell(.received), number(.received)),
          (say(" − 结案 ", " − closed "), cell(.closed), number(.closed)), (say(" ＝ 未结 ", " = pending "), cell(.pending), number(.pending)),
        ],
        "\(cell(.openingPending))+\(cell(.received))-\(cell(.closed))=\(cell(.pending))"),
      line(
        say("账龄", "Ages"),
        [
          (say("不满1年 ", "< 1 year "), "\(cell(.pending))-\(cell(over12))", number(.pending) - number(over12)),
          (say(" ＋ 1—3年 ", " + 1–3 years "), "\(cell(over12))-\(cell(over36))", number(over12) - number(over36)),
          (say(" ＋ 3年以上 ", " + ≥ 3 years "), cell(over36), number(over36)),
          (say(" ＝ 未结 ", " = pending "), cell(.pending), number(.pending)),
        ],
        "AND(\(cell(over36))<=\(cell(over12)),\(cell(over12))<=\(cell(.pending)))"),
      line(
        say("台账", "Ledger"),
        [
          (say("台账 ", "ledger "), "COUNTIF(\(state),\"*\")", ledger),
          (say(" 件，其中标为未结 ", " cases, marked pending "), "COUNTIF(\(state),\"\(pendingWord)\")", number(.pending)),
          (say(" ＝ 未结 ", " = pending "), cell(.pending), number(.pending)),
        ],
        "COUNTIF(\(state),\"\(pendingWord)\")=\(cell(.pending))"),
    ] + nodeLines
  }

  /// That the sheets about nodes agree with the ledger.
  private var nodeLines: [Line] {
    guard let nodes = context.figures.nodes else { return [] }
    let names = context.names
    var lines: [Line] = []
    if context.sheets.contains(.nodes) {
      let total = NodeTable.totalRow(nodes: context.input.catalogue.milestones.count)
      let standing = Reference.cell(names.nodes, total, NodeTable.pendingColumn)
      lines.append(
        line(
          say("在办节点", "Nodes"),
          [
            (say("各节点及无在办节点 ", "at the nodes, or at none "), standing, nodes.pending),
            (say(" ＝ 未结 ", " = pending "), cell(.pending), number(.pending)),
          ],
          "\(standing)=\(cell(.pending))"))
    }
    if context.sheets.contains(.warnings) {
      let list = Reference.cell(names.warnings, WarningSheet.firstRow, 0)
      let last = Reference.cell(WarningSheet.firstRow + max(nodes.open.count, 1) - 1, WarningSheet.hoursColumn)
      let hours = Reference.cell(names.warnings, WarningSheet.firstRow, WarningSheet.hoursColumn) + ":" + last
      let onLedger = "SUM(\(names.name(.overdueLimits) ?? ""))"
      let listed = nodes.open.isEmpty ? "COUNT(\(list))" : "COUNTIF(\(hours),\"<=0\")"
      lines.append(
        line(
          say("逾期期限", "Limits over"),
          [
            (say("清单 ", "list "), listed, nodes.overdue), (say(" ＝ 台账 ", " = ledger "), onLedger, nodes.overdue),
          ],
          "\(listed)=\(onLedger)"))
    }
    return lines
  }

  private func line(_ title: String, _ parts: [(String, String, Int)], _ test: String) -> Line {
    let good = say("相符 ✓", "agrees ✓")
    let bad = say("不符 ✗", "differs ✗")
    return Line(
      title: title,
      figures: .formula(
        parts.map { "\"\($0.0)\"&(\($0.1))" }.joined(separator: "&"),
        cached: .text(parts.map { "\($0.0)\($0.2)" }.joined())),
      result: .formula("IF(\(test),\"\(good)\",\"\(bad)\")", cached: .text(good)))
  }
}
