import CivilCalendar

/// How many milestones of the court are within their limits, by the year in which they were due.
struct Punctuality {
  /// A limit between two nodes of one docket; days or months.
  private struct Limit {
    let node: Int
    let trigger: Int
    var days = 0
    var months = 0
  }

  private static let common = [
    Limit(node: 2, trigger: 1, days: 3), Limit(node: 7, trigger: 6, days: 5),
    Limit(node: 11, trigger: 8, days: 15), Limit(node: 12, trigger: 8, days: 60),
    Limit(node: 14, trigger: 8, days: 60), Limit(node: 16, trigger: 15, days: 15),
    Limit(node: 25, trigger: 24, days: 10),
  ]
  private static let bankruptcy = [
    Limit(node: 8, trigger: 6), Limit(node: 9, trigger: 6, days: 25), Limit(node: 10, trigger: 7, days: 15),
    Limit(node: 13, trigger: 6, months: 2), Limit(node: 18, trigger: 6, months: 6),
  ]
  private static let compulsory = [
    Limit(node: 8, trigger: 6, days: 10), Limit(node: 9, trigger: 8, days: 10),
  ]

  /// Limits met and limits counted, by year.
  private(set) var byYear: [Int: (met: Int, all: Int)] = [:]

  /// Counts every limit whose node has been reached.
  init(of court: RehearsalCourt) {
    let days = Dictionary(grouping: court.milestones, by: \.caseNumber)
    for docket in court.dockets {
      var reached: [Int: CivilDate] = [:]
      for milestone in days[docket.number] ?? []
      where reached[milestone.node.number] == nil && milestone.node.isWhole {
        reached[milestone.node.number] = milestone.occurredOn
      }
      let isCompulsory = docket.procedure == .compulsoryLiquidation
      for limit in Self.common + (isCompulsory ? Self.compulsory : Self.bankruptcy) {
        guard let done = reached[limit.node], let trigger = reached[limit.trigger] else { continue }
        count(done, due: trigger.adding(months: limit.months).adding(days: limit.days))
      }
      if let closedOn = docket.closedOn, let archived = reached[26] {
        count(archived, due: closedOn.adding(months: 3))
      }
    }
  }

  /// The share of all years in per cent.
  var percent: Double {
    let met = byYear.values.reduce(0) { $0 + $1.met }
    let all = byYear.values.reduce(0) { $0 + $1.all }
    return all == 0 ? 0 : Double(met) * 100 / Double(all)
  }

  private mutating func count(_ done: CivilDate, due: CivilDate) {
    let due = CourtCalendar.onOrAfter(due)
    var entry = byYear[due.year] ?? (0, 0)
    entry.all += 1
    if done <= due { entry.met += 1 }
    byYear[due.year] = entry
  }
}
