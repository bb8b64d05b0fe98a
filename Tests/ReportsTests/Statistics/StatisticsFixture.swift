import CaseFile
import CivilCalendar
import Reports

/// A case as an object; what the oracle counts, and what columns are made from.
struct CaseSketch: Hashable, Sendable {
  var number = ""
  var filed: CivilDate
  var closed: CivilDate?
  var clears = false
  var enterprises: [Int32] = []
  var judge: String?

  init(
    _ filed: String, closed: String? = nil, clears: Bool = false, enterprises: [Int32] = [],
    judge: String? = nil, number: String = ""
  ) {
    self.init(
      number: number, filed: day(filed), closed: closed.map(day), clears: clears, enterprises: enterprises,
      judge: judge)
  }

  init(
    number: String, filed: CivilDate, closed: CivilDate?, clears: Bool, enterprises: [Int32], judge: String?
  ) {
    self.number = number
    self.filed = filed
    self.closed = closed
    self.clears = clears
    self.enterprises = enterprises
    self.judge = judge
  }
}

/// A time limit as an object.
struct LimitSketch: Hashable, Sendable {
  var caseIndex: Int
  var due: CivilDate
  var done: CivilDate?

  init(caseIndex: Int, due: String, done: String? = nil) {
    self.init(caseIndex: caseIndex, due: day(due), done: done.map(day))
  }

  init(caseIndex: Int, due: CivilDate, done: CivilDate?) {
    self.caseIndex = caseIndex
    self.due = due
    self.done = done
  }
}

/// Columns of the cases; the judges in the order given.
func columns(
  _ cases: [CaseSketch], limits: [LimitSketch] = [], judges: [String] = []
) -> CaseColumns {
  var columns = CaseColumns()
  for sketch in cases {
    columns.numbers.append(CaseNumber(normalized: sketch.number))
    columns.filed.append(sketch.filed.dayNumber)
    columns.closed.append(sketch.closed?.dayNumber ?? CaseColumns.open)
    columns.clears.append(sketch.clears)
    columns.enterprises += sketch.enterprises
    columns.enterpriseStarts.append(Int32(columns.enterprises.count))
  }
  let codes = cases.map { sketch in Int32(judges.firstIndex { $0 == sketch.judge } ?? -1) }
  columns.dimensions[.judge] = DimensionColumn(values: judges, codes: codes)
  for limit in limits {
    columns.limits.cases.append(Int32(limit.caseIndex))
    columns.limits.rules.append(0)
    columns.limits.due.append(limit.due.dayNumber)
    columns.limits.done.append(limit.done?.dayNumber ?? CaseColumns.open)
  }
  return columns
}

/// The date written `YYYY-MM-DD`.
func day(_ text: String) -> CivilDate {
  guard let date = CivilDate(text) else { preconditionFailure("not a date: \(text)") }
  return date
}

/// A period by its code.
func period(_ code: String) -> ReportPeriod {
  guard let period = try? ReportPeriod(parsing: code) else { preconditionFailure("not a period: \(code)") }
  return period
}

/// Repeatable pseudo-random numbers (SplitMix64).
struct StatisticsDice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
