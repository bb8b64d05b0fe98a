import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance

/// `review record`: records how a case was graded.
struct ReviewRecordCommand: SessionCommand {
  static let right = CommandRight.review
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: words("登记一件案件的评查结果；再登记的取代前一次，前一次留在历史里。", "Record how a case was graded; a later grade replaces the earlier one."),
    discussion: words(
      """
      不写 --sample 的归入最近一次抽到本案的样本；承办法官不能评查自己的案件。
      例：chuqing review record '(2018)粤01破5号' --grade 瑕疵 --reviewer 王庭长 --finding 送达回证缺一份 --on 2019-07-20
      """,
      """
      Without --sample it belongs to the latest sample that drew the case; nobody reviews a case of his own.
      Example: chuqing review record '(2018)粤01破5号' --grade flawed --reviewer 王庭长 --on 2019-07-20
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号。", "Case number."), valueName: "case"), completion: ShellCompletion.cases) var number: String
  @Option(help: ArgumentHelp(words("等次：优秀、合格、瑕疵、不合格。", "excellent, qualified, flawed or unqualified."), valueName: "word")) var grade:
    String
  @Option(help: ArgumentHelp(words("评查意见。", "What was found."), valueName: "words")) var finding: String?
  @Option(help: ArgumentHelp(words("评查人（默认操作人）。", "Who reviewed it (default: who acts)."), valueName: "name")) var reviewer: String?
  @Option(help: ArgumentHelp(words("评查日期（默认今天）。", "Day of the review (default: today)."), valueName: "date")) var on: String?
  @Option(help: ArgumentHelp(words("属于哪个样本。", "Of which sample."), valueName: "id")) var sample: String?
  @Flag(help: ArgumentHelp(words("样本以外的评查。", "A review beside samples."))) var beside = false
  @Flag(help: ArgumentHelp(words("只检查，不写入。", "Check only."))) var dryRun = false

  func run(in session: Session) throws -> ExitCode {
    let say = session.language
    let grade = try session.word(grade, of: ReviewGrade.self, option: "--grade")
    let day = try on.map { try session.date($0, option: "--on") } ?? session.today
    let finding = try finding.map { try session.nonBlank($0, option: "--finding") }
    let reviewer = TextFolding.clean(try reviewer.map { try session.nonBlank($0, option: "--reviewer") } ?? session.actor)
    let store = try session.openForWriting()
    let number = try session.registeredCase(number, in: store)
    let law = try session.law(of: store)
    let chosen = try beside ? nil : chosenSample(number, try store.reviewSamples(), session)
    let stated = CaseReview(grade: grade, finding: finding, reviewer: reviewer, judge: nil, on: day, sample: chosen?.id)
    let effect = try store.perform(session.context("review record"), dryRun: dryRun) { transaction in
      do {
        return try DocketDesk(transaction, catalogue: law).review(number, stated, sample: chosen)
      } catch let refusal as CaseRefusal { throw CommandFailure.refusal(refusal, case: number) }
    }
    let place = chosen.map { say("样本 \($0.id)", "sample \($0.id)") } ?? say("样本以外", "beside samples")
    switch effect {
    case .unchanged: session.output.result(say("\(number)：已经这样登记，没有改动。", "\(number): is so already; nothing changed."))
    case .recorded(let review, let earlier):
      let before =
        earlier.map { say("（原为\(say.oversight.label($0.grade))，留在历史里）", " (was \(say.oversight.label($0.grade)), kept in the history)") }
        ?? ""
      session.output.result(
        say(
          "\(number)：\(say.oversight.label(review.grade))，\(place)\(before)",
          "\(number): \(say.oversight.label(review.grade)), \(place)\(before)"))
    }
    session.sayDryRun(dryRun)
    return ContractExit.done
  }

  private func chosenSample(
    _ number: CaseNumber, _ samples: [RecordedSample], _ session: Session
  ) throws(CommandFailure) -> ReviewSample? {
    if let sample { return try session.sample(sample, among: samples).sample }
    return samples.last { recorded in recorded.sample.cases.contains { $0.number == number } }?.sample
  }
}
