import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar

/// `case history`: what was known of a case when, and what was taken back.
struct CaseHistoryCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: words("案件沿革：何时知道什么，改了什么，撤回了什么。", "What was known of a case when."),
    discussion: words(
      """
      例：chuqing case history '(2019)粤01破12号'
          chuqing case history '(2019)粤01破12号' --recorded-by 2019-06-30      到这一天为止登记的内容
      """,
      """
      Examples: chuqing case history '(2019)粤01破12号'
                chuqing case history '(2019)粤01破12号' --recorded-by 2019-06-30
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号。", "Case number."), valueName: "number")) var number: String
  @Option(help: ArgumentHelp(words("日志到第几条为止。", "As known at this entry of the journal."), valueName: "n"))
  var knownAt: Int?
  @Option(help: ArgumentHelp(words("到这一天为止登记的。", "As recorded by the end of this day."), valueName: "date"))
  var recordedBy: String?
  @OptionGroup var format: OutputFormatOptions

  func run(in session: Session) throws -> ExitCode {
    let format = try format.format()
    guard knownAt == nil || recordedBy == nil else { throw CommandFailure.usage(.positionOrDay) }
    let store = try session.open()
    let number = try session.journaledCase(number, in: store)
    var position = knownAt
    if let recordedBy {
      position = try store.position(atEndOf: try session.date(recordedBy, option: "--recorded-by"))
    }
    let journal = try store.journal(of: number, through: position)
    guard !journal.entries.isEmpty else { throw CommandFailure.refusal(.notRegistered(number), case: nil) }
    let known = try position.flatMap { try store.known(number, at: $0) }
    let history = CaseHistory(journal)
    switch format {
    case .json:
      session.output.json([
        .init(key: "case_no", value: .string(number.text)),
        .init(key: "known_at", value: position.map { .integer(Int64($0)) } ?? .null),
        .init(key: "known", value: known?.record.listingJSON ?? .null),
        .init(
          key: "known_milestones",
          value: known.map { .array($0.milestones.map { CaseShowCommand.json($0) }) } ?? .null),
        .init(key: "entries", value: .array(history.lines.map(\.json))),
      ])
    case .csv:
      var text = DelimitedField.line([
        "sequence", "recorded_at", "actor", "command", "kind", "content", "taken_back_by", "taken_back_at",
        "taken_back_actor", "taken_back_reason",
      ])
      for line in history.lines { text += DelimitedField.line(line.fields(session.language)) }
      session.output.raw(text)
    case .table: printTable(history, known, position, number, session)
    }
    return ContractExit.done
  }

  private func printTable(
    _ history: CaseHistory, _ known: (record: CaseRecord, milestones: [MilestoneRecord])?, _ position: Int?,
    _ number: CaseNumber, _ session: Session
  ) {
    let say = session.language
    var table = TerminalTable([
      .init(say("序号", "No."), .right), .init(say("记录时间", "Recorded")), .init(say("操作人", "Actor")),
      .init(say("命令", "Command")), .init(say("事项", "Event")), .init(say("内容", "Content")), .init(say("撤回", "Taken back")),
    ])
    for line in history.lines {
      table.add([
        "\(line.entry.sequence)", "\(line.entry.recordedAt.courtDate) \(line.entry.recordedAt.courtClock)", line.entry.actor,
        line.entry.commandID, line.event?.title(say) ?? line.entry.kind, line.event?.summary(say) ?? "?",
        line.takenBack.map { $0.text(say) } ?? "",
      ])
    }
    table.lines().forEach(session.output.result)
    guard let position else { return }
    guard let known else {
      session.output.result(say("到第\(position)条为止，\(number) 没有登记。", "At entry \(position) \(number) was not registered."))
      return
    }
    session.output.result(say("到第\(position)条为止登记的内容：", "As it was known at entry \(position):"))
    CaseShowCommand.printText(known.record, known.milestones, session)
  }
}

/// The entries about a case, each with what became of it.
struct CaseHistory {
  /// How an entry was taken back.
  struct TakenBack {
    let entry: JournalEntry
    let reason: String?

    func text(_ say: Language) -> String {
      let day = "\(entry.recordedAt.courtDate)"
      let why = reason.map { say("：\($0)", ": \($0)") } ?? ""
      return say("\(day) \(entry.actor) \(entry.commandID)\(why)", "\(day) \(entry.actor) \(entry.commandID)\(why)")
    }
  }

  /// An entry with what became of it.
  struct Line {
    let entry: JournalEntry
    let event: JournalEvent?
    var takenBack: TakenBack?
  }

  private(set) var lines: [Line]

  init(_ journal: CaseJournal) {
    lines = journal.entries.map { entry in
      Line(entry: entry, event: try? JournalEvent(kind: entry.kind, subject: entry.subject, payload: entry.payload))
    }
    for index in lines.indices {
      if let undo = journal.undoing[lines[index].entry.commandID] {
        lines[index].takenBack = TakenBack(entry: undo, reason: Self.reason(of: undo))
      }
    }
    for line in lines where line.takenBack == nil { mark(line) }
  }

  /// Marks what a line takes back: an act by its entry, milestones by step and day. Entries of an undo are marked by
  /// their whole command already.
  private mutating func mark(_ line: Line) {
    switch line.event {
    case .actVoided(_, let sequence, let reason)?:
      guard let index = lines.firstIndex(where: { $0.entry.sequence == sequence }) else { return }
      lines[index].takenBack = lines[index].takenBack ?? TakenBack(entry: line.entry, reason: reason)
    case .milestonesVoided(_, let voided, _, let reason)?:
      for index in lines.indices where lines[index].entry.sequence < line.entry.sequence {
        guard lines[index].takenBack == nil, case .milestonesRecorded(_, let records)? = lines[index].event,
          records.contains(where: { record in
            voided.contains { $0.step == record.step && $0.occurredOn == record.occurredOn }
          })
        else { continue }
        // Of an entry with several milestones the rest stands: then only the later line tells.
        if records.count == 1 { lines[index].takenBack = TakenBack(entry: line.entry, reason: reason) }
      }
    default: return
    }
  }

  private static func reason(of entry: JournalEntry) -> String? {
    guard
      case .commandUndone(_, let reason)? = try? JournalEvent(
        kind: entry.kind, subject: entry.subject, payload: entry.payload)
    else { return nil }
    return reason
  }
}

extension CaseHistory.Line {
  var json: JSONValue {
    .object([
      .init(key: "sequence", value: .integer(Int64(entry.sequence))),
      .init(key: "recorded_at", value: .string(entry.recordedAt.description)),
      .init(key: "actor", value: .string(entry.actor)), .init(key: "command", value: .string(entry.commandID)),
      .init(key: "kind", value: .string(entry.kind)),
      .init(key: "payload", value: (try? JSONValue(utf8: entry.payload)) ?? .null),
      .init(
        key: "taken_back",
        value: takenBack.map {
          .object([
            .init(key: "command", value: .string($0.entry.commandID)),
            .init(key: "sequence", value: .integer(Int64($0.entry.sequence))),
            .init(key: "recorded_at", value: .string($0.entry.recordedAt.description)),
            .init(key: "actor", value: .string($0.entry.actor)),
            .init(key: "reason", value: $0.reason.map(JSONValue.string) ?? .null),
          ])
        } ?? .null),
    ])
  }

  func fields(_ say: Language) -> [String] {
    [
      "\(entry.sequence)", entry.recordedAt.description, entry.actor, entry.commandID, entry.kind,
      event?.summary(say) ?? "", takenBack?.entry.commandID ?? "", takenBack?.entry.recordedAt.description ?? "",
      takenBack?.entry.actor ?? "", takenBack?.reason ?? "",
    ]
  }
}
