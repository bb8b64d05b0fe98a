import CaseFile
import Clearance
import LedgerExchange

/// Prints what taking a ledger back did, or would do.
struct CheckinRendering {
  let report: CheckinReport
  let session: Session
  let mode: ImportRequest.Mode
  /// The workbook with the conflicts; nil when none was written.
  let conflictFile: String?

  private static let shown = 50

  private var say: Language { session.language }
  private var output: Output { session.output }

  func printText() {
    printChanges()
    printNotices()
    printConflicts()
    CheckinRejectionList(report.rejections, say).lines().forEach(output.message)
    output.result(conclusion)
    if let conflictFile {
      output.message(
        say(
          "冲突写在 \(conflictFile)：红框格保留您的值，要用库中的就改过来；存盘后签入：chuqing ledger checkin '\(conflictFile)'\(session.databaseHint)",
          "The conflicts are in \(conflictFile): framed cells hold your values; type the other where it is right, save, and run: chuqing ledger checkin '\(conflictFile)'\(session.databaseHint)"
        ))
    }
  }

  private func printChanges() {
    if !report.newCases.isEmpty {
      let names = report.newCases.prefix(Self.shown).map(\.text).joined(separator: say("、", ", "))
      output.result(
        say("新登记\(report.newCases.count)件：\(names)", "\(report.newCases.count) new: \(names)")
          + (report.newCases.count > Self.shown ? "……" : ""))
    }
    guard !report.changes.isEmpty else { return }
    var table = TerminalTable([
      .init(say("案号", "Case")), .init(say("栏目", "Column")), .init(say("原来", "Before")), .init(say("改为", "After")),
    ])
    for change in report.changes.prefix(Self.shown) {
      table.add([change.number.text, change.column.title(say), value(change.before), value(change.after)])
    }
    table.lines().forEach(output.result)
    let rest = report.changes.count - Self.shown
    if rest > 0 {
      output.result(say("……另有\(rest)处，见 --json（共\(report.changes.count)处）", "… \(rest) more of \(report.changes.count): see --json"))
    }
  }

  private func printNotices() {
    for notice in notices { output.message(notice) }
  }

  /// What is worth a look and stops nothing.
  private var notices: [String] {
    var lines: [String] = []
    if !report.missing.isEmpty {
      let names = report.missing.prefix(5).map(\.text).joined(separator: say("、", ", "))
      let more = report.missing.count > 5 ? say("等", " …") : ""
      lines.append(
        say(
          "\(report.missing.count)件不在表中，未作改动：\(names)\(more)",
          "\(report.missing.count) cases are not in the sheet and were left alone: \(names)\(more)"))
    }
    if !report.ledger.missingColumns.isEmpty {
      let names = report.ledger.missingColumns.map { $0.title(say) }.joined(separator: say("、", ", "))
      lines.append(say("表里没有这些列，未作改动：\(names)", "Columns that are not in the sheet were left alone: \(names)"))
    }
    if !report.ledger.furtherColumns.isEmpty {
      let names = report.ledger.furtherColumns.joined(separator: say("、", ", "))
      lines.append(
        say(
          "这些列不是领取时的，没有读取：\(names)。要随案件保存，请用 chuqing import 导入。",
          "Columns that were not handed out are not read: \(names). To keep them with the cases, use chuqing import."))
    }
    if report.passedOver > 0 {
      lines.append(
        say("合计、签名或重复表头等\(report.passedOver)行，已跳过", "\(report.passedOver) rows of totals, signatures or headers were passed over"))
    }
    lines += report.oddities.map { LedgerNotice.oddClosing($0).text(say) }
    lines += report.warnings.map { say("新案件：", "New cases: ") + $0.text(say) }
    return lines
  }

  private func printConflicts() {
    guard !report.conflicts.isEmpty else { return }
    output.message(
      say("✗ 您改了、别人也改了（\(report.conflicts.count)处）", "✗ Changed by you and by somebody else (\(report.conflicts.count))"))
    for conflict in report.conflicts.prefix(20) {
      let values = conflict.values
      let who = [values.actor, values.recordedAt.map { "\($0.courtDate) \($0.courtClock)" }].compactMap { $0 }
        .joined(separator: " ")
      output.message(
        say(
          "    \(conflict.place.text(.zh))，\(conflict.number)：领取时 \(value(values.base))，您填 \(value(values.mine))，库中 \(value(values.current))（\(who)）",
          "    \(conflict.place.text(.en)), \(conflict.number): handed out \(value(values.base)), yours \(value(values.mine)), recorded \(value(values.current)) (\(who))"
        ))
    }
    let rest = report.conflicts.count - 20
    if rest > 0 { output.message(say("    ……其余\(rest)处见 --json 或冲突文件", "    … \(rest) more: see --json or the workbook")) }
  }

  private var conclusion: String {
    if !report.rejections.isEmpty {
      return say(
        "有\(report.rejections.count)处不合格，全部没有写入。在表里改正、存盘后再签入。",
        "\(report.rejections.count) places are not acceptable; nothing was recorded. Correct them in the sheet and check in again.")
    }
    if !report.conflicts.isEmpty {
      return mode == .dryRun
        ? say(
          "试运行：有\(report.conflicts.count)处冲突，签入时会全部不写入，并另存一份标明冲突的台账。",
          "Dry run: \(report.conflicts.count) conflicts; checking in would record nothing and write a workbook with them.")
        : say("有\(report.conflicts.count)处冲突，全部没有写入。", "\(report.conflicts.count) conflicts; nothing was recorded.")
    }
    let counts = say(
      "新增\(report.newCases.count)件，变更\(report.changed)件（\(report.changes.count)处），未变\(report.unchanged)件。",
      "\(report.newCases.count) new, \(report.changed) changed (\(report.changes.count) cells), \(report.unchanged) unchanged.")
    if mode == .dryRun { return say("试运行：没有写入。", "Dry run: nothing was written. ") + counts }
    if report.isRecorded { return say("已写入：", "Recorded: ") + counts }
    return say("没有改动：与库中内容一致。", "Nothing changed: everything is recorded as it stands.")
  }

  private func value(_ text: String?) -> String {
    guard let text else { return say("（空）", "(blank)") }
    return text.split(separator: "\n").joined(separator: say("；", "; "))
  }

  /// One object with everything.
  func printJSON() {
    let conflicts = report.conflicts.map { conflict -> JSONValue in
      .object(
        Self.place(conflict.place) + [
          .init(key: "case_no", value: .string(conflict.number.text)),
          .init(key: "field", value: .string(conflict.column.rawValue)),
          .init(key: "handed_out", value: Self.text(conflict.values.base)),
          .init(key: "current", value: Self.text(conflict.values.current)),
          .init(key: "yours", value: Self.text(conflict.values.mine)),
          .init(key: "changed_by", value: Self.text(conflict.values.actor)),
          .init(key: "changed_at", value: Self.text(conflict.values.recordedAt?.description)),
        ])
    }
    let changes = report.changes.map { change -> JSONValue in
      .object([
        .init(key: "case_no", value: .string(change.number.text)),
        .init(key: "field", value: .string(change.column.rawValue)),
        .init(key: "row", value: .integer(Int64(change.place.row))),
        .init(key: "from", value: Self.text(change.before)), .init(key: "to", value: Self.text(change.after)),
      ])
    }
    let rejections = report.rejections.map { rejection -> JSONValue in
      let text = rejection.fault.text(say)
      return .object(
        Self.place(rejection.place) + [
          .init(key: "value", value: .string(rejection.value)), .init(key: "code", value: .string(rejection.fault.code.text)),
          .init(key: "rule", value: .string(text.sentence)),
          .init(key: "remedy", value: .string(text.remedy ?? "")),
        ])
    }
    output.json([
      .init(key: "new", value: .integer(Int64(report.newCases.count))),
      .init(key: "changed", value: .integer(Int64(report.changed))),
      .init(key: "unchanged", value: .integer(Int64(report.unchanged))),
      .init(key: "recorded", value: .bool(report.isRecorded)), .init(key: "dry_run", value: .bool(mode == .dryRun)),
      .init(key: "new_cases", value: .array(report.newCases.map { .string($0.text) })),
      .init(key: "changes", value: .array(changes)), .init(key: "conflicts", value: .array(conflicts)),
      .init(key: "conflict_file", value: Self.text(conflictFile)), .init(key: "rejections", value: .array(rejections)),
      .init(key: "missing", value: .array(report.missing.map { .string($0.text) })),
      .init(key: "notices", value: .array(notices.map(JSONValue.string))),
    ])
  }

  private static func place(_ place: LedgerPlace) -> [JSONValue.Member] {
    [
      .init(key: "file", value: .string(place.file)), .init(key: "sheet", value: text(place.sheet)),
      .init(key: "row", value: .integer(Int64(place.row))), .init(key: "column", value: text(place.column)),
    ]
  }

  private static func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
}
