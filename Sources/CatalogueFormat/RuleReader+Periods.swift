import CivilCalendar
import RuleModel

/// The periods of a rule: its limit, the bounds of a court-set one, and its extension.
struct Periods {
  let limit: TimeLimit
  let setByCourt: CourtSetBounds?
  let extensions: RuleExtension?

  init?(_ fields: Fields, log: inout ProblemLog) {
    let limit = Self.limit(fields, log: &log)
    var bounds: CourtSetBounds?
    var isSound = true
    if fields.optionalNode("set_by_court") != nil {
      bounds = Self.bounds(fields, log: &log)
      isSound = bounds != nil
      if let limit, limit.count != 0 {
        log.report(.contradiction(.courtSetWithLimit), at: fields.position(of: "limit"))
      }
    }
    var extensions: RuleExtension?
    if fields.optionalNode("extension") != nil {
      extensions = Self.extensions(fields, log: &log)
      isSound = isSound && extensions != nil
    }
    guard let limit, isSound else { return nil }
    self.limit = limit
    setByCourt = bounds
    self.extensions = extensions
  }

  private static func limit(_ fields: Fields, log: inout ProblemLog) -> TimeLimit? {
    let known = ["count", "unit", "direction", "roll"]
    guard let fields = fields.fields("limit", known: known, log: &log) else { return nil }
    let count = fields.integer("count", least: 0, log: &log)
    let unit: TimeLimit.Unit? = fields.choice("unit", log: &log)
    let direction: TimeLimit.Direction? = fields.choice("direction", log: &log)
    let roll: TimeLimit.Roll? = fields.choice("roll", log: &log)
    guard let count, let unit, let direction, let roll else { return nil }
    return TimeLimit(count: count, unit: unit, direction: direction, roll: roll)
  }

  private static func bounds(_ fields: Fields, log: inout ProblemLog) -> CourtSetBounds? {
    guard let entry = fields.fields("set_by_court", known: ["least", "most"], log: &log) else { return nil }
    let least = bound("least", entry, log: &log)
    let most = bound("most", entry, log: &log)
    guard let least, let most else { return nil }
    return CourtSetBounds(least: least, most: most)
  }

  private static func bound(_ key: String, _ fields: Fields, log: inout ProblemLog) -> TimeLimit? {
    guard let entry = fields.fields(key, known: ["count", "unit"], log: &log) else { return nil }
    let count = entry.integer("count", least: 1, log: &log)
    let unit: TimeLimit.Unit? = entry.choice("unit", log: &log)
    guard let count, let unit else { return nil }
    return TimeLimit(count: count, unit: unit, direction: .after, roll: .none)
  }

  private static func extensions(_ fields: Fields, log: inout ProblemLog) -> RuleExtension? {
    let known = ["count", "unit", "approver", "times", "ask_before", "article"]
    guard let entry = fields.fields("extension", known: known, log: &log) else { return nil }
    let count = entry.integer("count", least: 1, log: &log)
    let unit: TimeLimit.Unit? = entry.choice("unit", log: &log)
    let approver: RuleExtension.Approver? = entry.choice("approver", log: &log)
    let times = entry.integer("times", least: 1, log: &log)
    let article = entry.text("article", log: &log)
    let askBefore = entry.optionalNode("ask_before") == nil ? 0 : entry.integer("ask_before", least: 1, log: &log)
    guard let count, let unit, let approver, let times, let article, let askBefore else { return nil }
    return RuleExtension(
      count: count, unit: unit, approver: approver, times: times, askBeforeDays: askBefore == 0 ? nil : askBefore,
      article: article)
  }
}

/// The days to which a version of a rule applies.
struct Force {
  let from: CivilDate
  let through: CivilDate?
  let version: DeadlineRule.Version

  init?(_ fields: Fields, log: inout ProblemLog) {
    guard let entry = fields.fields("in_force", known: ["from", "through", "by"], log: &log) else { return nil }
    let from = entry.date("from", log: &log)
    let through = entry.optionalNode("through") == nil ? nil : entry.date("through", log: &log)
    let version: DeadlineRule.Version? =
      entry.optionalNode("by") == nil ? .trigger : entry.choice("by", log: &log)
    guard let from, let version else { return nil }
    if let through, through < from {
      log.report(.invertedInterval(key: "in_force"), at: entry.position(of: "through"))
      return nil
    }
    self.from = from
    self.through = through
    self.version = version
  }
}
