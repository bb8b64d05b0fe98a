import CivilCalendar
import RuleModel

/// A catalogue as its files state it, with what its compiler needs beside the model.
public struct CatalogueEdition: Hashable, Sendable {
  /// The catalogue.
  public let catalogue: Catalogue
  /// The holiday table behind the catalogue's calendar, in order of date.
  public let holidays: [HolidayRow]
  /// Where the holiday table comes from.
  public let calendarSource: String
}

extension CatalogueEdition {
  static let path = "catalogue.yaml"

  /// Reads and checks the files of a catalogue folder: `catalogue.yaml`, `calendar.yaml` with its table,
  /// `case-numbers.yaml`, `milestones.yaml`, `rules/*.yaml`, and if they are there `events.yaml`, `cuts.yaml` and
  /// `settings.yaml`.
  ///
  /// Errors: all mistakes of all files together. What follows from a mistake is not told beside it: an example, for
  /// instance, is only computed when the calendar is sound.
  public init(files: [SourceFile]) throws(CatalogueRejection) {
    var log = ProblemLog()
    var folder = Folder(files: files)
    let version = folder.take(Self.path, log: &log).flatMap { Self.version($0, log: &log) }
    let header = folder.take(CalendarReader.path, log: &log).flatMap { CalendarReader.header($0, log: &log) }
    let holidays = header.flatMap { header in
      folder.take(header.table.value, namedAt: header.table.position, log: &log)
        .map { CalendarReader.rows($0, header: header, log: &log) }
    }
    let calendarIsSound = log.isEmpty
    let codes = folder.take(CaseNumberCodesReader.path, log: &log)
      .flatMap { CaseNumberCodesReader.read($0, log: &log) }
    let steps = Self.steps(&folder, log: &log)
    let index = StepIndex(milestones: steps?.milestones ?? [], identifiers: steps?.identifiers ?? [])
    let rules = folder.takeRules().flatMap { RuleReader(steps: index).read($0, log: &log) }
    let cuts = folder.takeOptional(CutReader.path).map { CutReader(steps: index).read($0, log: &log) } ?? []
    let (settings, ladder) =
      folder.takeOptional(SettingsReader.path)
      .map { SettingsReader.read($0, settings: CourtSettings(), ladder: .standard, log: &log) }
      ?? (CourtSettings(), .standard)
    if header == nil { folder.dropTables() }
    folder.refuseTheRest(log: &log)

    let calendar = header.flatMap { header in
      holidays.map { WorkingCalendar(version: header.version, coveredYears: header.years, rows: $0) }
    }
    Self.check(
      rules, milestones: steps?.milestones ?? [], calendar: calendarIsSound ? calendar : nil, log: &log)
    guard log.isEmpty, let version, let header, let holidays, let calendar, let codes, let steps else {
      throw log.rejection
    }
    catalogue = Catalogue(
      version: version, calendar: calendar, milestones: steps.milestones.filter { $0.category == .node },
      events: steps.milestones.filter { $0.category != .node }, rules: rules.map(\.rule), cuts: cuts,
      ladder: ladder, settings: settings, caseNumberCodes: codes)
    self.holidays = holidays
    calendarSource = header.source
  }

  /// The nodes and the events beside them.
  private static func steps(_ folder: inout Folder, log: inout ProblemLog) -> MilestoneReader? {
    guard let file = folder.take(MilestoneReader.path, log: &log) else { return nil }
    var reader = MilestoneReader(file, log: &log)
    if let events = folder.takeOptional("events.yaml") { reader.readEvents(events, log: &log) }
    reader.checkReferences(log: &log)
    return reader
  }

  private static func version(_ file: SourceFile, log: inout ProblemLog) -> String? {
    Document.root(of: file, log: &log)
      .flatMap { Fields($0, key: "", file: file.path, known: ["version"], log: &log) }?
      .text("version", log: &log)
  }

  private static func check(
    _ rules: [PlacedRule], milestones: [Milestone], calendar: WorkingCalendar?, log: inout ProblemLog
  ) {
    let checks = RuleChecks(rules: rules)
    checks.identifiers(log: &log)
    checks.overlaps(log: &log)
    checks.procedures(of: milestones, log: &log)
    checks.cycles(log: &log)
    if let calendar { checks.examples(with: calendar, log: &log) }
  }
}

/// The files not yet read.
private struct Folder {
  private var remaining: [String: SourceFile]

  init(files: [SourceFile]) {
    remaining = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func take(
    _ path: String, namedAt position: SourcePosition? = nil, log: inout ProblemLog
  ) -> SourceFile? {
    if let file = remaining.removeValue(forKey: path) { return file }
    log.report(.missingFile(path: path), at: position ?? SourcePosition(file: path, line: 1, column: 1))
    return nil
  }

  mutating func takeOptional(_ path: String) -> SourceFile? { remaining.removeValue(forKey: path) }

  mutating func takeRules() -> [SourceFile] {
    let paths = remaining.keys.filter { $0.hasPrefix(RuleReader.folder) && $0.hasSuffix(".yaml") }.sorted()
    return paths.compactMap { remaining.removeValue(forKey: $0) }
  }

  /// Without a sound `calendar.yaml`, nothing says which table is read.
  mutating func dropTables() {
    remaining = remaining.filter { !$0.key.hasSuffix(".csv") }
  }

  func refuseTheRest(log: inout ProblemLog) {
    for path in remaining.keys.sorted() {
      log.report(.unexpectedFile, at: SourcePosition(file: path, line: 1, column: 1))
    }
  }
}
