import CivilCalendar

/// The situation report (态势报告): cover with the conclusions, all measures, ageing, nodes, judges, warnings,
/// locks, long-pending cases, the ledger and the definitions.
///
/// A pure function of its input. Every figure is a value of `StatisticsReport` or of a count beside it, and stands in
/// the workbook as a formula over the ledger sheet wherever a spreadsheet can express it, with that value cached.
public enum SituationReport {
  /// The report as a workbook.
  ///
  /// The creation time of the document is the end of the period's last day in court time, so that the same history
  /// gives the same bytes.
  ///
  /// - Throws: `StatisticsError.doesNotReconcile` naming the cases at fault; no report is made then.
  public static func workbook(_ input: SituationInput) throws(StatisticsError) -> Workbook {
    let figures = try SituationFigures(input)
    var context = SituationContext(input: input, figures: figures)
    let ledger = LedgerSheet(context)
    let cover = CoverSheet(context)
    let overall = OverallSheet(context)
    let ageing = AgeingSheet(context)
    let longPending = LongPendingSheet(context)
    let definitions = DefinitionsSheet(context)
    var sheets = [cover.make(&context.looks), overall.make(&context.looks), ageing.make(&context.looks)]
    if let nodes = figures.nodes {
      sheets += [
        NodeProgressSheet(context, nodes).make(&context.looks), JudgeSheet(context, nodes).make(&context.looks),
        WarningSheet(context, nodes).make(&context.looks), LockSheet(context, nodes).make(&context.looks),
      ]
    }
    sheets += [
      longPending.make(&context.looks), ledger.make(&context.looks), definitions.make(&context.looks),
      ChartDataSheet(context).make(),
    ]
    return Workbook(
      properties: properties(context), sheets: sheets, styles: context.looks.table,
      definedNames: context.names.all)
  }

  private static func properties(_ context: SituationContext) -> DocumentProperties {
    let input = context.input
    let say = input.language
    return DocumentProperties(
      title: context.title, subject: input.period.label(say), author: context.courtName,
      company: context.courtName,
      comments: say("内部资料", "Internal") + (input.court.isRehearsal ? say("（演练）", " (rehearsal)") : ""),
      createdAt: Instant.courtMidnight(of: input.period.days.through.adding(days: 1)),
      custom: [
        .init(name: "chuqing.request", value: "situation \(input.period.code) vs \(input.comparison.code)"),
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
