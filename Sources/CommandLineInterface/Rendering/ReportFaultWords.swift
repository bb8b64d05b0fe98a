import CaseFile
import Reports
import WorkbookExport

extension StatisticsError {
  func text(_ say: Language) -> FailureText {
    switch self {
    case .oversightDoesNotReconcile(let table):
      let name = table == .supervision ? say("重点督办", "key-case supervision") : say("案件评查", "reviews")
      return FailureText(
        say("\(name)的数字对不上，报告没有生成。", "The figures of \(name) do not add up; no report was made."),
        say("先检查日志：chuqing verify；再把这行文字反馈给我们。", "Check the journal with chuqing verify, and report this line."))
    case .doesNotReconcile(let breaks):
      let lines = breaks.prefix(5).flatMap { $0.lines(say) }
      return FailureText(
        say(
          "数字对不上，报告没有生成：旧存＋新收−结案≠未结。",
          "The figures do not reconcile; no report was made: opening + received − closed ≠ pending.")
          + "\n" + lines.joined(separator: "\n"),
        say("逐件核对上面的案件日期：chuqing case show 案号", "Check the dates of these cases: chuqing case show NUMBER"))
    case .tablesDisagree(let list): return Self.text(list, say)
    case .thresholdsOutOfOrder(let list):
      return CommandFailure.UsageFault.badThresholds(list.map(String.init).joined(separator: ",")).text(say)
    case .movementDoesNotReconcile(let movement):
      return FailureText(
        say(
          "数字对不上，报告没有生成：满\(movement.months)个月未结，\(movement.from) \(movement.opening) ＋ 新满 \(movement.crossedIn) − 审结 \(movement.closedOut) ≠ \(movement.through) \(movement.closing)。",
          "The figures do not reconcile; no report was made: pending ≥ \(movement.months) months, \(movement.opening) on \(movement.from) + \(movement.crossedIn) crossed in − \(movement.closedOut) closed ≠ \(movement.closing) on \(movement.through)."
        ), say("核对记录是否完整：chuqing verify，再查数据：chuqing check", "Verify the journal: chuqing verify, then chuqing check"))
    case .groupsDoNotAddUp(let measure, let dimension, let groups, let total):
      return FailureText(
        say(
          "数字对不上，报告没有生成：\(measure.rawValue) 按\(dimension.name(.zh))各组之和 \(groups)，总数 \(total)。",
          "The figures do not reconcile; no report was made: \(measure.rawValue) by \(dimension.name(.en)): groups \(groups), all \(total)."
        ), say("核对记录是否完整：chuqing verify，再查数据：chuqing check", "Verify the journal: chuqing verify, then chuqing check"))
    case .dimensionNotRead, .malformedColumn: return CommandFailure.unexpected("\(self)").text(say)
    }
  }
}

extension ReconciliationBreak {
  func lines(_ say: Language) -> [String] {
    let head = say(
      "  \(period.label(.zh))：旧存 \(openingPending) ＋ 新收 \(received) − 结案 \(closed) ≠ 未结 \(pending)",
      "  \(period.label(.en)): \(openingPending) + \(received) − \(closed) ≠ \(pending)")
    return [head]
      + culprits.prefix(10).map { culprit in
        let closed = culprit.closed.map(\.description) ?? "—"
        return say(
          "    \(culprit.number)  立案 \(culprit.filed)  结案 \(closed)",
          "    \(culprit.number)  filed \(culprit.filed)  closed \(closed)")
      }
  }
}

extension WorkbookError {
  func text(_ say: Language) -> FailureText {
    switch self {
    case .watermark(let fault): return fault.text(say)
    case .directoryMissing(let path):
      return FailureText(
        say("没有文件夹：\(path)", "No such folder: \(path)"),
        say("先建好文件夹，或换一个位置。", "Create it, or choose another place."))
    case .permissionDenied(let path):
      return FailureText(
        say("没有写入权限：\(path)", "No permission to write: \(path)"),
        say("改这个文件夹的权限，或换一个位置。", "Change the permissions of the folder, or choose another place."))
    case .diskFull(let path):
      return FailureText(
        say("磁盘已满，没有写成：\(path)", "The disk is full: \(path)"),
        say("原有文件没有改动；腾出空间后重做。", "Existing files are untouched; free some space and repeat."))
    case .fileExists(let path):
      return FailureText(
        say("\(path) 已经存在，没有覆盖。", "\(path) exists already and was left alone."),
        say(
          "换一个 --out；确定不要原来的内容，加 --replace。", "Choose another --out; add --replace if what it holds is not needed."))
    case .notARegularFile(let path):
      return FailureText(
        say("\(path) 不是普通文件，没有覆盖。", "\(path) is no regular file and was left alone."),
        say("换一个 --out。", "Choose another --out."))
    case .tooManyRows(let sheet, let count):
      return FailureText(
        say("工作表“\(sheet)”要有\(count)行，超过工作簿的容量。", "Sheet '\(sheet)' would have \(count) rows, more than a workbook holds."),
        say("缩小范围，分几份出。", "Narrow it down, and write several."))
    case .system(_, let path, let errno):
      return FailureText(
        say("工作簿没有写成：\(path)（系统错误 \(errno)）。", "The workbook could not be written: \(path) (system error \(errno))."),
        say("原有文件没有改动；核对磁盘和权限后重做。", "Existing files are untouched; check disk and permissions, and repeat."))
    default:
      return FailureText(
        say("工作簿没有写成：\(self)", "The workbook could not be written: \(self)"),
        say("原有文件没有改动；请把这行文字交给管理员。", "Existing files are untouched; please report this line."))
    }
  }
}
