import RuleModel

/// A case number (案号) in its one stored form, the key of a case.
///
/// Half-width brackets and digits, no spaces, no document suffix: `(2019)粤01破12号`. Numbers that do not follow the
/// rules of 2016 are kept as opaque text, because many zombie cases are older than the rules.
public struct CaseNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The normal form.
  public let text: String

  /// A number that is already in normal form (from the journal or a projection).
  public init(normalized text: String) { self.text = text }

  /// The normal form.
  public var description: String { text }

  /// Whether two numbers are the same, byte by byte, as the database compares them.
  public static func == (left: CaseNumber, right: CaseNumber) -> Bool {
    left.text.hasSameUTF8(as: right.text)
  }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) {
    var copy = text
    copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  /// Orders by the code points of the normal form.
  public static func < (left: CaseNumber, right: CaseNumber) -> Bool {
    left.text.unicodeScalars.lexicographicallyPrecedes(right.text.unicodeScalars)
  }
}

/// What a written case number says.
public struct CaseNumberReading: Hashable, Sendable {
  /// Something noteworthy about the written form.
  public enum Warning: String, CaseIterable, Hashable, Sendable {
    /// A numbering of before 2016 (…字第…号).
    case legacyForm = "legacy_form"
    /// No known form at all: kept as opaque text.
    case opaque
    /// A regular number of a year before the rules were in force (2016).
    case before2016 = "before_2016"
    /// The court code is not in the list.
    case unknownCourt = "unknown_court"
    /// A case type that the list of 2016 does not contain.
    case doubtfulType = "doubtful_type"
    /// Not an insolvency case.
    case notInsolvency = "not_insolvency"
    /// The number of one document (…号之一, …-1号); the suffix was removed.
    case documentSuffixRemoved = "document_suffix_removed"
    /// Zeros before the serial number were removed.
    case leadingZeroRemoved = "leading_zero_removed"
    /// Missing brackets or a missing 号 were added.
    case completed
  }

  /// The text as it was written.
  public let input: String
  /// The key of the case.
  public let number: CaseNumber
  /// Year of the docket.
  public let year: Int?
  /// Code of the court, e.g. 粤01; for a legacy number the court's old abbreviation, e.g. 穗中法.
  public let court: String?
  /// Case type, e.g. 破.
  public let type: String?
  /// Serial number within court, type and year.
  public let serial: Int?
  /// Whether the type, or the words of a legacy number, name an insolvency case.
  public let isInsolvency: Bool
  /// Whether the written form follows the rules of 2016 (2018) in every part.
  public let isConforming: Bool
  /// What to look at.
  public let warnings: [Warning]
}
