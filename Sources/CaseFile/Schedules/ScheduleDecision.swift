import CivilCalendar

/// Why a schedule is not added or removed.
public enum ScheduleFault: Error, Hashable, Sendable {
  /// The name is blank or cannot stand in a command.
  case badName(String)
  /// A schedule of this name stands.
  case nameTaken(String)
  /// A schedule of this name made other reports, and its publications stand in the journal.
  case nameHasHistory(String)
  /// No schedule of this name stands; those that do.
  case unknown(String, standing: [String])
  /// Another schedule would write the same files.
  case sameFiles(as: String)
  /// A day after the end of the period that cannot be asked for.
  case dayOutOfRange(String)
  /// Not a time of day.
  case badTime(String)
  /// The first period lies too far from today.
  case firstPeriodOutOfRange(String)
  /// The first period has not the shape of the rhythm.
  case firstPeriodOfOtherShape(String, ScheduleRhythm)
}

/// Decides whether a schedule can be added.
public enum ScheduleDecision {
  /// Whether a text can be the name of a schedule: letters, digits, `-` and `_`, at most forty characters.
  public static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.count <= 40
      && text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-" || $0 == "_" }
      && text.first != "-"
  }

  /// A name for a schedule that was given none: kind and rhythm, numbered when a schedule ever had it.
  public static func name(for request: ReportIssue.Request, _ rhythm: ScheduleRhythm, among known: [StandingSchedule]) -> String {
    let stem = "\(request.kind)-\(rhythm.rawValue)"
    let taken = Set(known.map(\.schedule.id))
    guard taken.contains(stem) else { return stem }
    return (2...).lazy.map { "\(stem)-\($0)" }.first { !taken.contains($0) } ?? stem
  }

  /// Whether the schedule can be added to the known ones, those taken away included.
  public static func check(_ schedule: ReportSchedule, among known: [StandingSchedule]) throws(ScheduleFault) {
    guard isName(schedule.id) else { throw .badName(schedule.id) }
    for other in known where other.schedule.id == schedule.id {
      if other.removedBy == nil { throw .nameTaken(schedule.id) }
      if !other.schedule.makesSame(as: schedule) { throw .nameHasHistory(schedule.id) }
    }
    for other in known where other.removedBy == nil && collides(other.schedule, schedule) {
      throw .sameFiles(as: other.schedule.id)
    }
  }

  /// Whether two schedules would write files of the same name: a name tells court, kind, part, period and recipient.
  private static func collides(_ one: ReportSchedule, _ other: ReportSchedule) -> Bool {
    one.folder == other.folder && one.request.kind == other.request.kind && one.request.scope == other.request.scope
      && (one.rhythm == other.rhythm || isMonthly(one.rhythm) && isMonthly(other.rhythm)) && one.request.language == other.request.language
      && (one.recipients.isEmpty && other.recipients.isEmpty || !names(of: one).isDisjoint(with: names(of: other)))
  }

  /// The names of recipients as they stand in names of files; some file systems know no upper and lower case.
  private static func names(of schedule: ReportSchedule) -> Set<String> {
    Set(schedule.recipients.map { FileNamePart.of($0).lowercased() })
  }

  /// Of January there is but one period.
  private static func isMonthly(_ rhythm: ScheduleRhythm) -> Bool { rhythm == .month || rhythm == .yearToDate }
}
