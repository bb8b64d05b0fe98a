import CaseFile
import CivilCalendar
import TestSupport
import Testing

@testable import Reports

/// A report whose tables contradict each other is refused before anything is laid out.
@Suite struct ReportIdentitiesTests {
  private func disagreements(_ input: SituationInput) -> [TableDisagreement] {
    do throws(StatisticsError) {
      _ = try SituationReport.workbook(input)
      return []
    } catch {
      guard case .tablesDisagree(let list) = error else { return [] }
      return list
    }
  }

  private func changed(
    _ input: SituationInput, records: [CaseRecord]? = nil, nodes: NodeSituation? = nil, columns: CaseColumns? = nil
  ) -> SituationInput {
    SituationInput(
      court: input.court, head: input.head, catalogue: input.catalogue, programVersion: input.programVersion,
      columns: columns ?? input.columns, records: records ?? input.records, currentMilestones: input.currentMilestones,
      nodes: nodes ?? input.nodes, period: input.period, comparison: input.comparison, language: input.language)
  }

  @Test func `a sound report has none`() throws {
    #expect(disagreements(try SituationFixture.standing.input()).isEmpty)
    #expect(disagreements(try SituationFixture().input()).isEmpty)
  }

  @Test func `a ledger that marks another case as pending than the columns do is refused, and names it`() throws {
    let input = try SituationFixture.standing.input()
    var records = input.records
    records[1].facts.closedOn = civilDate("2019-06-01")
    let found = disagreements(changed(input, records: records))
    #expect(found.map(\.identity) == [.ledger])
    #expect(found.first?.cases == [records[1].number])
    #expect(found.first.map { $0.expected - $0.counted } == 1)
  }

  @Test func `a lock said to hold that locks no pending case is refused, and names its case`() throws {
    let input = try SituationFixture.standing.input()
    var nodes = try #require(input.nodes)
    let closed = try #require(input.records.firstIndex { $0.facts.closedOn != nil })
    nodes.locks.append(LockEpisode(position: Int32(closed), rule: 0, dueOn: civilDate("2019-03-01"), ending: .holds))
    let found = disagreements(changed(input, nodes: nodes))
    #expect(found == [TableDisagreement(.locks, counted: 3, expected: 2, cases: [input.records[closed].number])])
  }

  @Test func `a limit that is over on the list but not on the ledger is refused, and names its case`() throws {
    let input = try SituationFixture.standing.input()
    var nodes = try #require(input.nodes)
    let closed = try #require(input.records.firstIndex { $0.facts.closedOn != nil })
    let limit = try #require(nodes.limits.first { $0.state == .overdue })
    nodes.limits.append(
      OpenLimit(
        position: Int32(closed), rule: limit.rule, triggeredOn: limit.triggeredOn, end: limit.end, state: .overdue,
        isLocking: false))
    let found = disagreements(changed(input, nodes: nodes))
    #expect(found.map(\.identity) == [.overdueLimits])
    #expect(found.first?.cases == [input.records[closed].number])
  }
}
