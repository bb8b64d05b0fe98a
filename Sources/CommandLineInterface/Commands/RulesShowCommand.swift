import ArgumentParser
import CaseFile
import CivilCalendar
import Clearance
import RuleModel

/// `rules show`: everything about a node, an event or a rule.
struct RulesShowCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: words("一个节点或一条规则的全部内容。", "Everything about a milestone or a rule."),
    discussion: words(
      "例：chuqing rules show 9    chuqing rules show 裁定受理    chuqing rules show ebl-2006-62-1",
      "Examples: chuqing rules show 9    chuqing rules show acceptance_ruling    chuqing rules show ebl-2006-62-1"))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("节点或规则。", "A milestone, an event or a rule."), valueName: "node|rule"))
  var subject: String
  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON."))) var json = false

  func run(in session: Session) throws -> ExitCode {
    let law = try session.lawToRead()
    let hasMisfits = session.warnOfMisfits(law.reading)
    let catalogue = law.reading.catalogue
    let card = RuleCard(reading: law.reading, say: session.language)
    if let rule = catalogue.rules.first(where: { $0.id.rawValue == subject }) {
      print(card, milestone: catalogue.milestone(rule.milestone), rules: [rule], isWhole: false, session)
    } else if let step = catalogue.step(named: subject), let milestone = catalogue.milestone(step.milestone) {
      let rules = catalogue.rules.filter { $0.milestone == step.milestone && (step.part == nil || $0.part == step.part) }
      print(card, milestone: milestone, rules: rules, isWhole: true, session)
    } else {
      throw CommandFailure.law(.unknownRule(subject, closest: catalogue.closestMilestones(to: subject)))
    }
    return hasMisfits ? ContractExit.warnings : ContractExit.done
  }

  private func print(
    _ card: RuleCard, milestone: Milestone?, rules: [DeadlineRule], isWhole: Bool, _ session: Session
  ) {
    if json {
      session.output.json([
        .init(key: "node", value: milestone.map(card.json) ?? .null),
        .init(key: "rules", value: .array(rules.map(card.json))),
        .init(key: "cuts", value: .array(milestone.map { card.cuts($0).map { .string($0.id) } } ?? [])),
      ])
      return
    }
    if let milestone, isWhole { card.lines(milestone).forEach(session.output.result) }
    for rule in rules.sorted(by: { ($0.part ?? "", $0.inForceFrom) < ($1.part ?? "", $1.inForceFrom) }) {
      if isWhole { session.output.result("") }
      card.lines(rule).forEach(session.output.result)
    }
  }
}

/// A milestone or a rule as a list of labelled lines.
struct RuleCard {
  let reading: LawReading
  let say: Language

  private var catalogue: Catalogue { reading.catalogue }
  private var words: RuleWords { RuleWords(say: say, catalogue: catalogue) }

  /// The cuts that end a step of the milestone.
  func cuts(_ milestone: Milestone) -> [Cut] {
    catalogue.cuts.filter { cut in ([StepID(milestone.id)] + milestone.steps).contains(where: cut.covers) }
  }

  /// Name, parts, results, names, and what ends it.
  func lines(_ milestone: Milestone) -> [String] {
    var lines = [words.step(StepID(milestone.id)) + say("（", " (") + milestone.id.rawValue + say("）", ")")]
    func add(_ label: String, _ text: String) { if !text.isEmpty { lines.append("  \(label)\(say("：", ": "))\(text)") } }
    add(say("阶段", "Phase"), say(milestone.phase.zh, milestone.phase.en))
    add(say("程序", "Proceedings"), words.procedures(milestone.procedures))
    add(say("责任人", "Who acts"), milestone.role.label(say))
    add(say("性质", "Its end"), milestone.nature.label(say))
    for part in milestone.parts {
      let whole = milestone.wholeParts.contains(part.letter) ? say("，登记不写明部分的算它", "; a record without a part") : ""
      add(
        say("部分 ", "Part ") + part.letter, say(part.name.zh, part.name.en) + known(part.synonyms) + whole)
    }
    for outcome in milestone.outcomes {
      let standard = outcome.isDefault ? say("，不写明时", "; assumed when none is stated") : ""
      add(
        say("结果 ", "Outcome ") + outcome.id, say(outcome.name.zh, outcome.name.en) + known(outcome.synonyms) + standard)
    }
    add(say("又名", "Known as"), milestone.synonyms.joined(separator: say("、", ", ")))
    if milestone.isDerived { add(say("登记", "Recording"), say("由案件本身得出，不能登记", "follows from the case, never recorded")) }
    for cut in cuts(milestone) {
      add(say("因此终止", "Ended by"), words.condition(cut.on) + say("：", ": ") + say(cut.statement.zh, cut.statement.en))
    }
    return lines
  }

  private func known(_ names: [String]) -> String {
    names.isEmpty ? "" : say("（又名 ", " (known as ") + names.joined(separator: say("、", ", ")) + say("）", ")")
  }

  /// Everything about a rule.
  func lines(_ rule: DeadlineRule) -> [String] {
    let origin = reading.origin(of: rule.id).map { say("，本院覆盖“\($0.id)”", ", overlay '\($0.id)'") } ?? ""
    var lines = ["\(rule.id)  \(rule.kind.label(say))\(origin)  \(words.inForce(rule))"]
    func add(_ label: String, _ text: String?) {
      if let text, !text.isEmpty { lines.append("  \(label)\(say("：", ": "))\(text)") }
    }
    add(say("节点", "Node"), words.step(rule.step))
    add(say("规则", "Rule"), say(rule.statement.zh, rule.statement.en))
    add(say("起算", "From"), words.trigger(rule))
    add(say("期限", "Limit"), words.limit(rule) + say("；", "; ") + words.roll(rule))
    add(say("延长", "Extension"), words.extensions(rule))
    for exclusion in rule.exclusions {
      add(
        say("不计入", "Not counted"),
        say(
          "“\(words.step(exclusion.from))”次日至“\(words.step(exclusion.through))”当日",
          "from the day after \(words.step(exclusion.from)) through \(words.step(exclusion.through))"))
    }
    add(say("程序", "Proceedings"), words.procedures(rule.procedures))
    add(say("条件", "Conditions"), words.conditions(rule))
    add(say("责任人", "Who acts"), rule.role.label(say))
    add(say("由此完成", "Met by"), rule.metBy.map(words.step).joined(separator: say("、", ", ")))
    if rule.survivesClosing { add(say("结案后", "After closing"), say("继续计算", "goes on")) }
    add(say("依据", "Basis"), words.basis(rule.basis))
    add(say("来源", "Source"), rule.basis.source)
    for example in rule.examples { add(say("例", "Example"), self.example(example, rule)) }
    return lines
  }

  private func example(_ example: WorkedExample, _ rule: DeadlineRule) -> String {
    let end = rule.end(of: example, calendar: catalogue.countingCalendar)
    let course: String
    switch example.course {
    case .plain: course = ""
    case .courtSet(let day): course = say("，法院定 \(day)", ", set for \(day)")
    case .excluded(let days): course = say("，扣除\(days)日", ", \(days) days excluded")
    case .extended: course = say("，延长一次", ", extended once")
    }
    let moved = end.nominal == end.due ? "" : say("（届满 \(end.nominal) 是休息日）", " (\(end.nominal) is a day of rest)")
    let note = example.note.isEmpty ? "" : say("——", " – ") + example.note
    return "\(example.trigger)\(course) → \(end.due)\(moved)\(note)"
  }

  /// The milestone for programs.
  func json(_ milestone: Milestone) -> JSONValue {
    func strings(_ list: [String]) -> JSONValue { .array(list.map(JSONValue.string)) }
    return .object([
      .init(key: "id", value: .string(milestone.id.rawValue)), .init(key: "number", value: .integer(Int64(milestone.number))),
      .init(key: "category", value: .string(milestone.category.rawValue)),
      .init(key: "name_zh", value: .string(milestone.name.zh)), .init(key: "name_en", value: .string(milestone.name.en)),
      .init(key: "synonyms", value: strings(milestone.synonyms)), .init(key: "parts", value: strings(milestone.parts.map(\.letter))),
      .init(key: "outcomes", value: strings(milestone.outcomes.map(\.id))),
    ])
  }

  /// The rule for programs, with its examples computed.
  func json(_ rule: DeadlineRule) -> JSONValue {
    guard case .object(var members) = rule.json(in: catalogue, origin: reading.origin(of: rule.id)?.id) else { return .null }
    let examples = rule.examples.map { example in
      let end = rule.end(of: example, calendar: catalogue.countingCalendar)
      return JSONValue.object([
        .init(key: "trigger", value: .string(example.trigger.description)),
        .init(key: "nominal", value: .string(end.nominal.description)),
        .init(key: "due", value: .string(end.due.description)),
      ])
    }
    members.append(.init(key: "examples", value: .array(examples)))
    return .object(members)
  }
}

extension Milestone.Nature {
  /// What the end of a limit means.
  fileprivate func label(_ say: Language) -> String {
    switch self {
    case .acting: return say("应当办理", "somebody has to act")
    case .passive: return say("期满，权利终止", "a party's right ends")
    case .effect: return say("期满，法律直接规定结果", "the law supplies the result")
    }
  }
}
