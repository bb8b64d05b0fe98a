import CaseFile
import CivilCalendar
import RuleModel

/// 口径说明: what every figure means, the dates on which it depends, the limits that are counted, what the data lack,
/// and from which state of the journal it was made.
struct DefinitionsSheet {
  private let context: SituationContext
  private var say: ReportLanguage { context.say }

  private static let width = 5
  private static let pixels = [50, 190, 440, 250, 250]

  init(_ context: SituationContext) { self.context = context }

  func make(_ looks: inout Looks) -> Sheet {
    var canvas = Canvas(width: Self.width)
    canvas.put(.text(context.names.definitions), row: canvas.addRow(height: 34), columns: 0...4, style: looks.title())
    canvas.put(
      .text(say("表5　适用于本报告全部表格", "Table 5. For all tables of this report")), row: canvas.addRow(height: 20), columns: 0...4, style: looks.caption(.left))
    canvas.put(
      .text(say("数字均可回溯：每项指标由案件台账逐件计算，公式引用下列日期。", "Every figure can be traced: it is counted over the ledger, from the dates below.")),
      row: canvas.addRow(height: 28), columns: 0...4, style: looks.finding(points: 11.5))
    parameters(&canvas, &looks)
    measures(&canvas, &looks)
    limits(&canvas, &looks)
    checks(&canvas, &looks)
    quality(&canvas, &looks)
    provenance(&canvas, &looks)
    var sheet = Sheet(name: context.names.definitions)
    sheet.blocks = [.rows(canvas.rows)]
    sheet.merges = canvas.merges
    sheet.columns = Self.pixels.map { ColumnLayout(widthPixels: $0) }
    sheet.page = context.page()
    sheet.page.repeatedRows = 0...0
    return sheet
  }

  // MARK: Blocks

  private func section(_ title: String, _ headers: [String], _ canvas: inout Canvas, _ looks: inout Looks) {
    let style = looks.make {
      $0.typeface = .hei
      $0.points = 11
      $0.ink = Palette.ink
      $0.vertical = .bottom
    }
    canvas.put(.text(title), row: canvas.addRow(height: 30), columns: 0...4, style: style)
    let row = canvas.addRow(height: 24)
    for (column, header) in headers.enumerated() {
      canvas.put(.text(header), row: row, column: column, style: looks.header(column == 0 ? .center : .left, top: .medium, bottom: .thin))
    }
  }

  /// The dates on which formulas depend; their place is fixed by `SituationNames`.
  private func parameters(_ canvas: inout Canvas, _ looks: inout Looks) {
    section(
      say("一、统计参数", "1. Dates"),
      ["", say("名称", "Name"), say("日期", "Date"), say("含义", "Meaning"), ""], &canvas, &looks)
    for parameter in SituationNames.Parameter.allCases {
      let row = canvas.addRow(height: 21)
      canvas.put(.integer(parameter.rawValue + 1), row: row, column: 0, style: looks.body(.center))
      canvas.put(.text(context.names.name(parameter)), row: row, column: 1, style: looks.body(.words))
      let style = looks.make {
        $0.typeface = .figures
        $0.points = 9.5
        $0.numberFormat = NumberFormats.date
        $0.horizontal = .left
        $0.borders = Borders(bottom: .init(.thin, Palette.hairline))
      }
      canvas.put(value(parameter), row: row, column: 2, style: style)
      canvas.put(.text(meaning(parameter)), row: row, columns: 3...4, style: looks.body(.grey))
    }
  }

  private func value(_ parameter: SituationNames.Parameter) -> CellValue {
    let period = context.input.period.days
    let prior = context.input.comparison.days
    switch parameter {
    case .from: return .date(period.from)
    case .through: return .date(period.through)
    case .priorFrom: return .date(prior.from)
    case .priorThrough: return .date(prior.through)
    case .boundary12: return boundary(period.through, .through, 12)
    case .boundary36: return boundary(period.through, .through, 36)
    case .priorBoundary12: return boundary(prior.through, .priorThrough, 12)
    case .priorBoundary36: return boundary(prior.through, .priorThrough, 36)
    }
  }

  /// The last filing day that completes the months by the cut-off. On the last day of a month it is the last day of
  /// the earlier month, because a longer month's surplus days fall back (《民法典》 Art. 202).
  private func boundary(_ cutOff: CivilDate, _ parameter: SituationNames.Parameter, _ months: Int) -> CellValue {
    let name = context.names.name(parameter)
    let formula = "IF(\(name)=EOMONTH(\(name),0),EOMONTH(\(name),-\(months)),EDATE(\(name),-\(months)))"
    let date = cutOff.latestDateCompleting(months: months)
    return .formula(formula, cached: .number(Double(SpreadsheetSerial.serial1900(of: date) ?? 0)))
  }

  private func meaning(_ parameter: SituationNames.Parameter) -> String {
    switch parameter {
    case .from: return say("本期首日（含）", "first day of the period, included")
    case .through: return say("本期末日（含），时点数的截止日", "last day of the period, cut-off of stock figures")
    case .boundary12: return say("立案不晚于此日的未结案件，至本期末已满一年", "filed by this day: a year or more at the cut-off")
    case .boundary36: return say("立案不晚于此日的未结案件，至本期末已满三年", "filed by this day: three years or more at the cut-off")
    case .priorFrom: return say("\(context.priorWord)首日（含）", "first day of the comparison, included")
    case .priorThrough: return say("\(context.priorWord)末日（含）", "last day of the comparison")
    case .priorBoundary12: return say("同上，按\(context.priorWord)末日计算", "the same at the end of the comparison")
    case .priorBoundary36: return say("同上，按\(context.priorWord)末日计算", "the same at the end of the comparison")
    }
  }

  private func measures(_ canvas: inout Canvas, _ looks: inout Looks) {
    section(
      say("二、指标定义", "2. Measures"),
      [say("序号", "No."), say("指标", "Measure"), say("定义与公式", "Definition"), say("依据", "Basis"), say("说明", "Remarks")], &canvas, &looks)
    for (index, entry) in DefinitionWords(context).entries.enumerated() {
      table(["\(index + 1)", entry.term, entry.definition, entry.basis, entry.remark], &canvas, &looks)
    }
  }

  private func limits(_ canvas: inout Canvas, _ looks: inout Looks) {
    section(
      say("三、节点按期率所计期限", "3. Limits counted in “milestones on time”"),
      [say("序号", "No."), say("节点", "Milestone"), say("期限", "Limit"), say("依据", "Basis"), say("性质与适用", "Kind and scope")], &canvas, &looks)
    for (index, rule) in context.input.catalogue.rules.enumerated() {
      table(
        [
          "\(index + 1)", context.label(rule.milestone), say(rule.statement.zh, rule.statement.en),
          rule.basis.instrument + rule.basis.article, kind(rule),
        ], &canvas, &looks)
    }
  }

  private func kind(_ rule: DeadlineRule) -> String {
    let kind: String
    switch rule.kind {
    case .statutory: kind = say("法定", "Statutory")
    case .policy: kind = say("政策", "Policy")
    case .administrative: kind = say("管理（非法定）", "Administrative, not law")
    }
    let scope = Procedure.allCases.filter(rule.procedures.contains).map(context.label)
    let all = scope.count == Procedure.allCases.count ? say("各类程序", "all proceedings") : scope.joined(separator: say("、", ", "))
    return "\(kind)\(say("；", "; "))\(all)"
  }

  private func checks(_ canvas: inout Canvas, _ looks: inout Looks) {
    section(say("四、核对关系", "4. Reconciliation"), ["", say("关系", "Identity"), say("数字", "Figures"), say("结果", "Result"), ""], &canvas, &looks)
    for check in ReconciliationLines(context).lines {
      let row = canvas.addRow(height: 21)
      canvas.put(.empty, row: row, column: 0, style: looks.body(.center))
      canvas.put(.text(check.title), row: row, column: 1, style: looks.body(.words))
      canvas.put(check.figures, row: row, column: 2, style: looks.body(.words))
      canvas.put(check.result, row: row, columns: 3...4, style: looks.body(.words))
    }
  }

  private func quality(_ canvas: inout Canvas, _ looks: inout Looks) {
    section(
      say("五、数据质量", "5. What the data lack"), ["", say("事项", "Matter"), say("件数", "Cases"), say("影响", "Effect"), ""], &canvas, &looks)
    for line in DataQuality(context).lines {
      let row = canvas.addRow(height: 21)
      canvas.put(.empty, row: row, column: 0, style: looks.body(.center))
      canvas.put(.text(line.matter), row: row, column: 1, style: looks.body(.words))
      canvas.put(.text(say("\(line.count)件，共\(line.of)件", "\(line.count) of \(line.of)")), row: row, column: 2, style: looks.body(.words))
      canvas.put(.text(line.effect), row: row, columns: 3...4, style: looks.body(.grey))
    }
  }

  private func provenance(_ canvas: inout Canvas, _ looks: inout Looks) {
    canvas.addRow(height: 8)
    let head = context.input.head
    let catalogue = context.input.catalogue
    let texts = [
      say("数据截至\(context.day(context.cutOff))，记录至日志第\(head.sequence)条；末条 SM3 摘要 \(head.digest)。", "Data as of \(context.cutOff), recorded up to journal entry \(head.sequence), SM3 \(head.digest)."),
      say("程序 \(context.input.programVersion)，规则目录 \(catalogue.version)，节假日表 \(catalogue.calendar.version)（\(catalogue.calendar.coveredYears.lowerBound)—\(catalogue.calendar.coveredYears.upperBound)年）。同一日志位置、同一期间、同一版本，重新生成的文件逐字节相同。", "Program \(context.input.programVersion), catalogue \(catalogue.version), holidays \(catalogue.calendar.version) (\(catalogue.calendar.coveredYears.lowerBound)–\(catalogue.calendar.coveredYears.upperBound)). The same journal position, period and versions give the same bytes."),
      say("复核：chuqing stats --period \(context.input.period.code)；重新生成：chuqing report situation --period \(context.input.period.code) --known-at \(head.sequence) --out 文件.xlsx", "Check: chuqing stats --period \(context.input.period.code); rebuild: chuqing report situation --period \(context.input.period.code) --known-at \(head.sequence) --out FILE.xlsx"),
    ]
    for text in texts {
      let lines = TextMeasure.lines(text, width: Double(Self.pixels.reduce(0, +)), points: 9)
      canvas.put(.text(text), row: canvas.addRow(height: Double(lines) * 18 + 2), columns: 0...4, style: looks.note())
    }
  }

  /// A row of five texts, as high as the longest needs.
  private func table(_ texts: [String], _ canvas: inout Canvas, _ looks: inout Looks) {
    let heights = texts.enumerated().map { column, text in
      TextMeasure.lines(text, width: Double(Self.pixels[column]), points: column > 2 ? 9 : 10)
    }
    let row = canvas.addRow(height: Double(heights.max() ?? 1) * 19 + 6)
    for (column, text) in texts.enumerated() {
      let style = looks.make {
        $0.points = column > 2 ? 9 : 10
        $0.ink = column > 2 ? Palette.secondary : Palette.text
        $0.typeface = column == 1 ? .hei : .song
        if column == 1 { $0.ink = Palette.ink }
        $0.wraps = true
        $0.horizontal = column == 0 ? .center : .left
        $0.borders = Borders(bottom: .init(.thin, Palette.hairline))
      }
      canvas.put(.text(text), row: row, column: column, style: style)
    }
  }
}
