import CaseFile
import CivilCalendar
import Reports

/// Prints cases that were drawn for a review.
struct ReviewListing {
  let entries: [ReviewFigures.Entry]
  let samples: [RecordedSample]
  let records: [CaseRecord]
  let session: Session

  private var say: Language { session.language }

  private static let columns = [
    "sample", "case_no", "enterprise", "stratum", "judge", "grade", "reviewer", "on", "finding", "replaced",
  ]

  private func fields(_ entry: ReviewFigures.Entry) -> [String] {
    [
      entry.sample ?? "", entry.number.text, entry.position.flatMap { records[$0].facts.debtors.first?.name } ?? "",
      entry.stratum ?? "", entry.judge ?? "", entry.review?.grade.code ?? "", entry.review?.reviewer ?? "",
      entry.review?.on.description ?? "", entry.review?.finding ?? "", "\(entry.replaced)",
    ]
  }

  func print(_ format: OutputFormatOptions.Format) {
    switch format {
    case .json:
      session.output.json([
        .init(key: "samples", value: .array(samples.map { $0.sample.listingJSON(withCases: false) })),
        .init(
          key: "cases",
          value: .array(
            entries.map { entry in
              .object(
                zip(Self.columns, fields(entry)).map { key, text in
                  if key == "replaced" { return .init(key: key, value: .integer(Int64(entry.replaced))) }
                  return .init(key: key, value: text.isEmpty ? .null : .string(text))
                })
            })),
      ])
    case .csv:
      var text = DelimitedField.line(Self.columns)
      for entry in entries { text += DelimitedField.line(fields(entry)) }
      session.output.raw(text)
    case .table: printTable()
    }
  }

  private func printTable() {
    for recorded in samples { SampleListing.head(of: recorded.sample, say).forEach(session.output.result) }
    var table = TerminalTable([
      .init(say("样本", "Sample")), .init(say("案号", "Case")), .init(say("企业", "Enterprise"), isElastic: true),
      .init(say("承办法官", "Judge")), .init(say("等次", "Grade")), .init(say("评查人", "Reviewer")), .init(say("日期", "On")),
      .init(say("意见", "Finding"), isElastic: true),
    ])
    for entry in entries {
      let name = entry.position.flatMap { records[$0].facts.debtors.first?.name }
      table.add([
        entry.sample ?? say("样本外", "beside"), entry.number.text, name ?? "—", entry.judge ?? "—",
        entry.review.map { say.oversight.label($0.grade) } ?? "—", entry.review?.reviewer ?? "—",
        entry.review?.on.description ?? "—", entry.review?.finding ?? "—",
      ])
    }
    table.lines(within: session.output.terminalWidth).forEach(session.output.result)
    let open = entries.count { $0.review == nil }
    session.output.result(say("共\(entries.count)件，未评\(open)件。", "\(entries.count) cases, \(open) without a grade."))
  }
}
