import CivilCalendar
import RuleModel

/// Every lock that a docket has seen: those that hold, those that were released, and those that the late act ended.
public enum LockHistory {
  /// The locks in order of the due day.
  public static func episodes(
    of docket: DocketFile, status: DocketStatus, position: Int32, catalogue: Catalogue
  ) -> [LockEpisode] {
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
      } else if limit.state == .doneLate, let done = limit.limit.doneOn, limit.couldLock(docket, catalogue: catalogue),
        !releases.contains(where: { $0.1.limits.contains(.init(rule: limit.rule.id, dueOn: due)) })
      {
        episodes.append(LockEpisode(position: position, rule: rule, dueOn: due, ending: .doneLate(on: done)))
      }
    }
    return episodes.sorted { ($0.dueOn, $0.rule) < ($1.dueOn, $1.rule) }
  }
}

extension LimitStatus {
  /// Whether the limit is of the kind that locks, and ended after the docket was registered here.
  func couldLock(_ docket: DocketFile, catalogue: Catalogue) -> Bool {
    nature == .acting && rule.role.isCourt && catalogue.settings.lockingKinds.contains(rule.kind)
      && docket.registeredAt < endsAt
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
