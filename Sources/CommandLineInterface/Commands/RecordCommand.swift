import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Glibc
import LedgerExchange
import RuleModel

/// `record`: records a milestone of one or many cases.
struct RecordCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: words("登记流程节点，可以一次登记多件。", "Record a milestone, of many cases at once if need be."),
    discussion: words(
      """
      最后一个参数是节点（名称、编号1—26或英文名），前面都是案号。要么全部登记，要么一件也不登记。
      例：chuqing record '(2019)粤01破12号' '(2019)粤01破13号' 第一次债权人会议 --on 2019-05-06
          chuqing record --from 案号.txt 结案归档 --on 2019-08-30 --dry-run
      节点：\(MilestoneWords.list(.zh))
      """,
      """
      The last argument is the milestone (name, number 1–26 or identifier), the others are cases. All of them or none.
      Examples: chuqing record '(2019)粤01破12号' '(2019)粤01破13号' first_creditors_meeting --on 2019-05-06
                chuqing record --from cases.txt archiving --on 2019-08-30 --dry-run
      Milestones: \(MilestoneWords.list(.en))
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号……然后是节点。", "Cases…, then the milestone."), valueName: "case… node"))
  var operands: [String]
  @Option(help: ArgumentHelp(words("发生日期。", "Day on which it happened."), valueName: "date")) var on: String
  @Option(help: ArgumentHelp(words("文书。", "Document."), valueName: "words")) var document: String?
  @Option(
    help: ArgumentHelp(
      words("从文件读案号，每行一个；- 为标准输入。", "Read case numbers from a file, one a line; - for standard input."),
      valueName: "file"))
  var from: String?
  @Flag(help: ArgumentHelp(words("只说明会登记什么。", "Say what would be recorded."))) var dryRun = false
  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON."))) var json = false

  func run(in session: Session) throws -> ExitCode {
    guard let name = operands.last else { throw CommandFailure.usage(.missingCases) }
    guard let milestone = session.catalogue.milestone(named: name) else {
      throw CommandFailure.usage(
        .unknownMilestone(name, closest: session.catalogue.closestMilestones(to: name)))
    }
    let numbers = try caseNumbers(session)
    guard !numbers.isEmpty else { throw CommandFailure.usage(.missingCases) }
    let stated = MilestoneRecord(
      milestone: milestone.id, occurredOn: try session.date(on, option: "--on"),
      document: document.map(TextFolding.trimmed).flatMap { $0.isEmpty ? nil : $0 })
    let store = try session.openForWriting()
    let effects = try store.perform(session.context("record"), dryRun: dryRun) { transaction in
      try numbers.map { number in
        (number, try Self.record(stated, of: number, milestone, transaction, today: session.today))
      }
    }
    report(effects, milestone, stated, session)
    return ContractExit.done
  }

  private static func record(
    _ stated: MilestoneRecord, of number: CaseNumber, _ milestone: Milestone,
    _ transaction: JournalTransaction, today: CivilDate
  ) throws -> MilestoneDecision.Effect {
    guard let recorded = try transaction.milestones(of: number) else {
      throw CaseRefusal.notRegistered(number)
    }
    let effect: MilestoneDecision.Effect
    do throws(CaseRefusal) {
      effect = try MilestoneDecision.decide(stated, recorded: recorded, milestone: milestone, today: today)
    } catch { throw CommandFailure.refusal(error, case: number) }
    if effect != .unchanged { try transaction.append(.milestonesRecorded(number, [stated])) }
    return effect
  }

  private func caseNumbers(_ session: Session) throws(CommandFailure) -> [CaseNumber] {
    var texts = Array(operands.dropLast())
    if let from { texts += try Self.lines(of: from) }
    let parser = CaseNumberParser(codes: session.catalogue.caseNumberCodes)
    var numbers: [CaseNumber] = []
    var seen: Set<CaseNumber> = []
    for text in texts {
      for reading in parser.readAll(text) where seen.insert(reading.number).inserted {
        numbers.append(reading.number)
      }
    }
    return numbers
  }

  private static func lines(of path: String) throws(CommandFailure) -> [String] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .usage(.missingFile(path)) }
    defer { if path != "-" { close(descriptor) } }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
  }

  private func report(
    _ effects: [(CaseNumber, MilestoneDecision.Effect)], _ milestone: Milestone, _ stated: MilestoneRecord,
    _ session: Session
  ) {
    let say = session.language
    func words(_ effect: MilestoneDecision.Effect) -> String {
      switch effect {
      case .new: return say("新登记", "new")
      case .changed: return say("更新文书", "document changed")
      case .unchanged: return say("已登记过", "recorded already")
      }
    }
    if json {
      session.output.json([
        .init(key: "node", value: .string(milestone.id.rawValue)),
        .init(key: "occurred_on", value: .string(stated.occurredOn.description)),
        .init(key: "dry_run", value: .bool(dryRun)),
        .init(
          key: "cases",
          value: .array(
            effects.map {
              .object([
                .init(key: "case_no", value: .string($0.0.text)),
                .init(key: "effect", value: .string("\($0.1)")),
              ])
            })),
      ])
      return
    }
    var table = TerminalTable([
      .init(say("案号", "Case")), .init(say("节点", "Milestone")), .init(say("日期", "Date")),
      .init(say("结果", "Result")),
    ])
    for (number, effect) in effects {
      table.add([number.text, milestone.id.name(say), stated.occurredOn.description, words(effect)])
    }
    table.lines().forEach(session.output.result)
    if dryRun { session.output.result(say("试运行：没有写入。", "Dry run: nothing was written.")) }
  }
}
