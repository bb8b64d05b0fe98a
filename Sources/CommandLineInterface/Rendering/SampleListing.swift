import CaseFile
import CivilCalendar
import Reports

/// Prints a sample that was drawn.
struct SampleListing {
  let sample: ReviewSample
  let isDryRun: Bool
  let session: Session

  private var say: Language { session.language }

  func print(_ format: OutputFormatOptions.Format) {
    if format == .json {
      session.output.json([
        .init(key: "sample", value: sample.listingJSON(withCases: !isDryRun)), .init(key: "dry_run", value: .bool(isDryRun)),
      ])
      return
    }
    Self.head(of: sample, say).forEach(session.output.result)
    var strata = TerminalTable([
      .init(say.oversight.label(sample.by)), .init(say("案件", "Cases"), .right), .init(say("抽取", "Drawn"), .right),
    ])
    for stratum in sample.strata {
      strata.add([say.oversight.stratum(stratum.key, by: sample.by), "\(stratum.population)", "\(stratum.drawn)"])
    }
    strata.lines().forEach(session.output.result)
    if sample.size > sample.population {
      session.output.message(
        say("案件只有\(sample.population)件，全部抽取。", "There are only \(sample.population) cases; all are drawn."))
    }
    guard !isDryRun else { return session.sayDryRun(true) }
    var cases = TerminalTable([.init(say("案号", "Case")), .init(say.oversight.label(sample.by))])
    for item in sample.cases { cases.add([item.number.text, say.oversight.stratum(item.stratum, by: sample.by)]) }
    cases.lines().forEach(session.output.result)
  }

  /// What a sample was drawn from and how, in two lines.
  static func head(of sample: ReviewSample, _ say: Language) -> [String] {
    let seed = "\(sample.seed)" + (sample.isSeedGiven ? say("（指定）", " (given)") : say("（程序选取）", " (chosen by the program)"))
    return [
      say(
        "样本 \(sample.id)：\(say.oversight.label(sample.source))，\(sample.days.from)至\(sample.days.through)，共\(sample.population)件，抽取\(sample.cases.count)件。",
        "Sample \(sample.id): \(say.oversight.label(sample.source)), \(sample.days.from) to \(sample.days.through): \(sample.cases.count) of \(sample.population)."
      ) + (sample.again.map { say("另抽理由：\($0)", " Again because: \($0)") } ?? ""),
      say(
        "种子 \(seed)；日志第\(sample.knownAt)条；案件清单摘要 \(sample.populationDigest.prefix(16))…",
        "Seed \(seed); journal entry \(sample.knownAt); digest of the population \(sample.populationDigest.prefix(16))…"),
    ]
  }
}

extension ReviewSample {
  /// The sample for programs.
  func listingJSON(withCases: Bool) -> JSONValue {
    guard case .object(let members) = json else { return json }
    return .object(
      [.init(key: "id", value: .string(id))] + members.filter { withCases || $0.key != "cases" })
  }
}
