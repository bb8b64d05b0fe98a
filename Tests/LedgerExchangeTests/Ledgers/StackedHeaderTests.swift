import CaseFile
import CivilCalendar
import RuleModel
import TestSupport
import Testing

@testable import LedgerExchange

@Suite("Headers of two and three rows") struct StackedHeaderTests {
  private let title = ["国有“僵尸企业”破产案件台账", "", "", "", "", "", "", ""]
  private let unit = ["填报单位：示例法院", "", "", "", "", "", "", "单位：万元"]
  private let upper = ["序号", "案号", "企业名称", "立案", "", "债权情况", "", "职工"]
  private let lower = ["", "", "", "日期", "方式", "人数", "总额", "人数"]
  private let row = ["1", "(2019)粤01破1号", "甲", "2019-1-2", "移送", "12", "3.5", "120"]

  private func fixture(_ rows: [[String]], merges: [String] = []) throws -> LedgerFixture {
    try LedgerFixture(bytes: WorkbookFixture.table(rows, merges: merges).bytes(), name: "台账.xlsx")
  }

  private func check(_ fixture: LedgerFixture, _ rows: ClosedRange<Int>) throws {
    #expect(fixture.ledger.header.rows == rows)
    let draft = try #require(try fixture.drafts().first)
    #expect(draft.number.text == "(2019)粤01破1号")
    #expect(draft.filedOn == civilDate("2019-01-02"))
    #expect(draft.facts.claimsTotal == Money(fen: 3_500_000))
    #expect(draft.facts.employees == 120)
    #expect(draft.facts.extras == [.init(name: "债权人数", value: "12"), .init(name: "立案方式", value: "移送")])
  }

  @Test("groups over columns, single columns merged over both rows, under merged titles")
  func merged() throws {
    let merges = ["A1:H1", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:G3"]
    try check(fixture([title, unit, upper, lower, row], merges: merges), 3...4)
  }

  @Test("the same header in a text, where nothing is merged")
  func text() throws {
    let lines = [title, unit, upper, lower, row].map { $0.joined(separator: ",") }
    try check(LedgerFixture(lines.joined(separator: "\n")), 3...4)
  }

  @Test("three rows, and a group above the row with the case number")
  func three() throws {
    let rows = [
      ["序号", "案件信息", "", "立案", "", "债权、职工情况", "", ""], ["", "案号", "企业名称", "日期", "方式", "债权", "", "职工"],
      ["", "", "", "", "", "人数", "总额（万元）", "人数"], row,
    ]
    let merges = ["A1:A3", "B1:C1", "D1:E1", "F1:H1", "F2:G2", "B2:B3", "C2:C3", "D2:D3", "E2:E3"]
    try check(fixture(rows, merges: merges), 1...3)
  }

  @Test("the unit of a group holds for its amounts; one that is not read leaves them unread")
  func units() throws {
    let upper = ["案号", "立案日期", "资产、债权情况（万元）", ""]
    let lower = ["", "", "资产总额", "债权总额（元）"]
    let data = ["(2019)粤01破1号", "2019-1-2", "3", "5"]
    let facts = try #require(try fixture([upper, lower, data], merges: ["A1:A2", "B1:B2", "C1:D1"]).drafts().first).facts
    #expect(facts.assetsTotal == Money(fen: 3_000_000))
    #expect(facts.claimsTotal == Money(fen: 500))
    let thousand = ["案号", "立案日期", "资产、债权情况（千元）", ""]
    let other = try #require(try fixture([thousand, lower, data], merges: ["A1:A2", "B1:B2", "C1:D1"]).drafts().first).facts
    #expect(other.assetsTotal == nil)
    #expect(other.extras == [.init(name: "资产总额", value: "3")])
  }

  @Test("a date under a group that is not known is some other date, not the one of a node")
  func foreignDate() throws {
    let rows = [
      ["案号", "节点", "发生", "债权人会议"], ["", "", "日期", "日期"], ["(2019)粤01破1号", "立案", "2019-1-2", "2019-5-6"],
    ]
    let table = try fixture(rows, merges: ["A1:A2", "B1:B2"]).milestones()
    var entries: [MilestoneTable.Entry] = []
    table.forEachCase { entries += $1 }
    #expect(entries.map(\.milestone.occurredOn) == [civilDate("2019-01-02")])
    #expect(entries.first?.milestone.remarks == "债权人会议日期=2019-5-6")
  }

  @Test("the rows of the header are passed over where they stand again, as on every printed page")
  func repeated() throws {
    let second = ["2", "(2019)粤01破2号", "乙", "2019-1-3", "", "", "", ""]
    let opened = try fixture(
      [upper, lower, row, upper, lower, second], merges: ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"])
    #expect(try opened.drafts().map(\.number.text) == ["(2019)粤01破1号", "(2019)粤01破2号"])
    #expect(try opened.cases().notices.contains { $0.notice == .passedOver && $0.count == 2 })
  }

  @Test("a row of data without a number is none of the header's")
  func dataBelow() throws {
    let opened = try LedgerFixture("案号,企业名称,程序,立案日期\n,丙公司,清算,\n(2019)粤01破1号,甲,清算,2019-1-2\n")
    #expect(opened.ledger.header.rows == 1...1)
    #expect(try opened.rejections().map(\.rule) == [.caseNumberMissing])
  }

  @Test("a title over the header is no group", arguments: ["国有企业破产案件台账", "节点情况表"])
  func titleAbove(_ title: String) throws {
    let rows = [[title, "", "", ""], ["案号", "节点", "日期", "文书"], ["(2019)粤01破1号", "立案", "2019-1-2", ""]]
    for merges in [["A1:D1"], []] {
      let opened = try fixture(rows, merges: merges)
      #expect(opened.ledger.header.rows == 2...2)
      #expect(try opened.milestones().count == 1)
    }
  }
}

@Suite("Merged cells of a ledger") struct MergedCellTests {
  private let header = ["序号", "案号", "企业名称", "统一社会信用代码", "立案日期", "承办法官", "职工人数", "备注", "处置"]

  private func fixture(_ rows: [[String]], merges: [String]) throws -> LedgerFixture {
    try LedgerFixture(bytes: WorkbookFixture.table([header] + rows, merges: merges).bytes(), name: "台账.xlsx")
  }

  @Test("a value merged over several cases holds for each of them, a blank below the merge stays blank")
  func fillsDown() throws {
    let rows = (1...3).map { ["\($0)", "(2019)粤01破\($0)号", "甲", "", "2019-1-2", $0 == 1 ? "张三" : "", "", "", ""] }
    let drafts = try fixture(rows, merges: ["F2:F3"]).drafts()
    #expect(drafts.map(\.facts.judge) == ["张三", "张三", nil])
  }

  @Test("a case number merged over several rows is one case with an enterprise a row, each with its own code")
  func consolidated() throws {
    let rows = [
      ["1", "(2019)粤01破1号", "甲", "", "2019-1-2", "张三", "30", "一", "评估"],
      ["", "", "乙", "91440101231245152Y", "", "", "30", "二", "拍卖"], ["", "", "丙", "", "", "", "", "", "拍卖"],
      ["2", "(2019)粤01破2号", "丁", "", "2019-1-3", "李四", "", "", ""],
    ]
    let opened = try fixture(rows, merges: ["A2:A4", "B2:B4", "F2:F4"])
    let drafts = try opened.drafts()
    #expect(drafts.map(\.number.text) == ["(2019)粤01破1号", "(2019)粤01破2号"])
    let facts = try #require(drafts.first).facts
    #expect(facts.debtors.map(\.name) == ["甲", "乙", "丙"])
    #expect(facts.debtors.map(\.code) == [nil, "91440101231245152Y", nil])
    #expect(facts.employees == 30)
    #expect(facts.note == "一；二")
    #expect(facts.extras == [.init(name: "处置", value: "评估；拍卖")])
    let read = try opened.cases()
    #expect(read.rows.map(\.row) == [2, 5])
    #expect(read.rows.map(\.lastRow) == [4, 5])
    #expect(read.notices.contains { $0.notice == .mergedCase })
  }

  @Test("rows of one case that contradict each other are rejected, never added up or chosen from")
  func contradiction() throws {
    let rows = [
      ["1", "(2019)粤01破1号", "甲", "", "2019-1-2", "", "30", "", ""], ["", "", "乙", "", "", "", "40", "", ""],
    ]
    let rejection = try #require(try fixture(rows, merges: ["B2:B3"]).rejections().first)
    #expect(rejection.place.row == 3 && rejection.place.column == "职工人数")
    #expect(rejection.value == "40")
    #expect(rejection.rule == .differsInMergedCase(firstRow: 2, firstValue: "30"))
  }

  @Test("a blank number that is not merged is rejected, not taken for the case above")
  func blank() throws {
    let rows = [["1", "(2019)粤01破1号", "甲", "", "2019-1-2", "", "", "", ""], ["", "", "乙", "", "", "", "", "", ""]]
    #expect(try fixture(rows, merges: ["A2:A3"]).rejections().map(\.rule) == [.caseNumberMissing])
  }

  @Test("a case number merged over the milestones of a case holds for each of them")
  func milestones() throws {
    let rows = [["案号", "节点", "发生日期"], ["(2019)粤01破1号", "立案", "2019-1-2"], ["", "通知已知债权人", "2019-1-9"], ["", "", ""]]
    let table = try LedgerFixture(bytes: WorkbookFixture.table(rows, merges: ["A2:A4"]).bytes(), name: "a.xlsx").milestones()
    #expect(table.count == 2 && table.cases.count == 1)
    #expect(table.rejections == [])
  }

  @Test("merged ranges are found in the bytes wherever the blocks of the file part them, and with any prefix of names")
  func scan() throws {
    for padding in stride(from: (1 << 18) - 260, to: (1 << 18) + 4, by: 1) {
      var fixture = WorkbookFixture()
      fixture.afterData =
        "<!--" + String(repeating: "x", count: padding) + "--><mergeCells count=\"1\"><mergeCell ref=\"A1:B2\"/></mergeCells>"
      #expect(try ranges(fixture) == ["A1:B2"], "\(padding)")
    }
    var prefixed = WorkbookFixture()
    prefixed.parts[WorkbookFixture.sheet] =
      "<x:worksheet xmlns:x=\"u\"><x:sheetData/><x:mergeCells><x:mergeCell ref=\"C3:D4\"/></x:mergeCells></x:worksheet>"
    #expect(try ranges(prefixed) == ["C3:D4"])
    #expect(try ranges(WorkbookFixture()) == [])
  }

  private func ranges(_ fixture: WorkbookFixture) throws -> [String] {
    try withTemporaryFile(fixture.bytes()) { path in
      let workbook = try XLSXWorkbook.open(path)
      return try workbook.mergedRanges(of: try #require(workbook.sheets.first)).map { "\($0.first):\($0.last)" }
    }
  }
}
