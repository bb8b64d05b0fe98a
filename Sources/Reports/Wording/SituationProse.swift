import CaseFile

/// The sentences of a situation report, made from its figures. Adverse news is said as plainly as good news, a
/// direction word never goes with a signed number, and where no percentage exists the reason is said instead.
struct SituationProse {
  private let context: SituationContext
  private var say: ReportLanguage { context.say }
  private var figures: SituationFigures { context.figures }

  init(_ context: SituationContext) { self.context = context }

  /// A paragraph of the cover: what it says, in front of the sentences.
  struct Paragraph {
    let lead: String
    let text: String
  }

  /// The sentence above the overall table.
  var headline: String {
    let closed = number(.closed)
    let pending = number(.pending)
    return say(
      "结案\(closed)件，期末未结\(pending)件；一年以上未结\(moved(.pendingOver(months: 12)))，三年以上\(moved(.pendingOver(months: 36)))。",
      "\(closed) closed, \(pending) pending; ≥ 1 year \(moved(.pendingOver(months: 12))), ≥ 3 years \(moved(.pendingOver(months: 36))).")
  }

  /// The paragraphs of the cover.
  var paragraphs: [Paragraph] { [stock, longPending, limits, clearance] + [focus].compactMap { $0 } }

  private var stock: Paragraph {
    let rate = figures[.closingRate]
    var text = say(
      "旧存\(number(.openingPending))件，新收\(number(.received))件，结案\(number(.closed))件，期末未结\(number(.pending))件，\(compared(.pending))。",
      "Opening \(number(.openingPending)), received \(number(.received)), closed \(number(.closed)), pending \(number(.pending)), \(compared(.pending)). ")
    if let value = rate.currentNumber {
      text += say("结案率\(value)%，\(compared(.closingRate))。", "Closing rate \(value)%, \(compared(.closingRate)). ")
    }
    text += quarterSentence
    return Paragraph(lead: lead(.pending, say("存量下降", "Stock down"), say("存量上升", "Stock up"), say("存量持平", "Stock unchanged")), text: text)
  }

  private var longPending: Paragraph {
    let over12 = MeasureID.pendingOver(months: 12)
    let over36 = MeasureID.pendingOver(months: 36)
    var text = say(
      "一年以上未结\(number(over12))件，\(prior(over12))，\(compared(over12))；其中三年以上\(number(over36))件，\(prior(over36))，\(compared(over36))。",
      "\(number(over12)) cases pending for a year or more, \(prior(over12)), \(compared(over12)); \(number(over36)) of them for three years or more, \(prior(over36)), \(compared(over36)). ")
    if let mean = figures[.meanDaysToClose].currentNumber {
      text += say("已结案件平均用时\(mean)天，\(compared(.meanDaysToClose))。", "Closed cases took \(mean) days on average, \(compared(.meanDaysToClose)).")
    }
    return Paragraph(
      lead: lead(over12, say("长期未结下降", "Old cases down"), say("长期未结上升", "Old cases up"), say("长期未结持平", "Old cases unchanged")), text: text)
  }

  private var limits: Paragraph {
    let counts = figures.limits.currentTotal
    guard let rate = figures[.milestonesOnTime].currentNumber else {
      return Paragraph(
        lead: say("节点期限", "Time limits"),
        text: say("期内没有到期的节点期限，按期率无从计算。", "No limit fell due in the period; there is no on-time rate."))
    }
    return Paragraph(
      lead: lead(.milestonesOnTime, say("按期率下降", "On time: down"), say("按期率上升", "On time: up"), say("按期率持平", "On time: same")),
      text: say(
        "期内到期的节点期限\(counts.due)个，按期完成\(counts.met)个，按期率\(rate)%，\(compared(.milestonesOnTime))；未按期\(counts.due - counts.met)个。所计期限及其依据见口径说明。",
        "\(counts.due) limits fell due, \(counts.met) were met in time: \(rate)%, \(compared(.milestonesOnTime)); \(counts.due - counts.met) were not. The limits and their basis stand in the definitions."))
  }

  private var clearance: Paragraph {
    let yi = OverallFigures(context)[OverallSheet.claims].current ?? 0
    let claims = Hundredths(value: Int((yi * 100).rounded(.toNearestOrAwayFromZero)))
    return Paragraph(
      lead: lead(.enterprisesCleared, say("出清户数下降", "Clearance down"), say("出清户数上升", "Clearance up"), say("出清户数持平", "Clearance same")),
      text: say(
        "出清企业\(number(.enterprisesCleared))户，\(prior(.enterprisesCleared))，\(compared(.enterprisesCleared))；涉及债权总额\(claims)亿元。",
        "\(number(.enterprisesCleared)) enterprises cleared, \(prior(.enterprisesCleared)), \(compared(.enterprisesCleared)); claims of \(claims) hundred million yuan."))
  }

  /// Where the old cases stand: the owner level and the milestone with most of them.
  private var focus: Paragraph? {
    let positions = figures.longPending
    guard !positions.isEmpty else { return nil }
    var parts: [String] = []
    let owners = positions.compactMap { context.input.records[$0].facts.ownerLevel.map(context.label) }
    if let most = Self.mostFrequent(owners) {
      parts.append(say("\(most.value)企业\(most.count)件", "\(most.count) concern \(most.value.lowercased()) enterprises"))
    }
    let nodes = positions.compactMap { context.input.currentMilestones[$0].map { context.label($0.milestone) } }
    if let most = Self.mostFrequent(nodes) {
      parts.append(say("最近完成的节点为“\(most.value)”的\(most.count)件", "\(most.count) last reached “\(most.value)”"))
    }
    guard !parts.isEmpty else { return nil }
    return Paragraph(
      lead: say("下步重点", "Next"),
      text: say(
        "一年以上未结的\(positions.count)件中，\(parts.joined(separator: "，"))，均为最多的一类；最长的一件已\(figures.longestOfAll ?? 0)天。逐件情况见长期未结清单。",
        "Of \(positions.count) cases pending for a year or more, \(parts.joined(separator: "; ")), the largest groups. The oldest has been pending for \(figures.longestOfAll ?? 0) days. See the list of long-pending cases."))
  }

  /// The most frequent text; ties go to the one that comes first.
  private static func mostFrequent(_ texts: [String]) -> (value: String, count: Int)? {
    var counts: [String: Int] = [:]
    for text in texts { counts[text, default: 0] += 1 }
    var best: (value: String, count: Int)?
    for text in texts where (counts[text] ?? 0) > (best?.count ?? 0) { best = (text, counts[text] ?? 0) }
    return best
  }

  /// How closings compare with filings in the latest quarters.
  var quarterSentence: String {
    guard let last = figures.quarters.last, last.closed + last.received > 0 else { return "" }
    let streak = figures.quarters.reversed().prefix { $0.closed > $0.received }.count
    if streak > 1 { return say("结案已连续\(streak)个季度多于新收。", "More were closed than received in each of the last \(streak) quarters.") }
    if streak == 1 { return say("最近一个季度结案多于新收。", "More were closed than received in the last quarter.") }
    let adverse = figures.quarters.reversed().prefix { $0.closed < $0.received }.count
    if adverse > 1 { return say("结案已连续\(adverse)个季度少于新收。", "Fewer were closed than received in each of the last \(adverse) quarters.") }
    if adverse == 1 { return say("最近一个季度结案少于新收。", "Fewer were closed than received in the last quarter.") }
    return say("最近一个季度结案与新收相等。", "As many were closed as received in the last quarter.")
  }

  /// The same as a title, without the full stop.
  var quarterTitle: String {
    let sentence = quarterSentence
    return sentence.last == "。" || sentence.last == "." ? String(sentence.dropLast()) : sentence
  }

  /// The finding above the trend chart.
  var trendSentence: String {
    say(
      "一年以上未结\(moved(.pendingOver(months: 12)))，三年以上\(moved(.pendingOver(months: 36)))",
      "Pending ≥ 1 year \(moved(.pendingOver(months: 12))), ≥ 3 years \(moved(.pendingOver(months: 36)))")
  }

  /// Notes under the overall table.
  var overallNotes: [String] {
    var notes = [
      say("▲上升、▼下降只表示方向，不表示优劣；比率的增减以百分点计，不计\(context.changeWord)。", "▲ up and ▼ down show the direction, not merit; rates change by percentage points."),
      say("破产案件没有法定审限，以节点期限和账龄衡量进度。“件”为案件数，“户”为企业数，一案多户或一户多案时两者不等。", "Bankruptcy has no statutory trial limit; progress is measured by time limits of milestones and by age. Cases are dockets; enterprises are counted once."),
    ]
    let measures = figures.total.total.measures
    if measures.contains(where: { $0.trend == .noPrior }) {
      notes.append(say("“—”：\(context.priorWord)为0，无法计算百分比。", "“—”: the prior figure is 0, no percentage exists."))
    }
    if measures.contains(where: { $0.trend == .incomparable }) {
      notes.append(say("“—”也用于分母为0的指标（期内没有结案、新收或到期节点）。", "“—” also stands where a denominator is 0 (nothing closed, received or due)."))
    }
    let small = [MeasureID.pendingOver(months: 12), .pendingOver(months: 36)].contains { (figures[$0].prior?.numerator ?? 0) < 10 }
    if small { notes.append(say("基数不足10件的百分比变动较大，请同时看件数。", "Percentages of fewer than ten cases jump: read the counts with them.")) }
    return notes
  }

  // MARK: Pieces

  private func number(_ id: MeasureID) -> String { figures[id].currentNumber?.description ?? "—" }

  private func prior(_ id: MeasureID) -> String {
    let value = figures[id]
    let unit = MeasureWords(say, context.input.period)[id].unit
    return say("\(context.priorWord)\(value.priorNumber?.description ?? "—")\(unit)", "\(value.priorNumber?.description ?? "—") \(context.priorWord.lowercased())")
  }

  private func lead(_ id: MeasureID, _ down: String, _ up: String, _ same: String) -> String {
    switch figures[id].trend {
    case .fall: return down
    case .rise, .noPrior: return up
    case .unchanged, .bothZero, .incomparable: return same
    }
  }

  /// 同比下降22.22%, or why there is no percentage.
  func compared(_ id: MeasureID) -> String {
    let value = figures[id]
    let unit = value.unit == .rate ? say("个百分点", " points") : "%"
    switch value.trend {
    case .rise(let amount): return say("\(context.changeWord)上升\(amount)\(unit)", "up \(amount)\(unit)")
    case .fall(let amount): return say("\(context.changeWord)下降\(amount)\(unit)", "down \(amount)\(unit)")
    case .unchanged, .bothZero: return say("与\(context.priorWord)持平", "unchanged")
    case .noPrior: return say("\(context.priorWord)为0，无法计算百分比", "none before, so no percentage exists")
    case .incomparable: return say("无法与\(context.priorWord)比较", "not comparable")
    }
  }

  /// 由120件降至60件.
  private func moved(_ id: MeasureID) -> String {
    let value = figures[id]
    let current = value.currentNumber?.description ?? "—"
    let prior = value.priorNumber?.description ?? "—"
    switch value.trend {
    case .rise, .noPrior: return say("由\(prior)件升至\(current)件", "up from \(prior) to \(current)")
    case .fall: return say("由\(prior)件降至\(current)件", "down from \(prior) to \(current)")
    case .unchanged, .bothZero, .incomparable: return say("仍为\(current)件", "unchanged at \(current)")
    }
  }
}
