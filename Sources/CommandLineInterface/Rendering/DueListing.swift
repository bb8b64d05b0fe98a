import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import Reports
import RuleModel

/// Prints a list of due dates, or writes it as a calendar. Enterprises are read for the rows that are printed, some
/// thousand at a time.
struct DueListing {
  let list: DueList
  let store: CaseStore
  let session: Session

  private var say: Language { session.language }
  private static let pieceSize = 2000

  // MARK: Programs

  func printJSON() throws {
    let printing = DuePrinting(list, language: say.report)
    // Keys in the order of the canonical form, as everywhere.
    var text = CanonicalJSON()
    text.raw("{\"as_of\":")
    text.string(list.now.description)
    text.raw(",\"counts\":")
    text.write(printing.countsJSON)
    text.raw(",\"rows\":[")
    var isFirst = true
    try forEachPiece(of: list.rows[...]) { rows, names in
      for (row, name) in zip(rows, names) {
        if !isFirst { text.raw(",") }
        isFirst = false
        text.write(printing.json(row, enterprise: name?.first, count: name?.count ?? 0))
      }
      session.output.raw(String(decoding: text.bytes, as: UTF8.self))
      text.removeAll()
    }
    text.raw("],\"schema\":1}\n")
    session.output.raw(String(decoding: text.bytes, as: UTF8.self))
  }

  func printCSV() throws {
    let printing = DuePrinting(list, language: say.report)
    session.output.raw(DuePrinting.csvHeader)
    try forEachPiece(of: list.rows[...]) { rows, names in
      session.output.raw(zip(rows, names).map { printing.csv($0, enterprise: $1?.first, count: $1?.count ?? 0) }.joined())
    }
  }

  /// Writes the open limits as an iCalendar file; `-` is standard output.
  func writeCalendar(to path: String) throws {
    let calendar = DueCalendar(
      list, court: store.court, head: try store.head(), programVersion: ProgramVersion.text, language: say.report)
    if path == "-" {
      session.output.raw(String(decoding: calendar.opening, as: UTF8.self))
      try forEachPiece(of: list.rows[...]) { rows, names in
        let bytes = zip(rows, names).flatMap { calendar.event($0, enterprise: words($1)) }
        session.output.raw(String(decoding: bytes, as: UTF8.self))
      }
      session.output.raw(String(decoding: calendar.closing, as: UTF8.self))
      return
    }
    let file = try WholeFile(path)
    try file.append(calendar.opening)
    try forEachPiece(of: list.rows[...]) { rows, names in
      for (row, name) in zip(rows, names) { try file.append(calendar.event(row, enterprise: words(name))) }
    }
    try file.append(calendar.closing)
    try file.commit()
    let count = list.counts.total - list.counts.ended
    session.output.message(say("已写成日历 \(path)：\(count)项期限。", "Wrote the calendar \(path): \(count) limits."))
  }

  // MARK: People

  func printTable(limit: Int) throws {
    let rows = limit > 0 ? list.rows.prefix(limit) : list.rows[...]
    var table = TerminalTable([
      .init(say("级别", "Level")), .init(say("案号", "Case")), .init(say("企业", "Enterprise")),
      .init(say("节点", "Node")), .init(say("性质", "Kind")), .init(say("起算", "Start")), .init(say("届满", "Due")),
      .init(say("剩余", "Left"), .right), .init(say("责任人", "Responsible")), .init(say("依据", "Basis")),
    ])
    try forEachPiece(of: rows) { rows, names in
      for (row, name) in zip(rows, names) { table.add(cells(row, enterprise: words(name))) }
    }
    if !rows.isEmpty { table.lines().forEach(session.output.result) }
    session.output.result(summary)
    if rows.count < list.rows.count {
      let rest = list.rows.count - rows.count
      session.output.message(
        say(
          "另有\(rest)项没有列出：用 --limit 0 列全部，或用 --csv、--json。",
          "\(rest) more are not shown: use --limit 0, --csv or --json."))
    }
    guard session.output.isErrorTerminal, let first = list.rows.first else { return }
    let rule = list.rule(first)
    session.output.message(
      say("计算过程：", "Arithmetic: ")
        + "chuqing explain '\(list.docket(first).number.text)' \(rule.step.typed())\(session.databaseHint)")
  }

  private func cells(_ row: DueRow, enterprise: String?) -> [String] {
    let rule = list.rule(row)
    let docket = list.docket(row)
    return [
      level(row), docket.number.text, DisplayWidth.shortened(enterprise ?? "—", to: 24),
      DisplayWidth.shortened(node(rule.step), to: 28), rule.kind.label(say), row.triggeredOn.description,
      row.end.due.description + (row.end.isProvisional ? say("暂定", " prov.") : ""), left(row),
      person(rule.role, docket), DisplayWidth.shortened(basis(rule), to: 30),
    ]
  }

  /// `7a 送达申请人`: the number says which node it is, the name which part.
  private func node(_ step: StepID) -> String {
    let typed = step.typed(in: list.catalogue)
    guard typed != step.description else { return step.name(say, in: list.catalogue) }
    let part = step.part.flatMap { list.catalogue.milestone(step.milestone)?.part($0) }
    return "\(typed) " + (part.map { say($0.name.zh, $0.name.en) } ?? step.name(say, in: list.catalogue))
  }

  /// Sign and word, so that neither colour nor the sign alone has to be understood.
  private func level(_ row: DueRow) -> String {
    if row.isLocking { return say("■ 逾期锁定", "■ locked") }
    switch row.state {
    case .overdue: return say("◆ 逾期督促", "◆ overdue")
    case .warned(let id):
      let ladder = list.catalogue.ladder
      let signs = ["·", "○", "△", "▲"]
      let place = ladder.levels.firstIndex { $0.id == id } ?? 0
      let name = ladder.level(id).map { say($0.name.zh, $0.name.en) } ?? id
      return "\(signs[min(place, signs.count - 1)]) \(name)"
    default: return "  " + LimitWords(say.report, catalogue: list.catalogue).label(row.state)
    }
  }

  /// `逾 3天4小时`: the time left or over, as people count it.
  private func left(_ row: DueRow) -> String {
    guard row.state.isOpen else { return row.doneOn.map { say("办于 \($0)", "done \($0)") } ?? "—" }
    let seconds = (row.endsAt.milliseconds - list.now.milliseconds) / 1000
    let hours = abs(seconds) / 3600
    let days = hours / 24
    let amount: String
    if days >= 10 {
      amount = say("\(days)天", "\(days) d")
    } else if days > 0 {
      amount = say("\(days)天\(hours % 24)小时", "\(days) d \(hours % 24) h")
    } else {
      amount = say("\(hours)小时", "\(hours) h")
    }
    return (row.state == .overdue ? say("逾 ", "over ") : "") + amount
  }

  /// Who has to act, with the name where the case has one.
  private func person(_ role: ResponsibleRole, _ docket: DueDocket) -> String {
    let name: String?
    switch role {
    case .panel: name = docket.judge
    case .clerk: name = docket.clerk
    case .administrator: name = docket.administrator
    default: name = nil
    }
    return DisplayWidth.shortened(role.label(say) + (name.map { " " + $0 } ?? ""), to: 20)
  }

  /// The instrument without the name of the state, which every law begins with.
  private func basis(_ rule: DeadlineRule) -> String {
    let title = rule.basis.instrument
    let state = "《中华人民共和国"
    return (title.hasPrefix(state) ? "《" + title.dropFirst(state.count) : title) + rule.basis.article
  }

  private var summary: String {
    let counts = list.counts
    guard counts.total > 0 else {
      return say("没有符合条件的期限。", "No limit matches.")
    }
    var parts = [
      say("锁定\(counts.locked)", "\(counts.locked) locked"), say("逾期\(counts.overdue)", "\(counts.overdue) overdue"),
      say("预警\(counts.warned)", "\(counts.warned) warned"), say("未到预警\(counts.running)", "\(counts.running) running"),
    ]
    if counts.ended > 0 { parts.append(say("已结束\(counts.ended)", "\(counts.ended) ended")) }
    let text = parts.joined(separator: say("，", ", "))
    let dockets = list.dockets.count
    let provisional =
      counts.provisional == 0
      ? ""
      : say(
        "暂定\(counts.provisional)项：节假日安排尚未公布，公布后重新计算。",
        " \(counts.provisional) provisional: the holiday schedule is not published yet.")
    return say(
      "共\(counts.total)项，涉及\(dockets)件：\(text)。\(provisional)",
      "\(counts.total) limits of \(dockets) cases: \(text).\(provisional)")
  }

  // MARK: Pieces

  /// The rows some thousand at a time, with the names of their enterprises.
  private func forEachPiece(
    of rows: ArraySlice<DueRow>, _ body: (ArraySlice<DueRow>, [EnterpriseName?]) throws -> Void
  ) throws {
    var rest = rows
    while !rest.isEmpty {
      let piece = rest.prefix(Self.pieceSize)
      rest = rest.dropFirst(Self.pieceSize)
      try body(piece, try store.enterpriseNames(of: piece.map { list.docket($0).number }))
    }
  }

  /// The enterprises of a case: the first, and how many there are.
  private func words(_ name: EnterpriseName?) -> String? {
    guard let name else { return nil }
    return name.count == 1
      ? name.first : say("\(name.first)等\(name.count)户", "\(name.first) and \(name.count - 1) more")
  }
}
