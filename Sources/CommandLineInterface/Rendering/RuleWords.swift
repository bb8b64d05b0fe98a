import CaseFile
import CivilCalendar
import RuleModel

/// Rules of a catalogue in words: what starts them, how long they run, to whom they apply.
struct RuleWords {
  let say: Language
  let catalogue: Catalogue

  /// The step's name, with its number: `9a 通知公告·通知已知债权人`.
  func step(_ step: StepID) -> String {
    let milestone = catalogue.milestone(step.milestone)
    let number = (milestone?.number ?? 0) > 0 ? step.typed(in: catalogue) + " " : ""
    return number + step.name(say, in: catalogue)
  }

  /// The step's number with the name of the part alone: `9a 通知已知债权人`.
  func short(_ step: StepID) -> String {
    guard let milestone = catalogue.milestone(step.milestone), milestone.number > 0, let letter = step.part,
      let part = milestone.part(letter)
    else { return self.step(step) }
    return step.typed(in: catalogue) + " " + say(part.name.zh, part.name.en)
  }

  /// What starts the period.
  func trigger(_ rule: DeadlineRule) -> String {
    let start: String
    switch rule.trigger {
    case .occurrence(let condition): start = self.condition(condition)
    case .planned(let step): start = say("预定的 \(short(step)) 之日", "the day planned for \(short(step))")
    case .latest(let steps):
      start = say("最后一个：", "the latest of ") + steps.map(short).joined(separator: say("、", ", "))
    }
    return start + (rule.startsEachTime ? say("（每次）", " (each time)") : "")
  }

  /// A step with its results.
  func condition(_ condition: StepCondition) -> String {
    guard !condition.outcomes.isEmpty else { return short(condition.step) }
    let outcomes = catalogue.milestone(condition.step.milestone)?.outcomes ?? []
    let names = condition.outcomes.sorted().map { id in
      outcomes.first { $0.id == id }.map { say($0.name.zh, $0.name.en) } ?? id
    }
    return short(condition.step) + say("（", " (") + names.joined(separator: say("、", ", ")) + say("）", ")")
  }

  /// How long the period is.
  func limit(_ rule: DeadlineRule) -> String {
    if let bounds = rule.setByCourt {
      let least = bounds.least.unit.count(bounds.least.count, say)
      let most = bounds.most.unit.count(bounds.most.count, say)
      return say("法院定\(least)—\(most)", "set by the court, \(least) to \(most)")
    }
    let length = rule.limit.unit.count(rule.limit.count, say)
    switch (rule.limit.direction, rule.limit.count) {
    case (_, 0): return say("同日", "the same day")
    case (.before, _): return say("提前\(length)", "\(length) before")
    case (.after, 1) where rule.limit.unit == .days && rule.limit.roll == .none: return say("次日", "the next day")
    case (.after, _): return say("\(length)内", "within \(length)")
    }
  }

  /// How the limit can be extended; nil when it cannot.
  func extensions(_ rule: DeadlineRule) -> String? {
    guard let extensions = rule.extensions else { return nil }
    let length = extensions.unit.count(extensions.count, say)
    let approver = extensions.approver == .upperCourt ? say("上一级法院", "the next higher court") : say("本院", "the court itself")
    let ask = extensions.askBeforeDays.map { say("，届满前\($0)日提出", ", to be asked for \($0) days before the end") } ?? ""
    return say(
      "\(extensions.times)次，每次\(length)，\(approver)批准（\(extensions.article)）\(ask)",
      "\(extensions.times) time(s) by \(length), by leave of \(approver) (\(extensions.article))\(ask)")
  }

  /// What happens on a day of rest.
  func roll(_ rule: DeadlineRule) -> String {
    switch rule.limit.roll {
    case .forward: return say("最后一日是休息日的，顺延到下一个工作日", "a last day of rest moves to the next working day")
    case .backward: return say("最后一日是休息日的，提前到上一个工作日", "a last day of rest moves to the working day before")
    case .none: return say("遇休息日不移动", "a last day of rest does not move")
    }
  }

  /// To which cases it applies, beside the proceeding; nil for all.
  func conditions(_ rule: DeadlineRule) -> String? {
    let conditions = rule.conditions
    var parts: [String] = []
    if !conditions.applicants.isEmpty {
      let names = Applicant.allCases.filter(conditions.applicants.contains).map { $0.label(say) }
      parts.append(say("申请人：", "applicant: ") + names.joined(separator: say("、", ", ")))
    }
    if let examination = conditions.examination {
      parts.append(say("审理方式：", "examination: ") + examination.label(say))
    }
    switch conditions.track {
    case .fast: parts.append(say("快速审理", "fast track"))
    case .ordinary: parts.append(say("普通审理", "ordinary track"))
    case nil: break
    }
    if conditions.dockets == [.application] { parts.append(say("申请审查案号（破申、清申）", "application dockets")) }
    if conditions.dockets == [.proceeding] { parts.append(say("审理案号", "dockets of the proceeding")) }
    return parts.isEmpty ? nil : parts.joined(separator: say("；", "; "))
  }

  /// `2007-06-01—` or both days.
  func inForce(_ rule: DeadlineRule) -> String {
    let by = rule.version == .acceptance ? say("（按受理日）", " (by acceptance)") : ""
    return "\(rule.inForceFrom)" + say("—", " – ") + (rule.inForceThrough.map { "\($0)" } ?? "") + by
  }

  /// Instrument and article.
  func basis(_ basis: LegalBasis) -> String {
    basis.article.isEmpty ? basis.instrument : basis.instrument + say("", " ") + basis.article
  }

  /// The proceedings, in their usual order.
  func procedures(_ procedures: Set<Procedure>) -> String {
    Procedure.allCases.filter(procedures.contains).map { $0.label(say) }.joined(separator: say("、", ", "))
  }
}

extension DeadlineRule {
  /// The rule for programs.
  func json(in catalogue: Catalogue, origin: String?) -> JSONValue {
    let milestone = catalogue.milestone(self.milestone)
    func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    return .object([
      .init(key: "id", value: .string(id.rawValue)), .init(key: "node", value: .string(self.milestone.rawValue)),
      .init(key: "part", value: text(part)), .init(key: "number", value: .integer(Int64(milestone?.number ?? 0))),
      .init(key: "category", value: text(milestone?.category.rawValue)),
      .init(key: "trigger", value: .array(trigger.steps.map { .string($0.description) })),
      .init(
        key: "limit",
        value: .object([
          .init(key: "count", value: .integer(Int64(limit.count))), .init(key: "unit", value: .string(limit.unit.rawValue)),
          .init(key: "direction", value: .string(limit.direction.rawValue)),
          .init(key: "roll", value: .string(limit.roll.rawValue)),
        ])),
      .init(key: "set_by_court", value: .bool(setByCourt != nil)), .init(key: "kind", value: .string(kind.rawValue)),
      .init(
        key: "procedures",
        value: .array(Procedure.allCases.filter(procedures.contains).map { .string($0.rawValue) })),
      .init(key: "role", value: .string(role.rawValue)), .init(key: "instrument", value: .string(basis.instrument)),
      .init(key: "article", value: .string(basis.article)), .init(key: "source", value: .string(basis.source)),
      .init(
        key: "statement",
        value: .object([
          .init(key: "zh", value: .string(statement.zh)), .init(key: "en", value: .string(statement.en)),
        ])),
      .init(key: "in_force_from", value: .string(inForceFrom.description)),
      .init(key: "in_force_through", value: text(inForceThrough?.description)),
      .init(key: "overlay", value: text(origin)),
    ])
  }
}
