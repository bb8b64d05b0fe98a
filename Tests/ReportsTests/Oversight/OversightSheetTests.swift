import CaseFile
import CivilCalendar
import Reports
import TestSupport
import Testing

@Suite("Sheets of supervision and reviews") struct OversightSheetTests {
  private static func fixture(_ oversight: CourtOversight?, records: [CaseRecord] = SupervisionFiguresTests.records) -> SituationFixture {
    var fixture = SituationFixture()
    fixture.records = records
    fixture.oversight = oversight
    return fixture
  }

  @Test("a court that uses neither has neither sheet, and the definitions say so")
  func unused() throws {
    for oversight in [nil, CourtOversight()] {
      let report = try Self.fixture(oversight).report()
      #expect(report.supervision.rows.isEmpty && report.reviews.rows.isEmpty)
      #expect(report.definitions.text.contains("不设此表") == (oversight != nil))
    }
  }

  @Test("the list has each case with its state, and the counts above are live over it")
  func supervision() throws {
    let report = try Self.fixture(SupervisionFiguresTests.oversight).report()
    let sheet = report.supervision
    let header = try #require(sheet.row(of: "序号", column: 0))
    let states = (1...5).map { sheet[header + $0, 1].words }
    #expect(states == ["◆ 逾期", "□ 在督", "□ 在督", "● 已清结", "○ 已摘牌"])
    #expect((1...5).map { sheet[header + $0, 7].words } == ["-1.0", "0.0", "—", "—", "—"])
    func count(_ title: String) throws -> CellValue { sheet[try #require(sheet.row(of: title, column: 1)), 3] }
    for (title, value) in [
      ("期初在督", "2.0"), ("本期挂牌", "3.0"), ("本期清结（结案）", "1.0"), ("本期摘牌（未结）", "1.0"), ("期末在督", "3.0"), ("其中：超过清结期限", "1.0"),
    ] {
      #expect(try count(title).words == value, "\(title)")
      #expect(try count(title).formula?.contains("COUNTIF") == true, "\(title)")
    }
    #expect(sheet[2, 0].words.contains("期末在督3件，比上年同期增加1件；◆超过清结期限1件"))
    #expect(sheet.sheet.links.map(\.target).contains("'重点督办'!C\(header + 2)"))
    #expect(sheet[header + 6, 0].words.hasPrefix("按数据建议督办") || sheet[header + 7, 0].words.hasPrefix("按数据建议督办"))
  }

  @Test("supervision without any deadline is not said to be in time", arguments: ReportLanguage.allCases)
  func withoutDeadline(language: ReportLanguage) throws {
    let cover = try Self.fixture(SupervisionFiguresTests.oversight).report(language: language).cover.text
    #expect(
      cover.contains(language == .zh ? "期末重点督办3件，超过清结期限1件，未定期限1件；" : "3 cases are under supervision, 1 over the deadline, 1 without one;"),
      "\(cover)")
    let open = CourtOversight(acts: SupervisionFiguresTests.oversight.acts.filter { $0.key == 4 })
    let none = try Self.fixture(open).report(language: language).cover.text
    #expect(none.contains(language == .zh ? "期末重点督办1件，均未定清结期限；" : "1 cases are under supervision, none with a deadline;"), "\(none)")
  }

  @Test("supervised cases are marked in the long-pending list, with their deadline")
  func marked() throws {
    let report = try Self.fixture(SupervisionFiguresTests.oversight).report()
    let sheet = report.longPending
    let row = try #require(sheet.row(of: "(2016)粤01破1号", column: 2))
    #expect(sheet[row, 12].words == "〔督办◆〕长期未结、群众多次上访" && sheet[row, 13].words == "2019-06-29")
    let other = try #require(sheet.row(of: "(2017)粤01破4号", column: 2))
    #expect(sheet[other, 13].words == "—")
  }

  @Test("what the data propose and nobody decided stands below, and nothing that is decided")
  func proposals() throws {
    let sheet = try Self.fixture(SupervisionFiguresTests.oversight).report().supervision
    #expect(sheet.text.contains("按数据建议督办、尚未决定的案件：共0件"))
    var records = SupervisionFiguresTests.records
    records[5].facts.supervision = "上级交办"
    let proposed = try Self.fixture(SupervisionFiguresTests.oversight, records: records).report().supervision
    let row = try #require(proposed.row(of: "△ 建议", column: 1))
    #expect(proposed[row, 4].words == "上级交办" && proposed[row, 5].words == "台账“督办原因”写有：上级交办")
    #expect(proposed[row, 12].words.isEmpty)
  }

  @Test("reviews show the sample with its seed, the grades by judge and each case")
  func reviews() throws {
    let report = try Self.fixture(ReviewFiguresTests.oversight, records: ReviewFiguresTests.records).report()
    let sheet = report.reviews
    #expect(sheet[2, 0].words == "评查抽取5件，已评3件：优秀1件、合格1件、不合格1件，未评2件。")
    let sample = try #require(sheet.row(of: "2019Q2", column: 0))
    #expect(sheet[sample, 6].words == "42（指定）" && sheet[sample, 9].words.contains("张三 4/8"))
    let total = try #require(sheet.row(of: "合计", column: 0))
    #expect((3...8).map { sheet[total, $0].words } == ["5.0", "1.0", "1.0", "0.0", "1.0", "2.0"])
    #expect((3...8).allSatisfy { sheet[total, $0].formula?.contains("COUNT") == true })
    #expect(sheet.text.contains("已补正（改评1次）"))
  }

  @Test("tables for other printers stand where their values are", arguments: ReportLanguage.allCases)
  func regions(language: ReportLanguage) throws {
    var both = ReviewFiguresTests.oversight
    both.acts[1] = SupervisionFiguresTests.oversight.acts[0]
    let report = try Self.fixture(both, records: ReviewFiguresTests.records).report(language: language)
    for sheet in [report.supervision, report.reviews] {
      #expect(!sheet.sheet.tables.isEmpty)
      for table in sheet.sheet.tables {
        #expect(table.rows.isEmpty || table.rows.lowerBound > table.header.upperBound && table.rows.upperBound <= sheet.rows.count)
        for row in table.rows { #expect(sheet[row, table.columns[0].index].words.isEmpty == false, "\(table.id) \(row)") }
      }
    }
  }
}
