import CivilCalendar

/// The formulas of targets, plan and crossings over the ledger.
struct PlanFormulas {
  private let names: SituationNames
  private let restriction: String

  /// Formulas of all cases, or of those whose column has the value of a cell.
  init(_ names: SituationNames, group: (column: SituationNames.LedgerColumn, cell: String)? = nil) {
    self.names = names
    restriction = group.flatMap { group in names.name(group.column).map { "\($0),\(group.cell)," } } ?? ""
  }

  private var through: String { names.name(.through) }
  private var filed: String { names.name(.filed) ?? "" }
  private var closed: String { names.name(.closed) ?? "" }
  private var planned: String { names.name(.plannedClose) ?? "" }
  private var yearStart: String { "DATE(YEAR(\(through)),1,1)" }
  private var yearEnd: String { "DATE(YEAR(\(through)),12,31)" }
  /// 31 December so many years before this year's.
  private func december(_ years: Int) -> String { "DATE(YEAR(\(through))-\(years),12,31)" }

  private func count(_ conditions: String...) -> String { "COUNTIFS(\(restriction)\(conditions.joined(separator: ",")))" }
  private func on(_ column: String, _ comparison: String, _ value: String) -> String { "\(column),\"\(comparison)\"&\(value)" }

  /// Of the cases that meet a condition, those not closed by a day.
  private func open(_ condition: String, on day: String) -> String {
    "(\(count(condition))-\(count(condition, on(closed, "<=", day))))"
  }

  // MARK: Targets

  /// Closed in the year so far.
  var closedInYear: String { count(on(closed, ">=", yearStart), on(closed, "<=", through)) }
  /// Pending when the year began.
  var opening: String { "(\(count(on(filed, "<", yearStart)))-\(count(on(filed, "<", yearStart), on(closed, "<", yearStart))))" }
  /// Received in the year so far.
  var received: String { count(on(filed, ">=", yearStart), on(filed, "<=", through)) }
  /// Receipts still expected in the year.
  var expected: String { "INT(\(received)*(\(yearEnd)-\(through))/(\(through)-\(yearStart)+1))" }

  /// 31 December of the year before, less the threshold: for whole years it is a 31 December again.
  private func mark(_ months: Int, yearsBack: Int) -> String {
    months.isMultiple(of: 12) ? december(yearsBack + months / 12) : "EOMONTH(\(december(yearsBack)),-\(months))"
  }

  /// The stock above a threshold at the end of the year before.
  func baseline(_ months: Int) -> String { open(on(filed, "<=", mark(months, yearsBack: 1)), on: december(1)) }

  /// The stock above a threshold at the cut-off.
  func stock(_ months: Int) -> String { open(on(filed, "<=", mark(months, after: 0)), on: through) }

  /// Pending cases that will be as old by the end of the year, those above the threshold already among them.
  func pool(_ months: Int) -> String { open(on(filed, "<=", mark(months, yearsBack: 0)), on: through) }

  /// The same, as it was when the year began.
  func poolAtStart(_ months: Int) -> String { open(on(filed, "<=", mark(months, yearsBack: 0)), on: december(1)) }

  /// Pending cases planned for the rest of the year; for a threshold only those that count towards it.
  func plannedAhead(months: Int?) -> String {
    var conditions = [on(planned, ">", through), on(planned, "<=", yearEnd)]
    if let months { conditions.append(on(filed, "<=", mark(months, yearsBack: 0))) }
    return open(conditions.joined(separator: ","), on: through)
  }

  // MARK: Crossings

  /// The last filing day that is so many months old a number of days after the cut-off.
  func mark(_ months: Int, after days: Int) -> String {
    let day = days == 0 ? through : "(\(through)+\(days))"
    return "IF(\(day)=EOMONTH(\(day),0),EOMONTH(\(day),-\(months)),EDATE(\(day),-\(months)))"
  }

  /// Pending cases that will be above a threshold so many days after the cut-off.
  func stock(_ months: Int, after days: Int) -> String { open(on(filed, "<=", mark(months, after: days)), on: through) }

  /// Of them, those planned to be closed by then.
  func planned(_ months: Int, within days: Int) -> String {
    open(
      [on(filed, "<=", mark(months, after: days)), on(planned, ">", through), on(planned, "<=", "(\(through)+\(days))")]
        .joined(separator: ","), on: through)
  }

  // MARK: Plan

  /// Planned for the month when it began.
  func plannedFor(_ month: ClosedRange<CivilDate>) -> String { count(inMonth(.planMonths, month)) }

  /// Of them, closed in the month through the cut-off.
  func closedAsPlanned(_ month: ClosedRange<CivilDate>) -> String { count(inMonth(.planMonths, month), closings(month)) }

  /// Of them, planned for a later month or not at all at the end of the month.
  func moved(_ month: ClosedRange<CivilDate>) -> String { count(inMonth(.movedMonths, month)) }

  /// Closed in the month through the cut-off.
  func closed(in month: ClosedRange<CivilDate>) -> String { count(closings(month)) }

  /// Planned for this month or an earlier one of the year, each case once.
  func plannedThrough(_ month: ClosedRange<CivilDate>) -> String { count(on(firstPlanned, "<=", date(month.upperBound))) }

  /// Of those planned for a day through the cut-off, closed in the year.
  var closedOfPlanned: String {
    count(on(firstPlanned, "<=", through), on(closed, ">=", yearStart), on(closed, "<=", through))
  }

  /// Planned for a day through the cut-off, each case once.
  var plannedToDate: String { count(on(firstPlanned, "<=", through)) }

  private var firstPlanned: String { names.name(.firstPlannedOn) ?? "" }
  private func date(_ day: CivilDate) -> String { "DATE(\(day.year),\(day.month),\(day.day))" }

  private func inMonth(_ column: SituationNames.LedgerColumn, _ month: ClosedRange<CivilDate>) -> String {
    "\(names.name(column) ?? ""),\"*\(month.lowerBound.description.prefix(7))*\""
  }

  private func closings(_ month: ClosedRange<CivilDate>) -> String {
    on(closed, ">=", date(month.lowerBound)) + "," + on(closed, "<=", "MIN(\(through),\(date(month.upperBound)))")
  }

  // MARK: Groups

  /// 未结.
  var pending: String { open(on(filed, "<=", through), on: through) }
  /// Pending with the planned day over.
  var overdue: String { open(on(planned, "<=", through), on: through) }
  /// Pending and planned for a later year.
  var plannedLater: String { open(on(planned, ">", yearEnd), on: through) }
}
