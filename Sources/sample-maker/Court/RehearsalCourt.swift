import CivilCalendar

/// The whole invented court: its dockets in filing order and their milestones.
struct RehearsalCourt: Sendable {
  let dockets: [Docket]
  /// Milestones of all dockets, in docket order.
  let milestones: [Milestone]

  /// Builds the court of a seed.
  init(seed: UInt64) throws(SampleFailure) {
    let base = SeededGenerator(seed: seed)
    var slots = try StrataAllocator.allocate(random: base.branch(1))
    ProcedureShares.assign(to: &slots, random: base.branch(2))
    var writer = DocketWriter(base: base)
    dockets = slots.map { writer.docket(for: $0) }
    milestones = dockets.enumerated().flatMap { index, docket in
      Timeline.milestones(of: docket, random: base.branch(10_000 + index))
    }
  }
}

/// Spreads the four procedures over the cases so that each gets its share and a plausible duration.
enum ProcedureShares {
  /// Shares in thousandths of all dockets; the rest is liquidation.
  private static let shares: [(procedure: Procedure, share: Int, shortest: Int, longest: Int)] = [
    (.reorganisation, 70, 190, 460), (.settlement, 30, 120, 330), (.compulsoryLiquidation, 180, 110, 4_000),
  ]

  /// Gives every place a procedure that has none yet.
  static func assign(to slots: inout [Slot], random base: SeededGenerator) {
    var random = base
    for (procedure, share, shortest, longest) in shares {
      let wanted = slots.count * share / 1000 - slots.filter { $0.procedure == procedure }.count
      let eligible = slots.indices.filter { index in
        guard slots[index].procedure == nil, let filedOn = slots[index].filedOn else { return false }
        guard let closedOn = slots[index].closedOn else { return true }
        return (shortest...longest).contains(closedOn.days(since: filedOn))
      }
      // Three in ten are pending, as among all cases.
      let open = eligible.filter { slots[$0].closedOn == nil }
      let ended = eligible.filter { slots[$0].closedOn != nil }
      let pending = random.shuffled(open).prefix(max(0, wanted * 3 / 10))
      let closed = random.shuffled(ended).prefix(max(0, wanted - pending.count))
      for index in pending + closed { slots[index].procedure = procedure }
    }
    for index in slots.indices where slots[index].procedure == nil { slots[index].procedure = .liquidation }
  }
}
