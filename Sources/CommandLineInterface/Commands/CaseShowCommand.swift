import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import RuleCatalogue
import RuleModel

/// `case show`.
struct CaseShowCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: words("查看一件案件及其节点。", "Show a case and its milestones."),
    discussion: words("例：chuqing case show '(2019)粤01破12号'", "Example: chuqing case show '(2019)粤01破12号'"))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号。", "Case number."), valueName: "number"), completion: ShellCompletion.cases)
  var number: String
  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON."))) var json = false

  func run(in session: Session) throws -> ExitCode {
    let store = try session.open()
    let number = try session.registeredCase(number, in: store)
    guard let record = try store.find(number) else {
      throw CommandFailure.refusal(.notRegistered(number), case: nil)
    }
    let milestones = try store.milestones(of: number) ?? []
    let limits = try limits(of: number, store, session)
    let successors = try store.successors(of: number)
    if json {
      session.output.json([
        .init(key: "case", value: record.listingJSON),
        .init(key: "milestones", value: .array(milestones.map { Self.json($0) })),
        .init(key: "successors", value: .array(successors.map { .string($0.text) })),
        .init(key: "notes", value: .array((limits?.notes ?? []).map(\.json))),
        .init(
          key: "supervision",
          value: try store.docket(number, codes: session.catalogue.caseNumberCodes).map {
            OversightLines(docket: $0, session: session).json
          } ?? .null),
        .init(key: "locked", value: .bool(limits?.status.isLocked ?? false)),
        .init(key: "limits", value: limits?.json ?? .array([])),
      ])
    } else {
      Self.printText(record, milestones, session)
      try printLinks(record, successors, store, session)
      printNotes(limits?.notes ?? [], session)
      if let docket = try store.docket(number, codes: session.catalogue.caseNumberCodes) {
        OversightLines(docket: docket, session: session).print()
      }
      limits?.print()
    }
    return ContractExit.done
  }

  private func limits(of number: CaseNumber, _ store: CaseStore, _ session: Session) throws -> CaseLimitTable? {
    let law = try session.law(of: store)
    guard let docket = try store.docket(number, codes: law.caseNumberCodes) else { return nil }
    var reckoner = DocketReckoner(catalogue: law)
    return CaseLimitTable(
      status: reckoner.status(of: docket, now: session.now), number: number, session: session, notes: docket.notes)
  }

  /// The dockets before and after this one: 破申 of a 破, and the other way round.
  private func printLinks(
    _ record: CaseRecord, _ successors: [CaseNumber], _ store: CaseStore, _ session: Session
  ) throws {
    let say = session.language
    func line(_ number: CaseNumber, _ title: String) throws {
      guard let linked = try store.find(number) else {
        return session.output.result(say("\(title)：\(number)（没有登记）", "\(title): \(number) (not registered)"))
      }
      let manner = linked.facts.closeManner.map { " \($0.label(say))" } ?? ""
      let end = linked.facts.closedOn.map { say("，结案 \($0)\(manner)", ", closed \($0)\(manner)") } ?? say("，未结", ", pending")
      session.output.result(
        say("\(title)：\(number)（立案 \(linked.filedOn)\(end)）", "\(title): \(number) (filed \(linked.filedOn)\(end))"))
    }
    if let origin = record.facts.origin { try line(origin, say("来自", "From")) }
    for successor in successors { try line(successor, say("后续案件", "Led to")) }
  }

  private func printNotes(_ notes: [CaseNote], _ session: Session) {
    guard !notes.isEmpty else { return }
    let say = session.language
    var table = TerminalTable([
      .init(say("序号", "No."), .right), .init(say("记录时间", "Recorded")), .init(say("记录人", "By")), .init(say("记事", "Note")),
    ])
    for note in notes {
      table.add([
        "\(note.sequence)", "\(note.recordedAt.courtDate) \(note.recordedAt.courtClock)", note.actor, note.text,
      ])
    }
    table.lines().forEach(session.output.result)
  }

  static func json(_ milestone: MilestoneRecord) -> JSONValue {
    .object([
      .init(key: "node", value: .string(milestone.step.description)),
      .init(key: "outcome", value: milestone.outcome.map(JSONValue.string) ?? .null),
      .init(key: "pending_review", value: .bool(milestone.isPendingReview)),
      .init(key: "occurred_on", value: .string(milestone.occurredOn.description)),
      .init(key: "document", value: milestone.document.map(JSONValue.string) ?? .null),
      .init(key: "remarks", value: milestone.remarks.map(JSONValue.string) ?? .null),
      .init(key: "reason", value: milestone.reason.map(JSONValue.string) ?? .null),
      .init(key: "approver", value: milestone.approver.map(JSONValue.string) ?? .null),
    ])
  }

  static func printText(_ record: CaseRecord, _ milestones: [MilestoneRecord], _ session: Session) {
    let say = session.language
    session.output.result(record.number.text)
    var table = TerminalTable([.init(say("项目", "Field")), .init(say("内容", "Content"))])
    for field in CaseField.allCases {
      guard let value = record.json(field) else { continue }
      table.add([field.name(say), FieldText.of(value, field, say)])
    }
    table.add([say("版本", "version"), "\(record.version)"])
    table.lines().forEach(session.output.result)
    guard !milestones.isEmpty else {
      session.output.result(say("还没有节点。", "No milestones yet."))
      return
    }
    let hasRemarks = milestones.contains { $0.remarks != nil || $0.reason != nil || $0.approver != nil }
    var list = TerminalTable(
      [.init(say("节点", "Milestone")), .init(say("发生日期", "Date")), .init(say("文书", "Document"))]
        + (hasRemarks ? [.init(say("其他", "Remarks"))] : []))
    for milestone in milestones {
      list.add([
        Self.name(of: milestone, say), milestone.occurredOn.description, milestone.document ?? "—",
        (milestone.remarks ?? "") + milestone.justification(say),
      ])
    }
    list.lines().forEach(session.output.result)
  }
}

extension CaseShowCommand {
  /// The step with its result and, on a locked docket, that it waits for review.
  private static func name(of milestone: MilestoneRecord, _ say: Language) -> String {
    let outcomes = Catalogue.builtIn.milestone(milestone.milestone)?.outcomes ?? []
    let outcome = outcomes.first { $0.id == milestone.outcome }.map { say("：\($0.name.zh)", ": \($0.name.en)") } ?? ""
    return milestone.step.name(say) + outcome + (milestone.isPendingReview ? say("（待审）", " (to be reviewed)") : "")
  }
}
