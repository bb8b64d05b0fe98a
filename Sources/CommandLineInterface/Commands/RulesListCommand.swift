import ArgumentParser
import CaseFile
import CivilCalendar
import Clearance
import RuleModel

/// `rules list`: the nodes with their limits, or the overlays that are loaded.
struct RulesListCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: words("列出26个节点的期限。", "List the 26 milestones with their limits."),
    discussion: words(
      "例：chuqing rules list --kind 法定    chuqing rules list --on 2019-03-01 --csv    chuqing rules list --overlays",
      "Examples: chuqing rules list --kind statutory    chuqing rules list --on 2019-03-01 --csv    chuqing rules list --overlays"
    ))

  @OptionGroup var global: GlobalOptions
  @Option(help: ArgumentHelp(words("只看一个节点（名称、编号）。", "Only one milestone."), valueName: "node"), completion: ShellCompletion.nodes)
  var node: String?
  @Option(
    help: ArgumentHelp(
      words("只看：法定 statutory、政策 policy、管理 administrative。", "Only statutory, policy or administrative limits."),
      valueName: "kind"))
  var kind: String?
  @Flag(help: ArgumentHelp(words("节点以外：旁支期限、总期限、结案后关注。", "Side clocks, envelopes and watches instead of nodes.")))
  var events = false
  @Option(help: ArgumentHelp(words("哪一天施行的版本（默认今天）。", "Versions in force that day (default: today)."), valueName: "date"))
  var on: String?
  @Flag(help: ArgumentHelp(words("只列已载入的规则覆盖和放假安排。", "Only the overlays that are loaded."))) var overlays = false
  @OptionGroup var format: OutputFormatOptions

  func run(in session: Session) throws -> ExitCode {
    let format = try format.format()
    let law = try session.lawToRead()
    let hasMisfits = session.warnOfMisfits(law.reading)
    if overlays {
      OverlayList(law: law).print(format, session)
    } else {
      let day = try on.map { text throws(CommandFailure) in try session.date(text, option: "--on") } ?? session.today
      let list = RuleList(
        reading: law.reading, day: day, milestones: try milestones(law.reading.catalogue),
        kind: try kind.map(Self.kind))
      list.print(format, session)
    }
    return hasMisfits ? ContractExit.warnings : ContractExit.done
  }

  private func milestones(_ catalogue: Catalogue) throws(CommandFailure) -> [Milestone] {
    guard let node else { return events ? catalogue.events : catalogue.milestones }
    guard let step = catalogue.step(named: node), let milestone = catalogue.milestone(step.milestone) else {
      throw .usage(.unknownMilestone(node, closest: catalogue.closestMilestones(to: node)))
    }
    return [milestone]
  }

  private static func kind(_ text: String) throws(CommandFailure) -> RuleKind {
    let key = TextFolding.key(text)
    guard let kind = RuleKind.allCases.first(where: { $0.rawValue == key || $0.label(.zh) == key }) else {
      throw .usage(.badWord(option: "--kind", text, accepted: RuleKind.allCases.map { "\($0.label(.zh)) \($0.rawValue)" }))
    }
    return kind
  }
}

/// Rules in a table.
struct RuleList {
  let reading: LawReading
  let day: CivilDate
  let milestones: [Milestone]
  let kind: RuleKind?

  private var catalogue: Catalogue { reading.catalogue }

  /// The rules in force, in the order of the milestones and their parts.
  private func rules(of milestone: Milestone) -> [DeadlineRule] {
    catalogue.rules.filter {
      $0.milestone == milestone.id && $0.isInForce(on: day) && (kind == nil || $0.kind == kind)
    }.enumerated().sorted { ($0.element.part ?? "", $0.offset) < ($1.element.part ?? "", $1.offset) }.map(\.element)
  }

  /// Prints the list.
  func print(_ format: OutputFormatOptions.Format, _ session: Session) {
    switch format {
    case .json:
      session.output.json([
        .init(key: "version", value: .string(catalogue.version)), .init(key: "on", value: .string(day.description)),
        .init(
          key: "rules",
          value: .array(
            milestones.flatMap(rules).map { $0.json(in: catalogue, origin: reading.origin(of: $0.id)?.id) })),
      ])
    case .csv:
      session.output.raw(
        DelimitedField.line([
          "rule", "node", "name", "trigger", "limit", "kind", "basis", "in_force_from", "in_force_through", "overlay",
        ]))
      milestones.flatMap(rules).map { fields($0, session.language) }.forEach(session.output.raw)
    case .table: printTable(session)
    }
  }

  private func fields(_ rule: DeadlineRule, _ say: Language) -> String {
    let words = RuleWords(say: say, catalogue: catalogue)
    return DelimitedField.line([
      rule.id.rawValue, rule.step.description, rule.step.name(say, in: catalogue), words.trigger(rule), words.limit(rule),
      rule.kind.rawValue, words.basis(rule.basis), rule.inForceFrom.description,
      rule.inForceThrough?.description ?? "", reading.origin(of: rule.id)?.id ?? "",
    ])
  }

  private func rows(_ say: Language) -> [[String]] {
    let words = RuleWords(say: say, catalogue: catalogue)
    return milestones.flatMap { milestone -> [[String]] in
      let rules = rules(of: milestone)
      if rules.isEmpty, kind == nil {
        return [[StepID(milestone.id).typed(in: catalogue), StepID(milestone.id).name(say, in: catalogue)]]
      }
      return rules.map { rule in
        [
          rule.step.typed(in: catalogue), rule.step.name(say, in: catalogue), words.trigger(rule), words.limit(rule),
          rule.kind.label(say), words.basis(rule.basis), words.inForce(rule), rule.id.rawValue,
          reading.origin(of: rule.id)?.id ?? "",
        ]
      }
    }
  }

  private func printTable(_ session: Session) {
    let say = session.language
    var table = TerminalTable([
      .init(say("节点", "Node")), .init(say("名称", "Name")), .init(say("起算", "From")), .init(say("期限", "Limit")),
      .init(say("性质", "Kind")), .init(say("依据", "Basis")), .init(say("施行", "In force")), .init(say("规则", "Rule")),
      .init(say("覆盖", "Overlay")),
    ])
    let rows = rows(say)
    for row in rows { table.add(row) }
    table.lines().forEach(session.output.result)
    let count = rows.filter { $0.count > 2 }.count
    session.output.result(
      say(
        "\(milestones.count)个节点，\(count)条规则，\(day) 施行；目录 \(catalogue.version)。详情：chuqing rules show 节点或规则",
        "\(milestones.count) nodes, \(count) rules in force on \(day); catalogue \(catalogue.version). More: chuqing rules show NODE|RULE"))
  }
}

/// The loaded overlays in a table.
struct OverlayList {
  let law: LawInSession

  private struct Row {
    let overlay: LoadedOverlay
    let layer: LawReading.Layer?
  }

  /// Prints the list.
  func print(_ format: OutputFormatOptions.Format, _ session: Session) {
    let rows = law.overlays.map { overlay in
      Row(overlay: overlay, layer: law.reading.layers.first { $0.overlay == overlay })
    }
    switch format {
    case .json: session.output.json([.init(key: "overlays", value: .array(rows.map(json)))])
    case .csv:
      session.output.raw(DelimitedField.line(["kind", "id", "version", "file", "rules", "fits", "source"]))
      for row in rows { session.output.raw(DelimitedField.line(cells(row) { _, en in en })) }
    case .table: printTable(rows, session)
    }
  }

  private func cells(_ row: Row, _ word: (String, String) -> String) -> [String] {
    [
      row.overlay.kind.rawValue, row.overlay.id, row.layer?.version ?? "", row.overlay.file,
      row.layer.map { "\($0.rules.count)" } ?? "", row.layer == nil ? word("否", "no") : word("是", "yes"),
      row.layer?.source ?? "",
    ]
  }

  private func json(_ row: Row) -> JSONValue {
    .object([
      .init(key: "kind", value: .string(row.overlay.kind.rawValue)), .init(key: "id", value: .string(row.overlay.id)),
      .init(key: "file", value: .string(row.overlay.file)), .init(key: "fits", value: .bool(row.layer != nil)),
      .init(key: "version", value: row.layer.map { .string($0.version) } ?? .null),
      .init(key: "source", value: row.layer.map { .string($0.source) } ?? .null),
      .init(key: "rules", value: .array((row.layer?.rules ?? []).map { .string($0.rawValue) })),
    ])
  }

  private func printTable(_ rows: [Row], _ session: Session) {
    let say = session.language
    guard !rows.isEmpty else {
      session.output.result(say("没有载入本院的规则或放假安排。", "No overlay is loaded."))
      return
    }
    var table = TerminalTable([
      .init(say("类别", "Kind")), .init(say("编号", "Id")), .init(say("版本", "Version")), .init(say("文件", "File")),
      .init(say("规则数", "Rules"), .right), .init(say("适用", "Fits")), .init(say("来源", "Source")),
    ])
    for row in rows { table.add(cells(row) { zh, en in say(zh, en) }) }
    table.lines().forEach(session.output.result)
  }
}
