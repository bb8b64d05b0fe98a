import Testing

@testable import LedgerExchange

@Suite struct CellReferenceTests {
  @Test(arguments: [
    ("A1", 1, 1), ("Z9", 9, 26), ("AA10", 10, 27), ("$AB$12", 12, 28), ("XFD1048576", 1_048_576, 16_384),
  ])
  func `references are read with rows and columns from one`(text: String, row: Int, column: Int) {
    #expect(CellReference(text.utf8) == CellReference(row: row, column: column))
  }

  @Test(arguments: ["", "A", "1", "1A", "A0", "A-1", "A1B", "ABCDE1", "A12345678", "甲1"])
  func `anything else is no reference`(text: String) {
    #expect(CellReference(text.utf8) == nil)
  }

  @Test(arguments: [1, 26, 27, 52, 53, 702, 703, 16_384])
  func `columns are written as they are read`(column: Int) {
    let reference = CellReference(row: 7, column: column)
    #expect(CellReference(reference.description.utf8) == reference)
  }

  @Test func `ranges know their corners and what lies between`() throws {
    let range = try #require(CellRange("A1:F2".utf8))
    #expect(range.contains(CellReference(row: 2, column: 6)))
    #expect(!range.contains(CellReference(row: 3, column: 1)))
    #expect(CellRange("C3".utf8)?.first == CellRange("C3".utf8)?.last)
    #expect(CellRange("F2:A1".utf8) == nil)
    #expect(CellRange("A1:B2:C3".utf8) == nil)
  }
}
