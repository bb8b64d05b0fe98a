import CaseFile
import CivilCalendar
import Reports
import TestSupport
import Testing

@Suite("Figures as published and as now known") struct FigureRevisionTests {
  private static func revisions(_ before: SituationFixture, _ after: SituationFixture) throws -> [FigureRevision] {
    try FigureRevision.all(published: before.input(), sameLaw: after.input(), now: after.input())
  }

  private static func base() -> SituationFixture {
    var fixture = SituationFixture()
    fixture.add("(2017)粤01破1号", filed: "2017-03-01")
    fixture.add("(2019)粤01破2号", filed: "2019-02-01", closed: "2019-05-10", manner: .known(.terminated), debtors: ["乙厂"])
    return fixture
  }

  @Test("without a difference nothing is changed and nobody moved anything")
  func same() throws {
    let revisions = try Self.revisions(Self.base(), Self.base())
    #expect(revisions.allSatisfy { !$0.isChanged && $0.movers.isEmpty && !$0.isMovedByLaw })
    #expect(revisions.filter { $0.side == .current }.count == revisions.filter { $0.side == .prior }.count)
    #expect(Set(revisions.map(\.id)).isSuperset(of: [.pending, .closingRate, .pendingOver(months: 18), .enterprisesCleared]))
  }

  @Test("a late closing moves closings, stock, ages and clearances, in the period and nowhere else")
  func lateClosing() throws {
    var after = Self.base()
    after.records[0].facts.closedOn = civilDate("2019-06-20")
    after.records[0].facts.closeManner = .known(.terminated)
    let revisions = try Self.revisions(Self.base(), after)
    func one(_ id: MeasureID, _ side: ReportSide = .current) throws -> FigureRevision {
      try #require(revisions.first { $0.id == id && $0.side == side })
    }
    let late = CaseNumber(normalized: "(2017)粤01破1号")
    for (id, effect, change) in [
      (MeasureID.closed, FigureRevision.Effect.added, "1"), (.pending, .removed, "-1"), (.pendingOver(months: 12), .removed, "-1"),
      (.pendingOver(months: 18), .removed, "-1"), (.enterprisesCleared, .added, "1"), (.clearingCases, .added, "1"),
    ] {
      let figure = try one(id)
      #expect(figure.change?.description == change, "\(id)")
      #expect(figure.movers == [FigureRevision.Mover(number: late, effect: effect)], "\(id)")
    }
    #expect(try !one(.received).isChanged && one(.received).movers.isEmpty)
    // Nothing is pending any more, so that the mean age is not defined: that is a change, too.
    #expect(try one(.meanPendingAge).isChanged && one(.meanPendingAge).change == nil)
    #expect(revisions.filter { $0.side == .prior }.allSatisfy { !$0.isChanged && $0.movers.isEmpty })
  }

  @Test("two corrections that cancel each other out leave the figure and name both cases")
  func cancelling() throws {
    var after = Self.base()
    after.records[1].facts.closedOn = nil
    after.records[1].facts.closeManner = nil
    after.records[0].facts.closedOn = civilDate("2019-06-20")
    after.records[0].facts.closeManner = .known(.terminated)
    let closed = try #require(try Self.revisions(Self.base(), after).first { $0.id == .closed && $0.side == .current })
    #expect(!closed.isChanged)
    #expect(closed.movers.map(\.effect) == [.added, .removed])
  }

  @Test("what moved a count of cases explains it to the last case", arguments: 1...20)
  func adds(seed: UInt64) throws {
    var dice = SeededDice(seed: seed)
    func fixture() throws -> SituationFixture {
      var fixture = SituationFixture()
      for serial in 1...40 where !dice.chance(oneIn: 5) {
        let filed = try #require(CivilDate(year: dice.roll(2015...2019), month: dice.roll(1...12), day: dice.roll(1...28)))
        let closed = dice.chance(oneIn: 2) ? filed.adding(days: dice.roll(0...1200)).description : nil
        fixture.add(
          "(2019)粤01破\(serial)号", filed: filed.description, closed: closed,
          manner: closed.map { _ in .known(dice.pick(CloseManner.Known.allCases)) }, debtors: ["企业\(dice.roll(1...30))"])
      }
      return fixture
    }
    let revisions = try Self.revisions(try fixture(), try fixture())
    let counted: Set<MeasureID> = [
      .openingPending, .received, .handled, .closed, .pending, .pendingOver(months: 12), .pendingOver(months: 36),
      .pendingOver(months: 60), .clearingCases,
    ]
    for figure in revisions where counted.contains(figure.id) {
      let balance = figure.movers.filter { $0.effect == .added }.count - figure.movers.filter { $0.effect == .removed }.count
      #expect(figure.change?.description == "\(balance)", "seed \(seed): \(figure.id) \(figure.side)")
    }
    for figure in revisions where figure.isChanged { #expect(!figure.movers.isEmpty, "seed \(seed): \(figure.id) \(figure.side)") }
  }
}
