import CaseFile
import CivilCalendar
import TestSupport
import Testing

@Suite("Key-case supervision") struct SupervisionTests {
  private static func episodes(_ acts: DocketAct..., closedOn: String? = nil, asOf day: String? = nil) -> [Supervision] {
    Supervision.episodes(
      of: acts.enumerated().map { .sample($0.offset + 1, $0.element) }, closedOn: closedOn.map(civilDate),
      asOf: day.map(civilDate) ?? .latest)
  }

  @Test("the deadline itself is in time, the day after is not")
  func deadline() throws {
    let supervision = try #require(Self.episodes(.supervised(on: "2019-01-10", clearBy: "2019-06-30")).first)
    #expect(supervision.state(on: civilDate("2019-06-30")) == .active)
    #expect(supervision.state(on: civilDate("2019-07-01")) == .overdue)
    #expect(supervision.daysLeft(on: civilDate("2019-06-20")) == 10)
    #expect(supervision.daysLeft(on: civilDate("2019-07-03")) == -3)
    #expect(!supervision.isInForce(on: civilDate("2019-01-09")) && supervision.isInForce(on: civilDate("2019-01-10")))
  }

  @Test("later orders add reasons to the one in force; deadline, leader and note are the last ones stated")
  func merging() {
    let all = Self.episodes(
      .supervised(.petitions, on: "2019-01-10", leader: "赵院长"), .supervised(.longPending, on: "2019-02-01", clearBy: "2019-12-31"),
      .putOff(to: "2020-06-30", on: "2019-05-01"))
    #expect(all.count == 1)
    #expect(all[0].reasons == [.longPending, .petitions] && all[0].leader == "赵院长")
    #expect(all[0].firstClearBy == civilDate("2019-12-31") && all[0].clearBy == civilDate("2020-06-30"))
    #expect(all[0].extensions.count == 1)
    let before = Self.episodes(
      .supervised(.petitions, on: "2019-01-10"), .supervised(.longPending, on: "2019-02-01", clearBy: "2019-12-31"),
      .putOff(to: "2020-06-30", on: "2019-05-01"), asOf: "2019-04-30")
    #expect(before[0].clearBy == civilDate("2019-12-31") && before[0].extensions.isEmpty)
  }

  @Test("closing the case clears it, and a case that is reopened is under supervision again")
  func closing() {
    let order = DocketAct.supervised(on: "2019-01-10", clearBy: "2019-06-30")
    let closed = Self.episodes(order, closedOn: "2019-05-20")
    #expect(closed[0].state(on: civilDate("2019-05-19")) == .active)
    #expect(closed[0].state(on: civilDate("2019-05-20")) == .cleared && closed[0].endedOn == civilDate("2019-05-20"))
    #expect(Self.episodes(order)[0].state(on: civilDate("2019-05-20")) == .active)
  }

  @Test("a case that was taken off can be put under supervision again: that is another time")
  func again() {
    let all = Self.episodes(
      .supervised(.petitions, on: "2019-01-10"), .takenOff(on: "2019-03-01"), .supervised(on: "2019-03-01"), closedOn: "2019-06-01")
    #expect(all.map(\.reasons) == [[.petitions], [.longPending]])
    #expect(all.map { $0.state(on: civilDate("2019-06-30")) } == [.ended, .cleared])
    #expect(all.map(\.endedOn) == [civilDate("2019-03-01"), civilDate("2019-06-01")])
  }

  @Test("what is entered later counts by the day on which it took effect; an extension of nothing counts for nothing")
  func order() {
    let all = Self.episodes(.takenOff(on: "2019-03-01"), .supervised(on: "2019-01-10"), .putOff(to: "2019-12-31", on: "2019-04-01"))
    #expect(all.count == 1 && all[0].endedOn == civilDate("2019-03-01") && all[0].clearBy == nil)
  }

  @Test(
    "a ledger's text names reasons wherever they stand in it, unless it denies them",
    arguments: [
      ("长期未结；社会关注", [.longPending, .publicAttention]), ("群众多次上访，省院交办", [.petitions, .assignedFromAbove]),
      ("信访案件", [.petitions]), ("无信访", []), ("没有上访，职工安置问题突出", [.employees]), ("无信访；近期又有信访", [.petitions]),
      ("资产涉刑", [.criminalAssets]), ("其他", []), ("", []), ("long_pending", [.longPending]),
    ] as [(String, [SupervisionReason])])
  func naming(text: String, reasons: [SupervisionReason]) {
    #expect(SupervisionReason.named(in: text) == reasons)
  }

  // MARK: Decisions

  private static func docket(_ acts: DocketAct..., closedOn: String? = nil) -> DocketFile {
    DocketFile(
      record: .sample(filedOn: "2019-01-02", closedOn: closedOn), kind: .proceeding, milestones: [],
      acts: acts.enumerated().map { .sample($0.offset + 1, $0.element) }, registeredAt: instant("2019-01-02"))
  }

  private static func decide(_ docket: DocketFile) -> SupervisionDecision {
    SupervisionDecision(docket, today: civilDate("2019-07-01"))
  }

  private static func stated(_ reasons: SupervisionReason..., on day: String = "2019-07-01", clearBy: String? = nil) -> SupervisionOrder {
    SupervisionOrder(reasons: reasons, on: civilDate(day), clearBy: clearBy.map(civilDate))
  }

  @Test("an order brings what is new of it, and nothing when everything is recorded")
  func news() throws {
    let docket = Self.docket(.supervised(.petitions, on: "2019-05-01", clearBy: "2019-12-31"))
    #expect(try Self.decide(docket).order(Self.stated(.petitions, clearBy: "2019-12-31")) == nil)
    let new = try Self.decide(docket).order(Self.stated(.petitions, .longPending, clearBy: "2019-12-31"))
    #expect(new?.reasons == [.longPending] && new?.clearBy == nil)
    #expect(try Self.decide(Self.docket()).order(Self.stated(.petitions))?.reasons == [.petitions])
  }

  @Test("an order is refused after closing, in the future, before filing, and with a deadline of its own")
  func refusedOrders() {
    let number = CaseNumber(normalized: "(2019)粤01破1号")
    func refusal(_ docket: DocketFile, _ order: SupervisionOrder, _ refusal: CaseRefusal) {
      #expect(throws: refusal) { try Self.decide(docket).order(order) }
    }
    refusal(Self.docket(closedOn: "2019-06-01"), Self.stated(.petitions), .alreadyClosed(number, on: civilDate("2019-06-01")))
    refusal(
      Self.docket(), Self.stated(.petitions, on: "2019-07-02"),
      .supervision(.dayInFuture(civilDate("2019-07-02"), today: civilDate("2019-07-01"))))
    refusal(
      Self.docket(), Self.stated(.petitions, on: "2019-01-01"),
      .supervision(.dayTooEarly(civilDate("2019-01-01"), notBefore: civilDate("2019-01-02"))))
    refusal(
      Self.docket(), Self.stated(.petitions, clearBy: "2019-06-30"),
      .supervision(.deadlineBeforeStart(civilDate("2019-06-30"), since: civilDate("2019-07-01"))))
    let docket = Self.docket(.supervised(.petitions, on: "2019-05-01", clearBy: "2019-12-31"))
    refusal(
      docket, Self.stated(.longPending, clearBy: "2020-03-31"),
      .supervision(.deadlineDiffers(civilDate("2020-03-31"), recorded: civilDate("2019-12-31"))))
    refusal(
      Self.docket(.supervised(on: "2019-05-01"), .takenOff(on: "2019-06-10")), Self.stated(.petitions, on: "2019-06-09"),
      .supervision(.dayTooEarly(civilDate("2019-06-09"), notBefore: civilDate("2019-06-10"))))
  }

  @Test("only a case under supervision is extended or taken off, and a deadline only moves on")
  func changes() throws {
    let extended = SupervisionExtension(clearBy: civilDate("2019-12-31"), reason: "x", on: civilDate("2019-07-01"))
    let ending = SupervisionEnding(reason: "x", on: civilDate("2019-07-01"))
    let number = CaseNumber(normalized: "(2019)粤01破1号")
    for docket in [Self.docket(), Self.docket(.supervised(on: "2019-05-01"), .takenOff(on: "2019-06-01"))] {
      #expect(throws: CaseRefusal.supervision(.notSupervised(number, closedOn: nil))) { try Self.decide(docket).extend(extended) }
      #expect(throws: CaseRefusal.supervision(.notSupervised(number, closedOn: nil))) { try Self.decide(docket).end(ending) }
    }
    #expect(throws: CaseRefusal.supervision(.notSupervised(number, closedOn: civilDate("2019-06-01")))) {
      try Self.decide(Self.docket(.supervised(on: "2019-05-01"), closedOn: "2019-06-01")).end(ending)
    }
    let docket = Self.docket(.supervised(on: "2019-05-01", clearBy: "2019-12-31"))
    #expect(throws: CaseRefusal.supervision(.deadlineNotLater(civilDate("2019-12-31"), recorded: civilDate("2019-12-31")))) {
      try Self.decide(docket).extend(extended)
    }
    try Self.decide(Self.docket(.supervised(on: "2019-05-01"))).extend(extended)
    try Self.decide(docket).end(ending)
  }
}
