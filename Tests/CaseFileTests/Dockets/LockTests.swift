import CaseFile
import CivilCalendar
import RuleCatalogue
import RuleModel
import TestSupport
import Testing

@Suite("A lock") struct LockTests {
  private let chief = CourtUser(name: "庭长甲", role: .divisionChief)
  private let leader = CourtUser(name: "院领导乙", role: .courtLeader)
  private let judge = CourtUser(name: "法官丙", role: .judge)

  /// A debtor's application of 2019-09-16: the ruling is due on 2019-10-08, and the docket locks on 2019-10-09.
  private func story(_ events: String = "", registeredAt: String? = nil) throws -> DocketStory {
    try DocketStory(
      "(2019)粤01破申8号", .liquidation, applicant: .debtor, filedOn: "2019-09-16", registeredAt: registeredAt
    ).telling("09-16 application_received papers_complete 1b 2 3a 3b\n" + events)
  }

  // MARK: Which limits lock

  @Test("is set at the end of the due day")
  func begins() throws {
    let story = try story()
    let end = instant("2019-10-09")
    #expect(!story.status(at: Instant(milliseconds: end.milliseconds - 1)).isLocked)
    #expect(story.status(at: end).isLocked)
    #expect(story.status(at: end).locking.map(\.rule.id.rawValue) == ["ebl-2006-10-2"])
  }

  static let cases: [(String, String, Bool)] = [
    // Acting, of the court, statutory.
    ("01-08 2\n01-10 3a\n01-11 3b", "4", true), ("01-08 2\n01-10 3a\n01-11 4", "3b", true), ("", "2", true),
    // Administrative: 3a. The administrator's: 11, 16b. A third person's: 10. Passive: 5. Effect: 13a.
    ("01-08 2", "3a", false), (OutcomeTests.accepted, "10", false), (OutcomeTests.accepted, "16b", false),
    (OutcomeTests.accepted, "12", false), (OutcomeTests.accepted, "13a", false), (OutcomeTests.examined, "5", false),
    (OutcomeTests.accepted, "15", false), (OutcomeTests.accepted, "16a", true), (OutcomeTests.met, "17a", false),
    (OutcomeTests.met, "17b", false), (OutcomeTests.met, "21a", false),
    // The declaration itself is a matter of policy, its service of law.
    (OutcomeTests.met + "\n05-30 21a", "21b", false), (OutcomeTests.met + "\n05-30 21a\n06-05 21b", "21c", true),
    (OutcomeTests.met + "\n05-30 21a\n06-05 21b", "21d", true), (OutcomeTests.met + "\n05-30 24a", "24b", true),
    (OutcomeTests.met + "\n05-30 24a\n06-01 21b 24b close\n06-02 21c 21d", "25", false),
    (OutcomeTests.met + "\n05-30 24a\n06-01 21b 24b close\n06-02 21c 21d", "26", false),
  ]

  @Test("comes from statutory limits of the court itself that somebody has to act on, and from no others", arguments: cases)
  func locks(events: String, step: String, isLocking: Bool) throws {
    var story = DocketStory("(2019)粤01破1号", .liquidation, filedOn: "2019-01-07")
    story = try story.telling("01-07 application_received papers_complete 1b\n" + events.replacing(OutcomeTests.start, with: ""))
    let id = try story.step(step)
    let limits = story.status(at: civilDate("2022-06-01")).limits.filter { $0.rule.step == id }
    #expect(!limits.isEmpty)
    #expect(limits.contains(where: \.isLocking) == isLocking)
  }

  @Test("also comes from other kinds of limit where the court wants it")
  func lockingKinds() throws {
    let catalogue = Catalogue.builtIn.replacing(
      version: "strict", settings: CourtSettings(lockingKinds: Set(RuleKind.allCases)))
    let story = try DocketStory("(2019)粤01破1号", .liquidation, filedOn: "2019-01-07", catalogue: catalogue)
      .telling("01-07 application_received papers_complete 1b\n01-08 2")
    let locking = story.status(at: civilDate("2019-01-14")).locking.map(\.rule.step.description)
    #expect(locking == ["panel_formation.a"])
  }

  @Test("never comes from a limit that had ended before the docket was registered here")
  func registeredLater() throws {
    #expect(try story(registeredAt: "2019-10-08T23:59:59+08:00").status(at: civilDate("2019-11-01")).isLocked)
    let later = try story(registeredAt: "2019-10-09")
    #expect(!later.status(at: civilDate("2019-11-01")).isLocked)
    #expect(try later.limit(of: "6", at: "2019-11-01")?.state == .overdue)
  }

  @Test("does not reach the proceeding when it holds on the application")
  func otherDocket() throws {
    let application = try story("10-08 6 close")
    #expect(application.status(at: civilDate("2019-10-20")).locking.map(\.rule.step.description) == ["ruling_service.a"])
    var proceeding = DocketStory("(2019)粤01破8号", .liquidation, applicant: .debtor, filedOn: "2019-10-08") {
      $0.origin = application.file.record.number
    }
    proceeding.file.inherited = application.file.milestones.filter { $0.milestone != StepID.registration.milestone }
    #expect(try !proceeding.telling("10-08 2 3a 3b 8").status(at: civilDate("2019-10-20")).isLocked)
  }

  @Test("does not stop the other clocks of the docket")
  func otherClocks() throws {
    let story = try DocketStory("(2019)粤01破1号", .liquidation, filedOn: "2019-01-07").telling(OutcomeTests.start)
    let status = story.status(at: civilDate("2019-01-13"))
    #expect(status.isLocked)
    #expect(status.limits.contains { $0.rule.step.description == "debtor_notice" && $0.state.isOpen })
  }

  // MARK: What it forbids

  private func check(
    _ action: LockedAction, _ story: DocketStory, on day: String = "2019-10-15"
  ) throws(CaseRefusal) {
    try LockGate.check(
      action, docket: story.file.record.number, locking: story.status(at: civilDate(day)).locking,
      catalogue: story.catalogue)
  }

  private func record(_ name: String, _ day: String, document: String? = nil, in story: DocketStory) throws -> MilestoneRecord {
    MilestoneRecord(step: try story.step(name), occurredOn: civilDate(day), document: document)
  }

  @Test("forbids other nodes, key dates, reassignment, closing, and to pretend; it leaves the truth open")
  func gate() throws {
    let story = try story()
    let lock = DocketLock(
      number: story.file.record.number, step: .acceptanceRuling, rule: RuleID(rawValue: "ebl-2006-10-2"),
      dueOn: civilDate("2019-10-08"))
    for field in [CaseField.filedOn, .acceptedOn, .closedOn, .closeManner, .judge, .procedure] {
      #expect(throws: CaseRefusal.locked(lock, .field(field))) { try check(.amend([.note, field]), story) }
    }
    try check(.amend([.note, .claimsTotal, .employees, .supervision]), story)
    #expect(throws: CaseRefusal.locked(lock, .closing)) { try check(.close, story) }
    let other = try record("8", "2019-10-10", in: story)
    #expect(throws: CaseRefusal.locked(lock, .otherNode(other.step))) { try check(.record(other, LatenessNote()), story) }
    try check(.record(other, LatenessNote(isForReview: true)), story)
    let late = try record("6", "2019-10-10", in: story)
    #expect(throws: CaseRefusal.locked(lock, .lateWithoutReason(late.step, late.occurredOn))) {
      try check(.record(late, LatenessNote()), story)
    }
    try check(.record(late, LatenessNote(reason: "等待审计")), story)
    let inTime = try record("6", "2019-10-08", in: story)
    let documented = try record("6", "2019-10-08", document: "裁定书", in: story)
    let pretended = CaseRefusal.locked(lock, .inTime(inTime.step, inTime.occurredOn))
    #expect(throws: pretended) { try check(.record(inTime, LatenessNote(reason: "漏录", approver: chief)), story) }
    #expect(throws: pretended) { try check(.record(documented, LatenessNote(reason: "漏录")), story) }
    try check(.record(documented, LatenessNote(approver: chief)), story)
    // The day before the lock everything is open.
    for action in [LockedAction.close, .amend([.judge]), .record(other, LatenessNote())] {
      try check(action, story, on: "2019-10-08")
    }
  }

  @Test("is met by the node with its part, or by the node as a whole")
  func wholeNode() throws {
    let story = try DocketStory("(2019)粤01破1号", .liquidation, filedOn: "2019-01-07")
      .telling(OutcomeTests.examined + "\n01-25 6 8")
    let note = LatenessNote(reason: "邮寄退回")
    for name in ["7a", "7b", "7"] { try check(.record(try record(name, "2019-02-12", in: story), note), story, on: "2019-02-12") }
    #expect(throws: CaseRefusal.self) {
      try check(.record(try record("9", "2019-02-12", in: story), note), story, on: "2019-02-12")
    }
  }

  @Test("is met by another step that brings the same result")
  func sameResult() throws {
    let story = try DocketStory("(2019)粤01破1号", .liquidation, filedOn: "2019-01-07")
      .telling(OutcomeTests.examined + "\n01-25 6:refused")
    let served = try record("refusal_served", "2019-02-12", in: story)
    try check(.record(served, LatenessNote(reason: "邮寄退回")), story, on: "2019-02-12")
  }

  // MARK: How it ends

  private func release(
    _ story: DocketStory, on day: String, by user: CourtUser, until: String? = nil
  ) throws(CaseRefusal) -> LockRelease {
    let now = civilDate(day)
    return try ActDecision(catalogue: story.catalogue, today: now).release(
      reason: "等待上级批复", until: until.map(civilDate), approver: user, docket: story.file, status: story.status(at: now))
  }

  @Test("is released until a new day, and holds again after it; the second time a leader of the court is needed")
  func released() throws {
    var story = try story()
    let first = try release(story, on: "2019-10-10", by: chief)
    // Three working days after Thursday 10 October: the Saturday is worked.
    #expect(first.until == civilDate("2019-10-14"))
    #expect(first.limits == [.init(rule: RuleID(rawValue: "ebl-2006-10-2"), dueOn: civilDate("2019-10-08"))])
    story.add(.released(first), on: civilDate("2019-10-10"))
    #expect(!story.status(at: instant("2019-10-14T23:59:59+08:00")).isLocked)
    #expect(story.status(at: instant("2019-10-15")).isLocked)
    #expect(try story.limit(of: "6", at: "2019-10-12")?.state == .overdue)
    #expect(throws: CaseRefusal.releaseNeeds(.courtLeader, approver: "庭长甲", role: .divisionChief)) {
      try release(story, on: "2019-10-15", by: chief)
    }
    let second = try release(story, on: "2019-10-15", by: leader, until: "2019-10-20")
    story.add(.released(second), on: civilDate("2019-10-15"))
    #expect(!story.status(at: civilDate("2019-10-20")).isLocked)
    let status = story.status(at: civilDate("2019-10-22"))
    let episodes = LockHistory.episodes(of: story.file, status: status, position: 0, reckoner: DocketReckoner(catalogue: story.catalogue))
    #expect(episodes.count == 3)
    #expect(episodes.contains { $0.ending == .holds })
  }

  @Test("that has held for more than thirty days needs a leader of the court at once")
  func longOverdue() throws {
    let story = try story()
    _ = try release(story, on: "2019-11-07", by: chief)
    #expect(throws: CaseRefusal.releaseNeeds(.courtLeader, approver: "庭长甲", role: .divisionChief)) {
      try release(story, on: "2019-11-08", by: chief)
    }
    _ = try release(story, on: "2019-11-08", by: leader)
  }

  @Test("is not released by a judge, without a lock, or until a day that is over")
  func refusedReleases() throws {
    let story = try story()
    #expect(throws: CaseRefusal.releaseNeeds(.divisionChief, approver: "法官丙", role: .judge)) {
      try release(story, on: "2019-10-10", by: judge)
    }
    #expect(throws: CaseRefusal.notLocked(story.file.record.number)) { try release(story, on: "2019-10-08", by: chief) }
    #expect(throws: CaseRefusal.releaseInPast(civilDate("2019-10-09"), today: civilDate("2019-10-10"))) {
      try release(story, on: "2019-10-10", by: chief, until: "2019-10-09")
    }
  }

  @Test("without ground is lifted by an extension or an exclusion that is recorded later")
  func groundless() throws {
    var extended = try story()
    let now = civilDate("2019-10-11")
    #expect(extended.status(at: now).isLocked)
    let grant = try ActDecision(catalogue: .builtIn, today: now).extend(
      .acceptanceRuling, by: nil, base: nil, court: "广东高院", decidedOn: civilDate("2019-09-30"), document: "批复",
      status: extended.status(at: now))
    extended.add(.extended(grant), on: now)
    #expect(!extended.status(at: now).isLocked)
    #expect(try extended.limit(of: "6", at: "2019-10-11")?.limit.end.due == civilDate("2019-10-16"))
    #expect(extended.status(at: civilDate("2019-10-17")).isLocked)

    var excluded = try story()
    let suspension = ClockSuspension(
      step: nil, from: civilDate("2019-09-20"), through: civilDate("2019-10-04"), reason: .supplement, document: "补正通知")
    excluded.add(.suspended(suspension), on: now)
    #expect(!excluded.status(at: now).isLocked)
    // One that began after the missed day lifts nothing.
    var later = try story()
    later.add(
      .suspended(ClockSuspension(step: nil, from: now, through: nil, reason: .stay, document: nil)), on: now)
    #expect(later.status(at: now).isLocked)
  }

  @Test("ends with the late act, which stays late")
  func lateAct() throws {
    var story = try story()
    story.file.milestones.append(try record("6", "2019-10-10", in: story))
    let status = story.status(at: civilDate("2019-10-11"))
    #expect(!status.isLocked)
    let episodes = LockHistory.episodes(of: story.file, status: status, position: 0, reckoner: DocketReckoner(catalogue: story.catalogue))
    #expect(episodes.map(\.ending) == [.doneLate(on: civilDate("2019-10-10"))])
  }
}
