import CaseFile
import CivilCalendar

/// Why a backup, a restoration or a recovery could not be done. Nothing was changed.
public enum SafekeepingFault: Hashable, Sendable {
  /// The name belongs to another file, which was left alone.
  case taken(path: String)
  /// No space left for the new file; nothing half written stays.
  case diskFull(path: String)
  /// The new file cannot be written, for a reason of the system's.
  case cannotWrite(path: String, errno: Int32)
  /// The journal to be backed up is broken: a copy of it could not be relied on.
  case sourceBroken([VerificationFinding])
  /// The copy does not hold what the database held.
  case unfaithfulCopy(path: String)
  /// The backup does not verify.
  case unverified(path: String, [VerificationFinding])
  /// The backup is of another court, or of a rehearsal.
  case otherCourt(path: String, CourtIdentity, expected: CourtIdentity)
  /// The backup would take back entries of the database.
  case goesBack(LostEntries)
  /// The database in place cannot be read, so that nobody can say what a restoration would take back.
  case currentUnreadable(path: String)
  /// Other programs have kept the database open for `seconds`.
  case inUse(path: String, seconds: Int)
  /// Another database was put in this one's place while a command waited.
  case movedMeanwhile(path: String)
  /// No entry of a journal was found in the files.
  case nothingReadable(paths: [String])
  /// The first entry is lost: without it there is no journal to go on with. How many entries were read, and the file
  /// that holds them.
  case noBeginning(readable: Int, kept: String)
  /// The projections cannot be rebuilt: the journal or the file is at fault.
  case notRebuilt([VerificationFinding])
}

/// Entries of a journal that another state of it does not have.
public struct LostEntries: Hashable, Sendable {
  /// Who recorded how many of them.
  public struct Actor: Hashable, Sendable {
    /// Name, as claimed.
    public let name: String
    /// Entries.
    public let count: Int

    /// Somebody who recorded `count` entries.
    public init(name: String, count: Int) { (self.name, self.count) = (name, count) }
  }

  /// How many.
  public let count: Int
  /// Sequence of the first.
  public let firstSequence: Int
  /// When the first was recorded.
  public let firstAt: Instant
  /// When the last was recorded.
  public let lastAt: Instant
  /// By whom, those with most entries first.
  public let actors: [Actor]
  /// The first cases concerned, at most `caseLimit`.
  public let cases: [String]
  /// How many cases are concerned.
  public let caseCount: Int

  /// How many cases are named.
  public static let caseLimit = 10

  /// Entries that are lost.
  public init(
    count: Int, firstSequence: Int, firstAt: Instant, lastAt: Instant, actors: [Actor], cases: [String], caseCount: Int
  ) {
    (self.count, self.firstSequence, self.firstAt, self.lastAt) = (count, firstSequence, firstAt, lastAt)
    (self.actors, self.cases, self.caseCount) = (actors, cases, caseCount)
  }
}
