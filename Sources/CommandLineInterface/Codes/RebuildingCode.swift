import CaseFile
import CivilCalendar
import Clearance

/// Why a publication was not found, not made again, or not verified (`RebuildingFault`).
enum RebuildingCode: String, FaultCode {
  case noPublication = "E861"
  case unpublished = "E862"
  case inTheWay = "E863"
  case otherHistory = "E864"
  case unknownRequest = "E865"
  case notAWorkbook = "E866"
  case stateless = "E867"
  case idOrFile = "E868"
  case fileOrHead = "E869"

  var entry: CodeEntry {
    switch self {
    case .noPublication: return Self.entry("这条日志没有印发报告", "The entry issued no report", .noPublication(12, latest: nil))
    case .unpublished: return Self.entry("文件不是印发的报告", "The file is no report that was issued", .unpublished(path: "态势报告.xlsx"))
    case .inTheWay:
      return Self.entry("重建的位置已有别的文件", "Another file stands where the report would go", .notMade(.inTheWay(path: "态势报告.xlsx")))
    case .otherHistory:
      return Self.entry(
        "不是报告所依据的日志", "Not the journal on which the report rests",
        .notMade(.otherHistory(Self.report, digest: String(repeating: "b", count: 64))))
    case .unknownRequest:
      return Self.entry("读不懂当时请求的报告", "A report that this program does not know", .notMade(.unknownRequest(Self.report.issue.request)))
    case .notAWorkbook: return Self.entry("要核验的不是工作簿", "What is to be verified is no workbook", .state(.noWorkbook(path: "照片.jpg")))
    case .stateless: return Self.entry("文件里没有日志位置", "No journal state in the file", .state(.stateless(path: "态势报告.xlsx")))
    case .idOrFile: return Self.entry("编号和文件要择一写明", "Either a number or a file", .idOrFile)
    case .fileOrHead: return Self.entry("文件和页脚要择一写明", "Either a file or what a footer says", .fileOrHead)
    }
  }

  private static let report = IssuedReport(
    sequence: 715, issuedAt: .courtMidnight(of: Sample.today), actor: "陆某",
    issue: ReportIssue(
      request: ReportIssue.Request(kind: "situation", period: "2019H1", comparison: "2018H1", language: "zh"),
      basis: ReportIssue.Basis(
        asOf: Sample.today, position: 714, digest: String(repeating: "a", count: 64), program: "0.1.0", catalogue: "2026.1",
        calendar: "2026"),
      recipient: nil, code: nil, file: "态势报告.xlsx", fileDigest: "", contentDigest: ""))

  private static func entry(_ zh: String, _ en: String, _ fault: RebuildingFault) -> CodeEntry {
    CodeEntry(zh, en, .failure(.rebuilding(fault)))
  }
}
