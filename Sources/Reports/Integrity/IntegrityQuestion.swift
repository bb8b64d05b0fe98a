/// A question that is asked of the data again and again. Its code is stable: people and scripts name it.
public enum IntegrityQuestion: String, CaseIterable, Hashable, Sendable {
  // Numbers and what they say
  /// The year of the number is another than that of the filing.
  case numberYear = "Q101"
  /// The type of the number (破、强清) and the proceeding exclude each other.
  case numberType = "Q102"
  /// The number names another court than the database, and no court is recorded.
  case numberCourt = "Q103"
  /// The docket of origin is not registered.
  case originUnknown = "Q104"
  /// An application was accepted, but no proceeding came out of it.
  case acceptedWithoutProceeding = "Q105"
  /// A proceeding is pending while its application still is.
  case applicationStillOpen = "Q106"

  // Days
  /// An application was accepted before it was filed.
  case acceptedBeforeFiling = "Q201"
  /// A milestone occurred before the case was filed.
  case milestoneBeforeFiling = "Q202"
  /// A milestone occurred after the case was closed.
  case milestoneAfterClosing = "Q203"
  /// An act is dated before the event that makes it due.
  case actBeforeTrigger = "Q204"
  /// A planned day has passed and nothing was recorded.
  case plannedDayPassed = "Q205"
  /// Deregistered before the proceeding ended.
  case deregisteredBeforeEnd = "Q206"
  /// The proceeding has ended, and the case is still pending.
  case endedButPending = "Q207"
  /// The planned closing date has passed, and the case is still pending.
  case planPassed = "Q208"

  // Closing
  /// Closed, but not said how.
  case closedWithoutManner = "Q301"
  /// The manner of closing is not one that the product knows.
  case mannerUnknown = "Q302"
  /// The manner of closing cannot close this docket.
  case mannerUnfit = "Q303"
  /// Closed and locked.
  case closedButLocked = "Q304"

  // What is missing
  /// No judge.
  case noJudge = "Q401"
  /// No enterprise.
  case noEnterprise = "Q402"
  /// No proceeding.
  case noProcedure = "Q403"
  /// No category.
  case noCategory = "Q404"
  /// No owner level.
  case noOwnerLevel = "Q405"
  /// A pending case without any milestone.
  case noMilestone = "Q406"
  /// A pending case in which nothing runs.
  case nothingRuns = "Q407"
  /// A pending case without a division, in a court that records divisions.
  case noDivision = "Q408"

  // Enterprises
  /// The code of an enterprise contradicts itself.
  case codeInvalid = "Q501"
  /// One code, several names.
  case codeWithSeveralNames = "Q502"
  /// One name, several codes.
  case nameWithSeveralCodes = "Q503"
  /// Names that differ in brackets, spaces or widths only.
  case namesAlike = "Q504"
  /// An enterprise with two pending proceedings.
  case enterpriseTwicePending = "Q505"

  // Amounts and people
  /// Assets many times the claims.
  case assetsAboveClaims = "Q601"
  /// An amount that would fit the others if the unit were another (元, 万元).
  case unitDoubtful = "Q602"
  /// No employees are recorded, but their claims were published.
  case employeesZero = "Q603"
  /// Names of people or bodies that are probably one.
  case peopleAlike = "Q604"
  /// More employees are settled than there are.
  case settledAboveEmployees = "Q605"

  // The state of things
  /// Due days that rest on a holiday schedule which is not published or not loaded.
  case provisionalDays = "Q701"
  /// Pending for years without a step for a year.
  case stale = "Q702"
  /// Entries on a locked docket that wait for review.
  case waitsForReview = "Q703"
  /// Pending for over a year with no reason of stagnation.
  case longPendingWithoutReason = "Q704"
  /// A reason of stagnation that ended before it began.
  case stagnationBackwards = "Q705"

  /// The ledger's 督办原因 names a reason for which the pending case is under no supervision.
  case supervisionUnregistered = "Q706"
  /// Under supervision, pending, and over the deadline for clearing.
  case supervisionOverdue = "Q707"
  /// Milestones that were recorded long after they occurred.
  case recordedLate = "Q708"

  /// How much weight an answer has.
  public enum Severity: String, CaseIterable, Hashable, Sendable {
    /// What is recorded contradicts itself: figures are wrong by it.
    case error
    /// Probably wrong, or something is to be done.
    case warning
    /// Worth knowing: figures are less full than they could be.
    case note
  }

  /// How much weight its answers have.
  public var severity: Severity {
    switch self {
    case .numberType, .acceptedBeforeFiling, .mannerUnfit, .codeInvalid, .deregisteredBeforeEnd,
      .settledAboveEmployees, .stagnationBackwards:
      return .error
    case .noCategory, .noOwnerLevel, .noDivision, .provisionalDays, .employeesZero, .longPendingWithoutReason,
      .supervisionUnregistered, .recordedLate:
      return .note
    default: return .warning
    }
  }
}
