import CaseFile
import CivilCalendar

extension PlanFigures {
  /// The machine-readable form: members of an object, without the schema number.
  ///
  /// Rates and paces have two decimals as in statistics; a month without a plan has null.
  public var json: [JSONValue.Member] {
    [
      .init(key: "year", value: .integer(Int64(year.year))), .init(key: "as_of", value: .string(year.cutOff.description)),
      .init(key: "months_left", value: Self.decimal(year.monthsLeft)),
      .init(key: "targets", value: .array(targets.map(Self.json))),
      .init(key: "months", value: .array(months.map(json))),
      .init(key: "total", value: Self.json(total)), .init(key: "judges", value: .array(judges.map(Self.json))),
      .init(key: "divisions", value: .array(divisions.map(Self.json))),
      .init(key: "outlooks", value: .array(outlooks.map(Self.json))),
      .init(key: "crossings", value: .array(crossings.map(json))),
      .init(key: "overdue", value: .array(overdue.map { .string(cases[$0].number.text) })),
    ]
  }

  private static func number(_ value: Int?) -> JSONValue { value.map { .integer(Int64($0)) } ?? .null }
  private static func decimal(_ value: Ratio?) -> JSONValue { value.map { .string(Hundredths($0).description) } ?? .null }
  private static func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }

  private static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(members.map { .init(key: $0.0, value: $0.1) })
  }

  private static func json(_ target: TargetProgress) -> JSONValue {
    let isRate = target.target.measure == .closingRate
    func value(_ ratio: Ratio?) -> JSONValue {
      isRate ? text(ratio.map { Hundredths($0, times: 100).description }) : number(ratio?.numerator)
    }
    return object([
      ("division", text(target.target.scope.division)), ("measure", .string(target.target.measure.rawValue)),
      ("goal", .string(target.goal.text)), ("value", value(target.value)), ("aim", value(target.aim)),
      ("baseline", number(target.baseline)), ("crossing", number(target.crossing)), ("required", number(target.required)),
      ("closed", number(target.closed)), ("needed", number(target.needed)), ("available", number(target.available)),
      ("expected_receipts", number(target.expectedReceipts)), ("needed_per_month", decimal(target.neededPerMonth)),
      ("pace_per_month", decimal(target.pacePerMonth)), ("expected_by_now", decimal(target.expectedByNow)),
      ("projected", decimal(target.projected)), ("planned", number(target.planned)),
      ("standing", .string(target.standing.rawValue)),
    ])
  }

  private func json(_ month: MonthPlan) -> JSONValue {
    let hasPlan = month.planned != nil
    let isAhead = month.state == .ahead
    func outcome(_ count: Int) -> JSONValue { hasPlan && !isAhead ? Self.number(count) : .null }
    return Self.object([
      ("month", Self.number(month.month)), ("plan_taken_on", Self.text(month.baseline?.description)),
      ("planned", Self.number(month.planned?.count)), ("closed_as_planned", outcome(month.closedAsPlanned.count)),
      ("moved", outcome(month.moved.count)), ("withdrawn", outcome(month.withdrawn.count)),
      ("overdue", outcome(month.overdue.count)), ("open", hasPlan ? Self.number(month.open.count) : .null),
      ("closed", Self.number(month.closed?.count)), ("closed_early", outcome(month.closedEarly.count)),
      ("closed_late", outcome(month.closedLate.count)), ("closed_without_plan", outcome(month.closedWithoutPlan.count)),
      ("cumulative_planned", Self.number(cumulativePlanned[month.month - 1])),
      ("cumulative_closed", Self.number(cumulativeClosed[month.month - 1])),
    ])
  }

  private static func json(_ group: Group) -> JSONValue {
    object([
      ("key", text(group.key)), ("pending", number(group.pending)), ("planned_to_date", number(group.plannedToDate)),
      ("closed_of_planned", number(group.closedOfPlanned)), ("closed", number(group.closed)), ("overdue", number(group.overdue)),
      ("planned_ahead", number(group.plannedAhead)), ("planned_later", number(group.plannedLater)),
      ("unplanned", number(group.unplanned)),
    ])
  }

  private static func json(_ outlook: CrossingOutlook) -> JSONValue {
    object([
      ("months", number(outlook.months)), ("days", number(outlook.days)), ("on", .string(outlook.on.description)),
      ("stock", number(outlook.stock)), ("crossing", number(outlook.crossing)), ("planned", number(outlook.planned)),
    ])
  }

  private func json(_ crossing: ThresholdCrossing) -> JSONValue {
    let item = cases[crossing.position]
    let plan: String
    switch crossing.plan {
    case .closesBefore: plan = "closes_before"
    case .tooLate: plan = "too_late"
    case .overdue: plan = "overdue"
    case .none: plan = "none"
    }
    return Self.object([
      ("case_no", .string(item.number.text)), ("months", Self.number(crossing.months)),
      ("crosses_on", .string(crossing.on.description)), ("days_left", Self.number(crossing.daysLeft)),
      ("judge", Self.text(item.judge)), ("division", Self.text(item.division)),
      ("planned_close_on", Self.text(item.plannedOn?.description)), ("plan", .string(plan)),
    ])
  }
}
