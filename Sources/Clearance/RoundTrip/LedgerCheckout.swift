import CaseFile
import CaseStore
import CivilCalendar
import LedgerExchange
import Reports
import RuleModel

/// Hands out cases as a ledger to be edited in a spreadsheet program (领取台账).
///
/// Nothing is recorded about it: the workbook itself carries what was handed out, and the journal knows what changed
/// since. A ledger that is lost, or fetched twice, leaves nothing to clear up.
public struct LedgerCheckout {
  private let store: CaseStore
  private let catalogue: Catalogue
  private let language: ReportLanguage

  /// Hands out cases of a database.
  public init(store: CaseStore, catalogue: Catalogue, language: ReportLanguage = .zh) {
    self.store = store
    self.catalogue = catalogue
    self.language = language
  }

  /// The ledger of the cases, in their order.
  ///
  /// - Throws: `CaseRefusal.notRegistered`, `StoreError`.
  public func ledger(of numbers: [CaseNumber], issuedTo actor: String, at now: Instant) throws -> EditableLedger {
    // The head first: whatever is recorded in between then counts as changed afterwards, which is safe.
    let head = try store.head()
    let rows = try numbers.map { number in
      guard let record = try store.find(number) else { throw CaseRefusal.notRegistered(number) }
      return CheckoutRow(number: number, record: record)
    }
    return try ledger(rows, head: head, issuedTo: actor, at: now)
  }

  /// The ledger of rows that may already carry what somebody wrote into them.
  func ledger(
    _ rows: [CheckoutRow], head: JournalHead, issuedTo actor: String, at now: Instant
  ) throws -> EditableLedger {
    let columns = LedgerColumn.editable
    let baseline = CheckoutBaseline(
      court: store.court.code, database: try store.digest(at: 1)?.description ?? "", sequence: head.sequence,
      digest: head.digest.description, issuedAt: now, issuedTo: actor, columns: columns,
      lines: rows.compactMap { row in
        row.record.map { record in
          CheckoutBaseline.Line(
            number: record.number, version: record.version, cells: columns.map { $0.cell(of: record)?.text })
        }
      })
    let seal = try SM3().digest(baseline.sealedBytes).description
    var ledger = EditableLedger(
      court: store.court.name.isEmpty ? store.court.code : store.court.name, isRehearsal: store.court.isRehearsal,
      issuedTo: actor, issuedAt: now, sequence: head.sequence, seal: seal, keyTitle: CheckoutBaseline.keyTitle,
      language: language)
    ledger.columns = try titles(columns)
    ledger.lines = try lines(rows, columns, at: now)
    ledger.baseline = baseline.table(seal: seal)
    ledger.properties = [
      .init(name: "chuqing.request", value: "ledger checkout"), .init(name: "chuqing.court", value: store.court.code),
      .init(name: "chuqing.journalSequence", value: "\(head.sequence)"),
      .init(name: "chuqing.journalDigest", value: head.digest.description), .init(name: "chuqing.seal", value: seal),
      .init(name: "chuqing.program", value: ProgramVersion.text),
    ]
    return ledger
  }

  private func titles(_ columns: [LedgerColumn]) throws -> [EditableLedger.Column] {
    let people = try store.recordedPeople()
    let users = try store.users().map(\.name)
    let titled =
      [(LedgerColumn.caseNumber, EditableLedger.Entry.caseNumber)]
      + columns.map { ($0, entry($0, people, users)) }
    return titled.map { column, entry in
      EditableLedger.Column(word: column.ledgerWord, code: column.rawValue, entry: entry, language: language)
    } + [.node(ending: CheckoutBaseline.readOnlyEnding, language: language)]
  }

  private func entry(_ column: LedgerColumn, _ people: RecordedPeople, _ users: [String]) -> EditableLedger.Entry {
    func words<Word: LedgerWord>(_: Word.Type) -> EditableLedger.Entry {
      .words(Word.inReportOrder.map(\.ledgerWord))
    }
    switch column {
    case .debtor: return .enterprises
    case .code: return .codes
    case .category: return words(EnterpriseCategory.self)
    case .ownerLevel: return words(OwnerLevel.self)
    case .procedure: return words(Procedure.self)
    case .applicant: return words(Applicant.self)
    case .examination: return words(Examination.self)
    case .fastTrack: return .words(["是", "否"])
    case .closeManner: return .openWords(CloseManner.Known.allCases.map(\.ledgerWord))
    case .judge: return .people(people.judges + users.filter { !people.judges.contains($0) })
    case .clerk: return .people(people.clerks + users.filter { !people.clerks.contains($0) })
    case .division: return .divisions(people.divisions)
    case .filedOn: return .filingDay
    case .plannedCloseOn: return .plannedDay
    case .employees, .employeesSettled: return .count
    case .origin: return .otherCase
    default: return column.holdsMoney ? .amount : column.holdsDays ? .day : .text
    }
  }

  private func lines(
    _ rows: [CheckoutRow], _ columns: [LedgerColumn], at now: Instant
  ) throws -> [EditableLedger.Line] {
    var reckoner = DocketReckoner(catalogue: catalogue)
    return try rows.map { row in
      var cells: [CellValue] = [.text(row.number.text)]
      var conflicts: [Int: EditableLedger.Conflict] = [:]
      for (index, column) in columns.enumerated() {
        let cell = row.written[column] ?? row.record.flatMap { column.cell(of: $0) }
        cells.append(cell.map(CellValue.init) ?? .empty)
        if let conflict = row.conflicts[column] { conflicts[index + 1] = conflict }
      }
      cells.append(try node(of: row, &reckoner, now).map(CellValue.text) ?? .empty)
      return EditableLedger.Line(key: row.record?.number.text, cells: cells, conflicts: conflicts)
    }
  }

  /// The node at which a pending case stands.
  private func node(of row: CheckoutRow, _ reckoner: inout DocketReckoner, _ now: Instant) throws -> String? {
    guard let record = row.record, record.isPending(on: now.courtDate),
      let docket = try store.docket(record.number, codes: catalogue.caseNumberCodes),
      let position = reckoner.status(of: docket, now: now).standsAt
    else { return nil }
    let milestone = catalogue.milestones[position]
    return "\(milestone.number) \(language == .zh ? milestone.name.zh : milestone.name.en)"
  }
}

/// A row of a ledger in the making.
struct CheckoutRow {
  /// The case.
  var number: CaseNumber
  /// As recorded; nil for a case that is not registered.
  var record: CaseRecord?
  /// What somebody wrote in place of what is recorded; nil within means a blank.
  var written: [LedgerColumn: LedgerCell?] = [:]
  /// Cells that were changed on both sides.
  var conflicts: [LedgerColumn: EditableLedger.Conflict] = [:]
}

extension CellValue {
  /// A ledger's cell for a workbook.
  init(_ cell: LedgerCell) {
    switch cell {
    case .text(let text): self = .text(LedgerCell.text(text).text)
    case .day(let day): self = .date(day)
    case .amount(let money): self = .number(money.yuan)
    case .count(let count): self = .integer(Int(count))
    }
  }
}
