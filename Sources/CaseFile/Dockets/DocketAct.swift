import CivilCalendar
import RuleModel

/// Something done on a docket beside the milestones that it reached: about its clocks, or a note.
public enum DocketAct: Hashable, Sendable {
  /// 排期: a day was fixed for a step: the last day of the claims period, the day of a meeting.
  case planned(StepID, on: CivilDate)
  /// 延长.
  case extended(LimitExtension)
  /// 中止、扣除.
  case suspended(ClockSuspension)
  /// The end of the suspension that began last.
  case resumed(on: CivilDate)
  /// 免除: the step is not needed in this case.
  case waived(StepID, reason: String, approver: String?)
  /// 解锁.
  case released(LockRelease)
  /// 程序转换.
  case converted(ProcedureConversion)
  /// 记事: a dated remark, which stops and starts nothing.
  case noted(String)
  /// 挂牌督办, or further reasons for it.
  case supervised(SupervisionOrder)
  /// 延长清结期限.
  case supervisionExtended(SupervisionExtension)
  /// 摘牌.
  case supervisionEnded(SupervisionEnding)
  /// 评查结果.
  case reviewed(CaseReview)

  /// Acts that stand beside the proceeding: they move no clock and change no field, so that nothing that is recorded of
  /// the proceeding builds on them. Acts of one kind build on one another.
  public enum Beside: Hashable, Sendable {
    case note
    case supervision
    case review
  }

  /// The kind of act beside the proceeding; nil for acts about it.
  public var beside: Beside? {
    switch self {
    case .noted: return .note
    case .supervised, .supervisionExtended, .supervisionEnded: return .supervision
    case .reviewed: return .review
    case .planned, .extended, .suspended, .resumed, .waived, .released, .converted: return nil
    }
  }
}

/// An extension that was granted (延长).
public struct LimitExtension: Hashable, Sendable {
  /// The step whose limit is extended.
  public var step: StepID
  /// The rule whose limit is extended.
  public var rule: RuleID
  /// Number of units.
  public var count: Int
  /// The unit.
  public var unit: TimeLimit.Unit
  /// From where the extension is counted.
  public var base: ExtensionBase
  /// The court that approved it.
  public var court: String
  /// Day of the decision.
  public var decidedOn: CivilDate
  /// The decision; nil when none is recorded.
  public var document: String?

  /// An extension.
  public init(
    step: StepID, rule: RuleID, count: Int, unit: TimeLimit.Unit, base: ExtensionBase, court: String,
    decidedOn: CivilDate, document: String?
  ) {
    self.step = step
    self.rule = rule
    self.count = count
    self.unit = unit
    self.base = base
    self.court = court
    self.decidedOn = decidedOn
    self.document = document
  }
}

/// An interval that does not count (中止、扣除), open until the clocks are resumed.
public struct ClockSuspension: Hashable, Sendable {
  /// The step whose clock stands still; nil for every clock of the docket.
  public var step: StepID?
  /// First day that does not count.
  public var from: CivilDate
  /// Last day that does not count, when it is known at once; nil while open.
  public var through: CivilDate?
  /// Why.
  public var reason: SuspensionReason
  /// The document; nil when none is recorded.
  public var document: String?

  /// A suspension.
  public init(step: StepID?, from: CivilDate, through: CivilDate?, reason: SuspensionReason, document: String?) {
    self.step = step
    self.from = from
    self.through = through
    self.reason = reason
    self.document = document
  }
}

/// Why a clock stands still.
public enum SuspensionReason: String, CaseIterable, Hashable, Sendable {
  /// 补正: papers were asked for (JI1 Art. 7).
  case supplement
  /// 中止: the proceeding is stayed (《民事诉讼法》 Art. 153–154, through Enterprise Bankruptcy Law Art. 4).
  case stay
  /// 不可抗力或者其他正当理由: the court granted more time (《民事诉讼法》 Art. 86).
  case justifiedDelay = "justified_delay"
  /// 管辖争议.
  case jurisdiction
  /// 公告.
  case announcement
  /// 鉴定.
  case appraisal
  /// 审计、评估、资产清理.
  case audit

  /// Whether it stops the limits of steps. The others concern the trial limit of suits only (法释〔2000〕29号 Art. 9),
  /// and insolvency proceedings have none.
  public var stopsStepLimits: Bool {
    switch self {
    case .supplement, .stay, .justifiedDelay: return true
    case .jurisdiction, .announcement, .appraisal, .audit: return false
    }
  }
}

/// The release of a lock (解锁).
public struct LockRelease: Hashable, Sendable {
  /// The limits that locked the docket: rule and the due day that was missed.
  public var limits: [ReleasedLimit]
  /// New limit: until the end of this day the limits do not lock again.
  public var until: CivilDate
  /// Why.
  public var reason: String
  /// Who approved it.
  public var approver: String

  /// A limit that locked.
  public struct ReleasedLimit: Hashable, Sendable {
    /// The rule.
    public var rule: RuleID
    /// The due day that was missed.
    public var dueOn: CivilDate

    /// A limit that locked.
    public init(rule: RuleID, dueOn: CivilDate) {
      self.rule = rule
      self.dueOn = dueOn
    }
  }

  /// A release.
  public init(limits: [ReleasedLimit], until: CivilDate, reason: String, approver: String) {
    self.limits = limits
    self.until = until
    self.reason = reason
    self.approver = approver
  }
}

/// A ruling that turned one proceeding into another on the same docket (程序转换).
public struct ProcedureConversion: Hashable, Sendable {
  /// Before.
  public var from: Procedure
  /// After.
  public var to: Procedure
  /// Day of the ruling.
  public var on: CivilDate
  /// The ruling; nil when none is recorded.
  public var document: String?

  /// A conversion.
  public init(from: Procedure, to: Procedure, on: CivilDate, document: String?) {
    self.from = from
    self.to = to
    self.on = on
    self.document = document
  }
}

/// An act with its place in the journal.
public struct RecordedAct: Hashable, Sendable {
  /// Sequence of the journal entry.
  public let sequence: Int
  /// When it was recorded.
  public let recordedAt: Instant
  /// Who claims to have done it.
  public let actor: String
  /// What was done.
  public let act: DocketAct

  /// An act with its place.
  public init(sequence: Int, recordedAt: Instant, actor: String, act: DocketAct) {
    self.sequence = sequence
    self.recordedAt = recordedAt
    self.actor = actor
    self.act = act
  }
}
