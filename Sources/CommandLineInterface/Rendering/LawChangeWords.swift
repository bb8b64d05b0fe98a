import CaseFile
import CivilCalendar
import Clearance
import RuleModel

extension LawProposal {
  /// What changes in the law.
  var changes: LawChanges { LawChanges(from: before.catalogue, to: after.catalogue) }

  /// New, replaced or unchanged, in a sentence.
  func headline(_ say: Language) -> String {
    let version = after.layers.first { $0.overlay == overlay }.map { layer in
      overlay.kind == .rules ? say("，版本 \(layer.version)，来源：\(layer.source)", ", version \(layer.version), source: \(layer.source)") : ""
    }
    switch effect {
    case .new: return overlay.name(say) + (version ?? "")
    case .replaced: return overlay.name(say) + (version ?? "") + say("，取代先前载入的", ", in place of the one loaded before")
    case .unchanged: return overlay.name(say) + say("：同样的内容已经载入，没有变化。", ": the same text is loaded already; nothing changes.")
    }
  }

  /// The overlay for programs.
  var overlayJSON: JSONValue {
    let layer = after.layers.first { $0.overlay.kind == overlay.kind && $0.overlay.id == overlay.id }
    return .object([
      .init(key: "kind", value: .string(overlay.kind.rawValue)), .init(key: "id", value: .string(overlay.id)),
      .init(key: "file", value: .string(overlay.file)),
      .init(key: "version", value: layer.map { .string($0.version) } ?? .null),
    ])
  }
}

extension LawChanges {
  /// The changes, one a line.
  func lines(_ say: Language, before: Catalogue, after: Catalogue) -> [String] {
    var lines = rules.map { $0.line(say, before: before, after: after) }
    if let settings { lines += Self.lines(settings.before, settings.after, say) }
    if let ladder {
      lines.append(
        say("预警级别：", "warning levels: ") + ladder.before.summary(say) + " → " + ladder.after.summary(say))
    }
    lines += newYears.map { say("\($0)年的放假安排由“未公布”变为已知", "\($0): the holiday schedule becomes known") }
    return lines + days.map { $0.line(say) }
  }

  private static func lines(_ old: CourtSettings, _ new: CourtSettings, _ say: Language) -> [String] {
    func kinds(_ settings: CourtSettings) -> String {
      RuleKind.allCases.filter(settings.lockingKinds.contains).map { $0.label(say) }.joined(separator: say("、", ", "))
    }
    func yes(_ value: Bool) -> String { value ? say("是", "yes") : say("否", "no") }
    let rows: [(String, String, String)] = [
      (say("截止时刻", "due ends at"), clock(old.closingMinute), clock(new.closingMinute)),
      (say("延长起算", "extension base"), old.extensionBase.rawValue, new.extensionBase.rawValue),
      (say("调休上班日算工作日", "make-up workdays count"), yes(old.countsMakeUpWorkdays), yes(new.countsMakeUpWorkdays)),
      (say("锁定的期限", "limits that lock"), kinds(old), kinds(new)),
      (say("首次解锁", "first release"), old.firstRelease.label(say), new.firstRelease.label(say)),
      (say("再次解锁", "later release"), old.laterRelease.label(say), new.laterRelease.label(say)),
      (say("久拖天数", "long overdue from days"), "\(old.longOverdueDays)", "\(new.longOverdueDays)"),
      (say("解锁后期限（工作日）", "working days after a release"), "\(old.releaseWorkingDays)", "\(new.releaseWorkingDays)"),
    ]
    return rows.filter { $0.1 != $0.2 }.map { say("设置 ", "setting: ") + "\($0.0)\(say("：", ": "))\($0.1) → \($0.2)" }
  }

  private static func clock(_ minute: Int) -> String {
    let (hours, minutes) = (minute / 60, minute % 60)
    return "\(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
  }

  /// The changes for programs.
  var json: [JSONValue.Member] {
    [
      .init(
        key: "rule_changes",
        value: .array(
          rules.map { rule in
            .object([
              .init(key: "rule", value: .string((rule.after ?? rule.before)?.id.rawValue ?? "")),
              .init(key: "change", value: .string(rule.kind.rawValue)),
            ])
          })),
      .init(key: "settings_changed", value: .bool(settings != nil)), .init(key: "ladder_changed", value: .bool(ladder != nil)),
      .init(key: "new_years", value: .array(newYears.map { .integer(Int64($0)) })),
      .init(
        key: "days",
        value: .array(
          days.map { day in
            .object([
              .init(key: "date", value: .string(day.date.description)), .init(key: "before", value: .string(day.before.code)),
              .init(key: "after", value: .string(day.after.code)),
            ])
          })),
    ]
  }
}

extension LawChanges.Rule {
  fileprivate func line(_ say: Language, before old: Catalogue, after new: Catalogue) -> String {
    func words(_ rule: DeadlineRule, _ catalogue: Catalogue) -> String {
      let words = RuleWords(say: say, catalogue: catalogue)
      let conditions = words.conditions(rule).map { say("，", ", ") + $0 } ?? ""
      return "\(words.step(rule.step))\(say("，", ", "))\(words.limit(rule))\(say("，", ", "))\(rule.kind.label(say))"
        + "\(conditions)\(say("，施行 ", ", in force "))\(words.inForce(rule))"
    }
    switch (kind, before, after) {
    case (.added, _, let after?): return say("＋ 新增 ", "+ added ") + "\(after.id)\(say("：", ": "))" + words(after, new)
    case (.removed, let before?, _): return say("－ 去掉 ", "− removed ") + "\(before.id)\(say("：", ": "))" + words(before, old)
    case (.ended, let before?, let after?):
      let day = after.inForceThrough.map { "\($0)" } ?? say("不再终止", "without end")
      return say("～ 改终止日 ", "~ ends ") + "\(before.id)\(say("：", ": "))\(day)"
    case (_, let before?, let after?):
      return say("～ 修改 ", "~ changed ") + "\(after.id)\(say("：", ": "))\(words(before, old)) → \(words(after, new))"
    default: return ""
    }
  }
}

extension LawChanges.Day {
  fileprivate func line(_ say: Language) -> String {
    "\(date) \(date.weekday.name(say))  \(before.words(say)) → \(after.words(say))"
  }
}

extension DayStatus {
  /// What the day is.
  func words(_ say: Language) -> String {
    switch self {
    case .working(nil): return say("工作日", "working day")
    case .working(let holiday?): return say("调休上班（\(holiday)）", "make-up workday (\(holiday))")
    case .rest(nil): return say("周末", "weekend")
    case .rest(let holiday?): return say("放假（\(holiday)）", "holiday (\(holiday))")
    case .unknown: return say("未公布", "not published")
    }
  }

  /// The status for programs.
  fileprivate var code: String {
    switch self {
    case .working(nil): return "working"
    case .working: return "makeup_workday"
    case .rest(nil): return "weekend"
    case .rest: return "holiday"
    case .unknown: return "unknown"
    }
  }
}

extension Weekday {
  /// 周一 … 周日.
  func name(_ say: Language) -> String {
    switch self {
    case .monday: return say("周一", "Mon")
    case .tuesday: return say("周二", "Tue")
    case .wednesday: return say("周三", "Wed")
    case .thursday: return say("周四", "Thu")
    case .friday: return say("周五", "Fri")
    case .saturday: return say("周六", "Sat")
    case .sunday: return say("周日", "Sun")
    }
  }
}

extension WarningLadder {
  fileprivate func summary(_ say: Language) -> String {
    levels.map { say("\($0.name.zh)\($0.hoursBefore)小时", "\($0.name.en) \($0.hoursBefore)h") }.joined(separator: say("、", ", "))
  }
}
