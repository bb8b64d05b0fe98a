/// The formulas of the measures over the ledger, for one of the two periods and one group of cases.
struct CaseFormulas {
  /// Which period.
  enum Side {
    case current
    case prior
  }

  /// Restricts the cases to a value of a column, given by the cell that holds it.
  struct Group {
    let column: SituationNames.LedgerColumn
    let cell: String
    /// What the cell says, where it is a name that somebody typed.
    var text = ""

    /// The criterion of COUNTIFS. A text with a character that it takes for a wildcard or an operator is escaped.
    var criterion: String {
      guard text.contains(where: { "*?~<>=".contains($0) }) else { return cell }
      let escaped = ["~", "*", "?"].reduce(cell) { "SUBSTITUTE(\($0),\"\($1)\",\"~\($1)\")" }
      return "\"=\"&\(escaped)"
    }
  }

  let names: SituationNames
  let side: Side
  let group: Group?

  init(_ names: SituationNames, _ side: Side, group: Group? = nil) {
    self.names = names
    self.side = side
    self.group = group
  }

  var from: String { names.name(side == .current ? .from : .priorFrom) }
  var through: String { names.name(side == .current ? .through : .priorThrough) }
  var filed: String { names.name(.filed) ?? "" }
  var closed: String { names.name(.closed) ?? "" }

  /// The group's condition in front of the others.
  var restriction: String {
    guard let group, let name = names.name(group.column) else { return "" }
    return "\(name),\(group.criterion),"
  }

  func count(_ conditions: String) -> String { "COUNTIFS(\(restriction)\(conditions))" }

  /// 旧存: filed before the period, less those closed before it.
  var openingPending: String {
    let filedBefore = "\(filed),\"<\"&\(from)"
    return "\(count(filedBefore))-\(count("\(filedBefore),\(closed),\"<\"&\(from)"))"
  }

  /// 新收.
  var received: String { count("\(filed),\">=\"&\(from),\(filed),\"<=\"&\(through)") }

  /// 结案.
  var closedInPeriod: String { count("\(closed),\">=\"&\(from),\(closed),\"<=\"&\(through)") }

  /// 未结: filed by the end, less those closed by then.
  var pending: String { pending(filedBy: through) }

  /// 一年以上 or 三年以上: filed by the boundary, less those closed by the end.
  func pendingOver(months: Int) -> String {
    pending(filedBy: names.boundary(months: months, side))
  }

  private func pending(filedBy boundary: String) -> String {
    let filedBy = "\(filed),\"<=\"&\(boundary)"
    return "\(count(filedBy))-\(count("\(filedBy),\(closed),\"<=\"&\(through)"))"
  }

  /// Mean of the days from filing to closing; `count` is the cell with 结案.
  func meanDaysToClose(count: String) -> String {
    let days = names.name(.days) ?? ""
    return "IF(\(count)=0,\"—\",AVERAGEIFS(\(days),\(closed),\">=\"&\(from),\(closed),\"<=\"&\(through)))"
  }

  /// Median of the same; to be entered as an array formula.
  func medianDaysToClose(count: String) -> String {
    let days = names.name(.days) ?? ""
    return "IF(\(count)=0,\"—\",MEDIAN(IF((\(closed)>=\(from))*(\(closed)<=\(through)),\(days))))"
  }

  /// Mean days since filing of the pending cases; `count` is the cell with 未结.
  func meanPendingAge(count: String) -> String {
    let filedBy = "\(filed),\"<=\"&\(through)"
    return "IF(\(count)=0,\"—\",\(through)-(SUMIFS(\(filed),\(filedBy))"
      + "-SUMIFS(\(filed),\(filedBy),\(closed),\"<=\"&\(through)))/\(count))"
  }

  /// Median, or with `MAX` the greatest, of the days since filing of the cases pending at the end of the period; an
  /// array formula.
  func pendingAge(_ function: String, count: String) -> String {
    var condition = "(\(filed)<=\(through))*((\(closed)=\"\")+(\(closed)>\(through))>0)"
    if let group, let name = names.name(group.column) { condition = "(\(name)=\(group.cell))*" + condition }
    return "IF(\(count)=0,\"—\",\(function)(IF(\(condition)*(\(filed)>0),\(through)-\(filed))))"
  }

  /// 出清户数.
  var enterprisesCleared: String {
    let day = names.name(.clearedOn) ?? ""
    return "SUMIFS(\(names.name(.clearedCount) ?? ""),\(restriction)\(day),\">=\"&\(from),\(day),\"<=\"&\(through))"
  }

  /// Claims of the cleared enterprises, in 亿元 (hundred million yuan).
  var claimsResolved: String { ofCleared(.claims, divisor: "/10000") }

  /// 节点按期率.
  var milestonesOnTime: String {
    let due = names.name(side == .current ? .due : .priorDue) ?? ""
    let met = names.name(side == .current ? .met : .priorMet) ?? ""
    return "IF(SUM(\(due))=0,\"—\",SUM(\(met))/SUM(\(due)))"
  }
}
