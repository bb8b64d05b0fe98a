import CivilCalendar

/// One time that a case was under key-case supervision (督办), from its first order to its end, as far as it was known on
/// a day.
public struct Supervision: Hashable, Sendable {
  /// Sequence of the journal entry of the first order.
  public let sequence: Int
  /// Day of the first order (挂牌日期).
  public let since: CivilDate
  /// Why, in report order; orders that came later add to it.
  public fileprivate(set) var reasons: [SupervisionReason]
  /// 清结期限, the last one that was set; nil when none is.
  public fileprivate(set) var clearBy: CivilDate?
  /// The first deadline that was set; nil when none ever was.
  public fileprivate(set) var firstClearBy: CivilDate?
  /// 包案领导, the last one named.
  public fileprivate(set) var leader: String?
  /// The last document named.
  public fileprivate(set) var document: String?
  /// The last note.
  public fileprivate(set) var note: String?
  /// Deadlines that were put off, in order.
  public fileprivate(set) var extensions: [SupervisionExtension] = []
  /// 摘牌; nil when it was not taken off.
  public fileprivate(set) var ending: SupervisionEnding?
  /// Day on which the case was closed; nil while it is pending.
  public fileprivate(set) var closedOn: CivilDate?

  fileprivate init(_ order: SupervisionOrder, sequence: Int) {
    self.sequence = sequence
    since = order.on
    reasons = []
    add(order)
  }

  fileprivate mutating func add(_ order: SupervisionOrder) {
    reasons = SupervisionReason.inOrder(reasons + order.reasons)
    clearBy = order.clearBy ?? clearBy
    firstClearBy = firstClearBy ?? order.clearBy
    leader = order.leader ?? leader
    document = order.document ?? document
    note = order.note ?? note
  }

  /// How supervision stands.
  public enum State: String, CaseIterable, Hashable, Sendable {
    /// 逾期: in force, and the deadline for clearing is over.
    case overdue
    /// 在督: in force.
    case active
    /// 已清结: the case was closed while it was under supervision.
    case cleared
    /// 已摘牌: it was taken off while the case was pending.
    case ended
  }

  /// The day on which it ended; nil while it is in force.
  ///
  /// Never before it began, even if the closing is dated so by a later correction.
  public var endedOn: CivilDate? {
    [ending?.on, closedOn].compactMap(\.self).min().map { max($0, since) }
  }

  /// Whether it was in force at the end of a day.
  public func isInForce(on day: CivilDate) -> Bool { since <= day && endedOn.map { $0 > day } ?? true }

  /// Its state at the end of a day on which it had begun. The deadline itself is still in time.
  public func state(on day: CivilDate) -> State {
    if let endedOn, endedOn <= day { return ending.map { $0.on <= endedOn } ?? false ? .ended : .cleared }
    return clearBy.map { $0 < day } ?? false ? .overdue : .active
  }

  /// Days from `day` to the deadline, negative when it is over; nil without a deadline.
  public func daysLeft(on day: CivilDate) -> Int? { clearBy.map { $0.days(since: day) } }
}

extension Supervision {
  /// The times that a case was under supervision, in order, as they stood at the end of a day.
  ///
  /// - Parameter closedOn: Day on which the case was closed; it ends supervision by itself.
  public static func episodes(of acts: [RecordedAct], closedOn: CivilDate?, asOf day: CivilDate = .latest) -> [Supervision] {
    var episodes: [Supervision] = []
    let closed = closedOn.flatMap { $0 <= day ? $0 : nil }
    // By the day on which they took effect: what is entered later may have happened before.
    let known = acts.filter { recorded in recorded.day.map { $0 <= day } ?? false }
      .sorted { ($0.day ?? .latest, $0.sequence) < ($1.day ?? .latest, $1.sequence) }
    for recorded in known {
      let last = episodes.indices.last.flatMap { episodes[$0].ending == nil ? $0 : nil }
      switch recorded.act {
      case .supervised(let order):
        if let last { episodes[last].add(order) } else { episodes.append(Supervision(order, sequence: recorded.sequence)) }
      case .supervisionExtended(let extended):
        guard let last else { continue }
        episodes[last].extensions.append(extended)
        episodes[last].firstClearBy = episodes[last].firstClearBy ?? extended.clearBy
        episodes[last].clearBy = extended.clearBy
      case .supervisionEnded(let ending):
        if let last { episodes[last].ending = ending }
      default: continue
      }
    }
    for index in episodes.indices where episodes[index].ending == nil { episodes[index].closedOn = closed }
    return episodes
  }
}

extension DocketFile {
  /// The times that the case was under supervision, as they stood at the end of a day.
  public func supervisions(asOf day: CivilDate = .latest) -> [Supervision] {
    Supervision.episodes(of: acts, closedOn: record.facts.closedOn, asOf: day)
  }

  /// The supervision that is in force at the end of a day; nil when the case is under none.
  public func supervision(on day: CivilDate) -> Supervision? {
    supervisions(asOf: day).last { $0.isInForce(on: day) }
  }
}
