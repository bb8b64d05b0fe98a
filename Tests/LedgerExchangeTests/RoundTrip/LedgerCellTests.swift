import CaseFile
import CivilCalendar
import TestSupport
import Testing

@testable import LedgerExchange

@Suite struct LedgerCellTests {
  @Test func `every field of a case but the unknown columns has a cell`() {
    let fields = Set(LedgerColumn.editable.compactMap(\.caseField))
    #expect(fields == Set(CaseField.allCases).subtracting([.extras]))
  }

  @Test func `every recorded field shows something`() {
    let record = CaseRecord(
      number: CaseNumber(normalized: "(2019)粤01破1号"), filedOn: civilDate("2019-01-02"), facts: .complete, version: 1)
    for column in LedgerColumn.editable where record.json(column.caseField ?? .note) != nil {
      #expect(column.cell(of: record) != nil, "\(column)")
    }
  }

  @Test(arguments: [(0, "0.00"), (5, "0.05"), (123_456_789, "1234567.89"), (8_999_999_999_999_999, "89999999999999.99")])
  func `money has one form, to the fen`(fen: Int64, text: String) {
    #expect(LedgerCell.amount(Money(fen: fen)).text == text)
  }

  @Test(arguments: [
    ("一\r\n二", "一\n二"), ("一\r二", "一\n二"), (" 前后 ", "前后"), ("控\u{1}制", "控制"), ("全\u{3000}", "全"), ("中 间", "中 间"),
  ])
  func `text has the form in which a workbook gives it back`(text: String, kept: String) {
    #expect(LedgerCell.text(text).text == kept)
  }

  @Test(arguments: [
    [Debtor(name: "甲")], [Debtor(name: "甲", code: "A"), Debtor(name: "乙")],
    [Debtor(name: "甲"), Debtor(name: "乙", code: "B")], [Debtor(name: "", code: "A")],
    [Debtor(name: "甲", code: "A"), Debtor(name: "", code: "B")], [Debtor(name: "甲"), Debtor(name: "乙")], [],
  ])
  func `enterprises come back from their two cells`(debtors: [Debtor]) {
    let cells = DebtorCells(debtors)
    #expect(DebtorCells.debtors(names: cells.names, codes: cells.codes) == debtors)
  }

  @Test func `names and codes that differ in number are no enterprises`() {
    #expect(DebtorCells.debtors(names: "甲\n乙", codes: "A") == nil)
    #expect(DebtorCells.debtors(names: "甲", codes: "A\n—") == nil)
  }
}
