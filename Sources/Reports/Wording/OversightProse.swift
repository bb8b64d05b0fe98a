import CaseFile

/// Sentences about key-case supervision and reviews: above their tables, and on the cover.
struct OversightProse {
  private let context: SituationContext
  private var say: ReportLanguage { context.say }

  init(_ context: SituationContext) { self.context = context }

  /// The paragraph of the cover; nil when the court uses neither.
  var cover: String? {
    guard let oversight = context.figures.oversight else { return nil }
    var sentences: [String] = []
    if oversight.usesSupervision { sentences.append(coverSupervision(oversight.supervision)) }
    if oversight.usesReviews, !oversight.reviews.entries.isEmpty { sentences.append(reviews(oversight.reviews)) }
    return sentences.isEmpty ? nil : sentences.joined(separator: say("", " "))
  }

  private func coverSupervision(_ figures: SupervisionFigures) -> String {
    let current = figures.current
    let overdue: String
    if current.inForce > 0, current.withoutDeadline == current.inForce {
      overdue = say("均未定清结期限", "none with a deadline")
    } else {
      let open =
        current.withoutDeadline == 0 ? "" : say("，未定期限\(current.withoutDeadline)件", ", \(current.withoutDeadline) without one")
      let isWhole = current.withoutDeadline == 0
      overdue =
        (current.overdue == 0
          ? say(isWhole ? "均未超过清结期限" : "没有超过清结期限的", "none over its deadline")
          : say("超过清结期限\(current.overdue)件", "\(current.overdue) over the deadline")) + open
    }
    let none = current.inForce == 0
    return say(
      none
        ? "期末没有在督案件，本期清结\(current.cleared)件。" : "期末重点督办\(current.inForce)件，\(overdue)；本期清结\(current.cleared)件。",
      none
        ? "No case is under supervision at the cut-off; \(current.cleared) were cleared in the period."
        : "\(current.inForce) cases are under supervision, \(overdue); \(current.cleared) were cleared in the period.")
  }

  /// Above the table of supervision.
  func supervision(_ figures: SupervisionFigures, proposals: Int) -> String {
    let current = figures.current
    let listed = figures.list.count
    let all = listed == 0 ? "" : say("表列\(listed)件（第1—\(listed)件，全部列出）。", " \(listed) cases, all listed.")
    let proposed = proposals == 0 ? "" : say("另按数据建议督办\(proposals)件。", " The data propose \(proposals) more.")
    guard current.inForce > 0 else {
      return say(
        "期末没有在督案件，本期清结\(current.cleared)件、摘牌\(current.ended)件。",
        "No case is under supervision; \(current.cleared) were cleared, \(current.ended) taken off.") + all + proposed
    }
    let change = current.inForce - figures.prior.inForce
    let compared =
      change == 0
      ? say("与\(context.priorPhrase)持平", "as \(context.priorPhrase)")
      : say(
        "比\(context.priorPhrase)\(change > 0 ? "增加" : "减少")\(abs(change))件",
        "\(abs(change)) \(change > 0 ? "more" : "fewer") than \(context.priorPhrase)")
    let overdue =
      current.overdue == 0
      ? say("没有超过清结期限的", "none over its deadline") : say("◆超过清结期限\(current.overdue)件", "◆ \(current.overdue) over the deadline")
    let open = current.withoutDeadline == 0 ? "" : say("，未定期限\(current.withoutDeadline)件", ", \(current.withoutDeadline) without one")
    let inTime = current.cleared == 0 ? "" : say("（期限内\(current.clearedInTime)件）", " (\(current.clearedInTime) in time)")
    return say(
      "期末在督\(current.inForce)件，\(compared)；\(overdue)\(open)；本期清结\(current.cleared)件\(inTime)、摘牌\(current.ended)件。\(all)\(proposed)",
      "\(current.inForce) cases under supervision, \(compared); \(overdue)\(open); \(current.cleared) cleared\(inTime), \(current.ended) taken off.\(all)\(proposed)"
    )
  }

  /// Above the table of reviews.
  func reviews(_ figures: ReviewFigures) -> String {
    let total = figures.total
    guard total.total > 0 else { return say("本期没有评查案件。", "No case of the period was reviewed.") }
    let grades = ReviewGrade.inReportOrder.filter { total[$0] > 0 }.map { grade in
      say("\(grade.ledgerWord)\(total[grade])件", "\(total[grade]) \(grade.code)")
    }.joined(separator: say("、", ", "))
    let open = total.open == 0 ? "" : say("，未评\(total.open)件", ", \(total.open) not graded yet")
    return say(
      "评查抽取\(total.total)件，已评\(total.graded)件\(grades.isEmpty ? "" : "：\(grades)")\(open)。",
      "\(total.total) cases drawn for review, \(total.graded) graded\(grades.isEmpty ? "" : ": \(grades)")\(open).")
  }
}
