import CivilCalendar

extension StrataAllocator {
  /// Reserves the places of enterprises with several dockets, dates included.
  mutating func placeChains() throws(SampleFailure) {
    var chain = 0
    for plan in ChainPlan.conversions {
      chain += 1
      try place(plan, chain: chain)
    }
    for plan in ChainPlan.applications {
      chain += 1
      let ruling = try placeApplication(
        in: plan.month, chain: chain, plan: plan, procedure: Self.procedure(plan.procedure, &random))
      guard plan.outcome == .accepted, let ruling else { continue }
      _ = try placeProceeding(on: ruling, chain: chain)
    }
  }

  private static func procedure(
    _ application: ApplicationProcedure, _ random: inout SeededGenerator
  ) -> Procedure {
    switch application {
    case .compulsoryLiquidation: .compulsoryLiquidation
    case .bankruptcy:
      random.pick(weighted: [(.liquidation, 0.85), (.reorganisation, 0.10), (.settlement, 0.05)])
    }
  }

  private mutating func place(_ plan: ConversionPlan, chain: Int) throws(SampleFailure) {
    let liquidation: Int
    if let month = plan.liquidationApplication {
      let application = ApplicationPlan(
        month: month, procedure: .compulsoryLiquidation, outcome: .accepted)
      let ruling = try placeApplication(
        in: month, chain: chain, plan: application, procedure: .compulsoryLiquidation)
      liquidation = try placeProceeding(on: ruling ?? month.lastDay, chain: chain)
    } else {
      let month = plan.liquidation ?? plan.bankruptcyApplication.adding(-9)
      let days = CourtCalendar.workingDays(from: month.firstDay, through: month.lastDay)
      liquidation = try placeProceeding(on: random.pick(days), chain: chain)
    }
    slots[liquidation].procedure = .compulsoryLiquidation
    slots[liquidation].isFixed = true
    slots[liquidation].isConverted = true
    let application = ApplicationPlan(
      month: plan.bankruptcyApplication, procedure: .bankruptcy, outcome: .accepted)
    let ruling = try placeApplication(
      in: plan.bankruptcyApplication, chain: chain, plan: application, procedure: .liquidation)
    let accepted = ruling ?? plan.bankruptcyApplication.lastDay
    let bankruptcy = try placeProceeding(on: accepted, chain: chain)
    slots[bankruptcy].procedure = .liquidation
    let closedOn = CourtCalendar.onOrAfter(accepted.adding(days: random.int(1...8)))
    slots[liquidation].closedOn = closedOn
    slots[liquidation].closedMonth = Month(closedOn)
  }

  /// Reserves an application docket; returns the day of its ruling, nil when there is none yet.
  private mutating func placeApplication(
    in month: Month, chain: Int, plan: ApplicationPlan, procedure: Procedure
  ) throws(SampleFailure) -> CivilDate? {
    let index = try freeSlot(in: month)
    let undecided = plan.outcome == .undecided
    let firstDay = undecided ? month.firstDay.adding(days: 17) : month.firstDay
    let lastDay = undecided ? month.lastDay : month.firstDay.adding(days: 16)
    let filedOn = random.pick(CourtCalendar.workingDays(from: firstDay, through: lastDay))
    slots[index].kind = .application
    slots[index].chain = chain
    slots[index].procedure = procedure
    slots[index].outcome = plan.outcome
    slots[index].isFixed = true
    slots[index].filedOn = filedOn
    guard !undecided else { return nil }
    let ruling = CourtCalendar.onOrBefore(filedOn.adding(days: random.int(12...21)))
    slots[index].closedOn = ruling
    slots[index].closedMonth = Month(ruling)
    return ruling
  }

  private mutating func placeProceeding(on date: CivilDate, chain: Int) throws(SampleFailure) -> Int {
    let index = try freeSlot(in: Month(date))
    slots[index].filedOn = date
    slots[index].chain = chain
    if let procedure = slots.last(where: { $0.chain == chain && $0.kind == .application })?.procedure {
      slots[index].procedure = procedure
      slots[index].isFromApplication = true
    }
    return index
  }

  private mutating func freeSlot(in month: Month) throws(SampleFailure) -> Int {
    let candidates = slots.indices.filter { slots[$0].filedMonth == month && slots[$0].isFree }
    guard !candidates.isEmpty else { throw .noFreeSlot(month) }
    return random.pick(Array(candidates))
  }
}
