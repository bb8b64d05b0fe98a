import ArgumentParser
import CaseFile
import CaseStore
import Clearance
import Glibc
import WorkbookExport

/// `reports verify`: whether what a report states of the journal is true, from its file or typed from a page.
struct ReportsVerifyCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: words("核验一份报告：文件，或页脚上印的日志位置。", "Verify a report: its file, or what its footer says."),
    discussion: words(
      """
      一查文件里写明的日志位置是不是今天日志的真实前身（从第一条起逐条重算摘要）；二查文件是不是印发的原件，
      不是的，按写明的位置和请求重建，逐格比对。
      打印件照页脚右下角输入：chuqing reports verify --size 714 --head 8c5f0a1b2c3d （全角、空格、大写都可以）
      退出码：0 属实；3 日志位置属实，文件另存过而每一格相同，或没有可比的；13 不属实。
      例：chuqing reports verify 态势报告.xlsx
      """,
      """
      First, whether the journal state that the file names is a true ancestor of today's journal, hashing every entry anew;
      second, whether the file is what was issued; if not, it is made again from its state and request and compared cell by
      cell. Of a printed page type what stands at the right of the footer:
        chuqing reports verify --size 714 --head 8c5f0a1b2c3d
      Exit code 0: true; 3: the state is true, but the file was saved anew with the same cells, or cannot be compared;
      13: not true.
      Example: chuqing reports verify report.xlsx
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("报告文件（.xlsx）。", "The report (.xlsx)."), valueName: "file"), completion: .file()) var path: String?
  @Option(help: ArgumentHelp(words("页脚上的日志条数。", "Number of entries in the footer."), valueName: "n")) var size: String?
  @Option(help: ArgumentHelp(words("页脚上的摘要。", "Digest in the footer."), valueName: "digest")) var head: String?
  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON."))) var json = false

  func run(in session: Session) throws -> ExitCode {
    switch (path, size, head) {
    case (let path?, nil, nil): return try verify(path, in: session)
    case (nil, let size?, let head?):
      let state = try StatedHead.typed(size, head)
      return try verify(state, in: session)
    case (nil, _?, nil), (nil, nil, _?): throw CommandFailure.usage(.safekeeping(.sizeAndHead))
    default: throw CommandFailure.rebuilding(.fileOrHead)
    }
  }

  /// A state as somebody typed it from a page: full-width digits, spaces, capitals, and the words around it do not matter.
  private func verify(_ state: StatedHead, in session: Session) throws -> ExitCode {
    let progress = ProgressLine(session.output)
    defer { progress.finish() }
    let store = try session.open()
    let ancestry = try store.ancestry(of: state) { count in
      progress.show(session.language("已核验 \(count) 条", "Checked \(count) entries"))
    }
    if json {
      session.output.json(Self.members(state, ancestry))
    } else {
      ancestry.lines(state, session.language).forEach(session.output.result)
    }
    return ancestry.isAncestor ? ContractExit.done : ContractExit.verificationFailed
  }

  private func verify(_ path: String, in session: Session) throws -> ExitCode {
    guard access(path, F_OK) == 0 else { throw CommandFailure.usage(.missingFile(path)) }
    let options = WorkbookWriter.Options(drawingLibraries: Session.variable("CHUQING_DRAWING_LIBRARIES"))
    let store = try session.open()
    let finding = try StateVerification(store: store, options: options).check(fileAt: path)
    let lines = FindingLines(finding: finding, court: store.court, say: session.language)
    if json {
      session.output.json(Self.members(finding.state, finding.ancestry) + finding.members)
    } else {
      lines.all.forEach(session.output.result)
    }
    return finding.exitCode
  }

  private static func members(_ state: StatedHead, _ ancestry: Ancestry) -> [JSONValue.Member] {
    [
      .init(key: "stated_sequence", value: .integer(Int64(state.size))), .init(key: "stated_digest", value: .string(state.digest)),
      .init(key: "ancestry", value: .string(ancestry.word)), .init(key: "ancestor", value: .bool(ancestry.isAncestor)),
      .init(key: "journal_sequence", value: .integer(Int64(ancestry.head.sequence))),
      .init(key: "journal_digest", value: .string(ancestry.head.digest.description)),
    ]
  }
}
