/// Roles of the people of a court (用户角色): who is told of a warning, and who may unlock.
public enum CourtRole: String, CaseIterable, Hashable, Sendable {
  /// 书记员、法官助理.
  case clerk
  /// 承办法官.
  case judge
  /// 庭长.
  case divisionChief = "division_chief"
  /// 分管院领导.
  case courtLeader = "court_leader"
  /// 审判管理办公室.
  case caseManagement = "case_management"
  /// 审计、监察.
  case auditor
  /// Scheduled runs, 定时任务.
  case scheduler
  /// 管理人: told of warnings about his own duties, never a user.
  case administrator
}

/// One level of the warning ladder (逐级预警).
public struct WarningLevel: Hashable, Sendable {
  /// Identifier, e.g. `hours_48`.
  public let id: String
  /// Name as printed.
  public let name: LocalizedText
  /// Hours before the end of the limit; 0 at the end itself.
  public let hoursBefore: Int
  /// Who is told.
  public let tells: [CourtRole]
  /// Whether it is raised again on every later day while the limit stays open.
  public let repeatsDaily: Bool

  /// A level.
  public init(id: String, name: LocalizedText, hoursBefore: Int, tells: [CourtRole], repeatsDaily: Bool) {
    self.id = id
    self.name = name
    self.hoursBefore = hoursBefore
    self.tells = tells
    self.repeatsDaily = repeatsDaily
  }
}

/// The warning ladder: levels from the earliest to the end of the limit.
public struct WarningLadder: Hashable, Sendable {
  /// Levels, the earliest first; the last one stands at 0 hours.
  public let levels: [WarningLevel]
  /// The additional alert on the last working day before days of rest, when the due day is the only working day left
  /// in the window of the level named by `restDayWindow`.
  public let restDayAlert: WarningLevel
  /// Identifier of the level whose window the additional alert looks at.
  public let restDayWindow: String

  /// A ladder.
  public init(levels: [WarningLevel], restDayAlert: WarningLevel, restDayWindow: String) {
    self.levels = levels
    self.restDayAlert = restDayAlert
    self.restDayWindow = restDayWindow
  }

  /// The level with this identifier.
  public func level(_ id: String) -> WarningLevel? {
    id == restDayAlert.id ? restDayAlert : levels.first { $0.id == id }
  }
}

/// From where an extension is counted.
public enum ExtensionBase: String, CaseIterable, Hashable, Sendable {
  /// From the end of the limit before days of rest were considered: the default, because it never gives a later day
  /// than the others.
  case nominal
  /// From the end after days of rest were considered.
  case rolled
  /// Limit and extension as one period from the trigger.
  case combined
}

/// Choices that a court makes where the law leaves one.
public struct CourtSettings: Hashable, Sendable {
  /// Minutes after midnight at which a due day ends; 1440 for the end of the day (《民法典》 Art. 203(2)).
  public let closingMinute: Int
  /// From where extensions are counted unless one says otherwise.
  public let extensionBase: ExtensionBase
  /// Whether a make-up workday (调休) is a working day on which a period can end.
  public let countsMakeUpWorkdays: Bool
  /// Authority that a limit must have to lock a docket.
  public let lockingKinds: Set<RuleKind>
  /// Who may release a lock for the first time.
  public let firstRelease: CourtRole
  /// Who may release it again, or after many days.
  public let laterRelease: CourtRole
  /// From how many days overdue the latter is needed.
  public let longOverdueDays: Int
  /// Working days of the new limit when a release names none.
  public let releaseWorkingDays: Int

  /// Choices.
  public init(
    closingMinute: Int = 1440, extensionBase: ExtensionBase = .nominal, countsMakeUpWorkdays: Bool = true,
    lockingKinds: Set<RuleKind> = [.statutory], firstRelease: CourtRole = .divisionChief,
    laterRelease: CourtRole = .courtLeader, longOverdueDays: Int = 30, releaseWorkingDays: Int = 3
  ) {
    self.closingMinute = closingMinute
    self.extensionBase = extensionBase
    self.countsMakeUpWorkdays = countsMakeUpWorkdays
    self.lockingKinds = lockingKinds
    self.firstRelease = firstRelease
    self.laterRelease = laterRelease
    self.longOverdueDays = longOverdueDays
    self.releaseWorkingDays = releaseWorkingDays
  }
}
