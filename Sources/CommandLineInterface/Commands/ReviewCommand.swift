import ArgumentParser
import CaseFile
import CaseStore
import Reports

/// `review`: samples of cases, and how they were graded.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: words("案件评查：抽样、登记等次、结果、复核抽样。", "Reviews: samples, grades, results, repeating a draw."),
    discussion: words(
      """
      分层抽样由种子决定，任何人都可以按说明重抽一遍；一个期间只抽一次。等次：\(ReviewGrade.inReportOrder.map(\.ledgerWord).joined(separator: "、"))。
      例：chuqing review sample --period 2019Q2 --size 30 --by judge
          chuqing review record '(2018)粤01破5号' --grade 合格 --reviewer 王庭长 --finding 文书齐全
          chuqing review list --open               还没有评定等次的
          chuqing review results --period 2019H1 --by judge
          chuqing review verify 2019Q2             重抽一遍，看是否同样的案件
      """,
      """
      A stratified sample follows from its seed, so that anybody can repeat it; a period is sampled once.
      Grades: \(ReviewGrade.inReportOrder.map(\.code).joined(separator: ", ")).
      Examples: chuqing review sample --period 2019Q2 --size 30 --by judge
                chuqing review record '(2018)粤01破5号' --grade qualified --reviewer 王庭长
                chuqing review list --open
                chuqing review results --period 2019H1 --by judge
                chuqing review verify 2019Q2
      """),
    subcommands: [
      ReviewSampleCommand.self, ReviewRecordCommand.self, ReviewListCommand.self, ReviewResultsCommand.self,
      ReviewVerifyCommand.self,
    ])
}

extension Session {
  /// A period as typed.
  func period(_ text: String) throws(CommandFailure) -> ReportPeriod {
    do throws(PeriodError) {
      return try ReportPeriod(parsing: text)
    } catch { throw .period(error, text: text) }
  }

  /// One of a closed set of words.
  func word<Word: LedgerWord>(_ text: String, of type: Word.Type, option: String) throws(CommandFailure) -> Word {
    guard let word = Word(ledgerText: text) else {
      throw .usage(.badWord(option: option, text, accepted: Word.inReportOrder.map { "\($0.ledgerWord)(\($0.code))" }))
    }
    return word
  }

  /// The sample with this identifier.
  ///
  /// - Throws: `.usage(.badWord)` naming the samples there are.
  func sample(_ text: String, among samples: [RecordedSample]) throws(CommandFailure) -> RecordedSample {
    let key = TextFolding.key(text)
    guard let sample = samples.first(where: { TextFolding.key($0.sample.id) == key }) else {
      throw .usage(.badWord(option: language("样本", "sample"), text, accepted: samples.reversed().map(\.sample.id)))
    }
    return sample
  }
}
