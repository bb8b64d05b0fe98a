import CaseFile
import CivilCalendar
import Clearance
import RuleModel

/// What a change of the law does to open cases, for people and programs.
struct ImpactList {
  let impact: LawImpact
  let proposal: LawProposal
  let session: Session

  private var say: Language { session.language }

  /// Prints the list in a format; `extra` members stand in the JSON object beside it.
  func print(_ format: OutputFormatOptions.Format, extra: [JSONValue.Member] = []) {
    switch format {
    case .json: session.output.json(json + extra)
    case .csv:
      session.output.raw(
        DelimitedField.line([
          "case_no", "node", "rule_before", "due_before", "provisional_before", "state_before", "level_before",
          "locked_before", "rule_after", "due_after", "provisional_after", "state_after", "level_after", "locked_after",
        ]))
      for change in impact.changes {
        session.output.raw(
          DelimitedField.line([change.number.text, change.step.description] + cells(change.before) + cells(change.after)))
      }
    case .table:
      table.forEach(session.output.result)
      summary.forEach(session.output.result)
    }
  }

  private func cells(_ side: LawImpact.Side?) -> [String] {
    guard let side else { return ["", "", "", "", "", ""] }
    return [
      side.rule.rawValue, side.dueOn.description, side.isProvisional ? "true" : "false", side.state.code,
      side.state.level ?? "", side.isLocking ? "true" : "false",
    ]
  }

  private var table: [String] {
    guard !impact.changes.isEmpty else { return [] }
    var table = TerminalTable([
      .init(say("案号", "Case")), .init(say("节点", "Milestone")), .init(say("现届满日", "Due now")),
      .init(say("将为", "would be")), .init(say("现状态", "State now")), .init(say("将为", "would be")),
    ])
    let words = RuleWords(say: say, catalogue: proposal.after.catalogue)
    for change in impact.changes {
      table.add([
        change.number.text, words.step(change.step),
        due(change.before), due(change.after), state(change.before, proposal.before.catalogue),
        state(change.after, proposal.after.catalogue),
      ])
    }
    return table.lines()
  }

  private func due(_ side: LawImpact.Side?) -> String {
    guard let side else { return "—" }
    return "\(side.dueOn)" + (side.isProvisional ? say("（暂定）", " (provisional)") : "")
  }

  private func state(_ side: LawImpact.Side?, _ catalogue: Catalogue) -> String {
    guard let side else { return "—" }
    return side.state.words(say, ladder: catalogue.ladder) + (side.isLocking ? say("，锁定", ", locks") : "")
  }

  /// The counts in words.
  var summary: [String] {
    let counts = impact.summary
    guard !impact.changes.isEmpty else {
      return [
        say("未结案件 \(impact.docketCount) 件，期限、预警和锁定都不变。", "\(impact.docketCount) open cases: no due day, warning or lock changes.")
      ]
    }
    let parts: [(Int, String)] = [
      (counts.earlier, say("提前", "earlier")), (counts.later, say("推后", "later")),
      (counts.added, say("新增期限", "new limits")), (counts.dropped, say("取消期限", "limits gone")),
      (counts.settled, say("暂定变确定", "provisional days final")), (counts.levels, say("状态或预警级别变化", "other state or level")),
      (counts.locked, say("将锁定", "would lock")), (counts.unlocked, say("将解锁", "would unlock")),
    ]
    let list = parts.filter { $0.0 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: say("，", ", "))
    return [
      say(
        "未结案件 \(impact.docketCount) 件，其中 \(impact.changedDocketCount) 件的 \(impact.changes.count) 个期限有变化：\(list)。",
        "\(impact.changes.count) limits of \(impact.changedDocketCount) of \(impact.docketCount) open cases change: \(list).")
    ]
  }

  /// The impact for programs.
  var json: [JSONValue.Member] {
    let counts = impact.summary
    func number(_ key: String, _ value: Int) -> JSONValue.Member { .init(key: key, value: .integer(Int64(value))) }
    return [
      .init(key: "overlay", value: proposal.overlayJSON),
      .init(
        key: "summary",
        value: .object([
          number("open_cases", impact.docketCount), number("changed_cases", impact.changedDocketCount),
          number("changed_limits", impact.changes.count), number("earlier", counts.earlier), number("later", counts.later),
          number("added", counts.added), number("dropped", counts.dropped), number("final", counts.settled),
          number("level_changed", counts.levels), number("locked", counts.locked), number("unlocked", counts.unlocked),
        ])),
      .init(
        key: "changes",
        value: .array(
          impact.changes.map { change in
            .object([
              .init(key: "case_no", value: .string(change.number.text)),
              .init(key: "node", value: .string(change.step.description)), .init(key: "before", value: json(change.before)),
              .init(key: "after", value: json(change.after)),
            ])
          })),
    ]
  }

  private func json(_ side: LawImpact.Side?) -> JSONValue {
    guard let side else { return .null }
    return .object([
      .init(key: "rule", value: .string(side.rule.rawValue)), .init(key: "kind", value: .string(side.kind.rawValue)),
      .init(key: "trigger_on", value: .string(side.triggeredOn.description)),
      .init(key: "due_on", value: .string(side.dueOn.description)), .init(key: "provisional", value: .bool(side.isProvisional)),
      .init(key: "state", value: .string(side.state.code)),
      .init(key: "level", value: side.state.level.map(JSONValue.string) ?? .null),
      .init(key: "locked", value: .bool(side.isLocking)),
    ])
  }
}

extension LimitState {
  /// The warning level that has been reached.
  fileprivate var level: String? {
    if case .warned(let level) = self { return level }
    return nil
  }

  fileprivate func words(_ say: Language, ladder: WarningLadder) -> String {
    switch self {
    case .running: return say("在期限内", "running")
    case .warned(let level): return ladder.level(level).map { say($0.name.zh, $0.name.en) } ?? level
    case .overdue: return say("逾期", "overdue")
    case .lapsed: return say("期满", "lapsed")
    case .doneOnTime: return say("按期完成", "done on time")
    case .doneLate: return say("逾期完成", "done late")
    case .waived: return say("免除", "waived")
    case .superseded: return say("不再需要", "superseded")
    }
  }
}
