import RuleModel

extension GeneratedSource {
  /// A Swift string literal.
  func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 0x20 || !scalar.properties.isGraphemeBase:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A text in both languages; `text` is a function of the generated file.
  func literal(_ text: LocalizedText) -> String { "text(\(literal(text.zh)), \(literal(text.en)))" }

  /// A set of proceedings, in the order of their declaration.
  func literal(_ procedures: Set<Procedure>) -> String {
    "[" + Procedure.allCases.filter(procedures.contains).map { ".\($0)" }.joined(separator: ", ") + "]"
  }

  /// A period.
  func literal(_ limit: TimeLimit) -> String {
    "TimeLimit(count: \(limit.count), unit: .\(limit.unit), direction: .\(limit.direction), roll: .\(limit.roll))"
  }

  /// A step; `step` is a function of the generated file.
  func literal(_ step: StepID) -> String { "step(\(literal(step.description)))" }

  /// A list of steps.
  func literal(_ steps: [StepID]) -> String { "[" + list(steps.map(literal)) + "]" }

  /// A step with its results.
  func literal(_ condition: StepCondition) -> String {
    "StepCondition(\(literal(condition.step)), outcomes: [\(list(condition.outcomes.sorted().map(literal)))])"
  }

  /// What starts a period.
  func literal(_ trigger: Trigger) -> String {
    switch trigger {
    case .occurrence(let condition): ".occurrence(\(literal(condition)))"
    case .planned(let step): ".planned(\(literal(step)))"
    case .latest(let steps): ".latest(\(literal(steps)))"
    }
  }

  /// Bounds of a court-set period.
  func literal(_ bounds: CourtSetBounds) -> String {
    "CourtSetBounds(least: \(literal(bounds.least)), most: \(literal(bounds.most)))"
  }

  /// An extension.
  func literal(_ extensions: RuleExtension) -> String {
    let ask = extensions.askBeforeDays.map(String.init) ?? "nil"
    return "RuleExtension(count: \(extensions.count), unit: .\(extensions.unit), approver: .\(extensions.approver), "
      + "times: \(extensions.times), askBeforeDays: \(ask), article: \(literal(extensions.article)))"
  }

  /// An interval that does not count.
  func literal(_ exclusion: RuleExclusion) -> String {
    "RuleExclusion(from: \(literal(exclusion.from)), through: \(literal(exclusion.through)))"
  }

  /// Conditions, in the order of their declaration.
  func literal(_ conditions: RuleConditions) -> String {
    if conditions == .none { return ".none" }
    let applicants = Applicant.allCases.filter(conditions.applicants.contains).map { ".\($0)" }
    let dockets = DocketKind.allCases.filter(conditions.dockets.contains).map { ".\($0)" }
    return "RuleConditions(applicants: [\(list(applicants))], "
      + "examination: \(conditions.examination.map { ".\($0)" } ?? "nil"), "
      + "track: \(conditions.track.map { ".\($0)" } ?? "nil"), dockets: [\(list(dockets))])"
  }

  /// A legal basis.
  func literal(_ basis: LegalBasis) -> String {
    "LegalBasis(instrument: \(literal(basis.instrument)), article: \(literal(basis.article)), "
      + "source: \(literal(basis.source)))"
  }

  /// A part of a compound node.
  func literal(_ part: Milestone.Part) -> String {
    "Milestone.Part(letter: \(literal(part.letter)), name: \(literal(part.name)), "
      + "synonyms: [\(list(part.synonyms.map(literal)))], nature: .\(part.nature), "
      + "overtakenBy: \(literal(part.overtakenBy)), alsoMetBy: \(literal(part.alsoMetBy)))"
  }

  /// A result.
  func literal(_ outcome: Milestone.Outcome) -> String {
    "Milestone.Outcome(id: \(literal(outcome.id)), name: \(literal(outcome.name)), "
      + "synonyms: [\(list(outcome.synonyms.map(literal)))], isDefault: \(outcome.isDefault))"
  }

  /// A level of the warning ladder.
  func literal(_ level: WarningLevel) -> String {
    "WarningLevel(id: \(literal(level.id)), name: \(literal(level.name)), hoursBefore: \(level.hoursBefore), "
      + "tells: [\(list(level.tells.map { ".\($0)" }))], repeatsDaily: \(level.repeatsDaily))"
  }

  /// What happened on the way of an example.
  func literal(_ course: WorkedExample.Course) -> String {
    switch course {
    case .plain: ".plain"
    case .courtSet(let day): ".courtSet(day(\(day.dayNumber)))"
    case .excluded(let days): ".excluded(days: \(days))"
    case .extended: ".extended"
    }
  }

  /// Items between commas.
  func list(_ items: [String]) -> String { items.joined(separator: ", ") }

  /// Each text once, in order of its first occurrence.
  func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}
