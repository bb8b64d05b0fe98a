import CaseFile
import CaseStore
import CivilCalendar
import LedgerExchange
import Reports
import RuleModel

/// Takes a ledger back that was handed out for editing (签入台账): one command, one transaction, one group of entries.
///
/// Every cell is merged three ways, by what was handed out, what came back and what is recorded now. If a cell cannot be
/// taken, or was changed on both sides, nothing at all is recorded.
public struct LedgerCheckin {
  private let store: CaseStore
  private let catalogue: Catalogue

  /// Takes ledgers back into a database.
  public init(store: CaseStore, catalogue: Catalogue) {
    self.store = store
    self.catalogue = catalogue
  }

  /// Takes the ledger at `path` back; `sheet` names its sheet when several look like it.
  ///
  /// - Throws: `CheckinError` for a workbook that cannot be taken, `LedgerError` for one that cannot be read,
  ///   `StoreError` for the database; nothing is recorded then.
  public func run(
    _ path: String, sheet: String? = nil, mode: ImportRequest.Mode = .record, context: CommandContext
  ) throws -> CheckinReport {
    let ledger = try ReturnedLedger.open(path, sheet: sheet)
    try checkOrigin(ledger)
    let digest = try FileDigest.sm3(of: path)
    let head = try store.head()
    let matching = RowMatching(ledger, codes: catalogue.caseNumberCodes)
    var reader = EditedRowReader(ledger, codes: catalogue.caseNumberCodes)
    let rows = matching.matches.compactMap { reader.read($0) }
    var report = CheckinReport(ledger)
    report.head = head
    report.rejections = matching.rejections + reader.rejections
    report.missing = matching.missing
    report.passedOver = matching.passedOver
    for warning in matching.warnings where !report.warnings.contains(warning) { report.warnings.append(warning) }
    let begun = report
    do {
      try store.write(context) { transaction in
        report = begun
        try checkHistory(ledger, transaction)
        let merge = CheckinMerge(ledger: ledger, catalogue: catalogue, transaction: transaction)
        try merge.run(rows, into: &report)
        guard mode == .record, report.conflicts.isEmpty, report.rejections.isEmpty else { throw Abandoned() }
        if !report.newCases.isEmpty || !report.changes.isEmpty {
          try transaction.append(.fileImported(Self.summary(of: report, digest: digest)))
        }
      }
      report.isRecorded = !report.newCases.isEmpty || !report.changes.isEmpty
    } catch is Abandoned {}
    if report.newCases.isEmpty { report.warnings = [] }
    report.rejections.sort { ($0.place.row, $0.place.columnNumber ?? 0) < ($1.place.row, $1.place.columnNumber ?? 0) }
    return report
  }

  /// Ends the transaction without recording anything.
  private struct Abandoned: Error {}

  private static func summary(of report: CheckinReport, digest: String) -> ImportedFile {
    ImportedFile(
      name: report.ledger.file, kind: ImportedFile.checkinKind, encoding: "xlsx", digest: digest,
      new: report.newCases.count, changed: report.changed, unchanged: report.unchanged, rejected: 0)
  }

  /// Refuses a baseline that was tampered with, and one of another database.
  private func checkOrigin(_ ledger: ReturnedLedger) throws {
    let baseline = ledger.baseline
    guard try SM3().digest(baseline.sealedBytes).description == ledger.seal else {
      throw CheckinError.baselineDamaged(file: ledger.file)
    }
    guard baseline.court == store.court.code else {
      throw CheckinError.otherCourt(file: ledger.file, theirs: baseline.court, ours: store.court.code)
    }
    guard try store.digest(at: 1)?.description == baseline.database else {
      throw CheckinError.otherDatabase(file: ledger.file)
    }
  }

  /// Refuses a ledger of a state that is no ancestor of this journal: the database was restored, and numbers of versions
  /// would mean something else.
  private func checkHistory(_ ledger: ReturnedLedger, _ transaction: JournalTransaction) throws {
    let baseline = ledger.baseline
    guard try transaction.digest(at: baseline.sequence)?.description == baseline.digest else {
      throw CheckinError.historyDiffers(
        file: ledger.file, sequence: baseline.sequence, current: transaction.lastSequence)
    }
  }
}

extension ImportedFile {
  /// The kind of a ledger that was taken back.
  public static let checkinKind = "checkin"
}
