import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import Reports

/// `review results`: how the cases of a period were graded.
struct ReviewResultsCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "results",
    abstract: words("评查结果：各等次件数和占比，可按承办法官、承办部门。", "Results of reviews: counts and shares by grade, by judge or division."),
    discussion: words(
      "例：chuqing review results --period 2019H1 --by judge",
      "Example: chuqing review results --period 2019H1 --by judge"))

  @OptionGroup var global: GlobalOptions
  @Option(help: ArgumentHelp(words("期间。", "The period."), valueName: "P")) var period: String
  @Option(help: ArgumentHelp(words("分组：judge 承办法官、division 承办部门。", "Grouped by judge or division."), valueName: "word")) var by: String?
  @OptionGroup var format: OutputFormatOptions

  func run(in session: Session) throws -> ExitCode {
    let say = session.language
    let format = try format.format()
    let period = try session.period(period)
    let by = try by.map { text throws(CommandFailure) in try session.word(text, of: ReviewStrata.self, option: "--by") }
    if by == .procedure {
      throw CommandFailure.usage(.badWord(option: "--by", self.by ?? "", accepted: ["judge", "division"]))
    }
    let store = try session.open()
    let court = Court(store: store, catalogue: try session.law(of: store))
    let (records, oversight) = try court.oversight()
    let figures = ReviewFigures(records: records, oversight: oversight, period: period.days)
    let groups = by.map { $0 == .judge ? figures.judges : figures.divisions } ?? []
    switch format {
    case .json:
      session.output.json([
        .init(key: "period", value: .string(period.code)), .init(key: "total", value: figures.total.json),
        .init(key: "groups", value: .array(groups.map(\.json))),
        .init(key: "samples", value: .array(figures.samples.map { .string($0.sample.id) })),
      ])
    case .csv:
      var text = DelimitedField.line(["name", "drawn", "graded", "open"] + ReviewGrade.inReportOrder.map(\.code))
      for tally in by == nil ? [figures.total] : groups {
        text += DelimitedField.line(
          [tally.name ?? "", "\(tally.total)", "\(tally.graded)", "\(tally.open)"]
            + ReviewGrade.inReportOrder.map { "\(tally[$0])" })
      }
      session.output.raw(text)
    case .table: Self.table(figures, groups, by ?? .judge, say).forEach(session.output.result)
    }
    return ContractExit.done
  }

  private static func table(_ figures: ReviewFigures, _ groups: [ReviewFigures.Tally], _ by: ReviewStrata, _ say: Language) -> [String] {
    var table = TerminalTable(
      [.init(say.oversight.label(by)), .init(say("评查", "Drawn"), .right), .init(say("未评", "Open"), .right)]
        + ReviewGrade.inReportOrder.map { .init(say.oversight.label($0), .right) })
    for tally in groups { table.add(row(tally, tally.name ?? say("未填", "not recorded"))) }
    table.add(row(figures.total, say("合计", "All")))
    return table.lines()
  }

  private static func row(_ tally: ReviewFigures.Tally, _ name: String) -> [String] {
    [name, "\(tally.total)", "\(tally.open)"]
      + ReviewGrade.inReportOrder.map { grade in
        tally.share(of: grade).map { "\(tally[grade]) (\($0)%)" } ?? "—"
      }
  }
}

extension ReviewFigures.Tally {
  fileprivate var json: JSONValue {
    .object(
      [
        .init(key: "name", value: name.map(JSONValue.string) ?? .null), .init(key: "drawn", value: .integer(Int64(total))),
        .init(key: "graded", value: .integer(Int64(graded))), .init(key: "open", value: .integer(Int64(open))),
      ] + ReviewGrade.inReportOrder.map { .init(key: $0.code, value: .integer(Int64(self[$0]))) })
  }
}
