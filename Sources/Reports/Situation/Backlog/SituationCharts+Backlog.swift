import CaseFile

/// The charts about months and ageing bands.
extension SituationCharts {
  private var months: Int { BacklogFigures.monthCount }

  /// Filings and closings by month; the first and the last month are labelled.
  var flow: Chart {
    let column = ChartDataSheet.monthColumn
    let values = context.figures.backlog.series.months
    func ends(_ value: (MonthlySeries.Month) -> Int) -> ChartSeries.Labels {
      guard let first = values.first, let last = values.last else { return .none }
      return .custom([0: "\(value(first))", values.count - 1: "\(value(last))"])
    }
    var received = series(say("新收", "Received"), column, column + 1, rows: months, Color(0xCBD6E2))
    received.outline = Palette.ink
    received.labels = ends(\.received)
    var closed = series(say("结案", "Closed"), column, column + 2, rows: months, Palette.ink)
    closed.labels = ends(\.closed)
    received.labelPosition = .outsideEnd
    closed.labelPosition = .outsideEnd
    received.labelColor = Palette.text
    closed.labelColor = Palette.text
    var chart = Chart(kind: .column, series: [received, closed])
    chart.legend = .top
    chart.categoryInterval = ChartDataSheet.labelledMonths
    chart.scale(by: AxisScale(largest: values.flatMap { [$0.received, $0.closed] }.max() ?? 0))
    return chart
  }

  /// Change of the two old stocks on the same month of last year, in percent.
  var yearOnYear: Chart {
    let column = ChartDataSheet.monthColumn
    var year = series(say("一年以上", "≥ 1 year"), column, column + 3, rows: months, Palette.ageMiddle)
    year.outline = Palette.ink
    let three = series(say("三年以上", "≥ 3 years"), column, column + 4, rows: months, Palette.accent)
    var chart = Chart(kind: .column, series: [year, three])
    chart.legend = .top
    chart.categoryInterval = ChartDataSheet.labelledMonths
    let changes = ChartDataSheet(context).oldStockChanges.joined().compactMap { $0?.double }
    chart.scale(
      by: AxisScale(smallest: Int((changes.min() ?? 0).rounded(.down)), largest: Int((changes.max() ?? 0).rounded(.up))))
    return chart
  }

  /// The exclusive bands as stacked bars, all cases first; nil when nothing is pending.
  var bands: Chart? {
    let bars = ChartDataSheet(context).bandBars
    let count = bars.count
    guard count > 0 else { return nil }
    let names = AgeBands(context).names
    let first = ChartDataSheet.bandColumn
    let all = names.enumerated().map { index, name in
      let share = names.count == 1 ? 0 : Double(index) / Double(names.count - 1)
      var band = series(name, first, first + 1 + index, rows: count, Palette.age(share))
      band.labels = .values(format: "[>=4]0;;")
      band.labelColor = share < 0.45 ? Palette.text : Color(0xFFFFFF)
      band.labelPosition = .center
      return band
    }
    var chart = Chart(kind: .stackedBar, series: all)
    chart.legend = .top
    chart.showsValueAxis = false
    chart.valueAxisMaximum = Double(max(1, bars.map { $0.counts.reduce(0, +) }.max() ?? 0))
    chart.reversesCategories = true
    chart.gapPercent = 12
    chart.fontPoints = 8
    return chart
  }
}

extension Palette {
  /// The ordinal ramp of ages, 0 the youngest and 1 the oldest: from light over the middle colour to ink.
  static func age(_ share: Double) -> Color {
    func mix(_ from: Color, _ to: Color, _ part: Double) -> Color {
      let channels = [16, 8, 0].map { shift -> UInt32 in
        let (low, high) = (Double((from.rgb >> shift) & 0xFF), Double((to.rgb >> shift) & 0xFF))
        return UInt32((low + (high - low) * part).rounded()) << shift
      }
      return Color(channels.reduce(0, |))
    }
    return share <= 0.5 ? mix(ageLight, ageMiddle, share * 2) : mix(ageMiddle, ink, share * 2 - 1)
  }
}
