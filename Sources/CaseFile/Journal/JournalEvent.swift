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
  case caseClosed(CaseNumber, on: CivilDate, manner: CloseManner)
  /// Milestones of a case were recorded; the same node and day again adds or replaces what it states.
  case milestonesRecorded(CaseNumber, [MilestoneRecord])

  /// Name of the kind of entry, in the past tense.
  public var kind: String {
    switch self {
    case .databaseCreated: return "databaseCreated"
    case .fileImported: return "fileImported"
    case .caseRegistered: return "caseRegistered"
    case .caseAmended: return "caseAmended"
    case .caseClosed: return "caseClosed"
    case .milestonesRecorded: return "milestonesRecorded"
    }
  }

  /// What the entry is about: the number of a case, the code of a court, the name of a file.
  public var subject: String {
    switch self {
    case .databaseCreated(let court): return court.code
    case .fileImported(let file): return file.name
    case .caseRegistered(let record): return record.number.text
    case .caseAmended(let number, _), .caseClosed(let number, _, _), .milestonesRecorded(let number, _):
      return number.text
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
