import CaseFile
import CivilCalendar
import Reports
import TestSupport
import Testing

/// From a figure to its cases.
@Suite struct CaseIndexTests {
  /// The cells that a link selects: sheet, first and last row, column.
  private struct Stretch {
    let rows: ClosedRange<Int>
    let column: Int

    init?(_ target: String) {
      guard let cells = target.split(separator: "!").last else { return nil }
      let ends = cells.split(separator: ":").map { cell in
        (letters: cell.prefix { $0.isLetter }, number: Int(cell.drop { $0.isLetter }) ?? 0)
      }
      guard let first = ends.first, let last = ends.last, first.number > 0, first.letters == last.letters else { return nil }
      rows = (first.number - 1)...(last.number - 1)
      column = first.letters.utf8.reduce(0) { $0 * 26 + Int($1) - 64 } - 1
    }
  }

  private static func numbers(_ link: CellLink, _ report: ReadWorkbook) throws -> [String] {
    #expect(link.target.hasPrefix("'案件索引'!"))
    let stretch = try #require(Stretch(link.target))
    return stretch.rows.map { String(report.index[$0, stretch.column].words.prefix { $0 != "　" }) }
  }

  @Test func `a figure that counts cases leads to as many different cases as it counts`() throws {
    for fixture in [SituationFormulaTests.small, SituationFixture.standing] {
      let report = try fixture.report()
      var seen = 0
      for sheet in [report.overall, report.ageing] {
        for link in sheet.sheet.links {
          let row = link.position.row
          let measure = sheet[row, 1].words
          if measure == "出清企业" || measure == "节点按期率" { continue }
          let cases = try Self.numbers(link, report)
          #expect(Double(cases.count) == sheet[row, link.position.column].number, "\(measure)")
          #expect(Set(cases).count == cases.count && !cases.contains(""))
          seen += 1
        }
      }
      #expect(seen >= 10)
    }
  }

  /// A court with plans kept, missed and to come, two judges, a division and targets.
  private static var planned: SituationFixture {
    var fixture = SituationFixture()
    let cases: [(Int, String, String?, String?, String)] = [
      (1, "2015-03-02", nil, "2019-02-20", "甲"), (2, "2016-07-20", nil, "2019-09-30", "甲"),
      (3, "2017-01-09", "2019-02-11", "2019-02-25", "乙"),
      (4, "2018-07-10", nil, nil, "乙"), (5, "2018-09-01", nil, "2020-03-01", "甲"), (6, "2019-02-01", "2019-05-06", nil, "乙"),
      (7, "2017-12-20", nil, "2019-06-28", "乙"),
    ]
    fixture.plans = [:]
    for (serial, filed, closed, plan, judge) in cases {
      let number = "(\(filed.prefix(4)))示01破\(serial)号"
      fixture.add(number, filed: filed, closed: closed) {
        $0.judge = judge
        $0.division = judge == "甲" ? "清算庭" : nil
        $0.plannedCloseOn = plan.map(civilDate)
      }
      if let plan { fixture.plans?[number] = ("2019-01-05", plan) }
    }
    fixture.targets = [
      PlanCourt.target(.closed, "5"), PlanCourt.target(.closingRate, "60%"), PlanCourt.target(.pendingOverThreeYears, "1"),
      PlanCourt.target(.closed, "2", division: "清算庭"),
    ]
    return fixture
  }

  @Test func `figures of targets, plan, crossings and age bands lead to as many different cases as they count`() throws {
    let report = try Self.planned.report()
    for (sheet, least) in [(report.plan, 40), (report.crossing, 6), (report.bands, 60)] {
      for link in sheet.sheet.links {
        let cases = try Self.numbers(link, report)
        #expect(Double(cases.count) == sheet[link.position.row, link.position.column].number, "\(link.position) \(cases)")
        #expect(Set(cases).count == cases.count && !cases.contains(""))
      }
      #expect(sheet.sheet.links.count >= least, "\(sheet.sheet.name)")
      #expect(Set(sheet.sheet.links.map(\.position)).count == sheet.sheet.links.count)
    }
  }

  @Test func `the overdue plans of a judge lead to his cases`() throws {
    let report = try Self.planned.report()
    let header = try #require(report.plan.row(of: "承办法官", column: 0))
    let row = try #require((header..<report.plan.rows.count).first { report.plan[$0, 0].words == "乙" })
    let link = try #require(report.plan.sheet.links.first { $0.position == CellPosition(row: row, column: 8) })
    #expect(try Self.numbers(link, report) == ["(2017)示01破7号"])
  }

  @Test func `whoever prints the index gets one page that says that it does not print`() throws {
    let report = try Self.planned.report()
    let area = try #require(report.index.sheet.page.printArea)
    let printed = (area.first.row...area.last.row).flatMap { row in
      (area.first.column...area.last.column).map { report.index[row, $0].words }
    }
    #expect(area.last.row < 4 && area.last.column < 6)
    #expect(printed.contains { $0.contains("供屏幕查阅，不打印") })
    #expect(!printed.contains { $0.contains("破1号") })
  }

  @Test func `every figure above 0 that counts cases has a link, and a 0 has none`() throws {
    let report = try SituationFormulaTests.small.report()
    let linked = Set(report.overall.sheet.links.map(\.position))
    for name in ["旧存", "新收", "结案", "期末未结", "一年以上未结", "其中：三年以上"] {
      let row = try #require(report.overall.row(of: name, column: 1))
      for column in [3, 4] {
        let isAbove = (report.overall[row, column].number ?? 0) > 0
        #expect(linked.contains(CellPosition(row: row, column: column)) == isAbove, "\(name) \(column)")
      }
    }
  }

  @Test func `the cases are those that a person would name`() throws {
    let report = try SituationFormulaTests.small.report()
    func cases(_ name: String, _ column: Int) throws -> Set<String> {
      let row = try #require(report.overall.row(of: name, column: 1))
      let link = try #require(report.overall.sheet.links.first { $0.position == CellPosition(row: row, column: column) })
      return Set(try Self.numbers(link, report))
    }
    #expect(try cases("结案", 3) == ["(2017)示01破3号"])
    #expect(try cases("一年以上未结", 3) == ["(2015)示01破1号", "(2016)示01破2号", "(2018)示01破4号"])
    #expect(try cases("其中：三年以上", 3) == ["(2015)示01破1号", "(2016)示01破2号"])
    #expect(try cases("其中：三年以上", 4) == ["(2015)示01破1号"])
    #expect(try cases("新收", 3) == ["(2019)示01破6号"])
    #expect(try cases("出清企业", 3) == ["(2017)示01破3号"])
  }

  @Test func `cases without a group stand under it, and lead on to the ledger`() throws {
    let report = try SituationFormulaTests.small.report()
    let row = try #require(report.ageing.row(of: "未填", column: 1))
    let link = try #require(report.ageing.sheet.links.first { $0.position == CellPosition(row: row, column: 2) })
    #expect(try Self.numbers(link, report) == ["(2018)示01破4号"])
    let place = try #require(Stretch(link.target))
    #expect(report.index[place.rows.lowerBound, place.column - 1].words == "未填")
    guard case .link(let text, let target) = report.index[place.rows.lowerBound, place.column] else {
      Issue.record("no link to the ledger")
      return
    }
    let ledgerRow = try #require(Stretch(target))
    #expect(text.hasPrefix(report.ledger[ledgerRow.rows.lowerBound, ledgerRow.column].words))
  }

  @Test func `a comparison that ends later than the period has no lists, since the ledger lacks its cases`() throws {
    let report = try SituationFormulaTests.small.report("2018H1", comparison: "2019H1")
    #expect(report.overall.sheet.links.allSatisfy { $0.position.column == 3 })
    #expect(!report.index.text.contains("2019年上半年"))
  }

  @Test func `each list counts its cases by a formula`() throws {
    let report = try SituationFormulaTests.small.report()
    var lists = 0
    for (column, cell) in report.index.rows[5].cells.enumerated() {
      guard let number = cell.value.number else { continue }
      let filled = (6..<report.index.rows.count).count { !report.index[$0, column].words.isEmpty }
      #expect(Double(filled) == number && filled > 0)
      lists += 1
    }
    #expect(lists > 20)
    #expect(report.index.text.contains("共\(lists)份清单，每份都列出全部案件"))
  }

  @Test func `a report without cases has an empty index and no links`() throws {
    let report = try SituationFixture().report()
    #expect(report.index.text.contains("没有案件"))
    #expect(report.sheets.filter { !$0.sheet.links.isEmpty }.isEmpty)
  }
}
