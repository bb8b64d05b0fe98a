import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import LedgerExchange
import RuleCatalogue
import RuleModel
import TestSupport
import Testing

@Suite("The repository's sample ledgers") struct SamplesTests {
  private static var folder: String {
    let here = "\(#filePath)".split(separator: "/").dropLast(3)
    return "/" + here.joined(separator: "/") + "/samples/"
  }

  private static let names = ["流程节点.csv", "旧存案件.csv", "流程节点（旧存）.xlsx", "案件台账（2016年以来）.xlsx"]

  /// Cases pending at the end of a day: all, those for a year and more, those for three years and more.
  private func pending(_ store: CaseStore, on day: String) throws -> [Int] {
    let date = civilDate(day)
    let filed = try store.cases(CaseQuery()).filter { $0.isPending(on: date) }.map(\.filedOn)
    return [filed.count]
      + [12, 36].map { months in
        filed.filter { $0 <= date.latestDateCompleting(months: months) }.count
      }
  }

  @Test("they import without a rejection, give the figures of their description, and a second time change nothing")
  func samples() throws {
    let fixture = try ImportFixture(catalogue: .builtIn)
    let paths = Self.names.map { Self.folder + $0 }
    let report = try fixture.run(files: paths)
    #expect(report.rejections == [])
    #expect(report.counts == [600 + 9330 + 2857, 0, 0, 0])
    #expect(report.files.map(\.new).sorted() == [109, 491, 2857, 9330])
    #expect(try pending(fixture.store, on: "2019-06-30") == [168, 60, 18])
    #expect(try pending(fixture.store, on: "2018-06-30") == [216, 120, 30])
    let head = try fixture.store.head()
    let again = try fixture.run(files: paths.reversed())
    #expect(again.counts == [0, 0, 600 + 9330 + 2857, 0])
    #expect(try fixture.store.head() == head)
    #expect(try fixture.store.verify().findings == [])
  }

  @Test("notices tell what is peculiar in them")
  func notices() throws {
    let fixture = try ImportFixture(catalogue: .builtIn)
    let report = try fixture.run(files: Self.names.map { Self.folder + $0 })
    let all = Set(report.files.flatMap(\.notices).map(\.notice))
    #expect(all.contains(.unknownColumn("档案柜号")))
    #expect(all.contains(.caseNumber(.legacyForm)))
    #expect(all.contains(.caseNumber(.unknownCourt)))
    #expect(!all.contains(.caseNumber(.opaque)))
    #expect(!all.contains(.unknownManner))
  }
}
