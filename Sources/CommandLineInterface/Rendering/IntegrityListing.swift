import CaseFile
import Reports

/// Prints what a check of the data found.
struct IntegrityListing {
  let findings: [IntegrityFinding]
  /// How many cases were checked.
  let count: Int
  /// Code of the database's court.
  let court: String
  let session: Session

  private var say: Language { session.language }
  private var words: IntegrityWords { IntegrityWords(say: say, court: court) }

  // MARK: Programs

  func printJSON() {
    let counts = IntegrityQuestion.Severity.allCases.map { severity in
      JSONValue.Member(
        key: severity.rawValue, value: .integer(Int64(findings.count { $0.question.severity == severity })))
    }
    session.output.json([
      .init(key: "checked", value: .integer(Int64(count))), .init(key: "counts", value: .object(counts)),
      .init(key: "findings", value: .array(findings.map(json))),
    ])
  }

  private func json(_ finding: IntegrityFinding) -> JSONValue {
    .object([
      .init(key: "code", value: .string(finding.question.rawValue)),
      .init(key: "severity", value: .string(finding.question.severity.rawValue)),
      .init(key: "cases", value: .array(finding.cases.map { .string($0.text) })),
      .init(key: "finding", value: .string(words.sentence(finding.fault))),
      .init(key: "advice", value: .string(words.advice(finding))),
    ])
  }

  func printCSV() {
    var text = DelimitedField.line(["code", "severity", "cases", "finding", "advice"])
    for finding in findings {
      text += DelimitedField.line([
        finding.question.rawValue, finding.question.severity.rawValue,
        finding.cases.map(\.text).joined(separator: "；"), words.sentence(finding.fault), words.advice(finding),
      ])
    }
    session.output.raw(text)
  }

  static func printQuestions(_ format: OutputFormatOptions.Format, _ session: Session) {
    let say = session.language
    let words = IntegrityWords(say: say, court: "")
    let questions = IntegrityQuestion.allCases
    switch format {
    case .json:
      session.output.json([
        .init(
          key: "questions",
          value: .array(
            questions.map {
              .object([
                .init(key: "code", value: .string($0.rawValue)), .init(key: "severity", value: .string($0.severity.rawValue)),
                .init(key: "question", value: .string(words.title($0))),
              ])
            }))
      ])
    case .csv:
      session.output.raw(
        DelimitedField.line(["code", "severity", "question"])
          + questions.map { DelimitedField.line([$0.rawValue, $0.severity.rawValue, words.title($0)]) }.joined())
    case .table:
      var table = TerminalTable([
        .init(say("编号", "Code")), .init(say("轻重", "Severity")), .init(say("问题", "Question")),
      ])
      for question in questions { table.add([question.rawValue, words.label(question.severity), words.title(question)]) }
      table.lines().forEach(session.output.result)
    }
  }

  // MARK: People

  func printTable(limit: Int) {
    var rest = findings[...]
    while let first = rest.first {
      let group = rest.prefix { $0.question == first.question }
      rest = rest.dropFirst(group.count)
      print(Array(group), limit: limit)
    }
    session.output.result(summary)
  }

  private func print(_ group: [IntegrityFinding], limit: Int) {
    let question = group[0].question
    let sign = question.severity == .error ? "✗" : question.severity == .warning ? "!" : "·"
    session.output.result(
      "\(sign) \(question.rawValue) \(words.label(question.severity))\(say("：", ": "))\(words.title(question))"
        + say("（\(group.count)条）", " (\(group.count))"))
    let shown = limit > 0 ? Array(group.prefix(limit)) : group
    for finding in shown {
      let numbers = finding.cases.prefix(5).map(\.text).joined(separator: say("、", ", "))
      let more = finding.cases.count > 5 ? say("等\(finding.cases.count)件", " and \(finding.cases.count - 5) more") : ""
      session.output.result("    \(numbers)\(more)  \(words.sentence(finding.fault))")
    }
    if shown.count < group.count {
      session.output.result(
        say(
          "    ……另有\(group.count - shown.count)条：chuqing check --code \(question.rawValue) --limit 0",
          "    … and \(group.count - shown.count) more: chuqing check --code \(question.rawValue) --limit 0"))
    }
    session.output.result("    " + say("办法：", "What to do: ") + words.advice(group[0]))
  }

  private var summary: String {
    func number(_ severity: IntegrityQuestion.Severity) -> Int { findings.count { $0.question.severity == severity } }
    guard !findings.isEmpty else {
      return say("检查了\(count)件，没有发现问题。", "Checked \(count) cases: nothing found.")
    }
    return say(
      "检查了\(count)件：错误\(number(.error))条，警告\(number(.warning))条，提示\(number(.note))条。",
      "Checked \(count) cases: \(number(.error)) errors, \(number(.warning)) warnings, \(number(.note)) notes.")
  }
}
