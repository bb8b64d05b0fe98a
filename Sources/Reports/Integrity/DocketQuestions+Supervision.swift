import CaseFile
import CivilCalendar

extension DocketQuestions {
  /// A reason in the ledger's own words that nobody registered starts no deadline and stands in no list. The text is
  /// the clerk's and stays; of a case that was taken off supervision it speaks of what was.
  var supervisionUnregistered: IntegrityFault? {
    guard isPending, let text = facts.supervision else { return nil }
    let registered = Set(docket.supervisions(asOf: context.today).flatMap(\.reasons))
    let missing = SupervisionReason.named(in: text).filter { !registered.contains($0) }
    return missing.isEmpty ? nil : .supervisionUnregistered(missing, text: text)
  }

  /// A deadline for clearing that has gone by is met, put off, or answered for.
  var supervisionOverdue: IntegrityFault? {
    guard isPending, let supervision = docket.supervision(on: context.today), let clearBy = supervision.clearBy,
      clearBy < context.today
    else { return nil }
    return .supervisionOverdue(clearBy: clearBy, days: context.today.days(since: clearBy))
  }
}
