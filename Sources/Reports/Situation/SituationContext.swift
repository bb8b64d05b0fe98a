import CaseFile
import CivilCalendar
import RuleModel

/// What the sheets of a situation report share.
struct SituationContext {
  let input: SituationInput
  let figures: SituationFigures
  let names: SituationNames
  /// The sheets of the report, in order.
  let sheets: [ReportSheet]
  /// The cases behind each figure.
  var index: CaseIndex
  var looks: Looks

  init(input: SituationInput, figures: SituationFigures) {
    self.input = input
    self.figures = figures
    names = SituationNames(
      language: input.language, ledgerRows: figures.ledgerOrder.count,
      comparesLastYear: input.comparison == input.period.samePeriodLastYear(),
      thresholds: input.thresholds)
    sheets = input.kind.sheets.filter { Self.exists($0, input, figures) }
    index = CaseIndex(input: input, figures: figures, sheet: names.index, isIncluded: sheets.contains(.index))
    looks = Looks(levelWord: input.language("持平", "same"))
  }

  /// Whether there is anything that the sheet is about.
  private static func exists(_ sheet: ReportSheet, _ input: SituationInput, _ figures: SituationFigures) -> Bool {
    switch sheet {
    case .nodes, .judges, .warnings, .locks: return figures.nodes != nil
    // A closing plan without targets and plans says what to enter; elsewhere it is left out.
    case .plan, .crossing: return figures.plan.map { input.kind == .plan || $0.hasContent } ?? false
    case .supervision: return figures.oversight?.usesSupervision ?? false
    case .reviews: return figures.oversight?.usesReviews ?? false
    case .quality: return figures.quality != nil
    default: return true
    }
  }

  var say: ReportLanguage { input.language }
  var cutOff: CivilDate { input.period.days.through }

  /// The court's name, else its code.
  var courtName: String { input.court.name.isEmpty ? input.court.code : input.court.name }

  /// The court, and the part of it that the report is about.
  var placeName: String {
    input.scope.map { courtName + say("　", "  ") + $0.label(say) } ?? courtName
  }

  /// The report's title.
  var title: String {
    let kind: String
    switch input.kind {
    case .circular: kind = say("办理情况通报", "Circular")
    case .situation: kind = say("办理情况报告", "Situation Report")
    case .ledger: kind = say("台账", "Ledger")
    case .overdue: kind = say("节点预警及逾期情况", "Warnings and Overdue Limits")
    case .plan: kind = say("结案计划", "Closing Plan")
    }
    let part = input.scope.map { $0.name ?? $0.label(say) }.map { say("（\($0)）", " (\($0))") } ?? ""
    return say(
      "国有“僵尸企业”破产及强制清算案件\(kind)\(part)", "State-owned Zombie Enterprises: Insolvency Cases, \(kind)\(part)")
  }

  /// What the comparison is, because each has its own word: 同比, 环比, or neither.
  enum Comparison {
    case lastYear
    case previous
    case other
  }

  /// What the comparison is.
  var comparison: Comparison {
    if input.comparison == input.period.samePeriodLastYear() { return .lastYear }
    return input.comparison == input.period.previousPeriod() ? .previous : .other
  }

  /// What the comparison column is called.
  var priorWord: String {
    switch comparison {
    case .lastYear: return say("上年同期", "Last year")
    case .previous: return say("上期", "Previous")
    case .other: return say("比较期", "Compared")
    }
  }

  /// The comparison within an English sentence.
  var priorPhrase: String {
    switch comparison {
    case .lastYear: return say("上年同期", "last year")
    case .previous: return say("上期", "in the previous period")
    case .other: return say("比较期", "in the comparison period")
    }
  }

  /// What the relative change is called.
  var changeWord: String {
    switch comparison {
    case .lastYear: return say("同比", "Change")
    case .previous: return say("环比", "Change")
    case .other: return say("变化", "Change")
    }
  }

  /// The same in front of 上升 or 下降.
  var changePhrase: String { comparison == .other ? say("较比较期", "") : say(changeWord, "") }

  /// `2019-06-30` in words.
  func day(_ date: CivilDate) -> String {
    say("\(date.year)年\(date.month)月\(date.day)日", date.description)
  }

  /// First and last day of a period in words.
  func span(_ period: ReportPeriod) -> String {
    say("\(day(period.days.from))至\(day(period.days.through))", "\(period.days.from) to \(period.days.through)")
  }

  /// Proceeding as printed.
  func label(_ procedure: Procedure) -> String {
    switch procedure {
    case .liquidation: return say("破产清算", "Liquidation")
    case .reorganization: return say("重整", "Reorganisation")
    case .composition: return say("和解", "Composition")
    case .compulsoryLiquidation: return say("强制清算", "Compulsory liq.")
    }
  }

  /// Owner level as printed.
  func label(_ level: OwnerLevel) -> String {
    switch level {
    case .central: return say("央属", "Central")
    case .provincial: return say("省属", "Provincial")
    case .municipal: return say("市属", "Municipal")
    case .district: return say("区属", "District")
    }
  }

  /// Category as printed.
  func label(_ category: EnterpriseCategory) -> String {
    switch category {
    case .closedDown: return say("关停", "Closed down")
    case .distressed: return say("特困", "Distressed")
    case .nonState: return say("非国有", "Not state")
    }
  }

  /// A group's key as printed; nil is "not recorded".
  func label(_ key: String?, _ dimension: Dimension) -> String {
    guard let key else { return notRecorded }
    switch dimension {
    case .procedure: return Procedure(ledgerText: key).map { label($0) } ?? key
    case .ownerLevel: return OwnerLevel(ledgerText: key).map { label($0) } ?? key
    case .category: return EnterpriseCategory(ledgerText: key).map { label($0) } ?? key
    case .judge, .court, .supervisingBody, .division: return key
    }
  }

  /// Manner of closing as printed.
  func label(_ manner: CloseManner) -> String {
    switch manner {
    case .known(let known): return say(known.ledgerWord, known.rawValue.split(separator: "_").joined(separator: " "))
    case .unrecognised(let words): return words
    }
  }

  /// Name of a milestone as printed.
  /// Reasons of stagnation in the language of the report; nil when there is none.
  func stagnation(_ list: [Stagnation]) -> String? {
    guard !list.isEmpty else { return nil }
    return StagnationText.text(list) { reason in
      say(reason.ledgerWord, reason.code.split(separator: "_").joined(separator: " "))
    }
  }

  func label(_ milestone: MilestoneID) -> String {
    guard let known = input.catalogue.milestone(milestone) else { return milestone.rawValue }
    return say(known.name.zh, known.name.en)
  }

  /// What stands for a value that was not recorded.
  var notRecorded: String { say("未填", "Not recorded") }

  /// The enterprises of a case: the first, and how many there are.
  func debtors(_ facts: CaseFacts) -> String? {
    guard let first = facts.debtors.first else { return nil }
    let count = facts.debtors.count
    return count == 1 ? first.name : say("\(first.name)等\(count)户", "\(first.name) and \(count - 1) more")
  }

  /// The enterprises of a case, with a mark when it is under key-case supervision.
  func debtorsMarked(_ position: Int) -> String? {
    let mark = supervision(position) == nil ? "" : say("〔督办〕", " [supervised]")
    return debtors(input.records[position].facts).map { $0 + mark } ?? (mark.isEmpty ? nil : mark)
  }

  /// The supervision in force of a case at the cut-off; nil when it is under none.
  func supervision(_ position: Int) -> Supervision? {
    figures.oversight?.supervision.inForce[position]?.supervision
  }

  /// The civil law on periods that was in force at the cut-off.
  var civilLaw: String {
    if cutOff.year >= 2021 { return say("《民法典》", "Civil Code") }
    let isGeneralProvisions = (cutOff.year, cutOff.month) >= (2017, 10)
    return isGeneralProvisions
      ? say("《民法总则》", "General Provisions of the Civil Law") : say("《民法通则》", "General Principles of the Civil Law")
  }

  /// Its rule on the day that corresponds.
  var civilLawOnPeriods: String {
    cutOff.year >= 2021 ? say("《民法典》第二百零二条", "Civil Code Art. 202") : say("\(civilLaw)关于期间计算的规定", "\(civilLaw) on periods")
  }

  /// Whether the ledger, which ends at the cut-off, holds everything that the comparison counts.
  var ledgerCoversComparison: Bool { input.comparison.days.through <= cutOff }
}
