import CivilCalendar
import RuleModel

/// Something that happened and was recorded: the content of a journal entry.
public enum JournalEvent: Hashable, Sendable {
  /// The database was created for a court.
  case databaseCreated(CourtIdentity)
  /// A file was read in; counts of what it brought. Stands after the entries that it brought.
  case fileImported(ImportedFile)
  /// A case was registered.
  case caseRegistered(CaseRecord)
  /// Fields of a case were changed.
  case caseAmended(CaseNumber, [FieldChange])
  /// A case was closed (结案).
  case caseClosed(CaseNumber, on: CivilDate, manner: CloseManner, reason: String? = nil)
  /// A case was assigned to a judge or clerk, or to another one (分案、改派).
  case caseAssigned(CaseNumber, CaseAssignment)
  /// A closing was taken back (恢复未结).
  case caseReopened(CaseNumber, CaseReopening)
  /// Milestones of a case were recorded; the same node and day again adds or replaces what it states.
  case milestonesRecorded(CaseNumber, [MilestoneRecord])

  /// Something was done about the clocks of a docket.
  case docketActed(CaseNumber, DocketAct)
  /// Milestones were taken back; `restored` is what stood in their place before.
  case milestonesVoided(CaseNumber, [MilestoneRecord], restored: [MilestoneRecord], reason: String? = nil)
  /// The act of an earlier entry was taken back.
  case actVoided(CaseNumber, sequence: Int, reason: String? = nil)
  /// A registration was taken back.
  case caseWithdrawn(CaseNumber)
  /// A whole command was taken back; stands after the entries that do so.
  case commandUndone(String, reason: String?)
  /// Warnings were raised.
  case alertsRaised([AlertRecord])
  /// Alarms for limits that stay open were repeated.
  case alertsRepeated(AlertRepetition)
  /// The warnings of these entries were handed to the notifying command.
  case alertsDelivered([Int])
  /// A user was given a role; nil takes it away.
  case userChanged(String, CourtRole?)
  /// Data of the court's own was laid over the catalogue.
  case overlayLoaded(LoadedOverlay)
  /// Annual targets were set, changed or taken away (年度办案目标).
  case targetsSet(TargetSetting)
  /// The planned closing day of a case was set, moved or taken away (结案计划).
  case closingPlanned(CaseNumber, ClosingPlanning)
  /// A sample of cases to be reviewed was drawn.
  case reviewSampled(ReviewSample)
  /// A report was issued.
  case reportIssued(ReportIssue)
  /// A report was ordered to be made regularly.
  case scheduleAdded(ReportSchedule)
  /// A schedule was taken away.
  case scheduleRemoved(String, reason: String?)

  /// Name of the kind of entry, in the past tense.
  public var kind: String {
    switch self {
    case .databaseCreated: return "databaseCreated"
    case .fileImported: return "fileImported"
    case .caseRegistered: return "caseRegistered"
    case .caseAmended: return "caseAmended"
    case .caseClosed: return "caseClosed"
    case .caseAssigned: return "caseAssigned"
    case .caseReopened: return "caseReopened"
    case .milestonesRecorded: return "milestonesRecorded"
    case .docketActed(_, let act): return act.kind
    case .milestonesVoided: return "milestonesVoided"
    case .actVoided: return "actVoided"
    case .caseWithdrawn: return "caseWithdrawn"
    case .commandUndone: return "commandUndone"
    case .alertsRaised: return "alertsRaised"
    case .alertsRepeated: return "alertsRepeated"
    case .alertsDelivered: return "alertsDelivered"
    case .userChanged: return "userChanged"
    case .overlayLoaded(let overlay): return overlay.kind == .rules ? "rulesLoaded" : "calendarLoaded"
    case .targetsSet: return "targetsSet"
    case .closingPlanned: return "closingPlanned"
    case .reviewSampled: return "reviewSampled"
    case .reportIssued: return "reportIssued"
    case .scheduleAdded: return "scheduleAdded"
    case .scheduleRemoved: return "scheduleRemoved"
    }
  }

  /// What the entry is about: the number of a case, the code of a court, the name of a file.
  public var subject: String {
    switch self {
    case .databaseCreated(let court): return court.code
    case .fileImported(let file): return file.name
    case .caseRegistered(let record): return record.number.text
    case .caseAmended(let number, _), .caseClosed(let number, _, _, _), .milestonesRecorded(let number, _),
      .docketActed(let number, _), .milestonesVoided(let number, _, _, _), .actVoided(let number, _, _),
      .caseAssigned(let number, _), .caseReopened(let number, _),
      .caseWithdrawn(let number):
      return number.text
    case .commandUndone(let command, _): return command
    case .alertsRaised, .alertsRepeated, .alertsDelivered: return "alerts"
    case .userChanged(let name, _): return name
    case .overlayLoaded(let overlay): return overlay.id
    case .targetsSet(let setting): return setting.subject
    case .closingPlanned(let number, _): return number.text
    case .reviewSampled(let sample): return sample.id
    case .reportIssued(let issue): return issue.subject
    case .scheduleAdded(let schedule): return schedule.id
    case .scheduleRemoved(let id, _): return id
    }
  }
}

/// The court whose journal it is.
public struct CourtIdentity: Hashable, Sendable {
  /// Court code as in case numbers, e.g. 粤01.
  public let code: String
  /// Full name; empty when not given.
  public let name: String
  /// Whether the database is for rehearsal: only there may the clock be set for writing commands.
  public let isRehearsal: Bool

  /// A court.
  public init(code: String, name: String, isRehearsal: Bool) {
    self.code = code
    self.name = name
    self.isRehearsal = isRehearsal
  }
}

/// A file that was read in.
public struct ImportedFile: Hashable, Sendable {
  /// Name without folder.
  public let name: String
  /// `cases` or `milestones`.
  public let kind: String
  /// Detected or chosen encoding, or `xlsx`.
  public let encoding: String
  /// Digest of the file's bytes, hexadecimal SM3.
  public let digest: String
  /// Rows that registered something new.
  public let new: Int
  /// Rows that changed something.
  public let changed: Int
  /// Rows that changed nothing.
  public let unchanged: Int
  /// Rows left out.
  public let rejected: Int

  /// A file that was read in.
  public init(
    name: String, kind: String, encoding: String, digest: String, new: Int, changed: Int, unchanged: Int,
    rejected: Int
  ) {
    self.name = name
    self.kind = kind
    self.encoding = encoding
    self.digest = digest
    self.new = new
    self.changed = changed
    self.unchanged = unchanged
    self.rejected = rejected
  }
}
