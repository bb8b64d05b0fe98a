import CaseFile

/// What a clerk's own columns mean: a list of the titles of a ledger and the names of the product's columns.
///
/// A text file that people edit by hand, one pair a line; quotes, indentation, full-width colons and remarks behind `#`
/// are understood, so that it may be written as YAML or simply typed:
///
/// ```
/// 工作表: 2019年
/// 表头行: 3-4
/// 单位: 万元
/// 收案流水: 案号
/// 被告企业: 企业名称
/// 内部编号: 忽略
/// F列: 立案日期
/// ```
///
/// Pairs before the first `工作表` hold for every sheet.
public struct LedgerMapping: Hashable, Sendable {
  /// What a column is.
  public enum Meaning: Hashable, Sendable {
    /// A column of the product, for money with its unit.
    case column(LedgerColumn, MoneyReading.Unit?)
    /// Kept with the case under its own title, as columns are that nobody knows.
    case keep
    /// Left out.
    case ignore
  }

  /// One pair.
  public struct Entry: Hashable, Sendable {
    /// The title, or the letters of the column as in `F列`.
    public var title: String
    /// What the column is.
    public var meaning: Meaning
    /// Line of the file, from 1.
    public var line: Int
  }

  /// The pairs for one sheet, or for every sheet.
  public struct Section: Hashable, Sendable {
    /// The sheet; nil for all.
    public var sheet: String?
    /// Rows of the header, from 1; nil to find them.
    public var headerRows: ClosedRange<Int>?
    /// Unit of money in columns that state none.
    public var unit: MoneyReading.Unit?
    /// The pairs, by folded title.
    public var entries: [String: Entry] = [:]

    /// No pair.
    public static let none = Section()

    /// What the mapping says of a column by its title or its letters; nil when it says nothing.
    func meaning(of title: String, position: Int) -> Meaning? {
      guard !entries.isEmpty else { return nil }
      let letters = CellReference.columnName(position + 1) + "列"
      return (entries[LedgerMapping.key(title)] ?? entries[LedgerMapping.key(letters)])?.meaning
    }

    /// The titles that a header does not have, in the order of the file.
    func absent(from header: LedgerHeader) -> [String] {
      var present = Set((header.levels.flatMap { $0 } + header.titles).map(LedgerMapping.key))
      for index in header.titles.indices {
        present.insert(LedgerMapping.key(CellReference.columnName(index + 1) + "列"))
      }
      return entries.filter { !present.contains($0.key) }.map(\.value).sorted { $0.line < $1.line }.map(\.title)
    }
  }

  /// The sections in the order of the file.
  public var sections: [Section] = []

  /// What holds for a sheet; a section of its own goes before what holds for all.
  func section(for sheet: String?) -> Section {
    var result = Section.none
    for section in sections where section.sheet == nil || sheet.map({ Self.key($0) == Self.key(section.sheet ?? "") }) == true {
      result.headerRows = section.headerRows ?? result.headerRows
      result.unit = section.unit ?? result.unit
      result.entries.merge(section.entries) { $1 }
    }
    return result
  }

  /// A title as titles are compared: without spaces, line breaks and marks for looks.
  static func key(_ title: String) -> String {
    TextFolding.key(title).filter { $0 != "*" && $0 != ":" && $0 != "\"" }
  }
}

/// Why a list of columns is not understood.
public enum LedgerMappingError: Error, Hashable, Sendable {
  /// The file cannot be read as text.
  case unreadable(TabularError)
  /// A workbook, or another table: no list.
  case notAList
  /// A line without a colon.
  case noSeparator(line: Int, text: String)
  /// Not the name of a column of the product.
  case unknownColumn(line: Int, value: String, closest: [LedgerColumn])
  /// Not a row number, or a span of at most three rows.
  case badRows(line: Int, value: String)
  /// Not a unit of money that is read.
  case badUnit(line: Int, value: String)
  /// A title stands twice.
  case titleTwice(line: Int, first: Int, title: String)
  /// Two titles are given the same meaning.
  case columnTwice(line: Int, first: Int, column: LedgerColumn)
  /// No pair at all.
  case empty
}
