import LedgerExchange

extension MappingProposal {
  /// What comes closest to a header, and how to say what its columns mean.
  func advice(_ file: String, _ say: Language) -> String {
    let titles = columns.map(\.title).filter { !$0.isEmpty }
    let guesses = columns.compactMap { column -> String? in
      guard case .guessed(let meaning) = column.guess, !column.title.isEmpty else { return nil }
      return say("“\(column.title)”像“\(meaning.ledgerWord)”", "'\(column.title)' looks like \(meaning.ledgerWord)")
    }
    let row = headerRows.upperBound
    let place = (sheet.map { say("工作表“\($0)”", "sheet '\($0)', ") } ?? "") + say("第\(row)行", "row \(row)")
    let seen = say(
      "最像表头的是\(place)：\(titles.prefix(12).joined(separator: "、"))。",
      "The likeliest header is \(place): \(titles.prefix(12).joined(separator: ", ")).")
    let guessed = guesses.isEmpty ? "" : guesses.prefix(6).joined(separator: say("，", ", ")) + say("。", ". ")
    return seen + say("", " ") + guessed + Self.advice(file, say)
  }

  /// How to have a list of columns made, and how to use it.
  static func advice(_ file: String, _ say: Language) -> String {
    let list = say("列名对照.yaml", "columns.yaml")
    return say(
      "列名与系统不同的，先运行 chuqing import \(file) --write-mapping \(list)，核对后加 --mapping \(list) 导入。",
      "If the columns go by other names, run chuqing import \(file) --write-mapping \(list), check it, and import with --mapping \(list).")
  }
}

extension LedgerMappingError {
  /// What is wrong with the list of columns, and what is accepted there.
  func text(_ file: String, _ say: Language) -> FailureText {
    switch self {
    case .unreadable(let error):
      let text = error.text(say)
      return FailureText("\(file)\(say("：", ": "))\(text.sentence)", text.remedy)
    case .notAList:
      return FailureText(
        say("\(file) 不是列名对照，是工作簿。", "\(file) is a workbook, no list of columns."),
        say("--mapping 后面写列名对照（文本文件）；用 --write-mapping 生成一份。", "Name a text file; --write-mapping makes one."))
    case .noSeparator(let line, let text):
      return FailureText(
        say("\(file) 第\(line)行没有冒号：\(text)", "\(file), line \(line) has no colon: \(text)"),
        say("一行写一对，如“收案流水: 案号”；说明写在 # 后面。", "Write a pair a line, e.g. 收案流水: 案号; remarks go behind #."))
    case .unknownColumn(let line, let value, let closest):
      let names = (closest.isEmpty ? LedgerColumn.allCases.filter { !$0.isOfRejects } : closest).map(\.ledgerWord)
      return FailureText(
        say("\(file) 第\(line)行：系统里没有“\(value)”列。", "\(file), line \(line): there is no column '\(value)'."),
        (closest.isEmpty
          ? say("可以写：\(names.joined(separator: "、"))，", "Accepted: \(names.joined(separator: ", ")), ")
          : say("是不是：\(names.joined(separator: "、"))？也可以写", "Did you mean \(names.joined(separator: ", "))? Also accepted: "))
          + say("“保留”或“忽略”。", "保留 (keep) or 忽略 (ignore)."))
    case .badRows(let line, let value):
      return FailureText(
        say("\(file) 第\(line)行：表头行“\(value)”不对。", "\(file), line \(line): '\(value)' names no header rows."),
        say("写行号，如 3；两三行的表头写 3-4。", "Write a row number such as 3, or 3-4 for a header of two rows."))
    case .badUnit(let line, let value):
      return FailureText(
        say("\(file) 第\(line)行：单位“\(value)”不能读取。", "\(file), line \(line): the unit '\(value)' is not read."),
        say("写元、万元或亿元。", "Write 元, 万元 or 亿元."))
    case .titleTwice(let line, let first, let title):
      return FailureText(
        say("\(file) 第\(line)行：“\(title)”在第\(first)行已写过。", "\(file), line \(line): '\(title)' stands in line \(first) already."),
        say("只留一行；同名的两列用列的字母区分，如 F列。", "Keep one line; tell columns of one name apart by their letters, e.g. F列."))
    case .columnTwice(let line, let first, let column):
      return FailureText(
        say(
          "\(file) 第\(line)行：“\(column.ledgerWord)”在第\(first)行已给了另一列。",
          "\(file), line \(line): line \(first) gives \(column.ledgerWord) to another column already."),
        say("一个名称只给一列；另一列写“保留”或“忽略”。", "Give a name to one column; write 保留 (keep) or 忽略 (ignore) for the other."))
    case .empty:
      return FailureText(
        say("\(file) 里没有一对列名。", "\(file) holds no pair of columns."),
        say("一行写一对，如“收案流水: 案号”。", "Write a pair a line, e.g. 收案流水: 案号."))
    }
  }
}

extension PassedOverSheet {
  /// The sheet, and why it was not read.
  func text(_ say: Language) -> String {
    switch reason {
    case .hidden:
      return say(
        "\(file)，工作表“\(sheet)”是隐藏的，没有读；要读请加 --sheet \(sheet)",
        "\(file), sheet '\(sheet)' is hidden and was not read; name it with --sheet to read it")
    case .noHeader(let closest):
      let missing = closest.map { closest in
        let titles = closest.columns.map(\.title).filter { !$0.isEmpty }.prefix(6)
        let row = closest.headerRows.upperBound
        return say(
          "，第\(row)行是：\(titles.joined(separator: "、"))", "; row \(row) says: \(titles.joined(separator: ", "))")
      }
      return say(
        "\(file)，工作表“\(sheet)”不是台账（没有含“案号”的表头\(missing ?? "")），已跳过",
        "\(file), sheet '\(sheet)' is no ledger (no header with 案号\(missing ?? "")); passed over")
    }
  }
}
