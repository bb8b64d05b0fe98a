import LedgerExchange

/// What an import is asked to do.
public struct ImportRequest: Sendable {
  /// What happens when rows are rejected.
  public enum Policy: Hashable, Sendable {
    /// Nothing is imported unless every row is good.
    case allOrNothing
    /// The good rows are imported.
    case acceptValid
  }

  /// Whether the database is changed.
  public enum Mode: Hashable, Sendable {
    /// Record.
    case record
    /// Compute what would happen and change nothing.
    case dryRun
  }

  /// Paths of the files. Case ledgers are read before milestone files whatever their order here.
  public var files: [String]
  /// How they are to be read.
  public var options = LedgerOptions()
  /// What happens when rows are rejected.
  public var policy: Policy = .allOrNothing
  /// Whether the database is changed.
  public var mode: Mode = .record

  /// An import of files, all or nothing.
  public init(files: [String]) { self.files = files }
}

/// What an import did.
public struct ImportReport: Sendable {
  /// What one table brought. Case ledgers count cases, milestone files count milestones.
  public struct File: Sendable {
    /// The file.
    public let ledger: LedgerFile
    /// Registered.
    public var new = 0
    /// Changed.
    public var changed = 0
    /// Already as stated.
    public var unchanged = 0
    /// Rows left out, each counted once.
    public var rejectedRows: Set<Int> = []
    /// What was rejected, in the order of the rows.
    public var rejections: [Rejection] = []
    /// Notices.
    public var notices: [NoticeCount] = []
  }

  /// The tables in the order of reading: files, and each sheet of a workbook that is a ledger.
  public internal(set) var files: [File] = []
  /// Sheets that are no ledgers, or hidden.
  public internal(set) var passedOver: [PassedOverSheet] = []
  /// Whether the database was changed.
  public internal(set) var isRecorded = false

  /// Everything that was rejected, in the order of the files and rows.
  public var rejections: [Rejection] { files.flatMap(\.rejections) }
  /// Registered in all files.
  public var new: Int { files.reduce(0) { $0 + $1.new } }
  /// Changed in all files.
  public var changed: Int { files.reduce(0) { $0 + $1.changed } }
  /// Already as stated in all files.
  public var unchanged: Int { files.reduce(0) { $0 + $1.unchanged } }
  /// Rows left out in all files.
  public var rejected: Int { files.reduce(0) { $0 + $1.rejectedRows.count } }
}

/// How far an import is.
public struct ImportProgress: Sendable {
  /// Name of the file at hand.
  public let file: String
  /// Rows handled in it so far.
  public let rows: Int
}
