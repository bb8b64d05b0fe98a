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
      "没有问题时退出码为0，否则为13。\n例：chuqing verify --json", "Exit code 0 when all is well, else 13.\nExample: chuqing verify --json"))

  @OptionGroup var global: GlobalOptions
  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON."))) var json = false

  func run(in session: Session) throws -> ExitCode {
    let progress = ProgressLine(session.output)
    defer { progress.finish() }
    do {
      let verification = try session.open().verify { count in
        progress.show(session.language("已核验 \(count) 条", "Checked \(count) entries"))
      }
      return report(verification.findings, head: verification.head, session)
    } catch {
      // A file too damaged to be opened is what the command is there to find.
      guard case .store(.damaged(let detail)) = CommandFailure(error) else { throw error }
      return report([.damagedFile(detail)], head: nil, session)
    }
  }

  /// Prints what was found; `head` is nil when the journal could not even be opened.
  private func report(_ findings: [VerificationFinding], head: JournalHead?, _ session: Session) -> ExitCode {
    let say = session.language
    if json {
      session.output.json([
        .init(key: "sequence", value: head.map { .integer(Int64($0.sequence)) } ?? .null),
        .init(key: "digest", value: head.map { .string($0.digest.description) } ?? .null),
        .init(key: "verified", value: .bool(findings.isEmpty)),
        .init(key: "findings", value: .array(findings.map { .string($0.text(say)) })),
      ])
    } else if findings.isEmpty, let head {
      session.output.result(
        say(
          "核验无误：日志\(head.sequence)条，末条摘要 \(head.digest)",
          "Verified: \(head.sequence) entries, head \(head.digest)"))
    } else {
      findings.forEach { session.output.result("✗ " + $0.text(say)) }
    }
    guard !findings.isEmpty else { return ContractExit.done }
    session.output.message(
      say(
        "核验没有通过。\n办法：停止写入，把数据库文件另存一份交管理员，再从最近的备份恢复。",
        "Verification failed.\nWhat to do: stop writing, set a copy of the file aside, and restore the latest backup."
      ))
    return ContractExit.verificationFailed
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
