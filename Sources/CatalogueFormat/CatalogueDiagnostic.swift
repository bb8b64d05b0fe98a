import CivilCalendar
import RuleModel

/// One mistake in a catalogue: what, and where. It carries facts; the words are the printer's.
public struct CatalogueDiagnostic: Hashable, Sendable {
  /// Where the mistake stands.
  public let position: SourcePosition
  /// What is wrong.
  public let problem: CatalogueProblem

  /// A mistake at a place.
  public init(position: SourcePosition, problem: CatalogueProblem) {
    self.position = position
    self.problem = problem
  }
}

/// A catalogue was refused: every mistake that was found, in order of position; never empty.
public struct CatalogueRejection: Error, Hashable, Sendable {
  /// The mistakes.
  public let diagnostics: [CatalogueDiagnostic]

  /// A rejection for these mistakes.
  public init(diagnostics: [CatalogueDiagnostic]) { self.diagnostics = diagnostics }
}

/// What a value in a catalogue file has to be.
public enum ValueType: Hashable, Sendable {
  /// A text; one that looks like a number, a date or true/false must be quoted.
  case text
  /// A whole number.
  case integer
  /// `true` or `false`.
  case boolean
  /// `YYYY-MM-DD`.
  case date
  /// Keys with values.
  case mapping
  /// A list.
  case list
}

/// What can be wrong with a catalogue.
public enum CatalogueProblem: Hashable, Sendable {
  // The folder
  /// A file that every catalogue has is not there.
  case missingFile(path: String)
  /// A data file that nothing reads: its content would be lost without a word.
  case unexpectedFile

  // One file
  /// Not YAML; the parser's own reason.
  case syntax(reason: String)
  /// The same key twice in one mapping.
  case duplicateKey(String)
  /// A key that does not belong here.
  case unknownKey(String, known: [String])
  /// A mandatory key is not there.
  case missingKey(String)
  /// A value of another type than its key demands.
  case wrongType(key: String, expected: ValueType)
  /// A text without a character, or a list without an item.
  case emptyValue(key: String)
  /// A value that is not one of the key's choices.
  case unknownChoice(key: String, value: String, known: [String])
  /// The same item twice in a list.
  case duplicateItem(key: String, value: String)
  /// An identifier with other signs than its kind allows.
  case malformedIdentifier(key: String, value: String)
  /// A number below the least that makes sense.
  case numberTooSmall(key: String, value: Int, least: Int)
  /// The shape of a date, but the day does not exist.
  case impossibleDate(key: String, value: String)
  /// An interval that ends before it begins.
  case invertedInterval(key: String)

  // Holiday table
  /// The first line is not the expected column names.
  case tableHeader(expected: String)
  /// A line with another number of fields.
  case fieldCount(found: Int, expected: Int)
  /// A day that stands after a later one.
  case unsortedDay(CivilDate, after: CivilDate)
  /// A day that has a line already.
  case duplicateDay(CivilDate)
  /// A make-up workday that is not on a weekend, so that nothing is made up.
  case makeUpOnWeekday(CivilDate)
  /// A day of a year that the calendar does not cover.
  case dayOutsideCoverage(CivilDate)
  /// A covered year for which the table has no holiday.
  case yearWithoutHolidays(Int)

  /// A schedule for a year that is neither covered nor the next one.
  case yearOutOfSequence(Int, next: Int)

  // Case numbers
  /// A court code that is not a province and 0, 2 or 4 digits.
  case malformedCourtCode(String)
  /// A case-type code of other than 1 to 3 characters.
  case typeCodeLength(String)

  // References and meaning
  /// The identifier, number or code stands at `first` already.
  case duplicate(key: String, value: String, first: SourcePosition)
  /// A name that already means another milestone (or is given twice to the same one).
  case ambiguousName(String, taken: MilestoneID)
  /// A milestone that the catalogue does not have.
  case unknownMilestone(key: String, MilestoneID)
  /// A step that the catalogue does not have: an unknown milestone or event, or an unknown part of a known one.
  case unknownStep(key: String, String)
  /// A result that the milestone cannot have.
  case unknownOutcome(String, milestone: MilestoneID, known: [String])
  /// A combination that means nothing; the reason is an identifier that the printer puts into words.
  case contradiction(CatalogueContradiction)
  /// A rule for a proceeding in which its milestone or trigger cannot occur.
  case foreignProcedure(Procedure, milestone: MilestoneID)
  /// Another version of the same limit is in force on some of the same days.
  case overlappingRule(RuleID, first: SourcePosition)
  /// Milestones that wait for each other, in order.
  case triggerCycle([MilestoneID])
  /// The example's day is not what the rule gives.
  case exampleDiffers(stated: CivilDate, computed: CivilDate)
  /// The example's trigger lies outside the days on which the rule is in force.
  case exampleNotInForce(CivilDate)
  /// The example's result depends on a year without a published holiday schedule.
  case exampleProvisional(CivilDate)
}

/// Combinations of values that mean nothing.
public enum CatalogueContradiction: String, Hashable, Sendable {
  /// Parts without saying which of them a plain record stands for.
  case partsWithoutWhole
  /// More than one result that is assumed when none is stated.
  case severalDefaults
  /// A court-set period whose own limit is not zero days.
  case courtSetWithLimit
  /// An example that was extended, of a rule that cannot be.
  case exampleNotExtendable
  /// An example with a day set by the court outside the bounds.
  case exampleOutsideBounds
  /// Warning levels that do not run from early to late, or do not end at 0 hours.
  case ladderOutOfOrder
  /// An overlay that replaces a statutory limit, or states one.
  case overlayTouchesStatute
  /// An overlay that replaces a rule that is not there.
  case replacesNothing
}
