import CaseFile
import CivilCalendar
import RuleModel

/// What recording did to one case.
struct RecordEffect {
  let effect: MilestoneDecision.Effect
  /// Limits that run now and did not before.
  let started: [LimitStatus]
}

/// Says what was recorded, and which limits it started.
struct RecordRendering {
  let step: StepID
  let record: MilestoneRecord
  var isPlan = false
  let isDryRun: Bool
  let session: Session

  func print(_ effects: [(CaseNumber, RecordEffect)], asJSON: Bool) {
    if asJSON { printJSON(effects) } else { printTable(effects) }
  }

  private func words(_ effect: MilestoneDecision.Effect) -> String {
    let say = session.language
    if isPlan { return say("已排期", "planned") }
    switch effect {
    case .new: return record.isPendingReview ? say("新登记，待审", "new, to be reviewed") : say("新登记", "new")
    case .changed: return say("更新", "changed")
    case .unchanged: return say("已登记过", "recorded already")
    }
  }

  private func printTable(_ effects: [(CaseNumber, RecordEffect)]) {
    let say = session.language
    var table = TerminalTable([
      .init(say("案号", "Case")), .init(say("节点", "Milestone")), .init(say("日期", "Date")),
      .init(say("结果", "Result")),
    ])
    for (number, effect) in effects {
      table.add([number.text, step.name(say), record.occurredOn.description, words(effect.effect)])
    }
    table.lines().forEach(session.output.result)
    if effects.count == 1, let started = effects.first?.1.started, !started.isEmpty { printStarted(started) }
    if isDryRun { session.output.result(say("试运行：没有写入。", "Dry run: nothing was written.")) }
  }

  private func printStarted(_ limits: [LimitStatus]) {
    let say = session.language
    session.output.result(say("由此起算的期限：", "Limits that it starts:"))
    for limit in limits {
      let provisional = limit.limit.end.isProvisional ? say("（暂定）", " (provisional)") : ""
      session.output.result(
        "  \(limit.rule.step.typed()) \(limit.rule.step.name(say))  \(limit.limit.end.due)\(provisional)  "
          + "\(limit.rule.kind.label(say)) \(limit.rule.basis.article)")
    }
  }

  private func printJSON(_ effects: [(CaseNumber, RecordEffect)]) {
    session.output.json([
      .init(key: "node", value: .string(step.description)),
      .init(key: isPlan ? "planned_on" : "occurred_on", value: .string(record.occurredOn.description)),
      .init(key: "dry_run", value: .bool(isDryRun)),
      .init(
        key: "cases",
        value: .array(
          effects.map { number, effect in
            .object([
              .init(key: "case_no", value: .string(number.text)),
              .init(key: "effect", value: .string(isPlan ? "planned" : "\(effect.effect)")),
              .init(
                key: "started",
                value: .array(
                  effect.started.map {
                    .object([
                      .init(key: "node", value: .string($0.rule.step.description)),
                      .init(key: "rule", value: .string($0.rule.id.rawValue)),
                      .init(key: "due_on", value: .string($0.limit.end.due.description)),
                    ])
                  })),
            ])
          })),
    ])
  }
}
