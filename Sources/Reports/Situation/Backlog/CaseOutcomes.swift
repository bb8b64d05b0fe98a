import CaseFile
import CivilCalendar

/// What the closings of some cases in a period achieved, and how many were tried on the fast track.
struct CaseOutcomes: Hashable, Sendable {
  /// Cases that cleared an enterprise.
  private(set) var clearingCases = 0
  /// Claims recorded in them, in fen.
  private(set) var claims: Int64 = 0
  /// Employees recorded in them.
  private(set) var employees = 0
  /// Employees recorded as settled in them.
  private(set) var settled = 0
  /// Cases closed on the fast track.
  private(set) var fastClosed = 0
  /// Cases filed that are on the fast track.
  private(set) var fastReceived = 0
  /// Of how many cases what a measure rests on is recorded: blank is not 0.
  private var recorded: [MeasureID: Coverage] = [:]

  /// How many of the cases that a measure is about have its fact recorded.
  struct Coverage: Hashable, Sendable {
    /// Cases with the fact recorded.
    var recorded = 0
    /// Cases.
    var cases = 0
    /// Whether there is a number: something is recorded, or there is no case that could have it.
    var isKnown: Bool { recorded > 0 || cases == 0 }
  }

  /// Those that are published as numbers by themselves.
  static let published: [(MeasureID, MeasureUnit)] = [
    (.clearingCases, .cases), (.employeesOfCleared, .people), (.employeesSettled, .people),
  ]

  /// All of them; claims in fen.
  static let measures: [MeasureID] = [
    .clearingCases, .employeesOfCleared, .employeesSettled, .fastTrackOfClosed, .fastTrackOfReceived, OverallSheet.claims,
  ]

  /// The number behind a measure: of a share its numerator, of the claims fen.
  subscript(id: MeasureID) -> Int {
    switch id {
    case .clearingCases: return clearingCases
    case .employeesOfCleared: return employees
    case .employeesSettled: return settled
    case .fastTrackOfClosed: return fastClosed
    case .fastTrackOfReceived: return fastReceived
    case OverallSheet.claims: return Int(claims)
    default: return 0
    }
  }

  /// How far the facts of a measure are recorded; nil for one that rests on dates alone.
  func coverage(_ id: MeasureID) -> Coverage? {
    Self.recordable.contains(id) ? recorded[id] ?? Coverage() : nil
  }

  /// The number behind a measure; nil where nothing of it is recorded.
  func known(_ id: MeasureID) -> Int? { coverage(id)?.isKnown == false ? nil : self[id] }

  /// Of the cases with the fact recorded, the share that a measure counts; nil where there is none.
  func share(_ id: MeasureID) -> Ratio? { coverage(id).flatMap { Ratio(self[id], over: $0.recorded) } }

  /// Measures that rest on a fact which a clerk may have left blank.
  static let recordable: Set<MeasureID> = [
    .employeesOfCleared, .employeesSettled, .fastTrackOfClosed, .fastTrackOfReceived, OverallSheet.claims,
  ]

  private mutating func cover(_ id: MeasureID, _ isRecorded: Bool) {
    recorded[id, default: Coverage()].cases += 1
    if isRecorded { recorded[id]?.recorded += 1 }
  }

  /// Adds a case as far as it belongs to the period.
  mutating func add(_ record: CaseRecord, filed: Int32, closed: Int32, clearedOn: CivilDate?, in days: DayRange) {
    let span = days.from.dayNumber...days.through.dayNumber
    let fast = record.facts.isFastTrack
    if span.contains(filed) {
      cover(.fastTrackOfReceived, fast != nil)
      if fast == true { fastReceived += 1 }
    }
    if span.contains(closed) {
      cover(.fastTrackOfClosed, fast != nil)
      if fast == true { fastClosed += 1 }
    }
    guard let clearedOn, days.contains(clearedOn) else { return }
    clearingCases += 1
    cover(OverallSheet.claims, record.facts.claimsTotal != nil)
    cover(.employeesOfCleared, record.facts.employees != nil)
    cover(.employeesSettled, record.facts.employeesSettled != nil)
    claims += record.facts.claimsTotal?.fen ?? 0
    employees += record.facts.employees ?? 0
    settled += record.facts.employeesSettled ?? 0
  }
}

/// Counts outcomes, of all cases and by group.
struct OutcomeCounter {
  let input: SituationInput
  let clearances: [Int: SituationFigures.Clearance]

  /// Of all cases.
  var all: BacklogFigures.OutcomePair {
    var pair = BacklogFigures.OutcomePair()
    for position in positions { add(position, to: &pair) }
    return pair
  }

  /// By the values of a dimension, those without one last.
  func groups(of column: DimensionColumn) -> [BacklogFigures.OutcomePair] {
    var pairs = [BacklogFigures.OutcomePair](repeating: .init(), count: column.values.count + 1)
    for position in positions {
      let code = Int(column.codes[position])
      add(position, to: &pairs[code < 0 ? column.values.count : code])
    }
    return pairs
  }

  private var positions: Range<Int> { 0..<min(input.columns.count, input.records.count) }

  private func add(_ position: Int, to pair: inout BacklogFigures.OutcomePair) {
    let record = input.records[position]
    let (filed, closed) = (input.columns.filed[position], input.columns.closed[position])
    let clearedOn = clearances[position]?.on
    pair.current.add(record, filed: filed, closed: closed, clearedOn: clearedOn, in: input.period.days)
    pair.prior.add(record, filed: filed, closed: closed, clearedOn: clearedOn, in: input.comparison.days)
  }
}
