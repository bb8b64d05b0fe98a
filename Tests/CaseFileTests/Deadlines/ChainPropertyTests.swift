import CaseFile
import CivilCalendar
import RuleCatalogue
import RuleModel
import TestSupport
import Testing

@Suite("Dockets of any history") struct ChainPropertyTests {
  /// A docket with steps of the catalogue on random days of two years.
  private func docket(_ dice: inout SeededDice, catalogue: Catalogue) -> DocketFile {
    let procedure = dice.pick(Procedure.allCases)
    let record = CaseRecord.sample(filedOn: "2019-01-07") { facts in
      facts.procedure = procedure
      facts.applicant = dice.pick(Applicant.allCases)
      facts.examination = dice.pick(Examination.allCases)
      facts.isFastTrack = dice.chance(oneIn: 2)
      if dice.chance(oneIn: 3) { facts.closedOn = civilDate("2019-01-07").adding(days: dice.roll(200...700)) }
    }
    let steps = (catalogue.milestones + catalogue.events).filter { !$0.isDerived }
    var milestones: [MilestoneRecord] = []
    for _ in 0..<dice.roll(5...40) {
      let milestone = dice.pick(steps)
      let part = milestone.parts.isEmpty || dice.chance(oneIn: 3) ? nil : dice.pick(milestone.parts).letter
      let outcome = milestone.outcomes.isEmpty || dice.chance(oneIn: 2) ? nil : dice.pick(milestone.outcomes).id
      milestones.append(
        MilestoneRecord(
          milestone: milestone.id, part: part, occurredOn: civilDate("2019-01-07").adding(days: dice.roll(0...700)),
          outcome: outcome))
    }
    var acts: [DocketAct] = []
    for _ in 0..<dice.roll(0...3) {
      let step = dice.pick(steps.flatMap(\.steps))
      acts.append(.planned(step, on: civilDate("2019-01-07").adding(days: dice.roll(0...700))))
    }
    return DocketFile(
      record: record, kind: .proceeding, milestones: milestones,
      acts: acts.enumerated().map {
        RecordedAct(sequence: $0.offset, recordedAt: instant("2019-01-08"), actor: "陆某", act: $0.element)
      }, registeredAt: instant("2019-01-07"))
  }

  @Test("start limits only on recorded days, on planned ones, and where a party's period ended", arguments: SeededDice.seeds)
  func chain(seed: UInt64) {
    var dice = SeededDice(seed: seed)
    let catalogue = Catalogue.builtIn
    var reckoner = DocketReckoner(catalogue: catalogue)
    for _ in 0..<60 {
      let docket = docket(&dice, catalogue: catalogue)
      let today = civilDate("2019-01-07").adding(days: dice.roll(100...900))
      let limits = reckoner.limits(of: docket, today: today)
      var days = Set(docket.milestones.map(\.occurredOn))
      days.formUnion([docket.record.filedOn, docket.record.facts.closedOn].compactMap { $0 })
      for limit in limits where catalogue.nature(of: catalogue.rules[limit.ruleIndex].step) == .passive {
        // A period that has not ended starts nothing.
        if limit.end.due <= today { days.insert(limit.end.due) }
      }
      for case .planned(_, let day) in docket.acts.map(\.act) { days.insert(day) }
      for limit in limits {
        let rule = catalogue.rules[limit.ruleIndex]
        #expect(days.contains(limit.triggeredOn), "seed \(seed): \(rule.id) from \(limit.triggeredOn)")
        #expect(limit.doneOn == nil || limit.ending == nil, "seed \(seed): \(rule.id)")
        #expect(rule.limit.direction == .before || limit.end.due >= limit.triggeredOn, "seed \(seed): \(rule.id)")
        #expect(docket.procedure(on: limit.triggeredOn).map(rule.procedures.contains) == true, "seed \(seed): \(rule.id)")
      }
    }
  }

  @Test("give the same limits in whatever order the records came in", arguments: SeededDice.seeds)
  func order(seed: UInt64) {
    var dice = SeededDice(seed: seed)
    let catalogue = Catalogue.builtIn
    var reckoner = DocketReckoner(catalogue: catalogue)
    for _ in 0..<40 {
      var docket = docket(&dice, catalogue: catalogue)
      // Two results of one ruling on one day have no order of their own.
      var seen: Set<String> = []
      docket.milestones.removeAll { !seen.insert("\($0.milestone)\($0.occurredOn)").inserted }
      let straight = reckoner.limits(of: docket, today: civilDate("2020-12-01"))
      docket.milestones.shuffle(using: &dice)
      #expect(reckoner.limits(of: docket, today: civilDate("2020-12-01")) == straight, "seed \(seed)")
    }
  }
}
