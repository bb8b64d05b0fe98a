import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import RuleCatalogue
import RuleModel

/// `case list`.
struct CaseListCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: words("列出案件。", "List cases."),
    discussion: words(
      "例：chuqing case list --pending --judge 张三    chuqing case list --containing 轻工 --json",
      "Example: chuqing case list --pending --judge 张三    chuqing case list --containing 轻工 --json"))

  @OptionGroup var global: GlobalOptions
  @Flag(
    help: ArgumentHelp(words("只列未结案件（截至 --as-of，默认今天）。", "Only pending cases (on --as-of, default today).")))
  var pending = false
  @Flag(
    help: ArgumentHelp(words("只列已结案件（截至 --as-of，默认今天）。", "Only closed cases (by --as-of, default today).")))
  var closed = false
  @Option(help: ArgumentHelp(words("截止日。", "As-of date."), valueName: "date")) var asOf: String?
  @Option(help: ArgumentHelp(words("承办法官。", "Judge."), valueName: "name")) var judge: String?
  @Option(help: ArgumentHelp(words("程序。", "Proceeding."), valueName: "word")) var procedure: String?
  @Option(help: ArgumentHelp(words("案号或企业名称里的文字。", "Text in number or enterprise."), valueName: "text"))
  var containing: String?
  @Option(help: ArgumentHelp(words("最多几件。", "At most so many."), valueName: "n")) var limit: Int?
  @OptionGroup var format: OutputFormatOptions

  func run(in session: Session) throws -> ExitCode {
    let format = try format.format()
    let query = try query(session)
    let cases = try session.open().cases(query)
    switch format {
    case .json: session.output.json([.init(key: "cases", value: .array(cases.map(\.listingJSON)))])
    case .csv: printCSV(cases, session)
    case .table: printTable(cases, session)
    }
    return ContractExit.done
  }

  private func query(_ session: Session) throws(CommandFailure) -> CaseQuery {
    var query = CaseQuery()
    let day =
      try asOf.map { text throws(CommandFailure) in try session.date(text, option: "--as-of") }
      ?? session.today
    if pending { query.pendingOn = day }
    if closed { query.closedBy = day }
    if asOf != nil { query.filedThrough = day }
    query.judge = judge
    query.containing = containing
    query.limit = limit
    if let procedure {
      guard let known = Procedure(ledgerText: procedure) else {
        throw .usage(
          .badWord(
            option: "--procedure", procedure,
            accepted: Procedure.allCases.map { "\($0.ledgerWord)(\($0.rawValue))" }))
      }
      query.procedure = known
    }
    return query
  }

  private func printTable(_ cases: [CaseRecord], _ session: Session) {
    let say = session.language
    var table = TerminalTable([
      .init(say("案号", "Case")), .init(say("企业名称", "Enterprise")), .init(say("程序", "Proceeding")),
      .init(say("隶属", "Owner")), .init(say("承办法官", "Judge")), .init(say("立案日期", "Filed")),
      .init(say("结案日期", "Closed")),
    ])
    for record in cases {
      table.add([
        record.number.text, record.facts.debtors.first?.name ?? "—",
        record.facts.procedure?.label(say) ?? "—",
        record.facts.ownerLevel?.label(say) ?? "—", record.facts.judge ?? "—", record.filedOn.description,
        record.facts.closedOn?.description ?? "—",
      ])
    }
    table.lines().forEach(session.output.result)
    session.output.result(say("共\(cases.count)件。", "\(cases.count) cases."))
  }

  private func printCSV(_ cases: [CaseRecord], _ session: Session) {
    let fields = CaseField.allCases
    var text = DelimitedField.line(["case_no"] + fields.map(\.rawValue))
    for record in cases {
      text += DelimitedField.line(
        [record.number.text]
          + fields.map { field in
            let value = FieldText.of(record.json(field), field, session.language)
            return value == "—"
              ? "" : value.filter { field != .claimsTotal && field != .assetsTotal || $0 != "," }
          })
    }
    session.output.raw(text)
  }
}

/// `case show`.
struct CaseShowCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: words("查看一件案件及其节点。", "Show a case and its milestones."))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号。", "Case number."), valueName: "number"))
  var number: String
  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON."))) var json = false

  func run(in session: Session) throws -> ExitCode {
    let number = try session.caseNumber(number)
    let store = try session.open()
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
        .init(key: "locked", value: .bool(limits?.status.isLocked ?? false)),
        .init(key: "limits", value: limits?.json ?? .array([])),
      ])
    } else {
      Self.printText(record, milestones, session)
      try printLinks(record, successors, store, session)
      printNotes(limits?.notes ?? [], session)
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

/// `case parse`.
struct CaseParseCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse", abstract: words("解析案号（一串里可以有几个）。", "Read case numbers (a text may hold several)."))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号。", "Case numbers."), valueName: "number"))
  var numbers: [String]
  @Flag(help: ArgumentHelp(words("每个案号输出一个 JSON 对象。", "One JSON object a number."))) var json = false

  func run(in session: Session) throws -> ExitCode {
    let parser = CaseNumberParser(codes: session.catalogue.caseNumberCodes)
    let readings = numbers.flatMap(parser.readAll)
    guard !readings.isEmpty else { throw CommandFailure.usage(.emptyCaseNumber) }
    if json {
      readings.forEach { session.output.raw(Self.json($0) + "\n") }
    } else {
      printTable(readings, session)
    }
    return ContractExit.done
  }

  private static func json(_ reading: CaseNumberReading) -> String {
    let value = JSONValue.object([
      .init(key: "input", value: .string(reading.input)),
      .init(key: "normalized", value: .string(reading.number.text)),
      .init(key: "year", value: reading.year.map { .integer(Int64($0)) } ?? .null),
      .init(key: "court", value: reading.court.map(JSONValue.string) ?? .null),
      .init(key: "type", value: reading.type.map(JSONValue.string) ?? .null),
      .init(key: "serial", value: reading.serial.map { .integer(Int64($0)) } ?? .null),
      .init(key: "insolvency", value: .bool(reading.isInsolvency)),
      .init(key: "conforming", value: .bool(reading.isConforming)),
      .init(key: "warnings", value: .array(reading.warnings.map { .string($0.rawValue) })),
    ])
    return String(decoding: value.canonicalUTF8, as: UTF8.self)
  }

  private func printTable(_ readings: [CaseNumberReading], _ session: Session) {
    let say = session.language
    let codes = session.catalogue.caseNumberCodes
    var table = TerminalTable([
      .init(say("案号", "Case number")), .init(say("年度", "Year"), .right), .init(say("法院", "Court")),
      .init(say("类型", "Type")), .init(say("编号", "Serial"), .right), .init(say("规范", "Conforming")),
      .init(say("提示", "Remarks")),
    ])
    for reading in readings {
      let court = reading.court.map { code in codes.courts[code].map { "\(code) \($0)" } ?? code }
      table.add([
        reading.number.text, reading.year.map(String.init) ?? "—", court ?? "—", reading.type ?? "—",
        reading.serial.map(String.init) ?? "—", reading.isConforming ? say("是", "yes") : say("否", "no"),
        reading.warnings.map { $0.text(say) }.joined(separator: say("；", "; ")),
      ])
    }
    table.lines().forEach(session.output.result)
  }
}
