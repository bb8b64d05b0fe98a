import ArgumentParser
import CaseFile
import CaseStore
import Clearance
import Reports
import WorkbookExport

extension ReportIssue.Request {
  /// `态势报告 2019H1`.
  func title(_ say: Language) -> String {
    let name = ReportKind(rawValue: kind)?.name(say.report) ?? kind
    return "\(name) \(period)"
      + (scope.map { part in
        let words = ReportScope(code: part)?.label(say.report) ?? part
        return say("（\(words)）", " (\(words))")
      } ?? "")
  }

}

extension ReportIssue {
  /// `态势报告 2019H1`.
  func title(_ say: Language) -> String { request.title(say) }
}

extension IssuedReport {
  /// Day and minute of issue in court time.
  var moment: String { "\(issuedAt.courtDate) \(issuedAt.courtClock)" }

  /// `7K3M9QXTA 王院长 2019-07-01 20:00`, for lists of what may be meant.
  var mention: String { [issue.code?.text, issue.recipient, moment].compactMap { $0 }.joined(separator: " ") }

  /// Everything, for programs.
  var json: JSONValue {
    guard case .object(let members) = issue.json else { return .null }
    return .object(
      members + [
        .init(key: "issued_at", value: .string(issuedAt.description)), .init(key: "issued_by", value: .string(actor)),
        .init(key: "sequence", value: .integer(Int64(sequence))),
      ])
  }
}

extension RecipientFault {
  /// The fault in words.
  func text(_ say: Language) -> FailureText {
    switch self {
    case .blank:
      return FailureText(
        say("没有写明送给谁。", "No recipient is named."),
        say("写成 --for 王院长，或 --for '送：王院长、李副院长'。", "Write --for 王院长, or a list: --for '王院长, 李副院长'."))
    case .tooLong(let name, let count, let limit):
      return FailureText(
        say("收件人“\(name)”有\(count)个字，水印上最多印\(limit)个。", "The recipient '\(name)' has \(count) characters; a watermark holds \(limit)."),
        say("用简称；几个收件人用顿号分开。", "Shorten it; part several recipients by commas."))
    case .unprintable(let name):
      return FailureText(
        say("收件人“\(name)”里有不能印出的字符。", "The recipient '\(name)' holds characters that do not print."),
        say("重新输入这个名称，不要从别处粘贴。", "Type the name anew instead of pasting it."))
    }
  }
}

extension WatermarkFault {
  /// The code of the fault.
  var code: ErrorCode {
    switch self {
    case .libraryMissing: return IssuingCode.libraryMissing.errorCode
    case .charactersMissing: return IssuingCode.charactersMissing.errorCode
    case .notDrawn: return IssuingCode.notDrawn.errorCode
    }
  }

  /// The fault in words.
  func text(_ say: Language) -> FailureText {
    switch self {
    case .libraryMissing(let name):
      return FailureText(
        say("画水印用的程序库 \(name) 不在本机，没有写出文件。", "The library \(name), which draws watermarks, is not on this machine; no file was written."),
        say(
          "请管理员安装：apt-get install libpangocairo-1.0-0 fonts-wqy-microhei",
          "Install it: apt-get install libpangocairo-1.0-0 fonts-wqy-microhei"))
    case .charactersMissing(let characters):
      let shown = String(characters.prefix(12))
      return FailureText(
        say(
          "本机没有字体能显示水印里的“\(shown)”，印出来会是方框，没有写出文件。",
          "No font on this machine has '\(shown)' of the watermark; it would come out as boxes. No file was written."),
        say(
          "请管理员安装中文字体：apt-get install fonts-wqy-microhei（或 fonts-noto-cjk）；仍缺的，换一个写法。",
          "Install a Chinese font: apt-get install fonts-wqy-microhei (or fonts-noto-cjk); write the name otherwise if that lacks it, too.")
      )
    case .notDrawn(let status):
      return FailureText(
        say("水印没有画成（cairo \(status)），没有写出文件。", "The watermark could not be drawn (cairo \(status)); no file was written."),
        say("核对内存后重做；仍不行请把这行文字交给管理员。", "Check the memory and repeat; report this line if it persists."))
    }
  }
}

extension IssuingError {
  /// The exit code.
  var exitCode: ExitCode {
    switch self {
    case .codeTaken, .publishedMeanwhile: return ContractExit.busy
    case .notPlaced, .waiting, .nameTooLong, .inTheWay: return ContractExit.cannotWrite
    case .basisMissing: return ContractExit.software
    }
  }

  /// The code of the error.
  var code: ErrorCode {
    switch self {
    case .codeTaken: return IssuingCode.codeTaken.errorCode
    case .publishedMeanwhile: return IssuingCode.publishedMeanwhile.errorCode
    case .notPlaced: return IssuingCode.notPlaced.errorCode
    case .waiting: return IssuingCode.waiting.errorCode
    case .nameTooLong: return IssuingCode.nameTooLong.errorCode
    case .inTheWay: return IssuingCode.inTheWay.errorCode
    case .basisMissing: return IssuingCode.basisMissing.errorCode
    }
  }

  /// The error in words.
  func text(_ say: Language) -> FailureText {
    switch self {
    case .codeTaken(let code):
      return FailureText(
        say("别人同时印发了溯源码为 \(code) 的一份，本次没有印发。", "Somebody issued a copy with the code \(code) in the same moment; nothing was issued."),
        say("重做一次即可。", "Repeat the command."))
    case .publishedMeanwhile(let schedule, let period):
      return FailureText(
        say(
          "另一个程序刚刚发布了 \(schedule) 的 \(period)，本次没有重复发布。",
          "Another program has just published \(period) of \(schedule); nothing was published twice."),
        say("不用处理：chuqing reports list 可以看到那一份。", "Nothing is to be done: chuqing reports list shows it."))
    case .inTheWay(let path):
      return FailureText(
        say("\(path) 已经存在，没有覆盖，也没有印发。", "\(path) exists already and was left alone; nothing was issued."),
        say("换一个位置，或先把它移开；以前印发的文件应当留存。", "Choose another place, or move it away first; what was issued before should be kept."))
    case .notPlaced(let path, let error):
      return FailureText(
        say(
          "\(path) 写不成：\(error.text(say).sentence)各份都已收回；日志里记有这次印发，溯源码不再使用。",
          "\(path) could not take its name: \(error.text(say).sentence) All copies were removed; the journal keeps their codes, which are not used again."
        ),
        error.text(say).remedy)
    case .waiting(let path, let error):
      return FailureText(
        say(
          "\(path) 已发布并记入日志，但放不到位：\(error.text(say).sentence)文件完整地留在同一文件夹的隐藏名下，每次运行都会再放。",
          "\(path) is published and journaled, but could not take its place: \(error.text(say).sentence) The file is complete under a hidden name in the same folder; every run tries again."
        ),
        say(
          "让出这个位置（移开那里的文件，或恢复文件夹的写权限），然后重新运行：chuqing run --due",
          "Clear the place (move away what stands there, or make the folder writable), then: chuqing run --due"))
    case .nameTooLong(let path):
      return FailureText(
        say("文件名超过255字节，没有写：\(path)", "The name of the file has more than 255 bytes; nothing was written: \(path)"),
        say("把部门、法官或收件人的名称改短。", "Shorten the name of the division, judge or recipient."))
    case .basisMissing(let property):
      return FailureText(
        say("报告没有写明 \(property)，没有印发。", "The report does not state \(property); nothing was issued."),
        say("请把这行文字连同所用命令一起反馈。", "Please report this line with the command you typed."))
    }
  }
}
