import CaseFile

extension CaseSnapshot {
  /// The snapshot with the cases of a scope only, every position counted anew; the order of the cases stays.
  ///
  /// The columns must hold the scope's dimension; a snapshot without it is left as it is.
  public func narrowed(to scope: ReportScope?) -> CaseSnapshot {
    guard let scope, let selection = columns.selection(scope) else { return self }
    return CaseSnapshot(
      court: court, head: head, columns: columns.narrowed(to: selection), records: selection.of(records),
      currentMilestones: selection.of(currentMilestones), nodes: nodes?.narrowed(to: selection),
      plans: selection.of(plans), targets: scope.kind == .division ? targets.filter { $0.scope.division == scope.name } : [],
      oversight: oversight?.narrowed(to: selection.positions, numbers: Set(selection.of(columns.numbers))))
  }
}

extension CaseColumns {
  /// The columns with the cases of a scope only.
  ///
  /// An enterprise is cleared once, by the case that is the first to clear it. Where that case is of another scope, it
  /// counts there, and no later case of this scope clears the enterprise again: the scopes add up to the court.
  public func narrowed(to scope: ReportScope?) -> CaseColumns {
    guard let scope, let selection = selection(scope) else { return self }
    return narrowed(to: selection)
  }

  fileprivate func selection(_ scope: ReportScope) -> CaseSelectionByPosition? {
    guard let column = dimensions[scope.kind.dimension], column.codes.count == count else { return nil }
    let code = scope.name.map { name in column.values.firstIndex(of: name).map(Int32.init) } ?? -1
    // A name that no case has selects none.
    return CaseSelectionByPosition(column.codes.map { code != nil && $0 == code })
  }

  fileprivate func narrowed(to selection: CaseSelectionByPosition) -> CaseColumns {
    var result = CaseColumns()
    result.numbers = selection.of(numbers)
    result.filed = selection.of(filed)
    result.closed = selection.of(closed)
    result.clears = selection.of(clears)
    for position in selection.positions {
      result.enterprises += enterprises[Int(enterpriseStarts[position])..<Int(enterpriseStarts[position + 1])]
      result.enterpriseStarts.append(Int32(result.enterprises.count))
    }
    result.clearedElsewhere = clearedElsewhere
    for clearance in EnterpriseClearances(self).clearances where selection[Int32(clearance.position)] == nil {
      result.clearedElsewhere.insert(clearance.enterprise)
    }
    result.dimensions = dimensions.mapValues { $0.narrowed(to: selection) }
    for index in 0..<limits.count {
      guard let position = selection[limits.cases[index]] else { continue }
      result.limits.cases.append(position)
      result.limits.rules.append(limits.rules[index])
      result.limits.due.append(limits.due[index])
      result.limits.done.append(limits.done[index])
    }
    return result
  }
}

extension DimensionColumn {
  /// Only the values that are left, in their order.
  fileprivate func narrowed(to selection: CaseSelectionByPosition) -> DimensionColumn {
    let chosen = selection.of(codes)
    let used = Set(chosen)
    var renumbered: [Int32: Int32] = [-1: -1]
    var kept: [String] = []
    for (code, value) in values.enumerated() where used.contains(Int32(code)) {
      renumbered[Int32(code)] = Int32(kept.count)
      kept.append(value)
    }
    return DimensionColumn(values: kept, codes: chosen.map { renumbered[$0] ?? -1 })
  }
}

extension NodeSituation {
  fileprivate func narrowed(to selection: CaseSelectionByPosition) -> NodeSituation {
    var result = NodeSituation(at: at)
    result.limits = limits.compactMap { limit in
      selection[limit.position].map {
        OpenLimit(
          position: $0, rule: limit.rule, triggeredOn: limit.triggeredOn, end: limit.end, state: limit.state,
          isLocking: limit.isLocking)
      }
    }
    result.standsAt = selection.of(standsAt)
    result.dueOn = selection.of(dueOn)
    result.locks = locks.compactMap { lock in
      selection[lock.position].map { LockEpisode(position: $0, rule: lock.rule, dueOn: lock.dueOn, ending: lock.ending) }
    }
    return result
  }
}

/// Cases chosen among those of a snapshot, with their new positions.
private struct CaseSelectionByPosition {
  /// The old positions of those chosen, in order.
  let positions: [Int]
  /// Of each old position the new one; −1 for a case that is not chosen.
  private let renumbered: [Int32]

  init(_ isChosen: [Bool]) {
    var renumbered: [Int32] = []
    var positions: [Int] = []
    for (position, chosen) in isChosen.enumerated() {
      renumbered.append(chosen ? Int32(positions.count) : -1)
      if chosen { positions.append(position) }
    }
    self.positions = positions
    self.renumbered = renumbered
  }

  /// The new position of a case; nil when it is not chosen.
  subscript(position: Int32) -> Int32? {
    let new = renumbered[Int(position)]
    return new < 0 ? nil : new
  }

  /// The chosen ones of a value a case; nothing of a list that was not loaded.
  func of<Value>(_ values: [Value]) -> [Value] { values.isEmpty ? [] : positions.map { values[$0] } }
}
