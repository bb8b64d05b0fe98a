import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import CommandLineInterface

@Suite("Help pages")
struct HelpTests {
  static let locales = ["zh_CN.UTF-8", "C"]

  /// Every command as the program describes itself in a language.
  private static func commands(_ locale: String) throws -> [Described] {
    let run = try Courtroom(language: locale).run(["--experimental-dump-help"])
    let root = try #require(try run.json()["command"] as? [String: Any])
    return Described.all(root, above: [])
  }

  /// A command with its texts.
  struct Described {
    let path: [String]
    let abstract: String
    let discussion: String
    let arguments: [(name: String, abstract: String)]
    let isLeaf: Bool

    static func all(_ command: [String: Any], above: [String]) -> [Described] {
      let path = above + [command["commandName"] as? String ?? ""]
      let below = (command["subcommands"] as? [[String: Any]] ?? []).filter { $0["commandName"] as? String != "help" }
      let arguments = (command["arguments"] as? [[String: Any]] ?? []).map { argument in
        (
          name: (argument["preferredName"] as? [String: Any])?["name"] as? String ?? argument["valueName"] as? String ?? "",
          abstract: argument["abstract"] as? String ?? ""
        )
      }
      return [
        Described(
          path: path, abstract: command["abstract"] as? String ?? "", discussion: command["discussion"] as? String ?? "",
          arguments: arguments.filter { !["help", "version", "experimental-dump-help", "generate-completion-script"].contains($0.name) },
          isLeaf: below.isEmpty)
      ] + below.flatMap { all($0, above: path) }
    }

    /// What follows `chuqing` in each example: up to a wide gap, a comment or a pipe.
    var examples: [[String]] {
      discussion.split(separator: "\n").flatMap { line -> [[String]] in
        line.ranges(of: "chuqing ").compactMap { range in
          let before = line[..<range.lowerBound]
          guard
            before.isEmpty || before.hasSuffix("  ") || before.hasSuffix("例：") || before.hasSuffix("Example: ")
              || before.hasSuffix("Examples: ")
          else { return nil }
          let rest = line[range.upperBound...]
          let end = rest.firstRange(of: "   ")?.lowerBound ?? rest.endIndex
          return Shell.words(String(rest[..<end]))
        }
      }
    }
  }

  @Test("every command, option and argument says in a line what it is for", arguments: locales)
  func abstracts(locale: String) throws {
    for command in try Self.commands(locale) {
      #expect(!command.abstract.isEmpty && !command.abstract.contains("\n"), "\(command.path)")
      for argument in command.arguments { #expect(!argument.abstract.isEmpty, "\(command.path) \(argument.name)") }
    }
  }

  @Test("in Chinese everything is explained in Chinese, in English in English", arguments: locales)
  func language(locale: String) throws {
    let isChinese = locale.hasPrefix("zh")
    // Names of things stay as they are in an English text, and so do examples.
    let quoted = [
      "粤", "破", "申", "号", "张三", "李四", "王庭长", "轻工", "关停", "特困", "万元", "元", "之一", "强清", "衍生诉讼未结", "起", "职工安置", "广东省高级人民法院", "之三", "央属", "省属",
      "市属", "区属",
    ]
    for command in try Self.commands(locale) {
      for (name, text) in [("", command.abstract), ("", command.discussion)] + command.arguments {
        guard !text.isEmpty else { continue }
        if isChinese {
          #expect(Script.hasChinese(text), "\(command.path) \(name): \(text)")
        } else {
          var plain = text
          for example in command.discussion.matches(of: /chuqing [^\n]*/) { plain = plain.replacing(example.output, with: "") }
          for word in quoted { plain = plain.replacing(word, with: "") }
          #expect(Script.chinese(plain).isEmpty, "\(command.path) \(name): \(String(String.UnicodeScalarView(Script.chinese(plain))))")
        }
      }
    }
  }

  @Test("every command that does something has an example, and every example is a command line that the program reads", arguments: locales)
  func examples(locale: String) throws {
    for command in try Self.commands(locale) {
      if command.isLeaf { #expect(!command.examples.isEmpty, "\(command.path) has no example") }
      for example in command.examples {
        do {
          _ = try ChuqingCommand.parseAsRoot(try CommandLineShape().prepared(example))
        } catch {
          Issue.record("\(command.path): \(example): \(ChuqingCommand.fullMessage(for: error))")
        }
      }
    }
  }

  @Test("a help page in Chinese has no heading or phrase of the parser left in English")
  func headings() throws {
    let room = try Courtroom()
    let english = [
      "OVERVIEW", "USAGE", "ARGUMENTS", "OPTIONS", "SUBCOMMANDS", "Show the version", "Show help", "for detailed help", "(default:",
      "(values:",
      "<options>", "<subcommand>",
    ]
    for command in try Self.commands("zh_CN.UTF-8") {
      let page = try room.run(Array(command.path.dropFirst()) + ["--help"])
      #expect(page.status == 0)
      for phrase in english { #expect(!page.output.contains(phrase), "\(command.path): \(phrase)") }
    }
  }

  @Test(
    "a mistyped command line is explained in the language, with its code",
    arguments: [
      (["stats"], "E103", "缺少"), (["stats", "--period"], "E104", "后面缺少内容"), (["log", "--onn", "x"], "E102", "没有这个选项"),
      (["log", "x", "y"], "E105", "多余的内容"), (["log", "x"], "E105", "多出了"), (["log", "--limit", "x"], "E106", "不能用于"),
      (["log", "--json=yes"], "E109", "后面不写内容"), (["import", "a.csv", "--kind", "x"], "E106", "可以写"),
      (["recrod"], "E101", "chuqing record"),
    ] as [([String], String, String)])
  func mistakes(arguments: [String], code: String, words: String) throws {
    let run = try Courtroom().run(arguments)
    #expect(run.status == 64)
    #expect(run.messages.hasPrefix("错误 \(code)："), "\(run.messages)")
    #expect(run.messages.contains(words), "\(run.messages)")
    let english = run.messages.split(separator: "\n").first.map { String($0).replacing(/'[^']*'|“[^”]*”|E[0-9]+/, with: "") } ?? ""
    #expect(Script.letters(english) < 12, "\(run.messages)")
  }

  @Test(
    "a mistyped or Chinese command finds the one that was meant",
    arguments: [
      (["recrod"], "chuqing record"), (["imprt", "a.csv"], "chuqing import"), (["case", "lisst"], "chuqing case list"),
      (["导入", "a.xlsx"], "chuqing import"),
      (["case", "结案"], "chuqing case close"), (["close"], "chuqing case close"), (["撤销"], "chuqing undo"), (["user"], "chuqing users list"),
      (["统计"], "chuqing stats"), (["help", "verfy"], "chuqing verify"),
    ])
  func suggestions(arguments: [String], meant: String) throws {
    let run = try Courtroom().run(arguments)
    #expect(run.status == 64)
    #expect(run.messages.contains("您是不是要：\(meant)"), "\(run.messages)")
  }

  @Test("every synonym stands for a command that exists")
  func synonyms() {
    let known = Set(CommandTree(ChuqingCommand.self).all.map { $0.path.joined(separator: " ") })
    for entry in CommandSynonyms.table { #expect(known.contains(entry.command), "\(entry.command)") }
  }

  @Test(
    "a command that only holds others shows its help, whatever the language option",
    arguments: [["case"], ["users", "--lang", "zh"], ["--lang", "zh", "rules"]])
  func containers(arguments: [String]) throws {
    let run = try Courtroom().run(arguments)
    #expect(run.status == 0)
    #expect(run.output.contains("用法：chuqing"))
  }
}

/// Words as a shell splits them: blanks, single and double quotes; a pipe or a redirection ends the command.
enum Shell {
  static func words(_ line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
      if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if character == "|" || character == ">" {
        break
      } else if character == " " {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let done = word { words.append(done) }
    return words
  }
}
