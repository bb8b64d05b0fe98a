import Foundation

/// A session at the terminal as the README shows it: commands after `$ `, each with what it answers.
struct ReadmeTranscript {
  /// One command with the lines below it.
  struct Step {
    /// The command as written.
    let command: String
    /// What the README says it answers; `…` stands for lines that are left out.
    var answer: [String] = []
  }

  /// The commands in their order.
  let steps: [Step]

  /// Why a transcript could not be read.
  struct Missing: Error { let marker: String }

  /// Reads the block of the README after a marker such as `<!-- morning -->`.
  init(readme: String, marker: String) throws {
    let lines = readme.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = lines.firstIndex(of: "<!-- \(marker) -->"), let open = lines[start...].firstIndex(where: { $0.hasPrefix("```") }),
      let end = lines[(open + 1)...].firstIndex(where: { $0.hasPrefix("```") })
    else { throw Missing(marker: marker) }
    var steps: [Step] = []
    for line in lines[(open + 1)..<end] {
      if line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2))))
      } else if !steps.isEmpty, !line.hasPrefix("# ") {
        steps[steps.count - 1].answer.append(line)
      }
    }
    self.steps = steps
  }

  /// The first line of the README that the program's lines do not have in its place; nil when they agree.
  static func difference(between said: [String], and answer: [String]) -> String? {
    var rest = said.map(trimmed).filter { !$0.isEmpty }[...]
    var mayskip = false
    for line in answer.map(trimmed) where !line.isEmpty {
      if line == "…" {
        mayskip = true
        continue
      }
      guard let place = mayskip ? rest.firstIndex(of: line) : rest.first == line ? rest.startIndex : nil else { return line }
      rest = rest[(place + 1)...]
      mayskip = false
    }
    return mayskip || rest.isEmpty ? nil : "+ \(rest[rest.startIndex])"
  }

  private static func trimmed(_ line: String) -> String {
    var end = line.endIndex
    while end > line.startIndex, line[line.index(before: end)] == " " { end = line.index(before: end) }
    return String(line[..<end])
  }

  /// The words of a command line: quotes, and nothing else that a shell would do.
  static func words(_ command: String) -> [String] {
    var words: [String] = []
    var current: String?
    var quote: Character?
    for character in command {
      if let open = quote {
        if character == open { quote = nil } else { current = (current ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        current = current ?? ""
      } else if character == " " {
        if let word = current { words.append(word) }
        current = nil
      } else {
        current = (current ?? "") + String(character)
      }
    }
    return current.map { words + [$0] } ?? words
  }
}
