import Testing

@testable import LedgerExchange

@Suite struct TextDecodingTests {
  private let ledger = "案号,企业名称,立案日期\r\n(2019)粤01破15号,广州市某某实业有限公司,2019-03-05\r\n"

  @Test(arguments: [
    ("UTF8", TextEncoding.utf8), ("utf-8", .utf8), ("GBK", .gb18030), ("gb2312", .gb18030),
    ("GB18030", .gb18030), ("utf-16", .utf16LittleEndian), ("UTF-16LE", .utf16LittleEndian),
    ("utf_16be", .utf16BigEndian), ("utf-8-sig", .utf8WithBOM),
  ])
  func `encodings are known by the names people use`(name: String, encoding: TextEncoding) {
    #expect(TextEncoding(name: name) == encoding)
  }

  @Test func `other names are not guessed`() {
    #expect(TextEncoding(name: "big5") == nil)
    #expect(TextEncoding.allCases.allSatisfy { TextEncoding(name: $0.rawValue) == $0 })
  }

  @Test(arguments: [
    ("UTF-8", [UInt8](), TextEncoding.utf8), ("UTF-8", [0xEF, 0xBB, 0xBF], .utf8WithBOM),
    ("GB18030", [], .gb18030), ("GB18030", [0x84, 0x31, 0x95, 0x33], .gb18030),
    ("UTF-16LE", [], .utf16LittleEndian), ("UTF-16LE", [0xFF, 0xFE], .utf16LittleEndian),
    ("UTF-16BE", [], .utf16BigEndian), ("UTF-16BE", [0xFE, 0xFF], .utf16BigEndian),
  ])
  func `a ledger is read in whichever encoding it comes`(
    characterSet: String, mark: [UInt8], encoding: TextEncoding
  ) throws {
    let result = try decoded(mark + encoded(ledger, in: characterSet))
    #expect(result.text == ledger)
    #expect(result.encoding == encoding)
  }

  @Test(arguments: ["𠮷野家", "㐀", "€", "镕", "喆", "堃", "〇", "龘龘龘", "１２３", "案号"])
  func `rare characters of names come through GB 18030`(text: String) throws {
    let result = try decoded(encoded("姓名," + text + ",2019\n", in: "GB18030"))
    #expect(result.text == "姓名," + text + ",2019\n")
  }

  @Test func `the mark decides between the two orders of UTF-16`() throws {
    let bytes = [0xFE, 0xFF] + encoded(ledger, in: "UTF-16BE")
    #expect(try decoded(bytes, as: .utf16LittleEndian).encoding == .utf16BigEndian)
  }

  @Test func `a mark that contradicts the encoding asked for is refused`() {
    let error = TabularError.contradictoryByteOrderMark(asked: .gb18030, found: .utf8WithBOM)
    #expect(throws: error) { try decoded([0xEF, 0xBB, 0xBF, 0x61], as: .gb18030) }
  }

  @Test func `bytes outside the encoding asked for are refused with their place`() {
    let bytes = Array("a\r\nb\n".utf8) + [0xB0, 0xB8]
    #expect(throws: TabularError.undecodable(as: .utf8, offset: 5, line: 3)) { try decoded(bytes, as: .utf8) }
    let half = Array("a\nb\n".utf8) + [0xB0, 0xB8, 0xBA]
    #expect(throws: TabularError.undecodable(as: .gb18030, offset: 6, line: 3)) { try decoded(half) }
  }

  @Test func `UTF-8 with a damaged byte is not taken for GB 18030`() {
    var bytes = Array(ledger.utf8)
    let place = bytes.count - 40
    bytes[place] = 0xFF
    #expect(throws: TabularError.undecodable(as: .utf8, offset: place, line: 2)) { try decoded(bytes) }
    let cut = Array("案号企业名称立案日期".utf8.dropLast())
    #expect(throws: TabularError.undecodable(as: .utf8, offset: 27, line: 1)) { try decoded(cut) }
  }

  @Test func `NULs and other controls are not text`() {
    #expect(throws: TabularError.notText(offset: 4, line: 2)) { try decoded(Array("ab\nc\0def".utf8)) }
    #expect(throws: TabularError.notText(offset: 1, line: 1)) { try decoded([0x61, 1, 2, 3, 4, 0x62]) }
    #expect(throws: TabularError.emptyFile) { try decoded([]) }
    #expect(throws: TabularError.emptyFile) { try decoded([0xEF, 0xBB, 0xBF]) }
  }

  @Test func `long UTF-8 is checked across the windows in which it is read`() throws {
    let line = Array("(2019)粤01破15号,广州市某某实业有限公司,x\n".utf8)
    var bytes = Array(repeatElement(line, count: 160_000).joined())
    #expect(bytes.count > 2 * ByteStorage.window)
    #expect(try TextDecoding.decode(bytes).encoding == .utf8)
    bytes[bytes.count - 1] = 0xE5
    let error = TabularError.undecodable(as: .utf8, offset: bytes.count - 1, line: 160_000)
    #expect(throws: error) { try TextDecoding.decode(bytes) }
  }
}
