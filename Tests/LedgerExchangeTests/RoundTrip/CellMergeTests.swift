import LedgerExchange
import TestSupport
import Testing

@Suite struct CellMergeTests {
  static let cases: [(base: String?, mine: String?, current: String?, changed: Bool, outcome: CellMerge)] = [
    ("甲", "甲", "甲", false, .untouched), ("甲", "甲", "乙", false, .untouched), ("甲", "乙", "甲", false, .change),
    ("甲", "乙", "乙", false, .settled), ("甲", "乙", "丙", false, .conflict), ("甲", nil, "甲", false, .change),
    ("甲", nil, "乙", false, .conflict), ("甲", nil, nil, false, .settled), (nil, "甲", nil, false, .change),
    (nil, "甲", "乙", false, .conflict), (nil, nil, "乙", false, .untouched),
    // There and back again: the edit is older than what was recorded since.
    ("甲", "乙", "甲", true, .conflict), ("甲", "甲", "甲", true, .untouched), ("甲", "乙", "乙", true, .settled),
  ]

  @Test(arguments: cases.indices)
  func `three values decide`(index: Int) {
    let (base, mine, current, changed, outcome) = Self.cases[index]
    #expect(CellMerge.decide(base: base, mine: mine, current: current, changedSince: changed) == outcome)
  }

  @Test(arguments: SeededDice.seeds)
  func `no edit of either side is ever lost`(seed: UInt64) {
    var dice = SeededDice(seed: seed)
    let values: [String?] = [nil, "甲", "乙", "丙"]
    for _ in 0..<2_000 {
      let (base, mine, current) = (dice.pick(values), dice.pick(values), dice.pick(values))
      let outcome = CellMerge.decide(base: base, mine: mine, current: current, changedSince: current != base)
      // What is recorded afterwards when nobody has to be asked.
      let after = outcome == .change ? mine : current
      if outcome != .conflict {
        if mine != base { #expect(after == mine, "seed \(seed)") }
        if current != base { #expect(after == current, "seed \(seed)") }
      } else {
        #expect(mine != base && current != base && mine != current, "seed \(seed)")
      }
    }
  }
}
