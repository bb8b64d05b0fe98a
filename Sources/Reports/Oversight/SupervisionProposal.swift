import CaseFile
import CivilCalendar

/// From when on a case is proposed for key-case supervision. Administrative measures of the court's own, never law.
public struct ProposalThresholds: Hashable, Sendable {
  /// Months since filing after which a pending case is proposed as 长期未结.
  public var pendingMonths = 36
  /// Months since filing from which a reason of stagnation counts.
  public var stagnantMonths = 12
  /// Days for which a reason of stagnation has lasted.
  public var stagnantDays = 180
  /// Times that a docket was locked.
  public var locks = 2
  /// Days for which a lock has held.
  public var lockDays = 30
  /// Extensions of limits.
  public var extensions = 2
  /// Employees not settled.
  public var unsettled = 100
  /// Days after supervision was taken off in which the same reason is not proposed again: it was decided.
  public var restDays = 180

  /// The defaults.
  public init() {}
}

/// What speaks for a reason of supervision.
public enum ProposalEvidence: Hashable, Sendable {
  /// Pending since its filing.
  case pending(since: CivilDate, days: Int)
  /// A reason of stagnation that lasts.
  case stagnant(StagnationReason, since: CivilDate, days: Int)
  /// Locked again and again.
  case lockedOften(times: Int)
  /// A lock that holds: the rule's position in `Catalogue.rules`, and the due day that was missed.
  case lockedLong(rule: Int, dueOn: CivilDate, days: Int)
  /// Limits extended again and again.
  case extendedOften(times: Int)
  /// The ledger's 督办原因 names it, and no supervision for it is registered.
  case ledgerText(String)
  /// Employees who are not settled.
  case unsettled(Int)
}

/// A case that the data propose for key-case supervision.
public struct SupervisionProposal: Hashable, Sendable {
  /// Position of the case among the records.
  public let position: Int
  /// The reasons, in report order, each with what speaks for it.
  public let grounds: [Ground]
  /// The supervision in force, to which the reasons would be added; nil when the case is under none.
  public let current: Supervision?

  /// A reason with what speaks for it.
  public struct Ground: Hashable, Sendable {
    /// The reason.
    public let reason: SupervisionReason
    /// What speaks for it; never empty.
    public let evidence: [ProposalEvidence]

    /// A reason with what speaks for it.
    public init(reason: SupervisionReason, evidence: [ProposalEvidence]) {
      self.reason = reason
      self.evidence = evidence
    }
  }

  /// The reasons.
  public var reasons: [SupervisionReason] { grounds.map(\.reason) }
}

/// Proposes cases for key-case supervision from what is recorded of them.
public struct SupervisionProposer: Sendable {
  /// From when on cases are proposed.
  public let thresholds: ProposalThresholds
  /// The day.
  public let day: CivilDate

  /// A proposer for the end of a day.
  public init(_ thresholds: ProposalThresholds = ProposalThresholds(), on day: CivilDate) {
    self.thresholds = thresholds
    self.day = day
  }

  /// The proposals for pending cases: the most reasons first, then the oldest.
  ///
  /// - Parameter locks: Locks as of the day, of the same positions.
  public func proposals(
    records: [CaseRecord], oversight: CourtOversight, locks: [LockEpisode]
  ) -> [SupervisionProposal] {
    let locks = Dictionary(grouping: locks) { Int($0.position) }
    let proposals = records.indices.compactMap { position in
      proposal(position, records[position], acts: oversight.acts[position] ?? [], locks: locks[position] ?? [])
    }
    return proposals.sorted { left, right in
      let (one, two) = (records[left.position].filedOn, records[right.position].filedOn)
      return (-left.grounds.count, one, left.position) < (-right.grounds.count, two, right.position)
    }
  }

  /// The proposal for one case; nil when nothing speaks for it, or everything that does is decided.
  public func proposal(
    _ position: Int, _ record: CaseRecord, acts: [RecordedAct], locks: [LockEpisode]
  ) -> SupervisionProposal? {
    guard record.filedOn <= day, record.isPending(on: day) else { return nil }
    let episodes = Supervision.episodes(of: acts, closedOn: record.facts.closedOn, asOf: day)
    let current = episodes.last.flatMap { $0.isInForce(on: day) ? $0 : nil }
    var decided = Set(current?.reasons ?? [])
    for episode in episodes {
      guard let ended = episode.ending?.on, day.days(since: ended) < thresholds.restDays else { continue }
      decided.formUnion(episode.reasons)
    }
    let evidence = age(record) + stagnation(record) + slowness(acts, locks) + people(record) + text(record)
    let grounds = SupervisionReason.inReportOrder.compactMap { reason -> SupervisionProposal.Ground? in
      let own = evidence.filter { $0.0 == reason }.map(\.1)
      return own.isEmpty || decided.contains(reason) ? nil : SupervisionProposal.Ground(reason: reason, evidence: own)
    }
    return grounds.isEmpty ? nil : SupervisionProposal(position: position, grounds: grounds, current: current)
  }

  private typealias Finding = (SupervisionReason, ProposalEvidence)

  private func age(_ record: CaseRecord) -> [Finding] {
    guard record.filedOn <= day.latestDateCompleting(months: thresholds.pendingMonths) else { return [] }
    return [(.longPending, .pending(since: record.filedOn, days: day.days(since: record.filedOn)))]
  }

  /// A reason that lasts for long holds an old case up; some say of themselves what the case is supervised for.
  private func stagnation(_ record: CaseRecord) -> [Finding] {
    guard record.filedOn <= day.latestDateCompleting(months: thresholds.stagnantMonths) else { return [] }
    return record.facts.stagnations.flatMap { item -> [Finding] in
      guard let since = item.from, item.lasts(on: day), day.days(since: since) >= thresholds.stagnantDays else { return [] }
      let evidence = ProposalEvidence.stagnant(item.reason, since: since, days: day.days(since: since))
      switch item.reason {
      case .employees: return [(.longPending, evidence), (.employees, evidence)]
      case .criminalSeizure: return [(.longPending, evidence), (.criminalAssets, evidence)]
      default: return [(.longPending, evidence)]
      }
    }
  }

  private func slowness(_ acts: [RecordedAct], _ locks: [LockEpisode]) -> [Finding] {
    var findings: [Finding] = []
    if locks.count >= thresholds.locks { findings.append((.slowProgress, .lockedOften(times: locks.count))) }
    for lock in locks where lock.ending == .holds {
      let days = day.days(since: lock.dueOn)
      if days >= thresholds.lockDays {
        findings.append((.slowProgress, .lockedLong(rule: Int(lock.rule), dueOn: lock.dueOn, days: days)))
      }
    }
    let extensions = acts.filter { recorded in
      guard case .extended(let grant) = recorded.act else { return false }
      return grant.decidedOn <= day
    }.count
    if extensions >= thresholds.extensions { findings.append((.slowProgress, .extendedOften(times: extensions))) }
    return findings
  }

  private func people(_ record: CaseRecord) -> [Finding] {
    guard let employees = record.facts.employees else { return [] }
    let open = employees - (record.facts.employeesSettled ?? 0)
    return open >= thresholds.unsettled ? [(.employees, .unsettled(open))] : []
  }

  private func text(_ record: CaseRecord) -> [Finding] {
    guard let text = record.facts.supervision else { return [] }
    return SupervisionReason.named(in: text).map { ($0, .ledgerText(text)) }
  }
}
