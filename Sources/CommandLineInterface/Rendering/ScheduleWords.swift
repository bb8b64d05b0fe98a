import ArgumentParser
import CaseFile
import Clearance
import Reports

extension ScheduleRhythm {
  /// How often.
  func name(_ say: Language) -> String {
    switch self {
    case .month: return say("每月", "month")
    case .yearToDate: return say("每月（年初至当月）", "month, from January")
    case .quarter: return say("每季度", "quarter")
    case .half: return say("每半年", "half-year")
    case .year: return say("每年", "year")
    }
  }
}

extension ScheduleMoment {
  /// `期满后第3天 06:00`.
  func text(_ say: Language) -> String { say("期后第\(day)天 \(clock)", "day \(day) after, \(clock)") }
}

extension ReportIssue.Request {
  /// Kind and part of the court, without a period.
  func name(_ say: Language) -> String {
    let kind = ReportKind(rawValue: kind)?.name(say.report) ?? kind
    guard let scope else { return kind }
    let words = ReportScope(code: scope)?.label(say.report) ?? scope
    return kind + say("（\(words)）", " (\(words))")
  }
}

extension ReportSchedule {
  /// Everything, in a line.
  func summary(_ say: Language) -> String {
    let whom = recipients.isEmpty ? "" : say("，送：", ", for ") + recipients.joined(separator: say("、", ", "))
    return say(
      "\(id)：\(request.name(say))，\(rhythm.name(say))，\(due.text(say))（法院时间）到期\(whom)，放到 \(folder)，从 \(request.period) 起",
      "\(id): \(request.name(say)), every \(rhythm.name(say)), due \(due.text(say)) (court time)\(whom), into \(folder), from \(request.period)"
    )
  }
}

extension ScheduleFault {
  /// The exit code; `CommandFailure.exitCode` asks here.
  var exitCode: ExitCode {
    switch self {
    case .nameTaken, .nameHasHistory, .unknown, .sameFiles: return ContractExit.refused
    case .badName, .dayOutOfRange, .badTime, .firstPeriodOutOfRange, .firstPeriodOfOtherShape: return ContractExit.usage
    }
  }

  /// The fault in words.
  func text(_ say: Language) -> FailureText {
    switch self {
    case .badName(let name):
      return FailureText(
        say("“\(name)”不能作为定时报告的名称。", "'\(name)' cannot be the name of a schedule."),
        say("只用字母、汉字、数字、- 和 _，最多40个，不以 - 开头。", "Use letters, digits, - and _, at most 40, not beginning with -."))
    case .nameTaken(let name):
      return FailureText(
        say("已经有名为 \(name) 的定时报告。", "There is a schedule \(name) already."),
        say(
          "用 --id 另取名称，或先取消原来的：chuqing schedule remove \(name)",
          "Name this one with --id, or take the other away: chuqing schedule remove \(name)"))
    case .nameHasHistory(let name):
      return FailureText(
        say(
          "名称 \(name) 以前用于另一种报告，它发布过的各期还记在日志里。", "The name \(name) was used for another report, whose publications stand in the journal."),
        say("用 --id 另取一个名称。", "Choose another name with --id."))
    case .unknown(let name, let standing):
      return FailureText(
        say("没有名为 \(name) 的定时报告。", "There is no schedule \(name)."),
        standing.isEmpty
          ? say("现在没有定时报告。", "There are none.")
          : say("现有：\(standing.joined(separator: "、"))", "There are: \(standing.joined(separator: ", "))"))
    case .sameFiles(let other):
      return FailureText(
        say("它的文件会和定时报告 \(other) 的同名。", "Its files would have the names of those of the schedule \(other)."),
        say("换一个文件夹（--into），或先取消 \(other)。", "Choose another folder (--into), or take \(other) away first."))
    case .dayOutOfRange(let text):
      return FailureText(
        say("--day \(text) 不行：期间结束后第几天，只能是 1 至 28。", "--day \(text): the day after the end of the period is 1 to 28."),
        say("例如 --day 3，即次月3日。", "For example --day 3."))
    case .badTime(let text):
      return FailureText(
        say("--time \(text) 不是时刻。", "--time \(text) is not a time of day."), say("写成 06:00 或 18:30。", "Write it like 06:00 or 18:30."))
    case .firstPeriodOutOfRange(let text):
      return FailureText(
        say("--from \(text) 离今天太远（前后十年以内）。", "--from \(text) lies more than ten years from today."), say("核对年份。", "Check the year."))
    case .firstPeriodOfOtherShape(let text, let rhythm):
      let example = rhythm.code(ofPeriodEnding: rhythm.end(ofPeriodWith: .init(year: 2019, month: 6, day: 30) ?? .latest))
      return FailureText(
        say("--from \(text) 不是“\(rhythm.name(say))”的一期。", "--from \(text) is not a period of a schedule 'every \(rhythm.name(say))'."),
        say("写成这样：\(example)", "Write it like \(example)."))
    }
  }
}

extension PublicationFault {
  /// The fault in words.
  func text(_ say: Language) -> FailureText {
    let remedy = say("请升级程序，再运行一次 chuqing run --due。", "Update the program and repeat chuqing run --due.")
    switch self {
    case .unknownKind(let kind):
      return FailureText(say("本版程序没有报告种类 \(kind)。", "This version of the program has no report \(kind)."), remedy)
    case .unknownScope(let scope):
      return FailureText(say("本版程序读不懂报告范围 \(scope)。", "This version of the program cannot read the scope \(scope)."), remedy)
    }
  }
}

extension RunLock.Fault {
  /// The exit code; `CommandFailure.exitCode` asks here.
  var exitCode: ExitCode {
    switch self {
    case .held: return ContractExit.busy
    case .unavailable: return ContractExit.cannotWrite
    }
  }

  /// The fault in words.
  func text(_ say: Language) -> FailureText {
    switch self {
    case .held(let holder):
      let who =
        holder.map {
          say("（\($0.host) 上的进程 \($0.process)，自 \($0.moment) 起）", " (process \($0.process) on \($0.host), since \($0.moment))")
        } ?? ""
      return FailureText(
        say("另一个 chuqing run 正在运行\(who)。", "Another chuqing run is at work\(who)."),
        say("它会做完到期的事；要等它，加 --wait。", "It will do what is due; add --wait to wait for it."))
    case .unavailable(let path, let errno):
      return FailureText(
        say("锁文件 \(path) 打不开（系统错误 \(errno)），什么也没有做。", "The lock file \(path) cannot be opened (system error \(errno)); nothing was done."),
        say("核对数据库所在文件夹的权限和磁盘空间：chuqing doctor", "Check the permissions and the room of the database's folder: chuqing doctor"))
    }
  }
}
