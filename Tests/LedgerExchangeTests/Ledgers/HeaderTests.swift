import CaseFile
import CivilCalendar
import RuleModel
import TestSupport
import Testing

@testable import LedgerExchange

@Suite("Headers of ledgers") struct HeaderTests {
  @Test("every name of a column means that column only", arguments: LedgerColumn.allCases)
  func names(_ column: LedgerColumn) throws {
    for name in column.names + [column.rawValue, " \(column.ledgerWord)：", "*\(column.ledgerWord)", column.rawValue.uppercased()] {
      #expect(LedgerColumn.recognise(name)?.column == column, "\(name)")
    }
    let spaced = column.ledgerWord.map(String.init).joined(separator: " ")
    #expect(LedgerColumn.recognise(spaced)?.column == column)
  }

  @Test(
    "a header states the unit of its money",
    arguments: [
      ("债权总额", nil), ("债权总额（万元）", .tenThousand), ("债权总额(元)", .yuan), ("债权总额[亿元]", .hundredMillion),
      ("债权总额（单位：万元）", .tenThousand), ("债权总额/万元", .tenThousand), ("债权总额万元", .tenThousand),
      ("债权总额（人民币万元）", .tenThousand), ("债权总额（万）", .tenThousand), ("债权总额（暂计）", nil),
    ] as [(String, MoneyReading.Unit?)])
  func units(_ title: String, _ unit: MoneyReading.Unit?) throws {
    let known = try #require(LedgerColumn.recognise(title))
    #expect(known.column == .claimsTotal)
    #expect(known.unit == unit)
  }

  @Test(
    "an amount in a unit that is not read is not taken for yuan",
    arguments: ["债权总额（千元）", "债权总额(百万元)", "资产总额（万美元）", "债权总额/千元", "资产总额（港币）"])
  func unreadUnits(_ title: String) { #expect(LedgerColumn.recognise(title) == nil) }

  @Test("brackets after other headers are remarks", arguments: [("立案日期（年月日）", LedgerColumn.filedOn), ("职工人数(人)", .employees)])
  func remarks(_ title: String, _ column: LedgerColumn) throws {
    let known = try #require(LedgerColumn.recognise(title))
    #expect(known.column == column && known.unit == nil)
  }

  @Test("the header is found under titles, notes and blank lines")
  func underTitles() throws {
    let fixture = try LedgerFixture(
      "破产案件台账,,\n,,\n统计期间：2019年,,单位：件、户、万元\n\n案号,企业名称,债权总额\n(2019)粤01破1号,甲,1.5\n")
    #expect(fixture.ledger.header.row == 5)
    #expect(fixture.ledger.header.titleUnit == .tenThousand)
    #expect(try fixture.drafts().first?.facts.claimsTotal == Money(fen: 1_500_000))
    let notice = try #require(try fixture.cases().notices.first)
    #expect(notice.notice == .unitFromTitle(.tenThousand))
    #expect(notice.examples.first?.column == "债权总额")
  }

  @Test(
    "only the unit of the figures counts among other 单位",
    arguments: [
      ("填报单位：示例法院  单位：万元", MoneyReading.Unit.tenThousand), ("单位：万元  填报单位：示例法院", .tenThousand),
      ("填报单位：万元清算公司", nil), ("单 位： 万 元", .tenThousand), ("（金额单位：人民币亿元）", .hundredMillion), ("单位：元", nil),
      ("单位：广州三元公司", nil), ("单位：件", nil),
    ] as [(String, MoneyReading.Unit?)])
  func titleUnits(_ title: String, _ unit: MoneyReading.Unit?) throws {
    let fixture = try LedgerFixture("\(title),\n案号,债权总额\n(2019)粤01破1号,2\n")
    #expect(fixture.ledger.header.titleUnit == unit)
    #expect(try fixture.drafts().first?.facts.claimsTotal == Money(fen: 200 * (unit?.rawValue ?? 1)))
  }

  @Test("amounts under a unit that is not read are kept as an unknown column, not misread")
  func unreadTitleUnit() throws {
    let fixture = try LedgerFixture("单位：千元,,\n案号,债权总额,资产总额（万元）\n(2019)粤01破1号,2,3\n")
    let facts = try #require(try fixture.drafts().first).facts
    #expect(facts.claimsTotal == nil)
    #expect(facts.assetsTotal == Money(fen: 3_000_000))
    #expect(facts.extras == [.init(name: "债权总额", value: "2")])
    #expect(try fixture.cases().notices.map(\.notice) == [.unknownColumn("债权总额"), .debtorMissing])
  }

  @Test("a column's own unit wins over the line above the header")
  func ownUnit() throws {
    let fixture = try LedgerFixture("单位：万元,,\n案号,债权总额（元）,资产总额\n(2019)粤01破1号,2,3\n")
    let facts = try #require(try fixture.drafts().first).facts
    #expect(facts.claimsTotal == Money(fen: 200))
    #expect(facts.assetsTotal == Money(fen: 3_000_000))
  }

  @Test("English names work in any order")
  func english() throws {
    let draft = try #require(
      try LedgerFixture("Filed on,DEBTOR,case_no,fast-track\n2019-01-02,Example Ltd,1:19-bk-1,yes\n").drafts().first)
    #expect(draft.number.text == "1:19-bk-1")
    #expect(draft.filedOn == civilDate("2019-01-02"))
    #expect(draft.facts.isFastTrack == true)
  }

  @Test("nodes with their dates make a milestone file; a current node in a case ledger does not")
  func kinds() throws {
    #expect(try LedgerFixture("案号,节点,发生日期\n").ledger.kind == .milestones)
    #expect(try LedgerFixture("案号,企业名称\n").ledger.kind == .cases)
    let fixture = try LedgerFixture("案号,立案日期,流程节点,文书\n(2019)粤01破1号,2019-01-02,立案登记,登记表\n")
    #expect(fixture.ledger.kind == .cases)
    #expect(
      try fixture.drafts().first?.facts.extras == [.init(name: "文书", value: "登记表"), .init(name: "流程节点", value: "立案登记")])
    var options = LedgerOptions()
    options.kind = .cases
    #expect(try LedgerFixture("案号,节点,发生日期\n", options: options).ledger.kind == .cases)
  }
}

@Suite("Files that are no ledgers") struct LedgerErrorTests {
  private func error(_ text: String, _ set: (inout LedgerOptions) -> Void = { _ in }) -> LedgerError? {
    var options = LedgerOptions()
    set(&options)
    do {
      _ = try LedgerFixture(text, options: options)
      return nil
    } catch { return error as? LedgerError }
  }

  @Test(
    "a file without a header in its first forty rows",
    arguments: [
      "没有表头\n甲,乙\n", "案号\n(2019)粤01破1号\n", "企业名称,立案日期\n", String(repeating: ",\n", count: 41) + "案号,企业名称\n",
    ])
  func noHeader(_ text: String) {
    guard case .noHeader("台账.csv", [], _)? = error(text) else { return #expect(Bool(false), "\(text)") }
  }

  @Test("what comes closest to a header is named with guesses, case numbers by what the cells hold")
  func closest() throws {
    let text = "某某台账\n收案流水,被告企业,收到时间,评估机构\n(2019)粤01破1号,甲,2019-1-2,某所\n"
    guard case .noHeader(_, _, let closest?)? = error(text) else { return #expect(Bool(false)) }
    #expect(closest.headerRows == 2...2)
    #expect(closest.columns.map(\.guess) == [.guessed(.caseNumber), .guessed(.debtor), .guessed(.filedOn), .unknown])
  }

  @Test("a header in the fortieth row is found")
  func fortieth() { #expect(error(String(repeating: "x,y\n", count: 39) + "案号,企业名称\n") == nil) }

  @Test("two columns with one meaning")
  func twice() {
    #expect(
      error("案号,立案日期,收案日期\n") == .columnTwice(file: "台账.csv", column: "立案日期", first: "立案日期", second: "收案日期"))
    #expect(error("序号,编号,案号,企业名称\n") == nil)
  }

  @Test("a milestone file without its columns")
  func missing() {
    #expect(
      error("案号,节点,文书\n")
        == .missingColumn(file: "台账.csv", kind: .milestones, columns: [.occurredOn], found: ["案号", "节点", "文书"]))
    #expect(
      error("案号,企业名称\n", { $0.kind = .milestones })
        == .missingColumn(file: "台账.csv", kind: .milestones, columns: [.node, .occurredOn], found: ["案号", "企业名称"]))
  }

  @Test(
    "hostile and foreign content is named",
    arguments: [
      ("", TabularError.emptyFile), ("%PDF-1.7\n", .portableDocument), ("<html><table></table></html>", .htmlTable),
      ("案号,企业名称\n\"未完", .unterminatedQuote(openedOnLine: 2)), ("案号,企业名称\n\"a\"b,c\n", .textAfterClosingQuote(line: 2, field: 1)),
    ])
  func hostile(_ text: String, _ cause: TabularError) {
    do {
      _ = try LedgerFixture(text).cases()
      Issue.record("read")
    } catch {
      #expect(error as? LedgerError == .table(file: "台账.csv", cause))
    }
  }

  @Test("a path without a file, and a folder")
  func paths() throws {
    let folder = try TemporaryFolder()
    for (path, name, cause) in [
      (folder.file("no.csv"), "no.csv", TabularError.missingFile),
      (folder.path, String(folder.path.split(separator: "/").last ?? ""), .directory),
    ] {
      #expect(throws: LedgerError.table(file: name, cause)) {
        try LedgerFile.open(path, options: LedgerOptions(), codes: Catalogue.small.caseNumberCodes)
      }
    }
  }
}

@Suite("Sheets of a workbook") struct SheetTests {
  private let ledger = [["案号", "企业名称"], ["(2019)粤01破1号", "甲"]]

  private func workbook(_ sheets: [(name: String, state: String, rows: [[String]])]) -> [UInt8] {
    WorkbookFixture.sheets(sheets.map { ($0.name, $0.state, $0.rows, []) })
  }

  private func open(_ bytes: [UInt8], sheet: String? = nil) throws -> LedgerFile {
    var options = LedgerOptions()
    options.sheets = sheet.map { [$0] } ?? []
    return try LedgerFixture(bytes: bytes, name: "台账.xlsx", options: options).ledger
  }

  @Test("the only visible sheet with a header is taken")
  func found() throws {
    let bytes = workbook([("说明", "visible", [["说明"]]), ("旧", "hidden", ledger), ("台账", "visible", ledger)])
    let file = try open(bytes)
    #expect(file.sheet == "台账")
    #expect(file.encoding == "xlsx")
    #expect(try open(bytes, sheet: "旧").sheet == "旧")
  }

  private func sheets(_ bytes: [UInt8], named: [String] = []) throws -> LedgerSheets {
    let folder = try TemporaryFolder()
    var options = LedgerOptions()
    options.sheets = named
    return try LedgerSheets.open(
      folder.write(bytes, to: "台账.xlsx"), options: options, codes: Catalogue.small.caseNumberCodes)
  }

  @Test("every visible sheet with a header is read, others are named with the reason, blank ones are not worth a word")
  func several() throws {
    let bytes = workbook([
      ("一", "visible", ledger), ("统计", "visible", [["项目", "数"], ["合计", "2"]]), ("二", "visible", ledger),
      ("旧", "hidden", ledger), ("Sheet3", "visible", []),
    ])
    let found = try sheets(bytes)
    #expect(found.ledgers.map(\.sheet) == ["一", "二"])
    #expect(found.passedOver.map(\.sheet) == ["统计", "旧"])
    #expect(found.passedOver.last?.reason == .hidden)
    guard case .noHeader? = found.passedOver.first?.reason else { return #expect(Bool(false)) }
    #expect(try sheets(bytes, named: ["旧", " 二"]).ledgers.map(\.sheet) == ["二", "旧"])
    #expect(throws: LedgerError.self) { try sheets(bytes, named: ["一", "统计"]) }
    #expect(throws: LedgerError.severalSheets(file: "台账.xlsx", sheets: ["一", "二"])) { try open(bytes) }
    #expect(try open(bytes, sheet: "二").sheet == "二")
  }

  @Test("a sheet with a case number and not what its kind needs refuses the file by its name, since skipping it might lose work")
  func incomplete() throws {
    let bytes = workbook([("一", "visible", ledger), ("进度", "visible", [["案号", "节点"], ["(2019)粤01破1号", "立案"]])])
    #expect(
      throws: LedgerError.missingColumn(
        file: "台账.xlsx", sheet: "进度", kind: .milestones, columns: [.occurredOn], found: ["案号", "节点"])
    ) { try sheets(bytes) }
  }

  @Test("a sheet that is not there, and a sheet without a header, are refused with the names there are")
  func missing() {
    let bytes = workbook([("一", "visible", ledger), ("二", "visible", [["x"]])])
    #expect(throws: LedgerError.noSuchSheet(file: "台账.xlsx", name: "三", sheets: ["一", "二"])) {
      try open(bytes, sheet: "三")
    }
    #expect(throws: LedgerError.noHeader(file: "台账.xlsx", sheets: ["一", "二"], closest: nil)) { try open(bytes, sheet: "二") }
  }

  @Test("merged titles, real dates, serials and numbers of a workbook are read where they stand")
  func cells() throws {
    var fixture = WorkbookFixture()
    fixture.sheetData = """
      <row r="1"><c r="A1" t="inlineStr"><is><t>案件台账</t></is></c></row>
      <row r="2"><c r="D2" t="inlineStr"><is><t>单位：万元</t></is></c></row>
      <row r="4"><c r="A4" t="inlineStr"><is><t>案号</t></is></c><c r="B4" t="inlineStr"><is><t>立案日期</t></is></c>
      <c r="C4" t="inlineStr"><is><t>受理日期</t></is></c><c r="D4" t="inlineStr"><is><t>债权总额</t></is></c>
      <c r="E4" t="inlineStr"><is><t>统一社会信用代码</t></is></c><c r="F4" t="inlineStr"><is><t>快速审理</t></is></c></row>
      <row r="6"><c r="A6" t="inlineStr"><is><t>（2019）粤01破1号</t></is></c><c r="B6" s="1"><v>43467</v></c><c r="C6"><v>43485</v></c>
      <c r="D6"><v>1.7330000000000002E3</v></c><c r="E6"><v>440101000012345</v></c><c r="F6" t="b"><v>1</v></c></row>
      """
    fixture.afterData = "<mergeCells><mergeCell ref=\"A1:F1\"/></mergeCells>"
    let draft = try #require(try LedgerFixture(bytes: fixture.bytes(), name: "a.xlsx").drafts().first)
    #expect(draft.number.text == "(2019)粤01破1号")
    #expect(draft.filedOn == civilDate("2019-01-02"))
    #expect(draft.facts.acceptedOn == civilDate("2019-01-20"))
    #expect(draft.facts.claimsTotal == Money(fen: 1_733_000_000))
    #expect(draft.facts.debtors == [Debtor(name: "", code: "440101000012345")])
    #expect(draft.facts.isFastTrack == true)
  }

  @Test("a workbook that counts days from 1904 gives the same days, also in its rejected rows")
  func epoch1904() throws {
    var fixture = WorkbookFixture.table([["案号", "立案日期", "受理日期", "职工人数"]])
    fixture.properties = "date1904=\"1\""
    fixture.sheetData += """
      <row r="2"><c r="A2" t="inlineStr"><is><t>(2019)粤01破1号</t></is></c><c r="B2" s="1"><v>42005</v></c><c r="C2"><v>42023</v></c></row>
      <row r="3"><c r="A3" t="inlineStr"><is><t>(2019)粤01破2号</t></is></c><c r="B3" s="1"><v>42005</v></c><c r="C3"><v>42023</v></c><c r="D3" t="inlineStr"><is><t>多</t></is></c></row>
      """
    let opened = try LedgerFixture(bytes: fixture.bytes(), name: "a.xlsx")
    guard case .draft(let draft)? = try opened.cases().rows.first?.outcome else { return #expect(Bool(false)) }
    #expect(draft.filedOn == civilDate("2019-01-02"))
    #expect(draft.facts.acceptedOn == civilDate("2019-01-20"))
    var rejects = RejectsFile()
    try rejects.add(opened.ledger, reasons: [3: "人数"], reasonTitle: "不予导入的原因", rowTitle: "原行号")
    try rejects.write(to: opened.folder.file("rejects.csv"))
    let text = String(decoding: try opened.folder.bytes(of: "rejects.csv"), as: UTF8.self)
    #expect(text.contains("人数,3,(2019)粤01破2号,2019-01-02,2019-01-20,多\r\n"))
  }
}
