import CaseFile
import Reports

/// Prints statistics for people.
struct StatisticsTable {
  let report: StatisticsReport
  let court: CourtIdentity
  let session: Session

  private var say: Language { session.language }

  func print() {
    let period = report.request.period
    var heading = [court.name.isEmpty ? court.code : court.name]
    if let scope = report.request.scope { heading.append(scope.label(say.report)) }
    heading.append(period.label(say.report))
    if let comparison = report.request.comparison {
      heading.append(say("与\(comparison.label(.zh))比较", "compared with \(comparison.label(.en))"))
    }
    session.output.result(heading.joined(separator: "  "))
    if report.request.dimension == nil {
      printTotal()
    } else {
      printGroups()
    }
    session.output.result(reconciliation)
    if !reasons.isEmpty { reasons.forEach(session.output.result) }
  }

  private func printTotal() {
    let columns = self.columns
    var table = TerminalTable(columns)
    for measure in report.total.measures {
      let cells = [measure.name(say), measure.unit.name(say)] + Self.cells(measure, say)
      table.add(Array(cells.prefix(columns.count)))
    }
    table.lines().forEach(session.output.result)
  }

  private func printGroups() {
    let dimension = report.request.dimension?.name(say) ?? ""
    let shown = report.total.measures.filter {
      $0.unit == .cases || $0.id == .closingRate || $0.unit == .enterprises
    }
    var table = TerminalTable(
      [.init(dimension)] + shown.map { .init($0.name(say), .right) })
    func row(_ name: String, _ group: GroupStatistics) -> [String] {
      [name]
        + shown.map { measure in
          guard let value = group[measure.id] else { return "—" }
          let current = value.currentNumber.map { Self.text($0, value.unit) } ?? "—"
          guard report.request.comparison != nil, value.current != nil else { return current }
          return "\(current) (\(value.trendText(say) ?? "—"))"
        }
    }
    for group in report.groups { table.add(row(group.key ?? say("未填", "(none)"), group)) }
    table.add(row(say("合计", "total"), report.total))
    table.lines().forEach(session.output.result)
  }

  private var columns: [TerminalTable.Column] {
    let figures: [TerminalTable.Column] = [
      .init(say("指标", "Measure")), .init(say("单位", "Unit")), .init(say("本期", "Current"), .right),
    ]
    guard let comparison = report.request.comparison else { return figures }
    let period = report.request.period
    let rate =
      comparison == period.samePeriodLastYear()
      ? "同比" : comparison == period.previousPeriod() ? "环比" : "增减率"
    return figures + [
      .init(say("比较期", "Prior"), .right), .init(say("增减", "Change"), .right),
      .init(say(rate, "Change %"), .right),
    ]
  }

  private static func cells(_ measure: MeasureValue, _ say: Language) -> [String] {
    let change =
      measure.unit == .rate ? measure.changePoints.map { PublishedNumber.decimal($0) } : measure.change
    return [
      measure.currentNumber.map { text($0, measure.unit) } ?? "—",
      measure.priorNumber.map { text($0, measure.unit) } ?? "—",
      change.map { signed($0) + (measure.unit == .rate ? say("个百分点", " points") : "") } ?? "—",
      measure.trendText(say) ?? "—",
    ]
  }

  private static func text(_ number: PublishedNumber, _ unit: MeasureUnit) -> String {
    unit == .rate ? "\(number)%" : "\(number)"
  }

  private static func signed(_ number: PublishedNumber) -> String {
    let text = number.description
    if text.hasPrefix("-") { return "−" + text.dropFirst() }
    return text == "0" || text == "0.00" ? text : "+" + text
  }

  private var reconciliation: String {
    func number(_ id: MeasureID) -> String { report.total[id]?.currentNumber?.description ?? "—" }
    return say(
      "核对：旧存 \(number(.openingPending)) ＋ 新收 \(number(.received)) − 结案 \(number(.closed)) ＝ 未结 \(number(.pending))，相符。",
      "Check: opening \(number(.openingPending)) + received \(number(.received)) − closed \(number(.closed)) = pending \(number(.pending))."
    )
  }

  /// Why a dash stands in place of a percentage or a figure.
  private var reasons: [String] {
    var lines: [String] = []
    let measures = report.total.measures + report.groups.flatMap(\.measures)
    let isCompared = report.request.comparison != nil
    if isCompared, measures.contains(where: { $0.trend == .noPrior }) {
      lines.append(
        say("增减率为“—”：比较期为0，无法计算百分比。", "“—” as a change: the prior figure is 0, so no percentage exists."))
    }
    if measures.contains(where: { $0.current == nil || isCompared && $0.prior == nil }) {
      lines.append(
        say(
          "数值为“—”：当期没有可作分母的案件（没有受理、新收、结案、未结或到期节点）。",
          "“—” as a figure: nothing to divide by (nothing handled, received, closed, pending or due)."))
    }
    return lines
  }
}

extension MeasureValue {
  /// The measure's name.
  func name(_ say: Language) -> String {
    if id.rawValue.hasPrefix("pending_over_"), let months = Int(id.rawValue.dropFirst(13).dropLast()) {
      if months.isMultiple(of: 12) {
        return say("\(Self.numeral(months / 12))年以上未结", "pending ≥ \(months / 12) y")
      }
      return say("\(months)个月以上未结", "pending ≥ \(months) m")
    }
    switch id {
    case .openingPending: return say("旧存", "opening")
    case .received: return say("新收", "received")
    case .handled: return say("受理", "handled")
    case .closed: return say("结案", "closed")
    case .pending: return say("未结", "pending")
    case .closingRate: return say("结案率", "closing rate")
    case .closedToReceived: return say("结收比", "closed / received")
    case .dispositionTime: return say("清结周期", "disposition time")
    case .meanDaysToClose: return say("平均审理天数", "mean days to close")
    case .medianDaysToClose: return say("审理天数中位数", "median days to close")
    case .meanPendingAge: return say("平均未结天数", "mean pending age")
    case .medianPendingAge: return say("未结天数中位数", "median pending age")
    case .milestonesOnTime: return say("节点按期率", "milestones on time")
    case .enterprisesCleared: return say("出清企业", "enterprises cleared")
    default: return id.rawValue
    }
  }

  private static func numeral(_ years: Int) -> String {
    let words = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
    return years < words.count ? words[years] : "\(years)"
  }

  /// The change in words: 上升, 下降, 持平; nil when there is nothing to compare or no percentage exists.
  func trendText(_ say: Language) -> String? {
    let suffix = unit == .rate ? say("个百分点", " points") : "%"
    switch trend {
    case .rise(let amount): return say("上升", "up ") + "\(amount)" + suffix
    case .fall(let amount): return say("下降", "down ") + "\(amount)" + suffix
    case .unchanged, .bothZero: return say("持平", "unchanged")
    case .noPrior, .incomparable: return nil
    }
  }
}

extension MeasureUnit {
  /// The unit's name.
  func name(_ say: Language) -> String {
    switch self {
    case .cases: return say("件", "cases")
    case .enterprises: return say("户", "enterprises")
    case .people: return say("人", "people")
    case .days: return say("天", "days")
    case .rate: return "%"
    }
  }
}
