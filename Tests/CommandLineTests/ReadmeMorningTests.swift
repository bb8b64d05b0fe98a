import Foundation
import TestSupport
import Testing

@Suite("A clerk's morning, as the README tells it") struct ReadmeMorningTests {
  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private static let root = tests.deletingLastPathComponent().deletingLastPathComponent()

  /// What a clerk does in a spreadsheet between two commands: the file that comes of it.
  private static let edited = "退回行.xlsx"

  @Test("every command answers what is written there")
  func morning() throws {
    let readme = try String(contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
    let transcript = try ReadmeTranscript(readme: readme, marker: "morning")
    #expect(transcript.steps.count > 10)
    let room = try Courtroom.opened()
    let place = URL(fileURLWithPath: room.folder.path)
    let ledger = "六月台账.xlsx"
    try FileManager.default.copyItem(
      at: Self.root.appendingPathComponent("samples/\(ledger)"), to: place.appendingPathComponent(ledger))
    for step in transcript.steps {
      if step.command == "chuqing import \(Self.edited)" { try correct(in: place) }
      let words = ReadmeTranscript.words(step.command)
      try #require(words.first == "chuqing")
      let run = try room.run(words.dropFirst() + ["--as", "陆某", "--now", "2019-07-01T09:00:00+08:00"])
      #expect([0, 3, 4].contains(run.status), "\(step.command): \(run.messages)")
      // A terminal shows both; the README has results before messages.
      let said = (run.output + run.messages).split(separator: "\n").map(String.init)
      let difference = ReadmeTranscript.difference(between: said, and: step.answer)
      #expect(difference == nil, "\(step.command)\n\(run.output)\(run.messages)")
    }
    #expect(try room.run("verify").status == 0)
  }

  /// The program wrote the file of rejected rows; the clerk corrected and saved it.
  private func correct(in folder: URL) throws {
    let file = folder.appendingPathComponent(Self.edited)
    try #require(FileManager.default.fileExists(atPath: file.path))
    try FileManager.default.removeItem(at: file)
    try FileManager.default.copyItem(
      at: Self.tests.appendingPathComponent("Fixtures/退回行（已改正）.xlsx"), to: file)
  }
}
