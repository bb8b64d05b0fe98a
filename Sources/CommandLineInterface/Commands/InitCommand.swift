import ArgumentParser
import CaseFile
import CaseStore
import Glibc

/// `init`: creates a database.
struct InitCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: words("为一个法院建立数据库。", "Create a database for a court."),
    discussion: words(
      "例：chuqing init --court 粤01 --name 广州市中级人民法院",
      "Example: chuqing init --court 粤01 --name 'Guangzhou Intermediate Court'"))

  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp(words("法院代字，如 粤01。", "The court's code, e.g. 粤01."), valueName: "code"))
  var court: String

  @Option(
    help: ArgumentHelp(words("法院全称，印在报告上。", "The court's full name, printed in reports."), valueName: "name"))
  var name: String?

  @Flag(
    help: ArgumentHelp(
      words("建演练库：可用 --now 改变时间，报告会标明演练。", "A rehearsal database, whose clock can be set with --now.")))
  var rehearsal = false

  func run(in session: Session) throws -> ExitCode {
    let code = TextFolding.clean(court)
    guard !code.isEmpty else { throw CommandFailure.usage(.emptyCourt) }
    if session.isClockSet, !rehearsal { throw CommandFailure.notPermitted(.clockInRealDatabase) }
    if global.databasePath == nil, Session.variable("CHUQING_DB") == nil {
      Folders.create(parentOf: session.databasePath)
    }
    let identity = CourtIdentity(
      code: code, name: name.map(TextFolding.trimmed) ?? "", isRehearsal: rehearsal)
    _ = try CaseStore.create(
      at: session.databasePath, court: identity, recordedAt: session.now, actor: session.actor)
    let say = session.language
    session.output.result(
      say(
        "已建库：\(session.databasePath)（\(identity.code)\(rehearsal ? "，演练" : "")）",
        "Created \(session.databasePath) (\(identity.code)\(rehearsal ? ", rehearsal" : ""))"))
    session.output.message(
      say(
        "下一步：chuqing import 台账.xlsx\(session.databaseHint)",
        "Next: chuqing import ledger.xlsx\(session.databaseHint)"))
    return ContractExit.done
  }
}

/// Makes folders.
enum Folders {
  /// Creates the folder of a path with all its parents; what fails shows when the file itself is created.
  static func create(parentOf path: String) {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
    let folder = String(path[..<slash])
    if access(folder, F_OK) == 0 { return }
    create(parentOf: folder)
    mkdir(folder, 0o777)
  }
}
