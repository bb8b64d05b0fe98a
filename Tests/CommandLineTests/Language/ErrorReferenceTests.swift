import Foundation
import TestSupport
import Testing

@testable import CommandLineInterface

@Suite("The error reference")
struct ErrorReferenceTests {
  /// Codes that need a full disk, a missing library, a second machine or a fault of ours.
  static let notProvoked: Set<String> = [
    "E133", "E204", "E205", "E222", "E223", "E224", "E225", "E226", "E227", "E229", "E230", "E231", "E233", "E234", "E207", "E208", "E209",
    "E210", "E211", "E212", "E213", "E302", "E303", "E313", "E314", "E318", "E319", "E328",
    "E332", "E333",
    "E334", "E408", "E421", "E444", "E500", "E513", "E702", "E703", "E704", "E705", "E801", "E802", "E803", "E804", "E805", "E806", "E807",
    "E812", "E813",
    "E815", "E816",
    "E819", "E901",
    "E903", "E904", "E999", "N101", "N115", "N108",
    "E352", "E353", "E354", "E355", "E356", "E357", "E358", "E359", "E360", "E451", "E452", "E453", "E454", "E455", "E456", "E457",
    "E145", "E361", "E362", "E363", "E364", "E365", "E366", "E367", "E368", "E369", "E413", "E571", "N109", "N110", "N120", "N121", "E554",
    "E157", "E821", "E822", "E823", "E824", "E825", "E826", "E828", "E829", "E830", "E834", "E851", "E852", "E853", "E854", "E864", "E865",
    "E867",
    "E555", "E556", "E557", "E560", "E561", "E562", "E563", "E564", "E569",
  ]

  @Test("every code is provoked by a real command, or stands in the list of those that cannot be")
  func complete() {
    let provoked = Set(Provocations.all.map(\.code))
    #expect(provoked.isDisjoint(with: Self.notProvoked))
    #expect(provoked.union(Self.notProvoked) == Set(CodeBook.words))
  }

  @Test("each provocation prints its code with words and a remedy in both languages, and the published reference shows just that")
  func reference() throws {
    var transcripts: [String: [String]] = [:]
    var rooms: [String: Courtroom] = [:]
    for provocation in Provocations.all {
      let key = "\(provocation.setting)"
      let room: Courtroom
      if provocation.before.isEmpty, let known = rooms[key] { room = known } else { room = try Courtroom.of(provocation.setting) }
      if provocation.before.isEmpty { rooms[key] = room }
      for step in provocation.before { try prepare(room, step) }
      for language in ["zh", "en"] { transcripts[provocation.code, default: []].append(try transcript(provocation, room, language)) }
    }
    let text = Self.page(transcripts)
    let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("samples").path
    let published = try Golden.text("错误代码.md", current: text, folder: samples)
    #expect(published == text, "RECORD_SNAPSHOTS=1 writes samples/错误代码.md again")
  }

  private func prepare(_ room: Courtroom, _ step: (on: String, line: String)) throws {
    let run = try room.run(Shell.words(step.line) + ["--now", "\(step.on)T09:00:00+08:00"])
    #expect(run.status == 0, "\(step.line): \(run.messages)")
  }

  /// The command line and what it printed on standard error.
  private func transcript(_ provocation: Provocation, _ room: Courtroom, _ language: String) throws -> String {
    if !provocation.file.isEmpty { try room.folder.write(provocation.bytes, to: provocation.file) }
    var arguments = Shell.words(provocation.line)
    // A mistyped command line has nowhere to put more options.
    let isMistyped = provocation.code < "E110"
    if !isMistyped, !arguments.contains("--now") { arguments += ["--now", "\(provocation.moment)T09:00:00+08:00"] }
    if provocation.code.hasPrefix("N") { arguments.append("--dry-run") }
    let run = try room.run(["--lang", language] + arguments)
    #expect(run.messages.contains(provocation.code), "\(provocation.code) \(provocation.line): \(run.status) \(run.messages)")
    if provocation.code.hasPrefix("E") {
      #expect(run.messages.contains(language == "zh" ? "办法：" : "What to do: "), "\(provocation.code): \(run.messages)")
      #expect(run.status != 0, "\(provocation.code)")
    }
    let messages = run.messages.replacing(room.folder.path + "/", with: "")
      .split(separator: "\n").filter { !$0.hasPrefix("Usage:") && !$0.hasPrefix("用法：") }.prefix(8).joined(separator: "\n")
    return "$ chuqing \(provocation.line)\n\(messages)" + (language == "zh" ? "\n→ 退出码 \(run.status)" : "\n→ exit code \(run.status)")
  }

  private static func page(_ transcripts: [String: [String]]) -> String {
    var lines = [
      "# 错误代码 · Error codes", "",
      "每条错误、退回的行和提示都带一个代码；代码不会改变含义，也不会另作他用。程序里查：`chuqing errors show E504`。", "",
      "Every error, rejected row and notice has a code; codes never change their meaning. In the program: `chuqing errors show E504`.", "",
      "以下由测试实际运行命令得到。Written by tests that really run the commands.",
    ]
    for area in CodeBook.areas {
      lines += ["", "## \(area.title.zh) · \(area.title.en)"]
      for code in area.codes {
        let entry = code.entry
        lines += ["", "### \(code.rawValue) \(entry.meaning.zh) · \(entry.meaning.en)", ""]
        if let shown = transcripts[code.rawValue] {
          lines += ["```"] + [shown.prefix(2).joined(separator: "\n\n")] + ["```"]
        } else {
          let texts = [Language.zh, .en].map { say in
            let text = entry.sample.text(say)
            return ([text.sentence] + (text.remedy.map { [$0] } ?? [])).joined(separator: "\n")
          }
          lines += ["没有实际运行的例子（例句）。Not provoked in a test (sample):", "", "```"] + [texts.joined(separator: "\n\n")] + ["```"]
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
