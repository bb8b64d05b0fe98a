import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import Reports
import RuleCatalogue
import RuleModel
import TestSupport
import Testing

/// Reports that were published, made again after everything went on.
@Suite(.serialized) struct ReportRebuildingTests {
  @Test(
    "whatever is recorded after a publication, and wherever in a history it stands, it is made again byte for byte",
    arguments: SeededDice.seeds)
  func histories(seed: UInt64) throws {
    let court = try RandomCourt(seed: seed)
    for _ in 0..<4 {
      try court.goOn(groups: 10)
      try court.publish()
    }
    try court.goOn(groups: 15)
    let rebuilding = ReportRebuilding(store: court.store)
    let reports = try court.store.issuedReports()
    #expect(reports.count == 4)
    for report in reports {
      let result = try rebuilding.rebuild(report)
      #expect(result.agreement == .bytes, "seed \(seed), entry \(report.sequence): \(report.issue.request)")
      #expect(result.versions == [])
    }
    #expect(try court.store.verify().findings == [])
  }

  @Test("the law of a report is that of its journal position, not what was loaded since")
  func law() throws {
    let court = try RandomCourt(seed: 1)
    try court.goOn(groups: 10)
    try court.append(.overlayLoaded(RandomCourt.rules(days: 20)))
    let published = try court.workbook("2019H1")
    let position = try court.store.head().sequence
    try court.append(.overlayLoaded(RandomCourt.rules(days: 200)))
    try court.append(.overlayLoaded(RandomCourt.holidays))
    let asKnown = try court.workbook("2019H1", knownAt: position)
    #expect(try court.digest(published) == court.digest(asKnown))
    let now = try court.workbook("2019H1")
    #expect(now.property("chuqing.catalogue") != published.property("chuqing.catalogue"))
    #expect(asKnown.property("chuqing.calendar") == published.property("chuqing.calendar"))
    // Statistics of an earlier position are by the law of that position, too.
    let request = StatisticsRequest(period: try ReportPeriod(parsing: "2019H1"), comparison: nil)
    let before = try Court(store: court.store).statistics(request, knownAt: position)
    #expect(try Court(store: court.store, catalogue: .builtIn).statistics(request, knownAt: position) == before)
  }

  @Test("a marked copy is made again for its recipient, and a different file in its place is left alone")
  func marked() throws {
    let fixture = try ReportFixture(samples: [])
    let request = ReportIssue.Request(kind: "circular", period: "2019-05", comparison: "2018-05", language: "en")
    let workbook = try fixture.court.report(
      .circular, period: try ReportPeriod(parsing: "2019-05"), language: .en)
    let copies = try CopyIssuing(store: fixture.court.store, request: request, workbook: workbook).run(
      [CopyDestination(recipient: try Recipient("甲"), path: fixture.folder.file("a.xlsx"))],
      context: CommandContext(recordedAt: instant("2019-07-01T20:00:00+08:00"), actor: "陆某", command: "report"), options: .init())
    let report = try #require(try fixture.court.store.issuedReports().first)
    let rebuilding = ReportRebuilding(store: fixture.court.store)
    let here = fixture.folder.file("a.xlsx")
    #expect(try rebuilding.rebuild(report, to: here).placing == .present(path: here))
    let there = fixture.folder.file("b.xlsx")
    #expect(try rebuilding.rebuild(report, to: there).placing == .written(path: there))
    #expect(try fixture.folder.bytes(of: "b.xlsx") == fixture.folder.bytes(of: "a.xlsx"))
    #expect(copies.map(\.issue) == [report.issue])
    try fixture.folder.write("mine", to: "c.xlsx")
    #expect(throws: RebuildingError.inTheWay(path: fixture.folder.file("c.xlsx"))) {
      try rebuilding.rebuild(report, to: fixture.folder.file("c.xlsx"))
    }
    #expect(try fixture.folder.bytes(of: "c.xlsx") == Array("mine".utf8))
    #expect(try fixture.folder.names().filter { $0.hasPrefix(".") } == [])
  }

  @Test("other bytes that say the same, other versions, other content and another journal are told apart")
  func differences() throws {
    let court = try RandomCourt(seed: 2)
    try court.goOn(groups: 5)
    let report = try court.publish()
    let rebuilding = ReportRebuilding(store: court.store)
    func changed(_ change: (inout ReportIssue) -> Void) throws -> IssuedReport {
      var issue = report.issue
      change(&issue)
      return IssuedReport(sequence: report.sequence, issuedAt: report.issuedAt, actor: report.actor, issue: issue)
    }
    let resaved = try rebuilding.rebuild(changed { $0.fileDigest = String(repeating: "0", count: 64) })
    #expect(resaved.agreement == .content && resaved.versions == [])
    let path = court.folder.file("not written.xlsx")
    let other = try changed {
      $0.fileDigest = "0"
      $0.contentDigest = "0"
    }
    let different = try rebuilding.rebuild(other, to: path)
    #expect(different.agreement == .different && different.placing == .none)
    #expect(throws: StoreError.notFound(path: path)) { try FileDigest.sm3(of: path) }
    // The versions stand on a page of the report: they are stated as published, and those of now beside the result.
    let older = try rebuilding.rebuild(
      changed {
        $0.basis.program = "0.0.9"
        $0.basis.catalogue = "2025.1"
      })
    #expect(older.versions.map(\.part) == [.program, .catalogue])
    #expect(older.versions.map(\.published) == ["0.0.9", "2025.1"])
    #expect(throws: RebuildingError.self) { try rebuilding.rebuild(changed { $0.basis.digest = String(repeating: "a", count: 64) }) }
    #expect(throws: RebuildingError.self) { try rebuilding.rebuild(changed { $0.request.kind = "poem" }) }
  }
}

extension Workbook {
  fileprivate func property(_ name: String) -> String? { properties.custom.first { $0.name == name }?.value }
}
