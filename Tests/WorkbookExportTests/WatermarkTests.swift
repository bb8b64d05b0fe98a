import CaseFile
import CivilCalendar
import Foundation
import Reports
import Testing
import WorkbookExport

@Suite struct WatermarkTests {
  private func mark(_ name: String = "王院长", language: ReportLanguage = .zh) throws -> Watermark {
    Watermark(
      recipient: try Recipient(name), issuedAt: Instant(milliseconds: 1_561_982_400_000), code: TraceCode(.origin),
      language: language)
  }

  /// What a sheet carries: c chart, n note, d data bar, h hidden, p portrait, x nothing.
  static let combinations = ["x", "c", "xc", "cx", "xxc", "xxxcn", "ncx", "cnc", "xhc", "hxc", "pxc", "ndcxh", "nc", "ccc", "nnn"]

  @Test(arguments: combinations)
  func `a marked workbook holds together whatever its sheets carry`(letters: String) throws {
    var sheets: [Sheet] = []
    for (index, letter) in letters.enumerated() {
      var sheet = sheet("表\(index)", [[.text("一"), .integer(1)], [.text("二"), .integer(2)]])
      switch letter {
      case "c": sheet.charts = [chart(over: sheet.name)]
      case "n": sheet.notes = [CellNote(position: CellPosition(row: 0, column: 0), text: "注")]
      case "h": sheet.isHidden = true
      case "p": sheet.page.isLandscape = false
      case "d":
        let range = CellRange(firstRow: 0, firstColumn: 1, lastRow: 1, lastColumn: 1)
        sheet.dataBars = [DataBar(range: range, color: Color(0xC9D5E2), minimum: 0, maximum: 2)]
      default: break
      }
      sheets.append(sheet)
    }
    let package = try package(of: workbook(sheets).marked(try mark()))
    #expect(PackageIntegrity.faults(of: package) == [])
    #expect(package.names.count { $0.hasPrefix("xl/charts/") } == letters.count { $0 == "c" })
    for (index, letter) in letters.enumerated() {
      let text = package.text("xl/worksheets/sheet\(index + 1).xml")
      #expect(text.contains("<picture ") == (letter != "h"), "sheet \(index)")
      #expect(text.contains("<legacyDrawingHF ") && text.contains("<drawing "), "sheet \(index)")
      #expect(text.contains("&amp;G"), "sheet \(index)")
      #expect(text.contains("送：王院长　2019-07-01 20:00　溯源码 000000000"), "sheet \(index)")
    }
  }

  @Test func `the same mark gives the same bytes, and each language its words`() throws {
    let folder = try ScratchFolder()
    let marked = workbook([sheet()]).marked(try mark(language: .en))
    for name in ["a.xlsx", "b.xlsx"] { _ = try WorkbookWriter.write(marked, to: folder.file(name)) }
    let bytes = try ["a.xlsx", "b.xlsx"].map { try Data(contentsOf: URL(fileURLWithPath: folder.file($0))) }
    #expect(bytes[0] == bytes[1])
    let package = try package(of: marked)
    #expect(package.text("xl/worksheets/sheet1.xml").contains("For 王院长  2019-07-01 20:00  Trace code 000000000"))
    #expect(package.text("docProps/custom.xml").contains("chuqing.traceCode"))
  }

  @Test func `without a mark there is no picture at all`() throws {
    #expect(try package(of: workbook([sheet()])).names.allSatisfy { !$0.hasPrefix("xl/media/") })
  }

  @Test func `a missing library is named, and nothing is left`() throws {
    let folder = try ScratchFolder()
    let options = WorkbookWriter.Options(drawingLibraries: folder.path)
    #expect(throws: WorkbookError.watermark(.libraryMissing(name: "libfontconfig.so.1"))) {
      try WorkbookWriter.write(workbook([sheet()]).marked(try mark()), to: folder.file(), options: options)
    }
    #expect(try folder.entries == [])
  }

  @Test func `characters that no font has are named instead of drawn as boxes`() throws {
    let folder = try ScratchFolder()
    // An assigned character (扩展G区) so rare that ordinary fonts do not have it.
    let odd = try mark("王\u{31349}")
    #expect {
      try WorkbookWriter.write(workbook([sheet()]).marked(odd), to: folder.file())
    } throws: { error in
      guard case .watermark(.charactersMissing(let characters))? = error as? WorkbookError else { return false }
      return characters == ["\u{31349}"]
    }
    #expect(try folder.entries == [])
  }

  @Test func `a long name is drawn smaller and on two lines, and fits`() throws {
    let name = String(repeating: "省高级人民法院审", count: 5)
    let package = try package(of: workbook([sheet()]).marked(try mark(name)))
    #expect(PackageIntegrity.faults(of: package) == [])
  }

  @Test func `the tile is twice its size and says so`() throws {
    let folder = try ScratchFolder()
    let written = try WorkbookWriter.write(workbook([sheet()]).marked(try mark()), to: folder.file())
    let package = try PackageReader(path: written.path)
    let pictures = package.names.filter { $0.hasSuffix(".png") }.map(package.bytes)
    let tile = try #require(pictures.first { $0.count > 50 && Array($0[16..<24]) == [0, 0, 3, 232, 0, 0, 2, 88] })
    // 7,559 dots per metre, 192 per inch, both ways.
    let density: [UInt8] = Array("pHYs".utf8) + [0, 0, 29, 135, 0, 0, 29, 135, 1]
    #expect(Array(tile[37..<50]) == density)
  }
}
