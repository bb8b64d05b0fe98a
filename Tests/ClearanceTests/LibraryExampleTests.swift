import Clearance
import Foundation
import Testing

@Suite("The library, as the README shows it")
struct LibraryExampleTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test("A dozen lines open a database, compute statistics and write the workbook")
  func exampleRuns() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("chuqing-example-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let database = folder.appendingPathComponent("court.db").path
    let report = folder.appendingPathComponent("report.xlsx").path
    let now = try #require(Instant("2019-07-01T20:00:00+08:00"))
    let store = try CaseStore.create(
      at: database, court: CourtIdentity(code: "示01", name: "示例法院", isRehearsal: true), recordedAt: now, actor: "test")
    let samples = Self.root.appendingPathComponent("samples").path
    let request = ImportRequest(files: ["案件台账（2016年以来）.xlsx", "旧存案件.csv"].map { samples + "/" + $0 })
    let outcome = try LedgerImport(store: store, catalogue: .builtIn)
      .run(request, context: CommandContext(recordedAt: now, actor: "test", command: "import"))
    #expect(outcome.rejected == 0)

    #expect(try halfYear(databaseAt: database, reportAt: report) == "60 cases pending for a year or more, -50.00 %")
    let workbook = try XLSXWorkbook.open(report)
    #expect(workbook.sheets.filter { !$0.isHidden }.map(\.name).contains("案件台账"))
  }

  @Test("The README shows exactly the code that is compiled here")
  func readmeShowsTheExample() throws {
    let readme = try String(contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
    let source = try String(
      contentsOf: Self.root.appendingPathComponent("Tests/ClearanceTests/LibraryExample.swift"), encoding: .utf8)
    let start = try #require(source.range(of: "func halfYear"))
    #expect(readme.contains(source[start.lowerBound...].trimmingCharacters(in: .whitespacesAndNewlines)))
    #expect(readme.contains("import Clearance\n\nfunc halfYear"))
  }
}
