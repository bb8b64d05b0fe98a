import CaseFile
import CivilCalendar

/// Where something stands in a ledger.
public struct LedgerPlace: Hashable, Sendable {
  /// Name of the file, without folder.
  public var file: String
  /// Name of the sheet; nil for a text file.
  public var sheet: String?
  /// Row as the spreadsheet counts, or line of the text file, from 1.
  public var row: Int
  /// Header of the column; nil when the whole row is meant.
  public var column: String?
  /// Position of the column, from 1; nil when the whole row is meant.
  public var columnNumber: Int?

  /// A place.
  public init(file: String, sheet: String? = nil, row: Int, column: String? = nil, columnNumber: Int? = nil) {
    self.file = file
    self.sheet = sheet
    self.row = row
    self.column = column
    self.columnNumber = columnNumber
  }
}

/// What a row breaks. Cases carry facts; words and remedies live in the command line's message tables.
public enum LedgerRule: Hashable, Sendable {
  /// The row has content but no case number.
  case caseNumberMissing
  /// The cell holds several case numbers: each, written in full.
  case severalCaseNumbers([String])
  /// The row has more cells than the header.
  case moreCellsThanHeaders(cells: Int, headers: Int)
  /// Not a date.
  case notADate(DateReadingError)
  /// Not an amount of money.
  case notAnAmount(MoneyReadingError)
  /// Not a whole number of at least 0.
  case notACount
  /// Neither yes nor no.
  case notYesOrNo
  /// Not one of the words of the column.
  case unknownWord(accepted: [String])
  /// The code of the enterprise contradicts itself.
  case badCode(EnterpriseCodeDefect)
  /// The numbers of codes and enterprises in a consolidated case differ.
  case codesAndNamesDiffer(codes: Int, names: Int)
  /// The cell holds an error value of the spreadsheet, such as `#REF!`.
  case errorValue
  /// Not the name of a milestone.
  case unknownMilestone(closest: [String])
  /// The row has no milestone.
  case milestoneMissing
  /// The row has no date.
  case dateMissing
  /// The case, or the same milestone of it on the same day, stands earlier in the same file with other content; the
  /// sheet is named when it is another one.
  case repeatedCase(firstRow: Int, firstSheet: String? = nil)
  /// Two rows of one case, over which its number is merged, say different things.
  case differsInMergedCase(firstRow: Int, firstValue: String)
  /// The row contradicts what is recorded, or itself.
  case refused(CaseRefusal)
}

/// A row, or one of its cells, that is not imported.
public struct Rejection: Hashable, Sendable {
  /// Where.
  public var place: LedgerPlace
  /// What the cell says; for a whole row, the case number or the first words.
  public var value: String
  /// Why.
  public var rule: LedgerRule

  /// A rejection.
  public init(place: LedgerPlace, value: String, rule: LedgerRule) {
    self.place = place
    self.value = value
    self.rule = rule
  }
}

/// Something worth a look that does not stop a row.
public enum LedgerNotice: Hashable, Sendable {
  /// A case number with a peculiarity.
  case caseNumber(CaseNumberReading.Warning)
  /// The inner check character of a credit code does not fit.
  case organisationCheck
  /// A manner of closing that the product does not know: kept as written, never counted as clearance.
  case unknownManner
  /// A closed case without a manner: never counted as clearance.
  case closedWithoutManner
  /// A closing that is unusual for its docket.
  case oddClosing(CaseRefusal)
  /// A case without an enterprise.
  case debtorMissing
  /// A column that the product does not know: kept with the case under its header.
  case unknownColumn(String)
  /// A row of totals, signatures or repeated headers that was passed over.
  case passedOver
  /// Money without a unit of its own was read in the unit stated above the header.
  case unitFromTitle(MoneyReading.Unit)
  /// A day that is stated to be open (待定), taken for blank.
  case undetermined
  /// Rows over which one case number is merged, read as one case with an enterprise a row.
  case mergedCase
  /// A milestone that stands in one row for several cases.
  case milestoneOfSeveral
  /// A title of the list of columns that the ledger does not have.
  case mappedTitleMissing(String)
}

/// The notices of an import, counted, each with its first places.
public struct NoticeCount: Hashable, Sendable {
  /// What.
  public var notice: LedgerNotice
  /// How often.
  public var count: Int
  /// The first few places.
  public var examples: [LedgerPlace]
}

/// Counts notices in the order of their first occurrence.
public struct NoticeTally: Sendable {
  private var order: [LedgerNotice] = []
  private var counts: [LedgerNotice: NoticeCount] = [:]

  /// None.
  public init() {}

  /// One more.
  public mutating func add(_ notice: LedgerNotice, at place: LedgerPlace) {
    if var known = counts[notice] {
      known.count += 1
      if known.examples.count < 3 { known.examples.append(place) }
      counts[notice] = known
    } else {
      order.append(notice)
      counts[notice] = NoticeCount(notice: notice, count: 1, examples: [place])
    }
  }

  /// The counts.
  public var all: [NoticeCount] { order.compactMap { counts[$0] } }
}
