import CivilCalendar

/// The law as data: milestones, time limits, holiday schedule and code lists of one edition.
///
/// The product's own edition is compiled from readable files at build time; a test, or a court's overlay, can pass
/// another one to everything that takes a catalogue.
public struct Catalogue: Hashable, Sendable {
  /// Names the edition, e.g. `2026.1`; printed in reports.
  public let version: String
  /// Days worked and rested.
  public let calendar: WorkingCalendar
  /// The milestones in order of their number.
  public let milestones: [Milestone]
  /// Every version of every time limit.
  public let rules: [DeadlineRule]
  /// Codes of case numbers.
  public let caseNumberCodes: CaseNumberCodes
  private let milestonesByID: [MilestoneID: Milestone]
  private let milestonesByName: [String: MilestoneID]

  /// A catalogue; milestones are sorted by number.
  public init(
    version: String, calendar: WorkingCalendar, milestones: [Milestone], rules: [DeadlineRule],
    caseNumberCodes: CaseNumberCodes
  ) {
    self.version = version
    self.calendar = calendar
    self.milestones = milestones.sorted { $0.number < $1.number }
    self.rules = rules
    self.caseNumberCodes = caseNumberCodes
    milestonesByID = Dictionary(milestones.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var names: [String: MilestoneID] = [:]
    for milestone in milestones {
      let written = [milestone.id.rawValue, milestone.name.zh, milestone.name.en, "\(milestone.number)"]
      for name in written + milestone.synonyms { names[Self.folded(name)] = milestone.id }
    }
    milestonesByName = names
  }

  /// The milestone with this identifier.
  public func milestone(_ id: MilestoneID) -> Milestone? { milestonesByID[id] }

  /// The milestone that a ledger calls `name`: identifier, number, printed name in either language, or a synonym;
  /// spaces and letter case are ignored.
  public func milestone(named name: String) -> Milestone? {
    milestonesByName[Self.folded(name)].flatMap { milestonesByID[$0] }
  }

  /// Lower-cased, without white space, full-width forms made half-width.
  private static func folded(_ name: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in name.unicodeScalars where !scalar.properties.isWhitespace {
      if (0xFF01...0xFF5E).contains(scalar.value), let half = Unicode.Scalar(scalar.value - 0xFEE0) {
        result.append(half)
      } else {
        result.append(scalar)
      }
    }
    return String(result).lowercased()
  }
}
