import CaseFile
import CivilCalendar
import RuleModel
import TestSupport
import Testing

@testable import LedgerExchange

@Suite("Lists of columns") struct LedgerMappingTests {
  private func open(_ text: String, _ mapping: String) throws -> LedgerFixture {
    var options = LedgerOptions()
    options.mapping = try LedgerMapping.parse(mapping)
    return try LedgerFixture(text, options: options)
  }

  @Test(
    "the list is read however it was typed",
    arguments: [
      "流水: 案号\n收到: 立案日期\n内部: 忽略\n", "# 说明\n\n  列:\n    \"流水\" ： 案号   # 猜的\n    '收到'=立案日期\n    内部：忽略\n",
      "流水：案号\r\n收 到：filed_on\r\n内部: ignore",
      "- 流水: \"案号\"\n- “收到”: 立案时间\n- D列: 忽略\n",
    ])
  func forms(_ mapping: String) throws {
    let fixture = try open("流水,收到,企业,内部\n(2019)粤01破1号,2019-1-2,甲,x\n", mapping)
    let draft = try #require(try fixture.drafts().first)
    #expect(draft.number.text == "(2019)粤01破1号")
    #expect(draft.filedOn == civilDate("2019-01-02"))
    #expect(draft.facts.debtors.map(\.name) == ["甲"])
    #expect(draft.facts.extras.isEmpty)
    #expect(try fixture.cases().notices.isEmpty)
  }

  @Test("a column may be kept, named by its letters, or told its unit, and a known name may be given another meaning")
  func meanings() throws {
    let text = "流水,日期,日期,债务,备注,\n(2019)粤01破1号,2019-1-2,2019-1-9,3,张三,x\n"
    let fixture = try open(text, "流水: 案号\nB列: 立案日期\nC列: 受理日期\n债务: 债权总额（万元）\n备注: 承办法官\nF列: 保留\n")
    let draft = try #require(try fixture.drafts().first)
    #expect(draft.filedOn == civilDate("2019-01-02"))
    #expect(draft.facts.acceptedOn == civilDate("2019-01-09"))
    #expect(draft.facts.claimsTotal == Money(fen: 3_000_000))
    #expect(draft.facts.judge == "张三" && draft.facts.note == nil)
    #expect(draft.facts.extras == [.init(name: "F列", value: "x")])
  }

  @Test("rows of the header and a unit may be stated, for one sheet or for all")
  func sections() throws {
    let rows = [["案号", "说明页"], ["流水", "债务"], ["(2019)粤01破1号", "3"]]
    let bytes = WorkbookFixture.sheets([("甲", "visible", rows, []), ("乙", "visible", rows, [])])
    var options = LedgerOptions()
    options.mapping = try LedgerMapping.parse("表头行: 2\n流水: 案号\n债务: 债权总额\n工作表: 甲\n单位: 万元\n工作表: 乙\n单位: 元\n")
    let folder = try TemporaryFolder()
    let sheets = try LedgerSheets.open(
      folder.write(bytes, to: "a.xlsx"), options: options, codes: Catalogue.small.caseNumberCodes)
    var totals: [Money?] = []
    for ledger in sheets.ledgers {
      _ = try ledger.forEachCase { row in
        if case .draft(let draft) = row.outcome { totals.append(draft.facts.claimsTotal) }
      }
    }
    #expect(totals == [Money(fen: 3_000_000), Money(fen: 300)])
  }

  @Test("a title that the ledger does not have is reported")
  func absent() throws {
    let fixture = try open("案号,企业名称\n(2019)粤01破1号,甲\n", "经办: 承办法官\n")
    #expect(try fixture.cases().notices.first?.notice == .mappedTitleMissing("经办"))
  }

  @Test(
    "a mistake is named with its line",
    arguments: [
      ("流水 案号\n", LedgerMappingError.noSeparator(line: 1, text: "流水 案号")),
      ("流水: 案号\n经办: 主办法官人\n", .unknownColumn(line: 2, value: "主办法官人", closest: [.judge])),
      ("流水: xyzzy\n", .unknownColumn(line: 1, value: "xyzzy", closest: [])), ("表头行: 三\n", .badRows(line: 1, value: "三")),
      ("表头行: 1-9\n", .badRows(line: 1, value: "1-9")), ("单位: 千元\n", .badUnit(line: 1, value: "千元")),
      ("a: 案号\n\na: 备注\n", .titleTwice(line: 3, first: 1, title: "a")),
      ("a: 案号\nb: 案件号\n", .columnTwice(line: 2, first: 1, column: .caseNumber)), ("# 空\n", .empty),
    ])
  func mistakes(_ text: String, _ expected: LedgerMappingError) {
    #expect(throws: expected) { try LedgerMapping.parse(text) }
  }

  @Test("a workbook is no list")
  func workbook() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(WorkbookFixture.table([["案号"]]).bytes(), to: "a.xlsx")
    #expect(throws: LedgerMappingError.notAList) { try LedgerMapping.read(path) }
    #expect(throws: LedgerMappingError.unreadable(.missingFile)) { try LedgerMapping.read(folder.file("no.yaml")) }
  }

  @Test("letters do not count the columns that a file of rejected rows has in front")
  func rejectsColumns() throws {
    let text = "不予导入的原因,原行号,流水,日期,日期\n旧的原因,7,(2019)粤01破1号,2019-1-2,2019-1-9\n"
    let draft = try #require(try open(text, "流水: 案号\nB列: 立案日期\nC列: 受理日期\n").drafts().first)
    #expect(draft.filedOn == civilDate("2019-01-02") && draft.facts.acceptedOn == civilDate("2019-01-09"))
  }
}
