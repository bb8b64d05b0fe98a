import CivilCalendar
import RuleModel

/// Every lock that a docket has seen: those that hold, those that were released, and those that the late act ended.
public enum LockHistory {
  /// The locks in order of the due day.
  public static func episodes(
    of docket: DocketFile, status: DocketStatus, position: Int32, reckoner: DocketReckoner
  ) -> [LockEpisode] {
    let catalogue = reckoner.catalogue
    var episodes: [LockEpisode] = []
    let releases = docket.acts.compactMap { recorded -> (RecordedAct, LockRelease)? in
      guard case .released(let release) = recorded.act else { return nil }
      return (recorded, release)
    }
    for (recorded, release) in releases {
      for limit in release.limits {
        guard let rule = catalogue.rules.firstIndex(where: { $0.id == limit.rule }) else { continue }
        episodes.append(
          LockEpisode(
            position: position, rule: Int32(rule), dueOn: limit.dueOn,
            ending: .released(
              on: recorded.recordedAt.courtDate, until: release.until, approver: release.approver,
              reason: release.reason)))
      }
    }
    for limit in status.limits {
      let rule = Int32(limit.limit.ruleIndex)
      let due = limit.limit.end.due
      if limit.isLocking {
        episodes.append(LockEpisode(position: position, rule: rule, dueOn: due, ending: .holds))
      } else if limit.state == .doneLate, let done = limit.limit.doneOn, wasLocked(limit.limit, docket, reckoner),
        !releases.contains(where: { $0.1.limits.contains(.init(rule: limit.rule.id, dueOn: due)) })
      {
        episodes.append(LockEpisode(position: position, rule: rule, dueOn: due, ending: .doneLate(on: done)))
      }
    }
    return episodes.sorted { ($0.dueOn, $0.rule) < ($1.dueOn, $1.rule) }
  }
}

extension LockHistory {
  /// Whether a limit that was met late had locked the docket by the time its completion was entered.
  private static func wasLocked(_ limit: CaseLimit, _ docket: DocketFile, _ reckoner: DocketReckoner) -> Bool {
    guard let begins = reckoner.lockBegins(limit, docket), let done = limit.doneOn else { return false }
    let rule = reckoner.catalogue.rules[limit.ruleIndex]
    let steps = Set((rule.metBy.isEmpty ? [rule.step] : rule.metBy).map(\.milestone))
    let entered = docket.recordings.filter { $0.occurredOn == done && steps.contains($0.milestone) }
    return entered.map(\.recordedAt).min().map { $0 >= begins } ?? true
  }
}

extension Catalogue {
  /// Whether the on-time rate counts a rule (节点按期率): somebody of the court or the administrator has to act. A
  /// party's own periods, and what the law itself supplies, are nobody's lateness.
  public func isCounted(_ rule: Int) -> Bool {
    let rule = rules[rule]
    return nature(of: rule.step) == .acting && (rule.role.isCourt || rule.role == .administrator)
      && (milestone(rule.milestone)?.number ?? 0) > 0
  }
}
