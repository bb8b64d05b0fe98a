import CaseFile
import CivilCalendar
import RuleModel

/// What closing plans and targets need to know of a case.
public struct PlanCase: Hashable, Sendable {
  /// The case.
  public var number: CaseNumber
  /// 立案日期.
  public var filedOn: CivilDate
  /// 结案日期; nil while pending.
  public var closedOn: CivilDate?
  /// 承办法官; nil when not recorded.
  public var judge: String?
  /// 庭室; nil when not recorded.
  public var division: String?
  /// The node at which it stands; nil when nothing runs.
  public var node: MilestoneID?
  /// Every planned closing day that was recorded, oldest first.
  public var plans: [ClosingPlan]

  /// A case.
  public init(
    number: CaseNumber, filedOn: CivilDate, closedOn: CivilDate? = nil, judge: String? = nil, division: String? = nil,
    node: MilestoneID? = nil, plans: [ClosingPlan] = []
  ) {
    self.number = number
    self.filedOn = filedOn
    self.closedOn = closedOn
    self.judge = judge
    self.division = division
    self.node = node
    self.plans = plans
  }

  /// The planned closing day as known now; nil when there is none.
  public var plannedOn: CivilDate? { plans.last?.plannedOn }

  /// The planned closing day as it had been recorded by the end of a day.
  public func planned(asRecordedBy day: CivilDate) -> CivilDate? {
    plans.last { $0.recordedAt.courtDate <= day }?.plannedOn
  }

  /// 未结 at the end of a day.
  public func isPending(on day: CivilDate) -> Bool {
    guard filedOn <= day else { return false }
    return closedOn.map { $0 > day } ?? true
  }

  /// Whether it was closed in these days.
  public func isClosed(in days: ClosedRange<CivilDate>) -> Bool { closedOn.map(days.contains) ?? false }
}

/// A calendar year seen from one of its days: what is over and what is left.
public struct PlanYear: Hashable, Sendable {
  /// The cut-off; figures include it.
  public let cutOff: CivilDate
  /// The year.
  public var year: Int { cutOff.year }
  /// 1 January and 31 December.
  public let days: ClosedRange<CivilDate>

  /// The year of a day.
  public init(cutOff: CivilDate) {
    self.cutOff = cutOff
    let first = cutOff.firstOfMonth.adding(months: 1 - cutOff.month)
    days = first...first.adding(months: 11).lastOfMonth
  }

  /// Its days through the cut-off.
  public var elapsed: ClosedRange<CivilDate> { days.lowerBound...cutOff }
  /// How many days are over, the cut-off included.
  public var daysElapsed: Int { cutOff.days(since: days.lowerBound) + 1 }
  /// How many days it has.
  public var dayCount: Int { days.upperBound.days(since: days.lowerBound) + 1 }
  /// How many days are left.
  public var daysLeft: Int { dayCount - daysElapsed }
  /// How many months are over: whole ones, and of the month of the cut-off the share of its days.
  public var monthsElapsed: Ratio {
    let length = cutOff.lastOfMonth.day
    return Ratio((cutOff.month - 1) * length + cutOff.day, over: length) ?? Ratio(cutOff.month)
  }
  /// How many months are left: the twelve less those over.
  public var monthsLeft: Ratio {
    let elapsed = monthsElapsed
    return Ratio(12 * elapsed.denominator - elapsed.numerator, over: elapsed.denominator) ?? Ratio(12 - cutOff.month)
  }
  /// The day before the year.
  public var eve: CivilDate { days.lowerBound.adding(days: -1) }

  /// The days of one of its months, 1–12.
  public func month(_ number: Int) -> ClosedRange<CivilDate> {
    let first = days.lowerBound.adding(months: number - 1)
    return first...first.lastOfMonth
  }
}

/// What was recorded about closing plans and targets.
public struct PlanRecords: Hashable, Sendable {
  /// Of each case every planned closing date that was recorded, in the order of the journal.
  public var plans: [[ClosingPlan]]
  /// Annual targets with their history.
  public var targets: [AnnualTarget]

  /// Records.
  public init(plans: [[ClosingPlan]], targets: [AnnualTarget]) {
    self.plans = plans
    self.targets = targets
  }

  /// The cases as plan and targets see them, in the order of the records.
  ///
  /// - Parameters:
  ///   - nodes: Where the pending cases stand; nil for unknown.
  ///   - catalogue: Names the nodes.
  public func cases(_ records: [CaseRecord], nodes: NodeSituation?, catalogue: Catalogue) -> [PlanCase] {
    records.enumerated().map { position, record in
      let standing = nodes.flatMap { position < $0.standsAt.count ? Int($0.standsAt[position]) : nil } ?? -1
      return PlanCase(
        number: record.number, filedOn: record.filedOn, closedOn: record.facts.closedOn, judge: record.facts.judge,
        division: record.facts.division,
        node: catalogue.milestones.indices.contains(standing) ? catalogue.milestones[standing].id : nil,
        plans: position < plans.count ? plans[position] : [])
    }
  }
}
