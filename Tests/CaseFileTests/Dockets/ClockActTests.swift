import CaseFile
import CivilCalendar
import RuleCatalogue
import RuleModel
import TestSupport
import Testing

@Suite("An act about the clocks") struct ClockActTests {
  /// A debtor's application of 2019-09-16: the ruling is due on 2019-10-01, rolled to 2019-10-08.
  private func story(_ events: String = "") throws -> DocketStory {
    try DocketStory("(2019)粤01破申8号", .liquidation, applicant: .debtor, filedOn: "2019-09-16")
      .telling("09-16 application_received papers_complete 1b 2 3a 3b\n" + events)
  }

  private let six = StepID.acceptanceRuling
  private let ten2 = RuleID(rawValue: "ebl-2006-10-2")

  private func extend(
    _ story: DocketStory, _ step: StepID, by amount: (Int, TimeLimit.Unit)? = nil, base: ExtensionBase? = nil,
    on day: String = "2019-09-25", today: String = "2019-09-25"
  ) throws -> LimitExtension {
    let now = civilDate(today)
    return try ActDecision(catalogue: story.catalogue, today: now).extend(
      step, by: amount.map { (count: $0.0, unit: $0.1) }, base: base, court: "广东高院", decidedOn: civilDate(day),
      document: nil, status: story.status(at: now))
  }

  // MARK: Extensions

  @Test("extends by what the law gives, or by less, from the base that was chosen or that the court has set")
  func extends() throws {
    let whole = try extend(story(), six)
    #expect(whole.rule == ten2)
    #expect([whole.count, 15] == [15, 15])
    #expect(whole.base == .nominal)
    #expect(try extend(story(), six, by: (5, .days)).count == 5)
    for (base, due) in [(ExtensionBase.nominal, "2019-10-16"), (.rolled, "2019-10-23"), (.combined, "2019-10-16")] {
      var story = try story()
      story.add(.extended(try extend(story, six, base: base)), on: civilDate("2019-09-25"))
      #expect(try story.limit(of: "6", at: "2019-09-26")?.limit.end.due == civilDate(due), "\(base)")
    }
    let settings = Catalogue.builtIn.replacing(version: "s", settings: CourtSettings(extensionBase: .rolled))
    let other = try DocketStory(
      "(2019)粤01破申8号", .liquidation, applicant: .debtor, filedOn: "2019-09-16", catalogue: settings
    ).telling("09-16 application_received papers_complete 1b")
    #expect(try extend(other, six).base == .rolled)
  }

  @Test("refuses an extension that the law does not give")
  func refusedExtensions() throws {
    let fresh = try story()
    #expect(throws: CaseRefusal.noOpenLimit(try fresh.step("9b"))) { try extend(fresh, fresh.step("9b")) }
    // Node 2 was done; a decision that turns up later could still extend it, if the law gave one.
    #expect(throws: CaseRefusal.notExtendable(try fresh.step("2"), RuleID(rawValue: "sx-2000-7"))) {
      try extend(fresh, fresh.step("2"))
    }
    let creditor = try DocketStory("(2019)粤01破申9号", .liquidation, filedOn: "2019-09-16")
      .telling("09-16 application_received papers_complete 1b")
    #expect(throws: CaseRefusal.notExtendable(try creditor.step("4"), RuleID(rawValue: "ebl-2006-10-1-notice"))) {
      try extend(creditor, creditor.step("4"), on: "2019-09-17", today: "2019-09-17")
    }
    #expect(throws: CaseRefusal.extensionTooLong(six, ten2, most: 15, .days)) { try extend(fresh, six, by: (16, .days)) }
    #expect(throws: CaseRefusal.extensionTooLong(six, ten2, most: 15, .days)) { try extend(fresh, six, by: (1, .months)) }
    #expect(throws: CaseRefusal.extensionTooLong(six, ten2, most: 15, .days)) { try extend(fresh, six, by: (0, .days)) }
    let future = CaseRefusal.milestoneInFuture(six.milestone, civilDate("2019-09-26"), today: civilDate("2019-09-25"))
    #expect(throws: future) { try extend(fresh, six, on: "2019-09-26") }
    func outside(_ day: String) -> CaseRefusal {
      .extensionOutsideLimit(six, civilDate(day), from: civilDate("2019-09-16"), due: civilDate("2019-10-08"))
    }
    #expect(throws: outside("2019-09-15")) { try extend(fresh, six, on: "2019-09-15") }
    #expect(throws: outside("2019-10-09")) { try extend(fresh, six, on: "2019-10-09", today: "2019-10-09") }
    #expect(try extend(fresh, six, on: "2019-10-08", today: "2019-10-20").decidedOn == civilDate("2019-10-08"))
    let extended = try story("09-20 extend:6")
    #expect(throws: CaseRefusal.alreadyExtended(six, ten2, times: 1)) { try extend(extended, six) }
  }

  @Test("extends a compulsory liquidation as often as the court rules so")
  func repeatedExtension() throws {
    var story = DocketStory("(2019)粤01强清4号", .compulsoryLiquidation, filedOn: "2019-03-14") {
      $0.origin = CaseNumber(normalized: "(2019)粤01清申4号")
    }
    story = try story.telling("03-14 2 3a 3b\n03-20 8 9 11\n04-20 12 14\n05-10 17")
    let envelope = try story.step("compulsory_liquidation_envelope")
    for (day, due) in [("2019-09-01", "2020-03-20"), ("2020-03-01", "2020-09-21")] {
      story.add(.extended(try extend(story, envelope, on: day, today: day)), on: civilDate(day))
      #expect(try story.limit(of: "compulsory_liquidation_envelope", at: day)?.limit.end.due == civilDate(due))
    }
  }

  // MARK: Suspensions

  @Test("leaves out the days of a suspension; the day of the resumption counts again")
  func suspension() throws {
    let open = try story("09-20 suspend:stay")
    #expect(try open.limit(of: "6", at: "2019-09-25")?.limit.isSuspended == true)
    #expect(try open.limit(of: "6", at: "2019-09-25")?.limit.end.nominal == civilDate("2019-10-07"))
    #expect(try open.limit(of: "6", at: "2020-09-25")?.state == .running)
    let resumed = try story("09-20 suspend:stay\n09-25 resume")
    let limit = try resumed.limit(of: "6", at: "2019-10-25")?.limit
    #expect(limit?.exclusions.map(\.days) == [5])
    #expect(limit?.end.nominal == civilDate("2019-10-06"))
    #expect(limit?.end.due == civilDate("2019-10-08"))
  }

  @Test("leaves out no day before the limit began, after it had ended, or twice")
  func clippedSuspensions() throws {
    func due(_ suspensions: [(String, String)]) throws -> CivilDate? {
      var story = try story()
      for (from, through) in suspensions {
        let suspension = ClockSuspension(
          step: nil, from: civilDate(from), through: civilDate(through), reason: .stay, document: nil)
        story.add(.suspended(suspension), on: civilDate(from))
      }
      return try story.limit(of: "6", at: "2019-12-01")?.limit.end.nominal
    }
    #expect(try due([("2019-09-10", "2019-09-18")]) == civilDate("2019-10-03"))
    #expect(try due([("2019-11-01", "2019-11-30")]) == civilDate("2019-10-01"))
    #expect(try due([("2019-09-20", "2019-09-24"), ("2019-09-22", "2019-09-26")]) == civilDate("2019-10-08"))
    #expect(try due([("2019-09-20", "2019-09-24"), ("2019-10-13", "2019-10-13")]) == civilDate("2019-10-06"))
    #expect(try due([("2019-10-08", "2019-10-10")]) == civilDate("2019-10-04"))
  }

  @Test("moves no limit that was met before the suspension, and none before a planned day")
  func untouched() throws {
    let met = try story("10-08 6 close\n10-10 7a\n10-15 suspend:stay")
    #expect(try met.limit(of: "6", at: "2019-11-01")?.limit.end.due == civilDate("2019-10-08"))
    var notice = try DocketStory("(2019)粤01破1号", .liquidation, filedOn: "2019-01-07").telling(OutcomeTests.accepted)
    let stay = ClockSuspension(
      step: nil, from: civilDate("2019-04-20"), through: civilDate("2019-05-20"), reason: .stay, document: nil)
    notice.add(.suspended(stay), on: civilDate("2019-04-20"))
    #expect(try notice.limit(of: "16b", at: "2019-05-21")?.limit.end.due == civilDate("2019-04-11"))
  }

  @Test("of the correction does not count a day twice when it is recorded as a suspension too")
  func correctionTwice() throws {
    var story = try DocketStory("(2019)粤01破申8号", .liquidation, applicant: .debtor, filedOn: "2019-03-18")
      .telling("03-04 application_received\n03-08 1a\n03-18 papers_complete 1b 2 3a 3b")
    let suspension = ClockSuspension(
      step: nil, from: civilDate("2019-03-09"), through: civilDate("2019-03-18"), reason: .supplement, document: nil)
    story.add(.suspended(suspension), on: civilDate("2019-03-18"))
    #expect(try story.limit(of: "6", at: "2019-03-19")?.limit.end.due == civilDate("2019-03-29"))
  }

  @Test("refuses suspensions that stop nothing, lie in the future, run backward or lie in another one")
  func refusedSuspensions() throws {
    let fresh = try story()
    let decision = ActDecision(catalogue: .builtIn, today: civilDate("2019-09-20"))
    func suspend(_ from: String, _ through: String?, _ reason: SuspensionReason, _ story: DocketStory) throws {
      try decision.suspend(
        ClockSuspension(
          step: nil, from: civilDate(from), through: through.map(civilDate), reason: reason, document: nil),
        docket: story.file)
    }
    for reason in SuspensionReason.allCases {
      if reason.stopsStepLimits {
        try suspend("2019-09-20", nil, reason, fresh)
      } else {
        #expect(throws: CaseRefusal.reasonStopsNothing(reason)) { try suspend("2019-09-20", nil, reason, fresh) }
      }
    }
    #expect(throws: CaseRefusal.self) { try suspend("2019-09-21", nil, .stay, fresh) }
    #expect(
      throws: CaseRefusal.suspensionInverted(from: civilDate("2019-09-20"), through: civilDate("2019-09-19"))
    ) { try suspend("2019-09-20", "2019-09-19", .stay, fresh) }
    let open = try story("09-18 suspend:stay")
    #expect(throws: CaseRefusal.suspendedAlready(since: civilDate("2019-09-18"))) {
      try suspend("2019-09-20", nil, .stay, open)
    }
    #expect(throws: CaseRefusal.notSuspended(fresh.file.record.number)) {
      try decision.resume(on: civilDate("2019-09-20"), docket: fresh.file)
    }
    #expect(throws: CaseRefusal.suspensionInverted(from: civilDate("2019-09-18"), through: civilDate("2019-09-18"))) {
      try decision.resume(on: civilDate("2019-09-18"), docket: open.file)
    }
    #expect(throws: CaseRefusal.self) { try decision.resume(on: civilDate("2019-09-21"), docket: open.file) }
  }

  // MARK: Planned days

  @Test("sets the claims period within the bounds of the law, both included")
  func claimsPeriod() throws {
    let story = try DocketStory("(2019)粤01破1号", .liquidation, filedOn: "2019-01-07")
      .telling(OutcomeTests.accepted.replacing("plan:15=2019-04-15 ", with: ""))
    var reckoner = DocketReckoner(catalogue: .builtIn)
    let now = civilDate("2019-02-15")
    let rule = try #require(Catalogue.builtIn.rules.first { $0.id.rawValue == "ebl-2006-45" })
    let status = story.status(at: now)
    let absence = reckoner.absence(of: rule, docket: story.file, status: status, today: now)
    let bounds = civilDate("2019-03-17")...civilDate("2019-05-15")
    #expect(absence == .dayNotSet(bounds))
    let decision = ActDecision(catalogue: .builtIn, today: now)
    let absences = [absence].compactMap { $0 }
    for day in ["2019-03-17", "2019-05-15"] {
      try decision.plan(rule.step, on: civilDate(day), status: status, absences: absences)
    }
    for day in ["2019-03-16", "2019-05-16"] {
      #expect(throws: CaseRefusal.outsideBounds(rule.step, civilDate(day), allowed: bounds)) {
        try decision.plan(rule.step, on: civilDate(day), status: status, absences: absences)
      }
    }
    // A last day on a Sunday is set as it is, and ends on the Monday.
    let set = try story.telling("02-16 plan:15=2019-03-17")
    #expect(set.table(at: "2019-02-17").contains("15 S 2019-02-15 2019-03-17 2019-03-18 running"))
    #expect(throws: CaseRefusal.outsideBounds(rule.step, civilDate("2019-03-16"), allowed: bounds)) {
      try decision.plan(rule.step, on: civilDate("2019-03-16"), status: set.status(at: now.adding(days: 1)), absences: [])
    }
  }

  @Test("moves a meeting, and the notice is due before the new day")
  func movedMeeting() throws {
    let story = try DocketStory("(2019)粤01破1号", .liquidation, filedOn: "2019-01-07").telling(OutcomeTests.accepted)
    #expect(try story.limit(of: "16b", at: "2019-03-01")?.limit.end.due == civilDate("2019-04-11"))
    let moved = try story.telling("03-01 plan:16a=2019-05-17")
    #expect(try moved.limit(of: "16b", at: "2019-03-02")?.limit.end.due == civilDate("2019-04-30"))
    #expect(try moved.limit(of: "16b", at: "2019-03-02")?.limit.triggeredOn == civilDate("2019-05-17"))
    #expect(moved.open(at: "2019-03-02").filter { $0.hasPrefix("16") } == ["16b 2019-04-30"])
  }

  @Test("waives a node with its reason, and the limit is nobody's lateness")
  func waiver() throws {
    let story = try DocketStory("(2019)粤01破1号", .liquidation, filedOn: "2019-01-07")
      .telling(OutcomeTests.accepted + "\n03-01 waive:14")
    #expect(try story.limit(of: "14", at: "2020-01-01")?.state == .waived)
    #expect(try story.limit(of: "14", at: "2020-01-01")?.limit.wasMissed == false)
  }

  @Test("shows a day of the past without what was done later")
  func asOf() throws {
    let story = try story("09-20 extend:6\n10-15 6 close")
    let then = story.file.asOf(civilDate("2019-09-19"))
    var reckoner = DocketReckoner(catalogue: .builtIn)
    let status = reckoner.status(of: then, now: instant("2019-09-19"))
    let limit = status.limits.first { $0.rule.id == ten2 }
    #expect(limit?.limit.end.due == civilDate("2019-10-08"))
    #expect(limit?.limit.doneOn == nil)
  }
}
