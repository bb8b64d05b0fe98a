import CaseFile
import CivilCalendar
import RuleModel
import TestSupport
import Testing

@testable import LedgerExchange

@Suite("Rows of a case ledger") struct CaseRowTests {
  private func draft(_ header: String, _ row: String) throws -> CaseDraft {
    try #require(try LedgerFixture("案号,\(header)\n(2019)粤01破1号,\(row)\n").drafts().first)
  }

  @Test("every column of the contract is read")
  func everything() throws {
    let header =
      "企业名称,统一社会信用代码,类型,隶属,主管单位,程序,法院,承办法官,书记员,管理人,立案日期,受理日期,结案日期,结案方式,债权总额,资产总额,职工人数,快速审理,督办原因,备注,程序终结日期,注销日期,出清日期,已安置职工人数,停滞原因,承办部门,计划结案日期"
    let row =
      "示例公司,914403001922038216,关停,市属,集团,强制清算,粤0104,陆某,汪某,某所,2019-1-2,2019.1.20,2019年6月1日,无产可破,\"1,234.5\",0,120人,是,长期未结,注,2019-5-31,20190610,2019/6/11,80,衍生诉讼未结(2019-03-01起)；职工安置,民二庭,2019年12月31日"
    let draft = try draft(header, row)
    var facts = CaseFacts()
    facts.debtors = [Debtor(name: "示例公司", code: "914403001922038216")]
    facts.category = .closedDown
    facts.ownerLevel = .municipal
    facts.supervisingBody = "集团"
    facts.procedure = .compulsoryLiquidation
    facts.court = "粤0104"
    facts.judge = "陆某"
    facts.clerk = "汪某"
    facts.administrator = "某所"
    facts.acceptedOn = civilDate("2019-01-20")
    facts.closedOn = civilDate("2019-06-01")
    facts.closeManner = .known(.noAssets)
    facts.claimsTotal = Money(fen: 123_450)
    facts.assetsTotal = Money(fen: 0)
    facts.employees = 120
    facts.isFastTrack = true
    facts.supervision = "长期未结"
    facts.note = "注"
    facts.terminatedOn = civilDate("2019-05-31")
    facts.deregisteredOn = civilDate("2019-06-10")
    facts.clearedOn = civilDate("2019-06-11")
    facts.employeesSettled = 80
    facts.division = "民二庭"
    facts.plannedCloseOn = civilDate("2019-12-31")
    facts.stagnations = [Stagnation(.derivedSuit, from: civilDate("2019-03-01")), Stagnation(.employees)]
    #expect(draft.filedOn == civilDate("2019-01-02"))
    #expect(draft.facts == facts)
  }

  @Test("headers of division and planned closing are known; the limit for clearing is another thing, and stays unknown")
  func divisionAndPlan() throws {
    for header in ["承办部门", "承办庭室", "庭室", "审判庭", "合议庭", "部门", "division"] {
      #expect(try draft(header, "民二庭").facts.division == "民二庭", "\(header)")
    }
    for header in ["计划结案日期", "计划结案时间", "预计结案日期", "拟结案日期", "planned_close_on"] {
      #expect(try draft(header, "2019.12.31").facts.plannedCloseOn == civilDate("2019-12-31"), "\(header)")
    }
    let limit = try draft("清结期限,立案日期", "2019.12.31,2019-1-2")
    #expect(limit.facts.plannedCloseOn == nil && limit.facts.closedOn == nil)
    #expect(limit.facts.extras == [CaseFacts.ExtraField(name: "清结期限", value: "2019.12.31")])
  }

  @Test(
    "marks for nothing count as blank, in every column but the unknown ones",
    arguments: ["", "-", "—", "——", "/", "无", "暂无", "N/A", "null", " \u{3000}"])
  func blanks(_ mark: String) throws {
    let header = "企业名称,统一社会信用代码,类型,程序,承办法官,受理日期,结案日期,结案方式,债权总额,职工人数,快速审理,备注"
    let draft = try draft(header, Array(repeating: mark, count: 12).joined(separator: ","))
    #expect(draft.facts == CaseFacts())
  }

  @Test("终结日期 is the closing date where there is no other, and the end of the proceeding beside one")
  func terminationOrClosing() throws {
    let alone = try draft("立案日期,终结日期", "2019-1-2,2019-5-6")
    #expect(alone.facts.closedOn == civilDate("2019-05-06") && alone.facts.terminatedOn == nil)
    for header in ["结案日期,终结日期", "结案日期,程序终结日期"] {
      let both = try draft(header, "2019-5-8,2019-5-6")
      #expect(both.facts.closedOn == civilDate("2019-05-08") && both.facts.terminatedOn == civilDate("2019-05-06"))
    }
    let other = try draft("终结日期,结案时间", "2019-5-6,2019-5-8")
    #expect(other.facts.closedOn == civilDate("2019-05-08") && other.facts.terminatedOn == civilDate("2019-05-06"))
  }

  @Test("a date or manner that says the case is pending is none", arguments: ["未结", "在办", "审理中", "未结案"])
  func pendingWords(_ word: String) throws {
    let draft = try draft("结案日期,结案方式,受理日期", "\(word),\(word),未受理")
    #expect(draft.facts == CaseFacts())
  }

  @Test(
    "days are read in every form of the contract",
    arguments: ["2019-3-5", "2019.3.5", "2019/03/05", "2019年3月5日", "20190305", "２０１９．３．５", "43529", "2019-03-05 00:00:00", "二〇一九年三月五日"])
  func dates(_ text: String) throws { #expect(try draft("立案日期", text).filedOn == civilDate("2019-03-05")) }

  @Test("yes and no are read in their usual forms")
  func flags() throws {
    for text in ["是", "Y", "yes", "TRUE", "1", "√", "快审"] { #expect(try draft("快速审理", text).facts.isFastTrack == true, "\(text)") }
    for text in ["否", "n", "No", "false", "0", "×", "普通"] { #expect(try draft("快速审理", text).facts.isFastTrack == false, "\(text)") }
  }

  @Test("whole numbers are read with separators, decimals of zero and 人", arguments: ["1200", "\"1,200\"", "1200人", "1200.0", "１２００"])
  func counts(_ text: String) throws { #expect(try draft("职工人数", text).facts.employees == 1200) }

  @Test("several enterprises are paired with their codes, line by line or by semicolons")
  func consolidated() throws {
    let expected = [Debtor(name: "甲公司", code: "914403001922038216"), Debtor(name: "乙 公司", code: "91110000802100433B")]
    let quoted = "\"甲公司\n乙 公司\",\"914403001922038216\n91110000802100433b\""
    #expect(try draft("企业名称,统一社会信用代码", quoted).facts.debtors == expected)
    #expect(
      try draft("企业名称,统一社会信用代码", "甲公司；乙 公司,914403001922038216;91110000802100433B").facts.debtors == expected)
    #expect(try draft("企业名称", "\"甲\r\n乙\n\"").facts.debtors == [Debtor(name: "甲"), Debtor(name: "乙")])
  }

  @Test("names keep their full-width brackets, free texts their words; line breaks become spaces")
  func texts() throws {
    let draft = try draft("企业名称,备注,承办法官", "甲（集团）公司,\"一\n二  三\", 陆某 ")
    #expect(draft.facts.debtors.first?.name == "甲（集团）公司")
    #expect(draft.facts.note == "一 二 三")
    #expect(draft.facts.judge == "陆某")
  }

  @Test("an unknown manner of closing is kept as written")
  func manner() throws {
    let fixture = try LedgerFixture("案号,企业名称,结案日期,结案方式\n(2019)粤01破1号,甲,2019-1-2,并案处理\n(2019)粤01破2号,甲,2019-1-2,\n")
    #expect(try fixture.drafts().map(\.facts.closeManner) == [.unrecognised("并案处理"), nil])
    #expect(try fixture.cases().notices.map(\.notice) == [.unknownManner, .closedWithoutManner])
  }

  @Test("unknown columns are kept under their header and reported, also when two have the same or none")
  func unknownColumns() throws {
    let fixture = try LedgerFixture("案号,企业名称,柜号,柜号,,尾\n(2019)粤01破1号,甲,A,B,C,D\n(2019)粤01破2号,甲,,,,\n")
    #expect(
      try fixture.drafts().map(\.facts.extras) == [
        [.init(name: "E列", value: "C"), .init(name: "尾", value: "D"), .init(name: "柜号", value: "A"), .init(name: "柜号(2)", value: "B")],
        [],
      ])
    #expect(
      try fixture.cases().notices.map(\.notice)
        == [.unknownColumn("柜号"), .unknownColumn("柜号(2)"), .unknownColumn("尾"), .unknownColumn("E列")])
    #expect(try fixture.cases().notices[1].examples.map(\.columnNumber) == [4])
  }

  @Test("a blank header over blank cells is not reported")
  func blankColumn() throws {
    #expect(try LedgerFixture("案号,企业名称,,\n(2019)粤01破1号,甲,,\n").cases().notices.isEmpty)
  }

  @Test("blank rows, totals, signatures and repeated headers are passed over")
  func footers() throws {
    let fixture = try LedgerFixture(
      """
      序号,案号,企业名称
      1,(2019)粤01破1号,甲
      ,,

      序号,案号,企业名称
      2,(2019)粤01破2号,乙
      合 计,,2
      ,总计,2
      填表人：陆某,,审核人：
      注：不含移送案件,,
      """)
    #expect(try fixture.cases().rows.map(\.row) == [2, 6])
    let notice = try #require(try fixture.cases().notices.first)
    #expect(notice.notice == .passedOver)
    #expect(notice.count == 5)
    #expect(notice.examples.map(\.row) == [5, 7, 8])
  }

  @Test("peculiar case numbers are noted with their places")
  func numberNotices() throws {
    let fixture = try LedgerFixture("案号,企业名称\n(2019)粤01破0012号,甲\n(2015)穗中法民破字第1号,甲\n1:19-bk-1,甲\n")
    #expect(try fixture.drafts().map(\.number.text) == ["(2019)粤01破12号", "(2015)穗中法民破字第1号", "1:19-bk-1"])
    #expect(
      try fixture.cases().notices.map(\.notice)
        == [.caseNumber(.leadingZeroRemoved), .caseNumber(.legacyForm), .caseNumber(.opaque)])
    #expect(try fixture.cases().notices.map { $0.examples.map(\.row) } == [[2], [3], [4]])
  }

  @Test("a ledger in GB18030 reads like one in UTF-8")
  func gb18030() throws {
    let text = "案号,企业名称,承办法官\n（2019）粤01破1号,示例㐀公司,陆镕\n"
    let fixture = try LedgerFixture(bytes: encoded(text, in: "GB18030"), name: "a.csv")
    #expect(fixture.ledger.encoding == "gb18030")
    #expect(try fixture.drafts() == LedgerFixture(text).drafts())
  }
}

/// A cell and the rule that it breaks.
struct BadCell: Sendable, CustomTestStringConvertible {
  var column: String
  var cell: String
  var rule: LedgerRule
  var testDescription: String { "\(column): \(cell)" }

  init(_ column: String, _ cell: String, _ rule: LedgerRule) {
    self.column = column
    self.cell = cell
    self.rule = rule
  }
}

@Suite("Rejected rows of a case ledger") struct CaseRejectionTests {
  private static let cells = [
    BadCell("立案日期", "2019-02-30", .notADate(.noSuchDay(year: 2019, month: 2, day: 30))),
    BadCell("受理日期", "2019年3月", .notADate(.dayMissing)), BadCell("结案日期", "19.3.5", .notADate(.twoDigitYear)),
    BadCell("结案日期", "3/5/2019", .notADate(.ambiguousOrder)), BadCell("立案日期", "近期", .notADate(.notADate)),
    BadCell("债权总额", "约100万", .notAnAmount(.notANumber)), BadCell("资产总额", "-5", .notAnAmount(.negative)),
    BadCell("资产总额", "9e20", .notAnAmount(.tooLarge)),
    BadCell("职工人数", "12.5", .notACount), BadCell("职工人数", "-3", .notACount), BadCell("职工人数", "若干", .notACount),
    BadCell("快速审理", "可能", .notYesOrNo), BadCell("类型", "良好", .unknownWord(accepted: ["关停", "特困", "非国有"])),
    BadCell("隶属", "镇属", .unknownWord(accepted: ["央属", "省属", "市属", "区属"])),
    BadCell("程序", "执行", .unknownWord(accepted: ["清算", "重整", "和解", "强制清算"])),
    BadCell("统一社会信用代码", "91440300192203821", .badCode(.wrongLength(17))),
    BadCell("统一社会信用代码", "914403001922038217", .badCode(.wrongCheckCharacter(found: "7", expected: "6"))),
    BadCell("统一社会信用代码", "91350100M000100Y4Z", .badCode(.badCharacter("Z", position: 18))),
    BadCell("统一社会信用代码", "9.14403E+17", .badCode(.wrongLength(11))),
  ]

  @Test("a bad cell is rejected with its row, column, value and rule", arguments: cells)
  func badCell(_ bad: BadCell) throws {
    let fixture = try LedgerFixture("台账,,\n案号,企业名称,\(bad.column)\n(2019)粤01破1号,甲,\n(2019)粤01破2号,乙,\(bad.cell)\n")
    #expect(
      try fixture.rejections() == [
        Rejection(
          place: LedgerPlace(file: "台账.csv", row: 4, column: bad.column, columnNumber: 3), value: bad.cell, rule: bad.rule)
      ])
    #expect(try fixture.cases().rows.count == 2)
  }

  @Test("a row without a case number is named by its first words")
  func missing() throws {
    for number in ["", "—", "暂无", " "] {
      let fixture = try LedgerFixture("企业名称,案号\n甲,\(number)\n")
      #expect(
        try fixture.rejections() == [
          Rejection(
            place: LedgerPlace(file: "台账.csv", row: 2, column: "案号", columnNumber: 2), value: "甲", rule: .caseNumberMissing)
        ], "\(number)")
    }
  }

  @Test(
    "several case numbers in a cell are told apart, those written short in full",
    arguments: [
      ("(2019)粤01破1号、(2019)粤01破2号", ["(2019)粤01破1号", "(2019)粤01破2号"]),
      ("(2019)粤01破1号(2019)粤01破2号；(2019)粤01破3号", ["(2019)粤01破1号", "(2019)粤01破2号", "(2019)粤01破3号"]),
      ("(2019)粤01破1号、2号", ["(2019)粤01破1号", "(2019)粤01破2号"]), ("（2019）粤01破12、13、15号", ["(2019)粤01破12号", "(2019)粤01破13号", "(2019)粤01破15号"]),
      ("(2019)粤01破申5号、破12号", ["(2019)粤01破申5号", "(2019)粤01破12号"]),
      ("(2019)粤01破12号至14号", ["(2019)粤01破12号", "(2019)粤01破13号", "(2019)粤01破14号"]),
      ("(2015)穗中法民破字第1号之一、(2016)粤01破2号", ["(2015)穗中法民破字第1号", "(2016)粤01破2号"]),
      ("(2015)穗中法民破字第1、2号", ["(2015)穗中法民破字第1号", "(2015)穗中法民破字第2号"]),
      ("\"(2019)粤01破1号\n(2019)粤01破2号\"", ["(2019)粤01破1号", "(2019)粤01破2号"]),
    ])
  func several(_ cell: String, _ numbers: [String]) throws {
    let rejection = try #require(try LedgerFixture("案号,企业名称\n\(cell),甲\n").rejections().first)
    #expect(rejection.rule == .severalCaseNumbers(numbers))
    #expect(rejection.place.column == "案号")
  }

  @Test("a row with content beyond the header is rejected as a whole, blanks beyond it are not")
  func surplus() throws {
    let fixture = try LedgerFixture("案号,企业名称\n(2019)粤01破1号,甲,乙,\n(2019)粤01破2号,甲,,\n")
    #expect(
      try fixture.rejections() == [
        Rejection(
          place: LedgerPlace(file: "台账.csv", row: 2), value: "乙", rule: .moreCellsThanHeaders(cells: 4, headers: 2))
      ])
  }

  @Test("enterprises and codes that do not pair are rejected with both counts")
  func pairs() throws {
    let fixture = try LedgerFixture("案号,企业名称,统一社会信用代码\n(2019)粤01破1号,甲；乙,914403001922038216\n")
    #expect(
      try fixture.rejections() == [
        Rejection(
          place: LedgerPlace(file: "台账.csv", row: 2, column: "统一社会信用代码", columnNumber: 3), value: "914403001922038216",
          rule: .codesAndNamesDiffer(codes: 1, names: 2))
      ])
  }

  @Test(
    "an error value of the spreadsheet is rejected in every column",
    arguments: LedgerColumn.allCases.filter { !$0.isIgnored && ![.node, .occurredOn, .outcome, .document].contains($0) })
  func errorValues(_ column: LedgerColumn) throws {
    var rows = [["案号", "企业名称"], ["(2019)粤01破1号", "甲"]]
    let position = column == .caseNumber ? 0 : column == .debtor ? 1 : 2
    if position == 2 { rows[0].append(column.ledgerWord) }
    let place = "\(CellReference.columnName(position + 1))2"
    rows[1] = position == 0 ? ["", "甲"] : ["(2019)粤01破1号"]
    var fixture = WorkbookFixture.table(rows)
    let cell = "<c r=\"\(place)\" t=\"e\"><v>#REF!</v></c>"
    let marker = "<row r=\"2\">"
    let parts = fixture.sheetData.split(separator: marker, omittingEmptySubsequences: false)
    fixture.sheetData =
      position == 0
      ? parts[0] + marker + cell + parts[1] : fixture.sheetData.dropLast("</row>".count) + cell + "</row>"
    let rejection = try #require(try LedgerFixture(bytes: fixture.bytes(), name: "a.xlsx").rejections().first)
    #expect(rejection.rule == .errorValue)
    #expect(rejection.value == "#REF!")
    #expect(rejection.place == LedgerPlace(file: "a.xlsx", sheet: "台账", row: 2, column: rows[0][position], columnNumber: position + 1))
  }

  @Test("every fault of a row is told at once")
  func allFaults() throws {
    let fixture = try LedgerFixture("案号,立案日期,职工人数,快速审理\n(2019)粤01破1号,昨天,多,大概\n")
    #expect(try fixture.rejections().map(\.place.column) == ["立案日期", "职工人数", "快速审理"])
  }

  @Test("a doubtful organisation code is noted and imported")
  func organisation() throws {
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    let code = try #require(
      alphabet.map { "91440300192203825\($0)" }.first {
        if case .wrongOrganisationCheck? = EnterpriseCode.defect(in: $0) { true } else { false }
      })
    let fixture = try LedgerFixture("案号,企业名称,统一社会信用代码\n(2019)粤01破1号,甲,\(code)\n")
    #expect(try fixture.drafts().first?.facts.debtors == [Debtor(name: "甲", code: code)])
    #expect(try fixture.cases().notices.map(\.notice) == [.organisationCheck])
  }
}
