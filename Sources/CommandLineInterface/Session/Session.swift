import CaseFile
import CaseStore
import CivilCalendar
import Glibc
import RuleCatalogue
import Clearance
import RuleModel

/// What a command knows of its surroundings: the only place that reads the clock, the environment and the terminal.
struct Session {
  /// Where results go.
  let output: Output
  /// Language of messages.
  let language: Language
  /// Path of the database.
  let databasePath: String
  /// Whether the path was given as an option.
  let isDatabaseNamed: Bool
  /// Who acts.
  let actor: String
  /// The present moment, or the one that was given.
  private(set) var now: Instant
  /// Whether the moment was given.
  let isClockSet: Bool
  /// The right that the command needs to write.
  let right: CommandRight

  init(_ options: GlobalOptions, right: CommandRight) throws(CommandFailure) {
    self.right = right
    output = Output()
    language = options.language ?? .ofProcess
    actor = options.actor ?? Self.systemUser
    isDatabaseNamed = options.databasePath != nil
    databasePath = options.databasePath ?? Self.variable("CHUQING_DB") ?? Self.defaultPath
    if let text = options.now {
      guard let instant = Instant(text) else { throw .usage(.badInstant(text)) }
      now = instant
      isClockSet = true
    } else {
      now = Self.systemClock
      isClockSet = false
    }
    guard !TextFolding.clean(actor).isEmpty else { throw .usage(.emptyActor) }
  }

  /// The same session at another moment.
  func at(_ instant: Instant) -> Session {
    var session = self
    session.now = instant
    return session
  }

  /// Today in the court's calendar.
  var today: CivilDate { now.courtDate }

  /// The law compiled into the program: for names and codes, which overlays do not change.
  var catalogue: Catalogue { .builtIn }

  /// The law of a database: the program's with the court's overlays.
  func law(of store: CaseStore) throws -> Catalogue { try store.catalogue() }

  /// Opens the database.
  func open() throws(CommandFailure) -> CaseStore {
    do throws(StoreError) {
      return try CaseStore.open(at: databasePath)
    } catch { throw .store(error) }
  }

  /// Opens the database for a command that writes, if the actor has the command's right.
  func openForWriting() throws(CommandFailure) -> CaseStore { try openForWriting(with: right) }

  /// Opens the database for a command that writes only when it is asked to, if the actor has the right for that.
  func openForWriting(with right: CommandRight) throws(CommandFailure) -> CaseStore {
    let store = try open()
    if isClockSet, !store.court.isRehearsal { throw .notPermitted(.clockInRealDatabase) }
    try require(right, in: store)
    return store
  }

  /// Who does what when, for the journal.
  func context(_ command: String) -> CommandContext {
    CommandContext(
      recordedAt: now, actor: actor, command: command, clock: isClockSet ? nil : CommandClock { Session.systemClock })
  }

  /// ` --db …` for a suggested command, when the database was named that way.
  var databaseHint: String { isDatabaseNamed ? " --db '\(databasePath)'" : "" }

  /// The last half-year that is over, for suggestions.
  var latestHalfYear: String {
    let (year, month, _) = today.components
    return month > 6 ? "\(year)H1" : "\(year - 1)H2"
  }

  /// A case number as typed.
  func caseNumber(_ text: String) throws(CommandFailure) -> CaseNumber {
    guard let reading = CaseNumberParser(codes: catalogue.caseNumberCodes).read(text) else {
      throw .usage(.emptyCaseNumber)
    }
    return reading.number
  }

  /// A date as typed.
  func date(_ text: String, option: String) throws(CommandFailure) -> CivilDate {
    if text == "today" || text == "今天" { return today }
    do throws(DateReadingError) {
      return try DateReading.read(text)
    } catch { throw .usage(.badDate(option: option, text, error)) }
  }

  /// The default place of the database.
  static var defaultPath: String {
    let base = variable("XDG_DATA_HOME") ?? (variable("HOME") ?? ".") + "/.local/share"
    return base + "/chuqing/chuqing.db"
  }

  static func variable(_ name: String) -> String? {
    guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
    return value
  }

  private static var systemUser: String {
    if let entry = getpwuid(getuid()), let name = entry.pointee.pw_name { return String(cString: name) }
    return variable("USER") ?? "uid \(getuid())"
  }

  static var systemClock: Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }
}
