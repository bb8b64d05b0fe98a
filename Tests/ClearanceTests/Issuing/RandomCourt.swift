import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import Reports
import RuleCatalogue
import RuleModel
import TestSupport
import WorkbookExport

/// A court in which everything happens that can move a report: cases come, are corrected, withdrawn, reopened and
/// reassigned; rules, holidays, targets, plans, supervision and people change; entries come late and early.
final class RandomCourt {
  let folder: TemporaryFolder
  let store: CaseStore
  private var dice: SeededDice
  private var history: RandomHistory
  private var own: [CaseNumber] = []
  private var clock = instant("2019-07-01T09:00:00+08:00")

  init(seed: UInt64) throws {
    folder = try TemporaryFolder()
    store = try CaseStore.create(
      at: folder.file("court.db"), court: CourtIdentity(code: "粤01", name: "示例中院", isRehearsal: true),
      recordedAt: instant("2019-07-01"), actor: "陆某")
    dice = SeededDice(seed: seed)
    history = RandomHistory(seed: seed, catalogue: .builtIn)
  }

  func append(_ events: JournalEvent...) throws { try append(events) }

  private func append(_ events: [JournalEvent]) throws {
    clock = clock.adding(seconds: 3600)
    _ = try store.write(CommandContext(recordedAt: clock, actor: dice.pick(["陆某", "李四"]), command: "test")) { transaction in
      for event in events { try transaction.append(event) }
    }
  }

  func goOn(groups: Int) throws {
    for _ in 0..<groups {
      try append(try history.nextGroup())
      try append([try extra()])
    }
  }

  /// Publishes a report of some kind, part, language and period as known now.
  @discardableResult
  func publish() throws -> IssuedReport {
    let period = dice.pick(["2019H1", "2018", "2019-01..2019-05", "2019Q2", "2017-03"])
    let scope = dice.chance(oneIn: 3) ? ReportScope(.division, dice.chance(oneIn: 2) ? "民1庭" : nil) : nil
    let kind = dice.pick(ReportKind.allCases)
    let request = ReportIssue.Request(
      kind: kind.rawValue, period: period, comparison: try ReportPeriod(parsing: period).samePeriodLastYear().code,
      scope: scope?.code, thresholds: dice.chance(oneIn: 2) ? [6, 12, 36] : [12, 18, 24, 36, 60],
      ranksJudges: dice.chance(oneIn: 2), language: dice.pick(["zh", "en"]))
    let workbook = try Court(store: store).report(
      kind, period: try ReportPeriod(parsing: period), scope: scope, language: ReportLanguage(rawValue: request.language) ?? .zh,
      thresholds: request.thresholds, judgeOrder: request.ranksJudges ? .byClosings : .byName)
    let issuing = CopyIssuing(store: store, request: request, workbook: workbook)
    let head = try store.head()
    func property(_ name: String) -> String { workbook.properties.custom.first { $0.name == name }?.value ?? "" }
    let basis = ReportIssue.Basis(
      asOf: try ReportPeriod(parsing: period).days.through, position: head.sequence, digest: head.digest.description,
      program: property("chuqing.program"), catalogue: property("chuqing.catalogue"), calendar: property("chuqing.calendar"))
    try append(
      .reportIssued(
        ReportIssue(
          request: request, basis: basis, recipient: nil, code: nil, file: "report.xlsx", fileDigest: try digest(workbook),
          contentDigest: try issuing.contentDigest())))
    guard let report = try store.issuedReports().last else { throw StoreError.damaged(detail: "no report") }
    return report
  }

  func workbook(_ period: String, knownAt: Int? = nil) throws -> Workbook {
    try Court(store: store).report(period: try ReportPeriod(parsing: period), knownAt: knownAt)
  }

  /// SM3 of the bytes that a workbook becomes.
  func digest(_ workbook: Workbook) throws -> String {
    let path = folder.file("digest.xlsx")
    return try FileDigest.sm3(of: WorkbookWriter.write(workbook, to: path).path)
  }

  private func extra() throws -> JournalEvent {
    guard own.count > 3, !dice.chance(oneIn: 4) else { return registration() }
    let index = dice.roll(0...(own.count - 1))
    let number = own[index]
    guard let record = try store.find(number) else { return registration() }
    switch dice.roll(1...12) {
    case 1: return .overlayLoaded(dice.chance(oneIn: 2) ? Self.holidays : Self.rules(days: dice.roll(10...90)))
    case 2:
      return .targetsSet(
        TargetSetting(
          scope: TargetScope(year: 2019), changes: [TargetChange(.closed, from: nil, to: TargetGoal(text: "\(dice.roll(1...99))"))]))
    case 3: return .userChanged("王庭长", dice.chance(oneIn: 2) ? .divisionChief : nil)
    case 4: return .docketActed(number, .supervised(.longPending, on: "2019-0\(dice.roll(1...9))-10"))
    case 5: return .docketActed(number, .noted("管理人来电"))
    case 6:
      own.remove(at: index)
      return .caseWithdrawn(number)
    case 7:
      guard let closed = record.facts.closedOn else { return close(record) }
      return .caseReopened(number, CaseReopening(closedOn: closed, manner: record.facts.closeManner, reason: "误登", on: nil))
    case 8: return assignment(record)
    case 9:
      let planned = JSONValue.string("2019-1\(dice.roll(0...2))-20")
      return .closingPlanned(
        number,
        ClosingPlanning(changes: [FieldChange(field: .plannedCloseOn, from: record.json(.plannedCloseOn), to: planned)], reason: nil))
    case 10:
      guard let milestone = try store.milestones(of: number)?.last else { return filing(record) }
      return .milestonesVoided(number, [milestone], restored: [], reason: "录错")
    case 11: return filing(record)
    default: return close(record)
    }
  }

  private func registration() -> JournalEvent {
    let month = dice.roll(1...9)
    let record = CaseRecord.sample(
      "(2018)粤01破\(900 + dice.roll(1...9999))号", filedOn: "201\(dice.roll(4...9))-0\(month)-15",
      debtors: [Debtor(name: "示例\(dice.roll(1...9))厂")]
    ) { $0.procedure = .liquidation }
    guard !own.contains(record.number), (try? store.find(record.number)) == .some(nil) else { return registration() }
    own.append(record.number)
    return .caseRegistered(record)
  }

  private func close(_ record: CaseRecord) -> JournalEvent {
    guard record.facts.closedOn == nil else { return .docketActed(record.number, .noted("已结")) }
    return .caseClosed(record.number, on: record.filedOn.adding(days: dice.roll(1...1500)), manner: .known(.terminated))
  }

  private func assignment(_ record: CaseRecord) -> JournalEvent {
    let change = FieldChange(field: .division, from: record.json(.division), to: .string("民\(dice.roll(1...3))庭"))
    return .caseAssigned(record.number, CaseAssignment(changes: [change], on: nil, reason: nil))
  }

  private func filing(_ record: CaseRecord) -> JournalEvent {
    let step = dice.pick(["administrator_appointment", "filing", "creditors_meeting"])
    return .milestonesRecorded(
      record.number,
      [MilestoneRecord(milestone: MilestoneID(rawValue: step), occurredOn: record.filedOn.adding(days: dice.roll(0...400)))])
  }

  /// An overlay that gives the property report other days.
  static func rules(days: Int) -> LoadedOverlay {
    LoadedOverlay(
      kind: .rules, id: "test", file: "test.yaml",
      text: """
        overlay: {id: test, version: "\(days)", source: a test}
        rules:
          - id: court-property-report-new
            replaces: court-property-report
            milestone: property_report
            trigger: administrator_appointment
            when: {dockets: [proceeding]}
            limit: {count: \(days), unit: days, direction: after, roll: forward}
            kind: administrative
            procedures: [liquidation, reorganization, composition, compulsory_liquidation]
            role: administrator
            basis: {instrument: 本院规定, source: a test}
            statement: {zh: 试, en: a test}
            in_force: {from: 2010-01-01}

        """)
  }

  static let holidays = LoadedOverlay(
    kind: .calendar, id: "2019", file: "2019.csv", text: "date,kind,name_zh\n2019-01-01,holiday,元旦\n2019-03-01,holiday,试\n")
}
