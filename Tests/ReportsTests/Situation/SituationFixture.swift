import CaseFile
import CivilCalendar
import Reports
import RuleModel
import TestSupport

/// Cases and milestones from which a situation report is made, without a store.
struct SituationFixture {
  var records: [CaseRecord] = []
  var milestones: [CaseNumber: [MilestoneRecord]] = [:]
  var court = CourtIdentity(code: "粤01", name: "示例市中级人民法院", isRehearsal: true)
  var catalogue = Catalogue.small
  /// How the pending cases stand; nil leaves the sheets about nodes out.
  var nodes: NodeFixture?
  /// What supervises the cases, by their position in order of filing; nil leaves the sheets about it out.
  var oversight: CourtOversight?
  /// When which closing day was planned, by case number; nil leaves the sheets about the plan out.
  var plans: [String: (recorded: String, planned: String)]?
  /// The targets of the year, with the plan.
  var targets: [AnnualTarget] = []
  /// Whether the questions of integrity are asked, which gives the sheet about the data.
  var asksQuestions = false

  /// Adds a case; `set` fills in more.
  mutating func add(
    _ number: String, filed: String, closed: String? = nil, manner: CloseManner? = nil,
    debtors: [String] = ["示例甲公司"], owner: OwnerLevel? = .municipal, procedure: Procedure? = .liquidation,
    set: (inout CaseFacts) -> Void = { _ in }
  ) {
    records.append(
      .sample(
        number, filedOn: filed, debtors: debtors.map { Debtor(name: $0) }, closedOn: closed, manner: manner
      ) {
        $0.ownerLevel = owner
        $0.procedure = procedure
        set(&$0)
      })
  }

  /// Adds a milestone of the small catalogue.
  mutating func record(_ number: String, _ milestone: String, on date: String) {
    milestones[CaseNumber(normalized: number), default: []].append(
      MilestoneRecord(milestone: MilestoneID(rawValue: milestone), occurredOn: civilDate(date)))
  }

  /// The input of a report; the comparison is the same period a year earlier unless given.
  func input(
    _ code: String = "2019H1", kind: ReportKind = .situation, comparison: String? = nil, scope: ReportScope? = nil,
    language: ReportLanguage = .zh
  ) throws -> SituationInput {
    let period = try ReportPeriod(parsing: code)
    let prior = try comparison.map { try ReportPeriod(parsing: $0) } ?? period.samePeriodLastYear()
    let ordered = records.sorted { ($0.filedOn, $0.number) < ($1.filedOn, $1.number) }
    let snapshot = CaseSnapshot(
      court: court, head: JournalHead(sequence: 1205, digest: .origin, recordedAt: nil), columns: columns(ordered),
      records: ordered, currentMilestones: ordered.map { latest($0, by: period.days.through) },
      nodes: nodes?.situation(of: ordered, on: period.days.through, catalogue: catalogue),
      oversight: oversight
    ).narrowed(to: scope)
    return SituationInput(
      kind: kind, court: snapshot.court, head: snapshot.head, catalogue: catalogue, programVersion: "1.0",
      columns: snapshot.columns, records: snapshot.records, currentMilestones: snapshot.currentMilestones,
      nodes: snapshot.nodes, oversight: snapshot.oversight, period: period, comparison: prior,
      plan: plans.map { plans in PlanRecords(plans: snapshot.records.map { Self.plan(plans[$0.number.text]) }, targets: targets) },
      language: language, scope: scope,
      integrity: asksQuestions ? integrity(on: period.days.through) : nil)
  }

  private static func plan(_ days: (recorded: String, planned: String)?) -> [ClosingPlan] {
    days.map {
      [ClosingPlan(plannedOn: civilDate($0.planned), sequence: 1, recordedAt: Instant.courtMidnight(of: civilDate($0.recorded)))]
    } ?? []
  }

  /// The report as printers see it.
  func report(
    _ code: String = "2019H1", kind: ReportKind = .situation, comparison: String? = nil, scope: ReportScope? = nil,
    language: ReportLanguage = .zh
  ) throws -> ReadWorkbook {
    ReadWorkbook(try SituationReport.workbook(input(code, kind: kind, comparison: comparison, scope: scope, language: language)))
  }

  /// What the questions of integrity find at the end of a day.
  private func integrity(on day: CivilDate) -> [IntegrityFinding] {
    var check = IntegrityCheck(
      catalogue: catalogue, now: Instant.courtMidnight(of: day.adding(days: 1)).adding(seconds: -1), court: court.code)
    for record in records where record.filedOn <= day {
      check.add(
        DocketFile(
          record: record, kind: .proceeding, milestones: milestones[record.number] ?? [], registeredAt: instant("2000-01-01")
        ).asOf(day))
    }
    return check.finished()
  }

  private func latest(_ record: CaseRecord, by date: CivilDate) -> MilestoneRecord? {
    (milestones[record.number] ?? []).filter { $0.occurredOn <= date }.max { $0.occurredOn < $1.occurredOn }
  }

  private func columns(_ ordered: [CaseRecord]) -> CaseColumns {
    var columns = CaseColumns()
    var enterprises: [String: Int32] = [:]
    var reckoner = LimitReckoner(catalogue: catalogue)
    for (position, record) in ordered.enumerated() {
      columns.numbers.append(record.number)
      columns.filed.append(record.filedOn.dayNumber)
      columns.closed.append(record.facts.closedOn?.dayNumber ?? CaseColumns.open)
      columns.clears.append(record.facts.closeManner?.isClearance ?? false)
      for debtor in record.facts.debtors {
        let key = debtor.code ?? debtor.name
        let known = enterprises[key] ?? Int32(enterprises.count)
        enterprises[key] = known
        columns.enterprises.append(known)
      }
      columns.enterpriseStarts.append(Int32(columns.enterprises.count))
      let docket = DocketFile(
        record: record, kind: .proceeding, milestones: milestones[record.number] ?? [], registeredAt: instant("2000-01-01"))
      for limit in reckoner.limits(of: docket, today: civilDate("2019-06-30"))
      where catalogue.isCounted(limit.ruleIndex) && (limit.doneOn != nil || limit.isOpen || limit.wasMissed) {
        columns.limits.cases.append(Int32(position))
        columns.limits.rules.append(Int32(limit.ruleIndex))
        columns.limits.due.append(limit.end.due.dayNumber)
        columns.limits.done.append(limit.doneOn?.dayNumber ?? CaseColumns.open)
      }
    }
    columns.dimensions[.ownerLevel] = words(ordered.map(\.facts.ownerLevel))
    columns.dimensions[.procedure] = words(ordered.map(\.facts.procedure))
    columns.dimensions[.category] = words(ordered.map(\.facts.category))
    columns.dimensions[.judge] = names(ordered.map(\.facts.judge))
    columns.dimensions[.court] = names(ordered.map(\.facts.court))
    columns.dimensions[.supervisingBody] = names(ordered.map(\.facts.supervisingBody))
    columns.dimensions[.division] = names(ordered.map(\.facts.division))
    return columns
  }

  private func words<Word: LedgerWord>(_ values: [Word?]) -> DimensionColumn {
    let codes = values.map { value in value.flatMap { Word.inReportOrder.firstIndex(of: $0) } ?? -1 }
    return DimensionColumn(values: Word.inReportOrder.map(\.ledgerWord), codes: codes.map(Int32.init))
  }

  private func names(_ values: [String?]) -> DimensionColumn {
    let distinct = Set(values.compactMap(\.self)).sorted()
    let codes = values.map { value in value.flatMap { distinct.firstIndex(of: $0) } ?? -1 }
    return DimensionColumn(values: distinct, codes: codes.map(Int32.init))
  }
}
