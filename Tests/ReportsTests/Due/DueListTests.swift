import CaseFile
import CivilCalendar
import Foundation
import Reports
import RuleCatalogue
import RuleModel
import TestSupport
import Testing

@Suite("List of due dates")
struct DueListTests {
  private func list(_ query: DueQuery = DueQuery(), numbers: [String] = ["(2026)粤01破1号"]) -> DueList {
    var list = DueList(query, catalogue: .builtIn, now: instant("2026-02-01T09:00:00+08:00"))
    for number in numbers { list.add(ProofFixture(number).docket) }
    list.sort()
    return list
  }

  @Test("the hours left are whole, rounded down, and negative once the end is past")
  func hours() throws {
    let list = list()
    for row in list.rows {
      let hours = try #require(row.hoursLeft(at: list.now))
      let exact = Double(row.endsAt.milliseconds - list.now.milliseconds) / 3_600_000
      #expect(Double(hours) == exact.rounded(.down))
      let late = try #require(row.hoursLeft(at: row.endsAt.adding(seconds: 1)))
      #expect(late == -1)
    }
  }

  @Test("the counts add up to the rows, and equal limits stand in the order of the case numbers")
  func counts() {
    let list = list(numbers: ["(2026)粤01破3号", "(2026)粤01破1号", "(2026)粤01破2号"])
    #expect(list.counts.total == list.rows.count)
    #expect(list.dockets.count == 3)
    let numbers = list.rows.prefix(3).map { list.docket($0).number.text }
    #expect(numbers == numbers.sorted())
    #expect(Set(numbers).count == 3)
  }

  @Test("a docket without listed limits leaves nothing behind")
  func compact() {
    var query = DueQuery()
    query.judge = "无此人"
    #expect(list(query).dockets.isEmpty)
    query = DueQuery()
    query.step = StepID(text: "archiving")
    #expect(list(query).dockets.isEmpty)
  }

  @Test("the short way for closed dockets finds what the whole catalogue finds")
  func closedDockets() {
    let steps = Catalogue.builtIn.milestones.flatMap(\.steps)
    var dice = SeededDice(seed: 20_190_701)
    for _ in 0..<300 {
      var docket = ProofFixture(procedure: dice.pick(Procedure.allCases)).docket
      docket.record.facts.applicant = dice.pick(Applicant.allCases)
      for _ in 0..<dice.roll(0...12) {
        docket.milestones.append(
          MilestoneRecord(step: dice.pick(steps), occurredOn: civilDate("2026-01-23").adding(days: dice.roll(0...200))))
      }
      docket.record.facts.closedOn = civilDate("2026-01-23").adding(days: dice.roll(0...220))
      let now = instant("2026-12-01")
      var short = DueList(DueQuery(), catalogue: .builtIn, now: now)
      var query = DueQuery()
      query.includesEnded = true
      var long = DueList(query, catalogue: .builtIn, now: now)
      short.add(docket)
      long.add(docket)
      #expect(short.rows == long.rows.filter(\.state.isOpen), "\(docket)")
    }
  }

  @Test("the calendar cuts no character, whatever the name of the enterprise")
  func folding() throws {
    let list = list()
    let calendar = DueCalendar(
      list, court: CourtIdentity(code: "粤01", name: "", isRehearsal: false),
      head: JournalHead(sequence: 1, digest: .origin, recordedAt: nil), programVersion: "1.0", language: .zh)
    let row = try #require(list.rows.first)
    for length in 0..<80 {
      let name = String(repeating: "a", count: length) + "𠮷国🏭企業,;\\\r\n行\u{1}"
      let bytes = calendar.event(row, enterprise: name)
      let text = try #require(String(validating: bytes, as: UTF8.self))
      let lines = text.components(separatedBy: "\r\n")
      #expect(lines.allSatisfy { $0.utf8.count <= 75 })
      #expect(text.components(separatedBy: "\r\n ").joined().contains("𠮷国🏭企業\\,\\;\\\\\\n行"))
      #expect(!text.contains("\u{1}"))
    }
  }
}
