import ArgumentParser

/// A command of the program: it runs in a session, and whatever goes wrong is put into words in one place.
protocol SessionCommand: ParsableCommand {
  /// What the command does to the records, and so who may run it.
  static var right: CommandRight { get }

  var global: GlobalOptions { get }

  /// Does the work and says how it ended.
  func run(in session: Session) throws -> ExitCode
}

extension SessionCommand {
  func run() throws {
    let code: ExitCode
    do {
      code = try run(in: try Session(global, right: Self.right))
    } catch let exit as ExitCode {
      code = exit
    } catch {
      code = Failure.report(CommandFailure(error), language: global.language ?? .ofProcess)
    }
    if code != ContractExit.done { throw code }
  }
}

/// Says what went wrong.
enum Failure {
  static func report(_ failure: CommandFailure, language say: Language) -> ExitCode {
    let text = failure.text(say)
    let output = Output()
    output.message(say("错误 \(failure.code)：", "Error \(failure.code): ") + text.sentence)
    if let remedy = text.remedy { output.message(say("办法：", "What to do: ") + remedy) }
    return failure.exitCode
  }
}
