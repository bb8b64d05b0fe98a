import Testing

@testable import LedgerExchange

@Suite struct TabularFileTests {
  private func refusal(of bytes: [UInt8]) throws -> TabularError? {
    try withTemporaryFile(bytes) { path -> TabularError? in
      do throws(TabularError) {
        _ = try TabularFile.open(path)
        return nil
      } catch {
        return error
      }
    }
  }

  private func zip(_ parts: [String: String]) -> [UInt8] {
    var zip = StoredZip()
    for (name, content) in parts.sorted(by: { $0.key < $1.key }) { zip.add(name, Array(content.utf8)) }
    return zip.bytes()
  }

  /// A compound file with nothing but a header and a directory sector.
  private func compoundFile(_ streams: [String]) -> [UInt8] {
    let magic: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    var bytes = magic + [UInt8](repeating: 0, count: 504)
    for name in ["Root Entry"] + streams {
      let encoded: [UInt8] = name.utf8.flatMap { [$0, 0] } + [0, 0]
      var entry = encoded + [UInt8](repeating: 0, count: 128 - encoded.count)
      entry[64] = UInt8(encoded.count)
      entry[66] = name == "Root Entry" ? 5 : 2
      bytes += entry
    }
    return bytes
  }

  @Test func `workbooks and texts are told apart by their bytes`() throws {
    try withTemporaryFile(WorkbookFixture().bytes()) { path in
      guard case .workbook(let workbook) = try TabularFile.open(path) else {
        Issue.record("not a workbook")
        return
      }
      #expect(workbook.sheets.map(\.name) == ["台账"])
    }
    try withTemporaryFile(encoded("案号,企业\n1,甲\n", in: "GB18030")) { path in
      guard case .text(let text) = try TabularFile.open(path, encoding: .gb18030) else {
        Issue.record("not a text")
        return
      }
      var reader = CSVReader(text)
      #expect(try reader.next()?.cells == [.text("案号"), .text("企业")])
    }
  }

  @Test func `old and protected workbooks are refused by name`() throws {
    #expect(try refusal(of: compoundFile(["Workbook"])) == .legacyExcel)
    #expect(try refusal(of: compoundFile(["Book"])) == .legacyExcel)
    #expect(try refusal(of: compoundFile(["EncryptionInfo", "EncryptedPackage"])) == .encrypted)
    #expect(try refusal(of: compoundFile(["WordDocument"])) == .notAWorkbook)
    #expect(try refusal(of: Array(compoundFile([]).prefix(100))) == .notAWorkbook)
  }

  @Test func `archives without a workbook are refused by name`() throws {
    #expect(try refusal(of: zip(["word/document.xml": "<a/>"])) == .notAWorkbook)
    #expect(try refusal(of: zip([:])) == .notAWorkbook)
    #expect(try refusal(of: zip(["xl/workbook.bin": ""])) == .binaryWorkbook)
    #expect(try refusal(of: zip(["mimetype": "x", "content.xml": "<a/>"])) == .openDocument)
    #expect(try refusal(of: zip(["xl/workbook.xml": "<document/>"])) == .notAWorkbook)
  }

  @Test(arguments: [
    ("<html><body><table>", TabularError.htmlTable), ("\u{FEFF}\r\n <!DOCTYPE HTML>", .htmlTable),
    ("<table border=1>", .htmlTable), ("<?xml version=\"1.0\"?><html xmlns=\"x\">", .htmlTable),
    ("MIME-Version: 1.0\r\n", .htmlTable),
    (
      "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
      .xmlSpreadsheet2003
    ),
    ("<?xml version=\"1.0\"?><a/>", .notAWorkbook), ("%PDF-1.7\n", .portableDocument),
    ("\u{89}PNG\r\n\u{1A}\n\0\0", .notText(offset: 9, line: 3)), ("", .emptyFile),
  ])
  func `files that only look like tables are refused by name`(text: String, error: TabularError) throws {
    #expect(try refusal(of: Array(text.utf8)) == error)
  }

  @Test(arguments: [
    ("/tmp", TabularError.directory), ("/nowhere/台账.xlsx", .missingFile), ("/dev/null", .notARegularFile),
    ("/etc/hostname/x", .missingFile),
  ])
  func `what is no file is refused by name`(path: String, error: TabularError) {
    #expect(throws: error) { try TabularFile.open(path) }
  }
}
