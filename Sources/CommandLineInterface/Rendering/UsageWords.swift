import CaseFile
import CivilCalendar
import Reports
import WorkbookExport

extension CommandFailure.UsageFault {
  func text(_ say: Language) -> FailureText {
    switch self {
    case .recipient(let fault): return fault.text(say)
    case .dryRunOfReport:
      return FailureText(
        say("--dry-run 只用于印发（--for）：不印发的报告只写一个文件，不改动数据。", "--dry-run goes with --for: a report without it only writes its file."),
        say("加上 --for 收件人，或去掉 --dry-run。", "Add --for NAME, or drop --dry-run."))
    case .copyOfWorkbook:
      return FailureText(
        say("--for 只能印发工作簿（xlsx）：别的格式放不下水印。", "--for issues workbooks (xlsx) only: other formats hold no watermark."),
        say("去掉 --format，或去掉 --for。", "Drop --format, or drop --for."))
    case .runNeedsDue:
      return FailureText(
        say("run 要写明做什么。", "run needs to be told what to do."),
        say(
          "chuqing run --due    做到期的事；先看会做什么：chuqing run --due --dry-run",
          "chuqing run --due    does what is due; --dry-run says what that is."))
    case .noFolder(let path):
      return FailureText(
        say("没有文件夹 \(path)，或者它不是文件夹。", "There is no folder \(path), or it is not a folder."),
        say("先建好文件夹：mkdir -p '\(path)'", "Make it first: mkdir -p '\(path)'"))
    case .codeOrFile:
      return FailureText(
        say("溯源码和 --file 要写一个，也只能写一个。", "Give a trace code or --file, one of them and not both."),
        say(
          "chuqing reports trace 7K3M9QXTA    或 chuqing reports trace --file 态势报告.xlsx",
          "chuqing reports trace CODE    or chuqing reports trace --file FILE"))
    case .badInstant(let text):
      return FailureText(
        say("--now 的时间读不懂：\(text)", "--now is not an instant: \(text)"),
        say("写成 2019-07-01 或 2019-07-01T20:00:00+08:00。", "Write 2019-07-01 or 2019-07-01T20:00:00+08:00."))
    case .badDate(let option, let text, let error):
      return FailureText(
        say(
          "\(option) 的日期“\(text)”不对：\(error.text(say).sentence)",
          "\(option): '\(text)' is not a date: \(error.text(say).sentence)"),
        say("写成 2019-03-05。", "Write 2019-03-05."))
    case .badAmount(let option, let text, let error):
      return FailureText(
        say(
          "\(option) 的金额“\(text)”不对：\(error.text(say).sentence)",
          "\(option): '\(text)' is not an amount: \(error.text(say).sentence)"),
        say("以元为单位写数字，或带单位，如 1733万元。", "Write yuan, or a unit with it, e.g. 1733万元."))
    case .badWord(let option, let text, let accepted):
      return FailureText(
        say("\(option) 不能是“\(text)”。", "\(option) cannot be '\(text)'."),
        say("可以写：\(accepted.joined(separator: "、"))", "Accepted: \(accepted.joined(separator: ", "))"))
    case .badCount(let option, let text, let least):
      return FailureText(
        say(
          "\(option) 应为不小于\(least)的整数，不能是“\(text)”。",
          "\(option) must be a whole number of at least \(least), not '\(text)'."),
        say("只写数字，如 120；不知道的不填。", "Write a number such as 120; leave the option out if unknown."))
    case .badCode(let code, let defect):
      return FailureText(
        say("代码 \(code) 不对：\(defect.text(say))", "Code \(code) is wrong: \(defect.text(say))"),
        say("对照营业执照核对；没有代码可以不填。", "Check it against the licence; it may be left out."))
    case .codesAndNamesDiffer(let codes, let names):
      return FailureText(
        say("给了\(codes)个 --uscc、\(names)个 --debtor。", "\(codes) --uscc but \(names) --debtor were given."),
        say(
          "企业和代码要逐个对应：--debtor 甲公司 --uscc 代码 --debtor 乙公司 --uscc 代码；没有代码的企业请另用台账导入。",
          "Give both in the same order: --debtor A --uscc CODE --debtor B --uscc CODE."))
    case .badThresholds(let text):
      return FailureText(
        say("--thresholds 读不懂：\(text)", "--thresholds is not a list of ages: \(text)"),
        say(
          "写月数，从小到大，用逗号分开，如 12,36（1—1200）。",
          "Write months, ascending, separated by commas, e.g. 12,36 (1–1200)."))
    case .tooManyThresholds(let count, let most):
      return FailureText(
        say(
          "--thresholds 有\(count)个界限，账龄分布表一页最多放得下\(most)个，再多就印得太小。",
          "--thresholds names \(count) ages; the sheet of age bands has room for \(most) on a page in readable print."),
        say(
          "最多写\(most)个，如 6,12,24,36,48,60；更多的用 chuqing stats --thresholds。",
          "Name at most \(most), e.g. 6,12,24,36,48,60; for more: chuqing stats --thresholds."))
    case .badEncoding(let text):
      return FailureText(
        say("不认识的编码：\(text)", "Unknown encoding: \(text)"),
        say(
          "可以写：utf-8、utf-16le、utf-16be、gb18030（含 gbk、gb2312）。",
          "Accepted: utf-8, utf-16le, utf-16be, gb18030 (also gbk, gb2312)."))
    case .emptyCaseNumber:
      return FailureText(
        say("案号是空的。", "The case number is blank."),
        say("写成 '(2019)粤01破12号'，两边加单引号。", "Write it as '(2019)粤01破12号', in single quotes."))
    case .emptyActor:
      return FailureText(
        say("--as 是空的。", "--as is blank."),
        say("写上操作人姓名，如 --as 张三；不写则用系统用户名。", "Give a name, e.g. --as Zhang, or drop --as to use the system user.")
      )
    case .emptyCourt:
      return FailureText(
        say("法院代字是空的。", "The court's code is blank."), say("如 --court 粤01。", "For example --court 粤01."))
    case .unknownMilestone(let text, let closest):
      return FailureText(
        say("没有叫“\(text)”的节点。", "There is no milestone '\(text)'."),
        closest.isEmpty
          ? say(
            "可以写编号或名称：\(MilestoneWords.list(.zh))",
            "Accepted, by number or name: \(MilestoneWords.list(.en))")
          : say("是不是：\(closest.joined(separator: "、"))？", "Did you mean: \(closest.joined(separator: ", "))?")
      )
    case .unknownUser(let name, let known):
      return FailureText(
        say("没有登记叫“\(name)”的人员。", "There is no user '\(name)'."),
        known.isEmpty
          ? say("先登记：chuqing users add 姓名 --role 庭长", "Register people first: chuqing users add NAME --role division_chief")
          : say("已登记：\(known.joined(separator: "、"))", "Registered: \(known.joined(separator: ", "))"))
    case .ambiguousName(let option, let text, let candidates):
      let list = candidates.prefix(10).joined(separator: say("、", ", "))
      let more = candidates.count > 10 ? say("等", " …") : ""
      return FailureText(
        say(
          "\(option)“\(text)”可以是\(candidates.count)个：\(list)\(more)。",
          "\(option) '\(text)' could be \(candidates.count): \(list)\(more)."),
        say("写全名，或写多一些；要几个一起，就写几次 \(option)。", "Write more of the name, or \(option) once for each."))
    case .unknownName(let field, let option, let text, let closest, let known):
      let names = (closest.isEmpty ? Array(known.prefix(10)) : closest).joined(separator: say("、", ", "))
      let more = closest.isEmpty && known.count > 10 ? say("等\(known.count)个", " … \(known.count) in all") : ""
      return FailureText(
        say(
          "\(option)：没有一件案件的\(field.name(.zh))是“\(text)”。", "\(option): no case has the \(field.name(.en)) '\(text)'."),
        known.isEmpty
          ? say(
            "还没有登记过\(field.name(.zh))；先登记：chuqing case edit 案号 --\(field.rawValue.split(separator: "_").joined(separator: "-")) 名称",
            "None is recorded yet: chuqing case edit CASE --\(field.rawValue.split(separator: "_").joined(separator: "-")) NAME")
          : closest.isEmpty
            ? say("已登记的有：\(names)\(more)", "Recorded: \(names)\(more)") : say("是不是：\(names)？", "Did you mean: \(names)?"))
    case .blankOption(let option):
      return FailureText(say("\(option) 是空的。", "\(option) is blank."), say("写明内容。", "State it."))
    case .noCaseMatches:
      return FailureText(
        say("没有符合这些条件的未结案件。", "No pending case meets these conditions."),
        say("用 chuqing case list 核对条件。", "Check them with chuqing case list."))
    case .nodeOrEntry:
      return FailureText(
        say("写节点，或写 --entry 序号，二者取一。", "Give either a milestone or --entry."),
        say("序号见 chuqing case history 案号。", "Entries are listed by chuqing case history CASE."))
    case .positionOrDay:
      return FailureText(
        say("--known-at 和 --recorded-by 只能用一个。", "Give either --known-at or --recorded-by."),
        say("去掉其中一个。", "Leave one of them out."))
    case .dayOrPlan:
      return FailureText(
        say("要写 --on（已发生）或 --planned（排期），二者择一。", "State either --on (it happened) or --planned (it is planned)."),
        say("例：--on 2019-05-06", "For example --on 2019-05-06"))
    case .unknownField(let text, let accepted):
      return FailureText(
        say("没有叫“\(text)”的项目。", "There is no field '\(text)'."),
        say("可以写：\(accepted.joined(separator: "、"))", "Accepted: \(accepted.joined(separator: ", "))"))
    case .fieldNeverBlank(let field):
      return FailureText(
        say("\(field.name(.zh))是必有的，不能清空。", "The \(field.name(.en)) cannot be cleared: every case has one."),
        say("更正请用 --filed-on 日期。", "To correct it: --filed-on DATE."))
    case .nothingToChange:
      return FailureText(
        say("没有说要改什么。", "Nothing to change was given."),
        say("如 --judge 张三，或 --clear note。", "For example --judge Zhang, or --clear note."))
    case .safekeeping(let fault): return fault.text(say)
    case .missingCases:
      return FailureText(
        say("没有给出案号。", "No case was given."),
        say(
          "写出案号，或用 --from 文件（每行一个案号，- 为标准输入）。",
          "Name cases, or use --from FILE (a number a line, - for standard input)."))
    case .missingFile(let path):
      return FailureText(say("没有文件：\(path)", "No such file: \(path)"), say("核对路径。", "Check the path."))
    case .unknownCommand(let word, let parent, let closest):
      let program = (["chuqing"] + parent).joined(separator: " ")
      let commands = closest.map { "chuqing \($0)" }
      return FailureText(
        say("\(program) 没有叫“\(word)”的命令。", "\(program) has no command '\(word)'."),
        closest.isEmpty
          ? say("运行 \(program) --help，查看全部命令。", "Run \(program) --help for all commands.")
          : say("您是不是要：\(commands.joined(separator: "、"))？", "Did you mean: \(commands.joined(separator: ", "))?"))
    case .unknownCode(let text, let closest):
      return FailureText(
        say("没有错误代码“\(text)”。", "There is no error code '\(text)'."),
        closest.isEmpty
          ? say("用 chuqing errors list 看全部。", "See all with chuqing errors list.")
          : say("是不是：\(closest.joined(separator: "、"))？", "Did you mean: \(closest.joined(separator: ", "))?"))
    case .badShell(let text, let known):
      return FailureText(
        say("没有“\(text)”的补全脚本。", "There are no completions for '\(text)'."),
        say("可以写：\(known.joined(separator: "、"))", "Accepted: \(known.joined(separator: ", "))"))
    case .conflictingFormats:
      return FailureText(
        say("--json 与 --csv 不能同时用。", "--json and --csv exclude each other."),
        say("去掉其中一个。", "Drop one of them."))
    case .outputMissing:
      return FailureText(
        say("没有说工作簿写到哪里。", "Where should the workbook go?"),
        say("加上 --out 文件.xlsx。", "Add --out FILE.xlsx."))
    case .reportNeedsFile:
      return FailureText(
        say("工作簿要写到文件里。", "A workbook is written to a file."),
        say("加 --out 报告.xlsx；要在屏幕上看，用 --format md。", "Add --out report.xlsx, or use --format md to read it here."))
    case .unknownTable(let name, let tables):
      return FailureText(
        say("报告没有名为“\(name)”的表格。", "The report has no table \"\(name)\"."),
        say("可选：\(tables.joined(separator: "、"))。", "Choose one of \(tables.joined(separator: ", ")).")
      )
    case .tableOrFolder(let tables):
      return FailureText(
        say("一个 CSV 只能放一个表格。", "A CSV file holds one table."),
        say(
          "用 --table 选一个（\(tables.joined(separator: "、"))），或用 --out 文件夹 写出全部。",
          "Choose one with --table (\(tables.joined(separator: ", "))), or write all with --out FOLDER."))
    case .comparisonForReport:
      return FailureText(
        say("报告必须有比较期。", "A report needs a comparison."),
        say("去掉 --compare none。", "Drop --compare none."))
    case .periodNotOver(let through, let today):
      return FailureText(
        say("统计期到 \(through) 才结束，今天是 \(today)，不能出报告。", "The period ends on \(through); today is \(today)."),
        say(
          "改用已过去的期间，如 \(today.firstOfMonth.year)-01-01..\(today)。",
          "Choose a period that is over, e.g. \(today.firstOfMonth.year)-01-01..\(today)."))
    }
  }
}

extension DateReadingError {
  func text(_ say: Language) -> FailureText {
    let remedy = say(
      "写成 2019-03-05、2019.3.5、2019年3月5日或 20190305。", "Write 2019-03-05, 2019.3.5, 2019年3月5日 or 20190305.")
    switch self {
    case .empty: return FailureText(say("日期是空的", "the date is blank"), remedy)
    case .noSuchDay(let year, let month, let day):
      return FailureText(
        (1...12).contains(month)
          ? say("\(year)年\(month)月没有\(day)日", "\(year)-\(month) has no day \(day)")
          : say("没有\(month)月", "there is no month \(month)"),
        say("核对原始文书上的日期。", "Check the date on the document."))
    case .dayMissing: return FailureText(say("只有年月，没有日", "the day is missing"), remedy)
    case .twoDigitYear:
      return FailureText(say("年份只有两位，世纪不明", "the year has two digits: the century is unclear"), remedy)
    case .ambiguousOrder:
      return FailureText(say("月和日的先后不明", "day and month could be either way round"), remedy)
    case .notADate: return FailureText(say("不是日期", "not a date"), remedy)
    }
  }
}

extension MoneyReadingError {
  func text(_ say: Language) -> FailureText {
    let remedy = say("只写数字（单位见表头），如 1234.56。", "Write a number in the unit of the header, e.g. 1234.56.")
    switch self {
    case .notANumber: return FailureText(say("不是金额", "not an amount"), remedy)
    case .negative: return FailureText(say("金额不能为负", "an amount cannot be negative"), remedy)
    case .tooLarge:
      return FailureText(
        say("金额过大，可能是单位写错", "too large; perhaps the unit is wrong"),
        say("核对表头的单位。", "Check the unit in the header."))
    }
  }
}

extension EnterpriseCodeDefect {
  func text(_ say: Language) -> String {
    switch self {
    case .wrongLength(let count):
      return say(
        "有\(count)位，应为18位（注册号13或15位，组织机构代码9位）",
        "\(count) characters; expected 18 (13 or 15 for a registration number, 9 for an organisation code)")
    case .badCharacter(let character, let position):
      return say(
        "第\(position)位“\(character)”不是允许的字符（不用 I、O、S、V、Z）",
        "character \(position), '\(character)', is not allowed (no I, O, S, V, Z)")
    case .wrongCheckCharacter(let found, let expected):
      return say("校验码是“\(found)”，按前17位应为“\(expected)”", "check character '\(found)' should be '\(expected)' by the first 17")
    case .wrongOrganisationCheck(let found, let expected):
      return say(
        "主体标识校验码是“\(found)”，应为“\(expected)”", "inner check character '\(found)' should be '\(expected)'")
    }
  }
}

extension PeriodError {
  func text(_ say: Language, written: String) -> FailureText {
    let remedy = say(
      "可以写：2019、2019H1、2019Q2、2019-07、2019-01..2019-07、2019-01-01..2019-07-20。",
      "Accepted: 2019, 2019H1, 2019Q2, 2019-07, 2019-01..2019-07, 2019-01-01..2019-07-20.")
    switch self {
    case .unknownForm: return FailureText(say("期间读不懂：\(written)", "Not a period: \(written)"), remedy)
    case .yearOutOfRange(_, let year):
      return FailureText(
        say("期间 \(written) 的年份 \(year) 超出范围", "Year \(year) of '\(written)' is out of range"), remedy)
    case .noSuchMonth(_, _, let month):
      return FailureText(say("期间 \(written)：没有\(month)月", "'\(written)': there is no month \(month)"), remedy)
    case .noSuchDay(_, let year, let month, let day):
      return FailureText(
        say("期间 \(written)：\(year)年\(month)月没有\(day)日", "'\(written)': \(year)-\(month) has no day \(day)"),
        remedy)
    case .runsBackwards(_, let from, let through):
      return FailureText(
        say(
          "期间 \(written) 的终点 \(through) 早于起点 \(from)",
          "'\(written)' ends on \(through), before it begins on \(from)"), remedy)
    }
  }
}

extension CommandFailure.DemoFault {
  func text(_ say: Language) -> FailureText {
    switch self {
    case .noSamples:
      return FailureText(
        say("找不到示例文件（samples）。", "The sample files were not found."),
        say(
          "在程序的源码文件夹里运行，或用 --samples 指出位置。", "Run it in the source folder, or point to them with --samples."))
    case .folderInUse(let path):
      return FailureText(
        say("\(path) 里已有演示库，没有覆盖。", "\(path) holds a demonstration already and was left alone."),
        say("用 --into 另选文件夹，或先删掉它。", "Choose another folder with --into, or delete it first."))
    case .cannotCreateFolder(let path, let errno):
      return FailureText(
        say("建不了文件夹：\(path)（系统错误 \(errno)）。", "Cannot create the folder \(path) (system error \(errno))."),
        say("用 --into 换一个可以写入的位置。", "Choose a place that can be written to with --into."))
    }
  }
}
