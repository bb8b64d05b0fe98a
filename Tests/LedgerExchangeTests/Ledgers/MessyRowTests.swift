import CaseFile
import CivilCalendar
import RuleModel
import TestSupport
import Testing

@testable import LedgerExchange

@Suite("Rows that are not cases, and cells that say nothing yet") struct MessyRowTests {
  private let header = "序号,案号,企业名称,立案日期,受理日期,备注\n"

  @Test(
    "totals, headings of parts, signatures and prepared blank rows are passed over and counted",
    arguments: [
      "合计,,,,,", ",小计,,,,", "本页合计,,3,,,", ",,合　计,,,", "2019年总计,,,,,", "关停类小计：,,5,,,", "一、关停类企业,,,,,", ",（二）特困类企业,,,,", "填表人：陆某,,审核人：王某,,,",
      "注：截至六月底,,,,,", "制表日期：2019年7月1日,,,,,", "3,,,,,", "序号,案号,企业名称,立案日期,受理日期,备注", "填报单位（盖章）：某院,,,,,",
    ])
  func passedOver(_ line: String) throws {
    let fixture = try LedgerFixture(header + "\(line)\n1,(2019)粤01破1号,甲,2019-1-2,,\n")
    let read = try fixture.cases()
    #expect(read.rows.count == 1, "\(line)")
    #expect(read.notices.contains { $0.notice == .passedOver && $0.examples.first?.row == 2 }, "\(line)")
  }

  @Test(
    "rows that only look like one are not",
    arguments: [
      "3,,合计有限公司设备厂清算组,2019-1-2,,", "3,(2019)粤01破2号,合计有限公司,2019-1-2,,", ",,一、二商店,2019-1-2,,", "3,,,2019-1-2,,",
    ])
  func notPassedOver(_ line: String) throws {
    let fixture = try LedgerFixture(header + "\(line)\n")
    #expect(try fixture.cases().notices.contains { $0.notice == .passedOver } == line.hasPrefix("3,,合计"), "\(line)")
  }

  @Test("a date that is said to be open is blank, with a notice that names the cell", arguments: ["待定", "未定", " 待 定 ", "另行通知", "TBD"])
  func undetermined(_ mark: String) throws {
    let fixture = try LedgerFixture(header + "1,(2019)粤01破1号,甲,2019-1-2,\(mark),待定\n")
    let draft = try #require(try fixture.drafts().first)
    #expect(draft.facts.acceptedOn == nil)
    #expect(draft.facts.note == "待定")
    let notice = try #require(try fixture.cases().notices.first { $0.notice == .undetermined })
    #expect(notice.count == 1)
    #expect(notice.examples.first?.row == 2 && notice.examples.first?.columnNumber == 5)
  }

  @Test("blank marks in a date need no word, other texts are rejected", arguments: ["—", "/", "无", "-"])
  func blankMarks(_ mark: String) throws {
    let fixture = try LedgerFixture(header + "1,(2019)粤01破1号,甲,2019-1-2,\(mark),\n")
    #expect(try fixture.drafts().first?.facts.acceptedOn == nil)
    #expect(try fixture.cases().notices.isEmpty)
    let other = try LedgerFixture(header + "1,(2019)粤01破1号,甲,2019-1-2,等通知,\n")
    #expect(try other.rejections().map(\.rule) == [.notADate(.notADate)])
  }

  @Test("error values that have become text are errors still")
  func errorText() throws {
    let fixture = try LedgerFixture(header + "1,(2019)粤01破1号,#REF!,2019-1-2,#N/A,#1号楼\n")
    #expect(try fixture.rejections().map(\.place.column) == ["企业名称", "受理日期"])
  }

  @Test("beyond the last title of a sheet stand remarks: they are kept under the letters of their column")
  func remarksBeyond() throws {
    let rows = [["案号", "立案日期"], ["(2019)粤01破1号", "2019-1-2", "", "催办"]]
    let fixture = try LedgerFixture(bytes: WorkbookFixture.table(rows).bytes(), name: "a.xlsx")
    #expect(try fixture.drafts().first?.facts.extras == [.init(name: "D列", value: "催办")])
    #expect(try fixture.cases().notices.contains { $0.notice == .unknownColumn("D列") })
  }
}

@Suite("Case numbers in milestone files") struct MilestoneNumberTests {
  private func entries(_ line: String) throws -> (table: MilestoneTable, entries: [(String, String?)]) {
    let table = try LedgerFixture("案号,节点,发生日期,文书\n\(line)\n").milestones()
    var entries: [(String, String?)] = []
    table.forEachCase { number, stated in entries += stated.map { (number.text, $0.milestone.document) } }
    return (table, entries)
  }

  @Test("a step that several cases of one type took together is recorded for each, with a notice")
  func batch() throws {
    let (table, entries) = try entries("\"(2019)粤01破1号、2号\n(2019)粤01破3号\",立案,2019-1-2,纪要")
    #expect(entries.map(\.0) == ["(2019)粤01破1号", "(2019)粤01破2号", "(2019)粤01破3号"])
    #expect(entries.map(\.1) == ["纪要", "纪要", "纪要"])
    #expect(table.notices.all.contains { $0.notice == .milestoneOfSeveral })
  }

  @Test("the number of a document stands for its case, and is kept as the document where none is named")
  func documents() throws {
    #expect(try entries("（2019）粤01破1号之二,立案,2019-1-2,").entries.first.map { [$0.0, $0.1 ?? ""] } == ["(2019)粤01破1号", "（2019）粤01破1号之二"])
    #expect(try entries("(2019)粤01破1号之二,立案,2019-1-2,决定书").entries.first?.1 == "决定书")
    #expect(try entries("(2019)粤01破1号,立案,2019-1-2,").entries.first?.1 == nil)
  }
}
