import CaseFile
import CivilCalendar

extension DocketQuestions {
  // MARK: The end of a case

  /// An enterprise is struck off the register after its proceeding has ended (Enterprise Bankruptcy Law Art. 121).
  var deregisteredBeforeEnd: IntegrityFault? {
    guard let deregistered = facts.deregisteredOn, let ended = facts.terminatedOn, deregistered < ended else {
      return nil
    }
    return .deregisteredBeforeEnd(deregisteredOn: deregistered, endedOn: ended)
  }

  /// The ruling that ends a proceeding closes its docket; a month is enough to record that.
  var endedButPending: IntegrityFault? {
    guard isPending, let ended = facts.terminatedOn, ended.adding(days: 30) < context.today else { return nil }
    return .endedButPending(endedOn: ended)
  }

  /// A plan that was missed is no plan: another day is due, or the closing was not recorded.
  var planPassed: IntegrityFault? {
    guard isPending, let planned = facts.plannedCloseOn, planned < context.today else { return nil }
    return .planPassed(plannedOn: planned)
  }

  /// Nobody can be settled twice.
  var settledAboveEmployees: IntegrityFault? {
    guard let settled = facts.employeesSettled, let employees = facts.employees, settled > employees else { return nil }
    return .settledAboveEmployees(settled: settled, employees: employees)
  }

  /// Supervisors ask of every case pending for a year why it is.
  var longPendingWithoutReason: IntegrityFault? {
    guard isPending, record.filedOn <= context.today.latestDateCompleting(months: 12),
      !facts.stagnations.contains(where: { $0.lasts(on: context.today) })
    else { return nil }
    return .longPendingWithoutReason(filedOn: record.filedOn)
  }

  /// A reason that ends before it begins lasts on no day, and is in no list.
  var stagnationBackwards: IntegrityFault? {
    for stagnation in facts.stagnations {
      if let from = stagnation.from, let through = stagnation.through, through < from {
        return .stagnationBackwards(stagnation.reason, from: from, through: through)
      }
    }
    return nil
  }
}
