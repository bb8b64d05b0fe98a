import CivilCalendar

/// Gives case numbers in filing order, with gaps where other cases of the court stand.
struct CaseNumbering {
  private var lastSerial: [String: Int] = [:]
  private var random: SeededGenerator

  init(random: SeededGenerator) { self.random = random }

  /// The next number for a docket filed on the date.
  mutating func next(filedOn: CivilDate, kind: Slot.Kind, procedure: Procedure) -> String {
    let year = filedOn.year
    let compulsory = procedure == .compulsoryLiquidation
    if year < 2016 {
      let serial = nextSerial(key: "\(year)" + (compulsory ? "算" : "破"))
      return "(\(year))示中法民\(compulsory ? "算" : "破")字第\(serial)号"
    }
    let code = code(filedOn: filedOn, kind: kind, compulsory: compulsory)
    return "(\(year))示01\(code)\(nextSerial(key: "\(year)\(code)"))号"
  }

  private mutating func code(filedOn: CivilDate, kind: Slot.Kind, compulsory: Bool) -> String {
    if kind == .application { return compulsory ? "清申" : "破申" }
    let beforeTypeCodes = filedOn < Month(2016, 8).firstDay
    if beforeTypeCodes, random.chance(0.6) { return compulsory ? "民算" : "民破" }
    return compulsory ? "强清" : "破"
  }

  private mutating func nextSerial(key: String) -> Int {
    let gap = random.pick(weighted: [(1, 0.6), (2, 0.25), (3, 0.15)])
    let serial = lastSerial[key, default: 0] + gap
    lastSerial[key] = serial
    return serial
  }
}
