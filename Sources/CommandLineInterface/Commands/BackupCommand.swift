import ArgumentParser
import CaseFile
import CaseStore
import Glibc

/// `backup`: copies the database while others write, and verifies the copy.
struct BackupCommand: SessionCommand {
  static let right = CommandRight.run
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: words("备份数据库：不停止他人工作，备份后逐条核验。", "Copy the database while others work, and verify the copy."),
    discussion: words(
      """
      备份是一个完整的文件：写好、重新打开、逐条重算摘要、与备份时的末条比对，全部无误才有正式名称。
      默认放在数据库旁的 backups 文件夹，名称含日志标识、法院时间和日志条数，按名称排列即按时间排列。
      --to 指定文件名时，只会替换同一日志较早的备份，不会覆盖别的文件。
      例：chuqing backup --into /mnt/备份盘 --keep 30
      """,
      """
      A backup is one complete file: written, opened anew, every entry hashed again and the head compared, and only
      then given its name. It goes to the folder backups beside the database unless you say where; the name has the
      journal's mark, the court's time and the number of entries, so that names sort by time.
      With --to only an earlier backup of the same journal is ever replaced, never another file.
      Example: chuqing backup --into /mnt/stick --keep 30
      """))

  @OptionGroup var global: GlobalOptions
  @Option(help: ArgumentHelp(words("备份到这个文件。", "The file to write."), valueName: "file")) var to: String?
  @Option(
    help: ArgumentHelp(
      words("备份到这个文件夹（默认为数据库旁的 backups）。", "The folder to use (default: backups beside the database)."),
      valueName: "folder"))
  var into: String?
  @Option(
    help: ArgumentHelp(
      words("文件夹中只留最近几份本库的备份（含这一份）。", "Keep only the latest n backups of this database, this one included."),
      valueName: "n"))
  var keep: Int?
  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON."))) var json = false

  func run(in session: Session) throws -> ExitCode {
    let store = try session.open()
    try session.require(Self.right, in: store)
    var backup = try store.backUp(to: try place(session), at: session.now)
    if let keep { backup.removed = try store.removeOlderBackups(than: backup, keeping: keep) }
    if json { session.output.json(backup.json) } else { backup.lines(session.language).forEach(session.output.result) }
    return ContractExit.done
  }

  private func place(_ session: Session) throws -> BackupPlace {
    if to != nil, into != nil { throw CommandFailure.usage(.safekeeping(.fileAndFolder)) }
    if let keep, keep < 1 { throw CommandFailure.usage(.badCount(option: "--keep", "\(keep)", least: 1)) }
    if let to {
      if keep != nil { throw CommandFailure.usage(.safekeeping(.keepNeedsFolder)) }
      return .file(try session.nonBlank(to, option: "--to"))
    }
    if let into { return .folder(try session.nonBlank(into, option: "--into")) }
    // The default folder is ours to make; one that was named may be a disk that is not there.
    let slash = session.databasePath.lastIndex(of: "/")
    let folder = (slash.map { String(session.databasePath[...$0]) } ?? "") + "backups"
    mkdir(folder, 0o750)
    return .folder(folder)
  }
}

extension Backup {
  fileprivate var json: [JSONValue.Member] {
    [
      .init(key: "path", value: .string(path)), .init(key: "entries", value: .integer(Int64(head.sequence))),
      .init(key: "digest", value: .string(head.digest.description)),
      .init(key: "bytes", value: .integer(Int64(bytes))), .init(key: "verified", value: .bool(true)),
      .init(key: "replaced", value: .bool(isReplacement)),
      .init(key: "removed", value: .array(removed.map(JSONValue.string))),
    ]
  }

  fileprivate func lines(_ say: Language) -> [String] {
    var lines = [
      say(
        "已备份并核验：\(path)（日志\(head.sequence)条，末条摘要 \(head.digest)，\(bytes)字节）",
        "Backed up and verified: \(path) (\(head.sequence) entries, head \(head.digest), \(bytes) bytes)")
    ]
    if isReplacement {
      lines.append(say("替换了同一日志较早的备份。", "It replaced an earlier backup of the same journal."))
    }
    lines += removed.map { say("已删除较早的备份：\($0)", "Removed an earlier backup: \($0)") }
    return lines
  }
}
