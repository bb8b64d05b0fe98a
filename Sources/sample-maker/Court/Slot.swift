import CivilCalendar

/// A place in the statistics that a docket will fill: when it is filed and closed, before it has a name.
struct Slot: Sendable {
  /// What sort of docket stands in the place.
  enum Kind: Hashable, Sendable {
    case proceeding
    case application
  }

  let filedMonth: Month
  var filedOn: CivilDate?
  var closedMonth: Month?
  var closedOn: CivilDate?
  var kind: Kind = .proceeding
  /// The procedure, where the plan fixes it.
  var procedure: Procedure?
  var outcome: ApplicationOutcome?
  /// Enterprises with several dockets share a number.
  var chain: Int?
  /// The dates come from the chain plan: the allocator neither closes nor moves the case.
  var isFixed = false
  /// Opened by the ruling of an application docket, whose day is then both filing and acceptance.
  var isFromApplication = false
  /// A compulsory liquidation that ended because a bankruptcy was accepted.
  var isConverted = false

  init(filedMonth: Month) { self.filedMonth = filedMonth }

  /// Whether nothing has been decided about the place yet.
  var isFree: Bool { chain == nil && closedMonth == nil && kind == .proceeding }

  /// Months from filing to the given month.
  func age(in month: Month) -> Int { filedMonth.distance(to: month) }
}

/// Why a seed or a plan cannot be turned into a court.
enum SampleFailure: Error, CustomStringConvertible {
  case noFreeSlot(Month)
  case notEnoughCases(month: Month, band: String, needed: Int, available: Int)
  case verification([String])
  case cannotWrite(path: String, reason: String)

  var description: String {
    switch self {
    case .noFreeSlot(let month): "no free case filed in \(month.year)-\(month.month)"
    case .notEnoughCases(let month, let band, let needed, let available):
      "\(month.year)-\(month.month): \(needed) closings wanted among cases \(band), \(available) available"
    case .verification(let problems): "verification failed:\n  " + problems.joined(separator: "\n  ")
    case .cannotWrite(let path, let reason): "cannot write \(path): \(reason)"
    }
  }
}
