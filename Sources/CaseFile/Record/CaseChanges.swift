import CivilCalendar

/// One changed field with its value before and after; nil means "not recorded".
public struct FieldChange: Hashable, Sendable {
  /// The field.
  public var field: CaseField
  /// Value before.
  public var from: JSONValue?
  /// Value after.
  public var to: JSONValue?

  /// A change.
  public init(field: CaseField, from: JSONValue?, to: JSONValue?) {
    self.field = field
    self.from = from
    self.to = to
  }
}

extension CaseRecord {
  /// The value of a field as JSON; nil when not recorded.
  public func json(_ field: CaseField) -> JSONValue? {
    field == .filedOn ? .string(filedOn.description) : facts.json(field)
  }

  /// What would change if the draft were applied. Only stated fields count: a blank cell leaves what is recorded,
  /// because nothing that somebody entered may be lost by a ledger that does not carry it.
  public func changes(applying draft: CaseDraft) -> [FieldChange] {
    var changes: [FieldChange] = []
    if let filedOn = draft.filedOn, filedOn != self.filedOn {
      changes.append(
        FieldChange(field: .filedOn, from: json(.filedOn), to: .string(filedOn.description)))
    }
    let merged = facts.merging(draft.facts)
    guard merged != facts else { return changes }
    for field in CaseField.allCases where field != .filedOn {
      let before = facts.json(field)
      let after = merged.json(field)
      if before != after { changes.append(FieldChange(field: field, from: before, to: after)) }
    }
    return changes
  }

  /// The record with the changes applied and the version raised by one.
  public func applying(_ changes: [FieldChange]) throws(PayloadError) -> CaseRecord {
    var copy = self
    for change in changes {
      if change.field == .filedOn {
        guard case .string(let text)? = change.to, let date = CivilDate(text) else {
          throw .wrongValue(key: change.field.rawValue)
        }
        copy.filedOn = date
      } else {
        try copy.facts.set(change.field, to: change.to)
      }
    }
    copy.version += 1
    return copy
  }
}

extension CaseFacts {
  /// These facts with those that `stated` sets; extras are merged by name, a debtor without a code keeps the code
  /// that is recorded under the same name, and a code without a name keeps the name that is recorded.
  public func merging(_ stated: CaseFacts) -> CaseFacts {
    var result = self
    if !stated.debtors.isEmpty { result.debtors = merged(stated.debtors) }
    result.category = stated.category ?? category
    result.ownerLevel = stated.ownerLevel ?? ownerLevel
    result.supervisingBody = stated.supervisingBody ?? supervisingBody
    result.procedure = stated.procedure ?? procedure
    result.court = stated.court ?? court
    result.division = stated.division ?? division
    result.judge = stated.judge ?? judge
    result.clerk = stated.clerk ?? clerk
    result.administrator = stated.administrator ?? administrator
    result.acceptedOn = stated.acceptedOn ?? acceptedOn
    result.plannedCloseOn = stated.plannedCloseOn ?? plannedCloseOn
    result.closedOn = stated.closedOn ?? closedOn
    result.closeManner = stated.closeManner ?? closeManner
    result.terminatedOn = stated.terminatedOn ?? terminatedOn
    result.deregisteredOn = stated.deregisteredOn ?? deregisteredOn
    result.clearedOn = stated.clearedOn ?? clearedOn
    result.claimsTotal = stated.claimsTotal ?? claimsTotal
    result.assetsTotal = stated.assetsTotal ?? assetsTotal
    result.employees = stated.employees ?? employees
    result.employeesSettled = stated.employeesSettled ?? employeesSettled
    result.isFastTrack = stated.isFastTrack ?? isFastTrack
    result.applicant = stated.applicant ?? applicant
    result.examination = stated.examination ?? examination
    result.origin = stated.origin ?? origin
    result.supervision = stated.supervision ?? supervision
    if !stated.stagnations.isEmpty { result.stagnations = Stagnation.merging(stated.stagnations, into: stagnations) }
    result.note = stated.note ?? note
    if !stated.extras.isEmpty { result.extras = merged(stated.extras) }
    return result
  }

  private func merged(_ stated: [Debtor]) -> [Debtor] {
    if stated.count == 1, let debtor = stated.first, debtor.name.isEmpty {
      let known = debtors.first { $0.code == debtor.code } ?? (debtors.count == 1 ? debtors.first : nil)
      return [Debtor(name: known?.name ?? "", code: debtor.code)]
    }
    // A recorded debtor serves once, so that stating the same list again changes nothing.
    var unused = debtors
    for debtor in stated where debtor.code != nil {
      if let index = unused.firstIndex(of: debtor) { unused.remove(at: index) }
    }
    return stated.map { debtor in
      guard debtor.code == nil, let index = unused.firstIndex(where: { $0.name == debtor.name }) else { return debtor }
      return unused.remove(at: index)
    }
  }

  private func merged(_ stated: [ExtraField]) -> [ExtraField] {
    var result = extras
    for field in stated {
      if let index = result.firstIndex(where: { $0.name == field.name }) {
        result[index].value = field.value
      } else {
        result.append(field)
      }
    }
    return result.sorted { $0.name.unicodeScalars.lexicographicallyPrecedes($1.name.unicodeScalars) }
  }
}
