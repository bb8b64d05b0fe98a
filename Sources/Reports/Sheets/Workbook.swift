import CivilCalendar

/// A workbook as a value: what is on each sheet and how it looks, with no knowledge of any file format.
///
/// Report definitions produce it, printers turn it into a file. It computes nothing: a formula carries the value
/// that the report computed, so that a spreadsheet program can derive it again and must agree.
public struct Workbook: Sendable {
  /// Document properties.
  public var properties: DocumentProperties
  /// The sheets in order of their tabs.
  public var sheets: [Sheet]
  /// Every cell style in use; cells refer to it by position.
  public var styles: StyleTable
  /// Names for cells and ranges.
  public var definedNames: [DefinedName]
  /// Whose copy it is; nil for nobody's in particular. Set by `marked(_:)`.
  public var watermark: Watermark?

  /// A workbook.
  public init(
    properties: DocumentProperties, sheets: [Sheet], styles: StyleTable, definedNames: [DefinedName] = []
  ) {
    self.properties = properties
    self.sheets = sheets
    self.styles = styles
    self.definedNames = definedNames
  }
}

/// What a spreadsheet program shows under "Properties".
public struct DocumentProperties: Hashable, Sendable {
  /// Title of the document.
  public var title: String
  /// Subject line.
  public var subject: String
  /// The person or court that made it.
  public var author: String
  /// The court.
  public var company: String
  /// Free remarks.
  public var comments: String
  /// Creation time; fixed by the report, so that the same report gives the same bytes.
  public var createdAt: Instant
  /// Further named properties, in order (journal position, digests, versions).
  public var custom: [CustomProperty]

  /// One named property.
  public struct CustomProperty: Hashable, Sendable {
    /// Name.
    public let name: String
    /// Value, at most 255 characters.
    public let value: String

    /// A named property.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Document properties.
  public init(
    title: String, subject: String, author: String, company: String, comments: String, createdAt: Instant,
    custom: [CustomProperty]
  ) {
    self.title = title
    self.subject = subject
    self.author = author
    self.company = company
    self.comments = comments
    self.createdAt = createdAt
    self.custom = custom
  }
}

/// A name that formulas can use for a cell or range.
public struct DefinedName: Hashable, Sendable {
  /// The name; letters, digits and underscores, Chinese allowed.
  public let name: String
  /// What it stands for, e.g. `台账!$A$6:$A$605`, without a leading equals sign.
  public let reference: String

  /// A defined name.
  public init(name: String, reference: String) {
    self.name = name
    self.reference = reference
  }
}
