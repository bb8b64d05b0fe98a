import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance

/// `case edit`.
struct CaseEditCommand: SessionCommand {
  static let right = CommandRight.enter
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: words("修改案件；原来的内容留在日志里。", "Change a case; what it said before stays in the journal."),
    discussion: words(
      "例：chuqing case edit '(2019)粤01破12号' --judge 李四 --clear note",
      "Example: chuqing case edit '(2019)粤01破12号' --judge 李四 --clear note"))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号。", "Case number."), valueName: "number"), completion: ShellCompletion.cases)
  var number: String
  @OptionGroup(title: words("案件内容", "Fields")) var fields: CaseFieldOptions
  @Option(
    help: ArgumentHelp(
      words("清空一项（可写多次），如 备注 或 closed_on。", "Clear a field (repeatable), e.g. closed_on."), valueName: "field"
    ))
  var clear: [String] = []
  @Option(
    help: ArgumentHelp(
      words(
        "您依据的版本（见 case show）；已被他人改动时拒绝。",
        "The version you started from (see case show); refused if it has changed."), valueName: "n"))
  var version: Int?
  @Flag(help: ArgumentHelp(words("只说明会有什么变化。", "Say what would change."))) var dryRun = false

  func run(in session: Session) throws -> ExitCode {
    let stated = try fields.draft(for: try session.caseNumber(number), in: session)
    let cleared = try clearedFields()
    guard stated != CaseDraft(number: stated.number) || !cleared.isEmpty else {
      throw CommandFailure.usage(.nothingToChange)
    }
    let store = try session.openForWriting()
    let number = try session.registeredCase(number, in: store)
    let draft = CaseDraft(number: number, filedOn: stated.filedOn, facts: stated.facts)
    let law = try session.law(of: store)
    let (changes, oddities) = try store.perform(session.context("case edit"), dryRun: dryRun) { transaction in
      guard let existing = try transaction.find(number) else { throw CaseRefusal.notRegistered(number) }
      if let version, version != existing.version {
        throw CaseRefusal.staleVersion(number, basedOn: version, current: existing.version)
      }
      let changes = Self.changes(of: existing, draft: draft, cleared: cleared)
      guard !changes.isEmpty else { return (changes, [CaseRefusal]()) }
      try CaseDecision.check(changes, of: existing, today: session.today)
      let desk = DocketDesk(transaction, catalogue: law)
      try desk.check(.amend(changes.map(\.field)), on: number)
      if changes.contains(where: { $0.field == .origin }), let origin = draft.facts.origin {
        _ = try desk.checkOrigin(origin, of: existing)
      }
      let objections = try desk.objections(to: changes, of: number)
      if let hard = objections.first(where: { $0.weight == .contradiction }) { throw hard.refusal }
      try transaction.append(.caseAmended(number, changes))
      return (changes, objections.map(\.refusal))
    }
    report(changes, number, session)
    return session.warn(of: oddities)
  }

  private func clearedFields() throws(CommandFailure) -> [CaseField] {
    var fields: [CaseField] = []
    for name in clear {
      guard let field = CaseField(named: name) else {
        throw .usage(
          .unknownField(
            name,
            accepted: CaseField.allCases.filter { $0 != .filedOn }.map { "\($0.title)(\($0.rawValue))" }))
      }
      guard field != .filedOn else { throw .usage(.fieldNeverBlank(field)) }
      fields.append(field)
    }
    return fields
  }

  private static func changes(of existing: CaseRecord, draft: CaseDraft, cleared: [CaseField])
    -> [FieldChange]
  {
    var changes = existing.changes(applying: draft).filter { !cleared.contains($0.field) }
    for field in cleared {
      if let before = existing.json(field) {
        changes.append(FieldChange(field: field, from: before, to: nil))
      }
    }
    return changes
  }

  private func report(_ changes: [FieldChange], _ number: CaseNumber, _ session: Session) {
    let say = session.language
    guard !changes.isEmpty else {
      session.output.result(say("\(number) 本来就是这样，没有改动。", "\(number) says so already; nothing changed."))
      return
    }
    var table = TerminalTable([
      .init(say("项目", "Field")), .init(say("原来", "Before")), .init(say("现在", "Now")),
    ])
    for change in changes {
      table.add([
        change.field.name(say), FieldText.of(change.from, change.field, say),
        FieldText.of(change.to, change.field, say),
      ])
    }
    table.lines().forEach(session.output.result)
    session.output.result(
      dryRun
        ? say("试运行：没有写入。", "Dry run: nothing was written.") : say("已修改 \(number)。", "Changed \(number)."))
  }
}
