import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import Glibc
import Reports
import RuleModel

/// Which cases a batch is about: named one by one, listed in a file, or chosen by what they have in common. The
/// conditions are those of `case list`; unless `--closed` is given they choose among pending cases.
struct CaseSelection: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      words("从文件读案号，每行一个；- 为标准输入。", "Read case numbers from a file, one a line; - for standard input."),
      valueName: "file"))
  var from: String?
  @OptionGroup var conditions: CaseConditionOptions
  @OptionGroup var standing: CaseStandingOptions

  /// The cases: those named, those of the file, and those that meet every condition given; each once.
  ///
  /// - Throws: `.usage(.missingCases)` when none is given, `.usage(.noCaseMatches)` when no case meets the conditions,
  ///   `.caseNumber` for a number that could be several cases.
  func numbers(named texts: [String], store: CaseStore, session: Session) throws -> [CaseNumber] {
    try numbers(named: texts, filter: try filter(.pending, store, session), store: store, session: session)
  }

  /// As `numbers(named:store:session:)`, but where nothing at all is said, every case of this part of the stock.
  ///
  /// - Parameter stock: Among which cases the conditions choose, unless they say it themselves.
  func numbers(
    named texts: [String], of stock: CaseFilter.Stock, store: CaseStore, session: Session
  ) throws -> [CaseNumber] {
    var filter = try filter(stock, store, session)
    if filter == nil, texts.isEmpty, from == nil {
      filter = CaseFilter()
      filter?.stock = stock
    }
    return try numbers(named: texts, filter: filter, store: store, session: session)
  }

  private func numbers(
    named texts: [String], filter: CaseFilter?, store: CaseStore, session: Session
  ) throws -> [CaseNumber] {
    var texts = texts
    if let from { texts += try Self.lines(of: from) }
    let readings = texts.flatMap(CaseNumberParser(codes: session.catalogue.caseNumberCodes).readAll)
    var numbers: [CaseNumber] = []
    var seen: Set<CaseNumber> = []
    for reading in readings {
      let number = try resolved(reading, isAlone: readings.count == 1 && filter == nil, store, session)
      if seen.insert(number).inserted { numbers.append(number) }
    }
    if let filter {
      for number in try chosen(filter, store, session) where seen.insert(number).inserted { numbers.append(number) }
    }
    guard !numbers.isEmpty else { throw CommandFailure.usage(filter == nil ? .missingCases : .noCaseMatches) }
    return numbers
  }

  /// The cases named, those of a file, and the pending cases of a judge; each once.
  static func numbers(
    named texts: [String], from file: String?, pendingOf judge: String?, store: CaseStore, session: Session
  ) throws -> [CaseNumber] {
    var selection = try CaseSelection.parse([])
    selection.from = file
    selection.conditions.judge = judge.map { [$0] } ?? []
    return try selection.numbers(named: texts, store: store, session: session)
  }

  /// Of several numbers those that are not registered are left to the batch, which names them all.
  private func resolved(
    _ reading: CaseNumberReading, isAlone: Bool, _ store: CaseStore, _ session: Session
  ) throws -> CaseNumber {
    do {
      return try session.registeredCase(reading.input, in: store)
    } catch {
      guard case .caseNumber(.unknown) = error, !isAlone else { throw error }
      return reading.number
    }
  }

  /// The filter that the conditions make; nil when there is none.
  private func filter(_ stock: CaseFilter.Stock, _ store: CaseStore, _ session: Session) throws -> CaseFilter? {
    var filter = CaseFilter()
    try conditions.apply(to: &filter, store: store, session: session)
    // The law is read only when it is asked for: most batches name their cases.
    if standing.isUsed {
      try standing.apply(to: &filter, catalogue: try session.law(of: store), day: session.today, session: session)
    }
    guard filter.hasCondition || conditions.pending || conditions.closed else { return nil }
    if filter.stock == .any { filter.stock = stock }
    return filter
  }

  private func chosen(_ filter: CaseFilter, _ store: CaseStore, _ session: Session) throws -> [CaseNumber] {
    let law = try session.law(of: store)
    let finder = CaseFinder(
      filter, moment: .now(session.now), catalogue: law,
      naming: CourtNaming(court: store.court, codes: law.caseNumberCodes))
    return CaseOrder.filed.sorted(try session.find(finder, in: store)).map(\.record.number)
  }

  private static func lines(of path: String) throws(CommandFailure) -> [String] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .usage(.missingFile(path)) }
    defer { if path != "-" { close(descriptor) } }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
  }
}

extension Session {
  /// The cases that a finder finds; progress on a terminal.
  func find(_ finder: CaseFinder, in store: CaseStore) throws -> [FoundCase] {
    let progress = ProgressLine(output)
    defer { progress.finish() }
    return try store.find(finder, codes: try law(of: store).caseNumberCodes) { count in
      progress.show(language("已看 \(count) 件", "Looked at \(count) cases"))
    }
  }
}
