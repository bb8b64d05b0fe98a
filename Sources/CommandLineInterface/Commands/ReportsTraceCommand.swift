import ArgumentParser
import CaseFile
import CaseStore
import Clearance
import Glibc

/// `reports trace`: whose copy a code or a file is.
struct ReportsTraceCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "trace", abstract: words("溯源：凭溯源码或文件查出是送给谁的哪一份。", "Whose copy it was, by its trace code or its file."),
    discussion: words(
      """
      溯源码在单元格后面的水印里，也在页眉、页脚和文档属性里；大小写、空格不论，O 当作 0，I、L 当作 1。
      例：chuqing reports trace 7K3M9QXTA    chuqing reports trace --file 流出的文件.xlsx
      """,
      """
      The code stands in the watermark behind the cells, in headers, footers and the document's properties; case and spaces do
      not matter, O is read as 0, I and L as 1.
      Example: chuqing reports trace 7K3M9QXTA    chuqing reports trace --file leaked.xlsx
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("溯源码。", "The trace code."), valueName: "code")) var code: String?
  @Option(help: ArgumentHelp(words("流出的文件（.xlsx）。", "The file that turned up (.xlsx)."), valueName: "file"), completion: .file())
  var file: String?
  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON."))) var json = false

  /// What is known of a copy, and how.
  private struct Finding {
    enum Evidence: String {
      /// From the code alone.
      case code
      /// Byte for byte the file that was issued.
      case identical
      /// A code stands in a file that is not, or no longer, what was issued.
      case changed
    }

    let report: IssuedReport
    let evidence: Evidence
    var places: [CopyTracing.Place] = []
  }

  func run(in session: Session) throws -> ExitCode {
    let tracing = CopyTracing(store: try session.open())
    let findings: [Finding]
    switch (code, file) {
    case (let code?, nil): findings = [try Self.trace(code, tracing)]
    case (nil, let file?): findings = try Self.trace(file: file, tracing)
    default: throw CommandFailure.usage(.codeOrFile)
    }
    if json {
      session.output.json([.init(key: "copies", value: .array(findings.map(Self.json)))])
    } else {
      for (index, finding) in findings.enumerated() {
        if index > 0 { session.output.result("") }
        Self.lines(finding, session.language).forEach(session.output.result)
      }
      if findings.count > 1 {
        session.output.message(
          session.language("这个文件里有几份的溯源码：可能由几份拼成。", "The file carries the codes of several copies: it may be put together from them."))
      }
    }
    return ContractExit.done
  }

  private static func trace(_ code: String, _ tracing: CopyTracing) throws -> Finding {
    switch try tracing.trace(code) {
    case .issued(let report): return Finding(report: report, evidence: .code)
    case .unknown(let near): throw CommandFailure.trace(.unknown(code, near: near))
    case .malformed(let fault, let near): throw CommandFailure.trace(.malformed(code, fault, near: near))
    }
  }

  private static func trace(file: String, _ tracing: CopyTracing) throws -> [Finding] {
    guard access(file, F_OK) == 0 else { throw CommandFailure.usage(.missingFile(file)) }
    var place = stat()
    if stat(file, &place) == 0, place.st_mode & S_IFMT == S_IFDIR { throw CommandFailure.trace(.folder(path: file)) }
    switch try tracing.trace(fileAt: file) {
    case .identical(let reports, _): return reports.map { Finding(report: $0, evidence: .identical) }
    case .changed(let marks, _):
      let findings = marks.compactMap { mark in
        mark.issued.map { Finding(report: $0, evidence: .changed, places: mark.places) }
      }
      guard !findings.isEmpty else { throw CommandFailure.trace(.foreign(path: file, codes: marks.map(\.code))) }
      return findings
    case .noWorkbook: throw CommandFailure.trace(.noWorkbook(path: file))
    case .unmarked: throw CommandFailure.trace(.unmarked(path: file))
    }
  }

  private static func lines(_ finding: Finding, _ say: Language) -> [String] {
    let (report, issue) = (finding.report, finding.report.issue)
    var lines: [String] = []
    if let recipient = issue.recipient { lines.append(say("送：\(recipient)", "For: \(recipient)")) }
    if let code = issue.code { lines.append(say("溯源码：\(code)", "Trace code: \(code)")) }
    lines += [
      say("报告：\(issue.title(.zh))（截至 \(issue.basis.asOf)）", "Report: \(issue.title(.en)) (as of \(issue.basis.asOf))"),
      say(
        "印发：\(report.moment)，\(report.actor)，日志第\(report.sequence)条",
        "Issued: \(report.moment) by \(report.actor), entry \(report.sequence) of the journal"),
      say("文件：\(issue.file)，SM3 \(issue.fileDigest.prefix(16))…", "File: \(issue.file), SM3 \(issue.fileDigest.prefix(16))…"),
    ]
    switch finding.evidence {
    case .code: break
    case .identical: lines.append(say("比对：与印发的文件逐字节相同。", "Compared: byte for byte the file that was issued."))
    case .changed:
      let places = finding.places.map { $0.name(say) }.joined(separator: say("、", ", "))
      lines.append(
        say(
          "比对：不是印发的原样，已被改动或另存；溯源码见于\(places)。", "Compared: changed or saved anew since it was issued; the code stands in its \(places)."))
    }
    return lines
  }

  private static func json(_ finding: Finding) -> JSONValue {
    guard case .object(let members) = finding.report.json else { return .null }
    return .object(
      members + [
        .init(key: "evidence", value: .string(finding.evidence.rawValue)),
        .init(key: "found_in", value: .array(finding.places.map { .string($0.rawValue) })),
      ])
  }
}

extension CopyTracing.Place {
  fileprivate func name(_ say: Language) -> String {
    switch self {
    case .properties: return say("文档属性", "document properties")
    case .page: return say("页眉页脚", "headers and footers")
    case .cells: return say("单元格", "cells")
    }
  }
}
