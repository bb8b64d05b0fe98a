import CaseFile

/// The notes under the tables of a situation report; those that depend on the figures only when they apply.
struct SituationNotes {
  private let context: SituationContext
  private var say: ReportLanguage { context.say }
  private var figures: SituationFigures { context.figures }

  init(_ context: SituationContext) { self.context = context }

  /// On a headline figure: definition, as-of day, how many cases stand behind it, and the command that reprints it.
  func figure(_ id: MeasureID) -> String {
    let entry = OverallFigures(context)[id]
    return say(
      "\(entry.name)：\(entry.gist)\n截至 \(context.cutOff)，台账共 \(figures.ledgerOrder.count) 件\n\(behind(id))复核命令：\(command)",
      "\(entry.name): \(entry.gist)\nAs of \(context.cutOff); \(figures.ledgerOrder.count) cases in the ledger\n\(behind(id))Reprint: \(command)"
    )
  }

  /// How many cases stand behind a figure, in a line of its own; empty where the figure leads to none.
  private func behind(_ id: MeasureID) -> String {
    guard let count = FigureKey(measure: id, .current).flatMap({ context.index.count($0) }), count > 0 else { return "" }
    guard id == .milestonesOnTime else { return say("所涉案件 \(count) 件，点击数字列出\n", "\(count) cases behind it: click the figure\n") }
    let due = context.index.count(FigureKey(.limitsDue)) ?? figures.limits.current.values.count { $0.due > 0 }
    return say(
      "有期限到期的案件 \(due) 件，其中有未按期的 \(count) 件，点击数字列出后者\n",
      "\(due) cases had limits due, \(count) of them missed one: click the figure for these\n")
  }

  /// The command that prints the same figures: period, comparison, part of the court, and what was known.
  private var command: String {
    var parts = ["chuqing stats --period \(context.input.period.code)"]
    switch context.comparison {
    case .lastYear: break
    case .previous: parts.append("--compare previous")
    case .other: parts.append("--compare \(context.input.comparison.code)")
    }
    if let scope = context.input.scope { parts.append(scope.option) }
    return (parts + ["--known-at \(context.input.head.sequence)"]).joined(separator: " ")
  }

  /// Under the overall table.
  var overall: [String] {
    var notes = [
      say(
        "▲上升、▼下降只表示方向，不表示优劣；比率的增减以百分点计，不计\(context.changeWord)。",
        "▲ up and ▼ down show the direction, not merit; rates change by percentage points and have no percentage."),
      say(
        "破产案件没有法定审限，以节点期限和账龄衡量进度。“件”为案件数，“户”为企业数，一案多户或一户多案时两者不等。",
        "Bankruptcy has no statutory trial limit: time limits of milestones and ages measure its progress. A case may concern several enterprises, an enterprise several cases."
      ),
    ]
    if let lengths = ComparisonWords(context).unequalLengths { notes.insert(lengths, at: 0) }
    let trends = OverallSheet.rows.map { figures[$0.id].trend }
    if trends.contains(.noPrior) {
      notes.append(say("“—”：\(context.priorWord)为0，不计算百分比。", "\"—\": the prior figure is 0, there is no percentage."))
    }
    if trends.contains(.incomparable) {
      notes.append(
        say(
          "“—”也表示分母为0，该指标不存在（期内没有结案、新收、未结或到期节点），或者均未登记：没有登记不等于0。",
          "\"—\" also stands where nothing was closed, received, pending or due, so that the measure does not exist, or where nothing is recorded: blank is not 0."
        ))
    }
    if hasSmallBase {
      notes.append(say("基数不足10件的，百分比变动大，请同时看件数。", "Percentages of fewer than ten cases jump: read the counts with them."))
    }
    notes += ScopeWords(context).notes
    if !context.ledgerCoversComparison {
      notes.append(
        say(
          "\(context.priorWord)晚于本期，台账只到本期末，\(context.priorWord)各数为数值，不是公式。",
          "The comparison ends after this period: its figures are values, not formulas, since the ledger ends at the cut-off."))
    }
    return notes
  }

  /// Under the ageing tables.
  var ageing: [String] {
    [
      say(
        "三个账龄段互不重叠，合计等于期末未结；“一年以上”包含“三年以上”，“以上”含本数。",
        "The three bands exclude each other and add up to pending; ≥ 1 year includes ≥ 3 years; the marks are inclusive."),
      say(
        "账龄自立案之日起按自然日计算，中止、扣除期间不减。\(context.priorWord)为0的以“—”表示，不足10件的请同时看件数。",
        "Age runs from filing in natural days; suspensions do not reduce it. \"—\": the prior figure is 0. Read small numbers with their counts."
      ),
    ]
  }

  private var hasSmallBase: Bool {
    [MeasureID.pendingOver(months: 12), .pendingOver(months: 36)].contains { id in
      let prior = figures[id].prior?.numerator ?? 0
      return prior > 0 && prior < 10
    }
  }
}
