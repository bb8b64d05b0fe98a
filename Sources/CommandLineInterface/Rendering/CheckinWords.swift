import CaseFile
import LedgerExchange

extension LedgerColumn {
  /// The column's name.
  func title(_ say: Language) -> String { say(ledgerWord, rawValue) }
}

extension CheckinFault {
  /// What is wrong, and what to do.
  func text(_ say: Language) -> FailureText {
    switch self {
    case .rule(let rule): return rule.text(say)
    case .merged(let range):
      return FailureText(
        say("单元格合并了（\(range)），看不出其余各格的内容", "merged cells (\(range)): what the others hold cannot be told"),
        say("取消合并，把每一格填好。", "Unmerge them and fill in every cell."))
    case .numberChanged(let number):
      return FailureText(
        say("这一行领取时是 \(number)，案号被改了", "the row was handed out for \(number); its number was changed"),
        say(
          "改回 \(number)。要登记新案件，填在末尾的空行里；案号登记错了，先用 chuqing undo 撤销登记再重新登记。",
          "Put \(number) back. New cases go into the blank rows at the end; a number that was registered wrongly is withdrawn with chuqing undo."
        ))
    case .numberBlank(let number):
      return FailureText(
        say("\(number) 的案号被清空了", "the number of \(number) was removed"),
        say("填回 \(number)；不想改这件，就把整行删去。", "Put it back; to leave the case alone, delete the whole row."))
    case .rowRepeated(let firstRow):
      return FailureText(
        say("同一案号在第\(firstRow)行已出现", "the same case stands in row \(firstRow)"),
        say("两行合为一行。", "Merge the two rows."))
    case .numberUncertain(let missing):
      let names = missing.prefix(3).map(\.text).joined(separator: say("、", ", "))
      return FailureText(
        say(
          "领取时没有这个案号，而 \(names) 等\(missing.count)件不见了；隐藏的“领取案号”列也被删了，分不清是新案件还是改了案号",
          "the number was not handed out while \(missing.count) others (\(names)) are gone, and the hidden column 领取案号 was deleted: a new case or a changed number?"
        ),
        say(
          "新案件请另用 chuqing case add 或 import 登记，从表里删去这一行；改了案号的请改回。",
          "Register new cases with chuqing case add or import and delete the row here; put a changed number back."))
    case .neverBlank(let field):
      return FailureText(
        say("\(field.name(.zh))不能清空", "the \(field.name(.en)) can never be blank"),
        say("填回原值或正确的值。", "Put the old or the right value back."))
    case .withdrawn:
      return FailureText(
        say("这件案件的登记已被撤销", "the registration of the case was taken back"),
        say("删去这一行；要重新登记，用 chuqing case add。", "Delete the row; register it again with chuqing case add if it is needed."))
    }
  }
}

extension CheckinError {
  /// Why the workbook cannot be taken back, and what to do.
  func text(_ say: Language) -> FailureText {
    switch self {
    case .notCheckedOut(let file):
      return FailureText(
        say("\(file) 不是领取的台账：没有领取基线。", "\(file) was not handed out: it has no baseline."),
        say(
          "普通台账用 chuqing import 导入；要签入，先用 chuqing ledger checkout 领取，在领取的文件里修改（复制到新工作簿会丢掉基线）。",
          "Plain ledgers are read with chuqing import. To check in, fetch a ledger with chuqing ledger checkout and edit that file (a copy in a new workbook loses the baseline)."
        ))
    case .newerFormat(let file):
      return FailureText(
        say("\(file) 由更新版本的程序领取，本版本不能签入。", "\(file) was handed out by a newer version of the program."),
        say("请升级程序。", "Update the program."))
    case .baselineDamaged(let file):
      return FailureText(
        say("\(file) 里的领取基线被改动或截断过，不能据以比对。", "The baseline in \(file) was changed or cut off."), Self.fetchAgain(say))
    case .otherCourt(let file, let theirs, let ours):
      return FailureText(
        say("\(file) 是从 \(theirs) 法院的库领取的，本库是 \(ours)。", "\(file) was handed out by court \(theirs); this database is \(ours)'s."),
        say("用 --db 指出领取时的数据库。", "Point to its database with --db."))
    case .otherDatabase(let file):
      return FailureText(
        say("\(file) 是从另一个数据库领取的。", "\(file) was handed out from another database."),
        say("用 --db 指出领取时的数据库。", "Point to its database with --db."))
    case .historyDiffers(let file, let sequence, let current):
      return FailureText(
        say(
          "\(file) 领取时日志有\(sequence)条，本库现有\(current)条而内容对不上：数据库可能恢复到了较早的状态。",
          "\(file) was handed out at journal entry \(sequence); this journal has \(current) and differs: the database may have been restored."
        ),
        Self.fetchAgain(say))
    default: return sheetText(say)
    }
  }

  private func sheetText(_ say: Language) -> FailureText {
    switch self {
    case .noLedger(let file, let sheets):
      return FailureText(
        say(
          "\(file) 里找不到台账的表头（看过：\(sheets.joined(separator: "、"))）。",
          "\(file): no sheet has the header of the ledger (looked at: \(sheets.joined(separator: ", ")))."),
        say("表头要有“案号”和领取时的列名；把表头改回来。", "The header needs 案号 and the titles handed out; put them back."))
    case .severalLedgers(let file, let sheets):
      return FailureText(
        say(
          "\(file) 有\(sheets.count)张表都像台账：\(sheets.joined(separator: "、"))。",
          "\(file) has \(sheets.count) sheets that look like the ledger: \(sheets.joined(separator: ", "))."),
        say("用 --sheet 指明一张。", "Name one with --sheet."))
    case .columnTwice(let file, let sheet, let first, let second):
      return FailureText(
        say(
          "\(file)，工作表“\(sheet)”：“\(first)”和“\(second)”两列是同一项。",
          "\(file), sheet '\(sheet)': columns '\(first)' and '\(second)' mean the same."),
        say("只留一列，或给另一列换个名称。", "Keep one of them, or rename the other."))
    case .conflictsOverInput(let path):
      return FailureText(
        say("--conflicts 指向了正在签入的文件：\(path)", "--conflicts points to the file that is being checked in: \(path)"),
        say("换一个文件名。", "Choose another name."))
    default: return FailureText("\(self)")
    }
  }

  private static func fetchAgain(_ say: Language) -> String {
    say(
      "重新领取（chuqing ledger checkout），把修改过的格抄过去再签入。",
      "Fetch the ledger again (chuqing ledger checkout), copy what you changed, and check that in.")
  }
}

/// Rejected cells for people: equal faults together, each with its places and its remedy.
struct CheckinRejectionList {
  private static let placesShown = 8
  private let groups: [(title: String, items: [CheckinRejection])]
  private let say: Language

  init(_ rejections: [CheckinRejection], _ say: Language) {
    self.say = say
    var groups: [(title: String, items: [CheckinRejection])] = []
    for rejection in rejections {
      let text = rejection.fault.text(say)
      let title = text.clause + "\n" + (text.remedy ?? "")
      if let index = groups.firstIndex(where: { $0.title == title }) {
        groups[index].items.append(rejection)
      } else {
        groups.append((title, [rejection]))
      }
    }
    self.groups = groups
  }

  /// The lines to print; none when nothing was rejected.
  func lines() -> [String] {
    groups.flatMap { group -> [String] in
      guard let first = group.items.first else { return [] }
      let text = first.fault.text(say)
      var lines = ["✗ \(first.fault.code) \(text.clause)\(say("（\(group.items.count)处）", " (\(group.items.count))"))"]
      lines += group.items.prefix(Self.placesShown).map {
        "    \($0.place.text(say))\(say("：", ": "))\($0.value.isEmpty ? "—" : $0.value)"
      }
      let rest = group.items.count - Self.placesShown
      if rest > 0 { lines.append(say("    ……其余\(rest)处见 --json", "    … \(rest) more: see --json")) }
      if let remedy = text.remedy { lines.append(say("  办法：", "  What to do: ") + remedy) }
      return lines
    }
  }
}
