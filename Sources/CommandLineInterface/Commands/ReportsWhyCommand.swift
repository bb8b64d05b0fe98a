import ArgumentParser
import CaseFile
import CaseStore
import Clearance
import Reports

/// `reports why`: the figures as issued beside those now known, and whose later entries moved them.
struct ReportsWhyCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: words("印发时的数字与现在的对照，谁后来登记了什么使它变动。", "Figures as issued beside those now known, and what moved them."),
    discussion: words(
      """
      同一期间、同样的范围：总体情况的每个数和账龄段，本期和比较期；变动的案件各附印发以后登记的、能影响这些数的日志条目。
      例：chuqing reports why 715    chuqing reports why 7K3M9QXTA --json    chuqing reports why --file 态势报告.xlsx
      """,
      """
      The same period and part of the court: every figure of the overall table and the age bands, of the period and of the
      comparison; each case that moved one with the entries recorded since that can have done so.
      Examples: chuqing reports why 715    chuqing reports why 7K3M9QXTA --json    chuqing reports why --file report.xlsx
      """))

  @OptionGroup var global: GlobalOptions
  @OptionGroup var publication: PublicationOptions
  @OptionGroup var format: OutputFormatOptions

  func run(in session: Session) throws -> ExitCode {
    let format = try format.format()
    let store = try session.open()
    let answer = try LateEntries(store: store).answer(try publication.report(in: store))
    let listing = LateEntryListing(answer: answer, session: session)
    switch format {
    case .json: listing.printJSON()
    case .csv: listing.printCSV()
    case .table: listing.printText()
    }
    return answer.isConfirmed ? ContractExit.done : ContractExit.warnings
  }
}
