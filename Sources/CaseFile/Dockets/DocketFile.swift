import CivilCalendar
import RuleModel

/// Everything about one docket that moves its clocks.
public struct DocketFile: Hashable, Sendable {
  /// The case.
  public var record: CaseRecord
  /// What the docket examines.
  public var kind: DocketKind
  /// Milestones and events recorded on it.
  public var milestones: [MilestoneRecord]
  /// Acts about its clocks, in order of recording.
  public var acts: [RecordedAct]
  /// When the docket was registered here. Limits that had ended by then never lock it, and what only follows from the
  /// case's own dates does not start them: a ledger that is taken over lists few of the old steps.
  public var registeredAt: Instant
  /// When milestones were entered; empty when that is not known. A lock needs a warning before it: see
  /// `DocketReckoner`.
  public var recordings: [MilestoneRecording]
  /// What was recorded on the application docket (破申、清申) from which this one came.
  public var inherited: [MilestoneRecord]
  /// For a compulsory liquidation: day on which the bankruptcy application that came out of it was accepted.
  public var bankruptcyAcceptedOn: CivilDate?

  /// A docket.
  public init(
    record: CaseRecord, kind: DocketKind, milestones: [MilestoneRecord], acts: [RecordedAct] = [],
    registeredAt: Instant, recordings: [MilestoneRecording] = [], inherited: [MilestoneRecord] = [],
    bankruptcyAcceptedOn: CivilDate? = nil
  ) {
    self.recordings = recordings
    self.record = record
    self.kind = kind
    self.milestones = milestones
    self.acts = acts
    self.registeredAt = registeredAt
    self.inherited = inherited
    self.bankruptcyAcceptedOn = bankruptcyAcceptedOn
  }

  /// Kinds of docket whose rules apply. A proceeding without an application docket of its own passed both stages under
  /// one number.
  public var kinds: Set<DocketKind> {
    switch kind {
    case .application: return [.application]
    case .proceeding: return record.facts.origin == nil ? [.application, .proceeding] : [.proceeding]
    }
  }

  private var hasConversions: Bool {
    acts.contains { recorded in
      if case .converted = recorded.act { return true }
      return false
    }
  }

  /// The proceeding on a day: conversions and a declaration of bankruptcy change it.
  public func procedure(on day: CivilDate) -> Procedure? {
    // Nearly every docket: nothing that could change it.
    if !hasConversions, let only = record.facts.procedure, only != .reorganization, only != .composition { return only }
    var conversions: [ProcedureConversion] = []
    for case .converted(let conversion) in acts.lazy.map(\.act) { conversions.append(conversion) }
    conversions.sort { $0.on < $1.on }
    var procedure = conversions.first?.from ?? record.facts.procedure
    for conversion in conversions where conversion.on <= day { procedure = conversion.to }
    guard procedure == .reorganization || procedure == .composition else { return procedure }
    let declared = milestones.contains { record in
      record.milestone == StepID.declaration.milestone && (record.part ?? "b") == "b" && record.occurredOn <= day
    }
    return declared ? .liquidation : procedure
  }

  /// What was noted on the docket, in order of recording.
  public var notes: [CaseNote] {
    acts.compactMap { recorded in
      guard case .noted(let text) = recorded.act else { return nil }
      return CaseNote(sequence: recorded.sequence, recordedAt: recorded.recordedAt, actor: recorded.actor, text: text)
    }
  }

  /// The day that was last planned for a step.
  public func plannedDay(of step: StepID) -> CivilDate? {
    var day: CivilDate?
    for case .planned(step, let on) in acts.lazy.map(\.act) { day = on }
    return day
  }
}

/// When a milestone was entered.
public struct MilestoneRecording: Hashable, Sendable {
  /// The milestone or event.
  public let milestone: MilestoneID
  /// 发生日期.
  public let occurredOn: CivilDate
  /// When it was first entered.
  public let recordedAt: Instant

  /// When a milestone was entered.
  public init(milestone: MilestoneID, occurredOn: CivilDate, recordedAt: Instant) {
    self.milestone = milestone
    self.occurredOn = occurredOn
    self.recordedAt = recordedAt
  }
}

extension CaseNumber {
  /// Whether the docket examines an application only, by its type code; a number without a known code does not.
  public func docketKind(codes: CaseNumberCodes) -> DocketKind {
    docketKind(codes: codes, parser: CaseNumberParser(codes: codes))
  }

  /// As `docketKind(codes:)`, for many numbers with one parser.
  public func docketKind(codes: CaseNumberCodes, parser: CaseNumberParser) -> DocketKind {
    let type = parser.read(text)?.type
    return type.flatMap { codes.caseTypes[$0] }?.isApplication == true ? .application : .proceeding
  }
}

extension DocketFile {
  /// The docket as it stood at the end of a day, from what is known now: later milestones, closings and acts are left
  /// out.
  public func asOf(_ day: CivilDate) -> DocketFile {
    var copy = self
    copy.milestones.removeAll { $0.occurredOn > day }
    copy.inherited.removeAll { $0.occurredOn > day }
    copy.acts.removeAll { $0.day.map { $0 > day } ?? ($0.recordedAt.courtDate > day) }
    if let closed = record.facts.closedOn, closed > day {
      copy.record.facts.closedOn = nil
      copy.record.facts.closeManner = nil
    }
    if let accepted = record.facts.acceptedOn, accepted > day { copy.record.facts.acceptedOn = nil }
    if let accepted = bankruptcyAcceptedOn, accepted > day { copy.bankruptcyAcceptedOn = nil }
    let later = acts.compactMap { recorded -> ProcedureConversion? in
      guard case .converted(let conversion) = recorded.act, conversion.on > day else { return nil }
      return conversion
    }
    if let first = later.min(by: { $0.on < $1.on }) { copy.record.facts.procedure = first.from }
    return copy
  }
}

extension RecordedAct {
  /// The day on which the act took effect; nil for one that takes effect when it is recorded.
  public var day: CivilDate? {
    switch act {
    case .extended(let grant): return grant.decidedOn
    case .suspended(let suspension): return suspension.from
    case .resumed(let day): return day
    case .converted(let conversion): return conversion.on
    case .supervised(let order): return order.on
    case .supervisionExtended(let extended): return extended.on
    case .supervisionEnded(let ending): return ending.on
    case .reviewed(let review): return review.on
    case .planned, .waived, .released, .noted: return nil
    }
  }
}
