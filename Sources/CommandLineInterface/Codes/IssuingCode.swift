import CaseFile
import Clearance
import WorkbookExport

/// Why copies were not issued, or a copy not traced (`WatermarkFault`, `IssuingError`, `TraceFault`).
enum IssuingCode: String, FaultCode {
  case libraryMissing = "E821"
  case charactersMissing = "E822"
  case notDrawn = "E823"
  case codeTaken = "E824"
  case notPlaced = "E825"
  case basisMissing = "E826"
  case inTheWay = "E827"
  case publishedMeanwhile = "E828"
  case waiting = "E829"
  case nameTooLong = "E830"
  case unknownTrace = "E831"
  case malformedTrace = "E832"
  case unmarkedFile = "E833"
  case foreignTrace = "E834"
  case noWorkbook = "E835"
  case tracedFolder = "E836"

  var entry: CodeEntry {
    switch self {
    case .libraryMissing:
      return Self.entry(
        "本机没有画水印的程序库", "The library that draws watermarks is missing",
        .workbook(.watermark(.libraryMissing(name: "libpangocairo-1.0.so.0"))))
    case .charactersMissing:
      return Self.entry("本机没有能印水印的字体", "No font for the watermark", .workbook(.watermark(.charactersMissing(["王"]))))
    case .notDrawn: return Self.entry("水印没有画成", "The watermark could not be drawn", .workbook(.watermark(.notDrawn(status: 1))))
    case .codeTaken: return Self.entry("溯源码已被占用", "The trace code is taken", .issuing(.codeTaken(Self.code)))
    case .notPlaced:
      return Self.entry(
        "印发的文件没有到位", "A copy could not take its name",
        .issuing(.notPlaced(path: "态势报告.xlsx", .fileExists(path: "态势报告.xlsx"))))
    case .basisMissing:
      return Self.entry("报告没有写明依据", "The report does not state its basis", .issuing(.basisMissing(property: "chuqing.asOf")))
    case .inTheWay: return Self.entry("印发的位置已有文件", "A file stands where a copy would go", .issuing(.inTheWay(path: "态势报告.xlsx")))
    case .publishedMeanwhile:
      return Self.entry(
        "这一期刚刚由别的程序发布", "Another program has just published the period",
        .issuing(.publishedMeanwhile(schedule: "circular-month", period: "2019-06")))
    case .waiting:
      return Self.entry(
        "已发布的文件还没有到位", "A published file waits for its place",
        .issuing(.waiting(path: "态势报告.xlsx", .fileExists(path: "态势报告.xlsx"))))
    case .nameTooLong:
      return Self.entry("文件名太长", "The name of the file is too long", .issuing(.nameTooLong(path: "态势报告.xlsx")))
    case .unknownTrace: return Self.entry("没有印发过这个溯源码", "No copy has this trace code", .trace(.unknown("7K3M9QXTA", near: [])))
    case .malformedTrace:
      return Self.entry("不是溯源码", "Not a trace code", .trace(.malformed("7K3M", .wrongLength(4), near: [])))
    case .unmarkedFile: return Self.entry("文件里没有溯源码", "No trace code in the file", .trace(.unmarked(path: "态势报告.xlsx")))
    case .foreignTrace:
      return Self.entry("溯源码不是本库印发的", "A trace code of another database", .trace(.foreign(path: "态势报告.xlsx", codes: [Self.code])))
    case .noWorkbook: return Self.entry("要溯源的不是工作簿", "What is to be traced is no workbook", .trace(.noWorkbook(path: "照片.jpg")))
    case .tracedFolder: return Self.entry("要溯源的是文件夹", "What is to be traced is a folder", .trace(.folder(path: "印发")))
    }
  }

  private static let code = TraceCode(.origin)

  private static func entry(_ zh: String, _ en: String, _ failure: CommandFailure) -> CodeEntry {
    CodeEntry(zh, en, .failure(failure))
  }
}
