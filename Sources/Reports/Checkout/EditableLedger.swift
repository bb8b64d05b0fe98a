import CivilCalendar

/// A ledger that is handed out for editing in a spreadsheet program (领取的台账) and will be taken back.
public struct EditableLedger: Sendable {
  /// What a column holds, which decides what its cells accept and what the note on its header says.
  public enum Entry: Hashable, Sendable {
    /// The case number: fixed in rows that were handed out, free in new ones.
    case caseNumber
    /// Names of enterprises, one a line.
    case enterprises
    /// Codes of enterprises, one a line.
    case codes
    /// One of these words.
    case words([String])
    /// One of these words, or others.
    case openWords([String])
    /// A person; these are known.
    case people([String])
    /// A division of the court; these are known.
    case divisions([String])
    /// A day that is not in the future and can never be blank.
    case filingDay
    /// A day that is not in the future.
    case day
    /// A day that is planned, and may lie in the future.
    case plannedDay
    /// Money in yuan.
    case amount
    /// A whole number.
    case count
    /// The number of another case.
    case otherCase
    /// Free text.
    case text
    /// Something that only informs; what is typed there is not read.
    case information
  }

  /// One column.
  public struct Column: Hashable, Sendable {
    /// Title in the header.
    public var title: String
    /// What it holds.
    public var entry: Entry

    /// A column.
    public init(title: String, entry: Entry) {
      self.title = title
      self.entry = entry
    }
  }

  /// One case.
  public struct Line: Sendable {
    /// The number under which it was handed out; nil for a case that is not registered yet.
    public var key: String?
    /// One value a column.
    public var cells: [CellValue]
    /// Notes on cells that somebody else changed too, by column.
    public var conflicts: [Int: Conflict]

    /// A case.
    public init(key: String?, cells: [CellValue], conflicts: [Int: Conflict] = [:]) {
      self.key = key
      self.cells = cells
      self.conflicts = conflicts
    }
  }

  /// A cell that was changed on both sides. Values are in the form of the ledger; nil is a blank.
  public struct Conflict: Hashable, Sendable {
    /// What was handed out.
    public var base: String?
    /// What is recorded now.
    public var current: String?
    /// What came back.
    public var mine: String?
    /// Who recorded it; nil when nobody can be named.
    public var actor: String?
    /// When; nil when nobody can be named.
    public var recordedAt: Instant?

    /// A conflict.
    public init(base: String?, current: String?, mine: String?, actor: String?, recordedAt: Instant?) {
      self.base = base
      self.current = current
      self.mine = mine
      self.actor = actor
      self.recordedAt = recordedAt
    }
  }

  /// Name of the court.
  public var court: String
  /// Whether the data is a rehearsal's.
  public var isRehearsal: Bool
  /// Who fetched it.
  public var issuedTo: String
  /// When.
  public var issuedAt: Instant
  /// Position of the journal.
  public var sequence: Int
  /// The seal of the baseline; its beginning serves as number of the ledger.
  public var seal: String
  /// Title of the hidden first column.
  public var keyTitle: String
  /// The columns.
  public var columns: [Column]
  /// The cases.
  public var lines: [Line]
  /// Rows of the hidden sheet that says what was handed out.
  public var baseline: [[String]]
  /// Further document properties.
  public var properties: [DocumentProperties.CustomProperty]
  /// Language of titles and notes.
  public var language: ReportLanguage

  /// Blank rows prepared for new cases.
  public static let blankRows = 200

  /// A ledger without cases.
  public init(
    court: String, isRehearsal: Bool, issuedTo: String, issuedAt: Instant, sequence: Int, seal: String, keyTitle: String,
    language: ReportLanguage
  ) {
    self.court = court
    self.isRehearsal = isRehearsal
    self.issuedTo = issuedTo
    self.issuedAt = issuedAt
    self.sequence = sequence
    self.seal = seal
    self.keyTitle = keyTitle
    self.language = language
    columns = []
    lines = []
    baseline = []
    properties = []
  }

  /// Whether cells were changed on both sides.
  public var hasConflicts: Bool { lines.contains { !$0.conflicts.isEmpty } }

  /// The ledger as a workbook: the sheet to edit, a list of conflicts if there are any, and two hidden sheets with the
  /// lists to choose from and the baseline.
  public func workbook() -> Workbook {
    var looks = Looks(levelWord: "")
    let lists = EditableLedgerLists(columns: columns, language: language)
    var sheets = [EditableLedgerSheet(self, lists).make(&looks)]
    if hasConflicts { sheets.append(ConflictSheet(self).make(&looks)) }
    sheets.append(lists.sheet())
    var hidden = Sheet(name: language("领取基线", "Baseline"))
    hidden.isHidden = true
    let text = looks.make { $0.numberFormat = NumberFormats.text }
    hidden.blocks = [
      .rows(baseline.map { Row(cells: $0.map { Cell($0.isEmpty ? .empty : .text($0), text) }) })
    ]
    hidden.protection = SheetProtection(allowing: [])
    sheets.append(hidden)
    let words = EditableLedgerWords(language)
    return Workbook(
      properties: DocumentProperties(
        title: words.title, subject: words.number(seal), author: court, company: court,
        comments: isRehearsal ? language("演练数据", "rehearsal data") : "", createdAt: issuedAt, custom: properties),
      sheets: sheets, styles: looks.table)
  }
}
