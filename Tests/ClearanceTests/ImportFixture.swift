import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import LedgerExchange
import RuleModel
import TestSupport
import Testing

/// A database and a folder of ledgers.
struct ImportFixture {
  let folder: TemporaryFolder
  let store: CaseStore
  let catalogue: Catalogue

  init(catalogue: Catalogue = .small) throws {
    folder = try TemporaryFolder()
    self.catalogue = catalogue
    store = try CaseStore.create(
      at: folder.file("court.db"), court: CourtIdentity(code: "粤01", name: "", isRehearsal: true),
      recordedAt: instant("2019-01-01"), actor: "陆某")
  }

  /// Writes the texts as files and imports them in one command, on 2019-07-01.
  @discardableResult
  func run(_ texts: String..., policy: ImportRequest.Policy = .allOrNothing, mode: ImportRequest.Mode = .record) throws -> ImportReport {
    let paths = try texts.enumerated().map { index, text in try folder.write(text, to: "\(index + 1).csv") }
    return try run(files: paths, policy: policy, mode: mode)
  }

  @discardableResult
  func run(
    files: [String], policy: ImportRequest.Policy = .allOrNothing, mode: ImportRequest.Mode = .record
  ) throws -> ImportReport {
    var request = ImportRequest(files: files)
    request.policy = policy
    request.mode = mode
    return try LedgerImport(store: store, catalogue: catalogue).run(
      request, context: CommandContext(recordedAt: instant("2019-07-01"), actor: "陆某", command: "import"))
  }

  func entries(_ kind: String? = nil) throws -> [JournalEntry] {
    try store.entries(JournalQuery()).filter { kind == nil || $0.kind == kind }
  }

  func events() throws -> [JournalEvent] {
    try entries().map { try JournalEvent(kind: $0.kind, subject: $0.subject, payload: $0.payload) }
  }

  func find(_ serial: Int) throws -> CaseRecord? { try store.find(caseNumber(serial)) }

  func caseNumber(_ serial: Int) -> CaseNumber { CaseNumber(normalized: "(2019)粤01破\(serial)号") }

  /// Everything that is stored, for comparisons: journal, cases and milestones.
  func content() throws -> [String] {
    let cases = try store.cases(CaseQuery())
    return try entries().map { "\($0)" } + cases.map { "\($0)" } + cases.map { "\(try store.milestones(of: $0.number) ?? [])" }
  }
}

extension ImportReport {
  /// New, changed, unchanged, rejected.
  var counts: [Int] { [new, changed, unchanged, rejected] }
}
