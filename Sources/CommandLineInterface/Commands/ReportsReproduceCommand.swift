import ArgumentParser
import CaseFile
import CaseStore
import Clearance
import WorkbookExport

/// `reports reproduce`: makes a report that was issued again and compares it with what was issued.
struct ReportsReproduceCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "reproduce", abstract: words("重建印发过的报告，与当时的文件比对。", "Make a report that was issued again, and compare."),
    discussion: words(
      """
      以后登记、更正了什么都不影响：按当时的日志位置、当时的规则和节假日、同样的请求和水印重建。
      逐字节相同退出码0；字节不同而内容相同退出码3，并说明哪个版本不同；内容不同退出码13。
      例：chuqing reports reproduce 715 --out 重建.xlsx    chuqing reports reproduce 7K3M9QXTA
      """,
      """
      Nothing that was recorded or corrected since matters: the journal position, the rules and holidays, the request and
      the watermark are those of then. Exit code 0: the same bytes; 3: other bytes that say the same, with the versions that
      differ; 13: it says something else.
      Examples: chuqing reports reproduce 715 --out again.xlsx    chuqing reports reproduce 7K3M9QXTA
      """))

  @OptionGroup var global: GlobalOptions
  @OptionGroup var publication: PublicationOptions
  @Option(
    help: ArgumentHelp(words("写到哪个文件；不覆盖别的文件。", "The file to write; another file is never replaced."), valueName: "file"),
    completion: .file())
  var out: String?
  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON."))) var json = false

  func run(in session: Session) throws -> ExitCode {
    let store = try session.open()
    let report = try publication.report(in: store)
    let options = WorkbookWriter.Options(drawingLibraries: Session.variable("CHUQING_DRAWING_LIBRARIES"))
    let result = try ReportRebuilding(store: store).rebuild(report, to: out, options: options)
    if json {
      session.output.json(result.members)
    } else {
      result.lines(session.language).forEach(session.output.result)
    }
    switch result.agreement {
    case .bytes: return ContractExit.done
    case .content: return ContractExit.warnings
    case .different: return ContractExit.verificationFailed
    }
  }
}

extension ReportRebuilding.Result {
  fileprivate func lines(_ say: Language) -> [String] {
    let issue = report.issue
    var lines = report.heading(say)
    switch agreement {
    case .bytes:
      lines.append(
        say("重建：与印发的文件逐字节相同（SM3 \(fileDigest.prefix(16))…）。", "Rebuilt: byte for byte what was issued (SM3 \(fileDigest.prefix(16))…)."))
    case .content:
      lines.append(
        say(
          "重建：字节与印发的不同，内容逐格相同（内容摘要 \(contentDigest.prefix(16))…）。",
          "Rebuilt: other bytes, but every cell says the same (content digest \(contentDigest.prefix(16))…)."))
    case .different:
      lines.append(
        say(
          "重建：内容与印发的不同（内容摘要当时 \(issue.contentDigest.prefix(16))…，现在 \(contentDigest.prefix(16))…），不能证实；没有写文件。",
          "Rebuilt: it says something else than what was issued (content digest \(issue.contentDigest.prefix(16))… then, \(contentDigest.prefix(16))… now): not confirmed, and no file was written."
        ))
    }
    for version in versions {
      let name = version.part.name(say)
      lines.append(
        say("\(name)：印发时 \(version.published)，现在 \(version.now)", "\(name): \(version.published) when issued, \(version.now) now"))
    }
    if versions.isEmpty, agreement != .bytes {
      lines.append(
        say(
          "程序、规则目录、节假日表的版本都与印发时相同；不同的是写文件的库或字体，或者程序被改动。",
          "Program, catalogue and calendar have the versions of then; the file library or the fonts differ, or the program was altered."))
    }
    if agreement == .different {
      lines.append(
        say(
          "印发的文件还在的，可以逐格比对：chuqing reports verify 文件。",
          "If the file that was issued is at hand, compare cell by cell: chuqing reports verify FILE."))
    }
    switch placing {
    case .none: break
    case .written(let path): lines.append(say("已写到 \(path)", "Written to \(path)"))
    case .present(let path): lines.append(say("\(path) 已经在那里，逐字节相同。", "\(path) is there already, byte for byte."))
    }
    return lines
  }

  fileprivate var members: [JSONValue.Member] {
    let path: String?
    switch placing {
    case .none: path = nil
    case .written(let place), .present(let place): path = place
    }
    return [
      .init(key: "report", value: report.json), .init(key: "agreement", value: .string(agreement.rawValue)),
      .init(key: "file_digest", value: .string(fileDigest)), .init(key: "content_digest", value: .string(contentDigest)),
      .init(
        key: "versions",
        value: .array(
          versions.map {
            .object([
              .init(key: "part", value: .string($0.part.rawValue)), .init(key: "published", value: .string($0.published)),
              .init(key: "now", value: .string($0.now)),
            ])
          })),
      .init(key: "file", value: path.map(JSONValue.string) ?? .null),
    ]
  }
}

extension ReportRebuilding.VersionChange.Part {
  fileprivate func name(_ say: Language) -> String {
    switch self {
    case .program: return say("程序", "Program")
    case .catalogue: return say("规则目录", "Catalogue")
    case .calendar: return say("节假日表", "Calendar")
    }
  }
}

extension IssuedReport {
  /// What it is, for whom, who issued it when, and on what it rests.
  func heading(_ say: Language) -> [String] {
    let recipient = issue.recipient.map { say("，送：\($0)", ", for \($0)") } ?? ""
    return [
      say("第\(sequence)条　\(issue.title(.zh))（截至 \(issue.basis.asOf)）", "Entry \(sequence): \(issue.title(.en)) (as of \(issue.basis.asOf))")
        + recipient,
      say(
        "印发：\(moment)，\(actor)；依据日志第\(issue.basis.position)条，摘要 \(issue.basis.digest.prefix(12))",
        "Issued: \(moment) by \(actor); rests on journal entry \(issue.basis.position), digest \(issue.basis.digest.prefix(12))"),
    ]
  }
}
