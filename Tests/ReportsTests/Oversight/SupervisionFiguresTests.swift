import CaseFile
import CivilCalendar
import Reports
import TestSupport
import Testing

@Suite("Figures of supervision, and proposals") struct SupervisionFiguresTests {
  /// Six cases, of which the first five were under supervision at some time.
  static let records: [CaseRecord] = [
    .sample("(2016)粤01破1号", filedOn: "2016-01-02"), .sample("(2016)粤01破2号", filedOn: "2016-01-03"),
    .sample("(2017)粤01破3号", filedOn: "2017-01-02", closedOn: "2019-05-20", manner: .known(.terminated)),
    .sample("(2017)粤01破4号", filedOn: "2017-01-03"),
    .sample("(2018)粤01破5号", filedOn: "2018-01-02", closedOn: "2019-08-01", manner: .known(.terminated)),
    .sample("(2019)粤01破6号", filedOn: "2019-01-02"),
  ]

  static let oversight = CourtOversight(acts: [
    0: [.sample(1, .supervised(.longPending, .petitions, on: "2018-03-01", clearBy: "2019-06-29"))],
    1: [.sample(2, .supervised(on: "2019-02-01", clearBy: "2019-06-30", leader: "赵院长"))],
    2: [.sample(3, .supervised(.petitions, on: "2018-05-01", clearBy: "2019-05-01"))],
    3: [.sample(4, .supervised(.employees, on: "2019-01-05")), .sample(5, .takenOff(on: "2019-06-01"))],
    4: [.sample(6, .supervised(.publicAttention, on: "2019-03-01"))],
  ])

  private func figures(_ period: DayRange = civilDays("2019-01-01", "2019-06-30")) -> SupervisionFigures {
    SupervisionFigures(
      records: Self.records, oversight: Self.oversight, period: period, comparison: period.shifted(yearsEarlier: 1))
  }

  @Test("opening, placed, cleared and taken off lead to what is in force, in the period as in the comparison")
  func movement() {
    let figures = figures()
    #expect(figures.reconciles)
    let current = figures.current
    #expect([current.opening, current.placed, current.cleared, current.ended, current.inForce] == [2, 3, 1, 1, 3])
    #expect(current.overdue == 1 && current.withoutDeadline == 1 && current.clearedInTime == 0)
    let prior = figures.prior
    #expect([prior.opening, prior.placed, prior.cleared, prior.ended, prior.inForce] == [0, 2, 0, 0, 2])
  }

  @Test("the list has what is in force and what ended in the period, overdue first, by deadline")
  func list() {
    #expect(figures().list.map(\.position) == [0, 1, 4, 2, 3])
    #expect(figures().list.map(\.state) == [.overdue, .active, .active, .cleared, .ended])
    #expect(figures(civilDays("2019-07-01", "2019-09-30")).list.map(\.position) == [0, 1, 4])
    #expect(figures(civilDays("2017-01-01", "2017-12-31")).isUsed == false)
  }

  @Test("reasons count cases in force only, each case under every reason of its own")
  func reasons() {
    let counts = figures().reasons
    #expect(counts.map(\.reason) == [.longPending, .publicAttention, .petitions])
    #expect(counts.map(\.current) == [2, 1, 1])
    #expect(counts.map(\.prior) == [1, 0, 2])
  }

  @Test("what happened after the period is not known to it")
  func asOf() {
    var oversight = Self.oversight
    oversight.acts[5] = [.sample(9, .supervised(on: "2019-07-01"))]
    oversight.acts[1]?.append(.sample(10, .putOff(to: "2020-01-01", on: "2019-07-01")))
    let later = SupervisionFigures(
      records: Self.records, oversight: oversight, period: civilDays("2019-01-01", "2019-06-30"),
      comparison: civilDays("2018-01-01", "2018-06-30"))
    #expect(later.list == figures().list)
  }

  @Test("any history reconciles", arguments: SeededDice.seeds)
  func anyHistory(seed: UInt64) {
    var dice = SeededDice(seed: seed)
    func day(_ dice: inout SeededDice) -> String { "2019-0\(dice.roll(1...9))-1\(dice.roll(0...9))" }
    for _ in 0..<300 {
      var acts: [Int: [RecordedAct]] = [:]
      var records: [CaseRecord] = []
      for position in 0..<6 {
        let closed = dice.chance(oneIn: 3) ? day(&dice) : nil
        records.append(
          .sample("(2018)粤01破\(position)号", filedOn: "2018-01-02", closedOn: closed, manner: closed.map { _ in .known(.terminated) }))
        acts[position] = (0..<dice.roll(0...5)).map { sequence in
          let on = day(&dice)
          return .sample(
            sequence,
            dice.pick([.supervised(.petitions, on: on, clearBy: day(&dice)), .takenOff(on: on), .putOff(to: "2019-12-31", on: on)]))
        }
      }
      let figures = SupervisionFigures(
        records: records, oversight: CourtOversight(acts: acts), period: .secondQuarter, comparison: civilDays("2019-01-01", "2019-03-31"))
      #expect(figures.reconciles, "seed \(seed)")
    }
  }

  // MARK: Proposals

  private static func proposal(
    filedOn: String = "2019-01-02", acts: [DocketAct] = [], locks: [LockEpisode] = [], closedOn: String? = nil,
    _ set: (inout CaseFacts) -> Void = { _ in }
  ) -> SupervisionProposal? {
    SupervisionProposer(on: civilDate("2019-06-30")).proposal(
      0, .sample(filedOn: filedOn, closedOn: closedOn, set: set),
      acts: acts.enumerated().map { .sample($0.offset, $0.element) }, locks: locks)
  }

  @Test("three years to the day are long, a day less is not; a closed case is not proposed")
  func age() {
    #expect(
      Self.proposal(filedOn: "2016-06-30")?.grounds == [
        .init(reason: .longPending, evidence: [.pending(since: civilDate("2016-06-30"), days: 1095)])
      ])
    #expect(Self.proposal(filedOn: "2016-07-01") == nil)
    #expect(Self.proposal(filedOn: "2016-06-30", closedOn: "2019-06-30") == nil)
    #expect(Self.proposal(filedOn: "2016-06-30", closedOn: "2019-07-01") != nil)
  }

  @Test("a reason of stagnation counts when it has lasted long in a case of a year, and says what the case is about")
  func stagnation() {
    func stagnant(_ filed: String, _ reason: StagnationReason, _ from: String, _ through: String? = nil) -> [SupervisionReason] {
      Self.proposal(filedOn: filed) {
        $0.stagnations = [Stagnation(reason, from: civilDate(from), through: through.map(civilDate))]
      }?.reasons ?? []
    }
    #expect(stagnant("2018-06-30", .noFunds, "2019-01-01") == [.longPending])
    #expect(stagnant("2018-06-30", .noFunds, "2019-01-02") == [])
    #expect(stagnant("2018-07-01", .noFunds, "2018-12-01") == [])
    #expect(stagnant("2018-06-30", .noFunds, "2018-12-01", "2019-06-29") == [])
    #expect(stagnant("2018-06-30", .employees, "2018-12-01") == [.longPending, .employees])
    #expect(stagnant("2018-06-30", .criminalSeizure, "2018-12-01") == [.longPending, .criminalAssets])
  }

  @Test("locks and extensions speak of slow progress from their thresholds on")
  func slowness() {
    func lock(_ due: String, _ ending: LockEpisode.Ending = .holds) -> LockEpisode {
      LockEpisode(position: 0, rule: 3, dueOn: civilDate(due), ending: ending)
    }
    #expect(
      Self.proposal(locks: [lock("2019-05-31")])?.grounds.first?.evidence == [
        .lockedLong(rule: 3, dueOn: civilDate("2019-05-31"), days: 30)
      ])
    #expect(Self.proposal(locks: [lock("2019-06-01")]) == nil)
    let done = LockEpisode.Ending.doneLate(on: civilDate("2019-03-01"))
    #expect(Self.proposal(locks: [lock("2019-02-01", done)]) == nil)
    #expect(
      Self.proposal(locks: [lock("2019-02-01", done), lock("2019-02-02", done)])?.grounds.first?.evidence == [.lockedOften(times: 2)])
  }

  @Test("employees and the ledger's text propose; what is registered, or was taken off lately, is not proposed again")
  func decided() {
    #expect(
      Self.proposal {
        $0.employees = 150; $0.employeesSettled = 50
      }?.reasons == [.employees])
    #expect(
      Self.proposal {
        $0.employees = 150; $0.employeesSettled = 51
      } == nil)
    #expect(Self.proposal { $0.supervision = "群众多次上访" }?.grounds.first?.evidence == [.ledgerText("群众多次上访")])
    let order = DocketAct.supervised(.petitions, on: "2019-01-05")
    #expect(Self.proposal(acts: [order]) { $0.supervision = "群众多次上访" } == nil)
    let more = Self.proposal(acts: [order]) { $0.supervision = "群众多次上访、社会关注" }
    #expect(more?.reasons == [.publicAttention] && more?.current?.reasons == [.petitions])
    #expect(Self.proposal(acts: [order, .takenOff(on: "2019-01-10")]) { $0.supervision = "上访" } == nil)
    #expect(Self.proposal(acts: [.supervised(.petitions, on: "2019-01-01"), .takenOff(on: "2019-01-01")]) { $0.supervision = "上访" } != nil)
  }

  @Test("cases with the most reasons come first, then the oldest")
  func order() {
    let records = [
      CaseRecord.sample("(2015)粤01破1号", filedOn: "2015-01-02"), .sample("(2016)粤01破1号", filedOn: "2016-01-02") { $0.employees = 500 },
      .sample("(2016)粤01破2号", filedOn: "2016-01-03"),
    ]
    let proposals = SupervisionProposer(on: civilDate("2019-06-30")).proposals(records: records, oversight: CourtOversight(), locks: [])
    #expect(proposals.map(\.position) == [1, 0, 2])
  }
}
