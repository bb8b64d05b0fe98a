import ArgumentParser
import CaseFile
import CaseStore
import Clearance

extension Ancestry {
  /// Whether it is an ancestor.
  var isAncestor: Bool {
    if case .ancestor = self { return true }
    return false
  }

  /// The state of the journal now.
  var head: JournalHead {
    switch self {
    case .ancestor(_, let head), .beyond(let head), .different(_, let head), .broken(_, let head): return head
    }
  }

  /// For programs.
  var word: String {
    switch self {
    case .ancestor: return "ancestor"
    case .beyond: return "beyond"
    case .different: return "different"
    case .broken: return "broken"
    }
  }

  /// What was found, and what to do when it is not an ancestor.
  func lines(_ state: StatedHead, _ say: Language) -> [String] {
    switch self {
    case .ancestor(let there, let head):
      let moment = there.recordedAt.map { "\($0.courtDate) \($0.courtClock)" } ?? ""
      let later = head.sequence - there.sequence
      return [
        say(
          "✓ 日志位置属实：第\(state.size)条（\(moment)记录），摘要 \(state.digest.prefix(16)) 相符；从第1条到今天的第\(head.sequence)条逐条重算无误，其后又有\(later)条。",
          "✓ The journal state is true: entry \(state.size) (recorded \(moment)) has digest \(state.digest.prefix(16)); all \(head.sequence) entries of today re-hash, \(later) of them later."
        )
      ]
    case .beyond(let head):
      return [
        say(
          "✗ 日志位置不属实：写明日志有\(state.size)条，这个库只有\(head.sequence)条。",
          "✗ The journal state is not this journal's: it has \(state.size) entries, this one \(head.sequence)."),
        say(
          "  办法：核对 --db；恢复过较早的备份、末尾被删去，或者报告是别的库的，都会这样。",
          "  What to do: check --db; an earlier backup was restored, the end was removed, or the report is of another database."),
      ]
    case .different(let there, _):
      let wrong = zip(state.digest, there.digest.description).filter { $0 != $1 }.count
      let hint =
        wrong <= 2
        ? say(
          "  只有\(wrong)位不同（应为 \(there.digest.description.prefix(state.digest.count))）：多半是抄错，请对照页面再看一遍。",
          "  Only \(wrong) of the digits differ (it should be \(there.digest.description.prefix(state.digest.count))): probably mistyped; look at the page again."
        )
        : say(
          "  办法：核对 --db 和页脚；确是本库的报告，则第\(state.size)条或此前的日志被重写过：停止写入，交管理员查。",
          "  What to do: check --db and the footer; if it is a report of this database, entry \(state.size) or one before it was rewritten: stop writing and have it examined."
        )
      return [
        say(
          "✗ 日志位置不属实：第\(state.size)条的摘要不是 \(state.digest.prefix(16))。",
          "✗ The journal state is not true: the digest of entry \(state.size) is not \(state.digest.prefix(16))."),
        hint,
      ]
    case .broken(let findings, _):
      return [say("✗ 日志本身有问题，不能作证：", "✗ The journal itself is not whole and proves nothing:")]
        + findings.prefix(5).map { "  " + $0.text(say) } + [say("  办法：chuqing verify", "  What to do: chuqing verify")]
    }
  }
}

/// What was found out about a file, in lines.
struct FindingLines {
  let finding: StateVerification.Finding
  let court: CourtIdentity
  let say: Language

  var all: [String] { finding.ancestry.lines(finding.state, say) + courtLines + contradictions + authenticity }

  private var courtLines: [String] {
    guard let stated = finding.court, stated != court.code else { return [] }
    return [say("  文件写明的法院是 \(stated)，这个库是 \(court.code) 的。", "  The file is of court \(stated), this database of \(court.code).")]
  }

  private var contradictions: [String] {
    finding.contradictions.map {
      say(
        "✗ 文件里还写着第\($0.size)条、摘要 \($0.digest.prefix(12))，与文档属性不符：页脚或属性被改动。",
        "✗ The file also names entry \($0.size) with digest \($0.digest.prefix(12)): a footer or a property was altered.")
    }
  }

  private var authenticity: [String] {
    switch finding.authenticity {
    case .published(let reports):
      return [say("✓ 与印发的文件逐字节相同：", "✓ Byte for byte what was issued:")]
        + reports.flatMap { $0.heading(say) }.map { "  " + $0 }
    case .altered(let report, let comparison):
      return [say("✗ 不是印发的原样：", "✗ Not as it was issued:")] + report.heading(say).map { "  " + $0 } + lines(comparison)
    case .unpublished(let comparison):
      return [
        say(
          "－ 这个库没有印发过这个文件（草稿，或只是导出；或者印发的记录不在这份日志里）。",
          "- This database never issued the file (a draft, or an export; or its issue is not in this journal).")
      ] + lines(comparison)
    }
  }

  private func lines(_ comparison: StateVerification.Comparison) -> [String] {
    switch comparison {
    case .bytes:
      return [say("✓ 按写明的位置和请求重建，逐字节相同。", "✓ Made again from its state and request: byte for byte the same.")]
    case .notMade:
      return [
        say(
          "  没有可比的：日志位置不属实，或文件里没有完整的请求。", "  Nothing to compare: the state is not the journal's, or the request does not stand in the file."
        )
      ]
    case .cells(let cells) where cells.isEmpty:
      return [
        say(
          "△ 按写明的位置和请求重建，每一格的值和公式都相同；字节不同：被别的程序另存过，或改过外观。",
          "△ Made again from its state and request: every cell has the same value and formula; the bytes differ: it was saved by another program, or its looks were changed."
        )
      ]
    case .cells(let cells): return difference(cells)
    }
  }

  private func difference(_ cells: CellComparison) -> [String] {
    var lines: [String] = []
    if cells.count > 0 {
      lines.append(say("✗ 与重建的相比，有\(cells.count)格不同：", "✗ Against the report made again, \(cells.count) cells differ:"))
    }
    lines += cells.first.map {
      if $0.sheet.isEmpty {
        return say(
          "  名称“\($0.cell)”：文件里指“\($0.found)”，应为“\($0.expected)”",
          "  name '\($0.cell)': '\($0.found)' in the file, should be '\($0.expected)'")
      }
      return say(
        "  工作表“\($0.sheet)”\($0.cell)：文件里是“\($0.found)”，应为“\($0.expected)”",
        "  sheet '\($0.sheet)' \($0.cell): '\($0.found)' in the file, should be '\($0.expected)'")
    }
    if cells.count > cells.first.count {
      lines.append(say("  ……另有\(cells.count - cells.first.count)格", "  … and \(cells.count - cells.first.count) more"))
    }
    if cells.uncalculated > 0 {
      lines.append(
        say(
          "△ 有\(cells.uncalculated)个公式没有存计算结果，不能比对：用 Excel 或 WPS 打开、保存一次再核验。",
          "△ \(cells.uncalculated) formulas carry no value and cannot be compared: open and save the file in a spreadsheet program, then verify it again."
        ))
    }
    for name in cells.missing { lines.append(say("  缺工作表“\(name)”", "  sheet '\(name)' is missing")) }
    for name in cells.added { lines.append(say("  多出工作表“\(name)”", "  sheet '\(name)' was added")) }
    return lines
  }
}

extension StateVerification.Finding {
  /// 0 true, 3 true but not comparable or saved anew, 13 not true.
  var exitCode: ExitCode {
    guard ancestry.isAncestor, contradictions.isEmpty else { return ContractExit.verificationFailed }
    switch authenticity {
    case .published, .unpublished(.bytes): return ContractExit.done
    case .altered(_, .bytes), .unpublished(.notMade), .altered(_, .notMade): return ContractExit.warnings
    case .altered(_, .cells(let cells)), .unpublished(.cells(let cells)):
      return cells.hasDifferences ? ContractExit.verificationFailed : ContractExit.warnings
    }
  }

  /// For programs.
  var members: [JSONValue.Member] {
    let (word, reports, comparison): (String, [IssuedReport], StateVerification.Comparison?)
    switch authenticity {
    case .published(let issued): (word, reports, comparison) = ("published", issued, nil)
    case .altered(let report, let how): (word, reports, comparison) = ("altered", [report], how)
    case .unpublished(let how): (word, reports, comparison) = ("unpublished", [], how)
    }
    return [
      .init(key: "file_digest", value: .string(fileDigest)), .init(key: "court", value: court.map(JSONValue.string) ?? .null),
      .init(key: "contradictions", value: .array(contradictions.map { .string("\($0.size) \($0.digest)") })),
      .init(key: "authenticity", value: .string(word)), .init(key: "reports", value: .array(reports.map(\.json))),
      .init(key: "compared", value: comparison.map { .string($0.word) } ?? .null),
      .init(key: "different_cells", value: comparison?.count ?? .null),
      .init(key: "cells", value: .array(comparison?.cells ?? [])),
    ]
  }
}

extension StateVerification.Comparison {
  fileprivate var word: String {
    switch self {
    case .bytes: return "bytes"
    case .cells: return "cells"
    case .notMade: return "none"
    }
  }

  fileprivate var count: JSONValue {
    guard case .cells(let cells) = self else { return .null }
    return .integer(Int64(cells.count))
  }

  fileprivate var cells: [JSONValue] {
    guard case .cells(let cells) = self else { return [] }
    return cells.first.map {
      .object([
        .init(key: "sheet", value: .string($0.sheet)), .init(key: "cell", value: .string($0.cell)),
        .init(key: "found", value: .string($0.found)), .init(key: "expected", value: .string($0.expected)),
      ])
    }
  }
}
