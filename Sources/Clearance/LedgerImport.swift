import CaseFile
import CaseStore
import CivilCalendar
import LedgerExchange
import RuleModel

/// Reads ledgers into the journal: one command, one transaction, one group of entries.
///
/// One journal entry a case, with all of its milestones from a file together. What is recorded already is left
/// alone, so that importing the same file twice changes nothing.
public struct LedgerImport {
  private let store: CaseStore
  private let catalogue: Catalogue
  private let progress: (ImportProgress) -> Void

  /// An import into a database; `progress` is called now and then while it runs.
  public init(store: CaseStore, catalogue: Catalogue, progress: @escaping (ImportProgress) -> Void = { _ in }) {
    self.store = store
    self.catalogue = catalogue
    self.progress = progress
  }

  /// Runs the import.
  ///
  /// - Throws: `LedgerError` for a file that is no ledger, `StoreError` for the database; nothing is recorded then.
  public func run(_ request: ImportRequest, context: CommandContext) throws -> ImportReport {
    var ledgers: [LedgerFile] = []
    var passedOver: [PassedOverSheet] = []
    for path in request.files {
      let sheets = try LedgerSheets.open(path, options: request.options, codes: catalogue.caseNumberCodes)
      ledgers += sheets.ledgers
      passedOver += sheets.passedOver
    }
    let ordered = ledgers.filter { $0.kind == .cases } + ledgers.filter { $0.kind == .milestones }
    let early = ordered.count > 1 ? ordered.first { $0.kind == .milestones } : nil
    let reading = early.map { EarlyReading($0, catalogue: catalogue) }
    let digests = EarlyDigests(request.files)
    let locks = ImportLocks(catalogue: catalogue, now: context.recordedAt)
    var report = ImportReport()
    do {
      try store.write(context) { transaction in
        report = ImportReport()
        report.passedOver = passedOver
        var seen = SeenCases()
        for ledger in ordered { try take(ledger, reading, digests, locks, &seen, into: &report, transaction) }
        if request.mode == .dryRun || (report.rejected > 0 && request.policy == .allOrNothing) {
          throw Abandoned()
        }
      }
      report.isRecorded = report.new + report.changed > 0
    } catch is Abandoned {}
    return report
  }

  /// Ends the transaction without recording anything.
  private struct Abandoned: Error {}

  private func take(
    _ ledger: LedgerFile, _ reading: EarlyReading?, _ digests: EarlyDigests, _ locks: ImportLocks,
    _ seen: inout SeenCases, into report: inout ImportReport, _ transaction: JournalTransaction
  ) throws {
    var file = ImportReport.File(ledger: ledger)
    var rejections: [Rejection] = []
    switch ledger.kind {
    case .cases: try takeCases(ledger, locks, &seen, &file, &rejections, transaction)
    case .milestones:
      let early = reading?.reads(ledger) == true ? try reading?.take() : nil
      let table =
        try early
        ?? ledger.milestones(catalogue: catalogue) { progress(ImportProgress(file: ledger.name, rows: $0)) }
      try takeMilestones(table, of: ledger, locks, &file, &rejections, transaction)
    }
    file.rejectedRows.formUnion(rejections.map(\.place.row))
    if file.new + file.changed > 0 {
      try transaction.append(
        .fileImported(
          ImportedFile(
            name: ledger.nameWithSheet, kind: ledger.kind.rawValue, encoding: ledger.encoding,
            digest: try digests.take(ledger.path), new: file.new, changed: file.changed,
            unchanged: file.unchanged, rejected: file.rejectedRows.count)))
    }
    file.rejections = rejections.sorted { $0.place.row < $1.place.row }
    report.files.append(file)
  }

  private func takeCases(
    _ ledger: LedgerFile, _ locks: ImportLocks, _ seen: inout SeenCases, _ file: inout ImportReport.File,
    _ rejections: inout [Rejection], _ transaction: JournalTransaction
  ) throws {
    let today = transaction.context.recordedAt.courtDate
    let desk = DocketDesk(transaction, catalogue: catalogue)
    var oddities = NoticeTally()
    seen.begin(ledger)
    var count = 0
    let notices = try CaseRowStream(ledger).forEach { row in
      count += 1
      if count.isMultiple(of: 500) { progress(ImportProgress(file: ledger.name, rows: count)) }
      let rejectedBefore = rejections.count
      // All rows of a case are left out together.
      defer { if row.lastRow > row.row, rejections.count > rejectedBefore { file.rejectedRows.formUnion(row.row...row.lastRow) } }
      switch row.outcome {
      case .rejected(let faults): rejections += faults
      case .draft(let draft):
        let existing = try transaction.find(draft.number)
        let decision: CaseDecision
        do throws(CaseRefusal) {
          decision = try CaseDecision.decide(draft, existing: existing, today: today)
          switch decision {
          case .new(let record):
            locks.noteNew(draft.number)
            try Self.judge(desk.objections(toNew: record), row.row, ledger, &oddities)
          case .changed(let changes):
            // A docket that cannot be read is refused by what comes next.
            let objections = (try? desk.objections(to: changes, of: draft.number)) ?? []
            try Self.judge(objections, row.row, ledger, &oddities)
            try locks.check(.amend(changes.map(\.field)), draft.number, transaction)
          case .unchanged: break
          }
        } catch {
          rejections.append(
            Rejection(
              place: ledger.place(row: row.row, field: error.field), value: error.statedValue ?? draft.number.text,
              rule: .refused(error)))
          return
        }
        if let first = seen.first(draft.number, row: row.row), decision != .unchanged {
          rejections.append(
            Rejection(
              place: ledger.place(row: row.row, column: .caseNumber), value: draft.number.text,
              rule: .repeatedCase(firstRow: first.row, firstSheet: first.sheet)))
          return
        }
        try file.apply(decision, to: draft.number, transaction)
      }
    }
    file.notices = notices.all + oddities.all
  }

  /// Refuses a closing that contradicts what is recorded, and takes note of one that is only unusual.
  private static func judge(
    _ objections: [ClosingObjection], _ row: Int, _ ledger: LedgerFile, _ oddities: inout NoticeTally
  ) throws(CaseRefusal) {
    for objection in objections {
      if objection.weight == .contradiction { throw objection.refusal }
      oddities.add(.oddClosing(objection.refusal), at: ledger.place(row: row, field: objection.refusal.field))
    }
  }

  private func takeMilestones(
    _ table: MilestoneTable, of ledger: LedgerFile, _ locks: ImportLocks, _ file: inout ImportReport.File,
    _ rejections: inout [Rejection], _ transaction: JournalTransaction
  ) throws {
    let today = transaction.context.recordedAt.courtDate
    let parser = CaseNumberParser(codes: catalogue.caseNumberCodes)
    rejections += table.rejections
    file.notices = table.notices.all
    let order = MilestoneOrder(catalogue: catalogue)
    try table.forEachCase { number, entries in
      guard var recorded = try transaction.milestones(of: number) else {
        rejections += entries.map {
          Rejection(
            place: ledger.place(row: $0.row, column: .caseNumber), value: number.text,
            rule: .refused(.notRegistered(number)))
        }
        return
      }
      let bounds = try transaction.bounds(of: number, kind: number.docketKind(codes: catalogue.caseNumberCodes, parser: parser))
      // Whatever their order in the file, the milestones of a case are judged by all of them.
      let before = recorded
      let all = recorded + entries.map(\.milestone).filter { $0.occurredOn <= today }
      var stated: [MilestoneRecord] = []
      for (index, entry) in entries.enumerated() {
        guard let milestone = catalogue.milestone(entry.milestone.milestone) else { continue }
        // Two documents for one event would replace each other at every import.
        if let document = entry.milestone.document,
          let first = entries[..<index].first(where: { $0.milestone.isSameEvent(as: entry.milestone) }),
          first.milestone.document != document
        {
          rejections.append(
            Rejection(
              place: ledger.place(row: entry.row, column: .document), value: document,
              rule: .repeatedCase(firstRow: first.row)))
          continue
        }
        do throws(CaseRefusal) {
          let effect = try MilestoneDecision.decide(
            entry.milestone, recorded: recorded, milestone: milestone,
            today: transaction.context.recordedAt.courtDate)
          if effect != .unchanged {
            let note = LatenessNote(reason: entry.milestone.remarks)
            // A remark in the row is the reason that lets an old record in as it is.
            if effect == .new, note.reason == nil, let bounds {
              let refusal =
                order.contradiction(of: entry.milestone, in: bounds, known: all)
                ?? order.effect(of: entry.milestone, in: bounds, recorded: before, known: all)
              if let refusal { throw refusal }
            }
            try locks.check(.record(entry.milestone, note), number, transaction)
          }
          file.count(effect)
          guard effect != .unchanged else { continue }
          if effect == .changed {
            recorded.removeAll {
              $0.step == entry.milestone.step && $0.occurredOn == entry.milestone.occurredOn
            }
          }
          recorded.append(entry.milestone)
          stated.append(entry.milestone)
        } catch {
          rejections.append(
            Rejection(
              place: ledger.place(row: entry.row, column: .occurredOn),
              value: entry.milestone.occurredOn.description, rule: .refused(error)))
        }
      }
      if !stated.isEmpty { try transaction.append(.milestonesRecorded(number, stated)) }
    }
  }
}

/// What locks say of the rows of an import. A docket is looked at once; one that is registered by the same import
/// cannot be locked.
private final class ImportLocks {
  private let locks: LockCheck
  private var newCases: Set<CaseNumber> = []
  private var known: (number: CaseNumber, locking: [LimitStatus])?

  init(catalogue: Catalogue, now: Instant) { locks = LockCheck(catalogue: catalogue, now: now) }

  func noteNew(_ number: CaseNumber) { newCases.insert(number) }

  func check(
    _ action: LockedAction, _ number: CaseNumber, _ transaction: JournalTransaction
  ) throws(CaseRefusal) {
    if known?.number != number {
      if newCases.contains(number) {
        known = (number, [])
        return
      }
      // A docket that cannot be read is refused by what comes next.
      known = (number, (try? locks.locking(number, in: transaction)) ?? [])
    }
    guard let known, !known.locking.isEmpty else { return }
    try locks.check(action, docket: number, locking: known.locking)
  }
}

extension MilestoneRecord {
  /// Whether both are the same node on the same day, each with a document.
  fileprivate func isSameEvent(as other: MilestoneRecord) -> Bool {
    occurredOn == other.occurredOn && document != nil && step == other.step
  }
}

extension ImportReport.File {
  fileprivate mutating func apply(
    _ decision: CaseDecision, to number: CaseNumber, _ transaction: JournalTransaction
  ) throws {
    switch decision {
    case .new(let record):
      new += 1
      try transaction.append(.caseRegistered(record))
    case .changed(let changes):
      changed += 1
      try transaction.append(.caseAmended(number, changes))
    case .unchanged: unchanged += 1
    }
  }

  fileprivate mutating func count(_ effect: MilestoneDecision.Effect) {
    switch effect {
    case .new: new += 1
    case .changed: changed += 1
    case .unchanged: unchanged += 1
    }
  }
}
