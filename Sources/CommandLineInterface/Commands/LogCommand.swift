import ArgumentParser
import CaseFile
import CaseStore

/// `log`: shows the journal.
struct LogCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: words("查看日志：谁、何时、做了什么。", "Show the journal: who did what when."),
    discussion: words("例：chuqing log --case '(2019)粤01破12号'", "Example: chuqing log --case '(2019)粤01破12号'"))

  @OptionGroup var global: GlobalOptions
  @Option(
    name: .customLong("case"), help: ArgumentHelp(words("只看一件案件。", "Only one case."), valueName: "number"))
  var number: String?
  @Option(help: ArgumentHelp(words("只看某人的操作。", "Only one actor."), valueName: "name")) var actor: String?
  @Option(help: ArgumentHelp(words("只看一组（一条命令）。", "Only one command group."), valueName: "id")) var command: String?
  @Option(
    help: ArgumentHelp(words("最近几条（默认20，0为全部）。", "The latest n (default 20, 0 for all)."), valueName: "n"))
  var limit = 20
  @OptionGroup var format: OutputFormatOptions

  func run(in session: Session) throws -> ExitCode {
    let format = try format.format()
    var query = JournalQuery()
    query.actor = actor
    query.commandID = command
    query.limit = limit > 0 ? limit : nil
    let store = try session.open()
    query.subject = try number.map { text throws(CommandFailure) in try session.journaledCase(text, in: store).text }
    let entries = try store.entries(query)
    switch format {
    case .json: session.output.json([.init(key: "entries", value: .array(entries.map(Self.json)))])
    case .csv:
      var text = DelimitedField.line([
        "sequence", "recorded_at", "actor", "command", "kind", "subject", "payload", "digest",
      ])
      for entry in entries {
        text += DelimitedField.line([
          "\(entry.sequence)", entry.recordedAt.description, entry.actor, entry.commandID, entry.kind,
          entry.subject, String(decoding: entry.payload, as: UTF8.self), entry.digest.description,
        ])
      }
      session.output.raw(text)
    case .table: printTable(entries, session)
    }
    return ContractExit.done
  }

  private static func json(_ entry: JournalEntry) -> JSONValue {
    .object([
      .init(key: "sequence", value: .integer(Int64(entry.sequence))),
      .init(key: "recorded_at", value: .string(entry.recordedAt.description)),
      .init(key: "actor", value: .string(entry.actor)),
      .init(key: "command", value: .string(entry.commandID)),
      .init(key: "kind", value: .string(entry.kind)), .init(key: "subject", value: .string(entry.subject)),
      .init(key: "payload", value: (try? JSONValue(utf8: entry.payload)) ?? .null),
      .init(key: "digest", value: .string(entry.digest.description)),
    ])
  }

  private func printTable(_ entries: [JournalEntry], _ session: Session) {
    let say = session.language
    var table = TerminalTable([
      .init(say("序号", "No."), .right), .init(say("记录时间", "Recorded")), .init(say("操作人", "Actor")),
      .init(say("命令", "Command")), .init(say("事项", "Event")), .init(say("对象", "Subject")),
      .init(say("内容", "Content")),
    ])
    for entry in entries {
      let event = try? JournalEvent(kind: entry.kind, subject: entry.subject, payload: entry.payload)
      table.add([
        "\(entry.sequence)", "\(entry.recordedAt.courtDate) \(entry.recordedAt.courtClock)", entry.actor,
        entry.commandID, event?.title(say) ?? entry.kind, entry.subject, event?.summary(say) ?? "?",
      ])
    }
    table.lines().forEach(session.output.result)
  }
}
