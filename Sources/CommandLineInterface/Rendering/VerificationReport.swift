import ArgumentParser
import CaseFile
import CaseStore

/// Prints what a verification found, and what rebuilding changed before it.
struct VerificationReport {
  let session: Session
  let rebuilding: Rebuilding?

  /// Prints; `head` is nil when the journal could not even be opened.
  func print(_ findings: [VerificationFinding], head: JournalHead?, json: Bool) -> ExitCode {
    let say = session.language
    if json {
      printJSON(findings, head: head)
    } else {
      if let rebuilding { lines(rebuilding).forEach(session.output.result) }
      if findings.isEmpty, let head {
        session.output.result(
          say(
            "核验无误：日志\(head.sequence)条，末条摘要 \(head.digest)",
            "Verified: \(head.sequence) entries, head \(head.digest)"))
      } else {
        findings.forEach { session.output.result("✗ " + $0.text(say)) }
      }
    }
    guard !findings.isEmpty else { return ContractExit.done }
    session.output.message(
      say("核验没有通过。\n办法：", "Verification failed.\nWhat to do: ") + findings.remedy(say, session.databasePath))
    return ContractExit.verificationFailed
  }

  private func printJSON(_ findings: [VerificationFinding], head: JournalHead?) {
    var members: [JSONValue.Member] = [
      .init(key: "sequence", value: head.map { .integer(Int64($0.sequence)) } ?? .null),
      .init(key: "digest", value: head.map { .string($0.digest.description) } ?? .null),
      .init(key: "verified", value: .bool(findings.isEmpty)),
      .init(key: "findings", value: .array(findings.map { .string($0.text(session.language)) })),
    ]
    if let rebuilding {
      let tables = rebuilding.tables.map { table in
        JSONValue.object([
          .init(key: "table", value: .string(table.table)), .init(key: "rows", value: .integer(Int64(table.rows))),
          .init(key: "keys", value: .array(table.keys.map(JSONValue.string))),
        ])
      }
      members.append(.init(key: "rebuilt", value: .array(tables)))
      members.append(.init(key: "rebuilt_schema", value: .array(rebuilding.schema.map(JSONValue.string))))
    }
    session.output.json(members)
  }

  private func lines(_ rebuilding: Rebuilding) -> [String] {
    let say = session.language
    if rebuilding.tables.isEmpty, rebuilding.schema.isEmpty {
      return [say("数据表与日志相符，没有什么要重建。", "The tables follow from the journal: nothing to rebuild.")]
    }
    let objects = rebuilding.schema.map { say("已按程序重建：\($0)", "Made anew: \($0)") }
    let tables = rebuilding.tables.flatMap { table in
      [
        say(
          "已由日志重建数据表 \(table.table)：\(table.rows)行与日志不符", "Rebuilt table \(table.table): \(table.rows) rows differed")
      ] + table.keys.map { "  \($0)" } + (table.rows > table.keys.count ? ["  …"] : [])
    }
    return objects + tables
  }
}

extension [VerificationFinding] {
  /// What to do about them.
  func remedy(_ say: Language, _ path: String) -> String {
    let onlyTables = allSatisfy {
      switch $0 {
      case .differentProjection, .alteredSchema, .markMissing: return true
      default: return false
      }
    }
    let onlyStated = allSatisfy {
      switch $0 {
      case .shorterThanStated, .differsFromStated: return true
      default: return false
      }
    }
    if onlyStated {
      return say(
        "先核对条数和摘要是否抄错；没有抄错的，停止写入，把数据库文件另存一份交管理员：日志末尾被删或被重写过，要从当时之后的备份恢复（chuqing restore 备份文件）。",
        "First check the number and the digest for slips. If they are right, stop writing and set a copy of the file aside: the end of the journal was removed or rewritten; restore a backup made after that report (chuqing restore FILE)."
      )
    }
    if onlyTables {
      return say(
        "日志完好。先把数据库文件另存一份交管理员，再用 chuqing verify --rebuild 由日志重建数据表。",
        "The journal is whole. Set a copy of the file aside, then rebuild the tables with chuqing verify --rebuild.")
    }
    return say(
      "停止写入，把数据库文件另存一份交管理员，再从最近的备份恢复（chuqing restore 备份文件）；要救出备份之后的记录，先用 chuqing recover '\(path)' 备份文件 --into 新库.db。",
      "Stop writing, set a copy of the file aside, and restore the latest backup (chuqing restore FILE); to keep what came after it, first chuqing recover '\(path)' BACKUP --into new.db."
    )
  }
}

extension VerificationFinding {
  /// The finding in words.
  func text(_ say: Language) -> String {
    switch self {
    case .damagedFile(let message): return say("文件损坏：\(message)", "damaged file: \(message)")
    case .markMissing: return say("文件标识被改动", "the file's mark (application_id) was altered")
    case .alteredSchema(let name):
      return say(
        "数据库结构被改动：\(name)（缺少、不同，或不是程序建立的）", "the schema was altered: \(name) (missing, different, or not the program's)")
    case .missingEntry(let sequence): return say("第\(sequence)条日志缺失", "journal entry \(sequence) is missing")
    case .endMissing(let through, let known):
      return say(
        "日志末尾可能被删：到第\(through)条为止，而数据表里还有第\(known)条日志的内容",
        "the end of the journal may have been removed: it ends with entry \(through), and the tables know of entry \(known)")
    case .brokenChain(let sequence):
      return say("第\(sequence)条日志与前一条接不上", "journal entry \(sequence) does not follow from the one before")
    case .alteredEntry(let sequence, let kind, let subject):
      return say(
        "第\(sequence)条日志被改动（\(kind)，\(subject)）",
        "journal entry \(sequence) was altered (\(kind), \(subject))")
    case .unreadableEntry(let sequence):
      return say("第\(sequence)条日志读不出来", "journal entry \(sequence) cannot be read")
    case .contradictoryEntry(let sequence, let subject):
      return say(
        "第\(sequence)条日志与此前的内容矛盾（\(subject)）",
        "journal entry \(sequence) contradicts the ones before (\(subject))")
    case .foreignEntry(let court): return say("混有其他法院（\(court)）的日志", "entries of another court (\(court))")
    case .differentProjection(let table, let key):
      return say("数据表 \(table) 与日志不符：\(key)", "table \(table) differs from the journal: \(key)")
    case .shorterThanStated(let size):
      return say(
        "报告写明日志有\(size)条，现在不足：末尾被删去，或者恢复过较早的备份",
        "a report states \(size) entries, there are fewer: the end was removed, or an earlier backup restored")
    case .differsFromStated(let size, let digest):
      return say(
        "第\(size)条的摘要与报告写明的（\(digest)…）不同：第\(size)条或此前的日志被重写过",
        "the digest of entry \(size) is not the one stated (\(digest)…): that entry or one before it was rewritten")
    }
  }
}
