import ArgumentParser
import CaseFile
import Clearance
import LedgerExchange
import Reports
import WorkbookExport

/// For whom copies of a report are made.
struct CopyOptions: ParsableArguments {
  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      words(
        "印发给谁，每人一份，各有水印和溯源码，并记入日志；可写几次，也可写“送：王院长、李副院长”。",
        "For whom: one marked and journaled copy each, with a trace code; may be repeated, or a list parted by commas."),
      valueName: "name"))
  var recipientTexts: [String] = []
  @Option(
    name: .customLong("for-list"),
    help: ArgumentHelp(words("收件人名单文件，一行一个。", "A file of recipients, one a line."), valueName: "file"), completion: .file())
  var recipientFile: String?
  @Flag(
    help: ArgumentHelp(
      words(
        "发布：不加水印，把文件摘要记入日志，以后可以重做、核对。", "Publish: no marks, but the file's digest is journaled, so that it can be rebuilt and verified."))
  ) var publish = false
  @Flag(help: ArgumentHelp(words("印发前先看会有哪些份，不写任何东西。", "With --for: say which copies there would be; write nothing."))) var dryRun = false

  /// The recipients, each once; none when no copies are asked for.
  func recipients() throws -> [Recipient] {
    var recipients: [Recipient] = []
    let texts = try recipientTexts + fileText()
    do throws(RecipientFault) {
      for text in texts {
        for recipient in try Recipient.list(text) where !recipients.contains(recipient) { recipients.append(recipient) }
      }
    } catch { throw CommandFailure.usage(.recipient(error)) }
    if dryRun, recipients.isEmpty, !publish { throw CommandFailure.usage(.dryRunOfReport) }
    return recipients
  }

  private func fileText() throws -> [String] {
    guard let path = recipientFile else { return [] }
    do throws(TabularError) {
      guard case .text(let text) = try TabularFile.open(path) else { throw .notText(offset: 0, line: 1) }
      return [text.withUTF8 { String(decoding: $0, as: UTF8.self) }]
    } catch { throw CommandFailure.ledger(.table(file: path, error)) }
  }

  /// Issues the copies, or says what they would be, and prints them.
  func issue(_ issuing: CopyIssuing, to recipients: [Recipient], out: String, _ session: Session) throws -> ExitCode {
    let say = session.language
    let destinations =
      recipients.isEmpty
      ? [CopyDestination(recipient: nil, path: out)]
      : CopyDestination.all(recipients, out: out, name: issuing.request.fileStem)
    let options = WorkbookWriter.Options(drawingLibraries: Session.variable("CHUQING_DRAWING_LIBRARIES"))
    guard !dryRun else {
      try CopyIssuing.check(destinations)
      for destination in destinations {
        session.output.result("\(destination.recipient.map { $0.name + say("　", "  ") } ?? "")\(destination.path)")
      }
      session.output.result(say("试运行：没有写文件，没有记日志。", "Dry run: no file was written, nothing was journaled."))
      return ContractExit.done
    }
    for folder in Set(destinations.map(\.folder)).sorted() {
      let found = try InterruptedIssuing(store: issuing.store).finish(in: folder)
      for path in found.placed {
        session.output.message(say("上次中断的印发已补放：\(path)", "Put in place what an earlier command was cut off from: \(path)"))
      }
      for (path, error) in found.waiting {
        let text = IssuingError.waiting(path: path, error).text(say)
        session.output.message(([text.sentence] + [text.remedy].compactMap(\.self)).joined(separator: "\n"))
      }
    }
    let copies = try issuing.run(destinations, context: session.context("report"), options: options)
    if recipients.isEmpty {
      for copy in copies {
        session.output.result(
          say(
            "已发布 \(copy.path)，记入日志，SM3 \(copy.issue.fileDigest.prefix(16))…",
            "Published \(copy.path); journaled, SM3 \(copy.issue.fileDigest.prefix(16))…"))
      }
      return ContractExit.done
    }
    for copy in copies {
      guard let recipient = copy.issue.recipient, let code = copy.issue.code else { continue }
      session.output.result(Self.line(recipient, code, copy.path, say))
    }
    session.output.result(
      say(
        "已印发\(copies.count)份\(issuing.request.title(.zh))，记入日志。",
        "Issued \(copies.count) copies of \(issuing.request.title(.en)); journaled."))
    session.output.message(
      say(
        "看到流出的页面时：chuqing reports trace 溯源码\(session.databaseHint)",
        "When a page turns up somewhere: chuqing reports trace CODE\(session.databaseHint)"))
    return ContractExit.done
  }

  private static func line(_ recipient: String, _ code: TraceCode, _ path: String, _ say: Language) -> String {
    say("\(code)　\(recipient)　\(path)", "\(code)  \(recipient)  \(path)")
  }
}
