/// The formulas of what closings achieved, of the fast track and of the movement of old cases.
extension CaseFormulas {
  /// 出清案件.
  var clearingCases: String {
    let day = names.name(.clearedOn) ?? ""
    return count("\(day),\">=\"&\(from),\(day),\"<=\"&\(through)")
  }

  /// Sum of a column of the ledger over the cases that cleared enterprises in the period; a dash where there are such
  /// cases and none has the fact recorded.
  func ofCleared(_ column: SituationNames.LedgerColumn, divisor: String = "") -> String {
    let (day, values) = (names.name(.clearedOn) ?? "", names.name(column) ?? "")
    let inPeriod = "\(day),\">=\"&\(from),\(day),\"<=\"&\(through)"
    let sum = "SUMIFS(\(values),\(restriction)\(inPeriod))\(divisor)"
    return "IF(AND(\(clearingCases)>0,\(count("\(inPeriod),\(values),\">=0\""))=0),\"—\",\(sum))"
  }

  /// Cases closed (or filed) in the period on the fast track; a dash where there are cases and of none it is recorded.
  func fastTrack(_ id: MeasureID) -> String {
    let all = id == .fastTrackOfClosed ? closedInPeriod : received
    return "IF(AND(\(all)>0,\(fastTrackRecorded(id))=0),\"—\",\(fastTrack(id, isFast: true)))"
  }

  /// The share of the same among the cases of which it is recorded.
  func fastTrackShare(_ id: MeasureID) -> String {
    "IF(\(fastTrackRecorded(id))=0,\"—\",\(fastTrack(id, isFast: true))/(\(fastTrackRecorded(id))))"
  }

  /// Cases of which the ledger says whether they are on the fast track.
  private func fastTrackRecorded(_ id: MeasureID) -> String { fastTrack(id, isFast: true) + "+" + fastTrack(id, isFast: false) }

  private func fastTrack(_ id: MeasureID, isFast: Bool) -> String {
    let day = id == .fastTrackOfClosed ? closed : filed
    return count("\(names.name(.fastTrack) ?? ""),\"\(names.fastTrack(isFast))\",\(day),\">=\"&\(from),\(day),\"<=\"&\(through)")
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
