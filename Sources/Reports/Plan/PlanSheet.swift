import CaseFile
import CivilCalendar

/// 年度目标与结案计划: how far each target has been reached and what it still takes, plan against actual by month, and
/// whose plan it is.
struct PlanSheet {
  let context: SituationContext
  let figures: PlanFigures
  var say: ReportLanguage { context.say }

  static let width = 14
  static let widths = [84, 118, 74] + [Int](repeating: 68, count: 10) + [92]
  static var last: Int { width - 1 }
  /// Lines of the list of overdue plans that have room on one page with notes and signatures.
  private static let rowsOnPage = 12

  init(_ context: SituationContext, _ figures: PlanFigures) {
    self.context = context
    self.figures = figures
  }

  func make(_ looks: inout Looks) -> Sheet {
    var canvas = Canvas(width: Self.width)
    var sheet = Sheet(name: context.names.plan)
    head(&canvas, &looks)
    let targets = PlanTargetTable(self)
    let region = targets.add(&canvas, &looks)
    sheet.tables.append(region)
    sheet.links = targets.links(region)
    if !figures.hasContent { advice(&canvas, &looks) }
    let months = PlanMonthTable(self)
    var kept: [Range<Int>] = []
    let charts = canvas.nextRow
    months.chartTitles(&canvas, &looks)
    let (table, rows) = months.add(&canvas, &looks)
    sheet.tables.append(table)
    sheet.links += months.links(table)
    kept += [charts..<(rows.lowerBound - 1), (rows.lowerBound - 1)..<canvas.nextRow]
    sheet.charts = months.charts(at: charts + 2, rows: rows)
    let groups: [(String, [PlanFigures.Group], SituationNames.LedgerColumn, String)] = [
      (say("承办部门", "Division"), figures.divisions, .division, "plan_by_division"),
      (say("承办法官", "Judge"), figures.judges, .judge, "plan_by_judge"),
    ]
    var groupRows = Range(rows)
    for (title, list, column, id) in groups where !list.isEmpty {
      kept.append(canvas.nextRow..<(canvas.nextRow + min(list.count, 12) + 2))
      let groups = PlanGroupTable(self, column)
      let table = groups.add(list, title: title, id: id, &canvas, &looks)
      sheet.tables.append(table)
      sheet.links += groups.links(list, table)
      groupRows = table.rows
    }
    let list = canvas.nextRow
    let overdue = PlanOverdueList(self).add(&canvas, &looks)
    sheet.tables.append(overdue)
    canvas.addRow(height: 6)
    context.notes(notes, width: Self.widths.reduce(0, +), columns: 0...Self.last, &canvas, &looks)
    context.signatures(&canvas, columns: [0...2, 3...6, 7...9, 10...13], style: looks.signature())
    sheet.blocks = [.rows(canvas.rows)]
    sheet.merges = canvas.merges
    sheet.columns = Self.widths.map { ColumnLayout(widthPixels: $0) }
    sheet.selection = CellPosition(row: 3, column: 0)
    sheet.page = context.page()
    // A short list stays on one page with what follows it; a longer one has its header on every page. Without a list
    // the last table keeps what follows.
    sheet.page.repeatedRows = 0...1
    switch figures.overdue.count {
    case 0: kept = PageFit.keepingEnd(kept, of: groupRows, to: canvas.nextRow)
    case ...Self.rowsOnPage: kept.append(list..<canvas.nextRow)
    default:
      sheet.page.repeatedRows = overdue.header
      kept = PageFit.keepingEnd(kept + [list..<(overdue.rows.lowerBound + 2)], of: overdue.rows, to: canvas.nextRow)
    }
    let heights = canvas.rows.map { $0.heightPixels ?? 20 }
    sheet.page.breaksBeforeRows = PageFit(sheetWidth: Self.widths.reduce(0, +), page: sheet.page)
      .breaks(heights: heights, keeping: kept, repeated: heights[0] + heights[1])
    sheet.tabColor = Palette.ink
    return sheet
  }

  private func head(_ canvas: inout Canvas, _ looks: inout Looks) {
    context.title(
      say("\(figures.year.year)年度办案目标与结案计划", "Targets and closing plan \(figures.year.year)"), link: 0...1, columns: 2...11,
      sheet: .plan, &canvas, &looks)
    let unit = canvas.addRow(height: 20)
    canvas.put(
      .text(
        say(
          "\(context.name(.plan))　截至\(context.day(context.cutOff))；\(monthsLeft)",
          "\(context.name(.plan)) As of \(context.cutOff); \(monthsLeft)")), row: unit, columns: 0...9,
      style: looks.caption(.left))
    canvas.put(.text(say("单位：件、%", "Units: cases, %")), row: unit, columns: 10...Self.last, style: looks.caption(.right))
    context.finding(
      PlanProse(figures, say, isScoped: context.input.scope != nil).headline, points: 11.5, height: 30, width: Self.widths.reduce(0, +),
      columns: 0...Self.last, &canvas,
      &looks)
  }

  private var monthsLeft: String {
    guard figures.year.daysLeft > 0 else { return say("本年度已经结束", "the year is over") }
    let count = PlanProse.months(figures.year.monthsLeft)
    return say("剩余\(count)个月", "\(count) months left")
  }

  /// What to enter where nothing is.
  private func advice(_ canvas: inout Canvas, _ looks: inout Looks) {
    let year = figures.year.year
    let texts = [
      say(
        "设定年度目标：chuqing target set --year \(year) 结案数=120 结案率=60% 一年以上未结=-10% 三年以上未结=-20%",
        "Set targets: chuqing target set --year \(year) closed=120 closing_rate=60% pending_over_12m=-10% pending_over_36m=-20%"),
      say(
        "登记计划结案日期：在台账的“计划结案日期”列填写后导入或签入，或 chuqing plan set 案号 --on 日期",
        "Enter planned closing days: in the ledger's column and import it, or chuqing plan set CASE --on DATE"),
    ]
    for text in texts {
      canvas.put(.text(text), row: canvas.addRow(height: 22), columns: 0...Self.last, style: looks.body(.wrapped))
    }
  }

  private var notes: [String] {
    var notes = [
      say(
        "尚需结案＝全年需结−已结。结案率按全年受理计算：今后收案按今年以来的平均数预计。长期未结的需结数＝年初未结且年末将满期限的案件−年末允许的件数；现有的和年内将满的都在内。",
        "Still needed = needed in the year − closed. The rate assumes that receipts go on as they have. For old cases: those pending when the year began that are as old by its end, less the number allowed."
      ),
      say(
        "月均需结＝尚需÷剩余月数，今年月均已结＝已结÷已过月数，不足一个月的按当月天数折算；两数各保留两位小数，月均已结不低于月均需结的，为进度正常。尚需多于未结与预计新收之和的，为不能实现。",
        "Needed a month = still needed ÷ months left; pace = closed ÷ months over; part of a month counts by its days. On course: the pace is not below what is needed, both with two decimals. Out of reach: more needed than pending and expected cases."
      ),
      say(
        "月初计划按每月开始前登记的计划日期，月内改期的仍计入原月；首次编制计划的当月，以首次登记当日为准。已过月份之后的各月按现在的计划。",
        "A month's plan is the one recorded before it began, so that re-planning stays visible; in the month of the first plan, as of that day. Months ahead show the present plan."
      ),
      say(
        "累计计划和累计结案都从首个有计划案件的月份算起，累计计划中一件案件只计一次。完成率不计尚未到期的。计划日期按编制本报告时所知（日志第\(context.input.head.sequence)条）。",
        "Cumulative figures begin with the first month for which a case was planned and count a case once. Fulfilment leaves out what is not yet due. Planned days are as known at journal entry \(context.input.head.sequence)."
      ),
    ]
    notes += figures.targets.compactMap(history)
    return notes
  }

  /// When a target was set, and when it was changed.
  private func history(_ progress: TargetProgress) -> String? {
    let target = progress.target
    guard let first = target.first else { return nil }
    let name = target.scope.label(say) + say("", " ") + target.measure.label(say)
    let set = say(
      "\(name)目标：\(first.recordedAt.courtDate)\(first.actor)设定\(first.goal?.text ?? "")",
      "\(name): set to \(first.goal?.text ?? "") on \(first.recordedAt.courtDate) by \(first.actor)")
    let changes = target.versions.dropFirst().map { version in
      let reason = version.reason.map { say("（\($0)）", " (\($0))") } ?? ""
      let what = version.goal.map { say("调整为\($0.text)", "changed to \($0.text)") } ?? say("取消", "removed")
      let late = version.recordedAt.courtDate > context.cutOff ? say("，在截止日之后", ", after the cut-off") : ""
      return say(
        "\(version.recordedAt.courtDate)\(version.actor)\(what)\(late)\(reason)",
        "\(what) on \(version.recordedAt.courtDate) by \(version.actor)\(late)\(reason)")
    }
    return ([set] + changes).joined(separator: say("；", "; ")) + say("。", ".")
  }
}
