import CaseFile

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
    if context.sheets.contains(.locks) {
      let held = "COUNTIF(\(LockSheet.outcomes(nodes, names)),\"\(LockSheet.held(say))\")"
      let onLedger = "SUM(\(names.name(.lockingLimits) ?? ""))"
      lines.append(
        line(
          say("锁定", "Locks"),
          [
            (say("仍在锁定 ", "locks that hold "), held, nodes.locking),
            (say(" ＝ 台账其中锁定 ", " = locking on the ledger "), onLedger, nodes.locking),
          ],
          "\(held)=\(onLedger)"))
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
