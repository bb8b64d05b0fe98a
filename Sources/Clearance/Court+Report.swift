import CaseFile
import CaseStore
import CivilCalendar
import Reports
import RuleModel

extension Court {
  /// A report of a period as a workbook value, by default the situation report (态势报告); write it with
  /// `WorkbookWriter`, or print it with `ReportPrinter`.
  ///
  /// It depends on the journal up to its position, the request and the program, on nothing else: what was recorded
  /// later, the time of day and the language of the terminal do not matter.
  public func report(
    _ kind: ReportKind = .situation, period: ReportPeriod, comparison: ReportPeriod? = nil, scope: ReportScope? = nil,
    language: ReportLanguage = .zh, knownAt: Int? = nil, thresholds: [Int] = SituationInput.usualThresholds,
    judgeOrder: SituationInput.JudgeOrder = .byName
  ) throws -> Workbook {
    let input = try situation(
      kind, period: period, comparison: comparison ?? period.samePeriodLastYear(), scope: scope, language: language,
      knownAt: knownAt, thresholds: thresholds, judgeOrder: judgeOrder)
    return try SituationReport.workbook(input)
  }

  /// Everything that a report is made from, as known now or at a journal position.
  ///
  /// - Parameter law: The law by which the cases are read; nil for the one of the same state.
  func situation(
    _ kind: ReportKind, period: ReportPeriod, comparison: ReportPeriod, scope: ReportScope?, language: ReportLanguage,
    knownAt: Int?, thresholds: [Int], judgeOrder: SituationInput.JudgeOrder, law: Catalogue? = nil
  ) throws -> SituationInput {
    let cutOff = period.days.through
    // The questions of integrity are asked as of the last moment of the period, of what was known at the same position.
    var check: IntegrityCheck?
    let now = Instant.courtMidnight(of: cutOff.adding(days: 1)).adding(seconds: -1)
    let read = try read(Self.wanted(for: period), knownAt: knownAt, law: law) { docket, law in
      if check == nil { check = IntegrityCheck(catalogue: law, now: now, court: store.court.code) }
      if docket.record.filedOn <= cutOff { check?.add(docket.asOf(cutOff)) }
    }
    let snapshot = read.snapshot.narrowed(to: scope)
    let questions = check ?? IntegrityCheck(catalogue: read.law, now: now, court: store.court.code)
    return SituationInput(
      kind: kind, court: snapshot.court, head: snapshot.head, catalogue: read.law, programVersion: ProgramVersion.text,
      columns: snapshot.columns, records: snapshot.records, currentMilestones: snapshot.currentMilestones,
      nodes: snapshot.nodes, oversight: snapshot.oversight, period: period, comparison: comparison,
      plan: PlanRecords(plans: snapshot.plans, targets: snapshot.targets), language: language, thresholds: thresholds,
      judgeOrder: judgeOrder, scope: scope, integrity: questions.finished())
  }

  private static func wanted(for period: ReportPeriod) -> SnapshotRequest {
    var wanted = SnapshotRequest()
    wanted.dimensions = Dimension.allCases
    wanted.includesLimits = true
    wanted.limitsThrough = period.days.through
    wanted.nodesAsOf = period.days.through
    wanted.includesRecords = true
    wanted.currentMilestonesAsOf = period.days.through
    wanted.includesPlans = true
    wanted.includesOversight = true
    return wanted
  }
}
