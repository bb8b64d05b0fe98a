import CaseFile
import CivilCalendar

/// What is wrong with the records behind a report or missing from them, matter by matter, with the cases.
///
/// The matters are the questions of `check`; only what is a gap for a report and no fault of a record is added.
struct QualityFigures: Sendable {
  /// What is wrong or missing.
  enum MatterID: Hashable, Sendable {
    /// A question of `check`.
    case question(IntegrityQuestion)
    /// No claims are recorded: sums of claims are too low. Often nobody can know them yet.
    case noClaims

    /// Its code, as printed.
    var code: String {
      switch self {
      case .question(let question): return question.rawValue
      case .noClaims: return "R101"
      }
    }

    /// How much weight it has.
    var severity: IntegrityQuestion.Severity {
      switch self {
      case .question(let question): return question.severity
      case .noClaims: return .note
      }
    }
  }

  /// One matter.
  struct Matter: Sendable {
    let id: MatterID
    /// Positions of the cases, in the order of the ledger.
    let positions: [Int]
    /// Among how many cases it was looked for.
    let of: Int
  }

  /// The matters, the gravest first; those that every report asks for stand there also when nothing was found.
  let matters: [Matter]
  /// How many matters were asked for in all.
  let asked: Int
  /// Cases with at least one matter.
  let caseCount: Int

  /// Matters on which figures of every report depend.
  private static let always: Set<IntegrityQuestion> = [
    .noEnterprise, .noProcedure, .noOwnerLevel, .closedWithoutManner, .mannerUnknown, .noMilestone, .recordedLate,
  ]

  init(_ findings: [IntegrityFinding], _ input: SituationInput, ledgerOrder: [Int]) {
    let cutOff = input.period.days.through.dayNumber
    let ranks = Dictionary(uniqueKeysWithValues: ledgerOrder.enumerated().map { (input.columns.numbers[$0.element], $0.offset) })
    var found: [IntegrityQuestion: Set<Int>] = [:]
    for finding in findings {
      for number in finding.cases { if let rank = ranks[number] { found[finding.question, default: []].insert(rank) } }
    }
    let pending = ledgerOrder.count { input.columns.closed[$0] > cutOff }
    var matters = IntegrityQuestion.allCases.map { question in
      let of: Int
      switch question.population {
      case .all: of = ledgerOrder.count
      case .pending: of = pending
      case .closed: of = ledgerOrder.count - pending
      }
      return Matter(
        id: .question(question), positions: (found[question] ?? []).sorted().map { ledgerOrder[$0] }, of: of)
    }
    matters.append(
      Matter(
        id: .noClaims, positions: ledgerOrder.filter { input.records[$0].facts.claimsTotal == nil }, of: ledgerOrder.count))
    asked = matters.count
    let severities = IntegrityQuestion.Severity.allCases
    self.matters = severities.flatMap { severity in
      matters.filter { matter in
        guard matter.id.severity == severity else { return false }
        if case .question(let question) = matter.id, !Self.always.contains(question) { return !matter.positions.isEmpty }
        return true
      }
    }
    caseCount = Set(self.matters.flatMap(\.positions)).count
  }

  /// Every case of every matter, in the order of the matters.
  var entries: [(matter: Int, position: Int)] {
    matters.enumerated().flatMap { index, matter in matter.positions.map { (index, $0) } }
  }
}

extension IntegrityQuestion {
  /// Of which cases a question is asked.
  enum Population: Sendable {
    case all, pending, closed
  }

  /// Of which cases it is asked.
  var population: Population {
    switch self {
    case .closedWithoutManner, .mannerUnknown, .mannerUnfit, .closedButLocked, .milestoneAfterClosing: return .closed
    case .applicationStillOpen, .plannedDayPassed, .endedButPending, .planPassed, .noJudge, .noMilestone, .nothingRuns,
      .noDivision, .enterpriseTwicePending, .provisionalDays, .stale, .longPendingWithoutReason,
      .supervisionUnregistered, .supervisionOverdue:
      return .pending
    default: return .all
    }
  }
}
