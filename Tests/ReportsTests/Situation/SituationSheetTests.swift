import CaseFile
import CivilCalendar
import Reports
import TestSupport
import Testing

/// What is on the sheets, for ordinary and for odd data.
@Suite struct SituationSheetTests {
  @Test(
    "the sheets have their names, and only the chart data are hidden",
    arguments: [
      (ReportLanguage.zh, ["封面与结论", "总体情况", "账龄与同比", "账龄分布", "趋势", "分组情况", "长期未结清单", "案件台账", "口径说明", "案件索引", "图表数据"]),
      (
        .en,
        ["Cover", "Overall", "Ageing", "Age bands", "Trend", "Groups", "Long pending", "Ledger", "Definitions", "Case index", "Chart data"]
      ),
    ])
  func names(language: ReportLanguage, expected: [String]) throws {
    let report = try SituationFormulaTests.fixture.report(language: language)
    #expect(report.sheets.map(\.sheet.name) == expected)
    #expect(report.sheets.map(\.sheet.isHidden) == expected.indices.map { $0 == expected.count - 1 })
  }

  @Test("the same input gives the same workbook, dated the end of its last day")
  func deterministic() throws {
    let first = try SituationFormulaTests.fixture.report()
    let second = try SituationFormulaTests.fixture.report()
    #expect(first.workbook.properties == second.workbook.properties)
    #expect(first.workbook.properties.createdAt == Instant.courtMidnight(of: civilDate("2019-07-01")))
    #expect(first.workbook.styles.styles == second.workbook.styles.styles)
    for (left, right) in zip(first.sheets, second.sheets) {
      #expect(left.rows.map(\.cells) == right.rows.map(\.cells))
      #expect(left.rows.map(\.heightPixels) == right.rows.map(\.heightPixels))
      #expect(left.sheet.charts.map(\.chart) == right.sheet.charts.map(\.chart))
    }
  }

  @Test("the ledger has a row for each case filed by the cut-off, pending ones first")
  func ledgerRows() throws {
    var fixture = SituationFormulaTests.fixture
    fixture.add("(2019)粤01破9号", filed: "2019-07-01")
    let ledger = try fixture.report().ledger
    let numbers = ledger.rows.indices.map { ledger[$0, 1].words }.filter { $0.hasPrefix("(") }
    #expect(numbers == ["(2016)粤01破1号", "(2017)粤01破1号", "(2019)粤01破1号", "(2018)粤01破1号"])
  }

  @Test("a closing after the cut-off is invisible: the case is pending, with neither day nor manner")
  func laterClosing() throws {
    let ledger = try SituationFormulaTests.fixture.report().ledger
    let row = try #require(ledger.row(of: "(2017)粤01破1号", column: 1))
    let title = try #require(ledger.rows.indices.first { ledger[$0, 1].words == "案号" })
    let columns = ledger.rows[title].cells.map(\.value.words)
    let closed = try #require(columns.firstIndex(of: "结案日期"))
    let manner = try #require(columns.firstIndex(of: "结案方式"))
    let state = try #require(columns.firstIndex(of: "状态"))
    #expect(ledger[row, closed] == .empty)
    #expect(ledger[row, manner] == .empty)
    #expect(ledger[row, state].words.contains("未结"))
    let other = try #require(ledger.row(of: "(2018)粤01破1号", column: 1))
    #expect(ledger[other, closed] == .date(civilDate("2019-03-01")))
  }

  @Test("a row of the long-pending list leads to the case's row of the ledger, and counts its days by a formula")
  func longPending() throws {
    let report = try SituationFormulaTests.fixture.report()
    let list = report.longPending
    let row = try #require(list.row(of: "(2016)粤01破1号", column: 2))
    let ledgerRow = try #require(report.ledger.row(of: "(2016)粤01破1号", column: 1))
    #expect(list[row, 2] == .link("(2016)粤01破1号", target: "'案件台账'!B\(ledgerRow + 1)"))
    #expect(list[row, 7].number == 1095)
    #expect(list[row, 7].formula == "本期止-G\(row + 1)")
    #expect(list.words.filter { $0.hasPrefix("(20") } == ["(2016)粤01破1号", "(2017)粤01破1号"])
  }

  @Test("text from a ledger stays text, whatever it begins with")
  func inertText() throws {
    var fixture = SituationFixture()
    fixture.add("(2017)粤01破1号", filed: "2017-01-03", debtors: ["=HYPERLINK(\"x\")"]) { $0.note = "+1" }
    let report = try fixture.report()
    for sheet in [report.ledger, report.longPending] {
      let cells = sheet.rows.flatMap(\.cells).filter { $0.value.words == "=HYPERLINK(\"x\")" }
      #expect(cells.map(\.value) == [.text("=HYPERLINK(\"x\")")])
    }
  }

  @Test("the English report has no Chinese of its own")
  func english() throws {
    var fixture = SituationFixture()
    fixture.court = CourtIdentity(code: "GD01", name: "Sample court", isRehearsal: true)
    fixture.add("A 1", filed: "2015-06-30", debtors: ["Alpha"], owner: nil)
    fixture.add("A 2", filed: "2018-03-01", closed: "2019-03-01", manner: .known(.noAssets), debtors: ["Beta", "Gamma"])
    fixture.record("A 1", "acceptance", on: "2019-03-04")
    let report = try fixture.report(language: .en)
    for sheet in report.sheets {
      let line = [sheet.sheet.page.header, sheet.sheet.page.footer].flatMap { $0.left + $0.center + $0.right }
      let furniture = line.compactMap { if case .text(let text) = $0 { text } else { nil } }
      let charts = sheet.sheet.charts.flatMap { [$0.description] + $0.chart.series.map(\.name) }
      for text in sheet.words + furniture + charts + sheet.sheet.notes.map(\.text) {
        #expect(!text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(sheet.sheet.name): \(text)")
      }
    }
  }

  /// Data of odd shapes.
  enum Shape: CaseIterable {
    case noCase, oneCase, longNames, allRising, manyCases
  }

  @Test("odd shapes give a workbook that can be stored", arguments: Shape.allCases, ReportLanguage.allCases)
  func shapes(shape: Shape, language: ReportLanguage) throws {
    let report = try Self.fixture(shape).report(language: language)
    for sheet in report.sheets {
      for cell in sheet.rows.flatMap(\.cells) {
        #expect(cell.value.number?.isFinite ?? true)
        if case .arrayFormula(let formula, .text) = cell.value { Issue.record("text from an array: \(formula)") }
        #expect(report.workbook.styles.styles.indices.contains(cell.style.index))
      }
      for series in sheet.sheet.charts.flatMap(\.chart.series) {
        #expect(series.values.last.row < report.chartData.rows.count)
      }
      if let area = sheet.sheet.page.printArea { #expect(area.last.row < max(sheet.rows.count, 1)) }
    }
  }

  @Test("a long name makes its row higher instead of hiding it", arguments: [ReportLanguage.zh])
  func longNames(language: ReportLanguage) throws {
    let report = try Self.fixture(.longNames).report(language: language)
    for (sheet, column) in [(report.ledger, 2), (report.longPending, 3)] {
      let row = try #require(sheet.rows.indices.first { sheet[$0, column].words.hasPrefix(Self.longName.prefix(10)) })
      let style = report.workbook.styles.styles[sheet.rows[row].cells[column].style.index]
      #expect(style.wraps)
      #expect(!style.shrinks)
      #expect((sheet.rows[row].heightPixels ?? 0) >= 34)
    }
  }

  private static let longName = "示例市国有资产经营（集团）股份有限公司下属第一机械制造总厂破产清算组及其分支机构"

  private static func fixture(_ shape: Shape) -> SituationFixture {
    var fixture = SituationFixture()
    switch shape {
    case .noCase: break
    case .oneCase: fixture.add("(2019)粤01破1号", filed: "2019-03-01")
    case .longNames:
      fixture.add("(2015)粤01破1号", filed: "2015-03-01", debtors: [longName]) {
        $0.judge = "欧阳示例承办法官名字很长"
        $0.supervisingBody = longName
      }
    case .allRising:
      for year in 2014...2019 {
        for index in 1...(year - 2010) { fixture.add("(\(year))粤01破\(index)号", filed: "\(year)-02-0\(index)") }
      }
    case .manyCases:
      for index in 1...700 {
        fixture.add("(2016)粤01破\(index)号", filed: "2016-\(index % 9 + 1 < 10 ? "0" : "")\(index % 9 + 1)-1\(index % 10)")
      }
    }
    return fixture
  }
}
