import CaseFile
import CivilCalendar
import RuleModel

/// 图表数据: the hidden sheet whose plain numbers the charts draw.
///
/// Columns A–G: the trend by month (label, three series, three last points). I–K: quarters. M–P: age bands by owner
/// level, this period and the comparison. R–T: nodes, if there are any. From `monthColumn` months, from `bandColumn` the
/// ageing bands.
struct ChartDataSheet {
  let context: SituationContext
  var say: ReportLanguage { context.say }

  init(_ context: SituationContext) { self.context = context }

  /// Months of the trend, then three empty ones that make room for the labels of the last points.
  static let trendRows = 27
  static let trendMonths = 24
  /// One month in so many is named.
  static let labelledMonths = 6
  /// First column of the nodes.
  static let nodeColumn = 17

  /// Labels of one bar of the ageing chart.
  struct AgeBar {
    let label: String
    let under12: Int
    let middle: Int
    let over36: Int
  }

  func make() -> Sheet {
    var sheet = Sheet(name: context.names.chartData)
    sheet.isHidden = true
    var canvas = Canvas(width: Self.width)
    let bars = ageBars
    for _
      in 0...max(
        Self.trendRows, bars.count, bandBars.count, context.figures.quarters.count, context.input.catalogue.milestones.count)
    { canvas.addRow(height: 20) }
    let titles = [
      (0, say("月份", "Month")), (1, say("未结", "Pending")), (2, say("一年以上", "≥ 1 year")), (3, say("三年以上", "≥ 3 years")),
      (8, say("季度", "Quarter")), (9, say("新收", "Received")), (10, say("结案", "Closed")),
      (12, say("分组", "Group")), (13, say("不满1年", "< 1 year")), (14, say("1—3年", "1–3 years")), (15, say("3年以上", "≥ 3 years")),
    ]
    for (column, title) in titles { canvas.put(.text(title), row: 0, column: column, style: .plain) }
    for (index, point) in context.figures.trend.enumerated() {
      let isLast = index == Self.trendMonths - 1
      // Every sixth month is named; the others stay empty, or their neighbours turn aside to make room for them.
      if index.isMultiple(of: Self.labelledMonths) {
        canvas.put(.text(month(point.asOf)), row: index + 1, column: 0, style: .plain)
      }
      for (series, value) in ([point.pending] + point.over).enumerated() {
        canvas.put(.integer(value), row: index + 1, column: series + 1, style: .plain)
        if isLast { canvas.put(.integer(value), row: index + 1, column: series + 4, style: .plain) }
      }
    }
    for (index, quarter) in context.figures.quarters.enumerated() {
      canvas.put(.text(label(quarter, isFirst: index == 0)), row: index + 1, column: 8, style: .plain)
      canvas.put(.integer(quarter.received), row: index + 1, column: 9, style: .plain)
      canvas.put(.integer(quarter.closed), row: index + 1, column: 10, style: .plain)
    }
    for (index, bar) in bars.enumerated() {
      canvas.put(.text(bar.label), row: index + 1, column: 12, style: .plain)
      canvas.put(.integer(bar.under12), row: index + 1, column: 13, style: .plain)
      canvas.put(.integer(bar.middle), row: index + 1, column: 14, style: .plain)
      canvas.put(.integer(bar.over36), row: index + 1, column: 15, style: .plain)
    }
    if let nodes = context.figures.nodes { add(nodes, &canvas) }
    addMonths(&canvas)
    addBands(&canvas)
    sheet.blocks = [.rows(canvas.rows)]
    return sheet
  }

  private func add(_ figures: NodeFigures, _ canvas: inout Canvas) {
    let first = Self.nodeColumn
    let titles = [say("节点", "Node"), say("未逾期", "Not over"), say("逾期", "Over")]
    for (offset, title) in titles.enumerated() { canvas.put(.text(title), row: 0, column: first + offset, style: .plain) }
    for (index, node) in figures.nodes.enumerated() {
      let milestone = context.input.catalogue.milestones[index]
      canvas.put(.text(chartLabel(milestone)), row: index + 1, column: first, style: .plain)
      canvas.put(.integer(node.pending - node.overdue), row: index + 1, column: first + 1, style: .plain)
      canvas.put(.integer(node.overdue), row: index + 1, column: first + 2, style: .plain)
    }
  }

  /// Number and name of a node; a label that needs a second line takes its neighbour's.
  private func chartLabel(_ milestone: Milestone) -> String {
    let name = say(milestone.name.zh, milestone.name.en)
    let room = say == .zh ? 12 : 26
    return "\(milestone.number) " + (name.count > room ? String(name.prefix(room - 1)) + "…" : name)
  }

  func month(_ date: CivilDate) -> String { say("\(date.year)年\(date.month)月", "\(date.year)-\(date.month)") }

  private func label(_ quarter: SituationFigures.Quarter, isFirst: Bool) -> String {
    let numerals = ["一季", "二季", "三季", "四季"]
    let name = say(numerals[quarter.number - 1], "Q\(quarter.number)")
    return isFirst || quarter.number == 1 ? "\(name)\n\(quarter.year)" : name
  }

  /// Two bars a group (this period, the comparison) with an empty one between groups.
  var ageBars: [AgeBar] {
    let years = (context.cutOff.year, context.input.comparison.days.through.year)
    let isSameYear = years.0 == years.1
    let current = isSameYear ? say("本期", "current") : "\(years.0)"
    let prior = isSameYear ? say(context.priorWord, "prior") : "\(years.1)"
    var bars: [AgeBar] = []
    for group in context.figures.byOwner.groups {
      let name = shortLabel(group.key)
      if !bars.isEmpty { bars.append(AgeBar(label: " ", under12: 0, middle: 0, over36: 0)) }
      bars.append(bar("\(name) \(current)", group, \.current))
      bars.append(bar(prior, group, \.prior))
    }
    return bars
  }

  /// The owner level beside a bar: printers leave out labels that need a second line.
  func shortLabel(_ key: String?) -> String {
    let label = context.label(key, .ownerLevel)
    guard say == .en else { return label }
    guard key != nil else { return "None" }
    return label.count > 5 ? String(label.prefix(5)) + "." : label
  }

  private func bar(
    _ label: String, _ group: GroupStatistics, _ side: KeyPath<MeasureValue, Ratio?>
  ) -> AgeBar {
    func count(_ id: MeasureID) -> Int { group[id]?[keyPath: side]?.numerator ?? 0 }
    let over12 = count(.pendingOver(months: 12))
    let over36 = count(.pendingOver(months: 36))
    return AgeBar(label: label, under12: count(.pending) - over12, middle: over12 - over36, over36: over36)
  }
}
