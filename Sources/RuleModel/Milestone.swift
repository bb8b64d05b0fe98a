/// Identifier of a milestone (流程节点), e.g. `first_creditors_meeting`.
public struct MilestoneID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Lower-case words joined by underscores.
  public let rawValue: String

  /// An identifier as written in the catalogue.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The identifier's text.
  public var description: String { rawValue }

  /// Orders by text; the order of the proceeding is `Milestone.number`.
  public static func < (left: MilestoneID, right: MilestoneID) -> Bool { left.rawValue < right.rawValue }
}

/// Who has to act by a limit.
public enum ResponsibleRole: String, CaseIterable, Hashable, Sendable {
  /// Case filing division, 立案庭.
  case filingDivision = "filing_division"
  /// Presiding judge or division chief, 庭长.
  case divisionChief = "division_chief"
  /// Collegial panel, 合议庭.
  case panel
  /// Court clerk, 书记员.
  case clerk
  /// Administrator or liquidation group, 管理人、清算组.
  case administrator
  /// Debtor, 债务人.
  case debtor
  /// Creditors, 债权人.
  case creditors
}

/// One of the process nodes (流程节点) that a case passes from filing to archiving.
public struct Milestone: Hashable, Sendable {
  /// Stable identifier.
  public let id: MilestoneID
  /// Position in the catalogue, 1 to 26.
  public let number: Int
  /// Name as printed.
  public let name: LocalizedText
  /// Other names that ledgers use for it.
  public let synonyms: [String]
  /// Phase of the proceeding, e.g. 立案.
  public let phase: LocalizedText
  /// The proceedings in which it can occur.
  public let procedures: Set<Procedure>
  /// Who acts.
  public let role: ResponsibleRole
  /// Whether a case may have it on more than one day: because it can happen again, or because it has parts with days
  /// of their own (送达申请人, 送达债务人).
  public let isRepeatable: Bool

  /// A milestone with all its properties.
  public init(
    id: MilestoneID, number: Int, name: LocalizedText, synonyms: [String], phase: LocalizedText,
    procedures: Set<Procedure>, role: ResponsibleRole, isRepeatable: Bool
  ) {
    self.id = id
    self.number = number
    self.name = name
    self.synonyms = synonyms
    self.phase = phase
    self.procedures = procedures
    self.role = role
    self.isRepeatable = isRepeatable
  }
}
