import CivilCalendar
import RuleModel

/// Rules, ladder and settings of a court's own, laid over a catalogue (规则覆盖).
///
/// One YAML file: `overlay: {id, version, source}` and any of `rules`, `settings`, `ladder`, in the words of the
/// catalogue's own files. A rule may say `replaces: ID`: the older one then ends on the day before the newer one is in
/// force. Policy and administrative limits can be added and replaced, statutory ones cannot be touched: a court cannot
/// make statute, and a change of the law is a new edition of the catalogue.
public struct CatalogueOverlay: Hashable, Sendable {
  /// Identifier; loading an overlay of the same identifier again replaces the earlier one.
  public let id: String
  /// Its version, printed in reports.
  public let version: String
  /// Where it comes from.
  public let source: String
  /// The rules that it adds.
  public let rules: [DeadlineRule]
  /// The catalogue with the overlay laid over it.
  public let catalogue: Catalogue

  /// Reads and checks an overlay with the checks of the catalogue itself, as laid over `base`.
  public init(file: SourceFile, over base: Catalogue) throws(CatalogueRejection) {
    var log = ProblemLog()
    let known = ["overlay", "rules", "settings", "ladder"]
    guard let root = Document.root(of: file, log: &log),
      let fields = Fields(root, key: "", file: file.path, known: known, log: &log)
    else { throw log.rejection }
    let head = fields.fields("overlay", known: ["id", "version", "source"], log: &log)
    let id = head?.identifier("id", separator: "-", log: &log)
    let version = head?.text("version", log: &log)
    let source = head?.text("source", log: &log)
    let settings = SettingsReader.settings(fields, over: base.settings, log: &log)
    let ladder = SettingsReader.ladder(fields, over: base.ladder, log: &log)
    let placed = Self.rules(fields, over: base, log: &log)
    let merged = Self.merged(placed, over: base, log: &log)
    guard log.isEmpty, let id, let version, let source else { throw log.rejection }
    self.id = id
    self.version = version
    self.source = source
    rules = placed.map(\.rule)
    catalogue = base.replacing(
      version: "\(base.version) + \(id) \(version)", rules: merged, ladder: ladder, settings: settings)
  }

  /// The identifier that a file states, without checking anything else; nil when none can be read.
  public static func identifier(of file: SourceFile) -> String? {
    var log = ProblemLog()
    guard let root = Document.root(of: file, log: &log),
      let fields = Fields(anyKeys: root, key: "", file: file.path, log: &log),
      let node = fields.optionalNode("overlay"),
      let head = Fields(anyKeys: node, key: "overlay", file: file.path, log: &log)
    else { return nil }
    return head.identifier("id", separator: "-", log: &log)
  }

  private static func rules(_ fields: Fields, over base: Catalogue, log: inout ProblemLog) -> [PlacedRule] {
    guard fields.optionalNode("rules") != nil else { return [] }
    let milestones = base.milestones + base.events
    let steps = StepIndex(milestones: milestones, identifiers: Set(milestones.map(\.id)))
    var reader = RuleReader(steps: steps)
    reader.isOverlay = true
    let placed = reader.rules(fields, log: &log)
    for rule in placed where rule.rule.kind == .statutory {
      log.report(.contradiction(.overlayTouchesStatute), at: rule.position)
    }
    return placed
  }

  private static func merged(
    _ placed: [PlacedRule], over base: Catalogue, log: inout ProblemLog
  ) -> [DeadlineRule] {
    var rules = base.rules
    for new in placed {
      guard let replaced = new.replaces else { continue }
      guard let index = rules.firstIndex(where: { $0.id.rawValue == replaced.value }) else {
        log.report(.contradiction(.replacesNothing), at: replaced.position)
        continue
      }
      guard rules[index].kind != .statutory else {
        log.report(.contradiction(.overlayTouchesStatute), at: replaced.position)
        continue
      }
      rules[index] = rules[index].ending(before: new.rule.inForceFrom)
    }
    rules.removeAll { rule in rule.inForceThrough.map { $0 < rule.inForceFrom } ?? false }
    let old = rules.map { PlacedRule(unplaced: $0) }
    let checks = RuleChecks(rules: old + placed)
    checks.identifiers(log: &log)
    checks.overlaps(log: &log)
    checks.procedures(of: base.milestones + base.events, log: &log)
    checks.cycles(log: &log)
    if log.isEmpty { RuleChecks(rules: placed).examples(with: base.countingCalendar, log: &log) }
    return rules + placed.map(\.rule)
  }
}

/// The holiday schedule of one year, laid over a calendar: lines of `date,kind,name_zh`, as in the catalogue.
public struct CalendarOverlay: Hashable, Sendable {
  /// The year whose days it states; days of other years are refused.
  public let year: Int
  /// The calendar with the year replaced.
  public let calendar: WorkingCalendar

  /// Reads and checks the schedule of `year`, which must be covered already or follow the last covered year.
  public init(file: SourceFile, year: Int, over base: WorkingCalendar) throws(CatalogueRejection) {
    var log = ProblemLog()
    let start = SourcePosition(file: file.path, line: 1, column: 1)
    guard (base.coveredYears.lowerBound...base.coveredYears.upperBound + 1).contains(year) else {
      log.report(.yearOutOfSequence(year, next: base.coveredYears.upperBound + 1), at: start)
      throw log.rejection
    }
    let rows = HolidayTable.read(file, covering: year...year, log: &log)
    if log.isEmpty, !rows.contains(where: { $0.kind == .holiday }) {
      log.report(.yearWithoutHolidays(year), at: start)
    }
    guard log.isEmpty else { throw log.rejection }
    self.year = year
    let days = Dictionary(
      rows.map { row -> (CivilDate, WorkingCalendar.Exception) in
        (row.date, row.kind == .holiday ? .holiday(row.name) : .makeUpWorkday(row.name))
      }, uniquingKeysWith: { first, _ in first })
    calendar = base.replacing(year: year, with: days, version: "\(base.version) + \(year)")
  }
}

extension DeadlineRule {
  /// The rule in force only until the day before `day`.
  fileprivate func ending(before day: CivilDate) -> DeadlineRule {
    let last = day.adding(days: -1)
    return DeadlineRule(
      id: id, milestone: milestone, part: part, trigger: trigger, startsEachTime: startsEachTime, limit: limit,
      setByCourt: setByCourt, kind: kind, procedures: procedures, conditions: conditions, role: role,
      exclusions: exclusions, extensions: extensions, metBy: metBy, survivesClosing: survivesClosing, basis: basis,
      statement: statement, inForceFrom: inForceFrom, inForceThrough: min(last, inForceThrough ?? last),
      version: version, examples: examples)
  }
}

extension PlacedRule {
  /// A rule of the catalogue below the overlay: it has no place in the overlay's file.
  fileprivate init(unplaced rule: DeadlineRule) {
    let nowhere = SourcePosition(file: "catalogue", line: 1, column: 1)
    self.init(
      rule: rule, position: nowhere, triggerPosition: nowhere, inForcePosition: nowhere,
      proceduresPosition: nowhere, examplePositions: rule.examples.map { _ in (nowhere, nowhere) }, replaces: nil)
  }
}
