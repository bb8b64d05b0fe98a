import LedgerExchange
import RuleModel

/// Writes lists of columns for people to edit: the columns of ledgers with what they are known or guessed to be.
enum MappingFile {
  /// Writes the list for the tables of some files; returns what it proposes.
  static func write(
    _ files: [String], options: LedgerOptions, catalogue: Catalogue, to path: String
  ) throws -> [MappingProposal] {
    var proposals: [MappingProposal] = []
    for file in files {
      proposals += try LedgerSheets.proposals(file, options: options, codes: catalogue.caseNumberCodes)
    }
    guard !proposals.isEmpty else {
      let name = files.first.map { $0.split(separator: "/").last.map(String.init) ?? $0 } ?? ""
      throw LedgerError.noHeader(file: name, sheets: [])
    }
    let file = try WholeFile(path)
    try file.append(Array(text(proposals).utf8))
    try file.commit()
    return proposals
  }

  /// Says what was written and what to do with it.
  static func tell(_ proposals: [MappingProposal], path: String, files: [String], _ session: Session) {
    let say = session.language
    var unknown = 0
    var guessed: [String] = []
    for column in proposals.flatMap(\.columns) where !column.title.isEmpty {
      switch column.guess {
      case .known: break
      case .guessed(let meaning): guessed.append("\(column.title) → \(meaning.ledgerWord)")
      case .unknown: unknown += 1
      }
    }
    session.output.result(
      say(
        "列名对照已写入 \(path)：猜了\(guessed.count)列，\(unknown)列没有对应。",
        "The list of columns is in \(path): \(guessed.count) guessed, \(unknown) without a meaning."))
    guessed.prefix(12).forEach { session.output.message("  " + $0) }
    let command = "chuqing import \(files.joined(separator: " ")) --mapping \(path)\(session.databaseHint)"
    session.output.message(say("核对、改好后：\(command)", "Check and correct it, then: \(command)"))
  }

  /// The list as text. Its words are those of ledgers, whatever the language of messages.
  private static func text(_ proposals: [MappingProposal]) -> String {
    var lines = [
      "# 列名对照：冒号左边是台账里的列名，右边是系统里的列名。",
      "# 右边写“保留”，内容随案件原样保存；写“忽略”，不读这一列。没有标题的列写列的字母，如 F列。",
      "# 金额列可带单位，如：债权总额（万元）。",
      "# 系统里的列名：",
    ]
    let names = LedgerColumn.allCases.filter { !$0.isOfRejects }.map(\.ledgerWord)
    for start in stride(from: 0, to: names.count, by: 10) {
      lines.append("#   " + names[start..<min(start + 10, names.count)].joined(separator: "、"))
    }
    for proposal in proposals {
      lines.append("")
      if let sheet = proposal.sheet { lines.append("工作表: \(quoted(sheet))") }
      let rows = proposal.headerRows
      lines.append("表头行: \(rows.count == 1 ? "\(rows.lowerBound)" : "\(rows.lowerBound)-\(rows.upperBound)")")
      var taken: Set<String> = []
      for column in proposal.columns {
        // A column without a title, or with the title of another one, goes by its letters.
        let isNamed = !column.title.isEmpty && taken.insert(column.title).inserted
        let title = isNamed ? quoted(column.title) : "\(column.letters)列"
        switch column.guess {
        case .known(let meaning): lines.append("\(title): \(meaning.ledgerWord)")
        case .guessed(let meaning): lines.append("\(title): \(meaning.ledgerWord)    # 猜的，请核对")
        case .unknown where column.title.isEmpty: continue
        case .unknown: lines.append("\(title): 保留")
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func quoted(_ title: String) -> String {
    guard title.contains(where: { ":：=＝#\"'“”[]{},&*!|>%@`- ".contains($0) }) else { return title }
    return "\"\(title.filter { $0 != "\"" })\""
  }
}
