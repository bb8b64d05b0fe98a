import ArgumentParser
import CaseFile
import CaseStore
import Clearance
import CivilCalendar
import Glibc
import RuleModel

/// Which cases a batch is about: named one by one, listed in a file, or chosen by what they have in common.
struct CaseSelection: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      words("从文件读案号，每行一个；- 为标准输入。", "Read case numbers from a file, one a line; - for standard input."),
      valueName: "file"))
  var from: String?
  @Option(help: ArgumentHelp(words("这位法官的未结案件。", "Pending cases of this judge."), valueName: "name"))
  var judge: String?
  @Option(help: ArgumentHelp(words("这种程序的未结案件。", "Pending cases of this proceeding."), valueName: "word"))
  var procedure: String?
  @Option(help: ArgumentHelp(words("这个主管单位的未结案件。", "Pending cases of this body."), valueName: "name"))
  var supervisingBody: String?
  @Option(
    help: ArgumentHelp(
      words("这个节点有在走期限的未结案件。", "Pending cases with an open limit at this node."), valueName: "node"))
  var openAt: String?

  /// Whether cases are chosen by what they have in common.
  var isFilter: Bool { judge != nil || procedure != nil || supervisingBody != nil || openAt != nil }

  /// The cases: those named, those of the file, and those that meet every condition given; each once.
  func numbers(named texts: [String], store: CaseStore, session: Session) throws -> [CaseNumber] {
    var texts = texts
    if let from { texts += try Self.lines(of: from) }
    let parser = CaseNumberParser(codes: session.catalogue.caseNumberCodes)
    var numbers: [CaseNumber] = []
    var seen: Set<CaseNumber> = []
    for text in texts {
      for reading in parser.readAll(text) where seen.insert(reading.number).inserted {
        numbers.append(reading.number)
      }
    }
    for number in try filtered(store: store, session: session) where seen.insert(number).inserted {
      numbers.append(number)
    }
    guard !numbers.isEmpty else {
      throw CommandFailure.usage(isFilter ? .noCaseMatches : .missingCases)
    }
    return numbers
  }

  private func filtered(store: CaseStore, session: Session) throws -> [CaseNumber] {
    guard isFilter else { return [] }
    var query = CaseQuery()
    query.pendingOn = session.today
    query.judge = judge
    if let procedure {
      guard let known = Procedure(ledgerText: procedure) else {
        throw CommandFailure.usage(
          .badWord(option: "--procedure", procedure, accepted: Procedure.inReportOrder.map(\.ledgerWord)))
      }
      query.procedure = known
    }
    var cases = try store.cases(query)
    if let body = supervisingBody.map(TextFolding.key) {
      cases.removeAll { $0.facts.supervisingBody.map(TextFolding.key) != body }
    }
    guard let openAt else { return cases.map(\.number) }
    let node = try session.step(openAt).id
    let law = try session.law(of: store)
    var reckoner = DocketReckoner(catalogue: law)
    return try cases.map(\.number).filter { number in
      guard let docket = try store.docket(number, codes: law.caseNumberCodes) else { return false }
      return reckoner.status(of: docket, now: session.now).limits.contains {
        $0.state.isOpen && ($0.rule.step == node || (node.part == nil && $0.rule.milestone == node.milestone))
      }
    }
  }

  /// The cases named, those of a file, and the pending cases of a judge; each once.
  static func numbers(
    named texts: [String], from file: String?, pendingOf judge: String?, store: CaseStore, session: Session
  ) throws -> [CaseNumber] {
    let parser = CaseNumberParser(codes: session.catalogue.caseNumberCodes)
    var numbers = (texts + (try file.map(lines) ?? [])).flatMap { parser.readAll($0).map(\.number) }
    if let judge {
      var query = CaseQuery()
      query.pendingOn = session.today
      query.judge = judge
      numbers += try store.cases(query).map(\.number)
    }
    var seen: Set<CaseNumber> = []
    numbers.removeAll { !seen.insert($0).inserted }
    guard !numbers.isEmpty else { throw CommandFailure.usage(judge == nil ? .missingCases : .noCaseMatches) }
    return numbers
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

/// One command about many cases: all of them or none, and of those that cannot every one is named.
enum CaseBatch {
  /// Runs `body` for each case; if any is refused, nothing is recorded and all refusals are told together.
  static func run<Result>(
    _ numbers: [CaseNumber], _ body: (CaseNumber) throws -> Result
  ) throws -> [(CaseNumber, Result)] {
    var results: [(CaseNumber, Result)] = []
    var refusals: [CaseBatchRefusal] = []
    for number in numbers {
      do {
        results.append((number, try body(number)))
      } catch let refusal as CaseRefusal {
        refusals.append(CaseBatchRefusal(number: number, refusal: refusal))
      }
    }
    if let only = refusals.first, refusals.count == 1 { throw CommandFailure.refusal(only.refusal, case: only.number) }
    if !refusals.isEmpty { throw CommandFailure.batch(refusals, of: numbers.count) }
    return results
  }
}

/// A case that a batch cannot be done to.
struct CaseBatchRefusal {
  let number: CaseNumber
  let refusal: CaseRefusal
}
