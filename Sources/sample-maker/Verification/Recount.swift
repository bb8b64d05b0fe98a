import CivilCalendar

/// Counts the finished dockets again, by the definitions of the statistics and without knowledge of the plan's
/// construction, and says what is not as it must be.
struct Recount {
  let court: RehearsalCourt

  /// Pending cases at a day.
  struct Pending: Equatable {
    var all = 0
    var overOneYear = 0
    var overThreeYears = 0
  }

  /// Cases of a half-year.
  struct Flow: Equatable {
    var opening: Int
    var received: Int
    var closed: Int
    var pending: Int
  }

  /// Pending: filed on or before the day and not closed on or before it. Age: whole years since 立案日期, 以上 included.
  func pending(on day: CivilDate) -> Pending {
    var result = Pending()
    for docket in court.dockets where docket.filedOn <= day {
      if let closedOn = docket.closedOn, closedOn <= day { continue }
      result.all += 1
      if docket.filedOn.adding(months: 12) <= day { result.overOneYear += 1 }
      if docket.filedOn.adding(months: 36) <= day { result.overThreeYears += 1 }
    }
    return result
  }

  /// 旧存, 新收, 结案, 未结 of the first half of a year.
  func firstHalf(of year: Int) -> Flow {
    let first = Month(year, 1).firstDay
    let last = Month(year, 6).lastDay
    return Flow(
      opening: court.dockets.filter { $0.filedOn < first && ($0.closedOn ?? .latest) >= first }.count,
      received: court.dockets.filter { (first...last).contains($0.filedOn) }.count,
      closed: court.dockets.filter { $0.closedOn.map { (first...last).contains($0) } ?? false }.count,
      pending: pending(on: last).all)
  }

  /// Everything that is wrong; empty when the court may be used.
  func problems() -> [String] { figures() + identities() + dates() }

  private func figures() -> [String] {
    var problems: [String] = []
    func expect<Value: Equatable>(_ name: String, _ found: Value, _ wanted: Value) {
      if found != wanted { problems.append("\(name): \(found), not \(wanted)") }
    }
    expect("dockets", court.dockets.count, 600)
    expect(
      "pending on 2018-06-30", pending(on: Month(2018, 6).lastDay),
      Pending(all: 216, overOneYear: 120, overThreeYears: 30))
    expect(
      "pending on 2019-06-30", pending(on: Month(2019, 6).lastDay),
      Pending(all: 168, overOneYear: 60, overThreeYears: 18))
    expect("2018H1", firstHalf(of: 2018), Flow(opening: 222, received: 78, closed: 84, pending: 216))
    expect("2019H1", firstHalf(of: 2019), Flow(opening: 190, received: 90, closed: 112, pending: 168))
    for target in StrataPlan.targets {
      let found = pending(on: target.month.lastDay)
      expect("over one year, \(target.month.lastDay)", found.overOneYear, target.overOneYear)
      expect("over three years, \(target.month.lastDay)", found.overThreeYears, target.overThreeYears)
    }
    return problems
  }

  private func identities() -> [String] {
    var problems: [String] = []
    let numbers = Set(court.dockets.map(\.number))
    if numbers.count != court.dockets.count { problems.append("a case number occurs twice") }
    for code in court.dockets.map(\.enterprise.creditCode) where !code.isEmpty {
      if !CreditCode.isValid(code) { problems.append("bad credit code \(code)") }
    }
    for milestone in court.milestones where !numbers.contains(milestone.caseNumber) {
      problems.append("milestone of an unknown case \(milestone.caseNumber)")
    }
    for name in Set(court.dockets.map(\.enterprise.name)) where !(6...40).contains(name.count) {
      problems.append("enterprise name of \(name.count) characters: \(name)")
    }
    return problems
  }

  private func dates() -> [String] {
    var problems: [String] = []
    let cutoff = CourtCalendar.cutoff
    let mayFollowClosing: Set<Int> = [7, 25, 26]
    var milestones = court.milestones[...]
    for docket in court.dockets {
      let days = [docket.filedOn, docket.acceptedOn ?? docket.filedOn, docket.closedOn ?? cutoff]
      if days != days.sorted() || days[2] > cutoff { problems.append("dates of \(docket.number)") }
      let own = milestones.prefix { $0.caseNumber == docket.number }
      milestones = milestones.dropFirst(own.count)
      for milestone in own {
        let isEarly = milestone.occurredOn < docket.filedOn
        let isAfterEnd =
          milestone.occurredOn > docket.closedOn ?? cutoff
          && !mayFollowClosing.contains(milestone.node.number) && !NodeParts.followsEnd(milestone.node.name)
        if isEarly || isAfterEnd || milestone.occurredOn > cutoff {
          problems.append("\(milestone.node.name) of \(docket.number) on \(milestone.occurredOn)")
        }
      }
    }
    if !milestones.isEmpty { problems.append("\(milestones.count) milestones out of order") }
    return problems
  }
}
