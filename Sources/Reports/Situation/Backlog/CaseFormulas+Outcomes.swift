/// The formulas of what closings achieved, of the fast track and of the movement of old cases.
extension CaseFormulas {
  /// 出清案件.
  var clearingCases: String {
    let day = names.name(.clearedOn) ?? ""
    return count("\(day),\">=\"&\(from),\(day),\"<=\"&\(through)")
  }

  /// Sum of a column of the ledger over the cases that cleared enterprises in the period.
  func ofCleared(_ column: SituationNames.LedgerColumn) -> String {
    let day = names.name(.clearedOn) ?? ""
    return "SUMIFS(\(names.name(column) ?? ""),\(restriction)\(day),\">=\"&\(from),\(day),\"<=\"&\(through))"
  }

  /// Cases closed (or filed) in the period on the fast track; `yes` is how the ledger says so.
  func fastTrack(_ id: MeasureID, yes: String) -> String {
    let day = id == .fastTrackOfClosed ? closed : filed
    return count("\(names.name(.fastTrack) ?? ""),\"\(yes)\",\(day),\">=\"&\(from),\(day),\"<=\"&\(through)")
  }

  /// 结案均衡度 over the calendar months of a period that has only whole ones; an array formula. `count` is the cell
  /// with 结案.
  func closingEvenness(count: String, months: Int) -> String {
    func starts(_ range: Range<Int>) -> String {
      let offsets = range.map { "\($0)" }.joined(separator: ",")
      return "DATE(YEAR(\(from)),MONTH(\(from))+{\(offsets)},1)"
    }
    let monthly = "COUNTIFS(\(closed),\">=\"&\(starts(0..<months)),\(closed),\"<\"&\(starts(1..<(months + 1))))"
    return "IF(\(count)=0,\"—\",ROUND(MAX(0,1-STDEVP(\(monthly))/(\(count)/\(months))),4))"
  }
}
