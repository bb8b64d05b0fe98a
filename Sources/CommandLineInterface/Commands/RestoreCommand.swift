import ArgumentParser
import CaseFile
import CaseStore

/// `restore`: puts a backup in the place of the database.
struct RestoreCommand: SessionCommand {
  static let right = CommandRight.correct
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: words("用备份恢复数据库。", "Put a backup in the place of the database."),
    discussion: words(
      """
      先完整核验备份，再与现有数据库比对：现有数据库有备份没有的记录时拒绝，并列出会失去什么；确要恢复请加 --force。
      被替换的数据库原样保存在旁边（….replaced-时间），什么都不会丢。其他人正在使用数据库时，等他们用完。
      例：chuqing restore backups/chuqing-9f2c41d0-20190701T200000-000000714.db --dry-run
      """,
      """
      The backup is verified first and compared with the database in place: when that has entries which the backup
      lacks, the command refuses and says what would be lost; --force goes on. The database that was replaced is kept
      beside it (….replaced-TIME), so that nothing is lost. It waits for others who have the database open.
      Example: chuqing restore backups/chuqing-9f2c41d0-20190701T200000-000000714.db --dry-run
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("备份文件。", "The backup."), valueName: "file")) var file: String
  @Flag(help: ArgumentHelp(words("即使会失去记录也恢复。", "Restore even if entries are lost."))) var force = false
  @Flag(help: ArgumentHelp(words("只说明会怎样。", "Say what would happen."))) var dryRun = false
  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON."))) var json = false

  func run(in session: Session) throws -> ExitCode {
    // Not kept: the restoration waits until nobody has the database open. One that cannot be read names no people.
    if !dryRun, let store = try? session.open() { try session.require(Self.right, in: store) }
    let restoration = try Restoration(
      RestoreRequest(
        backup: file, database: session.databasePath, loss: force ? .accept : .refuse, moment: session.now))
    let result = dryRun ? try restoration.rehearse() : try restoration.run()
    if json {
      session.output.json(result.json(isDryRun: dryRun))
    } else {
      result.lines(session.language, path: session.databasePath, isDryRun: dryRun).forEach(session.output.result)
    }
    return ContractExit.done
  }
}

extension RestoreResult {
  fileprivate func json(isDryRun: Bool) -> [JSONValue.Member] {
    [
      .init(key: "dry_run", value: .bool(isDryRun)), .init(key: "court", value: .string(court.code)),
      .init(key: "entries", value: .integer(Int64(head.sequence))),
      .init(key: "digest", value: .string(head.digest.description)),
      .init(key: "kept_at", value: keptAt.map(JSONValue.string) ?? .null),
      .init(key: "gained", value: gained.map { .integer(Int64($0)) } ?? .null),
      .init(key: "lost", value: lost?.json ?? .null),
    ]
  }

  fileprivate func lines(_ say: Language, path: String, isDryRun: Bool) -> [String] {
    var lines = [
      isDryRun
        ? say(
          "备份核验无误：\(court.code)，日志\(head.sequence)条。试运行，没有改动。",
          "The backup verifies: \(court.code), \(head.sequence) entries. A rehearsal: nothing was changed.")
        : say(
          "已恢复：\(path)（\(court.code)，日志\(head.sequence)条，末条摘要 \(head.digest)）",
          "Restored: \(path) (\(court.code), \(head.sequence) entries, head \(head.digest))")
    ]
    if let gained, gained > 0 {
      lines.append(say("比原数据库多\(gained)条。", "\(gained) entries more than the database in place."))
    }
    if let lost { lines.append(lost.text(say)) }
    if let keptAt { lines.append(say("原数据库保存在：\(keptAt)", "The replaced database is kept at \(keptAt)")) }
    return lines
  }
}
