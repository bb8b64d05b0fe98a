import Foundation
import Testing

/// The XML of every part of the sample, compared with what was recorded. Record again with RECORD_SNAPSHOTS=1 and
/// look at the difference.
@Suite struct GoldenPartsTests {
  /// Parts that the file library writes without regard to the workbook.
  static let ignored: Set<String> = [
    // The Office colour theme, 7 kB, always the same.
    "xl/theme/theme1.xml"
  ]

  static var folder: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
  }

  @Test func `the parts of the sample workbook are as recorded`() throws {
    let package = try package(of: SampleWorkbook.make())
    let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
    if isRecording {
      try? FileManager.default.removeItem(at: Self.folder)
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
    }
    var written: Set<String> = []
    for name in package.names where !Self.ignored.contains(name) {
      let text = Self.lines(package.text(name))
      let file = name.replacing("/", with: "__")
      written.insert(file)
      let url = Self.folder.appendingPathComponent(file)
      if isRecording { try text.write(to: url, atomically: true, encoding: .utf8) }
      let recorded = try String(contentsOf: url, encoding: .utf8)
      #expect(recorded == text, "part \(name)")
    }
    let recordedFiles = Set(try FileManager.default.contentsOfDirectory(atPath: Self.folder.path))
    #expect(recordedFiles == written)
  }

  /// One element a line, so that a difference can be read.
  private static func lines(_ xml: String) -> String { xml.replacing("><", with: ">\n<") + "\n" }
}
