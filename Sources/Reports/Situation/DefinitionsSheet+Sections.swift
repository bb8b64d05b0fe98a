import CaseFile
import CivilCalendar
import RuleModel

/// The parts of the definitions sheet.
extension DefinitionsSheet {
  /// The dates on which formulas depend; their place is fixed by `SituationNames`.
  var parameters: Section {
    Section(
      id: "dates", title: say("统计参数", "Dates"),
      headers: [say("序号", "No."), say("名称", "Name"), say("日期", "Date"), say("含义", "Meaning")],
      lines: SituationNames.Parameter.allCases.map { parameter in
        Line(
          number: "\(parameter.rawValue + 1)", term: context.names.name(parameter), body: value(parameter),
          rest: [.text(meaning(parameter))])
      } + boundaries)
  }

  /// The boundaries of the further ageing bands, below the fixed parameters as `SituationNames.boundaryRow` has them.
  private var boundaries: [Line] {
    let ends: [(CaseFormulas.Side, SituationNames.Parameter, CivilDate)] = [
      (.current, .through, context.input.period.days.through), (.prior, .priorThrough, context.input.comparison.days.through),
    ]
    let first = SituationNames.Parameter.allCases.count
    return context.names.furtherMonths.enumerated().flatMap { index, months in
      ends.enumerated().map { offset, end in
        Line(
          number: "\(first + 2 * index + offset + 1)", term: context.names.boundary(months: months, end.0),
          body: boundary(end.2, end.1, months),
          rest: [
            .text(
              say(
                "立案不晚于此日的未结案件，至\(end.0 == .current ? "本期" : context.priorWord)末已满\(months)个月",
                "filed by this day: \(months) months or more at the \(end.0 == .current ? "cut-off" : "end of the comparison")"))
          ])
      }
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
    let prior = context.priorWord
    switch parameter {
    case .from: return say("本期首日（含）", "first day of the period, included")
    case .through: return say("本期末日（含），时点数的截止日", "last day of the period, cut-off of stock figures")
    case .boundary12: return say("立案不晚于此日的未结案件，至本期末已满一年", "filed by this day: a year or more at the cut-off")
    case .boundary36: return say("立案不晚于此日的未结案件，至本期末已满三年", "filed by this day: three years or more at the cut-off")
    case .priorFrom: return say("\(prior)首日（含）", "first day of the comparison, included")
    case .priorThrough: return say("\(prior)末日（含）", "last day of the comparison")
    case .priorBoundary12: return say("立案不晚于此日的，至\(prior)末已满一年", "filed by this day: a year or more at that time")
    case .priorBoundary36: return say("立案不晚于此日的，至\(prior)末已满三年", "filed by this day: three years or more at that time")
    }
  }

  /// The lines of explained terms, numbered.
  private static func lines(_ entries: [DefinitionWords.Entry]) -> [Line] {
    entries.enumerated().map { index, entry in
      Line(
        number: "\(index + 1)", term: entry.term, body: .text(entry.definition), rest: [.text(entry.basis), .text(entry.remark)])
    }
  }

  /// What each measure means.
  var measures: Section {
    Section(
      id: "measures", title: say("指标定义", "Measures"),
      headers: [
        say("序号", "No."), say("指标", "Measure"), say("定义与公式", "Definition"), say("依据", "Basis"), say("说明", "Remarks"),
      ],
      lines: Self.lines(DefinitionWords(context).entries))
  }

  /// The limits that the on-time rate counts and that govern the period or the comparison, in the order of the
  /// proceeding.
  var limits: Section {
    let catalogue = context.input.catalogue
    let words = NodeWords(context)
    let inForce = context.figures.nodes?.rulesInForce
    let counted = catalogue.rules.indices.filter { catalogue.isCounted($0) && inForce?.contains($0) ?? true }
    let rules = counted.sorted { left, right in
      let (mine, theirs) = (catalogue.rules[left], catalogue.rules[right])
      return (number(mine), mine.part ?? "", left) < (number(theirs), theirs.part ?? "", right)
    }.map { catalogue.rules[$0] }
    return Section(
      id: "limits", title: say("节点按期率所计期限", "Time limits that are counted"),
      headers: [
        say("节点", "Node"), say("名称", "Name"), say("期限", "Limit"), say("依据", "Basis"), say("性质与适用", "Kind and scope"),
      ],
      lines: rules.map { rule in
        Line(
          number: words.number(rule), term: words.name(rule), body: .text(say(rule.statement.zh, rule.statement.en)),
          rest: [.text(basis(rule)), .text(kind(rule))])
      })
  }

  /// Number of a rule's node.
  private func number(_ rule: DeadlineRule) -> Int { context.input.catalogue.milestone(rule.milestone)?.number ?? 0 }

  /// Where a rule stands; that an internal limit is not law is said beside it.
  private func basis(_ rule: DeadlineRule) -> String {
    rule.kind == .administrative ? NodeWords(context).article(rule) : rule.basis.instrument + rule.basis.article
  }

  private func kind(_ rule: DeadlineRule) -> String {
    var kind = NodeWords(context).limits.label(rule.kind)
    if rule.kind == .administrative { kind += say("（非法定）", ", not law") }
    let scope = Procedure.allCases.filter(rule.procedures.contains).map(context.label)
    let isForAll = scope.count == Procedure.allCases.count
    let names = isForAll ? say("各类程序", "all proceedings") : scope.joined(separator: say("、", ", "))
    return kind + say("；", "; ") + names + span(rule)
  }

  /// When a version begins or ends within the years of the report.
  private func span(_ rule: DeadlineRule) -> String {
    let first = min(context.input.period.days.from, context.input.comparison.days.from)
    var text = ""
    if rule.inForceFrom > first { text += say("；\(context.day(rule.inForceFrom))起", "; from \(rule.inForceFrom)") }
    if let end = rule.inForceThrough { text += say("；至\(context.day(end))止", "; through \(end)") }
    return text
  }

  /// What nodes, warnings and locks mean; nil when the report has no sheets about them.
  var nodes: Section? {
    guard context.figures.nodes != nil else { return nil }
    return Section(
      id: "nodes", title: say("节点、预警与锁定", "Nodes, warnings and locks"),
      headers: [
        say("序号", "No."), say("事项", "Matter"), say("含义", "Meaning"), say("依据", "Basis"), say("说明", "Remarks"),
      ],
      lines: Self.lines(NodeDefinitionWords(context).entries))
  }

  /// What supervision and reviews mean; nil where the kind of report has neither.
  var oversight: Section? {
    let entries = OversightDefinitionWords(context).entries
    guard !entries.isEmpty, !Set(context.input.kind.sheets).isDisjoint(with: [.supervision, .reviews]) else { return nil }
    return Section(
      id: "oversight", title: say("重点督办与案件评查", "Key-case supervision and reviews"),
      headers: [
        say("序号", "No."), say("事项", "Matter"), say("含义", "Meaning"), say("依据", "Basis"), say("说明", "Remarks"),
      ],
      lines: Self.lines(entries))
  }

  /// The identities between the tables, as live formulas.
  var checks: Section {
    Section(
      id: "checks", title: say("核对关系", "Reconciliation"),
      headers: ["", say("关系", "Identity"), say("数字", "Figures"), say("结果", "Result")],
      lines: ReconciliationLines(context).lines.map { Line(number: "", term: $0.title, body: $0.figures, rest: [$0.result]) })
  }

  /// What the data lack, in a report without a sheet about it; nil when nobody asked.
  var quality: Section? {
    guard let figures = context.figures.quality else { return nil }
    let words = QualityWords(context)
    return Section(
      id: "quality", title: say("数据质量", "What the data lack"),
      headers: ["", say("事项", "Matter"), say("件数", "Cases"), say("影响", "Effect")],
      lines: figures.matters.map { matter in
        let count = MovementWords.grouped(matter.positions.count)
        let of = MovementWords.grouped(matter.of)
        let text = matter.positions.isEmpty ? say("无（共\(of)件）", "none of \(of)") : say("\(count)件（共\(of)件）", "\(count) of \(of)")
        return Line(number: "", term: words.title(matter.id), body: .text(text), rest: [.text(words.effect(matter.id))])
      })
  }
}
