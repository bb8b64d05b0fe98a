import CaseFile
import CivilCalendar
import RuleModel

/// What the sheets of a situation report share.
struct SituationContext {
  let input: SituationInput
  let figures: SituationFigures
  let names: SituationNames
  var looks: Looks

  init(input: SituationInput, figures: SituationFigures) {
    self.input = input
    self.figures = figures
    names = SituationNames(language: input.language, ledgerRows: figures.ledgerOrder.count)
    looks = Looks(levelWord: input.language("持平", "same"))
  }

  var say: ReportLanguage { input.language }
  var cutOff: CivilDate { input.period.days.through }

  /// The court's name, else its code.
  var courtName: String { input.court.name.isEmpty ? input.court.code : input.court.name }

  /// The report's title.
  var title: String {
    say("国有“僵尸企业”破产及强制清算案件办理情况报告", "State-owned Zombie Enterprises: Insolvency Cases, Situation Report")
  }

  /// Whether the comparison is the same period of last year, so that 同比 is the right word.
  var comparesLastYear: Bool { input.comparison == input.period.samePeriodLastYear() }

  /// What the comparison column is called.
  var priorWord: String { comparesLastYear ? say("上年同期", "Last year") : say("比较期", "Comparison") }

  /// What the relative change is called.
  var changeWord: String {
    comparesLastYear ? say("同比", "Change") : say("较比较期", "Change")
  }

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
    case .judge, .court, .supervisingBody: return key
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
  func label(_ milestone: MilestoneID) -> String {
    guard let known = input.catalogue.milestone(milestone) else { return milestone.rawValue }
    return say(known.name.zh, known.name.en)
  }

  /// What stands for a value that was not recorded.
  var notRecorded: String { say("未填", "Not recorded") }

  /// Header and footer of every sheet but the cover.
  func page(fitHeight: Int = 0) -> PageSetup {
    var page = PageSetup()
    page.fitHeight = fitHeight
    page.header = PageSetup.Line(
      left: [.text(say("【内部资料】", "[Internal]"))],
      right: [.text("\(courtName)\(say("　", "  "))\(say("破产及强制清算案件态势报告", "Insolvency situation report"))")])
    page.footer = footer
    return page
  }

  /// Period left, page in the middle, journal position right.
  var footer: PageSetup.Line {
    let rehearsal = input.court.isRehearsal ? say("　演练数据", "  rehearsal data") : ""
    return PageSetup.Line(
      left: [.text(input.period.label(say) + rehearsal)],
      center: say == .zh
        ? [.text("第 "), .pageNumber, .text(" 页　共 "), .pageCount, .text(" 页")]
        : [.text("Page "), .pageNumber, .text(" of "), .pageCount],
      right: [
        .text(
          say("日志第\(input.head.sequence)条 ", "Journal \(input.head.sequence) ")
            + String(input.head.digest.description.prefix(12)))
      ])
  }

  /// The line for signatures under a table; returns the columns used.
  func signatures(_ canvas: inout Canvas, columns: [ClosedRange<Int>], style: StyleID) {
    canvas.addRow(height: 10)
    let row = canvas.addRow(height: 28)
    let made = input.period.days.through.adding(days: 1)
    let texts = [
      say("填表人：____________", "Prepared: ____________"), say("审核人：____________", "Checked: ____________"),
      say("审签：____________", "Approved: ____________"), say("制表日期：\(day(made))", "Date: \(made)"),
    ]
    for (text, range) in zip(texts, columns) { canvas.put(.text(text), row: row, columns: range, style: style) }
  }
}
