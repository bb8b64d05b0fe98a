import CivilCalendar

/// The law as data: milestones, time limits, holiday schedule and code lists of one edition.
///
/// The product's own edition is compiled from readable files at build time; a test, or a court's overlay, can pass
/// another one to everything that takes a catalogue.
public struct Catalogue: Hashable, Sendable {
  /// Names the edition, e.g. `2026.1`, with the overlays that a court has loaded; printed in reports.
  public let version: String
  /// Days worked and rested.
  public let calendar: WorkingCalendar
  /// The milestones in order of their number.
  public let milestones: [Milestone]
  /// Events beside the milestones: triggers, side clocks, envelopes and watches.
  public let events: [Milestone]
  /// Every version of every time limit.
  public let rules: [DeadlineRule]
  /// Outcomes that end other steps.
  public let cuts: [Cut]
  /// The warning ladder.
  public let ladder: WarningLadder
  /// Choices that the court made.
  public let settings: CourtSettings
  /// Codes of case numbers.
  public let caseNumberCodes: CaseNumberCodes
  private let milestonesByID: [MilestoneID: Milestone]
  private let names: [String: NamedStep]

  /// A catalogue; milestones are sorted by number.
  public init(
    version: String, calendar: WorkingCalendar, milestones: [Milestone], events: [Milestone] = [],
    rules: [DeadlineRule], cuts: [Cut] = [], ladder: WarningLadder = .standard,
    settings: CourtSettings = CourtSettings(), caseNumberCodes: CaseNumberCodes
  ) {
    self.version = version
    self.calendar = calendar
    self.milestones = milestones.sorted { $0.number < $1.number }
    self.events = events
    self.rules = rules
    self.cuts = cuts
    self.ladder = ladder
    self.settings = settings
    self.caseNumberCodes = caseNumberCodes
    milestonesByID = Dictionary((milestones + events).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    names = StepNames.table(milestones + events)
  }

  /// The milestone or event with this identifier.
  public func milestone(_ id: MilestoneID) -> Milestone? { milestonesByID[id] }

  /// The milestone that a ledger calls `name`: identifier, number, printed name in either language, or a synonym;
  /// spaces and letter case are ignored.
  public func milestone(named name: String) -> Milestone? {
    names[StepNames.folded(name)].flatMap { milestonesByID[$0.milestone] }
  }

  /// What a ledger or a person calls `name`: as `milestone(named:)`, and also parts (`7a`, `ruling_service.a`) and names
  /// that state a result (不予受理裁定).
  public func step(named name: String) -> NamedStep? { names[StepNames.folded(name)] }

  /// What the end of a step means.
  public func nature(of step: StepID) -> Milestone.Nature {
    guard let milestone = milestonesByID[step.milestone] else { return .acting }
    return step.part.flatMap { milestone.part($0) }?.nature ?? milestone.nature
  }

  /// The catalogue with other rules, ladder, settings or calendar, under a version of its own.
  public func replacing(
    version: String, calendar: WorkingCalendar? = nil, rules: [DeadlineRule]? = nil, ladder: WarningLadder? = nil,
    settings: CourtSettings? = nil
  ) -> Catalogue {
    Catalogue(
      version: version, calendar: calendar ?? self.calendar, milestones: milestones, events: events,
      rules: rules ?? self.rules, cuts: cuts, ladder: ladder ?? self.ladder, settings: settings ?? self.settings,
      caseNumberCodes: caseNumberCodes)
  }

  /// The calendar by which limits are counted: without make-up workdays when the court's settings say so.
  public var countingCalendar: WorkingCalendar {
    settings.countsMakeUpWorkdays ? calendar : calendar.withoutMakeUpWorkdays
  }
}

/// What a name means: a milestone or event, perhaps one of its parts, perhaps with a result.
public struct NamedStep: Hashable, Sendable {
  /// The milestone or event.
  public let milestone: MilestoneID
  /// The part that the name means; nil for the whole.
  public let part: String?
  /// The result that the name states; nil for none.
  public let outcome: String?

  /// What a name means.
  public init(milestone: MilestoneID, part: String? = nil, outcome: String? = nil) {
    self.milestone = milestone
    self.part = part
    self.outcome = outcome
  }
}

/// The names under which steps are known.
public enum StepNames {
  static func table(_ milestones: [Milestone]) -> [String: NamedStep] {
    var names: [String: NamedStep] = [:]
    for milestone in milestones {
      for (name, step) in entries(of: milestone) where names[name] == nil { names[name] = step }
    }
    return names
  }

  private static func entries(of milestone: Milestone) -> [(String, NamedStep)] {
    let number = milestone.number > 0 ? ["\(milestone.number)"] : []
    var entries = ([milestone.id.rawValue, milestone.name.zh, milestone.name.en] + number + milestone.synonyms)
      .map { (folded($0), NamedStep(milestone: milestone.id)) }
    for part in milestone.parts {
      let written = ["\(milestone.id.rawValue).\(part.letter)", part.name.zh, part.name.en] + part.synonyms
      let numbered = number.flatMap { ["\($0)\(part.letter)", "\($0).\(part.letter)"] }
      entries += (written + numbered).map { (folded($0), NamedStep(milestone: milestone.id, part: part.letter)) }
    }
    for outcome in milestone.outcomes {
      entries += (outcome.synonyms + ["\(milestone.id.rawValue):\(outcome.id)"])
        .map { (folded($0), NamedStep(milestone: milestone.id, outcome: outcome.id)) }
    }
    return entries
  }

  /// White space; letters and Chinese characters, nearly all there is, are told without looking a property up.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x7E, 0x3001...0xD7A3: return false
    default: return scalar.properties.isWhitespace
    }
  }

  /// Whether there is nothing to fold, as in nearly every name: only visible ASCII that is not upper case, and common
  /// Chinese characters and their punctuation (U+3001–U+3FFF, U+4000–U+9FFF).
  private static func isFolded(_ name: String) -> Bool {
    var bytes = name.utf8.makeIterator()
    while let byte = bytes.next() {
      switch byte {
      case 0x21...0x40, 0x5B...0x7E: continue
      case 0xE3:
        guard let second = bytes.next(), let third = bytes.next(), second > 0x80 || third > 0x80 else { return false }
      case 0xE4...0xE9:
        _ = bytes.next()
        _ = bytes.next()
      default: return false
      }
    }
    return true
  }

  /// Lower-cased, without white space, full-width forms made half-width.
  public static func folded(_ name: String) -> String {
    if isFolded(name) { return name }
    var result = String.UnicodeScalarView()
    for scalar in name.unicodeScalars where !isSpace(scalar) {
      if (0xFF01...0xFF5E).contains(scalar.value), let half = Unicode.Scalar(scalar.value - 0xFEE0) {
        result.append(half)
      } else {
        result.append(scalar)
      }
    }
    return String(result).lowercased()
  }
}

extension WarningLadder {
  /// The ladder of the product: a week, 48 and 24 hours before, at the end, and daily after it. Only the 48 hours are
  /// given from outside (the bulletin of August 2019); the other levels are this product's own.
  public static let standard = WarningLadder(
    levels: [
      WarningLevel(
        id: "days_7", name: LocalizedText(zh: "提示", en: "notice"), hoursBefore: 168,
        tells: [.judge, .clerk, .administrator], repeatsDaily: false),
      WarningLevel(
        id: "hours_48", name: LocalizedText(zh: "一级预警", en: "first warning"), hoursBefore: 48, tells: [.judge],
        repeatsDaily: false),
      WarningLevel(
        id: "hours_24", name: LocalizedText(zh: "二级预警", en: "second warning"), hoursBefore: 24,
        tells: [.judge, .divisionChief], repeatsDaily: false),
      WarningLevel(
        id: "expiry", name: LocalizedText(zh: "逾期报警", en: "overdue alarm"), hoursBefore: 0,
        tells: [.judge, .divisionChief, .courtLeader, .caseManagement], repeatsDaily: true),
    ],
    restDayAlert: WarningLevel(
      id: "before_rest", name: LocalizedText(zh: "休息日前提醒", en: "alert before days of rest"), hoursBefore: 0,
      tells: [.judge, .clerk], repeatsDaily: false),
    restDayWindow: "hours_48")
}
