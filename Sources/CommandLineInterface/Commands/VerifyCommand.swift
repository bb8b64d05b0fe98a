import ArgumentParser
import CaseFile
import CaseStore

/// `verify`: proves that the journal is whole and that the tables follow from it.
struct VerifyCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: words(
      "核验：逐条重算日志摘要，重放并与现有数据比对。",
      "Re-hash every journal entry, replay them and compare with the stored tables."),
    discussion: words("没有问题时退出码为0，否则为13。", "Exit code 0 when all is well, else 13."))

  @OptionGroup var global: GlobalOptions
  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON."))) var json = false

  func run(in session: Session) throws -> ExitCode {
    let store = try session.open()
    let say = session.language
    let progress = ProgressLine(session.output)
    let verification = try store.verify { count in
      progress.show(say("已核验 \(count) 条", "Checked \(count) entries"))
    }
    progress.finish()
    if json {
      session.output.json([
        .init(key: "sequence", value: .integer(Int64(verification.head.sequence))),
        .init(key: "digest", value: .string(verification.head.digest.description)),
        .init(key: "verified", value: .bool(verification.findings.isEmpty)),
        .init(key: "findings", value: .array(verification.findings.map { .string($0.text(say)) })),
      ])
    } else if verification.findings.isEmpty {
      session.output.result(
        say(
          "核验无误：日志\(verification.head.sequence)条，末条摘要 \(verification.head.digest)",
          "Verified: \(verification.head.sequence) entries, head \(verification.head.digest)"))
    } else {
      verification.findings.forEach { session.output.result("✗ " + $0.text(say)) }
      session.output.message(
        say("办法：停止写入，保留这个文件，从备份恢复。", "What to do: stop writing, keep this file, restore a backup."))
    }
    return verification.findings.isEmpty ? ContractExit.done : ContractExit.verificationFailed
  }
}

extension VerificationFinding {
  /// The finding in words.
  func text(_ say: Language) -> String {
    switch self {
    case .damagedFile(let message): return say("文件损坏：\(message)", "damaged file: \(message)")
    case .missingEntry(let sequence): return say("第\(sequence)条日志缺失", "journal entry \(sequence) is missing")
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
    }
  }
}
