import CivilCalendar

/// Turns the strata plan into 600 filing and closing dates, month by month, so that the planned figures hold
/// by construction.
struct StrataAllocator {
  var slots: [Slot] = []
  var random: SeededGenerator

  init(random: SeededGenerator) { self.random = random }

  /// The filled places, in filing order.
  static func allocate(random: SeededGenerator) throws(SampleFailure) -> [Slot] {
    var allocator = StrataAllocator(random: random)
    allocator.file()
    try allocator.placeChains()
    try allocator.closeBeforeStart()
    var overOne = StrataPlan.startOverOneYear
    var overThree = StrataPlan.startOverThreeYears
    for target in StrataPlan.targets {
      try allocator.close(target, overOneYear: overOne, overThreeYears: overThree)
      overOne = target.overOneYear
      overThree = target.overThreeYears
    }
    allocator.chooseDays()
    return allocator.slots.sorted { ($0.filedOn ?? .latest) < ($1.filedOn ?? .latest) }
  }

  private mutating func file() {
    for cohort in StrataPlan.cohorts {
      let months = Array(cohort.months)
      for _ in 0..<cohort.filed { slots.append(Slot(filedMonth: random.pick(months))) }
    }
    for target in StrataPlan.targets {
      for _ in 0..<target.filed { slots.append(Slot(filedMonth: target.month)) }
    }
  }

  private mutating func closeBeforeStart() throws(SampleFailure) {
    let start = StrataPlan.firstMonth
    for cohort in StrataPlan.cohorts {
      let members = slots.indices.filter { cohort.months.contains(slots[$0].filedMonth) }
      let closed = members.filter { (slots[$0].closedMonth ?? start) < start }.count
      let candidates = members.filter { slots[$0].closedMonth == nil && !slots[$0].isFixed }
      let needed = cohort.filed - cohort.pendingAtStart - closed
      guard needed >= 0, needed <= candidates.count else {
        throw .notEnoughCases(
          month: cohort.months.lowerBound, band: "filed before 2017-07", needed: needed,
          available: candidates.count)
      }
      for index in random.shuffled(candidates).prefix(needed) {
        let latest = slots[index].age(in: start) - 1
        let wanted = 3 + Int(random.logNormal(median: 12, spread: 0.6))
        slots[index].closedMonth = slots[index].filedMonth.adding(min(wanted, latest))
      }
    }
  }

  /// Closes the planned number of cases of each age band in one month.
  ///
  /// A case counts as one (three) years old at the end of the month in which it completes them, so filing months
  /// decide the band exactly.
  private mutating func close(_ target: StrataPlan.MonthTarget, overOneYear: Int, overThreeYears: Int)
    throws(SampleFailure)
  {
    let month = target.month
    let pending = slots.indices.filter { isPending($0, before: month) && slots[$0].filedMonth <= month }
    let old = pending.filter { slots[$0].age(in: month) >= 36 }
    let middle = pending.filter { (12..<36).contains(slots[$0].age(in: month)) }
    let fromOld = old.count - target.overThreeYears
    let fromMiddle = middle.count - (target.overOneYear - target.overThreeYears)
    let fixed = slots.filter { $0.isFixed && $0.closedMonth == month }.count
    let fromYoung = target.closed - fromOld - fromMiddle - fixed
    try closeSome(fromOld, of: old, in: month, band: "over three years")
    let spared = middle.filter { !isNeededLater($0, month: month) }
    try closeSome(fromMiddle, of: spared, in: month, band: "one to three years")
    let young = pending.filter { (3..<12).contains(slots[$0].age(in: month)) }
    try closeSome(fromYoung, of: sparing(young), in: month, band: "under one year")
  }

  private func isPending(_ index: Int, before month: Month) -> Bool {
    guard let closed = slots[index].closedMonth else { return true }
    return closed > month || (closed == month && !slots[index].isFixed)
  }

  /// Cases that must still be pending when they complete three years, so that this band can grow as planned.
  private func isNeededLater(_ index: Int, month: Month) -> Bool {
    (Month(2014, 7)...Month(2015, 6)).contains(slots[index].filedMonth)
  }

  /// The young cases without those that must still be pending when their month completes its year.
  private mutating func sparing(_ young: [Int]) -> [Int] {
    let free = random.shuffled(young.filter { slots[$0].closedMonth == nil && !slots[$0].isFixed })
    var spared: [Month: Int] = [:]
    return free.filter { index in
      let filed = slots[index].filedMonth
      spared[filed, default: 0] += 1
      return spared[filed, default: 0] > StrataPlan.survivorsNeeded(filedIn: filed)
    }
  }

  private mutating func closeSome(_ needed: Int, of band: [Int], in month: Month, band name: String)
    throws(SampleFailure)
  {
    let candidates = band.filter { slots[$0].closedMonth == nil && !slots[$0].isFixed }
    guard needed >= 0, needed <= candidates.count else {
      throw .notEnoughCases(month: month, band: name, needed: needed, available: candidates.count)
    }
    for index in random.shuffled(candidates).prefix(needed) { slots[index].closedMonth = month }
  }

  private mutating func chooseDays() {
    for index in slots.indices {
      let slot = slots[index]
      let month = slot.filedMonth
      let filedOn =
        slot.filedOn ?? random.pick(CourtCalendar.workingDays(from: month.firstDay, through: month.lastDay))
      slots[index].filedOn = filedOn
      guard slot.closedOn == nil, let closing = slot.closedMonth else { continue }
      let earliest = max(closing.firstDay, filedOn.adding(days: 62))
      let days = CourtCalendar.workingDays(from: earliest, through: closing.lastDay)
      let all = days.isEmpty ? [CourtCalendar.onOrBefore(closing.lastDay)] : days
      slots[index].closedOn = max(random.pick(all), random.pick(all))
    }
  }
}
