import CaseFile

/// The sentences of a situation report, made from its figures. Adverse news is said as plainly as good news, a
/// direction word never goes with a signed number, and where no percentage exists the reason is said instead.
struct SituationProse {
  private let context: SituationContext
  private let words: MovementWords
  private var backlog: BacklogProse { BacklogProse(context) }
  private var say: ReportLanguage { context.say }
  private var figures: SituationFigures { context.figures }

  private static let over12 = MeasureID.pendingOver(months: 12)
  private static let over36 = MeasureID.pendingOver(months: 36)

  init(_ context: SituationContext) {
    self.context = context
    words = MovementWords(context)
  }

  /// A paragraph of the cover: what it says, in front of the sentences.
  struct Paragraph {
    let lead: String
    let text: String
  }

  /// The sentence above the overall table.
  var headline: String {
    say(
      "结案\(number(.closed))件，期末未结\(number(.pending))件；一年以上未结\(words.moved(Self.over12))，其中三年以上\(words.moved(Self.over36))\(backlog.flowBesideFall)。",
      "\(number(.closed)) closed, \(number(.pending)) pending; ≥ 1 year \(words.moved(Self.over12)), of these ≥ 3 years \(words.moved(Self.over36))\(backlog.flowBesideFall)."
    )
  }

  /// The paragraphs of the cover.
  var paragraphs: [Paragraph] {
    [lengths].compactMap { $0 } + [stock, longPending, limits, clearance] + plan + [oversight, focus].compactMap { $0 }
  }

  /// That the two periods differ in length; nil when they do not.
  private var lengths: Paragraph? {
    ComparisonWords(context).unequalLengths.map { Paragraph(lead: say("比较说明", "Comparison"), text: $0) }
  }

  /// Where the targets stand, and what is about to grow old; only where the report has a sheet about it.
  private var plan: [Paragraph] {
    guard context.sheets.contains(.plan), let figures = figures.plan else { return [] }
    return PlanProse(figures, say, isScoped: context.input.scope != nil).paragraphs
  }

  /// What is under supervision and what reviews found; nil where a court uses neither.
  private var oversight: Paragraph? {
    guard !Set(context.sheets).isDisjoint(with: [.supervision, .reviews]), let text = OversightProse(context).cover
    else { return nil }
    return Paragraph(lead: say("督办与评查", "Supervision"), text: text)
  }

  private var stock: Paragraph {
    var text =
      context.input.kind == .circular
      ? circular
      : say(
        "旧存\(number(.openingPending))件，新收\(number(.received))件，结案\(number(.closed))件，期末未结\(number(.pending))件，\(words.safely(.pending))。",
        "Opening \(number(.openingPending)), received \(number(.received)), closed \(number(.closed)), pending \(number(.pending)), \(words.safely(.pending)). "
      )
    if figures[.closingRate].current != nil {
      text += say(
        "结案率\(number(.closingRate))%，\(words.compared(.closingRate))。",
        "Closing rate \(number(.closingRate))%, \(words.compared(.closingRate)). ")
    }
    let lead = words.choose(
      .pending, fall: say("存量下降", "Stock down"), rise: say("存量上升", "Stock up"), same: say("存量持平", "Stock unchanged"))
    return Paragraph(lead: lead, text: text + quarterSentence)
  }

  /// The opening of a circular (通报): what came in and what was closed in the months, each with its comparison.
  private var circular: String {
    let period = context.input.period.label(say)
    return say(
      "\(period)，新收\(number(.received))件，\(words.safely(.received))；结案\(number(.closed))件，\(words.safely(.closed))。截至\(context.day(context.cutOff))，未结\(number(.pending))件，\(words.safely(.pending))。",
      "\(period): \(number(.received)) received, \(words.safely(.received)); \(number(.closed)) closed, \(words.safely(.closed)). On \(context.cutOff) \(number(.pending)) were pending, \(words.safely(.pending)). "
    )
  }

  private var longPending: Paragraph {
    var text = say(
      "一年以上未结\(number(Self.over12))件，\(words.against(Self.over12))；其中三年以上\(number(Self.over36))件，\(words.against(Self.over36))\(backlog.flowBesideFall)。",
      "\(number(Self.over12)) cases pending for a year or more, \(words.against(Self.over12)); of these \(number(Self.over36)) for three years or more, \(words.against(Self.over36))\(backlog.flowBesideFall)."
    )
    text += backlog.coverCause + say("", " ")
    if figures[.meanDaysToClose].current != nil {
      text += say(
        "期内所结案件平均用时\(number(.meanDaysToClose))天，\(words.compared(.meanDaysToClose))。",
        "Closed cases took \(number(.meanDaysToClose)) days on average, \(words.compared(.meanDaysToClose)).")
    }
    let lead = words.choose(
      Self.over12, fall: say("长期未结下降", "Old cases down"), rise: say("长期未结上升", "Old cases up"),
      same: say("长期未结持平", "Old cases unchanged"))
    return Paragraph(lead: lead, text: text)
  }

  private var limits: Paragraph {
    guard figures[.milestonesOnTime].current != nil else {
      return Paragraph(
        lead: say("节点期限", "Time limits"),
        text: say("期内没有到期的节点期限，不计算按期率。", "No time limit fell due in the period; there is no on-time rate.") + open)
    }
    let counts = figures.limits.currentTotal
    let due = MovementWords.grouped(counts.due)
    let met = MovementWords.grouped(counts.met)
    let late = counts.due - counts.met
    var text = say(
      "期内到期的节点期限\(due)个，按期完成\(met)个，按期率\(number(.milestonesOnTime))%，\(words.compared(.milestonesOnTime))；",
      "\(due) time limits fell due, \(met) were met in time: \(number(.milestonesOnTime))%, \(words.compared(.milestonesOnTime)); ")
    text +=
      late == 0
      ? say("没有未按期的。", "none was missed.") : say("未按期\(MovementWords.grouped(late))个。", "\(MovementWords.grouped(late)) were missed.")
    let isComparable = figures[.milestonesOnTime].trend != .incomparable
    let lead = words.choose(
      .milestonesOnTime, fall: say("按期率下降", "On time: down"), rise: say("按期率上升", "On time: up"),
      same: isComparable ? say("按期率持平", "On time: same") : say("节点期限", "Time limits"))
    return Paragraph(
      lead: lead, text: text + open + say("期限及依据见口径说明。", " The limits and their basis are in the definitions."))
  }

  /// What is over and still open at the cut-off.
  private var open: String { figures.nodes.map { NodeProse(context, $0).cover } ?? "" }

  private var clearance: Paragraph {
    let claims = OverallFigures(context)[OverallSheet.claims].current.map {
      MovementWords.printed(.decimal(Hundredths(value: Int(($0 * 100).rounded(.toNearestOrAwayFromZero)))))
    }
    let id = MeasureID.enterprisesCleared
    var text = say("出清企业\(number(id))户，\(words.against(id))", "\(number(id)) enterprises cleared, \(words.against(id))")
    if let claims, (figures[id].current?.numerator ?? 0) > 0 {
      text += say("；涉及债权总额\(claims)亿元", "; claims of \(claims) hundred million yuan")
    }
    let lead = words.choose(
      id, fall: say("出清户数下降", "Clearance down"), rise: say("出清户数上升", "Clearance up"), same: say("出清户数持平", "Clearance same"))
    return Paragraph(lead: lead, text: text + say("。", "."))
  }

  /// Where the old cases stand: the owner level and the node with most of them, when one has most.
  private var focus: Paragraph? {
    let positions = figures.longPending
    guard !positions.isEmpty else { return nil }
    var parts: [String] = []
    let all = positions.count == 1 ? "" : "均"
    if let most = Self.mostFrequent(positions.compactMap { context.input.records[$0].facts.ownerLevel.map(context.label) }) {
      let name = most.value.lowercased()
      parts.append(
        most.count == positions.count
          ? say("\(all)为\(most.value)企业", "all concern \(name) enterprises")
          : say("按隶属，\(most.value)企业最多，\(most.count)件", "most concern \(name) enterprises (\(most.count))"))
    }
    if let most = Self.mostFrequent(positions.compactMap(standing)) {
      parts.append(
        most.count == positions.count
          ? say("\(all)停留在\(most.value)", "all stand at \(most.value)")
          : say("按所处节点，停留在\(most.value)的最多，\(most.count)件", "most stand at \(most.value) (\(most.count))"))
    }
    parts.append(
      say(
        "最长的一件已\(MovementWords.grouped(figures.longestOfAll ?? 0))天",
        "the oldest is \(MovementWords.grouped(figures.longestOfAll ?? 0)) days old"))
    return Paragraph(
      lead: say("下步重点", "Next"),
      text: say(
        "一年以上未结的\(MovementWords.grouped(positions.count))件中，\(parts.joined(separator: "；"))。逐件情况见长期未结清单。",
        "Of \(MovementWords.grouped(positions.count)) cases pending for a year or more \(parts.joined(separator: "; ")). See the list of long-pending cases."
      ))
  }

  /// The node at which a pending case stands, as the ledger and the sheet of the nodes have it; nil where the report
  /// knows nothing of nodes.
  private func standing(_ position: Int) -> String? {
    guard let standing = figures.nodes?.standings[position] else { return nil }
    guard let node = standing.node, context.input.catalogue.milestones.indices.contains(node) else {
      return say("“\(NodeWords(context).withoutNode)”", "no open node")
    }
    return say(
      "“\(context.label(context.input.catalogue.milestones[node].id))”", "\"\(context.label(context.input.catalogue.milestones[node].id))\""
    )
  }

  /// The most frequent text; nil when several are equally frequent.
  static func mostFrequent(_ texts: [String]) -> (value: String, count: Int)? {
    var counts: [String: Int] = [:]
    for text in texts { counts[text, default: 0] += 1 }
    guard let top = counts.values.max(), counts.values.count(where: { $0 == top }) == 1 else { return nil }
    return counts.first { $0.value == top }.map { ($0.key, $0.value) }
  }

  /// How closings compare with filings in the latest quarters; empty when nothing ever happened in them.
  var quarterSentence: String {
    let quarters = figures.quarters
    guard let last = quarters.last, quarters.contains(where: { $0.closed + $0.received > 0 }) else { return "" }
    if last.closed + last.received == 0 {
      return say("\(name(last))没有新收和结案。", "Nothing was received or closed in \(name(last)).")
    }
    let more = quarters.reversed().prefix { $0.closed > $0.received }.count
    if more > 0 { return runSentence(last, quarters: more, zh: "多于", en: "exceeded") }
    let fewer = quarters.reversed().prefix { $0.closed < $0.received }.count
    if fewer > 0 { return runSentence(last, quarters: fewer, zh: "少于", en: "fell short of") }
    return runSentence(last, quarters: 1, zh: "等于", en: "equalled")
  }

  private func runSentence(_ last: SituationFigures.Quarter, quarters: Int, zh: String, en: String) -> String {
    let name = name(last)
    if quarters == 1 { return say("\(name)结案\(zh)新收。", "In \(name) closings \(en) filings.") }
    if quarters == figures.quarters.count {
      return say("截至\(name)，近\(quarters)个季度结案均\(zh)新收。", "Through \(name) closings \(en) filings in each of \(quarters) quarters.")
    }
    return say("截至\(name)，结案已连续\(quarters)个季度\(zh)新收。", "Through \(name) closings \(en) filings for \(quarters) quarters running.")
  }

  private func name(_ quarter: SituationFigures.Quarter) -> String {
    let numerals = ["一", "二", "三", "四"]
    return say("\(quarter.year)年\(numerals[quarter.number - 1])季度", "Q\(quarter.number) \(quarter.year)")
  }

  /// The same as a title, without the full stop.
  var quarterTitle: String {
    let sentence = quarterSentence
    if sentence.isEmpty { return say("近八个季度没有新收和结案", "Nothing received or closed in eight quarters") }
    return sentence.last == "。" || sentence.last == "." ? String(sentence.dropLast()) : sentence
  }

  /// The finding above the trend chart.
  var trendSentence: String {
    say(
      "一年以上\(words.moved(Self.over12))，三年以上\(words.moved(Self.over36))\(backlog.ratioBesideFall)",
      "≥ 1 year \(words.moved(Self.over12)), ≥ 3 years \(words.moved(Self.over36))\(backlog.ratioBesideFall)")
  }

  /// How the stock moved over the months of the trend.
  var stockSentence: String {
    guard let first = figures.trend.first, let last = figures.trend.last else { return "" }
    let month = say("\(first.asOf.year)年\(first.asOf.month)月末", "\(first.asOf.year)-\(first.asOf.month)")
    let old = MovementWords.grouped(first.pending)
    let new = MovementWords.grouped(last.pending)
    if last.pending < first.pending { return say("未结由\(month)的\(old)件降至\(new)件", "Pending fell from \(old) (\(month)) to \(new)") }
    if last.pending > first.pending { return say("未结由\(month)的\(old)件升至\(new)件", "Pending rose from \(old) (\(month)) to \(new)") }
    return say("未结\(new)件，与\(month)相同", "Pending \(new), as in \(month)")
  }

  /// What the trend charts show.
  var trendCaption: String {
    let end = context.cutOff
    let first = figures.trend.first?.asOf ?? end
    let text = say(
      "月末未结案件数（件），\(first.year)年\(first.month)月—\(end.year)年\(end.month)月",
      "Cases pending at month-ends, \(first.year)-\(first.month) to \(end.year)-\(end.month)")
    guard !end.isLastDayOfMonth else { return text }
    return text + say("，末点为\(end.month)月\(end.day)日", ", the last point \(end)")
  }

  private func number(_ id: MeasureID) -> String { words.number(id) }
}
