import CaseFile
import CivilCalendar
import Reports
import RuleModel
import TestSupport
import Testing

/// The sheets about age bands, months and groups.
@Suite struct BacklogSheetTests {
  /// Cases of many ages, owners, bodies and judges, some closed, some on the fast track.
  static func fixture(seed: UInt64 = 1, count: Int = 160) -> SituationFixture {
    var dice = StatisticsDice(seed: seed)
    var fixture = SituationFixture()
    let owners: [OwnerLevel?] = [.provincial, .municipal, .district, nil]
    let bodies: [String?] = ["示例甲集团", "示例*集团", "=示例丙集团", "ABC集团", "abc集团", nil]
    let manners: [CloseManner] = [.known(.terminated), .known(.noAssets), .known(.dismissed)]
    for index in 1...count {
      let filed = civilDate("2013-01-01").adding(days: Int.random(in: 0..<2370, using: &dice))
      let closed = filed.adding(days: Int.random(in: 20..<1500, using: &dice))
      let isOpen = Int.random(in: 0..<3, using: &dice) == 0
      fixture.add(
        "(\(filed.year))示01破\(index)号", filed: filed.description, closed: isOpen ? nil : closed.description,
        manner: isOpen ? nil : manners[index % 3], debtors: ["示例\(index)公司", "示例\(index / 2)厂"], owner: owners[index % 4],
        procedure: index.isMultiple(of: 7) ? .reorganization : .liquidation
      ) {
        $0.supervisingBody = bodies[index % 6]
        $0.judge = index.isMultiple(of: 11) ? nil : "法官\(index % 5)"
        $0.category = index.isMultiple(of: 3) ? .distressed : .closedDown
        $0.isFastTrack = index.isMultiple(of: 4) ? true : nil
        $0.employees = index
        $0.employeesSettled = index / 2
        $0.claimsTotal = Money(fen: Int64(index) * 1_000_000)
      }
    }
    return fixture
  }

  @Test func `a court without divisions has no table of them`() throws {
    func ids(_ fixture: SituationFixture) throws -> [String] {
      try SituationReport.workbook(fixture.input()).sheets.flatMap(\.tables).map(\.id).filter { $0.hasSuffix("_by_division") }
    }
    var fixture = Self.fixture(count: 12)
    #expect(try ids(fixture) == [])
    fixture.add("(2019)示01破900号", filed: "2019-01-03") { $0.division = "示例一庭" }
    #expect(try ids(fixture) == ["age_bands_by_division", "groups_by_division"])
  }

  private func totals(_ sheet: ReadSheet) -> [Int] { sheet.rows.indices.filter { sheet[$0, 0].words == "合计" } }

  @Test(arguments: UInt64(1)...3)
  func `the lines of every grouping add up to its sum, and every sum is that of the court`(seed: UInt64) throws {
    let report = try Self.fixture(seed: seed).report()
    for sheet in [report.groups, report.bands] {
      let regions = sheet.sheet.tables
      #expect(regions.count == 5)
      for region in regions {
        let total = region.rows.upperBound - 1
        for column in region.columns.dropFirst()
        where !column.id.hasSuffix("_change") && !column.id.contains("_of_received") && !column.id.contains("_of_opening")
          && !column.id.contains("_of_closed_of")
        {
          let sum = region.rows.dropLast().reduce(0.0) { $0 + (sheet[$1, column.index].number ?? 0) }
          guard
            column.id.contains("_of_") == false
              || ["employees_of_cleared", "claims_of_cleared", "fast_track_of_closed", "fast_track_of_received"].contains(column.id)
          else { continue }
          #expect(abs((sheet[total, column.index].number ?? -1) - sum) < 1e-6, "\(region.id) \(column.id)")
        }
      }
    }
  }

  @Test func `the sums of the groups are the figures of the overall table`() throws {
    let report = try Self.fixture().report()
    let total = try #require(totals(report.groups).first)
    let region = try #require(report.groups.sheet.tables.first)
    let pairs = [
      ("opening_pending", "旧存"), ("received", "新收"), ("closed", "结案"), ("pending", "期末未结"), ("pending_over_12m", "一年以上未结"),
      ("pending_over_36m", "其中：三年以上"), ("enterprises_cleared", "出清企业"), ("clearing_cases", "出清案件"),
      ("employees_of_cleared", "出清企业职工"), ("employees_settled", "其中：已安置"),
    ]
    for (id, name) in pairs {
      let column = try #require(region.columns.first { $0.id == id }, "\(id)")
      let row = try #require(report.overall.row(of: name, column: 1), "\(name)")
      #expect(report.groups[total, column.index].number == report.overall[row, 3].number, "\(name)")
      #expect((report.groups[total, column.index].number ?? 0) > 0, "\(name)")
    }
  }

  @Test func `the bands of every line add up to what is pending`() throws {
    let bands = try Self.fixture().report().bands
    for region in bands.sheet.tables {
      for row in region.rows {
        let sum = (3...8).reduce(0.0) { $0 + (bands[row, $1].number ?? 0) }
        #expect(bands[row, 2].number == sum, "\(region.id), row \(row)")
      }
    }
  }

  @Test func `the ages of the bands are a setting, those of the headline are not`() throws {
    var input = try Self.fixture().input()
    let usual = ReadWorkbook(try SituationReport.workbook(input))
    input = SituationInput(
      court: input.court, head: input.head, catalogue: input.catalogue, programVersion: input.programVersion, columns: input.columns,
      records: input.records, currentMilestones: input.currentMilestones, period: input.period, comparison: input.comparison,
      language: .zh, thresholds: [6, 24, 25])
    let other = ReadWorkbook(try SituationReport.workbook(input))
    #expect(other.bands.words.contains("不满0.5年"))
    #expect(other.bands.words.contains("24—25个月"))
    let names = other.workbook.definedNames.map(\.name)
    #expect(names.contains("本期6个月界") && names.contains("上期25个月界") && names.contains("本期一年界"))
    #expect(!names.contains("本期18个月界"))
    for name in ["一年以上未结", "其中：三年以上"] {
      let row = try #require(usual.overall.row(of: name, column: 1))
      #expect(other.overall[row, 3] == usual.overall[row, 3])
    }
    #expect(throws: StatisticsError.self) {
      try SituationReport.workbook(
        SituationInput(
          court: input.court, head: input.head, catalogue: input.catalogue, programVersion: "", columns: input.columns,
          records: input.records, currentMilestones: input.currentMilestones, period: input.period, comparison: input.comparison,
          language: .zh, thresholds: [36, 12]))
    }
  }

  @Test func `a boundary stands in the cell that its name means`() throws {
    let report = try Self.fixture().report()
    for (name, date) in [("本期18个月界", "2017-12-31"), ("上期24个月界", "2016-06-30"), ("本期60个月界", "2014-06-30")] {
      let reference = try #require(report.workbook.definedNames.first { $0.name == name }).reference
      let row = try #require(Int(reference.split(separator: "$").last ?? "")) - 1
      #expect(report.definitions[row, 1].words == name)
      #expect(report.definitions[row, 2].number == Double(try #require(SpreadsheetSerial.serial1900(of: civilDate(date)))))
    }
  }

  @Test func `a name that a spreadsheet would misread is escaped, and one that it cannot tell apart is a number`() throws {
    let groups = try Self.fixture().report().groups
    let star = try #require(groups.row(of: "示例*集团", column: 1))
    #expect(groups[star, 3].formula?.contains(#""="&SUBSTITUTE(SUBSTITUTE(SUBSTITUTE($B"#) == true)
    let plain = try #require(groups.row(of: "示例甲集团", column: 1))
    #expect(groups[plain, 3].formula?.contains("主管单位,$B\(plain + 1),") == true)
    let twin = try #require(groups.row(of: "ABC集团", column: 1))
    #expect(groups[twin, 3].formula == nil)
  }

  @Test func `judges stand by name, and by closings only when asked`() throws {
    let input = try Self.fixture().input()
    let unranked = ReadWorkbook(try SituationReport.workbook(input)).groups
    let ranked = ReadWorkbook(
      try SituationReport.workbook(
        SituationInput(
          court: input.court, head: input.head, catalogue: input.catalogue, programVersion: "", columns: input.columns,
          records: input.records, currentMilestones: input.currentMilestones, period: input.period, comparison: input.comparison,
          language: .zh, judgeOrder: .byClosings))
    ).groups
    func judges(_ sheet: ReadSheet) throws -> [(String, Double)] {
      let region = try #require(sheet.sheet.tables.first { $0.id == "groups_by_judge" })
      return region.rows.dropLast().map { (sheet[$0, 1].words, sheet[$0, 4].number ?? 0) }
    }
    let names = try judges(unranked).map(\.0)
    #expect(names == ["法官0", "法官1", "法官2", "法官3", "法官4", "未填"])
    let closings = try judges(ranked).dropLast().map(\.1)
    #expect(closings == closings.sorted(by: >))
    #expect(try judges(ranked).last?.0 == "未填")
    #expect(unranked.text.contains("按承办法官（6组，按名称先后，不作排名）"))
    #expect(ranked.text.contains("按承办法官（6组，按本期结案数，多者在前）"))
  }

  @Test(
    arguments: ["2019H1", "2019-07", "2019-01..2019-07", "2019-01-10..2019-01-20", "2018", "2018-07..2019-06"], ReportLanguage.allCases)
  func `every kind of period has its trend, evenness and movement`(code: String, language: ReportLanguage) throws {
    let report = try Self.fixture().report(code, language: language)
    let trend = report.trend
    let region = try #require(trend.sheet.tables.first)
    #expect(region.rows.count == 24)
    let last = region.rows.upperBound - 1
    let pending = try #require(report.overall.row(of: language == .zh ? "期末未结" : "Pending", column: 1))
    #expect(trend[last, 4].number == report.overall[pending, 3].number)
    #expect(trend.words.contains(language == .zh ? "相符 ✓" : "agrees ✓"))
    #expect(!trend.words.contains { SituationProseTests.isBroken($0) })
  }

  @Test func `the evenness of the overall table is that of the trend, and a period without two whole months has none`() throws {
    let half = try Self.fixture().report()
    let row = try #require(half.overall.row(of: "结案均衡度", column: 1))
    let line = try #require(half.trend.row(of: "结案均衡度（本期6个整月）", column: 0))
    let value = try #require(half.overall[row, 3].number)
    #expect(half.trend[line, 5].number == value)
    #expect(half.overall[row, 3].formula?.contains("STDEVP(COUNTIFS(结案日期") == true)
    let month = try Self.fixture().report("2019-07")
    #expect(month.overall[row, 3] == .text("—"))
    #expect(month.trend.row(of: "结案均衡度（年内7个整月）", column: 0) != nil)
  }

  @Test func `a day of joining the old stock is in the ledger only for cases that were pending then`() throws {
    var fixture = SituationFixture()
    fixture.add("(2017)示01破1号", filed: "2017-01-31")
    fixture.add("(2017)示01破2号", filed: "2017-02-01", closed: "2018-02-01", manner: .known(.terminated))
    fixture.add("(2018)示01破3号", filed: "2018-07-01")
    let ledger = try fixture.report().ledger
    let header = try #require(ledger.rows.firstIndex { $0.cells.contains { $0.value.words == "满一年\n转入日" } })
    let column = try #require(ledger.rows[header].cells.firstIndex { $0.value.words == "满一年\n转入日" })
    let days = ["(2017)示01破1号", "(2017)示01破2号", "(2018)示01破3号"].map { number in
      ledger.row(of: number, column: 1).map { ledger[$0, column] }
    }
    #expect(days == [.date(civilDate("2018-01-31")), .empty, .empty])
  }

  /// Three cases closed in 2019H1 and two the year before; what is recorded of them is set by number.
  private static func recorded(_ set: (Int, inout CaseFacts) -> Void) -> SituationFixture {
    var fixture = SituationFixture()
    for serial in 1...5 {
      fixture.add(
        "(2017)示01破\(serial)号", filed: "2017-03-0\(serial)", closed: serial < 4 ? "2019-02-01" : "2018-02-01", manner: .known(.terminated),
        debtors: ["示例\(serial)公司"]
      ) { facts in
        facts.employees = 100
        facts.judge = "法官\(serial % 2)"
        set(serial, &facts)
      }
    }
    return fixture
  }

  @Test(arguments: ReportLanguage.allCases)
  func `what nobody recorded is a dash and has no trend`(language: ReportLanguage) throws {
    let say: (String, String) -> String = { language == .zh ? $0 : $1 }
    let report = try Self.recorded { _, _ in }.report(language: language)
    for name in [
      say("其中：已安置", "of these settled"), say("快速审理占结案", "Fast track of closed"), say("出清企业债权总额", "Claims of cleared enterprises"),
    ] {
      let row = try #require(report.overall.row(of: name, column: 1), "\(name)")
      #expect((3...6).map { report.overall[row, $0].words } == ["—", "—", "—", "—"], "\(name)")
      #expect(report.overall[row, 7].words.contains(say("已登记：本期0/3件，上年同期0/2件", "recorded of 0/3 cases, 0/2 last year")))
    }
    let employees = try #require(report.overall.row(of: say("出清企业职工", "Employees concerned"), column: 1))
    #expect(report.overall[employees, 3].number == 300)
    #expect(!report.cover.text.contains(say("涉及债权总额", "claims of")))
    let region = try #require(report.groups.sheet.tables.first { $0.id == "groups_by_judge" })
    let settled = try #require(region.columns.first { $0.id == "employees_settled" }).index
    #expect(region.rows.map { report.groups[$0, settled].words } == ["—", "—", "—"])
  }

  @Test func `what is recorded of some cases says of how many, and shares are of these`() throws {
    let report = try Self.recorded { serial, facts in
      facts.isFastTrack = [1: true, 2: false][serial]
      facts.employeesSettled = serial == 1 ? 0 : serial == 4 ? 40 : nil
    }.report()
    let share = try #require(report.overall.row(of: "快速审理占结案", column: 1))
    #expect(report.overall[share, 3].number == 0.5 && report.overall[share, 4].words == "—")
    #expect(report.overall[share, 7].words.contains("已登记：本期2/3件，上年同期0/2件"))
    let settled = try #require(report.overall.row(of: "其中：已安置", column: 1))
    #expect(report.overall[settled, 3].number == 0 && report.overall[settled, 4].number == 40)
    #expect(report.overall[settled, 3].formula?.contains("已安置职工,\">=0\"") == true)
  }
}
