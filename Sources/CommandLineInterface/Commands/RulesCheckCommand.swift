import ArgumentParser
import CaseFile
import CatalogueFormat
import Clearance

/// `rules check`: checks a file of rules, or a whole catalogue folder, without recording anything.
struct RulesCheckCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: words("检查规则文件，逐处指出错误。", "Check a file of rules; every mistake at its line."),
    discussion: words(
      "例：chuqing rules check 本院规则.yaml    chuqing rules check 目录文件夹",
      "Examples: chuqing rules check court.yaml    chuqing rules check CATALOGUE-FOLDER"))

  @OptionGroup var global: GlobalOptions
  @Argument(
    help: ArgumentHelp(words("规则文件，或整个目录文件夹。", "A file of rules, or a whole catalogue folder."), valueName: "file"), completion: .file())
  var file: String
  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON."))) var json = false

  func run(in session: Session) throws -> ExitCode {
    if CatalogueFolder.isFolder(file) { return try checkFolder(session) }
    let source = try session.lawFile(file)
    let law = try session.lawToRead()
    do throws(UnfitOverlay) {
      let proposal = try LawProposal(LawProposal.rules(source), to: law.overlays)
      return sound(proposal, law, session)
    } catch {
      return mistakes(error.rejection, of: error.overlay, folder: nil, session)
    }
  }

  private func checkFolder(_ session: Session) throws -> ExitCode {
    let files: [SourceFile]
    do throws(CatalogueFolder.ReadingError) {
      files = try CatalogueFolder.files(at: file)
    } catch { throw CommandFailure.law(.unreadable(error)) }
    do throws(CatalogueRejection) {
      let catalogue = try CatalogueEdition(files: files).catalogue
      if json {
        session.output.json([
          .init(key: "file", value: .string(file)), .init(key: "sound", value: .bool(true)),
          .init(key: "mistakes", value: .array([])), .init(key: "version", value: .string(catalogue.version)),
        ])
      } else {
        session.output.result(
          session.language(
            "没有错误：目录 \(catalogue.version)，\(catalogue.milestones.count)个节点，\(catalogue.rules.count)条规则。",
            "Sound: catalogue \(catalogue.version), \(catalogue.milestones.count) nodes, \(catalogue.rules.count) rules."))
      }
      return ContractExit.done
    } catch {
      return mistakes(error, of: nil, folder: file, session)
    }
  }

  /// Prints every mistake; `overlay` is the one in which they are, which may be another than the one checked.
  private func mistakes(
    _ rejection: CatalogueRejection, of overlay: LoadedOverlay?, folder: String?, _ session: Session
  ) -> ExitCode {
    let say = session.language
    if json {
      session.output.json([
        .init(key: "file", value: .string(file)), .init(key: "sound", value: .bool(false)),
        .init(key: "mistakes", value: .array(rejection.diagnostics.map { $0.json(say) })),
      ])
    } else {
      rejection.diagnostics.forEach { session.output.result($0.line(say, in: folder)) }
    }
    let count = rejection.diagnostics.count
    session.output.message(say("有\(count)处错误，没有记录任何内容。", "\(count) mistake(s); nothing was recorded."))
    if let overlay, overlay.file != file {
      session.output.message(
        say("这些错误在已载入的\(overlay.name(.zh))中：", "They are in the loaded \(overlay.name(.en)): ") + overlay.remedy(say))
    }
    return ContractExit.badInput
  }

  private func sound(_ proposal: LawProposal, _ law: LawInSession, _ session: Session) -> ExitCode {
    let say = session.language
    let hasMisfits = session.warnOfMisfits(proposal.after)
    if json {
      session.output.json(
        [
          .init(key: "file", value: .string(file)), .init(key: "sound", value: .bool(true)),
          .init(key: "mistakes", value: .array([])), .init(key: "overlay", value: proposal.overlayJSON),
          .init(key: "effect", value: .string(proposal.effect.rawValue)),
        ] + proposal.changes.json)
    } else {
      session.output.result(say("没有错误。", "Sound. ") + proposal.headline(say))
      let lines = proposal.changes.lines(say, before: proposal.before.catalogue, after: proposal.after.catalogue)
      lines.forEach { session.output.result("  " + $0) }
      if law.store == nil {
        session.output.message(say("没有数据库，只对照程序自带的目录检查。", "There is no database: checked against the program's own catalogue."))
      } else if proposal.effect != .unchanged {
        session.output.message(
          say("看对案件的影响：", "See what it does to cases: ")
            + "chuqing rules impact '\(file)'\(session.databaseHint)")
      }
    }
    return hasMisfits ? ContractExit.warnings : ContractExit.done
  }
}
