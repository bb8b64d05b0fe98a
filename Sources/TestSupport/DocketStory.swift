import CaseFile
import CivilCalendar
import RuleCatalogue
import RuleModel

/// A docket told event by event, in the order in which things happened.
///
/// A line of a story is a day and what happened on it: steps as ledgers name them (`7a`, `application_received`), with a
/// result after a colon (`24b:dismissed`); `plan:16a=2019-04-26`, `waive:14`, `convert:reorganization`,
/// `resume`, `suspend:stay`, `extend:6`, `close`. Everything passes the checks of the product itself.
public struct DocketStory: Sendable {
  /// What a line says that is no step and no act.
  public struct Misspelt: Error {
    let word: String
  }

  /// The docket as told so far.
  public var file: DocketFile
  /// The law.
  public let catalogue: Catalogue
  private let reckoner: DocketReckoner

  /// A docket of which nothing but its registration is known.
  public init(
    _ number: String, _ procedure: Procedure, applicant: Applicant? = .creditor, filedOn: String,
    registeredAt: String? = nil, catalogue: Catalogue = .builtIn, set: (inout CaseFacts) -> Void = { _ in }
  ) {
    let record = CaseRecord.sample(number, filedOn: filedOn) { facts in
      facts.procedure = procedure
      facts.applicant = applicant
      set(&facts)
    }
    self.catalogue = catalogue
    reckoner = DocketReckoner(catalogue: catalogue)
    file = DocketFile(
      record: record, kind: record.number.docketKind(codes: catalogue.caseNumberCodes), milestones: [],
      registeredAt: instant(registeredAt ?? filedOn))
  }

  /// The story with these lines, as far as they lie not after `last`.
  public func telling(
    _ text: String, year: Int = 2019, through last: String = "9999-12-31"
  ) throws -> DocketStory {
    var copy = self
    for line in lines(text, year: year) {
      let words = line.split(separator: " ").map(String.init)
      guard let day = words.first, day <= last else { continue }
      for word in words.dropFirst() { try copy.tell(word, on: civilDate(day)) }
    }
    return copy
  }

  private mutating func tell(_ word: String, on day: CivilDate) throws {
    let pieces = word.split(separator: ":", maxSplits: 1).map(String.init)
    let rest = pieces.count > 1 ? pieces[1] : nil
    switch pieces[0] {
    case "close": file.record.facts.closedOn = day
    case "resume":
      try ActDecision(catalogue: catalogue, today: day).resume(on: day, docket: file)
      add(.resumed(on: day), on: day)
    case "plan", "waive", "convert", "suspend", "extend": try act(pieces[0], rest ?? "", on: day)
    default: try record(pieces[0], outcome: rest, on: day)
    }
  }

  private mutating func act(_ verb: String, _ object: String, on day: CivilDate) throws {
    let decision = ActDecision(catalogue: catalogue, today: day)
    let pieces = object.split(separator: "=").map(String.init)
    switch verb {
    case "plan":
      let step = try step(pieces[0])
      add(.planned(step, on: civilDate(pieces[1])), on: day)
    case "waive": add(.waived(try step(object), reason: "无需办理", approver: nil), on: day)
    case "suspend":
      guard let reason = SuspensionReason(rawValue: object) else { throw Misspelt(word: object) }
      let suspension = ClockSuspension(step: nil, from: day, through: nil, reason: reason, document: nil)
      try decision.suspend(suspension, docket: file)
      add(.suspended(suspension), on: day)
    case "extend":
      let grant = try decision.extend(
        step(object), by: nil, base: nil, court: "上一级法院", decidedOn: day, document: nil, status: status(at: day))
      add(.extended(grant), on: day)
    default:
      guard let to = Procedure(rawValue: object), let from = file.procedure(on: day) else {
        throw Misspelt(word: object)
      }
      add(.converted(ProcedureConversion(from: from, to: to, on: day, document: nil)), on: day)
      file.record.facts.procedure = to
    }
  }

  private mutating func record(_ name: String, outcome: String?, on day: CivilDate) throws {
    let step = try step(name)
    guard let milestone = catalogue.milestone(step.milestone) else { throw Misspelt(word: name) }
    let record = MilestoneRecord(step: step, occurredOn: day, outcome: outcome)
    _ = try MilestoneDecision.decide(record, recorded: file.milestones, milestone: milestone, today: day)
    try LockGate.check(
      .record(record, LatenessNote()), docket: file.record.number, locking: status(at: day).locking,
      catalogue: catalogue)
    file.milestones.append(record)
  }

  /// The step that a ledger calls `name`.
  public func step(_ name: String) throws -> StepID {
    guard let step = catalogue.step(named: name) else { throw Misspelt(word: name) }
    return StepID(step.milestone, part: step.part)
  }

  /// Adds an act about the clocks, recorded at ten o'clock.
  public mutating func add(_ act: DocketAct, on day: CivilDate) {
    file.acts.append(
      RecordedAct(
        sequence: file.acts.count + 1, recordedAt: Instant.courtMidnight(of: day).adding(seconds: 36_000),
        actor: "陆某", act: act))
  }

  // MARK: Reading

  /// The status at ten o'clock of a day.
  public func status(at day: CivilDate) -> DocketStatus {
    status(at: Instant.courtMidnight(of: day).adding(seconds: 36_000))
  }

  /// The status at an instant.
  public func status(at now: Instant) -> DocketStatus {
    var reckoner = reckoner
    return reckoner.status(of: file, now: now)
  }

  /// The limits at ten o'clock of a day as a table: node or event, kind (S, P, A), trigger, nominal end where it differs,
  /// due day, and state; sorted.
  public func table(at day: String) -> [String] {
    status(at: civilDate(day)).limits.map(row).sorted()
  }

  /// The limits that are open at ten o'clock of a day: node or event and due day; sorted.
  public func open(at day: String) -> [String] {
    status(at: civilDate(day)).limits.filter { $0.state.isOpen }
      .map { "\(name(of: $0)) \($0.limit.end.due)" }.sorted()
  }

  /// The only limit of a step at ten o'clock of a day; nil when there is none or several.
  public func limit(of name: String, at day: String) throws -> LimitStatus? {
    let step = try step(name)
    let found = status(at: civilDate(day)).limits.filter { $0.rule.step == step }
    return found.count == 1 ? found[0] : nil
  }

  /// The state of a node at ten o'clock of a day.
  public func node(_ number: Int, at day: String) -> String {
    reckoner.nodeStates(of: file, status: status(at: civilDate(day)))[number - 1].code
  }

  private func row(_ status: LimitStatus) -> String {
    let end = status.limit.end
    let nominal = end.nominal == end.due ? [] : [end.nominal.description]
    let kind = status.rule.kind.rawValue.prefix(1).uppercased()
    return
      ([name(of: status), kind, status.limit.triggeredOn.description] + nominal
      + [end.due.description, status.state.code]).joined(separator: " ")
  }

  private func name(of status: LimitStatus) -> String {
    let number = catalogue.milestone(status.rule.milestone)?.number ?? 0
    let node = number > 0 ? "\(number)" : status.rule.milestone.rawValue
    return node + (status.rule.part ?? "")
  }
}

/// Lines with `MM-DD` completed to days of a year.
public func lines(_ text: String, year: Int) -> [String] {
  text.split(separator: "\n").map { line in
    line.split(separator: " ").map { word in
      word.utf8.count == 5 && word.utf8.dropFirst(2).first == 0x2D ? "\(year)-\(word)" : String(word)
    }.joined(separator: " ")
  }
}

/// Rows of a table as `DocketStory.table` gives them, with `MM-DD` completed to days of a year.
public func rows(_ text: String, year: Int = 2019) -> [String] { lines(text, year: year).sorted() }
