import Foundation
import TestSupport
import Testing

@testable import CommandLineInterface

@Suite("Error codes")
struct CodeTests {
  @Test("each code is a letter and three digits, and stands for one thing")
  func form() {
    let words = CodeBook.words
    #expect(Set(words).count == words.count)
    for word in words { #expect(word.wholeMatch(of: /[EN][1-9][0-9]{2}/) != nil, "\(word)") }
  }

  @Test("what a code shows as its sample has that code")
  func samples() {
    for code in CodeBook.all { #expect(code.entry.sample.code == code.errorCode, "\(code.rawValue)") }
  }

  /// Removing or changing a code would mislead whoever wrote it down: new ones are added (record them), old ones stay.
  @Test("no code that was ever given out is missing, and none has changed its meaning")
  func golden() throws {
    let lines = CodeBook.all.map { "\($0.rawValue) \($0.entry.meaning.zh)" }
    let golden = try Golden.text("codes.txt", current: lines.joined(separator: "\n") + "\n")
    #expect(golden == lines.joined(separator: "\n") + "\n", "RECORD_SNAPSHOTS=1 records new codes")
  }

  @Test("every message says something in both languages, with a remedy, and without a word of Swift")
  func words() {
    for code in CodeBook.all {
      let entry = code.entry
      #expect(!entry.meaning.zh.isEmpty && !entry.meaning.en.isEmpty)
      #expect(!Script.hasChinese(entry.meaning.en.replacing("号", with: "")), "\(code.rawValue): \(entry.meaning.en)")
      for say in [Language.zh, .en] {
        let text = entry.sample.text(say)
        #expect(text.sentence.count > 3, "\(code.rawValue)")
        if case .notice = entry.sample { continue }
        #expect(text.remedy?.isEmpty == false, "\(code.rawValue) \(say)")
        for trace in ["CommandLineInterface", "CaseFile.", "Optional(", "CaseRefusal"] {
          #expect(!(text.sentence + (text.remedy ?? "")).contains(trace), "\(code.rawValue): \(text.sentence)")
        }
        // The name of a case of an enum, as `"\(self)"` prints it.
        #expect(text.sentence != "\(code)", "\(code.rawValue)")
      }
      #expect(Script.hasChinese(entry.sample.text(.zh).sentence), "\(code.rawValue) has no Chinese words")
      let english = entry.sample.text(.en)
      #expect(Script.letters(english.sentence) > Script.chinese(english.sentence).count, "\(code.rawValue): \(english.sentence)")
    }
  }

  @Test("both languages carry the same numbers and dates")
  func facts() {
    // Where one language writes a number as a word or names an article of the law.
    let exceptions: Set<String> = ["E520", "E552", "N117", "N118"]
    for code in CodeBook.all where !exceptions.contains(code.rawValue) {
      let texts = [Language.zh, .en].map { say in code.entry.sample.text(say).sentence.replacing("法释〔2000〕29号", with: "") }
      #expect(Script.numbers(texts[0]) == Script.numbers(texts[1]), "\(code.rawValue): \(texts)")
    }
  }

  @Test(
    "errors show tells meaning, example, remedy and exit code, whichever way the code is typed", arguments: ["E504", "504", "e504", "Ｅ５０４"])
  func show(typed: String) throws {
    let room = try Courtroom()
    let run = try room.run(["errors", "show", typed])
    #expect(run.status == 0)
    for word in ["E504", "结案日期早于立案日期", "示例：", "办法：", "退出码：1"] { #expect(run.output.contains(word), "\(run.output)") }
  }

  @Test("the message of a refused command names its code, in the language, and JSON rejections have it")
  func printed() throws {
    let room = try Courtroom.opened()
    #expect(try room.run("case", "show", "(2019)粤01破98号").messages.hasPrefix("错误 E506："))
    #expect(try room.run("case", "show", "(2019)粤01破98号", "--lang", "en").messages.hasPrefix("Error E506: "))
    #expect(try room.run("errors", "show", "E000").messages.hasPrefix("错误 E136："))
    try room.folder.write("案号,企业名称,立案日期\n(2019)粤01破1号,甲,2019-02-30\n(2019)粤01破2号,乙,\n", to: "a.csv")
    let json = try room.run("import", "a.csv", "--json").json()
    let rejections = try #require(json["rejections"] as? [[String: Any]])
    #expect(rejections.compactMap { $0["code"] as? String } == ["E422", "E501"])
    #expect(try room.run("import", "a.csv").messages.contains("✗ E422 "))
  }
}

/// Scripts and numbers of a text.
enum Script {
  static func chinese(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { (0x4E00...0x9FFF).contains($0.value) || (0x3001...0x301F).contains($0.value) || $0 == "，" || $0 == "：" }
  }

  static func hasChinese(_ text: String) -> Bool { !chinese(text).isEmpty }

  static func letters(_ text: String) -> Int { text.unicodeScalars.filter { $0.isASCII && $0.properties.isAlphabetic }.count }

  static func numbers(_ text: String) -> [String] { text.matches(of: /[0-9]+/).map { String($0.output) }.sorted() }
}

/// Files of expected text beside the tests; `RECORD_SNAPSHOTS=1` writes them again.
enum Golden {
  static func text(_ name: String, current: String, folder: String? = nil) throws -> String {
    let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Golden")
      .path
    let url = URL(fileURLWithPath: folder ?? beside).appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(current.utf8).write(to: url)
    }
    return String(decoding: try Data(contentsOf: url), as: UTF8.self)
  }
}
