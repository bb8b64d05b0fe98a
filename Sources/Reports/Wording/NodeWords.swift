import CaseFile
import RuleModel

/// The words for nodes, limits, warnings and locks.
struct NodeWords {
  private let context: SituationContext
  private var say: ReportLanguage { context.say }
  private var catalogue: Catalogue { context.input.catalogue }
  /// What is called the same in every report.
  var limits: LimitWords { LimitWords(say, catalogue: catalogue) }

  init(_ context: SituationContext) { self.context = context }

  // MARK: Nodes

  /// `12 财产状况调查报告`: unlike the name alone it sorts in the order of the proceeding.
  func node(_ milestone: Milestone) -> String { "\(milestone.number) \(say(milestone.name.zh, milestone.name.en))" }

  /// What stands in the ledger where nothing runs.
  var withoutNode: String { say("无在办节点", "No open node") }

  /// Number and letter of what a rule limits: `9a`; empty for an event beside the nodes.
  func number(_ rule: DeadlineRule) -> String { limits.number(rule.step) ?? "" }

  /// Name of what a rule limits: of the part, or of the whole.
  func name(_ rule: DeadlineRule) -> String {
    guard let milestone = catalogue.milestone(rule.milestone) else { return rule.milestone.rawValue }
    let name = rule.part.flatMap { milestone.part($0) }?.name ?? milestone.name
    return say(name.zh, name.en)
  }

  /// `9a 通知已知债权人`.
  func step(_ rule: DeadlineRule) -> String { [number(rule), name(rule)].filter { !$0.isEmpty }.joined(separator: " ") }

  // MARK: Limits

  /// The period in a few characters: 7日, 30日至3个月, 同日, 提前15日.
  func period(_ rule: DeadlineRule) -> String {
    guard let bounds = rule.setByCourt else { return period(rule.limit) }
    return say("\(period(bounds.least))至\(period(bounds.most))", "\(period(bounds.least)) to \(period(bounds.most))")
  }

  private func period(_ limit: TimeLimit) -> String {
    if limit.count == 0 { return say("同日", "same day") }
    let unit: String
    switch limit.unit {
    case .days: unit = say("日", " d")
    case .months: unit = say("个月", " mo")
    case .years: unit = say("年", " y")
    case .workingDays: unit = say("个工作日", " wd")
    }
    let text = "\(limit.count)\(unit)"
    return limit.direction == .after ? text : say("提前\(text)", "−\(text)")
  }

  /// Instrument and article without what every reader knows: 破产法第一百二十一条.
  ///
  /// A limit of the court's own has no instrument; that it is one is said in the language of the report, since only the
  /// titles of laws stay Chinese.
  func article(_ rule: DeadlineRule) -> String {
    if rule.kind == .administrative, say == .en, rule.basis.instrument.hasPrefix("本院案件管理要求") {
      return "this court's requirement"
    }
    var instrument = rule.basis.instrument
    // The number of a document says little, the year of a version much.
    if let note = instrument.firstIndex(of: "（"), !instrument[note...].contains(where: { $0 == "》" || $0 == "修" }) {
      instrument = String(instrument[..<note])
    }
    for (word, short) in [
      ("中华人民共和国", ""), ("最高人民法院关于适用", ""), ("最高人民法院关于", ""), ("若干问题的规定", "解释"), ("企业破产法", "破产法"), ("《", ""), ("》", ""), ("〈", ""),
      ("〉", ""),
    ] {
      instrument = instrument.split(separator: word, omittingEmptySubsequences: false).joined(separator: short)
    }
    return instrument + rule.basis.article
  }

  // MARK: People

  /// Who has to act, by name where the ledger has one.
  func responsible(_ role: ResponsibleRole, _ facts: CaseFacts) -> String {
    switch role {
    case .divisionChief, .panel: return facts.judge ?? limits.label(.panel)
    case .clerk: return facts.clerk ?? facts.judge ?? limits.label(.clerk as ResponsibleRole)
    case .administrator: return facts.administrator ?? limits.label(.administrator as ResponsibleRole)
    case .filingDivision, .debtor, .creditors: return limits.label(role)
    }
  }

  /// A role of the court; of an administrator only his own duties are meant.
  func role(_ role: CourtRole) -> String {
    role == .administrator ? limits.label(role) + say("（限其职责）", " (own duties)") : limits.label(role)
  }

  // MARK: Levels

  /// The name of a level as the court calls it.
  func level(_ index: Int) -> String {
    guard catalogue.ladder.levels.indices.contains(index) else { return "" }
    let name = catalogue.ladder.levels[index].name
    return say(name.zh, name.en)
  }

  /// The sign of a level: the later, the heavier.
  func sign(_ index: Int) -> String {
    switch index {
    case ..<1: return "·"
    case 1: return "○"
    case 2: return "△"
    default: return "▲"
    }
  }

  /// Sign and words of how urgent a limit is, as in the list.
  func label(_ urgency: NodeFigures.Urgency) -> String {
    switch urgency {
    case .locked: return say("■ 逾期·锁定", "■ over, locked")
    case .overdue: return say("◆ 逾期·督促", "◆ over, no lock")
    case .warned(let level): return "\(sign(level)) \(self.level(level))"
    case .calm: return calm
    }
  }

  /// How urgent a node is, as the ledger says it and formulas count it.
  func state(_ urgency: NodeFigures.Urgency) -> String {
    switch urgency {
    case .locked: return locked
    case .overdue: return overdue
    case .warned(let level): return self.level(level)
    case .calm: return calm
    }
  }

  /// Nothing to warn of.
  var calm: String { say("正常", "normal") }
  /// Over, without a lock.
  var overdue: String { say("逾期", "overdue") }
  /// Over, with a lock.
  var locked: String { say("锁定", "locked") }

  /// The hour at which a due day ends: 24:00 unless the court chose another.
  var closingTime: String {
    let minute = catalogue.settings.closingMinute
    func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(pad(minute / 60)):\(pad(minute % 60))"
  }
}
