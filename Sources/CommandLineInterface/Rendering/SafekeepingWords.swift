import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar

/// What was typed wrongly with backups and verification.
enum SafekeepingUsage {
  case fileAndFolder
  case keepNeedsFolder
  case sizeAndHead
  case badHead(String)

  func text(_ say: Language) -> FailureText {
    switch self {
    case .fileAndFolder:
      return FailureText(
        say("--to 和 --into 只能用一个。", "Use either --to or --into."),
        say("--to 写文件，--into 写文件夹。", "--to names a file, --into a folder."))
    case .keepNeedsFolder:
      return FailureText(
        say("--keep 只用于备份文件夹，不能与 --to 同用。", "--keep is for a folder of backups, not for --to."),
        say("改用 --into 文件夹 --keep 份数。", "Use --into FOLDER --keep N."))
    case .sizeAndHead:
      return FailureText(
        say("--size 和 --head 要一起给出。", "--size and --head belong together."),
        say("两个数都印在报告页脚。", "Both are printed in a report's footer."))
    case .badHead(let text):
      return FailureText(
        say(
          "日志条数或摘要读不懂：\(text)", "Not a size and a digest: \(text)"),
        say(
          "条数从1起；摘要至少写前\(StatedHead.leastDigits)位，只含 0–9 和 a–f。",
          "The size counts from 1; give at least the first \(StatedHead.leastDigits) digits of the digest, 0–9 and a–f."))
    }
  }
}

extension SafekeepingFault {
  /// The exit code; `CommandFailure.exitCode` asks here.
  var exitCode: ExitCode {
    switch self {
    case .taken, .diskFull, .cannotWrite: return ContractExit.cannotWrite
    case .sourceBroken, .unverified, .notRebuilt: return ContractExit.verificationFailed
    case .unfaithfulCopy: return ContractExit.software
    case .otherCourt, .goesBack, .currentUnreadable: return ContractExit.refused
    case .inUse, .movedMeanwhile: return ContractExit.busy
    case .nothingReadable, .noBeginning: return ContractExit.badInput
    }
  }

  /// The fault in words.
  func text(_ say: Language) -> FailureText {
    switch self {
    case .taken(let path):
      return FailureText(
        say(
          "\(path) 已经存在，而且不是本库较早的备份，没有覆盖。", "\(path) exists and is no earlier backup of this database; it was left alone."),
        say("另选一个文件名。", "Choose another name."))
    case .diskFull(let path):
      return FailureText(
        say(
          "磁盘已满（或超出用户配额），没有写成：\(path)", "The disk (or your quota) is full; not written: \(path)"),
        say("腾出空间或换一个磁盘后重做；没有留下半个文件。", "Free some space or use another disk; no half file was left."))
    case .cannotWrite(let path, let errno):
      return FailureText(
        say("写不进去：\(path)（系统错误 \(errno)）。", "Cannot write \(path) (system error \(errno))."),
        say("换一个位置重做。", "Choose another place."))
    case .sourceBroken(let findings):
      return FailureText(
        say("日志核验没有通过，这样的备份靠不住，没有备份：", "The journal does not verify; such a backup could not be relied on:")
          + Self.list(findings, say),
        say(
          "先用 chuqing verify 查明；需要原样留存时，停止所有人的操作，直接复制数据库文件和旁边的 -wal 文件。",
          "Look into it with chuqing verify. To keep it as it is, let everybody stop and copy the file and the -wal beside it."))
    case .unfaithfulCopy(let path):
      return FailureText(
        say("\(path) 的副本与原库不一致，没有采用。", "The copy of \(path) is not what the database holds; it was discarded."),
        say("再试一次；仍不行请管理员检查磁盘。", "Try again; if it persists, have the disk checked."))
    case .unverified(let path, let findings):
      return FailureText(
        say("备份核验没有通过，没有恢复：\(path)", "The backup does not verify and was not restored: \(path)") + Self.list(findings, say),
        say("换一份更早的备份，或用 chuqing recover 从几份文件中救出日志。", "Use an earlier backup, or chuqing recover with several files."))
    case .otherCourt(let path, let court, let expected):
      return FailureText(
        say(
          "\(path) 是\(court.named(.zh))的备份，现有数据库是\(expected.named(.zh))的。",
          "\(path) is a backup of \(court.named(.en)), the database in place is of \(expected.named(.en))."),
        say("核对备份文件；要另建一个库，用 --db 指出新的位置。", "Check the file; to restore it elsewhere, name a new place with --db."))
    case .goesBack(let lost):
      return FailureText(
        say("备份比现有数据库旧，没有恢复。", "The backup is behind the database in place; nothing was restored. ") + lost.text(say),
        say(
          "确要恢复请加 --force（原数据库会保存在旁边）。", "If that is meant, add --force (the database in place is kept beside it)."))
    case .currentUnreadable(let path):
      return FailureText(
        say(
          "现有数据库读不出来，无法说明会失去什么：\(path)", "The database in place cannot be read, so what would be lost cannot be told: \(path)"),
        say(
          "先救出备份之后的记录：chuqing recover '\(path)' 备份文件 --into 新库.db；或加 --force 直接恢复（损坏的文件会保存在旁边）。",
          "First keep what came after the backup: chuqing recover '\(path)' BACKUP --into new.db; or add --force (the damaged file is kept beside it)."
        ))
    case .inUse(let path, let seconds):
      return FailureText(
        say("等了\(seconds)秒，仍有人在使用数据库：\(path)", "Others have had the database open for \(seconds) seconds: \(path)"),
        say("请大家退出后再恢复；没有改动任何数据。", "Ask them to finish and try again; nothing was changed."))
    case .movedMeanwhile(let path):
      return FailureText(
        say("等待期间数据库文件被换掉：\(path)", "The database file was replaced meanwhile: \(path)"),
        say("没有记录；重做一次即可。", "Nothing was recorded; repeat the command."))
    case .nothingReadable(let paths):
      return FailureText(
        say("文件中没有找到任何日志：\(paths.joined(separator: "、"))", "No journal entry was found in \(paths.joined(separator: ", "))"),
        say("从备份恢复：chuqing restore 备份文件。", "Restore a backup: chuqing restore FILE."))
    case .noBeginning(let readable, let kept):
      return FailureText(
        say(
          "读出\(readable)条日志，但第1条已失，不能建库；已写入 \(kept)",
          "\(readable) entries were read, but entry 1 is lost: no database; they are in \(kept)"),
        say(
          "同时给出一份备份：chuqing recover 损坏的库 备份文件 --into 新库.db", "Name a backup too: chuqing recover DAMAGED BACKUP --into new.db"))
    case .notRebuilt(let findings):
      return FailureText(
        say("日志或文件本身有问题，不能据以重建，没有改动：", "The journal or the file is at fault; nothing was rebuilt:")
          + Self.list(findings, say), findings.remedy(say, say("数据库", "DATABASE")))
    }
  }

  private static func list(_ findings: [VerificationFinding], _ say: Language) -> String {
    findings.prefix(10).map { "\n  ✗ " + $0.text(say) }.joined() + (findings.count > 10 ? "\n  …" : "")
  }
}

extension CourtIdentity {
  fileprivate func named(_ say: Language) -> String { code + (isRehearsal ? say("（演练）", " (rehearsal)") : "") }
}

extension LostEntries {
  /// What is lost, in words.
  func text(_ say: Language) -> String {
    let people = actors.prefix(Self.caseLimit).map { say("\($0.name) \($0.count)条", "\($0.name) \($0.count)") }
    let more = actors.count > Self.caseLimit ? "…" : ""
    let numbers = cases.joined(separator: say("、", ", ")) + (caseCount > cases.count ? "…" : "")
    return say(
      "备份没有第\(firstSequence)条起的\(count)条记录，\(time(firstAt))至\(time(lastAt))；操作人：\(people.joined(separator: "、"))\(more)；涉及案件\(caseCount)件\(caseCount > 0 ? "：" + numbers : "")。",
      "The backup lacks \(count) entries from \(firstSequence) on, \(time(firstAt)) to \(time(lastAt)), by \(people.joined(separator: ", "))\(more); \(caseCount) cases\(caseCount > 0 ? ": " + numbers : "")."
    )
  }

  var json: JSONValue {
    .object([
      .init(key: "entries", value: .integer(Int64(count))),
      .init(key: "first", value: .integer(Int64(firstSequence))),
      .init(key: "first_at", value: .string(firstAt.description)),
      .init(key: "last_at", value: .string(lastAt.description)),
      .init(
        key: "actors",
        value: .array(
          actors.map {
            .object([
              .init(key: "name", value: .string($0.name)), .init(key: "entries", value: .integer(Int64($0.count))),
            ])
          })), .init(key: "cases", value: .array(cases.map(JSONValue.string))),
      .init(key: "case_count", value: .integer(Int64(caseCount))),
    ])
  }

  private func time(_ instant: Instant) -> String { "\(instant.courtDate) \(instant.courtClock)" }
}
