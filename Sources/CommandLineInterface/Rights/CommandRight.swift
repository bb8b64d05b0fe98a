import RuleModel

/// What a command does to the records, and so who may run it: the one table of rights.
///
/// Every command declares its right (`SessionCommand.right`), and a session that writes checks it when it opens the
/// database. Identity is claimed, not proven: the table guards against mistakes and keeps the journal readable; the
/// permissions of the database file are what keeps people out.
enum CommandRight: String, CaseIterable, Sendable {
  /// Looks at the records, or works without a database.
  case read
  /// Records what happened in a case.
  case enter
  /// Takes back or voids what somebody else recorded. Asked for beside `enter`, when the author is another person.
  case correct
  /// Releases a lock. Whoever may enter may type it; the approver's role is checked by the rule itself.
  case release
  /// Puts cases under key-case supervision, or draws samples for reviews.
  case supervise
  /// Records how a case was graded.
  case review
  /// Issues copies of reports. Asked for beside `read`, when a report is made for a recipient.
  case issue
  /// Works without anybody present: scans, scheduled reports, backups.
  case run
  /// Orders reports to be made regularly.
  case schedule
  /// Loads the court's own rules and holidays.
  case loadLaw = "load_law"
  /// Sets the court's annual targets.
  case setTargets = "set_targets"
  /// Changes who has which role.
  case manageUsers = "manage_users"

  /// The roles that have the right.
  var roles: Set<CourtRole> {
    switch self {
    case .read: return Set(CourtRole.registrable)
    case .enter, .release: return Self.working
    case .run, .issue: return Self.working.union([.scheduler])
    case .correct, .review: return Self.leading.union([.judge])
    case .supervise, .schedule, .loadLaw, .setTargets, .manageUsers: return Self.leading
    }
  }

  /// The role that somebody has of whom nothing is recorded.
  static let roleOfUnregistered = CourtRole.clerk

  private static let leading: Set<CourtRole> = [.divisionChief, .courtLeader, .caseManagement]
  private static let working: Set<CourtRole> = leading.union([.clerk, .judge])
}

extension CourtRole {
  /// The roles that a person (or a scheduled run) can be given.
  static let registrable: [CourtRole] = allCases.filter { $0 != .administrator }
}
