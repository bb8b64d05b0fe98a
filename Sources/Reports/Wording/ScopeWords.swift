/// What a reader has to know of a report that is about a part of the court.
struct ScopeWords {
  private let context: SituationContext
  private var say: ReportLanguage { context.say }

  init(_ context: SituationContext) { self.context = context }

  /// Empty for the whole court.
  var notes: [String] {
    guard let scope = context.input.scope else { return [] }
    let what = ReportScope.title(scope.kind, say)
    let sequence = context.input.head.sequence
    return [
      say(
        "本报告只计\(scope.label(say))的案件，按日志第\(sequence)条时登记的\(what)划分：移送、改派过的案件，本期和\(context.priorWord)的数字都计入现在的\(what)；各\(what)（含未填）各数相加等于全院。",
        "Only the cases of \(scope.label(say)) are counted, as recorded at journal entry \(sequence): a case that was moved counts where it is now, in the period and in the comparison. All parts, with the cases without one, add up to the court."
      ),
      say(
        "一户企业只出清一次，计入最早使其出清的案件所在的\(what)；已由其他案件先使其出清的，本报告不再计。",
        "An enterprise is cleared once and counts where the case belongs that cleared it first; one that another case had cleared before is not counted here."
      ),
    ]
  }
}
