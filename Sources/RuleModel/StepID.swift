/// Names a step of a case: a milestone or event as a whole, or one part of a compound milestone.
///
/// Written `ruling_service` or `ruling_service.a`.
public struct StepID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The milestone or event.
  public let milestone: MilestoneID
  /// The part (`a`, `b`, …); nil for the whole.
  public let part: String?

  /// A step.
  public init(_ milestone: MilestoneID, part: String? = nil) {
    self.milestone = milestone
    self.part = part
  }

  /// A step as written in the catalogue and in the journal.
  public init(text: String) {
    guard let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) else {
      self.init(MilestoneID(rawValue: text))
      return
    }
    self.init(MilestoneID(rawValue: String(text[..<point])), part: String(text[text.index(after: point)...]))
  }

  /// `ruling_service.a`.
  public var description: String { part.map { "\(milestone.rawValue).\($0)" } ?? milestone.rawValue }

  /// Orders by text.
  public static func < (left: StepID, right: StepID) -> Bool { left.description < right.description }
}

extension StepID {
  /// 结案: known from the case's closing date, never recorded.
  public static let docketClosed = StepID(MilestoneID(rawValue: "docket_closed"))
  /// The bankruptcy application that came out of this compulsory liquidation was accepted (强清转破产): known from the
  /// linked dockets, never recorded.
  public static let bankruptcyAccepted = StepID(MilestoneID(rawValue: "bankruptcy_accepted"))
  /// 裁定是否受理.
  public static let acceptanceRuling = StepID(MilestoneID(rawValue: "acceptance_ruling"))
  /// 立案登记 itself.
  public static let registration = StepID(MilestoneID(rawValue: "case_registration"), part: "b")
  /// 程序转换裁定.
  public static let conversionRuling = StepID(MilestoneID(rawValue: "conversion_ruling"))
  /// 裁定宣告破产.
  public static let declaration = StepID(MilestoneID(rawValue: "bankruptcy_declaration"), part: "b")
}

/// A step with the result that it must have had.
public struct StepCondition: Hashable, Sendable {
  /// The step.
  public let step: StepID
  /// Results that count; empty when every result does.
  public let outcomes: Set<String>

  /// A step with its results.
  public init(_ step: StepID, outcomes: Set<String> = []) {
    self.step = step
    self.outcomes = outcomes
  }
}

/// What starts a period.
public enum Trigger: Hashable, Sendable {
  /// The day on which the step happened. A passive step (a party's right that ends) happens when its own limit ends.
  case occurrence(StepCondition)
  /// The day that is planned for the step, or its own day once it has happened: for limits that run backward.
  case planned(StepID)
  /// The latest of several steps.
  case latest([StepID])

  /// The steps on which it depends.
  public var steps: [StepID] {
    switch self {
    case .occurrence(let condition): return [condition.step]
    case .planned(let step): return [step]
    case .latest(let steps): return steps
    }
  }
}
