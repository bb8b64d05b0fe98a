import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import Reports

/// `review sample`: draws a stratified sample and journals it.
struct ReviewSampleCommand: SessionCommand {
  static let right = CommandRight.supervise
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: words("分层抽取评查案件，记入日志。", "Draw a stratified sample of cases and journal it."),
    discussion: words(
      """
      各层按案件数比例分配（最大余数法），件数够的每层至少一件；同一种子、同一日志位置抽出同样的案件。不写 --seed 的由程序选种子。
      试运行只显示各层件数，不显示抽中哪些案件；指定的种子在样本里注明。
      例：chuqing review sample --period 2019Q2 --size 30 --by judge
          chuqing review sample --period 2019H1 --size 10 --from long-pending      专项评查期末一年以上未结的
      """,
      """
      Strata share in proportion (largest remainder), at least one case each where the size allows. The same seed and
      journal position give the same cases; without --seed the program chooses one. A dry run shows sizes, no cases.
      Examples: chuqing review sample --period 2019Q2 --size 30 --by judge
                chuqing review sample --period 2019H1 --size 10 --from long-pending
      """))

  @OptionGroup var global: GlobalOptions
  @Option(help: ArgumentHelp(words("期间，如 2019Q2。", "The period, e.g. 2019Q2."), valueName: "P")) var period: String
  @Option(help: ArgumentHelp(words("抽几件。", "How many cases."), valueName: "n")) var size: Int
  @Option(help: ArgumentHelp(words("种子（整数）。", "The seed, a whole number."), valueName: "n")) var seed: UInt64?
  @Option(
    help: ArgumentHelp(words("分层：judge 承办法官、procedure 程序、division 承办部门。", "Strata: judge, procedure or division."), valueName: "word"))
  var by = "judge"
  @Option(
    help: ArgumentHelp(
      words("范围：closed 本期已结、long-pending 期末一年以上未结。", "closed (in the period) or long-pending (at its end)."), valueName: "word"))
  var from = "closed"
  @Option(help: ArgumentHelp(words("同一期间再抽一次的理由。", "Why the period is sampled again."), valueName: "words")) var again: String?
  @Flag(help: ArgumentHelp(words("只看各层件数，不写入。", "Sizes only; nothing is written."))) var dryRun = false
  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON."))) var json = false

  func run(in session: Session) throws -> ExitCode {
    guard size > 0 else { throw CommandFailure.usage(.badCount(option: "--size", "\(size)", least: 1)) }
    let period = try session.period(period)
    // A period that is not over has no population yet.
    guard period.days.through < session.today else {
      throw CommandFailure.usage(.periodNotOver(through: period.days.through, today: session.today))
    }
    // Nine digits can be read out and typed again.
    let request = SampleRequest(
      period: period, source: try session.word(from, of: ReviewSource.self, option: "--from"),
      strata: try session.word(by, of: ReviewStrata.self, option: "--by"), size: size,
      seed: seed ?? UInt64.random(in: 100_000_000...999_999_999), isSeedGiven: seed != nil,
      again: try again.map { try session.nonBlank($0, option: "--again") })
    let store = try session.openForWriting()
    let sample = try Court(store: store, catalogue: try session.law(of: store)).sample(request)
    try store.perform(session.context("review sample"), dryRun: dryRun) { transaction in try transaction.record(sample) }
    SampleListing(sample: sample, isDryRun: dryRun, session: session).print(json ? .json : .table)
    if !dryRun, !json {
      session.output.message(
        session.language(
          "接着登记：chuqing review record 案号 --grade 等次 --reviewer 姓名", "Next: chuqing review record CASE --grade WORD --reviewer NAME"))
    }
    return ContractExit.done
  }
}
