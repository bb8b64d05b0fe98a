import CaseFile
import CivilCalendar
import Clearance
import Reports

/// Prints what became of the figures of a report, and why.
struct LateEntryListing {
  let answer: LateEntries.Answer
  let session: Session

  private var say: Language { session.language }

  // MARK: Text

  func printText() {
    let changed = answer.figures.filter(\.isChanged)
    answer.report.heading(say).forEach(session.output.result)
    session.output.result(
      say(
        "现在：日志第\(answer.head.sequence)条，其后\(answer.head.sequence - answer.report.issue.basis.position)条。",
        "Now: journal entry \(answer.head.sequence), \(answer.head.sequence - answer.report.issue.basis.position) since."))
    if !answer.isConfirmed {
      session.output.message(
        say(
          "注意：这个版本的程序重建不出当时的内容，“印发时”是重算的：见 chuqing reports reproduce \(answer.report.sequence)",
          "Note: this program does not make the report as issued; 'issued' is computed anew: see chuqing reports reproduce \(answer.report.sequence)"
        ))
    }
    printFigures()
    guard !answer.cases.isEmpty || !answer.law.isEmpty else {
      session.output.result(say("没有变动：后来登记的都不影响这份报告的数字。", "Nothing changed: nothing recorded since moves a figure of this report."))
      return
    }
    if changed.isEmpty {
      session.output.result(say("数字都没有变，但有案件的计入变了，互相抵消：", "No figure changed, but cases count otherwise and cancel each other out:"))
    }
    if answer.figures.contains(where: \.isMovedByLaw) { printLaw() }
    if !answer.cases.isEmpty { printCases() }
  }

  private func printFigures() {
    var table = TerminalTable([
      .init(say("指标", "Figure")), .init(say("本期印发时", "Issued"), .right), .init(say("现在", "Now"), .right),
      .init(say("变动", "Change"), .right), .init(say("比较期印发时", "Prior issued"), .right), .init(say("现在", "Now"), .right),
      .init(say("变动", "Change"), .right),
    ])
    for figure in answer.figures where figure.side == .current {
      guard let prior = answer.figures.first(where: { $0.id == figure.id && $0.side == .prior }) else { continue }
      table.add([figure.name(say.report, answer.period)] + cells(figure) + cells(prior))
    }
    table.lines().forEach(session.output.result)
  }

  private func cells(_ figure: FigureRevision) -> [String] {
    [
      figure.publishedNumber.map { text($0, figure) } ?? "—", figure.nowNumber.map { text($0, figure) } ?? "—",
      figure.isChanged ? figure.change.map { signed($0, figure) } ?? say("有变", "changed") : "",
    ]
  }

  private func text(_ number: PublishedNumber, _ figure: FigureRevision) -> String {
    number.description + (figure.unit == .rate ? "%" : "")
  }

  /// The change with its sign: in percentage points between rates, minus as in reports.
  private func signed(_ number: PublishedNumber, _ figure: FigureRevision) -> String {
    let text = number.description
    let sign = number.double == 0 ? "" : text.hasPrefix("-") ? "−" : "+"
    return sign + text.drop { $0 == "-" } + (figure.unit == .rate ? say("个百分点", " points") : "")
  }

  private func printLaw() {
    let names = answer.figures.filter(\.isMovedByLaw).map { "\(side($0.side))\($0.name(say.report, answer.period))" }
    session.output.result(
      say("规则或节假日的变动所致：\(names.joined(separator: "、"))", "Moved by rules or holidays: \(names.joined(separator: ", "))"))
    for entry in answer.law { session.output.result("  " + line(entry)) }
  }

  private func printCases() {
    session.output.result(say("计入有变的案件（\(answer.cases.count)件）：", "Cases that count otherwise (\(answer.cases.count)):"))
    for item in answer.cases {
      session.output.result("\(item.number)\(item.enterprise.map { " " + $0 } ?? "")")
      for words in effects(of: item.number) { session.output.result("  " + words) }
      for entry in item.entries { session.output.result("  " + line(entry)) }
      guard item.entries.isEmpty else { continue }
      session.output.result(
        item.related.isEmpty
          ? say("  后来没有关于本案的登记。", "  Nothing was recorded about it since.")
          : say("  后来没有关于本案的登记；随这些案件而变：", "  Nothing was recorded about it since; it follows from:"))
      for entry in item.related { session.output.result("  \(entry.entry.subject) " + line(entry)) }
    }
    session.output.result(say("后来登记的人：", "Recorded by: ") + people.joined(separator: say("，", ", ")))
  }

  private func line(_ entry: LateEntries.Entry) -> String {
    let moment = "\(entry.entry.recordedAt.courtDate) \(entry.entry.recordedAt.courtClock)"
    return say("第\(entry.entry.sequence)条", "entry \(entry.entry.sequence)")
      + "  \(moment)  \(entry.entry.actor)  \(entry.event.title(say))  \(entry.event.summary(say))"
  }

  private func effects(of number: CaseNumber) -> [String] {
    ReportSide.allCases.compactMap { period in
      let figures = answer.figures.filter { $0.side == period && $0.movers.contains { $0.number == number } }
      // Rates and averages follow from the counts: they are named only where no count moved.
      let counts = figures.filter(\.isCount)
      let moved = (counts.isEmpty ? figures : counts).compactMap { figure in
        figure.movers.first { $0.number == number }.map { "\(figure.name(say.report, answer.period))\(sign($0.effect))" }
      }
      return moved.isEmpty ? nil : side(period) + moved.joined(separator: say("、", ", "))
    }
  }

  private func sign(_ effect: FigureRevision.Effect) -> String {
    switch effect {
    case .added: return say("（计入）", " (added)")
    case .removed: return say("（不再计入）", " (removed)")
    case .changed: return say("（数值变）", " (value)")
    }
  }

  private func side(_ side: ReportSide) -> String {
    side == .current ? say("本期：", "current: ") : say("比较期：", "prior: ")
  }

  private var people: [String] {
    var counts: [(name: String, sequences: Set<Int>)] = []
    let entries = answer.cases.flatMap { $0.entries + $0.related } + answer.law
    for entry in entries {
      if let index = counts.firstIndex(where: { $0.name == entry.entry.actor }) {
        counts[index].sequences.insert(entry.entry.sequence)
      } else {
        counts.append((entry.entry.actor, [entry.entry.sequence]))
      }
    }
    return counts.sorted { (-$0.sequences.count, $0.name) < (-$1.sequences.count, $1.name) }.map {
      say("\($0.name) \($0.sequences.count)条", "\($0.name) \($0.sequences.count)")
    }
  }

  // MARK: For programs

  func printJSON() {
    session.output.json([
      .init(key: "report", value: answer.report.json), .init(key: "confirmed", value: .bool(answer.isConfirmed)),
      .init(key: "journal_position", value: .integer(Int64(answer.head.sequence))),
      .init(key: "journal_digest", value: .string(answer.head.digest.description)),
      .init(key: "figures", value: .array(answer.figures.map(json))),
      .init(
        key: "cases",
        value: .array(
          answer.cases.map { item in
            .object([
              .init(key: "case_no", value: .string(item.number.text)),
              .init(key: "enterprise", value: item.enterprise.map(JSONValue.string) ?? .null),
              .init(key: "entries", value: .array(item.entries.map(json))),
              .init(key: "follows_from", value: .array(item.related.map(json))),
            ])
          })), .init(key: "law", value: .array(answer.law.map(json))),
    ])
  }

  private func json(_ figure: FigureRevision) -> JSONValue {
    func number(_ value: PublishedNumber?) -> JSONValue {
      switch value {
      case nil: return .null
      case .whole(let number)?: return .integer(Int64(number))
      case .decimal(let number)?: return .string(number.description)
      }
    }
    return .object([
      .init(key: "figure", value: .string(figure.id.rawValue)), .init(key: "period", value: .string(figure.side.rawValue)),
      .init(key: "published", value: number(figure.publishedNumber)), .init(key: "now", value: number(figure.nowNumber)),
      .init(key: "change", value: number(figure.change)), .init(key: "changed", value: .bool(figure.isChanged)),
      .init(key: "moved_by_law", value: .bool(figure.isMovedByLaw)),
      .init(
        key: "cases",
        value: .array(
          figure.movers.map {
            .object([
              .init(key: "case_no", value: .string($0.number.text)), .init(key: "effect", value: .string($0.effect.rawValue)),
            ])
          })),
    ])
  }

  private func json(_ entry: LateEntries.Entry) -> JSONValue {
    .object([
      .init(key: "sequence", value: .integer(Int64(entry.entry.sequence))),
      .init(key: "recorded_at", value: .string(entry.entry.recordedAt.description)),
      .init(key: "actor", value: .string(entry.entry.actor)), .init(key: "command", value: .string(entry.entry.commandID)),
      .init(key: "kind", value: .string(entry.entry.kind)), .init(key: "subject", value: .string(entry.entry.subject)),
      .init(key: "content", value: .string(entry.event.summary(say))),
    ])
  }

  /// One line for each figure, case and entry that moved it.
  func printCSV() {
    var text = DelimitedField.line([
      "figure", "period", "published", "now", "change", "case_no", "effect", "entry", "recorded_at", "actor", "event", "content",
    ])
    let blank = [String](repeating: "", count: 7)
    for figure in answer.figures {
      // Numbers are not text: a minus sign stays as it is.
      let numbers = [figure.publishedNumber, figure.nowNumber, figure.change].map { $0?.description ?? "" }
      let head = ([figure.id.rawValue, figure.side.rawValue] + numbers).joined(separator: ",") + ","
      if figure.movers.isEmpty, !figure.isMovedByLaw { text += head + DelimitedField.line(blank) }
      for mover in figure.movers {
        let item = answer.cases.first { $0.number == mover.number }
        let entries = item.map { $0.entries.isEmpty ? $0.related : $0.entries } ?? []
        let start = [mover.number.text, mover.effect.rawValue]
        if entries.isEmpty { text += head + DelimitedField.line(start + blank.prefix(5)) }
        for entry in entries { text += head + DelimitedField.line(start + fields(entry)) }
      }
      if figure.isMovedByLaw {
        for entry in answer.law { text += head + DelimitedField.line(["", "law"] + fields(entry)) }
      }
    }
    session.output.raw(text)
  }

  private func fields(_ entry: LateEntries.Entry) -> [String] {
    [
      "\(entry.entry.sequence)", entry.entry.recordedAt.description, entry.entry.actor, entry.event.title(say), entry.event.summary(say),
    ]
  }
}
