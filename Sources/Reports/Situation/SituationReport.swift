import CivilCalendar

/// The reports for supervisors, from the full situation report (态势报告) to the bare ledger: `ReportKind` says which
/// sheets a kind has.
///
/// A pure function of its input. Every figure is a value of `StatisticsReport` or of a count beside it, and stands in
/// the workbook as a formula over the ledger sheet wherever a spreadsheet can express it, with that value cached.
public enum SituationReport {
  /// The report as a workbook.
  ///
  /// The creation time of the document is the end of the period's last day in court time, so that the same history
  /// gives the same bytes.
  ///
  /// - Throws: `StatisticsError.doesNotReconcile` or `.tablesDisagree` naming the cases at fault; no report is made then.
  public static func workbook(_ input: SituationInput) throws(StatisticsError) -> Workbook {
    let figures = try SituationFigures(input)
    try ReportIdentities(input, figures).verify()
    var context = SituationContext(input: input, figures: figures)
    var looks = context.looks
    var sheets: [Sheet] = []
    for kind in context.sheets where kind != .index {
      if let made = sheet(kind, context, &looks) { sheets.append(made) }
    }
    if let place = context.sheets.firstIndex(of: .index) {
      leadToIndex(&sheets, &context)
      sheets.insert(CaseIndexSheet(context).make(&looks), at: min(place, sheets.count))
    }
    context.looks = looks
    return Workbook(
      properties: properties(context), sheets: sheets, styles: looks.table, definedNames: context.names.all)
  }

  /// Leaves only those lists in the index to which a figure leads, and leads the figures to where these now stand.
  private static func leadToIndex(_ sheets: inout [Sheet], _ context: inout SituationContext) {
    let (index, moved) = context.index.keeping(Set(sheets.flatMap(\.links).map(\.target)))
    for sheet in sheets.indices {
      for link in sheets[sheet].links.indices {
        if let target = moved[sheets[sheet].links[link].target] { sheets[sheet].links[link].target = target }
      }
    }
    context.index = index
  }

  private static func sheet(_ sheet: ReportSheet, _ context: SituationContext, _ looks: inout Looks) -> Sheet? {
    switch sheet {
    case .cover: return CoverSheet(context).make(&looks)
    case .overall: return OverallSheet(context).make(&looks)
    case .ageing: return AgeingSheet(context).make(&looks)
    case .nodes: return context.figures.nodes.map { NodeProgressSheet(context, $0).make(&looks) }
    case .judges: return context.figures.nodes.map { JudgeSheet(context, $0).make(&looks) }
    case .warnings: return context.figures.nodes.map { WarningSheet(context, $0).make(&looks) }
    case .locks: return context.figures.nodes.map { LockSheet(context, $0).make(&looks) }
    case .longPending: return LongPendingSheet(context).make(&looks)
    case .ledger: return LedgerSheet(context).make(&looks)
    case .definitions: return DefinitionsSheet(context).make(&looks)
    case .index: return CaseIndexSheet(context).make(&looks)
    case .chartData: return ChartDataSheet(context).make()
    case .bands: return AgeBandSheet(context).make(&looks)
    case .trend: return TrendSheet(context).make(&looks)
    case .groups: return GroupSheet(context).make(&looks)
    case .plan: return context.figures.plan.map { PlanSheet(context, $0).make(&looks) }
    case .crossing: return context.figures.plan.map { CrossingSheet(context, $0).make(&looks) }
    case .supervision: return context.figures.oversight.map { SupervisionSheet(context, $0).make(&looks) }
    case .reviews: return context.figures.oversight.map { ReviewSheet(context, $0).make(&looks) }
    case .quality: return context.figures.quality.map { QualitySheet(context, $0).make(&looks) }
    }
  }

  private static func properties(_ context: SituationContext) -> DocumentProperties {
    let input = context.input
    let say = input.language
    return DocumentProperties(
      title: context.title,
      subject: ([input.period.label(say)] + (input.scope.map { [$0.label(say)] } ?? [])).joined(separator: say("　", ", ")),
      author: context.courtName,
      company: context.courtName,
      comments: say("内部资料", "Internal") + (input.court.isRehearsal ? say("（演练）", " (rehearsal)") : ""),
      createdAt: Instant.courtMidnight(of: input.period.days.through.adding(days: 1)),
      custom: RequestProperties.all(of: input) + [
        .init(name: "chuqing.asOf", value: input.period.days.through.description),
        .init(name: "chuqing.court", value: input.court.code),
        .init(name: "chuqing.journalSequence", value: "\(input.head.sequence)"),
        .init(name: "chuqing.journalDigest", value: input.head.digest.description),
        .init(name: "chuqing.program", value: input.programVersion),
        .init(name: "chuqing.catalogue", value: input.catalogue.version),
        .init(name: "chuqing.calendar", value: input.catalogue.calendar.version),
      ])
  }
}
