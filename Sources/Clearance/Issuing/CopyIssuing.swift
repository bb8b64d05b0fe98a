import CaseFile
import CaseStore
import CivilCalendar
import Glibc
import Reports
import WorkbookExport

/// Issues copies of a report (印发): one marked file for each recipient, or one without marks for nobody in particular
/// (发布), and one journal entry for each file.
///
/// In this order: every copy is written completely under a hidden name; their digests are noted in the journal, all in one
/// command; then each takes its name. A crash leaves at worst an entry whose copy has not appeared, never a copy without an
/// entry. The complete file is still there then, under its hidden name, and `InterruptedIssuing` gives it the
/// real one. So it is with a scheduled report whose name is taken in the very last moment: it waits for the next run. An entry is never taken back: a copy that has left the court cannot be called back, and its code must stay known.
public struct CopyIssuing: Sendable {
  /// Where the copies are noted.
  public let store: CaseStore
  /// What was asked for.
  public let request: ReportIssue.Request
  /// The report, without anybody's marks.
  public let workbook: Workbook
  /// The schedule for which it is made; nil when somebody asked for it.
  public let schedule: String?

  /// An issuing of a report.
  public init(store: CaseStore, request: ReportIssue.Request, workbook: Workbook, schedule: String? = nil) {
    self.schedule = schedule
    self.store = store
    self.request = request
    self.workbook = workbook
  }

  /// A copy with its file.
  public struct Copy: Hashable, Sendable {
    /// What is noted of it.
    public let issue: ReportIssue
    /// Path of its file.
    public let path: String
    /// Size of its file in bytes.
    public let byteCount: Int
  }

  /// Issues one copy for each destination.
  ///
  /// - Parameter destinations: Recipients with the paths of their files. Nothing may stand at a path, except where a
  ///   publication finds a file with its own bytes: that one stays.
  /// - Throws: `WorkbookError` when a copy cannot be written or drawn, `IssuingError`, `StoreError`. In each case no copy is
  ///   left; only after `IssuingError.notPlaced` has the journal entries of copies that never appeared, and after `.waiting`
  ///   of files that wait under their hidden names.
  public func run(
    _ destinations: [CopyDestination], context: CommandContext, options: WorkbookWriter.Options
  ) throws -> [Copy] {
    try Self.check(destinations)
    let basis = try ReportIssue.Basis(properties: workbook.properties)
    let content = try contentDigest()
    let codes = try codes(for: destinations.compactMap(\.recipient), at: context.recordedAt, basis: basis)
    var remaining = codes[...]
    var options = options
    options.owner = store.leavingMark
    var staged: [(file: StagedWorkbook, issue: ReportIssue)] = []
    for destination in destinations {
      let code = destination.recipient == nil ? nil : remaining.popFirst()
      options.existing = code == nil ? .keepIdentical : .refuseExisting
      let file = try Self.stage(marked(for: destination.recipient, code, at: context.recordedAt), for: destination.path, options)
      let digest = try FileDigest.sm3(of: file.temporaryPath)
      if FilePlace.isTaken(destination.path), try !FilePlace.isFile(destination.path) || FileDigest.sm3(of: destination.path) != digest {
        throw IssuingError.inTheWay(path: destination.path)
      }
      let issue = ReportIssue(
        request: request, basis: basis, schedule: schedule, recipient: destination.recipient?.name, code: code,
        file: destination.fileName, fileDigest: digest, contentDigest: content)
      staged.append((file, issue))
    }
    // The copies state the moment, and their codes are made from it.
    try store.write(context.atFixedMoment) { transaction in
      if let schedule, try transaction.isPublished(request.period, by: schedule) {
        throw IssuingError.publishedMeanwhile(schedule: schedule, period: request.period)
      }
      for (_, issue) in staged {
        if let code = issue.code, try transaction.isIssued(code) { throw IssuingError.codeTaken(code) }
        try transaction.append(.reportIssued(issue))
      }
    }
    if schedule == nil { try Self.place(staged.map(\.file)) } else { try Self.placeEach(staged.map(\.file)) }
    return staged.map { Copy(issue: $0.issue, path: $0.file.path, byteCount: $0.file.byteCount) }
  }

  /// Whether the copies could be placed as far as one can see: nothing may stand where a marked one goes.
  ///
  /// - Throws: `IssuingError.inTheWay`, `.nameTooLong`.
  public static func check(_ destinations: [CopyDestination]) throws(IssuingError) {
    for destination in destinations {
      try destination.checkName()
      if destination.recipient != nil, FilePlace.isTaken(destination.path) { throw .inTheWay(path: destination.path) }
    }
  }

  private func marked(for recipient: Recipient?, _ code: TraceCode?, at instant: Instant) -> Workbook {
    guard let recipient, let code else { return workbook }
    return workbook.marked(
      Watermark(recipient: recipient, issuedAt: instant, code: code, language: ReportLanguage(rawValue: request.language) ?? .zh))
  }

  private static func stage(
    _ workbook: Workbook, for path: String, _ options: WorkbookWriter.Options
  ) throws -> StagedWorkbook {
    do throws(WorkbookError) {
      return try WorkbookWriter.stage(workbook, for: path, options: options)
    } catch {
      if case .fileExists(let path) = error { throw IssuingError.inTheWay(path: path) }
      throw error
    }
  }

  /// All files or none take their names.
  private static func place(_ files: [StagedWorkbook]) throws(IssuingError) {
    for (index, file) in files.enumerated() {
      do throws(WorkbookError) {
        try file.place()
      } catch {
        for placed in files[..<index] { unlink(placed.path) }
        throw .notPlaced(path: file.path, error)
      }
    }
  }

  /// Each file takes its name if it can; the others wait under their hidden names.
  private static func placeEach(_ files: [StagedWorkbook]) throws(IssuingError) {
    var failure: IssuingError?
    for file in files {
      do throws(WorkbookError) {
        try file.place()
      } catch {
        file.leave()
        failure = failure ?? .waiting(path: file.path, error)
      }
    }
    if let failure { throw failure }
  }

  /// SM3 of what the report says, hexadecimal; see `Workbook.forEachContentLine`.
  public func contentDigest() throws(StoreError) -> String { try workbook.contentDigest() }

  /// The codes of copies that would be issued at a moment, in the order of the recipients.
  ///
  /// The same journal, request, moment and recipient give the same code. One that is taken already is passed over.
  public func codes(for recipients: [Recipient], at instant: Instant) throws -> [TraceCode] {
    try codes(for: recipients, at: instant, basis: try ReportIssue.Basis(properties: workbook.properties))
  }

  private func codes(for recipients: [Recipient], at instant: Instant, basis: ReportIssue.Basis) throws -> [TraceCode] {
    let hasher = try SM3()
    var taken = Set(try store.issuedReports().compactMap(\.issue.code))
    var codes: [TraceCode] = []
    for recipient in recipients {
      var attempt = 0
      var code: TraceCode
      repeat {
        code = TraceCode(try hasher.digest(preimage(recipient, instant, basis, attempt: attempt)))
        attempt += 1
      } while !taken.insert(code).inserted
      codes.append(code)
    }
    return codes
  }

  private func preimage(_ recipient: Recipient, _ instant: Instant, _ basis: ReportIssue.Basis, attempt: Int) -> [UInt8] {
    JSONValue.array([
      .string(store.court.code), .string(basis.digest), .string(request.kind), .string(request.period),
      .string(request.comparison ?? ""), .string(request.scope ?? ""),
      .array(request.thresholds.map { .integer(Int64($0)) }), .bool(request.ranksJudges), .string(request.language),
      .string(recipient.name),
      .string(instant.description), .integer(Int64(attempt)),
    ]).canonicalUTF8
  }
}

/// Why copies were not issued.
public enum IssuingError: Error, Hashable, Sendable {
  /// Another command issued a copy with the same code in the same moment; nothing was noted, and no copy is left.
  case codeTaken(TraceCode)
  /// A file stands where a copy would go; nothing was noted, and no copy is left. Copies are never replaced: the file may
  /// be one that was issued.
  case inTheWay(path: String)
  /// Another run published the period in the same moment; nothing was noted, and no file is left.
  case publishedMeanwhile(schedule: String, period: String)
  /// The copies are noted in the journal, but a file could not take its name; no copy is left.
  case notPlaced(path: String, WorkbookError)
  /// The report is noted in the journal, and its file is complete under a hidden name, but could not take its own; the next
  /// run tries again.
  case waiting(path: String, WorkbookError)
  /// The name of a file would be longer than file systems take; nothing was noted.
  case nameTooLong(path: String)
  /// The report does not state on what its figures rest.
  case basisMissing(property: String)
}

extension Workbook {
  /// SM3 of what it says, hexadecimal; see `forEachContentLine`.
  func contentDigest() throws(StoreError) -> String {
    let hasher = try SM3()
    try hasher.begin()
    try forEachContentLine { (line) throws(StoreError) in try hasher.update(line, count: line.count) }
    return try hasher.finish().description
  }
}

extension ReportIssue.Basis {
  /// What a report states in its own properties: the journal notes exactly what the copy says.
  init(properties: DocumentProperties) throws(IssuingError) {
    try self.init(stated: Dictionary(properties.custom.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }))
  }

  /// What the properties of a file state, by name.
  init(stated properties: [String: String]) throws(IssuingError) {
    func value(_ name: String) throws(IssuingError) -> String {
      guard let value = properties[name] else { throw .basisMissing(property: name) }
      return value
    }
    guard let asOf = CivilDate(try value("chuqing.asOf")) else { throw .basisMissing(property: "chuqing.asOf") }
    guard let position = Int(try value("chuqing.journalSequence")) else {
      throw .basisMissing(property: "chuqing.journalSequence")
    }
    self.init(
      asOf: asOf, position: position, digest: try value("chuqing.journalDigest"), program: try value("chuqing.program"),
      catalogue: try value("chuqing.catalogue"), calendar: try value("chuqing.calendar"))
  }
}
