import CivilCalendar

/// A report that left the court (印发): one copy for one recipient, or a publication for nobody in particular.
///
/// Holds everything from which the report can be made again after any later corrections: the request, the state of the
/// journal on which its figures rest, and the versions of what computed them.
public struct ReportIssue: Hashable, Sendable {
  /// What was asked for.
  public struct Request: Hashable, Sendable {
    /// Kind of report, e.g. `situation`.
    public var kind: String
    /// Code of the period, e.g. `2019H1`.
    public var period: String
    /// Code of the period with which it is compared; nil for none.
    public var comparison: String?
    /// The part of the court that it covers, in the words of the request; nil for all of it.
    public var scope: String?
    /// Ages of long-pending cases in months; empty for the program's own.
    public var thresholds: [Int]
    /// Whether judges are ranked by closings; by name otherwise.
    public var ranksJudges: Bool
    /// Language of the report, `zh` or `en`.
    public var language: String

    /// A request.
    public init(
      kind: String, period: String, comparison: String?, scope: String? = nil, thresholds: [Int] = [],
      ranksJudges: Bool = false, language: String
    ) {
      self.ranksJudges = ranksJudges
      self.kind = kind
      self.period = period
      self.comparison = comparison
      self.scope = scope
      self.thresholds = thresholds
      self.language = language
    }
  }

  /// On what its figures rest.
  public struct Basis: Hashable, Sendable {
    /// The cut-off: figures are as of the end of this day.
    public var asOf: CivilDate
    /// Entries of the journal that were known.
    public var position: Int
    /// Digest of the last of them, hexadecimal.
    public var digest: String
    /// Version of the program.
    public var program: String
    /// Version of the catalogue of rules.
    public var catalogue: String
    /// Version of the holiday calendar.
    public var calendar: String

    /// A basis.
    public init(asOf: CivilDate, position: Int, digest: String, program: String, catalogue: String, calendar: String) {
      self.asOf = asOf
      self.position = position
      self.digest = digest
      self.program = program
      self.catalogue = catalogue
      self.calendar = calendar
    }
  }

  /// What was asked for.
  public var request: Request
  /// On what its figures rest.
  public var basis: Basis
  /// The schedule for which it was made; nil for one that somebody asked for.
  public var schedule: String?
  /// For whom the copy is; nil for a publication.
  public var recipient: String?
  /// The code on the copy; nil for a publication.
  public var code: TraceCode?
  /// Name of the file, without folder.
  public var file: String
  /// SM3 of the file's bytes, hexadecimal.
  public var fileDigest: String
  /// SM3 of what the report says, hexadecimal: the same for all copies, and after a change of the file library.
  public var contentDigest: String

  /// An issue.
  public init(
    request: Request, basis: Basis, schedule: String? = nil, recipient: String?, code: TraceCode?, file: String,
    fileDigest: String, contentDigest: String
  ) {
    self.schedule = schedule
    self.request = request
    self.basis = basis
    self.recipient = recipient
    self.code = code
    self.file = file
    self.fileDigest = fileDigest
    self.contentDigest = contentDigest
  }
}

/// An issue with its place in the journal.
public struct IssuedReport: Hashable, Sendable {
  /// Sequence of the entry.
  public let sequence: Int
  /// When it was issued.
  public let issuedAt: Instant
  /// Who claims to have issued it.
  public let actor: String
  /// What was issued.
  public let issue: ReportIssue

  /// An issue with its place.
  public init(sequence: Int, issuedAt: Instant, actor: String, issue: ReportIssue) {
    self.sequence = sequence
    self.issuedAt = issuedAt
    self.actor = actor
    self.issue = issue
  }
}

extension ReportIssue {
  /// What the entry is about: the code of the copy, else the name of the file.
  var subject: String { code?.text ?? file }

  /// The payload.
  public var json: JSONValue {
    .members([
      "as_of": .day(basis.asOf), "calendar": .string(basis.calendar), "catalogue": .string(basis.catalogue),
      "code": code.map { .string($0.text) }, "comparison": request.comparison.map(JSONValue.string),
      "content_digest": .string(contentDigest), "file": .string(file), "file_digest": .string(fileDigest),
      "journal_digest": .string(basis.digest), "journal_position": .integer(Int64(basis.position)),
      "kind": .string(request.kind), "language": .string(request.language), "period": .string(request.period),
      "program": .string(basis.program), "ranks_judges": request.ranksJudges ? .bool(true) : nil,
      "recipient": recipient.map(JSONValue.string),
      "schedule": schedule.map(JSONValue.string), "scope": request.scope.map(JSONValue.string),
      "thresholds": .array(request.thresholds.map { .integer(Int64($0)) }),
    ])
  }

  /// The issue of a stored entry.
  public init(_ payload: JSONValue) throws(PayloadError) {
    var code: TraceCode?
    if let text = payload["code"]?.text {
      do throws(TraceCodeFault) { code = try TraceCode(reading: text) } catch { throw .wrongValue(key: "code") }
    }
    self.init(
      request: Request(
        kind: try payload.string("kind"), period: try payload.string("period"), comparison: payload["comparison"]?.text,
        scope: payload["scope"]?.text, thresholds: try Self.thresholds(payload), ranksJudges: payload["ranks_judges"] == .bool(true),
        language: try payload.string("language")),
      basis: Basis(
        asOf: try payload.date("as_of"), position: try payload.int("journal_position"),
        digest: try payload.string("journal_digest"), program: try payload.string("program"),
        catalogue: try payload.string("catalogue"), calendar: try payload.string("calendar")),
      schedule: payload["schedule"]?.text, recipient: payload["recipient"]?.text, code: code, file: try payload.string("file"),
      fileDigest: try payload.string("file_digest"), contentDigest: try payload.string("content_digest"))
  }

  /// The ages in months of a stored request.
  static func thresholds(_ payload: JSONValue) throws(PayloadError) -> [Int] {
    var thresholds: [Int] = []
    for item in try payload.items("thresholds") {
      guard case .integer(let months) = item else { throw .wrongValue(key: "thresholds") }
      thresholds.append(Int(months))
    }
    return thresholds
  }
}
