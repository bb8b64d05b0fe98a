import ArgumentParser
import CaseFile
import CatalogueFormat
import Clearance

/// What is wrong with a file of rules or holidays, or with an overlay that was loaded earlier.
enum LawFault {
  /// A file was refused; nothing was recorded. The folder of a whole catalogue, if it is one.
  case rejected(CatalogueRejection, folder: String?)
  /// A loaded overlay does not fit the program.
  case unfit(UnfitOverlay)
  /// Another overlay, loaded earlier, would no longer fit.
  case breaks(UnfitOverlay, proposed: LoadedOverlay)
  /// A folder or file cannot be read.
  case unreadable(CatalogueFolder.ReadingError)
  /// No year, or one out of range.
  case badYear(String)
  /// Not a month.
  case badMonth(String)
  /// Neither a milestone nor a rule.
  case unknownRule(String, closest: [String])

  /// The exit code; `CommandFailure.exitCode` asks here.
  var exitCode: ExitCode {
    switch self {
    case .rejected, .unfit, .breaks: return ContractExit.badInput
    case .unreadable: return ContractExit.noInput
    case .badYear, .badMonth, .unknownRule: return ContractExit.usage
    }
  }

  /// The fault in words.
  func text(_ say: Language) -> FailureText {
    switch self {
    case .rejected(let rejection, let folder):
      let count = rejection.diagnostics.count
      return FailureText(
        say("有\(count)处错误，没有载入：", "\(count) mistake(s); nothing was loaded:") + "\n"
          + Self.lines(rejection, say, folder: folder),
        say("按行列改正后重试；先用 chuqing rules check 文件 检查。", "Correct them at their lines; chuqing rules check FILE checks again."))
    case .unfit(let unfit):
      return FailureText(
        say(
          "已载入的\(unfit.overlay.name(.zh))不适合本版本程序的目录：",
          "The loaded \(unfit.overlay.name(.en)) does not fit the catalogue of this program:") + "\n"
          + Self.lines(unfit.rejection, say, folder: nil), unfit.overlay.remedy(say))
    case .breaks(let unfit, let proposed):
      return FailureText(
        say(
          "载入\(proposed.name(.zh))会使已载入的\(unfit.overlay.name(.zh))不再适用，没有载入：",
          "With the \(proposed.name(.en)) the loaded \(unfit.overlay.name(.en)) would no longer fit; nothing was loaded:")
          + "\n" + Self.lines(unfit.rejection, say, folder: nil), unfit.overlay.remedy(say))
    case .unreadable(.noSuchFolder(let path)):
      return FailureText(say("没有目录文件夹：\(path)", "No catalogue folder: \(path)"), say("核对路径。", "Check the path."))
    case .unreadable(.unreadable(let path)):
      return FailureText(
        say("文件读不出，或不是 UTF-8：\(path)", "Not readable, or not UTF-8: \(path)"),
        say("核对路径和权限；用编辑器另存为 UTF-8。", "Check path and permissions; save it as UTF-8."))
    case .badYear(let text):
      return FailureText(say("年份读不懂：\(text)", "Not a year: \(text)"), say("写成 2027。", "Write 2027."))
    case .badMonth(let text):
      return FailureText(say("月份读不懂：\(text)", "Not a month: \(text)"), say("写成 2026-02。", "Write 2026-02."))
    case .unknownRule(let text, let closest):
      return FailureText(
        say("没有叫“\(text)”的节点或规则。", "There is no milestone or rule '\(text)'."),
        closest.isEmpty
          ? say("用 chuqing rules list --events 看全部。", "See all with chuqing rules list --events.")
          : say("是不是：\(closest.joined(separator: "、"))？", "Did you mean: \(closest.joined(separator: ", "))?"))
    }
  }

  private static func lines(_ rejection: CatalogueRejection, _ say: Language, folder: String?) -> String {
    rejection.diagnostics.map { "  " + $0.line(say, in: folder) }.joined(separator: "\n")
  }
}

extension LoadedOverlay {
  /// What the overlay is called.
  func name(_ say: Language) -> String {
    switch kind {
    case .rules: return say("规则覆盖“\(id)”（\(file)）", "rule overlay '\(id)' (\(file))")
    case .calendar: return say("\(id)年放假安排（\(file)）", "holiday schedule of \(id) (\(file))")
    }
  }

  /// How to put another in its place.
  func remedy(_ say: Language) -> String {
    switch kind {
    case .rules:
      return say(
        "载入改好的同编号文件：chuqing rules load 文件；要停用它，载入只有 overlay: {id: \(id), version, source} 的文件。",
        "Load a corrected file of the same id: chuqing rules load FILE; to retire it, load one with nothing but overlay: {id: \(id), version, source}."
      )
    case .calendar:
      return say(
        "重新载入这一年：chuqing calendar load 文件 --year \(id)", "Load the year again: chuqing calendar load FILE --year \(id)")
    }
  }
}
