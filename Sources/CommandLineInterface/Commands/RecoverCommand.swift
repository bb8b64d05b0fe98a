import ArgumentParser
import CaseFile
import CaseStore

/// `recover`: makes a new database of what can still be read from damaged ones.
struct RecoverCommand: SessionCommand {
  // It makes a new file of files that it only reads.
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "recover",
    abstract: words("从损坏的数据库中救出日志，建一个新库。", "Make a new database of what can be read from damaged ones."),
    discussion: words(
      """
      逐字节读取文件（及旁边的 -wal），凡摘要能证明的日志都取出来，从第一条起接成最长的一段，重放建成新库。
      接不上的记录写入“新库.apart.jsonl”。多个文件可以互补：损坏的库加上最近的备份，往往一条不少。原文件只读不写。
      例：chuqing recover chuqing.db backups/chuqing-9f2c41d0-20190701T200000-000000714.db --into 新库.db
      """,
      """
      The files (and the -wal beside each) are read byte by byte; every entry that its digest proves is taken, the
      longest chain from the first entry on is replayed into the new database, and what cannot be chained goes to
      NEW.db.apart.jsonl. Several files help each other: with the latest backup often nothing is missing. The files
      are only read.
      Example: chuqing recover chuqing.db backups/chuqing-9f2c41d0-20190701T200000-000000714.db --into new.db
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(
    help: ArgumentHelp(words("损坏的数据库、备份。", "Damaged databases and backups."), valueName: "file"))
  var files: [String]
  @Option(help: ArgumentHelp(words("新库的路径。", "Path of the new database."), valueName: "file")) var into: String
  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON."))) var json = false

  func run(in session: Session) throws -> ExitCode {
    let target = try session.nonBlank(into, option: "--into")
    let recovery = try JournalRecovery.recover(files, into: target)
    if json {
      session.output.json(recovery.json(session.language, path: target))
    } else {
      recovery.lines(session.language, path: target).forEach(session.output.result)
      session.output.message(
        session.language(
          "下一步：chuqing verify --db '\(target)' --size 条数 --head 摘要（取自最近一份报告页脚），确认末尾没有缺少；再用它代替原库。",
          "Next: chuqing verify --db '\(target)' --size N --head DIGEST with the figures of the latest report's footer tells whether the end is missing; then use it in the old one's place."
        ))
    }
    return recovery.isComplete ? ContractExit.done : ContractExit.warnings
  }
}

extension Recovery {
  fileprivate var isComplete: Bool { apart == 0 && lostCount == 0 && truncated.isEmpty && findings.isEmpty }

  fileprivate func json(_ say: Language, path: String) -> [JSONValue.Member] {
    [
      .init(key: "path", value: .string(path)), .init(key: "court", value: .string(court.code)),
      .init(key: "entries", value: .integer(Int64(head.sequence))),
      .init(key: "digest", value: .string(head.digest.description)),
      .init(
        key: "lost",
        value: .array(
          lost.map { .array([.integer(Int64($0.lowerBound)), .integer(Int64($0.upperBound))]) })),
      .init(key: "lost_count", value: .integer(Int64(lostCount))),
      .init(key: "apart", value: .integer(Int64(apart))),
      .init(key: "apart_file", value: apartFile.map(JSONValue.string) ?? .null),
      .init(
        key: "truncated",
        value: .array(
          truncated.map {
            .object([.init(key: "path", value: .string($0.path)), .init(key: "missing_pages", value: .integer(Int64($0.pages)))])
          })),
      .init(key: "incomplete_command", value: incompleteCommand.map(JSONValue.string) ?? .null),
      .init(key: "findings", value: .array(findings.map { .string($0.text(say)) })),
    ]
  }

  fileprivate func lines(_ say: Language, path: String) -> [String] {
    var lines = [
      say(
        "新库：\(path)（\(court.code)，日志第1条至第\(head.sequence)条，末条摘要 \(head.digest)）",
        "New database: \(path) (\(court.code), entries 1 to \(head.sequence), head \(head.digest))")
    ]
    if lostCount > 0 {
      let ranges = lost.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
      let more = lost.reduce(0) { $0 + $1.count } < lostCount ? "…" : ""
      lines.append(
        say(
          "读不出的日志\(lostCount)条：第\(ranges.joined(separator: "、"))条\(more)",
          "\(lostCount) entries could not be read: \(ranges.joined(separator: ", "))\(more)"))
    }
    lines += truncated.map {
      say(
        "\($0.path) 的末尾缺\($0.pages)页：其中的日志不知有多少，只能靠备份补上",
        "\($0.path) lacks its last \($0.pages) pages: how many entries stood there is not known; only a backup can give them")
    }
    if let apartFile {
      lines.append(
        say(
          "另有\(apart)条读得出但接不上或不能证明，写入：\(apartFile)",
          "\(apart) more were read but cannot be chained or proven: \(apartFile)"))
    }
    if let incompleteCommand {
      lines.append(
        say(
          "最后一组（\(incompleteCommand)）不完整：后半已失。", "The last command (\(incompleteCommand)) is incomplete: its end is lost."))
    }
    lines += findings.map { "✗ " + $0.text(say) }
    if isComplete { lines.append(say("文件中的日志全部救出。", "Every entry found in the files was kept.")) }
    return lines
  }
}
