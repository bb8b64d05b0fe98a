import CaseFile
import CivilCalendar
import LedgerExchange

extension LedgerRule {
  /// What the row breaks, and how to mend it.
  func text(_ say: Language) -> FailureText {
    switch self {
    case .caseNumberMissing:
      return FailureText(
        say("没有案号", "the case number is missing"),
        say(
          "补上案号；与上一行同属一案的，把两行的案号单元格合并；不是案件的行请删去。",
          "Add the number; merge the number cells of rows that belong to one case; delete rows that are not cases."))
    case .severalCaseNumbers(let numbers):
      let list = numbers.prefix(5)
      let more = numbers.count > list.count
      return FailureText(
        say("一格里有\(numbers.count)个案号", "the cell holds \(numbers.count) case numbers"),
        say(
          "拆成\(numbers.count)行，每行一个案号：\(list.joined(separator: "、"))\(more ? "……" : "")；申请审查案号写在“来源案号”列。",
          "Split it into \(numbers.count) rows, one number each: \(list.joined(separator: ", "))\(more ? " …" : ""); "
            + "the number of the application belongs in 来源案号 (origin)."))
    case .moreCellsThanHeaders(let cells, let headers):
      return FailureText(
        say("本行有\(cells)格，表头只有\(headers)格", "the row has \(cells) cells, the header \(headers)"),
        say("内容里有逗号的格要加引号；或补上缺的表头。", "Quote fields that contain a comma, or add the missing header."))
    case .notADate(let error): return error.text(say)
    case .notAnAmount(let error): return error.text(say)
    case .notACount:
      return FailureText(
        say("不是不小于0的整数", "not a whole number of at least 0"),
        say("只写数字，如 120；不知道的留空。", "Write a number such as 120; leave it blank if unknown."))
    case .notYesOrNo:
      return FailureText(
        say("只能填“是”或“否”", "neither yes nor no"),
        say("改为“是”“否”，或留空。", "Write 是 (yes) or 否 (no), or leave it blank."))
    case .unknownWord(let accepted):
      return FailureText(
        say("不是本列可用的词", "not a word of this column"),
        say(
          "可以填：\(accepted.joined(separator: "、"))；不知道的留空。",
          "Accepted: \(accepted.joined(separator: ", ")); leave it blank if unknown."))
    case .badCode(let defect):
      return FailureText(
        defect.text(say),
        say("对照营业执照改正；没有代码的留空。", "Correct it from the licence; leave it blank if there is none."))
    case .codesAndNamesDiffer(let codes, let names):
      return FailureText(
        say("有\(codes)个代码、\(names)个企业名称", "\(codes) codes but \(names) enterprises"),
        say(
          "合并破产的企业和代码要逐个对应，各占一行或用“；”隔开。",
          "List enterprises and codes in the same order, separated by line breaks or ；."))
    case .errorValue:
      return FailureText(
        say("单元格是公式错误值", "the cell holds a formula error"),
        say("改为实际内容后再导入。", "Replace it by the real content."))
    case .unknownMilestone(let closest):
      return FailureText(
        say("没有这个节点", "there is no such milestone"),
        closest.isEmpty
          ? say("写26个节点之一的名称。", "Write the name of one of the 26 milestones.")
          : say("是不是：\(closest.joined(separator: "、"))？", "Did you mean: \(closest.joined(separator: ", "))?")
      )
    case .milestoneMissing:
      return FailureText(say("没有节点名称", "the milestone is missing"), say("补上节点名称。", "Add the milestone."))
    case .dateMissing:
      return FailureText(
        say("没有日期", "the date is missing"),
        say("补上发生日期；尚未发生的请删去本行。", "Add the date; delete the row if it has not happened."))
    case .repeatedCase(let firstRow, nil):
      return FailureText(
        say("同一案号在第\(firstRow)行已出现，内容不同", "the same case stands in row \(firstRow) with other content"),
        say("两行合为一行。", "Merge the two rows."))
    case .repeatedCase(let firstRow, let sheet?):
      return FailureText(
        say(
          "同一案号在工作表“\(sheet)”第\(firstRow)行已出现，内容不同",
          "the same case stands in sheet '\(sheet)', row \(firstRow), with other content"),
        say(
          "两处改成一致，或只留一处；先后两年的表也可用 --sheet 按先后逐张导入。",
          "Make both the same or keep one; sheets of successive years can also be imported in turn with --sheet."))
    case .differsInMergedCase(let firstRow, let firstValue):
      return FailureText(
        say(
          "案号合并了几行，本列各行不同（第\(firstRow)行是“\(firstValue)”）",
          "one case number is merged over several rows, which differ in this column (row \(firstRow) says '\(firstValue)')"),
        say(
          "写全案的一个数或一个值，像案号那样合并单元格；不是同一案件的，取消案号的合并。",
          "Write one value for the whole case and merge its cells; or unmerge the number if these are several cases."))
    case .refused(let refusal): return refusal.text(say)
    }
  }
}

extension LedgerPlace {
  /// The place in words: file, sheet, row, column.
  func text(_ say: Language) -> String {
    var parts = [file]
    if let sheet { parts.append(say("工作表“\(sheet)”", "sheet '\(sheet)'")) }
    parts.append(say("第\(row)行", "row \(row)"))
    if let columnNumber {
      let letters = CellReference.columnName(columnNumber)
      parts.append(say("\(letters)列“\(column ?? "")”", "column \(letters) '\(column ?? "")'"))
    }
    return parts.joined(separator: say("，", ", "))
  }
}

extension NoticeCount {
  /// The notice in words with its first places.
  func text(_ say: Language) -> String {
    let rows = examples.map { "\($0.row)" }.joined(separator: say("、", ", "))
    let where_ = say("（共\(count)处，如第\(rows)行）", " (\(count), e.g. row \(rows))")
    switch notice {
    case .unknownColumn, .unitFromTitle, .mappedTitleMissing: return notice.text(say)
    case .undetermined, .milestoneOfSeveral, .mergedCase:
      let cells = examples.map { place in
        place.columnNumber.map { CellReference(row: place.row, column: $0).description } ?? "\(place.row)"
      }
      return notice.text(say)
        + say("（共\(count)处，如 \(cells.joined(separator: "、"))）", " (\(count), e.g. \(cells.joined(separator: ", ")))")
    default: return notice.text(say) + where_
    }
  }
}

extension LedgerNotice {
  /// The notice in words.
  func text(_ say: Language) -> String {
    switch self {
    case .caseNumber(let warning): return warning.text(say)
    case .organisationCheck:
      return say(
        "统一社会信用代码内的组织机构代码校验不符，已按原样导入",
        "the organisation code inside the credit code does not check; imported as written")
    case .unknownManner:
      return say(
        "结案方式不在目录里，已按原文保存，不计入出清", "unknown manner of closing, kept as written and not counted as clearance")
    case .oddClosing(let refusal):
      // The rule in a sentence; the row is imported all the same.
      var sentence = refusal.text(say).sentence
      if sentence.hasSuffix("。") || sentence.hasSuffix(".") { sentence.removeLast() }
      return sentence + say("，已照录，请核对", "; imported as it is, please check")
    case .closedWithoutManner:
      return say("已结案但没有结案方式，不计入出清", "closed without a manner, not counted as clearance")
    case .debtorMissing: return say("没有企业名称，不计入户数", "no enterprise, not counted among enterprises")
    case .unknownColumn(let title):
      return say(
        "“\(title)”列不认识，内容随案件或节点原样保存", "column '\(title)' is unknown; its content is kept with the case or milestone")
    case .passedOver:
      return say("合计、小标题、签名或重复表头等行，已跳过", "totals, headings, signatures or repeated headers, passed over")
    case .undetermined: return say("日期写的是待定、未定等，按空白处理", "a date that is said to be open was taken for blank")
    case .mergedCase:
      return say("案号合并了几行，按一案多户读取", "a case number merged over several rows was read as one case with several enterprises")
    case .milestoneOfSeveral: return say("一格里有几个案号，同一节点记入每个案件", "several cases in one row; the milestone is recorded for each")
    case .mappedTitleMissing(let title):
      return say("列名对照里的“\(title)”在表头里没有", "the header has no '\(title)', which the list of columns names")
    case .unitFromTitle(let unit):
      let name = unit == .tenThousand ? "万元" : unit == .hundredMillion ? "亿元" : "元"
      return say(
        "金额列没有单位，按表头上方的“单位：\(name)”读取",
        "amounts without a unit were read in \(name), as stated above the header")
    }
  }
}

extension CaseNumberReading.Warning {
  /// The warning in words.
  func text(_ say: Language) -> String {
    switch self {
    case .legacyForm: return say("2016年以前的旧式案号，按原样保存", "a case number of before 2016, kept as it is")
    case .opaque: return say("案号不是人民法院案号的写法，按原文保存", "not a form of case number that is known; kept as text")
    case .before2016: return say("新式案号，年份却早于2016年", "a regular number with a year before 2016")
    case .unknownCourt: return say("法院代字不在已知名单里", "the court's code is not in the list")
    case .doubtfulType: return say("类型代字不在2016年的名单里", "the case type is not in the list of 2016")
    case .notInsolvency: return say("不是破产、强制清算类案件的类型代字", "not an insolvency case type")
    case .documentSuffixRemoved:
      return say("是案中文书的编号，已去掉“之一”“-1”归入本案", "the number of a document; its suffix was removed")
    case .leadingZeroRemoved: return say("编号前的0已去掉", "zeros before the serial number were removed")
    case .completed: return say("缺的括号或“号”已补上", "missing brackets or 号 were added")
    }
  }
}

extension LedgerError {
  func text(_ say: Language) -> FailureText {
    switch self {
    case .table(let file, let error):
      let text = error.text(say)
      return FailureText("\(file)\(say("：", ": "))\(text.sentence)", text.remedy)
    case .noHeader(let file, let sheets, let closest):
      let looked =
        sheets.isEmpty
        ? ""
        : say("（看过的工作表：\(sheets.joined(separator: "、"))）", " (sheets: \(sheets.joined(separator: ", ")))")
      return FailureText(
        say("\(file)：前40行里没有找到表头\(looked)。", "\(file): no header row in the first 40 rows\(looked)."),
        say(
          "表头里要有“案号”和至少另一个已知的列名，如“立案日期”“企业名称”“节点”。",
          "The header needs 案号 (case_no) and at least one more known column, e.g. 立案日期 (filed_on).")
          + (closest.map { "\n" + $0.advice(file, say) } ?? ""))
    case .noSuchSheet(let file, let name, let sheets):
      return FailureText(
        say("\(file) 没有叫“\(name)”的工作表。", "\(file) has no sheet '\(name)'."),
        say("有：\(sheets.joined(separator: "、"))", "It has: \(sheets.joined(separator: ", "))"))
    case .severalSheets(let file, let sheets):
      return FailureText(
        say(
          "\(file) 有\(sheets.count)个工作表都像台账：\(sheets.joined(separator: "、"))。",
          "\(file) has \(sheets.count) sheets that look like ledgers: \(sheets.joined(separator: ", "))."),
        say("用 --sheet 指明一个，逐个导入。", "Name one with --sheet, and import them one by one."))
    case .mapping(let file, let error): return error.text(file, say)
    case .columnTwice, .secondHeader, .missingColumn: return columnText(say)
    }
  }

  /// Words for a header that is there and does not do.
  private func columnText(_ say: Language) -> FailureText {
    switch self {
    case .columnTwice(let file, let sheet, let column, let first, let second):
      let file = Self.named(file, sheet, say)
      return FailureText(
        say(
          "\(file)：“\(first)”和“\(second)”两列都是“\(column)”。",
          "\(file): columns '\(first)' and '\(second)' both mean \(column)."),
        say(
          "只留一列，或给另一列换个名称；不想改表的，用 --write-mapping 写列名对照，不要的列写“忽略”。",
          "Keep one of them, or rename the other; or let --write-mapping make a list of columns, and write 忽略 (ignore) there."))
    case .secondHeader(let file, let sheet, let row):
      let file = Self.named(file, sheet, say)
      return FailureText(
        say(
          "\(file)：第\(row)行又是一个表头，列与前面的不同，可能是两张表接在了一起。",
          "\(file): row \(row) is another header with other columns, as if two tables stood in one file."),
        say("把两张表分成两个文件，一起导入。", "Save the two tables as two files, and import both."))
    case .missingColumn(let file, let sheet, let kind, let columns, let found):
      let name = file
      let file = Self.named(file, sheet, say)
      let wanted = columns.map { "\($0.ledgerWord) (\($0.rawValue))" }.joined(separator: say("、", ", "))
      return FailureText(
        kind == .cases
          ? say("\(file)：案件台账缺少列：\(wanted)。", "\(file): the case ledger lacks: \(wanted).")
          : say("\(file)：节点文件缺少列：\(wanted)。", "\(file): the milestone file lacks: \(wanted)."),
        say("现有的列：\(found.joined(separator: "、"))。", "Its columns: \(found.joined(separator: ", ")).") + "\n"
          + MappingProposal.advice(name, say)
          + (sheet == nil ? "" : say("不导入这张表的，用 --sheet 指明要导入的表。", " Or name the sheets to read with --sheet.")))
    default: return FailureText("\(self)", nil)
    }
  }

  private static func named(_ file: String, _ sheet: String?, _ say: Language) -> String {
    sheet.map { file + say("，工作表“\($0)”", ", sheet '\($0)'") } ?? file
  }
}
