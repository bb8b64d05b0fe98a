import CaseFile
import Clearance
import LedgerExchange

/// Prints what an import did.
struct ImportRendering {
  let report: ImportReport
  let session: Session
  let isDryRun: Bool
  var acceptsValid = false

  private var say: Language { session.language }
  private var output: Output { session.output }

  func printText() {
    printSummary()
    output.result(conclusion)
    if report.isRecorded {
      let next = "chuqing stats --period \(session.latestHalfYear)\(session.databaseHint)"
      output.message(say("下一步：\(next)", "Next: \(next)"))
    }
  }

  /// The files with their counts, notices and rejections.
  func printSummary() {
    let hasSheets = report.files.contains { $0.ledger.sheet != nil }
    let sheetColumn: [TerminalTable.Column] = hasSheets ? [.init(say("工作表", "Sheet"))] : []
    var table = TerminalTable(
      [.init(say("文件", "File"))] + sheetColumn + [
        .init(say("内容", "Content")), .init(say("编码", "Encoding")),
        .init(say("新增", "New"), .right), .init(say("变更", "Changed"), .right),
        .init(say("未变", "Unchanged"), .right), .init(say("退回", "Rejected"), .right),
      ])
    for file in report.files {
      table.add(
        [file.ledger.name] + (hasSheets ? [file.ledger.sheet ?? ""] : []) + [
          file.ledger.kind == .cases ? say("案件", "cases") : say("节点", "milestones"),
          file.ledger.encoding, "\(file.new)", "\(file.changed)", "\(file.unchanged)",
          "\(file.rejectedRows.count)",
        ])
    }
    table.lines().forEach(output.result)
    printNotices()
    RejectionList(report.rejections, say).lines().forEach(output.message)
  }

  private var conclusion: String {
    let rejected = report.rejected
    if isDryRun {
      return say("试运行：没有写入。", "Dry run: nothing was written.")
        + (rejected == 0 ? "" : say("有\(rejected)行不合格。", " \(rejected) rows are not acceptable."))
    }
    if report.isRecorded {
      return say(
        "已写入：新增\(report.new)，变更\(report.changed)。", "Recorded: \(report.new) new, \(report.changed) changed.")
    }
    if rejected == 0 { return say("与库中内容一致，没有改动。", "Everything is recorded already; nothing changed.") }
    if acceptsValid {
      return say(
        "有\(rejected)行不合格；合格的行与库中内容一致，没有改动。",
        "\(rejected) rows are not acceptable; the good ones are recorded already, so nothing changed.")
    }
    return say(
      "有\(rejected)行不合格，全部没有导入。改正后再导入；或加 --accept-valid 先导入合格的行。",
      "\(rejected) rows are not acceptable, so nothing was imported. "
        + "Correct them, or import the good rows with --accept-valid.")
  }

  private func printNotices() {
    for sheet in report.passedOver { output.message(sheet.text(say)) }
    for file in report.files {
      let name = file.ledger.sheet.map { "\(file.ledger.name)\(say("，", ", "))\($0)" } ?? file.ledger.name
      for notice in file.notices { output.message("\(name)\(say("：", ": "))\(notice.notice.code.rawValue) \(notice.text(say))") }
    }
  }

  /// The object that the contract fixes, with the files and notices beside it.
  func printJSON() {
    let rejections = report.rejections.map { rejection -> JSONValue in
      let text = rejection.rule.text(say)
      return .object([
        .init(key: "file", value: .string(rejection.place.file)),
        .init(key: "sheet", value: rejection.place.sheet.map(JSONValue.string) ?? .null),
        .init(key: "row", value: .integer(Int64(rejection.place.row))),
        .init(key: "column", value: rejection.place.column.map(JSONValue.string) ?? .null),
        .init(key: "value", value: .string(rejection.value)),
        .init(key: "code", value: .string(rejection.rule.code.text)), .init(key: "rule", value: .string(text.sentence)),
        .init(key: "remedy", value: .string(text.remedy ?? "")),
      ])
    }
    let encodings = Set(report.files.map(\.ledger.encoding)).sorted()
    let value = JSONValue.object([
      .init(key: "schema", value: .integer(1)),
      .init(key: "new", value: .integer(Int64(report.new))),
      .init(key: "changed", value: .integer(Int64(report.changed))),
      .init(key: "unchanged", value: .integer(Int64(report.unchanged))),
      .init(key: "rejected", value: .integer(Int64(report.rejected))),
      .init(key: "recorded", value: .bool(report.isRecorded)),
      .init(key: "encoding", value: .string(encodings.joined(separator: ","))),
      .init(key: "files", value: .array(report.files.map(fileJSON))),
      .init(key: "passed_over", value: .array(report.passedOver.map(passedOverJSON))),
      .init(key: "rejections", value: .array(rejections)),
    ])
    output.raw(String(decoding: value.canonicalUTF8, as: UTF8.self) + "\n")
  }

  private func passedOverJSON(_ sheet: PassedOverSheet) -> JSONValue {
    let reason = if case .hidden = sheet.reason { "hidden" } else { "no_header" }
    return .object([
      .init(key: "file", value: .string(sheet.file)), .init(key: "sheet", value: .string(sheet.sheet)),
      .init(key: "reason", value: .string(reason)),
    ])
  }

  private func fileJSON(_ file: ImportReport.File) -> JSONValue {
    .object([
      .init(key: "file", value: .string(file.ledger.name)),
      .init(key: "sheet", value: file.ledger.sheet.map(JSONValue.string) ?? .null),
      .init(key: "kind", value: .string(file.ledger.kind.rawValue)),
      .init(key: "encoding", value: .string(file.ledger.encoding)),
      .init(key: "new", value: .integer(Int64(file.new))),
      .init(key: "changed", value: .integer(Int64(file.changed))),
      .init(key: "unchanged", value: .integer(Int64(file.unchanged))),
      .init(key: "rejected", value: .integer(Int64(file.rejectedRows.count))),
      .init(key: "notices", value: .array(file.notices.map { .string($0.text(say)) })),
      .init(key: "notice_codes", value: .array(file.notices.map { .string($0.notice.code.rawValue) })),
    ])
  }
}
