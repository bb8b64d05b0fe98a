import CaseFile
import CivilCalendar

/// Limits due in the period and the comparison, and how many of them were met in time, by case position.
struct LimitCounts: Sendable {
  /// Due and met in one period.
  struct Pair: Sendable {
    var due = 0
    var met = 0

    /// Share met; nil when none was due.
    var rate: Double? { due == 0 ? nil : Double(met) / Double(due) }

    /// Adds the counts of others.
    mutating func add(_ other: Pair) {
      due += other.due
      met += other.met
    }
  }

  private(set) var current: [Int: Pair] = [:]
  private(set) var prior: [Int: Pair] = [:]
  private(set) var currentTotal = Pair()
  private(set) var priorTotal = Pair()
  /// Whether every limit counted belongs to a case of the ledger. One that was due before its case was filed (a
  /// milestone of the application recorded with it) may belong to a case filed after the cut-off.
  private(set) var lieOnLedger = true

  init(_ columns: CaseColumns, period: DayRange, comparison: DayRange) {
    let limits = columns.limits
    for index in 0..<limits.count {
      guard let due = CivilDate(dayNumber: limits.due[index]) else { continue }
      let isMet = limits.done[index] <= limits.due[index]
      let position = Int(limits.cases[index])
      guard period.contains(due) || comparison.contains(due) else { continue }
      if columns.filed[position] > period.through.dayNumber { lieOnLedger = false }
      if period.contains(due) {
        Self.add(isMet, &current[position, default: Pair()])
        Self.add(isMet, &currentTotal)
      }
      if comparison.contains(due) {
        Self.add(isMet, &prior[position, default: Pair()])
        Self.add(isMet, &priorTotal)
      }
    }
  }

  private static func add(_ isMet: Bool, _ pair: inout Pair) {
    pair.due += 1
    if isMet { pair.met += 1 }
  }
}
