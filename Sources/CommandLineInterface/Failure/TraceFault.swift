import ArgumentParser
import CaseFile

/// Why a copy was not traced.
enum TraceFault {
  /// No copy has this code; those of which it may be a misreading.
  case unknown(String, near: [IssuedReport])
  /// It is no code; the copies of which it may be a misreading.
  case malformed(String, TraceCodeFault, near: [IssuedReport])
  /// A file without any code.
  case unmarked(path: String)
  /// A file with codes that this court did not issue.
  case foreign(path: String, codes: [TraceCode])
  /// A file that is neither what was issued nor a workbook.
  case noWorkbook(path: String)

  /// A folder where a file was meant.
  case folder(path: String)

  /// The exit code.
  var exitCode: ExitCode {
    switch self {
    case .malformed: return ContractExit.usage
    case .unknown, .unmarked, .foreign, .noWorkbook: return ContractExit.refused
    case .folder: return ContractExit.noInput
    }
  }

  /// The code of the fault.
  var code: ErrorCode {
    switch self {
    case .unknown: return IssuingCode.unknownTrace.errorCode
    case .malformed: return IssuingCode.malformedTrace.errorCode
    case .unmarked: return IssuingCode.unmarkedFile.errorCode
    case .foreign: return IssuingCode.foreignTrace.errorCode
    case .noWorkbook: return IssuingCode.noWorkbook.errorCode
    case .folder: return IssuingCode.tracedFolder.errorCode
    }
  }

  /// The fault in words.
  func text(_ say: Language) -> FailureText {
    switch self {
    case .unknown(let text, let near):
      return FailureText(
        say("本库没有印发过溯源码为 \(text) 的报告。", "No report with the trace code \(text) was issued from this database."),
        Self.remedy(near, say))
    case .malformed(let text, let fault, let near):
      return FailureText(
        say("“\(text)”不是溯源码：\(fault.words(.zh))。", "'\(text)' is no trace code: \(fault.words(.en))."), Self.remedy(near, say))
    case .unmarked(let path):
      return FailureText(
        say(
          "\(path) 不是本库印发的原件，里面也没有溯源码。", "\(path) is not what was issued from this database, and no trace code stands in it."),
        say(
          "看单元格后面的水印、页眉和页脚；看到溯源码后：chuqing reports trace 溯源码。",
          "Look at the watermark behind the cells, at headers and footers; with the code: chuqing reports trace CODE."))
    case .noWorkbook(let path):
      return FailureText(
        say(
          "\(path) 不是本库印发的原件，也不是完好的 xlsx 工作簿，读不出里面的溯源码。",
          "\(path) is not what was issued from this database, nor a sound xlsx workbook in which a code could be read."),
        say(
          "照片、PDF、打印件：看上面的水印或页脚，输入溯源码：chuqing reports trace 溯源码。",
          "Of a photograph, PDF or print: read the watermark or the footer, and type the code: chuqing reports trace CODE."))
    case .folder(let path):
      return FailureText(
        say("\(path) 是文件夹，不是文件。", "\(path) is a folder, not a file."),
        say("写出其中要溯源的文件，一次一个。", "Name the file in it that is to be traced, one at a time."))
    case .foreign(let path, let codes):
      let list = codes.map(\.text)
      return FailureText(
        say(
          "\(path) 里的溯源码 \(list.joined(separator: "、")) 不是本库印发的。",
          "The trace code \(list.joined(separator: ", ")) in \(path) was not issued from this database."),
        say("核对 --db：可能是别的法院或演练库印发的。", "Check --db: it may come from another court or a rehearsal."))
    }
  }

  private static func remedy(_ near: [IssuedReport], _ say: Language) -> String {
    guard !near.isEmpty else {
      return say(
        "对照页面再读一遍（没有字母 I、L、O、U）；已印发的见 chuqing reports list。",
        "Read it again (the letters I, L, O and U do not occur); see chuqing reports list for what was issued.")
    }
    let list = near.prefix(5).map(\.mention)
    return say("只差一个字符的：\(list.joined(separator: "；"))", "One character away: \(list.joined(separator: "; "))")
  }
}

extension TraceCodeFault {
  /// The fault in words, as a part of a sentence.
  func words(_ say: Language) -> String {
    switch self {
    case .blank: return say("是空的", "it is blank")
    case .forbiddenCharacter(let character): return say("不会有“\(character)”", "'\(character)' does not occur in one")
    case .wrongLength(let count):
      return say("有\(count)个字符，应为\(TraceCode.length)个", "it has \(count) characters instead of \(TraceCode.length)")
    case .checkFails: return say("有字符读错或抄错", "a character was misread or mistyped")
    }
  }
}
