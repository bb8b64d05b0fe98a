import CivilCalendar

/// The words of a ledger that is handed out for editing. Titles that Excel shows in dialogs hold 32 characters, texts 255.
struct EditableLedgerWords {
  private let say: ReportLanguage

  init(_ language: ReportLanguage) { say = language }

  var title: String { say("案件台账（领取编辑）", "Case ledger for editing") }
  var sheetName: String { say("案件台账", "Ledger") }
  var conflictSheetName: String { say("冲突清单", "Conflicts") }
  var blank: String { say("（空）", "(blank)") }

  var conflictTitles: [String] {
    say == .zh
      ? ["案号", "栏目", "领取时", "库中现值", "您填的", "修改人", "修改时间"]
      : ["Case", "Column", "Handed out", "Recorded now", "Yours", "Changed by", "Changed at"]
  }

  var pageOfPages: [PageSetup.Piece] {
    say == .zh
      ? [.text("第 "), .pageNumber, .text(" 页 共 "), .pageCount, .text(" 页")]
      : [.text("Page "), .pageNumber, .text(" of "), .pageCount]
  }

  func heading(_ ledger: EditableLedger) -> String {
    let rehearsal = ledger.isRehearsal ? say("（演练数据）", " (rehearsal data)") : ""
    return ledger.hasConflicts
      ? say("\(ledger.court)案件台账——有冲突，请处理后再签入\(rehearsal)", "\(ledger.court): ledger with conflicts to settle\(rehearsal)")
      : say("\(ledger.court)案件台账\(rehearsal)", "\(ledger.court): case ledger\(rehearsal)")
  }

  func number(_ seal: String) -> String { say("领取编号 \(seal.prefix(8))", "Checkout \(seal.prefix(8))") }

  func issue(_ ledger: EditableLedger) -> String {
    say(
      "\(ledger.issuedTo) 于 \(time(ledger.issuedAt)) 领取 · \(ledger.lines.count)件 · \(number(ledger.seal)) · 日志第\(ledger.sequence)条",
      "Fetched by \(ledger.issuedTo) at \(time(ledger.issuedAt)) · \(ledger.lines.count) cases · \(number(ledger.seal)) · journal entry \(ledger.sequence)"
    )
  }

  var guide: String {
    say(
      """
      直接在格内修改，存盘后运行 chuqing ledger checkin 本文件：没改的不动，改了的写入；清空一格就是删去该项内容。可以排序、筛选、隐藏或移动列、改表名。\
      新案件填在末尾的空行里。案号不能改；删去一行不会删除案件。鼠标停在表头上看填写要求。
      """,
      """
      Change the cells, save, and run chuqing ledger checkin FILE: what you did not change is left alone, and a cell that you empty is \
      cleared. Sort, filter, hide or move columns as you like. New cases go into the blank rows at the end. Case numbers cannot be \
      changed; deleting a row deletes no case. Point at a header to see what belongs there.
      """)
  }

  func conflictGuide(_ count: Int) -> String {
    say(
      """
      有\(count)格您改了、别人也改了（红框，批注里写明双方的值、谁、何时；“冲突清单”表里可以复制）。用您的值：不用动。用库中的值：把该格改成批注里的“库中现值”。\
      其他格您改的都还在，没改的已换成库中最新内容。看完存盘，再签入本文件；原来的文件不用再签入。
      """,
      """
      \(count) cells were changed by you and by somebody else (red frame; the note has both values, who and when; the sheet Conflicts has them \
      to copy). To keep yours, leave the cell. To take the other, type it. Your other changes are all here; cells that you did not \
      change show what is recorded now. Save, and check in this file instead of the first one.
      """)
  }

  func footer(_ ledger: EditableLedger) -> String { "\(ledger.issuedTo) \(time(ledger.issuedAt))" }

  func time(_ instant: Instant) -> String { "\(instant.courtDate) \(instant.courtClock)" }

  func note(_ conflict: EditableLedger.Conflict) -> String {
    let current = conflict.current ?? blank
    let who = [conflict.actor, conflict.recordedAt.map(time)].compactMap { $0 }.joined(separator: " ")
    let by = who.isEmpty ? "" : say("（\(who) 改）", " (\(who))")
    return say(
      "库中现值：\(current)\(by)\n您填的：\(conflict.mine ?? blank)\n领取时：\(conflict.base ?? blank)\n用您的值：不用动；用库中的：改成“库中现值”。",
      "Recorded now: \(current)\(by)\nYours: \(conflict.mine ?? blank)\nHanded out: \(conflict.base ?? blank)\nLeave it to keep yours; type the recorded value to take it."
    )
  }

  func note(_ entry: EditableLedger.Entry) -> String {
    switch entry {
    case .caseNumber:
      return say("领取的案件案号不能改。新案件在末尾空行填写，如 (2019)粤01破12号。", "Fixed for the cases handed out. New cases: fill a blank row at the end.")
    case .enterprises: return say("一户一行；合并破产有几户的，格内用 Alt+Enter 换行。", "One enterprise a line; Alt+Enter starts a line within the cell.")
    case .codes:
      return say("与企业名称逐行对应；没有代码的那一行写“—”，全都没有就留空。", "Line by line as the enterprises; — for one without a code.")
    case .words: return say("从列表中选择；不知道的留空。", "Choose from the list; blank if unknown.")
    case .openWords: return say("尽量从列表中选择；列表以外的按原文保存。", "Choose from the list if you can; other words are kept as written.")
    case .people: return say("从列表中选择，或写新的姓名。", "Choose from the list, or write a new name.")
    case .divisions: return say("从列表中选择，或写新的部门（庭、合议庭、团队）。", "Choose from the list, or write a new division.")
    case .plannedDay:
      return say("如 2019-12-31；打算在哪天结案，不早于立案日期。", "E.g. 2019-12-31; when it is meant to be closed, not before filing.")
    case .filingDay: return say("如 2019-03-05；必填，不能晚于今天。", "E.g. 2019-03-05; required, not after today.")
    case .day: return say("如 2019-03-05；不能晚于今天，没有发生的留空。", "E.g. 2019-03-05; not after today, blank if it has not happened.")
    case .amount: return say("单位：元，到分，只写数字。", "In yuan, digits only.")
    case .count: return say("不小于0的整数。", "A whole number of at least 0.")
    case .otherCase: return say("来源案件的案号，如 (2019)粤01破申5号。", "Number of the case from which this one came.")
    case .text: return say("文字，可以留空。", "Text, may be blank.")
    case .information: return say("只供参考，不能在这里改；登记节点用 chuqing record。", "For information only; nodes are recorded with chuqing record.")
    }
  }

  func complaint(_ entry: EditableLedger.Entry) -> CellValidation.Message? {
    let title: String
    switch entry {
    case .caseNumber: title = say("案号不能改", "The number is fixed")
    case .information: title = say("这一列只供参考", "For information only")
    case .words: title = say("请从列表中选择", "Choose from the list")
    case .openWords: title = say("列表里没有，确定吗？", "Not in the list. Keep it?")
    case .people: title = say("库里没有这个姓名，确定吗？", "A new name. Keep it?")
    case .divisions: title = say("库里没有这个部门，确定吗？", "A new division. Keep it?")
    case .filingDay, .day, .plannedDay: title = say("日期不对", "Not an acceptable date")
    case .amount: title = say("金额不对", "Not an amount")
    case .count: title = say("不是整数", "Not a whole number")
    case .enterprises, .codes, .otherCase, .text: return nil
    }
    return CellValidation.Message(title: title, text: complaintText(entry))
  }

  private func complaintText(_ entry: EditableLedger.Entry) -> String {
    switch entry {
    case .caseNumber:
      return say(
        "这一行领取时就是这个案号。新案件请填在末尾的空行里；案号登记错了，请撤销登记后重新登记。",
        "The row was handed out under this number. Put new cases into the blank rows at the end.")
    case .words: return say("只能填列表里的词（点右边的箭头）；不知道的留空。", "Only words of the list are accepted; leave it blank if unknown.")
    case .openWords: return say("不在列表里的结案方式按原文保存，不计入出清。确定要填吗？", "Other words are kept as written and never counted as clearance.")
    case .people: return say("新来的人请选“是”；写错了请选“否”。", "Yes for somebody new, No for a slip.")
    case .divisions: return say("新设的部门请选“是”；写错了请选“否”。", "Yes for a new one, No for a slip.")
    case .plannedDay: return say("请写日期，如 2019-12-31；还没有计划的留空。", "A date, e.g. 2019-12-31; blank if nothing is planned.")
    case .filingDay, .day: return say("请写 1949-10-01 至今天之间的日期，如 2019-03-05。", "A date from 1949-10-01 to today, e.g. 2019-03-05.")
    case .amount: return say("单位是元，只写不小于0的数字，如 1234567.89。", "In yuan: a number of at least 0, e.g. 1234567.89.")
    case .count: return say("请写不小于0的整数，如 120；不知道的留空。", "A whole number of at least 0, e.g. 120; blank if unknown.")
    default: return note(entry)
    }
  }
}

extension EditableLedger.Column {
  /// A column of the ledger under its Chinese name or its code, money with its unit.
  public init(word: String, code: String, entry: EditableLedger.Entry, language: ReportLanguage) {
    self.init(title: language(word + (entry == .amount ? "（元）" : ""), code), entry: entry)
  }

  /// The column with the node at which a case stands; `ending` says that it is not read.
  public static func node(ending: String, language: ReportLanguage) -> EditableLedger.Column {
    EditableLedger.Column(title: language("所处节点", "stands at") + ending, entry: .information)
  }
}
