import CatalogueFormat

/// The words for what is wrong with a catalogue; the only place where they stand.
enum DiagnosticText {
  /// `path:line:column: error: …`, the path beginning with the catalogue's folder.
  static func line(for diagnostic: CatalogueDiagnostic, folder: String) -> String {
    let position = diagnostic.position
    let place = "\(folder)/\(position.file):\(position.line):\(position.column)"
    return "\(place): error: \(words(for: diagnostic.problem))"
  }

  /// A folder that cannot be read.
  static func line(for error: CatalogueFolder.ReadingError) -> String {
    switch error {
    case .noSuchFolder(let path): "\(path):1:1: error: no catalogue folder here"
    case .unreadable(let path): "\(path):1:1: error: the file cannot be read, or is not UTF-8"
    }
  }

  private static func words(for problem: CatalogueProblem) -> String {
    fileWords(for: problem) ?? tableWords(for: problem) ?? ruleWords(for: problem) ?? "\(problem)"
  }

  private static func fileWords(for problem: CatalogueProblem) -> String? {
    switch problem {
    case .missingFile(let path): "'\(path)' is missing"
    case .unexpectedFile: "no part of the catalogue reads this file; rules go into rules/NAME.yaml"
    case .syntax(let reason): "not YAML: \(reason)"
    case .duplicateKey(let key): "key '\(key)' stands here twice"
    case .unknownKey(let key, let known): "unknown key '\(key)'; known: \(list(known))"
    case .missingKey(let key): "key '\(key)' is missing\(reason(forMissing: key))"
    case .wrongType(let key, let expected): "\(subject(key)) must be \(name(of: expected))"
    case .emptyValue(let key): "'\(key)' is empty"
    case .unknownChoice(let key, let value, let known):
      "'\(value)' is not a value of '\(key)'; known: \(list(known))"
    case .duplicateItem(let key, let value): "'\(value)' stands twice in '\(key)'"
    case .malformedIdentifier(let key, let value):
      "'\(value)' cannot be a value of '\(key)': \(rule(forIdentifier: key))"
    case .numberTooSmall(let key, let value, let least): "'\(key)' is \(value); the least is \(least)"
    case .impossibleDate(let key, let value): "'\(key)' is \(value), a day that does not exist"
    case .invertedInterval(let key): "'\(key)' ends before it begins"
    default: nil
    }
  }

  private static func tableWords(for problem: CatalogueProblem) -> String? {
    switch problem {
    case .tableHeader(let expected): "the first line must be '\(expected)'"
    case .fieldCount(let found, let expected): "\(found) fields where \(expected) are expected"
    case .unsortedDay(let date, let after): "\(date) stands after \(after); sort the table by date"
    case .duplicateDay(let date): "\(date) has a line already"
    case .makeUpOnWeekday(let date):
      "\(date) is not a Saturday or Sunday: only those can be make-up workdays"
    case .dayOutsideCoverage(let date): "\(date) lies outside the years that calendar.yaml covers"
    case .yearWithoutHolidays(let year): "\(year) is covered, but the table has no holiday in it"
    case .yearOutOfSequence(let year, let next): "\(year) is not covered and does not follow; the next year is \(next)"
    case .malformedCourtCode(let code):
      "'\(code)' is not a court code: one of 'provinces', then no, two or four digits"
    case .typeCodeLength(let code): "'\(code)' is not a case-type code: one to three characters"
    default: nil
    }
  }

  private static func ruleWords(for problem: CatalogueProblem) -> String? {
    switch problem {
    case .duplicate(let key, let value, let first):
      "\(key) '\(value)' is taken: see \(first.file):\(first.line):\(first.column)"
    case .ambiguousName(let name, let taken): "'\(name)' already names the milestone '\(taken)'"
    case .unknownMilestone(let key, let id): "\(key) '\(id)' is not in milestones.yaml"
    case .unknownStep(let key, let step): "\(key) '\(step)': there is no such part"
    case .unknownOutcome(let value, let milestone, let known):
      "'\(milestone)' cannot have the outcome '\(value)'; known: \(known.isEmpty ? "none" : list(known))"
    case .contradiction(let contradiction): words(for: contradiction)
    case .foreignProcedure(let procedure, let milestone):
      "'\(milestone)' cannot occur in the procedure '\(procedure.rawValue)'"
    case .overlappingRule(let id, let first):
      "in force on some of the same days as '\(id)' for the same limit: see \(first.file):\(first.line)"
    case .triggerCycle(let path):
      "these wait for each other: \(path.map(\.rawValue).joined(separator: " → "))"
    case .exampleDiffers(let stated, let computed): "the rule gives \(computed), the example says \(stated)"
    case .exampleNotInForce(let date): "the rule is not in force on \(date)"
    case .exampleProvisional(let date):
      "a period from \(date) needs a year without a published holiday schedule; choose another example"
    default: nil
    }
  }

  private static func words(for contradiction: CatalogueContradiction) -> String {
    switch contradiction {
    case .partsWithoutWhole: "parts need 'whole': which of them a record without a part stands for"
    case .severalDefaults: "more than one outcome is the default"
    case .courtSetWithLimit: "a period that the court sets has a limit of 0 days, applied to the day set"
    case .exampleNotExtendable: "the example is extended, but the rule has no 'extension'"
    case .exampleOutsideBounds: "the day set lies outside 'set_by_court', or the rule has no such bounds"
    case .ladderOutOfOrder: "levels run from the earliest to the one at 0 hours, each hour once"
    case .overlayTouchesStatute: "an overlay cannot state or replace a statutory limit"
    case .replacesNothing: "there is no rule of this id to replace"
    }
  }

  private static func reason(forMissing key: String) -> String {
    switch key {
    case "roll": "; say whether a last day of rest moves: forward, backward or none"
    case "direction": "; say which way the period runs: after or before"
    case "examples": "; every rule needs at least one worked example"
    default: ""
    }
  }

  private static func rule(forIdentifier key: String) -> String {
    switch key {
    case "part": "one lower-case letter"
    default: "lower-case letters, digits and '\(key == "id" ? "_' or '-" : "_")', beginning with a letter"
    }
  }

  private static func subject(_ key: String) -> String { key.isEmpty ? "the file" : "'\(key)'" }

  private static func name(of type: ValueType) -> String {
    switch type {
    case .text: "a text (quote it if it looks like a number, a date or true/false)"
    case .integer: "a whole number"
    case .boolean: "true or false"
    case .date: "a day, YYYY-MM-DD"
    case .mapping: "keys with values"
    case .list: "a list"
    }
  }

  private static func list(_ words: [String]) -> String { words.joined(separator: ", ") }
}
