import ArgumentParser
import CaseFile
import Clearance
import Reports

/// Why a publication was not found, not made again, or not verified.
enum RebuildingFault {
  /// The entry of this number is no publication; the latest one.
  case noPublication(Int, latest: IssuedReport?)
  /// A file that is not, and names no, publication.
  case unpublished(path: String)
  /// Neither or both of number and file.
  case idOrFile
  /// Neither or both of a file and a state typed from a page.
  case fileOrHead
  /// It was not made again.
  case notMade(RebuildingError)
  /// Nothing can be said of a file.
  case state(StateFault)

  /// The exit code.
  var exitCode: ExitCode {
    switch self {
    case .noPublication, .unpublished: return ContractExit.refused
    case .idOrFile, .fileOrHead: return ContractExit.usage
    case .notMade(.otherHistory): return ContractExit.verificationFailed
    case .notMade(.unknownRequest): return ContractExit.badInput
    case .notMade(.inTheWay): return ContractExit.cannotWrite
    case .state: return ContractExit.badInput
    }
  }

  /// The code of the fault.
  var code: ErrorCode {
    switch self {
    case .noPublication: return RebuildingCode.noPublication.errorCode
    case .unpublished: return RebuildingCode.unpublished.errorCode
    case .idOrFile: return RebuildingCode.idOrFile.errorCode
    case .fileOrHead: return RebuildingCode.fileOrHead.errorCode
    case .notMade(.inTheWay): return RebuildingCode.inTheWay.errorCode
    case .notMade(.otherHistory): return RebuildingCode.otherHistory.errorCode
    case .notMade(.unknownRequest): return RebuildingCode.unknownRequest.errorCode
    case .state(.noWorkbook): return RebuildingCode.notAWorkbook.errorCode
    case .state(.stateless): return RebuildingCode.stateless.errorCode
    }
  }

  /// The fault in words.
  func text(_ say: Language) -> FailureText {
    switch self {
    case .noPublication(let number, let latest):
      let known = latest.map { say("最近一次是第\($0.sequence)条（\($0.mention)）。", " The latest is entry \($0.sequence) (\($0.mention)).") } ?? ""
      return FailureText(
        say("日志第\(number)条不是印发的报告。", "Entry \(number) of the journal issued no report.") + known,
        say("编号和溯源码见 chuqing reports list。", "Numbers and trace codes: chuqing reports list."))
    case .unpublished(let path):
      return FailureText(
        say("\(path) 不是本库印发的原件，里面也没有印发过的溯源码。", "\(path) is not what was issued, and no trace code of a copy stands in it."),
        say(
          "用编号或溯源码（chuqing reports list）；要核验这个文件：chuqing reports verify '\(path)'。",
          "Give its number or trace code (chuqing reports list); to verify the file: chuqing reports verify '\(path)'."))
    case .idOrFile:
      return FailureText(
        say("编号和 --file 要写一个，也只能写一个。", "Give a number or --file, one of them and not both."),
        say("编号是日志条数或溯源码，见 chuqing reports list。", "The number is that of the entry, or the trace code: chuqing reports list."))
    case .fileOrHead:
      return FailureText(
        say("要核验的文件，或者页脚上的 --size 和 --head，写一样，也只能写一样。", "Give a file, or --size and --head as printed in the footer, not both."),
        say(
          "chuqing reports verify 态势报告.xlsx    或 chuqing reports verify --size 714 --head 8c5f0a1b2c3d",
          "chuqing reports verify FILE    or chuqing reports verify --size 714 --head 8c5f0a1b2c3d"))
    case .notMade(let error): return error.text(say)
    case .state(let fault): return fault.text(say)
    }
  }
}

extension RebuildingError {
  /// The error in words.
  fileprivate func text(_ say: Language) -> FailureText {
    switch self {
    case .otherHistory(let report, let digest):
      let basis = report.issue.basis
      return FailureText(
        say(
          "\(report.issue.title(.zh))依据日志第\(basis.position)条（摘要 \(basis.digest.prefix(12))），而这个库第\(basis.position)条的摘要是 \(digest.prefix(12))：不是当时的日志。",
          "\(report.issue.title(.en)) rests on entry \(basis.position) with digest \(basis.digest.prefix(12)); here entry \(basis.position) has \(digest.prefix(12)): this is not that journal."
        ),
        say("核对 --db；是同一个库的，用 chuqing verify 查明日志何处被改动。", "Check --db; if it is the same database, chuqing verify finds what was altered."))
    case .unknownRequest(let request):
      return FailureText(
        say(
          "这个版本的程序读不懂当时的请求：\(request.kind) \(request.period)。",
          "This program does not know what was asked for: \(request.kind) \(request.period)."),
        say("用当时的版本，或更新程序。", "Use the version of that time, or a newer one."))
    case .inTheWay(let path):
      return FailureText(
        say("\(path) 已经存在，内容与重建的不同，没有覆盖。", "\(path) exists already with other content and was left alone."),
        say("换一个 --out。", "Choose another --out."))
    }
  }
}

extension StateFault {
  /// The fault in words.
  fileprivate func text(_ say: Language) -> FailureText {
    switch self {
    case .noWorkbook(let path):
      return FailureText(
        say(
          "\(path) 不是完好的 xlsx 工作簿，也就不是印发的原件，读不出里面写明的日志位置。",
          "\(path) is no sound xlsx workbook, so not what was issued; the journal state in it cannot be read."),
        say(
          "打印件、PDF、照片：照页脚右下输入 chuqing reports verify --size 条数 --head 摘要。",
          "Of a print, PDF or photograph: type what stands at the right of the footer: chuqing reports verify --size N --head DIGEST."))
    case .stateless(let path):
      return FailureText(
        say("\(path) 的文档属性和页脚里都没有日志位置。", "Neither the properties nor the footers of \(path) name a journal state."),
        say(
          "核对是不是本程序生成的报告；页面上印有的，用 --size 和 --head 输入。",
          "Check whether it is a report of this program; if its pages name one, type it with --size and --head."))
    }
  }
}
