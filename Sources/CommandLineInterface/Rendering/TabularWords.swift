import LedgerExchange

extension TabularError {
  /// Why the file cannot be read, and what to do.
  func text(_ say: Language) -> FailureText {
    formatText(say) ?? contentText(say)
  }

  private func formatText(_ say: Language) -> FailureText? {
    let saveAs = say(
      "在 Excel 或 WPS 里打开，另存为“Excel 工作簿（.xlsx）”后再导入。",
      "Open it in Excel or WPS, save it as an Excel workbook (.xlsx), and import that.")
    switch self {
    case .missingFile: return FailureText(say("没有这个文件", "no such file"), say("核对路径。", "Check the path."))
    case .directory:
      return FailureText(say("这是文件夹，不是文件", "this is a folder"), say("写出其中的文件。", "Name the files in it."))
    case .notARegularFile:
      return FailureText(say("不是普通文件", "not a regular file"), say("先存成文件。", "Save it as a file first."))
    case .unreadable(let errno):
      return FailureText(
        say("读不了（系统错误 \(errno)）", "cannot be read (system error \(errno))"),
        say("核对读取权限。", "Check the permission."))
    case .emptyFile:
      return FailureText(
        say("文件是空的", "the file is empty"), say("核对是否导出成功。", "Check whether the export worked."))
    case .legacyExcel:
      return FailureText(
        say("这是旧版 Excel（.xls）文件，不能直接读取", "an old Excel file (.xls), which cannot be read"), saveAs)
    case .encrypted:
      return FailureText(
        say("工作簿加了密码", "the workbook is protected by a password"),
        say("去掉打开密码、另存一份后再导入。", "Save a copy without the password, and import that."))
    case .binaryWorkbook:
      return FailureText(
        say("这是二进制工作簿（.xlsb），不能读取", "a binary workbook (.xlsb), which cannot be read"), saveAs)
    case .openDocument:
      return FailureText(
        say("这是 OpenDocument 文件（.ods），不能读取", "an OpenDocument file (.ods), which cannot be read"), saveAs)
    case .htmlTable: return FailureText(say("这是网页，只是后缀像表格", "a web page in disguise"), saveAs)
    case .xmlSpreadsheet2003:
      return FailureText(
        say("这是“XML 电子表格 2003”，不能读取", "an XML Spreadsheet 2003, which cannot be read"), saveAs)
    case .portableDocument:
      return FailureText(
        say("这是 PDF 文件", "a PDF file"), say("请导入原来的表格。", "Import the table that it was made from."))
    case .notAWorkbook: return FailureText(say("不是工作簿", "not a workbook"), saveAs)
    case .big5:
      return FailureText(
        say("这是繁体 Big5 编码的文本，不能读取", "text in Big5, which cannot be read"),
        say(
          "在 Excel 或 WPS 里打开，另存为 .xlsx（或 UTF-8 编码的 .csv）后再导入。",
          "Open it in Excel or WPS, save it as .xlsx (or as .csv in UTF-8), and import that."))
    default: return nil
    }
  }

  private func contentText(_ say: Language) -> FailureText {
    switch self {
    case .notText(let offset, let line):
      return FailureText(
        say(
          "内容既不是 Excel 工作簿，也不是文本（第\(line)行、第\(offset)字节起）",
          "neither an Excel workbook nor text (line \(line), byte \(offset))"),
        say(
          "可能是图片等其他文件改了后缀，或文件已损坏；请导入 .xlsx 或 .csv 台账。",
          "It may be another kind of file under this name, or damaged; import an .xlsx or .csv ledger."))
    case .undecodable(let encoding, let offset, let line):
      return FailureText(
        say(
          "第\(line)行（第\(offset)字节）不是 \(encoding.rawValue) 编码",
          "line \(line) (byte \(offset)) is not \(encoding.rawValue)"),
        say("另存为 UTF-8，或用 --encoding 指明编码。", "Save it as UTF-8, or name the encoding with --encoding."))
    case .contradictoryByteOrderMark(let asked, let found):
      return FailureText(
        say(
          "文件开头标明是 \(found.rawValue)，与 --encoding \(asked.rawValue) 矛盾",
          "the file is marked as \(found.rawValue), not \(asked.rawValue)"),
        say("去掉 --encoding。", "Drop --encoding."))
    case .encodingUnavailable(let encoding):
      return FailureText(
        say("本机缺少 \(encoding.rawValue) 的转换表", "this machine cannot convert \(encoding.rawValue)"),
        say("另存为 UTF-8 后再导入。", "Save the file as UTF-8."))
    case .unterminatedQuote(let line):
      return FailureText(
        say("第\(line)行开始的引号没有结束", "the quote opened on line \(line) never ends"),
        say("补上引号。", "Close the quote."))
    case .textAfterClosingQuote(let line, let field):
      return FailureText(
        say("第\(line)行第\(field)格：结束引号后还有文字", "line \(line), field \(field): text after a closing quote"),
        say("格内的引号要写两个（\"\"）。", "Write quotes inside a field twice (\"\")."))
    case .tooManyFields(let line, let limit):
      return FailureText(
        say("第\(line)行超过\(limit)格", "line \(line) has more than \(limit) fields"),
        say("核对分隔符。", "Check the separator."))
    case .cellTextTooLong(let sheet, let cell, let limit):
      return FailureText(
        say("工作表“\(sheet)”\(cell) 的文字超过\(limit)字", "sheet '\(sheet)', \(cell): text longer than \(limit)"),
        say("缩短内容。", "Shorten it."))
    case .limitExceeded(let limit, let part):
      return FailureText(
        say(
          "内容异常庞大（\(limit.rawValue)，\(part)），为安全起见拒绝读取",
          "abnormally large content (\(limit.rawValue), \(part)); refused for safety"),
        say("在 Excel 里把数据复制到新工作簿再导入。", "Copy the data to a new workbook, and import that."))
    case .doctype(let part):
      return FailureText(
        say("工作簿内含有危险的声明（\(part)），拒绝读取", "the workbook contains a dangerous declaration (\(part))"),
        say("核对文件来源。", "Check where the file comes from."))
    default:
      return FailureText(
        say("工作簿已损坏（\(self)）", "the workbook is damaged (\(self))"),
        say("在 Excel 里打开并另存一份，或重新导出。", "Open it in Excel and save a copy, or export it again."))
    }
  }
}
