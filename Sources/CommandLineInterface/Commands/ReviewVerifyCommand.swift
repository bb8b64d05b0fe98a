import ArgumentParser
import CaseFile
import CaseStore
import Clearance
import Reports

/// `review verify`: repeats the draw of a sample.
struct ReviewVerifyCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: words("从当时的日志位置重抽一遍，看是否同样的案件。", "Repeat a draw from its journal position and compare the cases."),
    discussion: words("例：chuqing review verify 2019Q2", "Example: chuqing review verify 2019Q2"))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("样本。", "The sample."), valueName: "sample")) var id: String
  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON."))) var json = false

  func run(in session: Session) throws -> ExitCode {
    let say = session.language
    let store = try session.open()
    let recorded = try session.sample(id, among: try store.reviewSamples())
    let result = try Court(store: store, catalogue: try session.law(of: store)).verify(recorded)
    if json {
      session.output.json([
        .init(key: "sample", value: .string(recorded.sample.id)), .init(key: "holds", value: .bool(result.holds)),
        .init(key: "population", value: .integer(Int64(result.population))),
        .init(key: "population_digest", value: .string(result.populationDigest)),
        .init(key: "recorded_digest", value: .string(recorded.sample.populationDigest)),
        .init(key: "missing", value: .array(result.missing.map { .string($0.text) })),
        .init(key: "surplus", value: .array(result.surplus.map { .string($0.text) })),
      ])
    } else {
      SampleListing.head(of: recorded.sample, say).forEach(session.output.result)
      session.output.result(
        result.holds
          ? say(
            "重抽一致：\(result.population)件中抽出同样的\(recorded.sample.cases.count)件。",
            "The draw repeats: the same \(recorded.sample.cases.count) of \(result.population) cases.")
          : say("重抽不一致！", "The draw does not repeat!"))
      if !result.holds { explain(result, say).forEach(session.output.result) }
    }
    return result.holds ? ContractExit.done : ContractExit.verificationFailed
  }

  private func explain(_ result: SampleVerification, _ say: Language) -> [String] {
    var lines: [String] = []
    if result.populationDigest != result.recorded.sample.populationDigest {
      lines.append(
        say(
          "案件清单不同：当时\(result.recorded.sample.population)件，重算\(result.population)件；先用 chuqing verify 检查日志。",
          "The population differs: \(result.recorded.sample.population) cases then, \(result.population) now; check the journal with chuqing verify."
        ))
    }
    for number in result.missing { lines.append(say("  样本有、重抽没有：\(number)", "  in the sample only: \(number)")) }
    for number in result.surplus { lines.append(say("  重抽有、样本没有：\(number)", "  in the draw only: \(number)")) }
    return lines
  }
}
