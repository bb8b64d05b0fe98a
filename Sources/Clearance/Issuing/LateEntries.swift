import CaseFile
import CaseStore
import CivilCalendar
import Reports
import RuleModel

/// How a published report differs from the same report as now known, and whose later entries made the difference.
public struct LateEntries: Sendable {
  private let store: CaseStore
  private let rebuilding: ReportRebuilding

  /// A comparison in a court's journal.
  ///
  /// - Parameter program: The catalogue of the program, without anything that the court laid over it.
  public init(store: CaseStore, program: Catalogue = .builtIn) {
    self.store = store
    rebuilding = ReportRebuilding(store: store, program: program)
  }

  /// An entry that was recorded after the report.
  public struct Entry: Hashable, Sendable {
    /// The entry.
    public let entry: JournalEntry
    /// What it says.
    public let event: JournalEvent
  }

  /// A case that counts otherwise than when the report was published.
  public struct ChangedCase: Hashable, Sendable {
    /// The case.
    public let number: CaseNumber
    /// Its first enterprise; nil when none is recorded.
    public let enterprise: String?
    /// The later entries about it that can have moved a figure. Empty when other cases made it count otherwise.
    public let entries: [Entry]
    /// Later entries about cases from which it follows: the docket from which it came, those that came from it, those of
    /// the same enterprise. Only when it has none of its own.
    public let related: [Entry]
  }

  /// The answer.
  public struct Answer: Hashable, Sendable {
    /// What was published.
    public let report: IssuedReport
    /// Its period.
    public let period: ReportPeriod
    /// With what it is compared.
    public let comparison: ReportPeriod
    /// The state of the journal now.
    public let head: JournalHead
    /// Whether this program makes the same report from the published state: then its figures are those published.
    public let isConfirmed: Bool
    /// Every figure of the overall table and the age bands, of both periods.
    public let figures: [FigureRevision]
    /// The cases that moved one, by number.
    public let cases: [ChangedCase]
    /// Rules and days of rest that were loaded since, when they moved a figure.
    public let law: [Entry]
  }

  /// Compares a publication with what is known now.
  ///
  /// - Throws: `RebuildingError`, `StoreError`, `StatisticsError`, `UnfitOverlay`.
  public func answer(_ report: IssuedReport) throws -> Answer {
    let (request, basis) = (report.issue.request, report.issue.basis)
    let published = try rebuilding.input(request, at: basis.position)
    guard published.head.digest.description == basis.digest else {
      throw RebuildingError.otherHistory(report, digest: published.head.digest.description)
    }
    let now = try rebuilding.input(request, at: nil)
    let isSameLaw = now.catalogue == published.catalogue
    let sameLaw = isSameLaw ? now : try rebuilding.input(request, at: now.head.sequence, law: published.catalogue)
    let figures = try FigureRevision.all(published: published, sameLaw: sameLaw, now: now)
    let later = try laterEntries(after: basis.position, through: now.head.sequence)
    let attribution = Attribution(published: published, now: now, later: later)
    return Answer(
      report: report, period: now.period, comparison: now.comparison, head: now.head,
      isConfirmed: try SituationReport.workbook(published.stating(basis)).contentDigest() == report.issue.contentDigest,
      figures: figures, cases: attribution.cases(Set(figures.flatMap { $0.movers.map(\.number) }).sorted()),
      law: figures.contains(where: \.isMovedByLaw) ? later.filter(\.event.isLaw) : [])
  }

  /// The entries after a position that still have an effect: without those that were taken back after it, and what took
  /// them back.
  private func laterEntries(after position: Int, through last: Int) throws -> [Entry] {
    let journal = try store.journal(after: position) { _ in true }
    var cancelled: Set<String> = []
    for (command, undo) in journal.undoing where Self.firstSequence(of: command).map({ $0 > position }) ?? false {
      cancelled.formUnion([command, undo.commandID])
    }
    return try journal.entries.filter { $0.sequence <= last && !cancelled.contains($0.commandID) }.map {
      Entry(entry: $0, event: try JournalEvent(kind: $0.kind, subject: $0.subject, payload: $0.payload))
    }
  }

  /// The id of a command ends with the sequence of its first entry.
  private static func firstSequence(of command: String) -> Int? {
    command.lastIndex(of: "#").flatMap { Int(command[command.index(after: $0)...]) }
  }
}

/// Finds the entries that moved cases.
private struct Attribution {
  private let published: SituationInput
  private let now: SituationInput
  private let entries: [String: [LateEntries.Entry]]

  init(published: SituationInput, now: SituationInput, later: [LateEntries.Entry]) {
    self.published = published
    self.now = now
    entries = Dictionary(grouping: later, by: \.entry.subject)
  }

  func cases(_ numbers: [CaseNumber]) -> [LateEntries.ChangedCase] {
    let wanted = Set(numbers)
    let records = [published, now].reduce(into: [CaseNumber: CaseRecord]()) { all, input in
      for record in input.records { all[record.number] = record }
    }
    let families = families(of: wanted, records)
    return numbers.map { number in
      let own = moving(number)
      let related = own.isEmpty ? (families[number] ?? []).sorted().flatMap { moving($0) } : []
      return LateEntries.ChangedCase(
        number: number, enterprise: records[number]?.facts.debtors.first?.name, entries: own, related: related)
    }
  }

  /// The later entries about a case that can have moved a figure; all of them when none of those did.
  private func moving(_ number: CaseNumber) -> [LateEntries.Entry] {
    let all = entries[number.text] ?? []
    let moving = all.filter { $0.event.movesFigures(through: now.period.days.through, of: now.scope?.kind.field) }
    return moving.isEmpty ? all : moving
  }

  /// The cases from which one can follow, of each that is wanted.
  private func families(of wanted: Set<CaseNumber>, _ records: [CaseNumber: CaseRecord]) -> [CaseNumber: Set<CaseNumber>] {
    var families: [CaseNumber: Set<CaseNumber>] = [:]
    var byEnterprise: [String: Set<CaseNumber>] = [:]
    for record in records.values {
      if let origin = record.facts.origin {
        families[record.number, default: []].insert(origin)
        families[origin, default: []].insert(record.number)
      }
      for debtor in record.facts.debtors { byEnterprise[debtor.code ?? debtor.name, default: []].insert(record.number) }
    }
    for number in wanted {
      for debtor in records[number]?.facts.debtors ?? [] {
        families[number, default: []].formUnion(byEnterprise[debtor.code ?? debtor.name] ?? [])
      }
      families[number]?.remove(number)
    }
    return families
  }
}

extension JournalEvent {
  /// Whether it loads rules or days of rest.
  fileprivate var isLaw: Bool {
    if case .overlayLoaded = self { return true }
    return false
  }

  /// Whether it can move a figure about the days up to `last`, of a part of the court that is told by `scope`.
  fileprivate func movesFigures(through last: CivilDate, of scope: CaseField?) -> Bool {
    switch self {
    case .caseClosed(_, let day, _, _): return day <= last
    case .milestonesRecorded(_, let milestones): return milestones.contains { $0.occurredOn <= last }
    case .caseAmended(_, let changes): return changes.contains { $0.field == scope || !$0.field.standsBesideFigures }
    case .caseAssigned(_, let assignment): return assignment.changes.contains { $0.field == scope }
    case .closingPlanned: return false
    case .docketActed(_, let act):
      switch act {
      case .planned, .noted, .supervised, .supervisionExtended, .supervisionEnded, .reviewed: return false
      default: return true
      }
    default: return true
    }
  }
}

extension CaseField {
  /// Whether no figure of the whole court rests on it.
  fileprivate var standsBesideFigures: Bool {
    switch self {
    case .clerk, .administrator, .plannedCloseOn, .supervision, .stagnation, .note, .extras, .assetsTotal, .judge, .division,
      .supervisingBody, .category, .ownerLevel, .court:
      return true
    default: return false
    }
  }
}
