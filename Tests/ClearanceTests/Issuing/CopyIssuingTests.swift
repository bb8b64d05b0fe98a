import CaseFile
import CaseStore
import Clearance
import Foundation
import LedgerExchange
import TestSupport
import Testing

/// Copies of the situation report of the repository's sample ledgers.
@Suite(.serialized) struct CopyIssuingTests {
  private let request = ReportIssue.Request(kind: "situation", period: "2019H1", comparison: "2018H1", language: "zh")
  private let context = CommandContext(recordedAt: instant("2019-07-01T20:00:00+08:00"), actor: "陆某", command: "report")

  private func issuing(_ fixture: ReportFixture) throws -> CopyIssuing {
    CopyIssuing(store: fixture.court.store, request: request, workbook: try fixture.workbook())
  }

  private func destinations(_ fixture: ReportFixture, _ list: String, out: String) throws -> [CopyDestination] {
    CopyDestination.all(try Recipient.list(list), out: fixture.folder.file(out), name: "态势报告-2019H1")
  }

  @Test func `every leaked copy is traced: from its footer, from its file, and after another program saved it`() throws {
    let fixture = try ReportFixture()
    let issuing = try issuing(fixture)
    let copies = try issuing.run(
      try destinations(fixture, "送：王院长、李副院长、省高院审管办", out: "report.xlsx"), context: context, options: .init())
    #expect(copies.map(\.issue.recipient) == ["王院长", "李副院长", "省高院审管办"])
    #expect(Set(copies.map(\.issue.code)).count == 3)
    #expect(Set(copies.map(\.issue.fileDigest)).count == 3)
    #expect(Set(copies.map(\.issue.contentDigest)) == [try issuing.contentDigest()])
    let tracing = CopyTracing(store: fixture.court.store)
    for copy in copies {
      let code = try #require(copy.issue.code)
      #expect(try PackageParts.missing(in: copy.path) == [])
      #expect(try FileDigest.sm3(of: copy.path) == copy.issue.fileDigest)
      let marks = try WorkbookMarks(path: copy.path)
      #expect(Set(marks.pageTexts.flatMap { TraceCode.all(in: $0) }) == [code])
      #expect(marks.cellTexts.contains { $0.contains(code.text) && $0.contains(copy.issue.recipient ?? "?") })
      guard case .issued(let report) = try tracing.trace(code.text.lowercased()) else {
        Issue.record("\(code) is not known")
        continue
      }
      #expect(report.issue == copy.issue && report.actor == "陆某" && report.issuedAt == context.recordedAt)
      #expect(try tracing.trace(fileAt: copy.path) == .identical([report], digest: copy.issue.fileDigest))
    }
    #expect(try fixture.court.store.verify().findings == [])
    #expect(try fixture.court.store.issuedReports().map(\.issue) == copies.map(\.issue))
    try resaved(copies, fixture, tracing)
  }

  /// LibreOffice opens and saves the copies under plain names.
  private func resaved(_ copies: [CopyIssuing.Copy], _ fixture: ReportFixture, _ tracing: CopyTracing) throws {
    guard Recalculation.program != nil else { return }
    var paths: [String] = []
    for (index, copy) in copies.enumerated() {
      paths.append(fixture.folder.file("leak\(index).xlsx"))
      try FileManager.default.copyItem(atPath: copy.path, toPath: paths[index])
    }
    try Recalculation.run(paths, in: fixture.folder, output: fixture.folder.file("saved"))
    for (index, copy) in copies.enumerated() {
      guard case .changed(let marks, _) = try tracing.trace(fileAt: fixture.folder.file("saved/leak\(index).xlsx")) else {
        Issue.record("leak \(index) is not traced")
        continue
      }
      #expect(marks.map(\.code) == [copy.issue.code])
      #expect(marks.map(\.issued?.issue) == [copy.issue])
      #expect(Set(marks.flatMap(\.places)) == Set(CopyTracing.Place.allCases))
    }
  }

  @Test func `the same journal, request, moment and recipient give the same code and the same bytes`() throws {
    let copies = try (0..<2).map { _ in
      let fixture = try ReportFixture(samples: [])
      return try issuing(fixture).run(try destinations(fixture, "甲、乙", out: "r.xlsx"), context: context, options: .init()).map(\.issue)
    }
    #expect(copies[0] == copies[1])
  }

  @Test func `a code that is taken is passed over`() throws {
    let fixture = try ReportFixture(samples: [])
    let issuing = try issuing(fixture)
    let recipient = [try Recipient("甲")]
    let first = try issuing.codes(for: recipient, at: context.recordedAt)
    // The same figures are issued in the same moment again: only the place of the file differs.
    _ = try issuing.run(try destinations(fixture, "甲", out: "a.xlsx"), context: context, options: .init())
    let second = try issuing.codes(for: recipient, at: context.recordedAt)
    #expect(first != second)
    #expect(try issuing.run(try destinations(fixture, "甲", out: "b.xlsx"), context: context, options: .init()).map(\.issue.code) == second)
    #expect(try fixture.court.store.verify().findings == [])
  }

  @Test func `when one copy cannot be made none is left, and nothing is journaled`() throws {
    let fixture = try ReportFixture(samples: [])
    let issuing = try issuing(fixture)
    let before = try fixture.court.store.head()
    try fixture.folder.write("mine", to: "r-乙.xlsx")
    #expect(throws: IssuingError.inTheWay(path: fixture.folder.file("r-乙.xlsx"))) {
      try issuing.run(try destinations(fixture, "甲、乙", out: "r.xlsx"), context: context, options: .init())
    }
    #expect(try fixture.folder.read("r-乙.xlsx") == "mine")
    let missing = [
      CopyDestination(recipient: try Recipient("甲"), path: fixture.folder.file("x.xlsx")),
      CopyDestination(recipient: try Recipient("乙"), path: fixture.folder.file("missing/x.xlsx")),
    ]
    #expect(throws: WorkbookError.directoryMissing(path: fixture.folder.file("missing"))) {
      try issuing.run(missing, context: context, options: .init())
    }
    #expect(try fixture.folder.names().filter { $0.hasSuffix(".xlsx") } == ["r-乙.xlsx"])
    #expect(try fixture.court.store.head() == before)
  }

  @Test func `several copies go beside the name or into the folder, each under its recipient`() throws {
    let recipients = try Recipient.list("王院长、A:B、a:b")
    #expect(
      CopyDestination.all(recipients, out: "x/态势.报告.xlsx", name: "n").map(\.path) == [
        "x/态势.报告-王院长.xlsx", "x/态势.报告-A_B.xlsx", "x/态势.报告-a_b-2.xlsx",
      ])
    #expect(CopyDestination.all(Array(recipients.prefix(1)), out: "x.xlsx", name: "n").map(\.path) == ["x.xlsx"])
    #expect(CopyDestination.all(Array(recipients.prefix(1)), out: "/tmp", name: "n").map(\.path) == ["/tmp/n-王院长.xlsx"])
    #expect(CopyDestination.all(Array(recipients.prefix(2)), out: "new/", name: "n").map(\.path) == ["new/n-王院长.xlsx", "new/n-A_B.xlsx"])
    #expect(CopyDestination.all(Array(recipients.prefix(2)), out: "out", name: "n").map(\.path) == ["out-王院长.xlsx", "out-A_B.xlsx"])
  }
}

extension TemporaryFolder {
  fileprivate func read(_ name: String) throws -> String { String(decoding: try bytes(of: name), as: UTF8.self) }
}
