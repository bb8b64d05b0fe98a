import CivilCalendar

/// Turns filled places into dockets with a number, an enterprise, people and figures.
struct DocketWriter {
  private var numbering: CaseNumbering
  private var names: EnterpriseNames
  private var random: SeededGenerator
  private var enterprises: [Int: Enterprise] = [:]
  private var organisations: Set<Int> = []
  private var count = 0

  init(base: SeededGenerator) {
    numbering = CaseNumbering(random: base.branch(3))
    names = EnterpriseNames(random: base.branch(4))
    random = base.branch(5)
  }

  /// The docket of a place; places must come in filing order.
  mutating func docket(for slot: Slot) -> Docket {
    count += 1
    let filedOn = slot.filedOn ?? slot.filedMonth.firstDay
    let procedure = slot.procedure ?? .liquidation
    let enterprise = enterprise(of: slot, filedOn: filedOn)
    let number = numbering.next(filedOn: filedOn, kind: slot.kind, procedure: procedure)
    let acceptedOn = acceptance(of: slot, filedOn: filedOn)
    let manner = closeManner(of: slot, procedure: procedure, filedOn: filedOn)
    let isProceeding = slot.kind == .proceeding
    return Docket(
      number: number, kind: slot.kind, procedure: procedure, enterprise: enterprise,
      judge: random.pick(People.judges), clerk: random.pick(People.clerks),
      administrator: isProceeding && acceptedOn != nil ? random.pick(People.administrators) : "",
      filedOn: filedOn, acceptedOn: acceptedOn, closedOn: slot.closedOn, closeManner: manner,
      isCreditorsApplication: random.chance(0.55),
      fastTrack: fastTrack(procedure: procedure, manner: manner, filedOn: filedOn, slot: slot),
      supervision: supervision(slot, filedOn: filedOn),
      note: note(slot, enterprise: enterprise),
      cabinet: "\(random.pick(["甲", "乙", "丙", "丁"]))柜-\(100 + count)")
  }

  private mutating func acceptance(of slot: Slot, filedOn: CivilDate) -> CivilDate? {
    guard slot.kind == .proceeding else { return nil }
    if slot.isFromApplication { return filedOn }
    let days = filedOn.year < 2016 ? random.int(6...19) : random.int(0...13)
    let date = CourtCalendar.onOrAfter(filedOn.adding(days: days))
    return date <= CourtCalendar.cutoff ? date : nil
  }

  private mutating func closeManner(of slot: Slot, procedure: Procedure, filedOn: CivilDate) -> CloseManner? {
    guard let closedOn = slot.closedOn else { return nil }
    switch slot.outcome {
    case .accepted: return .applicationAccepted
    case .refused: return .applicationRefused
    case .withdrawn: return .applicationWithdrawn
    case .undecided, nil: break
    }
    if slot.isConverted { return .converted }
    let duration = closedOn.days(since: filedOn)
    switch procedure {
    case .compulsoryLiquidation: return .liquidationEnded
    case .reorganisation: return .planApproved
    case .settlement: return .settlementApproved
    case .liquidation:
      if duration < 110, random.chance(0.15) { return .dismissed }
      if duration < 190 || random.chance(duration < 450 ? 0.4 : 0.06) { return .withoutAssets }
      return .distributed
    }
  }

  private mutating func fastTrack(
    procedure: Procedure, manner: CloseManner?, filedOn: CivilDate, slot: Slot
  ) -> String {
    guard filedOn.year >= 2018, slot.kind == .proceeding else { return "" }
    let suits = procedure == .liquidation && (manner == .withoutAssets || slot.closedOn == nil)
    return random.chance(suits ? 0.45 : 0.03) ? "是" : "否"
  }

  private mutating func supervision(_ slot: Slot, filedOn: CivilDate) -> String {
    let end = slot.closedOn ?? CourtCalendar.cutoff
    let age = end.days(since: filedOn)
    if slot.closedOn == nil, age >= 1_095 {
      return random.pick(["长期未结", "长期未结", "长期未结、群众多次上访", "长期未结、社会关注"])
    }
    guard age >= 400, random.chance(slot.closedOn == nil ? 0.3 : 0.12) else { return "" }
    return random.pick(["社会关注", "群众多次上访", "职工安置", "上级交办"])
  }

  private mutating func note(_ slot: Slot, enterprise: Enterprise) -> String {
    var parts: [String] = []
    if !enterprise.registrationNumber.isEmpty { parts.append("注册号：\(enterprise.registrationNumber)") }
    if slot.isConverted { parts.append("清算中发现资不抵债，另立破产申请审查案件") }
    if random.chance(0.07) {
      parts.append(
        random.pick([
          "衍生诉讼未结", "划拨土地待处置", "财务资料缺失", "人员下落不明", "税务手续待办", "经费由主管单位垫付",
          "与同集团企业集中审理",
        ]))
    }
    return parts.joined(separator: "；")
  }

  private mutating func enterprise(of slot: Slot, filedOn: CivilDate) -> Enterprise {
    if let chain = slot.chain, let known = enterprises[chain] { return known }
    let level = random.pick(weighted: People.ownerLevels)
    let hasCode = random.chance(filedOn.year < 2016 ? 0.2 : 0.61)
    let claims = random.logNormal(median: 2_600, spread: 1.25)
    let claimsFen = max(1_200, Int(claims * 100)) * 10_000
    let assets = Int(Double(claimsFen / 10_000) * random.logNormal(median: 0.16, spread: 0.9)) * 10_000
    let employees = random.chance(0.12) ? 0 : min(2_600, Int(random.logNormal(median: 34, spread: 1.1)))
    let enterprise = Enterprise(
      name: names.next(ownerLevel: level), creditCode: hasCode ? code() : "",
      registrationNumber: hasCode || random.chance(0.35) ? "" : registration(),
      category: random.chance(0.82) ? "关停" : "特困", ownerLevel: level,
      supervisingBody: random.pick(weighted: People.supervisingBodies[level] ?? [("示例市工业资产经营公司", 1)]),
      claimsFen: claimsFen + (filedOn.year < 2016 ? random.int(0...999_999) : 0),
      assetsFen: random.chance(0.08) ? nil : min(assets, claimsFen * 2), employees: employees)
    if let chain = slot.chain { enterprises[chain] = enterprise }
    return enterprise
  }

  private mutating func code() -> String {
    while true {
      let organisation = random.int(0...79_999_999)
      if organisations.insert(organisation).inserted { return CreditCode.make(organisation: organisation) }
    }
  }

  /// A 13-digit number for old licences, 15 digits for later ones; the area 999999 is nobody's.
  private mutating func registration() -> String {
    let tail = random.chance(0.5) ? random.int(1_000_000...9_999_999) : random.int(100_000_000...999_999_999)
    return "999999\(tail)"
  }
}
