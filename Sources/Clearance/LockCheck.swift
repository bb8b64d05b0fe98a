import CaseFile
import CaseStore
import CivilCalendar
import RuleModel

/// Asks, inside a transaction, what the lock of a docket still accepts.
public final class LockCheck {
  private var reckoner: DocketReckoner
  private let now: Instant

  /// A check by a catalogue at a moment.
  public init(catalogue: Catalogue, now: Instant) {
    reckoner = DocketReckoner(catalogue: catalogue)
    self.now = now
  }

  /// The limits that lock a docket; empty when it is not locked, or not there.
  public func locking(_ number: CaseNumber, in transaction: JournalTransaction) throws -> [LimitStatus] {
    guard let docket = try transaction.docket(number, codes: reckoner.catalogue.caseNumberCodes) else { return [] }
    return reckoner.status(of: docket, now: now).locking
  }

  /// Refuses what the lock forbids.
  public func check(
    _ action: LockedAction, docket number: CaseNumber, locking: [LimitStatus]
  ) throws(CaseRefusal) {
    try LockGate.check(action, docket: number, locking: locking, catalogue: reckoner.catalogue)
  }
}
