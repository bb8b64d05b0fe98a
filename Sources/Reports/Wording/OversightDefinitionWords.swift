/// What key-case supervision and reviews mean: definitions of a report that can have sheets about them.
struct OversightDefinitionWords {
  private let context: SituationContext
  private var say: ReportLanguage { context.say }

  init(_ context: SituationContext) { self.context = context }

  var entries: [DefinitionWords.Entry] {
    guard let oversight = context.figures.oversight else { return [] }
    let supervision =
      oversight.usesSupervision ? [supervised, deadline, movement, proposed] : [unused(say("重点督办", "Key-case supervision"))]
    let reviews = oversight.usesReviews ? [sample, grade] : [unused(say("案件评查", "Reviews"))]
    return supervision + reviews
  }

  private var practice: String { say("本院管理要求", "Practice of this court") }

  private func entry(_ term: String, _ definition: String, _ basis: String, _ remark: String) -> DefinitionWords.Entry {
    DefinitionWords.Entry(term: term, definition: definition, basis: basis, remark: remark)
  }

  private func unused(_ term: String) -> DefinitionWords.Entry {
    entry(
      term, say("截至本期末没有登记，本报告不设此表。", "Nothing was recorded by the cut-off; the report has no such sheet."), "—",
      say("登记后自动列出。", "It appears when something is recorded."))
  }

  private var supervised: DefinitionWords.Entry {
    entry(
      say("重点督办（在督）", "Under supervision"),
      say(
        "已登记挂牌、截至本期末没有摘牌且未结案的案件。原因：长期未结、社会关注、群众多次上访、职工安置、资产涉刑、上级交办、办理迟缓，可以有几个。",
        "Cases with a recorded order, pending and not taken off at the cut-off. A case may have several reasons."),
      practice,
      say("台账“督办原因”是书记员所写的文字，原样显示，没有挂牌的不计。", "The ledger's own text is shown as written and counts only when an order is recorded."))
  }

  private var deadline: DefinitionWords.Entry {
    entry(
      say("清结期限、督办逾期", "Deadline for clearing"),
      say(
        "挂牌时定、经批准延长的结案日期；本期末已过而未结的为逾期，期限当日不算。",
        "Set by the order and put off by decision; over when it lies before the cut-off and the case is pending."),
      practice, say("不是法定期限，不锁定案件。", "Not a limit of law; it locks nothing."))
  }

  private var movement: DefinitionWords.Entry {
    entry(
      say("清结、摘牌", "Cleared, taken off"),
      say(
        "在督期间结案的为清结，以结案日期计；未结而停止督办的为摘牌。期初在督＋本期挂牌−本期清结−本期摘牌＝期末在督。",
        "Closed while under supervision, by the closing date; taken off while pending. Opening + placed − cleared − taken off = in force."),
      practice, say("恢复未结的案件回到在督。", "A case that is reopened is under supervision again."))
  }

  private var proposed: DefinitionWords.Entry {
    entry(
      say("建议督办", "Proposed"),
      say(
        "按账龄、停滞、锁定、延长、未安置职工和台账文字，由程序提出、尚未挂牌的案件；界限见该表注。",
        "From ages, stagnation, locks, extensions, employees and the ledger's text; thresholds stand under the table."),
      practice, say("只是建议，由庭长决定。", "A proposal only; the division chief decides."))
  }

  private var sample: DefinitionWords.Entry {
    entry(
      say("评查样本", "Sample"),
      say(
        "从本期已结（或期末一年以上未结）案件中分层抽取：各层按件数比例、最大余数法分配，够分的每层至少一件，由种子决定抽中哪些案件。",
        "Drawn in strata from the cases closed in the period (or long pending at its end): in proportion, by largest remainder, at least one each where possible; the seed decides."
      ), practice,
      say(
        "同一期间只抽一次，另抽须写明理由；可用 chuqing review verify 重抽核对。",
        "Once a period, again only with a reason; chuqing review verify repeats the draw."))
  }

  private var grade: DefinitionWords.Entry {
    entry(
      say("评查等次", "Grade"),
      say(
        "优秀、合格、瑕疵、不合格；承办法官不评查自己的案件；改评的以最后一次为准。",
        "Excellent, qualified, flawed, unqualified; nobody reviews a case of his own; the last grade counts."),
      practice, say("合格以上占比＝（优秀＋合格）÷已评。", "Qualified share = (excellent + qualified) ÷ graded."))
  }
}
