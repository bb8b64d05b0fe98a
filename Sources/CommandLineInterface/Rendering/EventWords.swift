import CaseFile
import CivilCalendar
import Clearance
import RuleModel

extension JournalEvent {
  /// What kind of event it is.
  func title(_ say: Language) -> String {
    switch self {
    case .databaseCreated: return say("建库", "database created")
    case .fileImported(let file) where file.kind == ImportedFile.checkinKind:
      return say("签入台账", "ledger checked in")
    case .fileImported: return say("导入文件", "file imported")
    case .caseRegistered: return say("登记案件", "case registered")
    case .caseAmended: return say("修改案件", "case changed")
    case .caseClosed: return say("结案", "case closed")
    case .caseAssigned(_, let assignment):
      return assignment.changes.contains { $0.from != nil } ? say("改派", "case reassigned") : say("分案", "case assigned")
    case .caseReopened: return say("恢复未结", "closing taken back")
    case .milestonesRecorded: return say("登记节点", "milestones recorded")
    case .docketActed(_, let act): return act.title(say)
    case .milestonesVoided: return say("撤回节点", "milestones taken back")
    case .actVoided: return say("撤回事项", "act taken back")
    case .caseWithdrawn: return say("撤回登记", "registration taken back")
    case .commandUndone: return say("撤销操作", "command undone")
    case .alertsRaised: return say("预警", "warnings raised")
    case .alertsRepeated: return say("每日报警", "alarms repeated")
    case .alertsDelivered: return say("预警已发出", "warnings handed over")
    case .userChanged: return say("用户", "user")
    case .overlayLoaded(let overlay):
      return overlay.kind == .rules ? say("载入规则", "rules loaded") : say("载入节假日", "holidays loaded")
    case .targetsSet(let setting): return setting.title(say)
    case .closingPlanned: return say("结案计划", "closing planned")
    case .reviewSampled: return say("评查抽样", "sample drawn")
    case .reportIssued(let issue):
      return issue.code == nil ? say("发布报告", "report published") : say("印发报告", "report issued")
    case .scheduleAdded: return say("设定定时报告", "schedule added")
    case .scheduleRemoved: return say("取消定时报告", "schedule removed")
    }
  }

  /// What it says, in a line.
  func summary(_ say: Language) -> String {
    switch self {
    case .databaseCreated(let court): return court.name
    case .fileImported(let file):
      return say(
        "新增\(file.new)，变更\(file.changed)，未变\(file.unchanged)，退回\(file.rejected)",
        "\(file.new) new, \(file.changed) changed, \(file.unchanged) unchanged, \(file.rejected) rejected")
    case .caseRegistered(let record):
      return say("立案 \(record.filedOn)", "filed \(record.filedOn)")
        + (record.facts.debtors.first.map { " " + $0.name } ?? "")
    case .caseAmended(_, let changes): return changes.text(say)
    case .caseClosed(_, let date, let manner, let reason):
      return "\(date) \(manner.label(say))" + Self.reason(reason, say)
    case .caseAssigned(_, let assignment):
      return (assignment.on.map { "\($0) " } ?? "") + assignment.changes.text(say) + Self.reason(assignment.reason, say)
    case .caseReopened(_, let reopening):
      let manner = reopening.manner.map { " \($0.label(say))" } ?? ""
      return say("原结案：", "was closed: ") + "\(reopening.closedOn)\(manner)"
        + (reopening.on.map { say("；决定于 \($0)", "; decided on \($0)") } ?? "") + Self.reason(reopening.reason, say)
    case .milestonesVoided(_, let milestones, _, let reason):
      return JournalEvent.milestonesRecorded(CaseNumber(normalized: ""), milestones).summary(say) + Self.reason(reason, say)
    case .milestonesRecorded(_, let milestones):
      let shown = milestones.prefix(3).map { "\($0.step.name(say)) \($0.occurredOn)" + $0.justification(say) }
      return shown.joined(separator: say("；", "; "))
        + (milestones.count > 3 ? say(" 等\(milestones.count)个", " … \(milestones.count) in all") : "")
    default: return courtSummary(say)
    }
  }

  /// A stated reason, as it is appended to a line.
  private static func reason(_ reason: String?, _ say: Language) -> String {
    reason.map { say("；理由：\($0)", "; reason: \($0)") } ?? ""
  }

  private func courtSummary(_ say: Language) -> String {
    switch self {
    case .docketActed(_, let act): return act.summary(say)
    case .actVoided(_, let sequence, let reason):
      return say("第\(sequence)条", "entry \(sequence)") + Self.reason(reason, say)
    case .commandUndone(_, let reason): return reason ?? ""
    case .alertsRaised(let alerts):
      let late = alerts.filter(\.isCatchUp).count
      return say("\(alerts.count)条，其中补记\(late)条", "\(alerts.count), \(late) of them caught up")
    case .alertsRepeated(let repetition):
      return say("\(repetition.on)，\(repetition.dockets.count)件", "\(repetition.on), \(repetition.dockets.count) cases")
    case .alertsDelivered(let sequences):
      return say("第\(sequences.map(String.init).joined(separator: "、"))条", "entries \(sequences)")
    case .userChanged(_, let role): return role?.label(say) ?? say("取消角色", "role taken away")
    case .overlayLoaded(let overlay): return overlay.file
    case .targetsSet(let setting): return setting.summary(say)
    case .closingPlanned(_, let planning): return planning.changes.text(say) + Self.reason(planning.reason, say)
    case .reviewSampled(let sample):
      return say(
        "\(sample.population)件抽\(sample.cases.count)件，种子\(sample.seed)",
        "\(sample.cases.count) of \(sample.population), seed \(sample.seed)")
        + Self.reason(sample.again, say)
    case .reportIssued(let issue):
      return issue.title(say) + (issue.schedule.map { say("，定时 \($0)", ", schedule \($0)") } ?? "")
        + (issue.recipient.map { say("，送：\($0)", ", for \($0)") } ?? "") + say("，", ", ") + issue.file
    case .scheduleAdded(let schedule): return schedule.summary(say)
    case .scheduleRemoved(let id, let reason): return id + Self.reason(reason, say)
    default: return ""
    }
  }
}

extension [FieldChange] {
  /// The changes with what stood there before.
  func text(_ say: Language) -> String {
    map { "\($0.field.name(say)): \(FieldText.of($0.from, $0.field, say)) → \(FieldText.of($0.to, $0.field, say))" }
      .joined(separator: say("；", "; "))
  }
}

extension MilestoneRecord {
  /// Why it was late or out of order and who approved it, in brackets; nothing when neither is recorded.
  func justification(_ say: Language) -> String {
    let parts = [
      reason.map { say("原因：\($0)", "reason: \($0)") }, approver.map { say("\($0)批准", "approved by \($0)") },
    ].compactMap { $0 }
    return parts.isEmpty ? "" : say("（\(parts.joined(separator: "；"))）", " (\(parts.joined(separator: "; ")))")
  }
}

extension DocketAct {
  /// What kind of act it is.
  func title(_ say: Language) -> String {
    switch self {
    case .planned: return say("排期", "day planned")
    case .extended: return say("延长", "extension granted")
    case .suspended: return say("中止", "clocks suspended")
    case .resumed: return say("恢复", "clocks resumed")
    case .waived: return say("免除", "limit waived")
    case .released: return say("解锁", "lock released")
    case .converted: return say("程序转换", "proceeding converted")
    case .noted: return say("记事", "note")
    case .supervised: return say("挂牌督办", "put under supervision")
    case .supervisionExtended: return say("延长清结期限", "deadline for clearing put off")
    case .supervisionEnded: return say("摘牌", "taken off supervision")
    case .reviewed: return say("评查", "reviewed")
    }
  }

  /// What it says, in a line.
  func summary(_ say: Language) -> String {
    switch self {
    case .planned(let step, let day): return "\(step.name(say)) \(day)"
    case .extended(let grant):
      return "\(grant.step.name(say)) " + grant.unit.count(grant.count, say) + say("，", ", ") + grant.court
    case .suspended(let suspension):
      let step = suspension.step.map { $0.name(say) } ?? say("全案", "the whole docket")
      let through = suspension.through.map { say(" 至 \($0)", " to \($0)") } ?? ""
      return "\(step) \(suspension.from)\(through) \(suspension.reason.label(say))"
    case .resumed(let day): return "\(day)"
    case .waived(let step, let reason, let approver):
      return "\(step.name(say))：\(reason)" + (approver.map { say("（\($0)批准）", " (approved by \($0))") } ?? "")
    case .released(let release):
      return say(
        "新期限 \(release.until)；\(release.approver)批准；\(release.reason)",
        "new limit \(release.until); approved by \(release.approver); \(release.reason)")
    case .noted(let text): return text
    case .supervised, .supervisionExtended, .supervisionEnded, .reviewed: return oversightSummary(say)
    case .converted(let conversion):
      return "\(conversion.on) \(conversion.from.label(say)) → \(conversion.to.label(say))"
    }
  }
}
