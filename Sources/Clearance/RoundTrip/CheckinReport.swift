import CaseFile
import CaseStore
import CivilCalendar
import LedgerExchange
import Reports

/// What taking a ledger back did, or would do.
public struct CheckinReport: Sendable {
  /// One cell that is recorded. Values are in the form of the ledger; nil is a blank.
  public struct Change: Hashable, Sendable {
    /// The case.
    public var number: CaseNumber
    /// Where.
    public var place: LedgerPlace
    /// The column.
    public var column: LedgerColumn
    /// Value before.
    public var before: String?
    /// Value after.
    public var after: String?
  }

  /// One cell that was changed on both sides.
  public struct Conflict: Hashable, Sendable {
    /// The case.
    public var number: CaseNumber
    /// Where.
    public var place: LedgerPlace
    /// The column.
    public var column: LedgerColumn
    /// The three values, who, and when.
    public var values: EditableLedger.Conflict
  }

  /// The ledger.
  public let ledger: ReturnedLedger
  /// Cases that are registered anew, in the order of the rows.
  public internal(set) var newCases: [CaseNumber] = []
  /// Cells that are changed, in the order of the rows.
  public internal(set) var changes: [Change] = []
  /// Rows that change nothing.
  public internal(set) var unchanged = 0
  /// Cells that were changed on both sides: if there are any, nothing is recorded.
  public internal(set) var conflicts: [Conflict] = []
  /// Rows and cells that cannot be taken: if there are any, nothing is recorded.
  public internal(set) var rejections: [CheckinRejection] = []
  /// Cases that were handed out and are not in the sheet: nothing happens to them.
  public internal(set) var missing: [CaseNumber] = []
  /// Rows of totals, signatures or repeated headers.
  public internal(set) var passedOver = 0
  /// What is peculiar about the numbers of added cases, each once.
  public internal(set) var warnings: [CaseNumberReading.Warning] = []
  /// What is unusual about closings, each once; they are recorded all the same.
  public internal(set) var oddities: [CaseRefusal] = []
  /// Whether the database was changed.
  public internal(set) var isRecorded = false
  /// What a ledger with the conflicts is made from.
  var rows: [CheckoutRow] = []
  var head: JournalHead?

  init(_ ledger: ReturnedLedger) { self.ledger = ledger }

  /// Number of cases of which something is changed.
  public var changed: Int { Set(changes.map(\.number)).count }

  /// The ledger to be edited again: what came back, with the conflicts marked and a baseline of what is recorded now.
  /// Nil without conflicts, and while cells are rejected.
  public func conflictLedger(
    _ checkout: LedgerCheckout, issuedTo actor: String, at now: Instant
  ) throws -> EditableLedger? {
    guard !conflicts.isEmpty, rejections.isEmpty, let head else { return nil }
    return try checkout.ledger(rows, head: head, issuedTo: actor, at: now)
  }
}
