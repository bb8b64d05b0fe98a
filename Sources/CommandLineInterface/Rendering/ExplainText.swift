import CaseFile
import CivilCalendar
import Clearance
import Reports
import RuleModel

/// Explains the limits of a step to people.
struct ExplainText {
  let proof: StepProof
  let session: Session

  private var say: Language { session.language }
  private var words: ProofWords { ProofWords(say.report, catalogue: proof.catalogue) }

  func print() {
    let names = words.names
    line("\(proof.docket.record.number.text)  \(enterprise)".trimmingEnd)
    line(names.title(proof.step))
    for record in proof.recorded {
      let outcome = record.outcome.map { say("（", " (") + names.outcome($0, of: record.step) + say("）", ")") } ?? ""
      let part = record.part.map { "\($0) " } ?? ""
      line(say("已登记：\(part)\(record.occurredOn)\(outcome)", "Recorded: \(part)\(record.occurredOn)\(outcome)"))
    }
    proof.limits.forEach(explain)
    explainAbsent()
  }

  private var enterprise: String {
    let debtors = proof.docket.record.facts.debtors
    guard let first = debtors.first else { return "" }
    return debtors.count == 1
      ? first.name : say("\(first.name)等\(debtors.count)户", "\(first.name) and \(debtors.count - 1) more")
  }

  private func explain(_ explanation: LimitExplanation) {
    let status = explanation.status
    let rule = status.rule
    let names = words.names
    line("")
    line(
      "【\(rule.kind.label(say))】\(names.title(rule.step))  "
        + say("届满 ", "due ") + names.moment(status.endsAt, of: status.limit.end.due)
        + (status.limit.end.isProvisional ? say("（暂定）", " (provisional)") : "") + "  " + words.outcome(status))
    var table = TerminalTable([
      .init(say("步骤", "Step")), .init(say("日期", "Date")), .init(say("星期", "Day")), .init(say("说明", "Explanation")),
    ])
    for step in words.lines(explanation) {
      table.add([step.title, step.day.description, names.label(step.day.weekday), step.note])
    }
    table.lines().forEach(line)
    explainRule(rule)
    line(say("预警：", "Warnings: ") + warnings(explanation))
    if status.limit.isSuspended {
      line(say("注意：期间仍在中止，届满日每天后移，恢复后才确定。", "Note: the clock stands still; the due day moves on every day."))
    }
  }

  private func explainRule(_ rule: DeadlineRule) {
    line(say("规则：", "Rule: ") + say(rule.statement.zh, rule.statement.en))
    let kind = rule.kind == .administrative ? say("（管理期限，不是法律规定）", " (a target of the court, not law)") : ""
    line(say("依据：", "Basis: ") + rule.basis.citation + kind + say("；规则号 ", "; rule ") + rule.id.rawValue)
    line(say("来源：", "Source: ") + rule.basis.source)
    line(say("责任人：", "To act: ") + rule.role.label(say) + extensions(rule))
  }

  /// By how much and by whom the rule lets a limit be extended.
  private func extensions(_ rule: DeadlineRule) -> String {
    guard let extensions = rule.extensions else { return say("；规则没有规定延长", "; the rule names no extension") }
    let amount = extensions.unit.count(extensions.count, say)
    let approver = extensions.approver == .upperCourt ? say("上一级法院", "the next higher court") : say("本院裁定", "the court's own ruling")
    return say(
      "；可延长\(amount)，限\(extensions.times)次，须\(approver)（\(extensions.article)）",
      "; can be extended by \(amount), \(extensions.times) time(s), by \(approver) (\(extensions.article))")
  }

  private func warnings(_ explanation: LimitExplanation) -> String {
    explanation.warnings.map { warning in
      "\(say(warning.level.name.zh, warning.level.name.en)) \(ExplainText.moment(warning.at))"
    }.joined(separator: say("；", "; "))
  }

  /// Midnight belongs to the day that ends with it.
  static func moment(_ at: Instant) -> String {
    let day = at.courtDate
    return at == Instant.courtMidnight(of: day) ? "\(day.adding(days: -1)) 24:00" : "\(day) \(at.courtClock)"
  }

  private func explainAbsent() {
    let words = AbsenceWords(say: say, catalogue: proof.catalogue, number: proof.docket.record.number)
    let open = proof.absent.filter { !AbsenceWords.isForeign($0.absence) }
    // With nothing else to say, say why none of the rules fits; else they are only named.
    let foreign = proof.absent.filter { AbsenceWords.isForeign($0.absence) }
    let told = open.isEmpty && proof.limits.isEmpty ? foreign : open
    if !told.isEmpty {
      line("")
      line(proof.limits.isEmpty ? say("没有起算的期限：", "No limit runs:") : say("其余规则没有起算：", "The other rules have not begun:"))
    }
    for absent in told {
      let rule = absent.rule
      line(
        "  · \(proof.step == rule.step ? "" : self.words.names.title(rule.step) + "　")"
          + "[\(rule.kind.label(say)) \(rule.id.rawValue)] \(words.reason(absent.absence, rule))")
      line("    \(say(rule.statement.zh, rule.statement.en)) \(rule.basis.citation)")
      if let remedy = words.remedy(absent.absence, rule) { line(say("    办法：", "    To do: ") + remedy + session.databaseHint) }
    }
    if told.count == open.count, !foreign.isEmpty {
      line("")
      line(
        say("不适用于本案的规则：", "Rules for other cases: ")
          + foreign.map(\.rule.id.rawValue).joined(separator: say("、", ", ")))
    }
    if proof.limits.isEmpty, proof.absent.isEmpty {
      line("")
      line(say("目录对它没有规定期限。", "The catalogue sets no limit for it."))
    }
  }

  private func line(_ text: String) { session.output.result(text) }
}

extension String {
  /// Without spaces at the end.
  fileprivate var trimmingEnd: String {
    var copy = self
    while copy.last == " " { copy.removeLast() }
    return copy
  }
}
