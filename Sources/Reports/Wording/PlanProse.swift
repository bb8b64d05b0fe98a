import CaseFile
import CivilCalendar

/// The sentences about targets, plan and crossings, made from their figures: whether a target is in reach is said
/// plainly, and what it takes is said in closings a month.
struct PlanProse {
  private let figures: PlanFigures
  private let say: ReportLanguage
  private let isScoped: Bool

  /// - Parameter isScoped: Whether the figures are about a part of the court, whose targets are set for the whole.
  init(_ figures: PlanFigures, _ say: ReportLanguage, isScoped: Bool = false) {
    self.figures = figures
    self.say = say
    self.isScoped = isScoped
  }

  /// The paragraphs of the cover: targets of the whole court, or of the division that it is about; the plan; and the
  /// cases about to grow old. None when there are neither targets nor plans.
  var paragraphs: [SituationProse.Paragraph] {
    guard figures.hasContent else { return [] }
    // A report about one division has the targets of that division only.
    let court = figures.targets.filter { $0.target.scope.division == nil }
    let own = court.isEmpty ? figures.targets : court
    let about = [
      own.isEmpty ? nil : (lead(own), standings(own)), plan.map { (say("结案计划", "Closing plan"), $0) },
      crossing.map { (say("临界案件", "About to cross"), $0) },
    ]
    return about.compactMap { $0 }.map { SituationProse.Paragraph(lead: $0.0, text: $0.1) }
  }

  /// One sentence for each standing that targets have, the worst first, with the figures of each target in brackets.
  private func standings(_ targets: [TargetProgress]) -> String {
    let order: [TargetProgress.Standing] = [.missed, .outOfReach, .behind, .onCourse, .reached, .met]
    let sentences = order.compactMap { standing in
      let these = targets.filter { $0.standing == standing }
      guard !these.isEmpty else { return nil as String? }
      let list = these.map { "\(whose($0))\($0.target.measure.label(say))\(say("（", " ("))\(brief($0))\(say("）", ")"))" }
      return say("\(verdict(standing))\(these.count)项：", "\(verdict(standing)) (\(these.count)): ") + list.joined(separator: say("、", ", "))
        + say("。", ".")
    }
    return sentences.joined(separator: say("", " "))
  }

  private func verdict(_ standing: TargetProgress.Standing) -> String {
    switch standing {
    case .missed: say("没有完成", "Missed")
    case .outOfReach: say("不能实现", "Out of reach")
    case .behind: say("按今年以来的进度不能完成", "Behind at the pace so far")
    case .onCourse: say("按今年以来的进度可以完成", "On course at the pace so far")
    case .reached: say("已经实现", "Reached")
    case .met: say("完成", "Met")
    }
  }

  /// What is reached of a target, and the closings a month that it takes where it is behind.
  private func brief(_ target: TargetProgress) -> String {
    let value = target.value?.numerator ?? 0
    var text: String
    switch target.target.measure {
    case .closed: text = say("已结\(value)件，目标\(target.goal.text)件", "\(value) of \(target.goal.text)")
    case .closingRate:
      let rate = target.value.map { "\(Hundredths($0, times: 100))%" } ?? "—"
      text = say("现为\(rate)，目标\(target.goal.text)", "\(rate) of \(target.goal.text)")
    case .pendingOverOneYear, .pendingOverThreeYears:
      let crossing = target.crossing ?? 0
      let coming = crossing == 0 ? "" : say("，年内还将增加\(crossing)件", ", \(crossing) more to come")
      text = say(
        "现有\(value)件\(coming)，目标不超过\(target.aim.numerator)件", "\(value)\(coming), at most \(target.aim.numerator)")
    }
    switch target.standing {
    case .behind:
      guard let needed = target.neededPerMonth, let pace = target.pacePerMonth else { break }
      text += say(
        "，须月均结案\(Hundredths(needed))件，今年以来月均\(Hundredths(pace))件",
        "; \(Hundredths(needed)) a month needed, \(Hundredths(pace)) so far")
    case .outOfReach:
      text += say(
        "，尚需结案\(target.needed)件，未结和预计新收只有\(target.available)件",
        "; \(target.needed) closings needed, \(target.available) cases left")
    case .missed, .onCourse, .reached, .met: break
    }
    return text
  }

  private func whose(_ target: TargetProgress) -> String {
    target.target.scope.division.map { say("\($0)", "\($0): ") } ?? ""
  }

  private func lead(_ targets: [TargetProgress]) -> String {
    let standings = targets.map(\.standing)
    if standings.contains(where: { $0 == .outOfReach || $0 == .missed }) { return say("目标难以完成", "Targets out of reach") }
    if standings.contains(.behind) { return say("目标进度落后", "Behind target") }
    let isDone = standings.allSatisfy { $0 == .reached || $0 == .met }
    return isDone ? say("目标已经完成", "Targets reached") : say("目标进度正常", "Targets on course")
  }

  /// The sentence above the table: of how many targets which are in reach.
  var headline: String {
    if isScoped, figures.targets.isEmpty {
      return plan ?? say("所计案件没有登记计划结案日期。", "No planned closing days are recorded for these cases.")
    }
    guard figures.hasContent else {
      return say(
        "没有设定\(figures.year.year)年度目标，也没有登记计划结案日期。", "No targets for \(figures.year.year) and no planned closing days are recorded.")
    }
    guard !figures.targets.isEmpty else {
      return say("没有设定\(figures.year.year)年度目标。", "No targets are set for \(figures.year.year). ") + (plan ?? "")
    }
    let order: [TargetProgress.Standing] = [.met, .reached, .onCourse, .behind, .outOfReach, .missed]
    let parts = order.compactMap { standing in
      let count = figures.targets.count { $0.standing == standing }
      return count == 0 ? nil : say("\(standing.label(.zh))\(count)项", "\(count) \(standing.label(.en))")
    }
    return say("\(figures.year.year)年度目标\(figures.targets.count)项：", "\(figures.targets.count) targets for \(figures.year.year): ")
      + parts.joined(separator: say("，", ", ")) + say("。", ".")
  }

  /// One target: the goal, what is reached, what it still takes, and whether it is in reach.
  func target(_ target: TargetProgress) -> String {
    whose(target) + goal(target, target.target.measure.label(say)) + outcome(target)
  }

  private func goal(_ target: TargetProgress, _ name: String) -> String {
    let value = target.value?.numerator ?? 0
    switch target.target.measure {
    case .closed:
      return say("\(name)目标\(target.goal.text)件，已结\(value)件，", "\(name): \(value) of \(target.goal.text); ")
    case .closingRate:
      let rate = target.value.map { "\(Hundredths($0, times: 100))%" } ?? "—"
      return say("\(name)目标\(target.goal.text)，现为\(rate)，", "\(name): \(rate), target \(target.goal.text); ")
    case .pendingOverOneYear, .pendingOverThreeYears:
      let crossing = target.crossing ?? 0
      let coming = crossing == 0 ? "" : say("，年内还将增加\(crossing)件", " and \(crossing) more by the end of the year")
      let fall: String
      if case .fall = target.goal {
        fall = say("比上年末\(target.baseline ?? 0)件下降\(target.goal.text.dropFirst())，即", "\(target.goal.text) on \(target.baseline ?? 0), ")
      } else {
        fall = ""
      }
      return say(
        "\(name)目标\(fall)年末不超过\(target.aim.numerator)件，现有\(value)件\(coming)，",
        "\(name): \(value)\(coming), target \(fall)at most \(target.aim.numerator); ")
    }
  }

  private func outcome(_ target: TargetProgress) -> String {
    let pace = target.pacePerMonth.map { Hundredths($0).description } ?? "0.00"
    switch target.standing {
    case .met: return say("目标完成。", "met.")
    case .missed: return say("差\(target.needed)件，目标没有完成。", "missed by \(target.needed).")
    case .reached: return say("目标已经实现。", "reached.")
    case .onCourse, .behind:
      let months = Self.months(target.year.monthsLeft)
      let perMonth = target.neededPerMonth.map { Hundredths($0).description } ?? "0.00"
      let task = say(
        "尚需结案\(target.needed)件，剩余\(months)个月须月均\(perMonth)件；今年以来月均\(pace)件，",
        "\(target.needed) more closings, \(perMonth) a month in the \(months) months left; \(pace) a month so far, "
      )
      return task
        + (target.standing == .onCourse
          ? say("按此进度可以完成。", "on course.") : say("按此进度不能完成。", "behind."))
    case .outOfReach:
      return say(
        "尚需结案\(target.needed)件，而未结和预计新收合计只有\(target.available)件，不能实现。",
        "\(target.needed) more closings needed, but only \(target.available) cases are pending or expected: out of reach.")
    }
  }

  /// `6`, or `6.67` where a month has begun.
  static func months(_ count: Ratio) -> String {
    count.numerator.isMultiple(of: count.denominator) ? "\(count.numerator / count.denominator)" : Hundredths(count).description
  }

  /// Plan against actual so far, then the pending cases by their planned day, which add up; nil without a plan.
  var plan: String? {
    guard figures.hasMonthPlan || figures.total.plannedAhead + figures.total.plannedLater + figures.total.overdue > 0 else { return nil }
    let total = figures.total
    var text = ""
    if total.plannedToDate > 0 {
      let rate = Ratio(total.closedOfPlanned, over: total.plannedToDate).map { "\(Hundredths($0, times: 100))%" } ?? "—"
      text = say(
        "年内已到期的结案计划\(total.plannedToDate)件，结案\(total.closedOfPlanned)件（\(rate)）；",
        "Of \(total.plannedToDate) closings planned so far \(total.closedOfPlanned) were made (\(rate)). ")
    }
    let parts = [
      say("计划日期已过的\(total.overdue)件", "\(total.overdue) past their planned day"),
      figures.year.daysLeft == 0 ? nil : say("计划年内结案的\(total.plannedAhead)件", "\(total.plannedAhead) planned for the rest of the year"),
      say("计划以后年度结案的\(total.plannedLater)件", "\(total.plannedLater) planned for later years"),
      say("没有计划的\(total.unplanned)件", "\(total.unplanned) without a plan"),
    ]
    return text + say("期末未结\(total.pending)件中，", "Of \(total.pending) pending cases: ")
      + parts.compactMap(\.self).joined(separator: say("，", ", ")) + say("。", ".")
  }

  /// Who crosses a threshold within the shortest and the longest span; nil when nobody does.
  var crossing: String? {
    guard !figures.crossings.isEmpty, let near = PlanFigures.horizons.first, let far = PlanFigures.horizons.last else { return nil }
    let parts = figures.thresholds.compactMap { months in
      let all = figures.crossings.filter { $0.months == months }
      guard !all.isEmpty else { return nil as String? }
      let soon = all.count { $0.daysLeft <= near }
      let open = all.count { $0.plan != .closesBefore }
      return say(
        "\(far)日内将满\(Self.age(months, .zh))的\(all.count)件（\(near)日内\(soon)件），",
        "\(all.count) cases reach \(Self.age(months, .en)) within \(far) days (\(soon) within \(near)), ") + planned(open, of: all.count)
    }
    return parts.joined(separator: say("；", "; ")) + say("。", ".")
  }

  /// How many of the cases about to cross have no plan to be closed before.
  private func planned(_ open: Int, of count: Int) -> String {
    let all = count == 1 ? "" : "均"
    if open == 0 { return say("\(all)有在此之前结案的计划", "all planned to be closed before") }
    if open == count { return say("\(all)没有在此之前结案的计划", "none planned to be closed before") }
    return say("其中\(open)件没有在此之前结案的计划", "\(open) of them not planned to be closed before")
  }

  /// `一年`, `18个月`; in English `1 year`, `18 months`.
  static func age(_ months: Int, _ say: ReportLanguage) -> String {
    guard months.isMultiple(of: 12) else { return say("\(months)个月", "\(months) months") }
    let years = months / 12
    let numerals = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"]
    return say("\(years < numerals.count ? numerals[years] : "\(years)")年", years == 1 ? "1 year" : "\(years) years")
  }
}

extension PlanFigures {
  /// What targets and plan come to, in sentences.
  public struct Sentences: Sendable {
    /// How many targets stand how.
    public let headline: String
    /// One for each target.
    public let targets: [String]
    /// Plan against actual; nil without a plan.
    public let plan: String?
    /// Who crosses a threshold soon; nil when nobody does.
    public let crossing: String?
  }

  /// The sentences of the report, for other printers.
  public func sentences(_ language: ReportLanguage) -> Sentences {
    let prose = PlanProse(self, language)
    return Sentences(
      headline: prose.headline, targets: targets.map(prose.target), plan: prose.plan, crossing: prose.crossing)
  }
}
