import RuleModel
import Yams

extension Fields {
  /// The mapping under a mandatory key.
  func fields(_ key: String, known: [String], log: inout ProblemLog) -> Fields? {
    node(key, log: &log).flatMap {
      Fields($0, key: key, file: position.file, known: known, log: &log)
    }
  }

  /// A text in both languages.
  func localizedText(_ key: String, log: inout ProblemLog) -> LocalizedText? {
    guard let fields = fields(key, known: ["zh", "en"], log: &log) else { return nil }
    let zh = fields.text("zh", log: &log)
    let en = fields.text("en", log: &log)
    guard let zh, let en else { return nil }
    return LocalizedText(zh: zh, en: en)
  }

  /// One of the values of an enumeration, by its raw text.
  func choice<Choice>(_ key: String, log: inout ProblemLog) -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    node(key, log: &log).flatMap { choice(in: $0, key: key, log: &log) }
  }

  /// A list of different values of an enumeration.
  func choices<Choice>(_ key: String, log: inout ProblemLog) -> Set<Choice>?
  where Choice: RawRepresentable<String> & CaseIterable & Hashable {
    guard let nodes = list(key, log: &log) else { return nil }
    var result: Set<Choice> = []
    for node in nodes {
      guard let value: Choice = choice(in: node, key: key, log: &log) else { continue }
      if !result.insert(value).inserted {
        log.report(.duplicateItem(key: key, value: value.rawValue), at: place(node))
      }
    }
    return result.count == nodes.count ? result : nil
  }

  /// A list of different texts, with their places; without the key, none.
  func optionalTexts(_ key: String, log: inout ProblemLog) -> [Located<String>]? {
    guard let node = optionalNode(key), node.sequence?.isEmpty != true else { return [] }
    return texts(key, log: &log)
  }

  /// A list of different texts, with their places.
  func texts(_ key: String, log: inout ProblemLog) -> [Located<String>]? {
    guard let nodes = list(key, log: &log) else { return nil }
    var result: [Located<String>] = []
    for node in nodes {
      guard let text = text(in: node, key: key, log: &log) else { continue }
      if result.contains(where: { $0.value == text }) {
        log.report(.duplicateItem(key: key, value: text), at: place(node))
      }
      result.append(Located(value: text, position: place(node)))
    }
    return result
  }

  /// A text of lower-case letters, digits and the given separator, beginning with a letter.
  func identifier(_ key: String, separator: Character, log: inout ProblemLog) -> String? {
    guard let text = text(key, log: &log) else { return nil }
    let isFormed = text.allSatisfy { character in
      character == separator || ("a"..."z").contains(character) || ("0"..."9").contains(character)
    }
    guard isFormed, let first = text.first, ("a"..."z").contains(first) else {
      log.report(.malformedIdentifier(key: key, value: text), at: position(of: key))
      return nil
    }
    return text
  }

  /// The letter of a part.
  func partLetter(_ key: String, log: inout ProblemLog) -> String? {
    guard let letter = identifier(key, separator: "-", log: &log) else { return nil }
    if letter.count == 1 { return letter }
    log.report(.malformedIdentifier(key: key, value: letter), at: position(of: key))
    return nil
  }

  /// Where a rule or a cut stands in the law.
  func legalBasis(log: inout ProblemLog) -> LegalBasis? {
    let known = ["instrument", "article", "paragraph", "source"]
    guard let fields = fields("basis", known: known, log: &log) else { return nil }
    let instrument = fields.text("instrument", log: &log)
    let article = fields.optionalNode("article") == nil ? "" : fields.text("article", log: &log)
    let paragraph = fields.optionalNode("paragraph") == nil ? "" : fields.text("paragraph", log: &log)
    let source = fields.text("source", log: &log)
    guard let instrument, let article, let paragraph, let source else { return nil }
    return LegalBasis(instrument: instrument, article: article + paragraph, source: source)
  }

  /// A step that the catalogue has.
  func step(_ key: String, in steps: StepIndex, log: inout ProblemLog) -> StepID? {
    node(key, log: &log).flatMap { step(in: $0, key: key, steps: steps, log: &log) }
  }

  /// The step that a scalar node names.
  func step(in node: Node, key: String, steps: StepIndex, log: inout ProblemLog) -> StepID? {
    guard let text = text(in: node, key: key, log: &log) else { return nil }
    let step = StepID(text: text)
    guard steps.contains(step.milestone) else {
      log.report(.unknownMilestone(key: key, step.milestone), at: place(node))
      return nil
    }
    guard steps.contains(step) else {
      log.report(.unknownStep(key: key, text), at: place(node))
      return nil
    }
    return step
  }

  /// Steps that the catalogue has; without the key, none.
  func optionalSteps(_ key: String, in steps: StepIndex, log: inout ProblemLog) -> [StepID]? {
    guard optionalNode(key) != nil else { return [] }
    guard let nodes = list(key, log: &log) else { return nil }
    let result = nodes.compactMap { step(in: $0, key: key, steps: steps, log: &log) }
    return result.count == nodes.count ? result : nil
  }

  /// A step with the results that it must have had: a text, or `{of: …, outcomes: […]}`.
  func stepCondition(_ key: String, in steps: StepIndex, log: inout ProblemLog) -> StepCondition? {
    guard let node = node(key, log: &log) else { return nil }
    if node.mapping == nil { return step(in: node, key: key, steps: steps, log: &log).map { StepCondition($0) } }
    guard let fields = fields(key, known: ["of", "outcomes"], log: &log) else { return nil }
    return fields.condition(in: steps, log: &log)
  }

  /// The step of `of` with the results of `outcomes`.
  func condition(in steps: StepIndex, log: inout ProblemLog) -> StepCondition? {
    let step = step("of", in: steps, log: &log)
    let outcomes = optionalTexts("outcomes", log: &log)
    guard let step, let outcomes else { return nil }
    guard let milestone = steps.milestone(step.milestone) else { return StepCondition(step) }
    let known = milestone.outcomes.map(\.id)
    for outcome in outcomes where !known.contains(outcome.value) {
      log.report(.unknownOutcome(outcome.value, milestone: milestone.id, known: known), at: outcome.position)
    }
    return StepCondition(step, outcomes: Set(outcomes.map(\.value)))
  }

  private func choice<Choice>(in node: Node, key: String, log: inout ProblemLog) -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    guard let text = node.scalar?.string else {
      log.report(.wrongType(key: key, expected: .text), at: place(node))
      return nil
    }
    if let value = Choice(rawValue: text) { return value }
    let known = Choice.allCases.map(\.rawValue)
    log.report(.unknownChoice(key: key, value: text, known: known), at: place(node))
    return nil
  }
}

/// A value with the place where it is written.
struct Located<Value: Sendable>: Sendable {
  let value: Value
  let position: SourcePosition
}
