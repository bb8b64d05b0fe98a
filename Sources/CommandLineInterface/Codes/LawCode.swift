import CaseFile
import CatalogueFormat
import Clearance
import RuleModel

/// What is wrong with rules and holidays (`LawFault`).
enum LawCode: String, FaultCode {
  case rejected = "E701"
  case unfit = "E702"
  case breaks = "E703"
  case missingFolder = "E704"
  case unreadable = "E705"
  case badYear = "E706"
  case badMonth = "E707"
  case unknownRule = "E708"

  var entry: CodeEntry {
    switch self {
    case .rejected: return Self.entry("规则或放假安排的文件有错误", "Mistakes in a file of rules or holidays", .rejected(Self.rejection, folder: nil))
    case .unfit:
      return Self.entry(
        "已载入的规则不适合本版本程序", "A loaded overlay does not fit the program",
        .unfit(UnfitOverlay(overlay: Self.overlay, rejection: Self.rejection)))
    case .breaks:
      return Self.entry(
        "载入它会使另一个不再适用", "Another overlay would no longer fit",
        .breaks(UnfitOverlay(overlay: Self.overlay, rejection: Self.rejection), proposed: Self.overlay))
    case .missingFolder: return Self.entry("没有目录文件夹", "No catalogue folder", .unreadable(.noSuchFolder(path: "目录")))
    case .unreadable: return Self.entry("规则文件读不出", "The file of rules cannot be read", .unreadable(.unreadable(path: "本院规则.yaml")))
    case .badYear: return Self.entry("年份读不懂", "Not a year", .badYear("二七"))
    case .badMonth: return Self.entry("月份读不懂", "Not a month", .badMonth("2026-13"))
    case .unknownRule: return Self.entry("没有这个节点或规则", "No such milestone or rule", .unknownRule("ebl-2006-1", closest: []))
    }
  }

  private static func entry(_ zh: String, _ en: String, _ fault: LawFault) -> CodeEntry {
    CodeEntry(zh, en, .failure(.law(fault)))
  }

  private static let overlay = LoadedOverlay(kind: .rules, id: "gz-fast", file: "本院规则.yaml", text: "")
  private static let rejection = CatalogueRejection(diagnostics: [
    CatalogueDiagnostic(position: SourcePosition(file: "本院规则.yaml", line: 12, column: 5), problem: .missingKey("source"))
  ])
}

extension LawFault {
  /// The code of the fault.
  var code: ErrorCode {
    switch self {
    case .rejected: return LawCode.rejected.errorCode
    case .unfit: return LawCode.unfit.errorCode
    case .breaks: return LawCode.breaks.errorCode
    case .unreadable(.noSuchFolder): return LawCode.missingFolder.errorCode
    case .unreadable(.unreadable): return LawCode.unreadable.errorCode
    case .badYear: return LawCode.badYear.errorCode
    case .badMonth: return LawCode.badMonth.errorCode
    case .unknownRule: return LawCode.unknownRule.errorCode
    }
  }
}
