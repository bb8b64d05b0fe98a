import ArgumentParser
import CaseFile
import CaseStore

/// `verify`: proves that the journal is whole and that the tables follow from it.
struct VerifyCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: words(
      "核验：逐条重算日志摘要，重放并与现有数据比对。",
      "Re-hash every journal entry, replay them and compare with the stored tables."),
    discussion: words(
      """
      没有问题时退出码为0，否则为13。
      能发现：改动、删除、调换任何一条日志，改动任何一张数据表、触发器或索引，文件损坏。
      只靠文件本身不能发现：删去末尾若干条，或把末尾整段重写并重算摘要，且数据表也随之改过。
      为此用 --size 和 --head 给出报告页脚上的条数和摘要（至少前8位）来比对。
      --rebuild 由日志重建数据表（日志本身完好时），日志不动。
      例：chuqing verify --size 714 --head 8c5f0a1b2c3d
      """,
      """
      Exit code 0 when all is well, else 13.
      It finds any entry that was altered, removed or swapped, any change of a table, trigger or index, and damage.
      The file alone cannot tell when entries at the end were removed, or replaced and chained anew, with the tables to
      match: for that give --size and --head as printed in a report's footer (at least 8 digits of the digest).
      --rebuild makes the tables anew from the journal, if that is whole; the journal is not touched.
      Example: chuqing verify --size 714 --head 8c5f0a1b2c3d
      """))

  @OptionGroup var global: GlobalOptions
  @Option(
    help: ArgumentHelp(words("报告上写明的日志条数。", "Number of entries as a report states it."), valueName: "n"))
  var size: String?
  @Option(
    help: ArgumentHelp(words("报告上写明的末条摘要。", "Digest of the last entry as a report states it."), valueName: "digest"))
  var head: String?
  @Flag(help: ArgumentHelp(words("由日志重建数据表。", "Rebuild the tables from the journal."))) var rebuild = false
  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON."))) var json = false

  func run(in session: Session) throws -> ExitCode {
    let stated = try statedHead()
    let progress = ProgressLine(session.output)
    defer { progress.finish() }
    let show = { (count: Int) in progress.show(session.language("已核验 \(count) 条", "Checked \(count) entries")) }
    do {
      let store = try CaseStore.openForVerification(at: session.databasePath)
      if rebuild { try session.require(.correct, in: store) }
      let rebuilding = rebuild ? try store.rebuild(progress: show) : nil
      // Rebuilding is no reason to believe: what counts is what stands in the file now.
      let verification = try store.verify(against: stated, progress: show)
      return VerificationReport(session: session, rebuilding: rebuilding).print(
        verification.findings, head: verification.head, json: json)
    } catch {
      // A file too damaged to be opened is what the command is there to find.
      guard !rebuild, case .store(.damaged(let detail)) = CommandFailure(error) else { throw error }
      return VerificationReport(session: session, rebuilding: nil).print([.damagedFile(detail)], head: nil, json: json)
    }
  }

  private func statedHead() throws(CommandFailure) -> StatedHead? {
    guard size != nil || head != nil else { return nil }
    guard let size, let head else { throw .usage(.safekeeping(.sizeAndHead)) }
    return try StatedHead.typed(size, head)
  }
}

extension StatedHead {
  /// A state as somebody types it from a page: full-width digits, spaces, `第1,207条`, upper case and an ellipsis are taken.
  static func typed(_ size: String, _ head: String) throws(CommandFailure) -> StatedHead {
    let number = TextFolding.key(size).filter { !"第条, ".contains($0) }
    let digits = TextFolding.key(head).filter { !"….".contains($0) }
    guard let count = Int(number) else { throw .usage(.safekeeping(.badHead(size))) }
    guard let state = StatedHead(size: count, digest: digits) else { throw .usage(.safekeeping(.badHead("\(size) \(head)"))) }
    return state
  }
}
