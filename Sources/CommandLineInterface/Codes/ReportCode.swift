import Reports
import WorkbookExport

/// Why there are no statistics, or no workbook (`StatisticsError`, `WorkbookError`).
enum ReportCode: String, FaultCode {
  case doesNotReconcile = "E801"
  case thresholdsOutOfOrder = "E802"
  case statisticsFault = "E803"
  case movementDoesNotReconcile = "E804"
  case groupsDoNotAddUp = "E805"
  case oversightDoesNotReconcile = "E806"
  case tablesDisagree = "E807"
  case directoryMissing = "E811"
  case permissionDenied = "E812"
  case diskFull = "E813"
  case fileInTheWay = "E814"
  case tooMuch = "E815"
  case system = "E816"
  case fileExists = "E817"
  case workbookFault = "E819"

  var entry: CodeEntry {
    switch self {
    case .doesNotReconcile: return Self.entry("数字对不上，报告没有生成", "The figures do not reconcile", .statistics(.doesNotReconcile([])))
    case .thresholdsOutOfOrder:
      return Self.entry("账龄界限不是从小到大", "The age thresholds are out of order", .statistics(.thresholdsOutOfOrder([36, 12])))
    case .statisticsFault: return Self.entry("统计的内部错误", "An internal error of the statistics", .statistics(.malformedColumn(.cases)))
    case .movementDoesNotReconcile:
      return Self.entry(
        "长期未结的增减对不上，报告没有生成", "The movement of old cases does not reconcile", .statistics(.movementDoesNotReconcile(Sample.movement)))
    case .groupsDoNotAddUp:
      return Self.entry(
        "分组之和不等于总数，报告没有生成", "The groups do not add up",
        .statistics(.groupsDoNotAddUp(.clearingCases, .judge, groups: 11, total: 12)))
    case .oversightDoesNotReconcile:
      return Self.entry(
        "督办或评查的数字对不上，报告没有生成", "The figures of supervision or reviews do not reconcile",
        .statistics(.oversightDoesNotReconcile(.supervision)))
    case .tablesDisagree:
      return Self.entry(
        "各表数字不一致，报告没有生成", "Tables of the report disagree",
        .statistics(.tablesDisagree([TableDisagreement(.overdueLimits, counted: 12, expected: 11, cases: [Sample.number])])))
    case .directoryMissing:
      return Self.entry("没有要写入的文件夹", "The folder of the output is missing", .workbook(.directoryMissing(path: "报告/态势报告.xlsx")))
    case .permissionDenied:
      return Self.entry("输出位置没有写入权限", "No permission to write the output", .workbook(.permissionDenied(path: "态势报告.xlsx")))
    case .diskFull: return Self.entry("磁盘已满，没有写成", "The disk is full; nothing was written", .workbook(.diskFull(path: "态势报告.xlsx")))
    case .fileInTheWay:
      return Self.entry("输出位置已有别的东西", "Something else stands where the output goes", .workbook(.notARegularFile(path: "态势报告.xlsx")))
    case .tooMuch:
      return Self.entry("内容超过工作簿的容量", "More than a workbook can hold", .workbook(.tooManyRows(sheet: "案件台账", count: 1_048_577)))
    case .system: return Self.entry("系统拒绝写入", "The system refused to write", .workbook(.system(.write, path: "态势报告.xlsx", errno: 5)))
    case .fileExists: return Self.entry("文件已经存在，没有覆盖", "The file exists already", .workbook(.fileExists(path: "台账.xlsx")))
    case .workbookFault: return Self.entry("工作簿的内部错误", "An internal error of the workbook", .workbook(.noVisibleSheet))
    }
  }

  private static func entry(_ zh: String, _ en: String, _ failure: CommandFailure) -> CodeEntry {
    CodeEntry(zh, en, .failure(failure))
  }
}

extension StatisticsError {
  /// The code of the error.
  var code: ErrorCode {
    switch self {
    case .doesNotReconcile: return ReportCode.doesNotReconcile.errorCode
    case .oversightDoesNotReconcile: return ReportCode.oversightDoesNotReconcile.errorCode
    case .tablesDisagree: return ReportCode.tablesDisagree.errorCode
    case .thresholdsOutOfOrder: return ReportCode.thresholdsOutOfOrder.errorCode
    case .movementDoesNotReconcile: return ReportCode.movementDoesNotReconcile.errorCode
    case .groupsDoNotAddUp: return ReportCode.groupsDoNotAddUp.errorCode
    case .dimensionNotRead, .malformedColumn: return ReportCode.statisticsFault.errorCode
    }
  }
}

extension WorkbookError {
  /// The code of the error.
  var code: ErrorCode {
    switch self {
    case .directoryMissing: return ReportCode.directoryMissing.errorCode
    case .permissionDenied: return ReportCode.permissionDenied.errorCode
    case .diskFull: return ReportCode.diskFull.errorCode
    case .fileExists: return ReportCode.fileExists.errorCode
    case .notARegularFile: return ReportCode.fileInTheWay.errorCode
    case .tooManyRows, .tooManyColumns, .tooManyLinks, .textTooLong: return ReportCode.tooMuch.errorCode
    case .system: return ReportCode.system.errorCode
    case .watermark(let fault): return fault.code
    case .noVisibleSheet, .invalidSheetName, .duplicateSheetName, .badDefinedName, .badProperty, .badStyle, .badLayout,
      .badPage, .badChart, .badValidation, .nonFiniteNumber, .wholeNumberTooLarge, .dateBefore1900, .badFormula, .badLink, .unknownStyle,
      .badNote, .library:
      return ReportCode.workbookFault.errorCode
    }
  }
}
