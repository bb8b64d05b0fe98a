import CaseFile
import CivilCalendar

/// The numbers of the charts about months and ageing bands.
extension ChartDataSheet {
  /// First column of the months: label, received, closed, changes of the two old stocks in percent.
  static let monthColumn = 60
  /// First column of the ageing bands: label, then one column a band.
  static let bandColumn = 68
  /// Columns of the sheet.
  static let width = 120

  func addMonths(_ canvas: inout Canvas) {
    let first = Self.monthColumn
    let titles = [
      say("月份", "Month"), say("新收", "Received"), say("结案", "Closed"), say("一年以上同比", "≥ 1 year, change"),
      say("三年以上同比", "≥ 3 years, change"),
    ]
    for (offset, title) in titles.enumerated() { canvas.put(.text(title), row: 0, column: first + offset, style: .plain) }
    let months = context.figures.backlog.series.months
    for (index, (now, changes)) in zip(months, oldStockChanges).enumerated() {
      if index.isMultiple(of: Self.labelledMonths) {
        canvas.put(.text(month(now.end)), row: index + 1, column: first, style: .plain)
      }
      canvas.put(.integer(now.received), row: index + 1, column: first + 1, style: .plain)
      canvas.put(.integer(now.closed), row: index + 1, column: first + 2, style: .plain)
      for (offset, change) in changes.enumerated() {
        guard let change else { continue }
        canvas.put(.number(change.double), row: index + 1, column: first + 3 + offset, style: .plain)
      }
    }
  }

  /// Per month the changes of the two old stocks on the same month of last year, in percent; nil where that was 0.
  var oldStockChanges: [[Hundredths?]] {
    let series = context.figures.backlog.series
    return zip(series.months, series.priorMonths).map { now, before in
      zip(now.over, before.over).map { now, before in Hundredths(percentOf: Ratio(before), from: Ratio(now)) }
    }
  }

  /// One bar of the chart of bands.
  struct BandBar {
    let label: String
    let counts: [Int]
  }

  func addBands(_ canvas: inout Canvas) {
    let first = Self.bandColumn
    for (offset, name) in AgeBands(context).names.enumerated() where first + 1 + offset < Self.width {
      canvas.put(.text(name), row: 0, column: first + 1 + offset, style: .plain)
    }
    for (index, bar) in bandBars.enumerated() {
      canvas.put(.text(bar.label), row: index + 1, column: first, style: .plain)
      for (offset, count) in bar.counts.enumerated() where first + 1 + offset < Self.width {
        canvas.put(.integer(count), row: index + 1, column: first + 1 + offset, style: .plain)
      }
    }
  }

  /// All cases and each owner level, now and in the comparison, with an empty bar between groups.
  var bandBars: [BandBar] {
    guard context.figures[.pending].current?.numerator ?? 0 > 0 || context.figures[.pending].prior?.numerator ?? 0 > 0 else { return [] }
    let bands = AgeBands(context)
    let groups = [(say("全部", "All"), context.figures.total.total)] + context.figures.byOwner.groups.map { (shortLabel($0.key), $0) }
    return groups.enumerated().flatMap { index, group in
      let gap = index == 0 ? [] : [BandBar(label: " ", counts: bands.names.map { _ in 0 })]
      return gap + [
        BandBar(label: "\(group.0) \(say("本期", "now"))", counts: bands.counts(group.1, \.current)),
        BandBar(label: context.priorWord, counts: bands.counts(group.1, \.prior)),
      ]
    }
  }
}
