import RuleModel
import Yams

/// Reads `settings.yaml`: the warning ladder and the choices of the court. Whatever is not stated stays as it was.
struct SettingsReader {
  static let path = "settings.yaml"

  /// Settings and ladder as the file changes them.
  static func read(
    _ file: SourceFile, settings: CourtSettings, ladder: WarningLadder, log: inout ProblemLog
  ) -> (CourtSettings, WarningLadder) {
    guard let root = Document.root(of: file, log: &log),
      let fields = Fields(root, key: "", file: file.path, known: ["settings", "ladder"], log: &log)
    else { return (settings, ladder) }
    return (
      Self.settings(fields, over: settings, log: &log), Self.ladder(fields, over: ladder, log: &log)
    )
  }

  /// The settings under the key `settings`.
  static func settings(_ root: Fields, over standard: CourtSettings, log: inout ProblemLog) -> CourtSettings {
    guard root.optionalNode("settings") != nil else { return standard }
    let known = [
      "due_ends_at", "extension_base", "make_up_workdays_count", "locking_kinds", "first_release", "later_release",
      "long_overdue_days", "release_working_days",
    ]
    guard let fields = root.fields("settings", known: known, log: &log) else { return standard }
    func has(_ key: String) -> Bool { fields.optionalNode(key) != nil }
    let minute = has("due_ends_at") ? Self.minute(fields, log: &log) : standard.closingMinute
    let base: ExtensionBase? =
      has("extension_base") ? fields.choice("extension_base", log: &log) : standard.extensionBase
    let makeUp =
      has("make_up_workdays_count")
      ? fields.boolean("make_up_workdays_count", log: &log) : standard.countsMakeUpWorkdays
    let kinds: Set<RuleKind>? =
      has("locking_kinds") ? fields.choices("locking_kinds", log: &log) : standard.lockingKinds
    let first: CourtRole? = has("first_release") ? fields.choice("first_release", log: &log) : standard.firstRelease
    let later: CourtRole? = has("later_release") ? fields.choice("later_release", log: &log) : standard.laterRelease
    let long =
      has("long_overdue_days") ? fields.integer("long_overdue_days", least: 1, log: &log) : standard.longOverdueDays
    let days =
      has("release_working_days")
      ? fields.integer("release_working_days", least: 1, log: &log) : standard.releaseWorkingDays
    guard let minute, let base, let makeUp, let kinds, let first, let later, let long, let days else {
      return standard
    }
    return CourtSettings(
      closingMinute: minute, extensionBase: base, countsMakeUpWorkdays: makeUp, lockingKinds: kinds,
      firstRelease: first, laterRelease: later, longOverdueDays: long, releaseWorkingDays: days)
  }

  /// `"17:30"` as minutes after midnight; `"24:00"` is the end of the day.
  private static func minute(_ fields: Fields, log: inout ProblemLog) -> Int? {
    guard let text = fields.text("due_ends_at", log: &log) else { return nil }
    let pieces = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    if text.utf8.count == 5, pieces.count == 2, let hour = pieces[0], let minute = pieces[1],
      (0...59).contains(minute), (1...1440).contains(hour * 60 + minute)
    {
      return hour * 60 + minute
    }
    log.report(
      .malformedIdentifier(key: "due_ends_at", value: text), at: fields.position(of: "due_ends_at"))
    return nil
  }

  /// The ladder under the key `ladder`.
  static func ladder(_ root: Fields, over standard: WarningLadder, log: inout ProblemLog) -> WarningLadder {
    guard root.optionalNode("ladder") != nil else { return standard }
    let known = ["levels", "rest_day_alert", "rest_day_window"]
    guard let fields = root.fields("ladder", known: known, log: &log) else { return standard }
    let nodes = fields.list("levels", log: &log) ?? []
    let levels = nodes.compactMap { node in
      Fields(
        node, key: "levels", file: fields.position.file,
        known: ["id", "name", "hours_before", "tells", "repeats_daily"], log: &log
      ).flatMap { level($0, log: &log) }
    }
    guard levels.count == nodes.count, !levels.isEmpty else { return standard }
    let hours = levels.map(\.hoursBefore)
    if hours != Array(Set(hours)).sorted(by: >) || hours.last != 0 {
      log.report(.contradiction(.ladderOutOfOrder), at: fields.position(of: "levels"))
    }
    let alert = fields.fields("rest_day_alert", known: ["id", "name", "tells"], log: &log)
      .flatMap { level($0, log: &log) }
    let window = fields.text("rest_day_window", log: &log)
    guard let alert, let window else { return standard }
    if !levels.contains(where: { $0.id == window }) {
      log.report(
        .unknownChoice(key: "rest_day_window", value: window, known: levels.map(\.id)),
        at: fields.position(of: "rest_day_window"))
    }
    return WarningLadder(levels: levels, restDayAlert: alert, restDayWindow: window)
  }

  private static func level(_ fields: Fields, log: inout ProblemLog) -> WarningLevel? {
    let id = fields.identifier("id", separator: "_", log: &log)
    let name = fields.localizedText("name", log: &log)
    let hours =
      fields.optionalNode("hours_before") == nil ? 0 : fields.integer("hours_before", least: 0, log: &log)
    let nodes = fields.list("tells", log: &log)
    let tells: Set<CourtRole>? = nodes == nil ? nil : fields.choices("tells", log: &log)
    let repeats = fields.optionalBoolean("repeats_daily", log: &log)
    guard let id, let name, let hours, let tells, let repeats else { return nil }
    return WarningLevel(
      id: id, name: name, hoursBefore: hours, tells: CourtRole.allCases.filter(tells.contains),
      repeatsDaily: repeats)
  }
}
