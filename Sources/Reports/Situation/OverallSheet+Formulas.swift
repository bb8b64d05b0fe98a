import CaseFile

/// The formulas of the overall table. The derived lines refer to lines above them, the others count over the ledger.
extension OverallSheet {
  func value(_ figures: OverallFigures.Entry, _ side: CaseFormulas.Side, _ row: Int) -> CellValue {
    let column = side == .current ? Self.currentColumn : Self.priorColumn
    let period = side == .current ? context.input.period : context.input.comparison
    let isLedgerSilent =
      figures.id == .closingEvenness && (period.wholeMonths ?? 0) < 2 || side == .prior && !context.ledgerCoversComparison
      || figures.id == .milestonesOnTime && !context.figures.limits.lieOnLedger
    if isLedgerSilent {
      let known = side == .current ? figures.current : figures.prior
      return known.map(CellValue.number) ?? .text("—")
    }
    let formula = formula(figures.id, side == .current ? current : prior, side, column)
    let value = side == .current ? figures.current : figures.prior
    let cached = value.map(CachedValue.number) ?? .text("—")
    return figures.id == .closingEvenness || figures.id == .medianDaysToClose || figures.id == .medianPendingAge
      ? arrayValue(formula, cached) : .formula(formula, cached: cached)
  }

  /// Array formulas cannot carry a text result in every printer; where there is no figure the dash stands alone.
  private func arrayValue(_ formula: String, _ cached: CachedValue) -> CellValue {
    if case .text(let dash) = cached { return .text(dash) }
    return .arrayFormula(formula, cached: cached)
  }

  private func formula(_ id: MeasureID, _ of: CaseFormulas, _ side: CaseFormulas.Side, _ column: Int) -> String {
    func cell(_ id: MeasureID) -> String { Reference.cell(Self.row(of: id) ?? 0, column) }
    let period = side == .current ? context.input.period : context.input.comparison
    switch id {
    case .openingPending: return of.openingPending
    case .received: return of.received
    case .handled: return "\(cell(.openingPending))+\(cell(.received))"
    case .closed: return of.closedInPeriod
    case .pending: return of.pending
    case .closingRate: return "IF(\(cell(.handled))=0,\"—\",\(cell(.closed))/\(cell(.handled)))"
    case .closedToReceived: return "IF(\(cell(.received))=0,\"—\",\(cell(.closed))/\(cell(.received)))"
    case .milestonesOnTime: return of.milestonesOnTime
    case .meanDaysToClose: return of.meanDaysToClose(count: cell(.closed))
    case .medianDaysToClose: return of.medianDaysToClose(count: cell(.closed))
    case .dispositionTime:
      let length = period.wholeMonths.map { "365*\($0)/12" } ?? "\(period.days.dayCount)"
      return "IF(\(cell(.closed))=0,\"—\",\(length)*\(cell(.pending))/\(cell(.closed)))"
    case .pendingOver(months: 12): return of.pendingOver(months: 12)
    case .pendingOver(months: 36): return of.pendingOver(months: 36)
    case Self.shareOverYear:
      return "IF(\(cell(.pending))=0,\"—\",\(cell(.pendingOver(months: 12)))/\(cell(.pending)))"
    case .meanPendingAge: return of.meanPendingAge(count: cell(.pending))
    case .medianPendingAge: return of.pendingAge("MEDIAN", count: cell(.pending))
    case .enterprisesCleared, .clearingCases, .employeesOfCleared, .employeesSettled:
      return of.formula(id)
    case .closingEvenness: return of.closingEvenness(count: cell(.closed), months: period.wholeMonths ?? 1)
    case .fastTrackOfClosed, .fastTrackOfReceived: return of.fastTrackShare(id)
    default: return of.claimsResolved
    }
  }

  func changeCell(_ figures: OverallFigures.Entry, _ row: Int) -> CellValue {
    let current = Reference.cell(row, Self.currentColumn)
    let prior = Reference.cell(row, Self.priorColumn)
    let factor = figures.isRate ? "*100" : ""
    let cached = figures.change.map(CachedValue.number) ?? .text("—")
    return .formula("IF(OR(ISTEXT(\(current)),ISTEXT(\(prior))),\"—\",(\(current)-\(prior))\(factor))", cached: cached)
  }

  func relativeCell(_ figures: OverallFigures.Entry, _ row: Int) -> CellValue {
    guard !figures.isRate else { return .text("—") }
    let current = Reference.cell(row, Self.currentColumn)
    let prior = Reference.cell(row, Self.priorColumn)
    let cached = figures.relative.map(CachedValue.number) ?? .text("—")
    return .formula(
      "IF(OR(ISTEXT(\(current)),ISTEXT(\(prior))),\"—\",IF(\(prior)=0,IF(\(current)=0,0,\"—\"),ROUND((\(current)-\(prior))/\(prior),4)))",
      cached: cached)
  }

  /// 旧存 + 新收 − 结案 − 未结 is 0, said by a formula.
  var reconciliation: CellValue {
    func cell(_ id: MeasureID, _ column: Int) -> String { Reference.cell(Self.row(of: id) ?? 0, column) }
    func difference(_ column: Int) -> String {
      "\(cell(.openingPending, column))+\(cell(.received, column))-\(cell(.closed, column))-\(cell(.pending, column))"
    }
    let good = say("核对：旧存＋新收−结案＝期末未结，本期、\(context.priorWord)均相符", "Check: opening + received − closed = pending, in both periods")
    let bad = say("核对不符，本表不得使用", "Does not reconcile: do not use this table")
    return .formula(
      "IF(AND(\(difference(Self.currentColumn))=0,\(difference(Self.priorColumn))=0),\"\(good)\",\"\(bad)\")",
      cached: .text(good))
  }
}
