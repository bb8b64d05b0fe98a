import Reports
import Testing

@Suite struct PackageIntegrityTests {
  /// What a sheet carries: c chart, n note, d data bar, x nothing.
  static let combinations = [
    "x", "c", "n", "xc", "cx", "ncx", "xnc", "nnc", "nxcxc", "dxc", "dnc", "ccc", "xxnxc", "nc", "dd", "cdn",
  ]

  @Test(arguments: combinations)
  func `every relationship leads to a part and every part has a type`(letters: String) throws {
    var sheets: [Sheet] = []
    for (index, letter) in letters.enumerated() {
      var sheet = sheet("表\(index)", [[.text("一"), .integer(1)], [.text("二"), .integer(2)]])
      switch letter {
      case "c": sheet.charts = [chart(over: sheet.name), chart(over: "表0")]
      case "n": sheet.notes = [CellNote(position: CellPosition(row: 0, column: 0), text: "注")]
      case "d":
        let range = CellRange(firstRow: 0, firstColumn: 1, lastRow: 1, lastColumn: 1)
        sheet.dataBars = [DataBar(range: range, color: Color(0xC9D5E2), minimum: 0, maximum: 2)]
      default: break
      }
      sheets.append(sheet)
    }
    let package = try package(of: workbook(sheets))
    #expect(PackageIntegrity.faults(of: package) == [])
    #expect(package.names.count { $0.hasPrefix("xl/charts/") } == 2 * letters.count { $0 == "c" })
  }

  @Test func `the sample workbook holds together`() throws {
    let package = try package(of: SampleWorkbook.make())
    #expect(PackageIntegrity.faults(of: package) == [])
  }
}
