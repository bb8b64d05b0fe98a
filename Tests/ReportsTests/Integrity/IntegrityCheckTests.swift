import CaseFile
import CivilCalendar
import Reports
import RuleCatalogue
import RuleModel
import TestSupport
import Testing

/// Dockets with a fault, and the same without it.
struct IntegrityExample: Sendable, CustomTestStringConvertible {
  let question: IntegrityQuestion
  let faulty: [DocketFile]
  let sound: [DocketFile]

  var testDescription: String { question.rawValue }
}

@Suite("Questions of integrity")
struct IntegrityCheckTests {
  private static let now = instant("2020-06-30T09:00:00+08:00")

  /// A docket of a sound case in which every field is recorded; `set` spoils it.
  private static func docket(
    _ number: String = "(2020)粤01破1号", filedOn: String = "2020-05-06", steps: [(String, String)] = [("case_registration", "2020-05-07")],
    _ set: (inout CaseFacts) -> Void = { _ in }
  ) -> DocketFile {
    let record = CaseRecord.sample(number, filedOn: filedOn, debtors: [Debtor(name: "甲\(number)公司")]) { facts in
      facts.procedure = .liquidation
      facts.category = .closedDown
      facts.ownerLevel = .municipal
      facts.judge = "张三"
      facts.applicant = .creditor
      set(&facts)
    }
    let milestones = steps.map { MilestoneRecord(step: StepID(text: $0.0), occurredOn: civilDate($0.1)) }
    return DocketFile(
      record: record, kind: record.number.docketKind(codes: Catalogue.builtIn.caseNumberCodes), milestones: milestones,
      registeredAt: instant("2020-06-29"))
  }

  private static func closed(
    _ manner: CloseManner?, number: String = "(2020)粤01破1号", _ set: @escaping (inout CaseFacts) -> Void = { _ in }
  ) -> DocketFile {
    docket(number) { facts in
      facts.closedOn = civilDate("2020-06-20")
      facts.closeManner = manner
      set(&facts)
    }
  }

  private static func questions(_ dockets: [DocketFile], now: Instant = now) -> [IntegrityFinding] {
    var check = IntegrityCheck(catalogue: .builtIn, now: now, court: "粤01")
    dockets.forEach { check.add($0) }
    return check.finished()
  }

  static let ofOneDocket: [IntegrityExample] = [
    .init(question: .numberYear, faulty: [docket("(2018)粤01破1号")], sound: [docket("(2019)粤01破1号", filedOn: "2020-01-10")]),
    .init(
      question: .numberType, faulty: [docket("(2020)粤01强清1号")], sound: [docket("(2020)粤01强清1号") { $0.procedure = .compulsoryLiquidation }]),
    .init(question: .numberCourt, faulty: [docket("(2020)粤03破1号")], sound: [docket("(2020)粤03破1号") { $0.court = "粤03" }]),
    .init(
      question: .acceptedBeforeFiling,
      faulty: [docket("(2020)粤01破申1号") { $0.acceptedOn = civilDate("2020-05-05") }],
      // A proceeding's own docket is filed after the ruling that opens it.
      sound: [docket("(2020)粤01破申1号") { $0.acceptedOn = civilDate("2020-05-20") }, docket { $0.acceptedOn = civilDate("2020-05-05") }]),
    .init(
      question: .milestoneBeforeFiling, faulty: [docket(steps: [("first_creditors_meeting", "2020-04-01")])],
      sound: [docket(steps: [("acceptance_ruling", "2020-04-01")])]),
    .init(
      question: .milestoneAfterClosing,
      faulty: [
        docket(steps: [("first_creditors_meeting", "2020-06-25")]) {
          $0.closedOn = civilDate("2020-06-20"); $0.closeManner = .known(.terminated)
        }
      ],
      sound: [
        docket(steps: [("archiving", "2020-06-25")]) {
          $0.closedOn = civilDate("2020-06-20"); $0.closeManner = .known(.terminated)
        }
      ]),
    .init(question: .closedWithoutManner, faulty: [closed(nil)], sound: [closed(.known(.terminated))]),
    .init(question: .mannerUnknown, faulty: [closed(.unrecognised("结了"))], sound: [closed(.known(.terminated))]),
    .init(
      question: .mannerUnfit,
      faulty: [closed(.known(.planApproved))],
      sound: [closed(.known(.planApproved)) { $0.procedure = .reorganization }, closed(.known(.refused), number: "(2020)粤01破申1号")]),
    .init(question: .noJudge, faulty: [docket { $0.judge = nil }], sound: [closed(.known(.terminated)) { $0.judge = nil }]),
    .init(
      question: .planPassed, faulty: [docket { $0.plannedCloseOn = civilDate("2020-06-29") }],
      sound: [
        docket { $0.plannedCloseOn = civilDate("2020-06-30") },
        closed(.known(.terminated)) { $0.plannedCloseOn = civilDate("2020-06-01") },
      ]),
    .init(question: .noEnterprise, faulty: [docket { $0.debtors = [] }], sound: [docket()]),
    .init(question: .noProcedure, faulty: [docket { $0.procedure = nil }], sound: [docket()]),
    .init(question: .noCategory, faulty: [docket { $0.category = nil }], sound: [docket()]),
    .init(question: .noOwnerLevel, faulty: [docket { $0.ownerLevel = nil }], sound: [docket()]),
    .init(question: .noMilestone, faulty: [docket(steps: [])], sound: [docket(), closed(.known(.terminated))]),
    .init(
      question: .codeInvalid, faulty: [docket { $0.debtors = [Debtor(name: "甲公司", code: "914403001922038217")] }],
      sound: [docket { $0.debtors = [Debtor(name: "甲公司", code: "914403001922038216")] }]),
    .init(
      question: .assetsAboveClaims,
      faulty: [
        docket {
          $0.assetsTotal = Money(fen: 10_100_00); $0.claimsTotal = Money(fen: 100_00)
        }
      ],
      sound: [
        docket {
          $0.assetsTotal = Money(fen: 9_900_00); $0.claimsTotal = Money(fen: 100_00)
        }
      ]),
    .init(
      question: .deregisteredBeforeEnd,
      faulty: [
        docket {
          $0.terminatedOn = civilDate("2020-06-20"); $0.deregisteredOn = civilDate("2020-06-19")
        }
      ],
      sound: [
        docket {
          $0.terminatedOn = civilDate("2020-06-20"); $0.deregisteredOn = civilDate("2020-06-20")
        }
      ]),
    .init(
      question: .endedButPending, faulty: [docket { $0.terminatedOn = civilDate("2020-05-30") }],
      sound: [docket { $0.terminatedOn = civilDate("2020-06-01") }]),
    .init(
      question: .settledAboveEmployees,
      faulty: [
        docket {
          $0.employees = 3; $0.employeesSettled = 4
        }
      ],
      sound: [
        docket {
          $0.employees = 4; $0.employeesSettled = 4
        }
      ]),
    .init(
      question: .longPendingWithoutReason,
      faulty: [docket("(2019)粤01破1号", filedOn: "2019-06-30")],
      sound: [
        docket("(2019)粤01破1号", filedOn: "2019-07-01"),
        docket("(2019)粤01破1号", filedOn: "2019-06-30") { $0.stagnations = [Stagnation(.noFunds)] },
      ]),
    .init(
      question: .stagnationBackwards,
      faulty: [docket { $0.stagnations = [Stagnation(.noFunds, from: civilDate("2020-06-02"), through: civilDate("2020-06-01"))] }],
      sound: [docket { $0.stagnations = [Stagnation(.noFunds, from: civilDate("2020-06-01"), through: civilDate("2020-06-01"))] }]),
    .init(
      question: .stale, faulty: [docket("(2017)粤01破1号", filedOn: "2017-06-30", steps: [("case_registration", "2019-06-30")])],
      sound: [
        docket("(2017)粤01破1号", filedOn: "2017-06-30", steps: [("case_registration", "2019-07-01")]),
        docket("(2017)粤01破1号", filedOn: "2017-07-01"),
      ]),
  ]

  @Test("a docket with the fault is found, one without it is not", arguments: ofOneDocket)
  func oneDocket(_ example: IntegrityExample) {
    for docket in example.faulty {
      let found = Self.questions([docket]).filter { $0.question == example.question }
      #expect(found.count == 1)
      #expect(found.first?.cases == [docket.record.number])
    }
    for docket in example.sound {
      #expect(!Self.questions([docket]).contains { $0.question == example.question })
    }
  }

  static let ofSeveral: [IntegrityExample] = [
    .init(
      question: .originUnknown, faulty: [docket { $0.origin = CaseNumber(normalized: "(2020)粤01破申9号") }],
      sound: [docket("(2020)粤01破申9号"), docket { $0.origin = CaseNumber(normalized: "(2020)粤01破申9号") }]),
    .init(
      question: .acceptedWithoutProceeding, faulty: [closed(.known(.accepted), number: "(2020)粤01破申9号")],
      sound: [
        closed(.known(.accepted), number: "(2020)粤01破申9号"), docket { $0.origin = CaseNumber(normalized: "(2020)粤01破申9号") },
      ]),
    .init(
      question: .applicationStillOpen,
      faulty: [docket("(2020)粤01破申9号"), docket { $0.origin = CaseNumber(normalized: "(2020)粤01破申9号") }],
      sound: [
        closed(.known(.accepted), number: "(2020)粤01破申9号"), docket { $0.origin = CaseNumber(normalized: "(2020)粤01破申9号") },
      ]),
    .init(
      question: .codeWithSeveralNames,
      faulty: [
        docket("(2020)粤01破1号") { $0.debtors = [Debtor(name: "甲公司", code: "914403001922038216")] },
        docket("(2020)粤01破2号") { $0.debtors = [Debtor(name: "乙公司", code: "914403001922038216")] },
      ],
      sound: [
        docket("(2020)粤01破1号") { $0.debtors = [Debtor(name: "甲公司", code: "914403001922038216")] },
        docket("(2020)粤01破申1号") { $0.debtors = [Debtor(name: "甲公司", code: "914403001922038216")] },
      ]),
    .init(
      question: .nameWithSeveralCodes,
      faulty: [
        docket("(2020)粤01破1号") { $0.debtors = [Debtor(name: "甲公司", code: "914403001922038216")] },
        docket("(2020)粤01破2号") { $0.debtors = [Debtor(name: "甲公司", code: "91110000802100433B")] },
      ],
      sound: [
        docket("(2020)粤01破1号") { $0.debtors = [Debtor(name: "甲公司", code: "914403001922038216")] },
        docket("(2020)粤01破2号") { $0.debtors = [Debtor(name: "甲公司")] },
      ]),
    .init(
      question: .namesAlike,
      faulty: [
        docket("(2020)粤01破1号") { $0.debtors = [Debtor(name: "甲（集团）公司")] },
        docket("(2020)粤01破申2号") { $0.debtors = [Debtor(name: "甲(集团) 公司")] },
      ],
      sound: [
        docket("(2020)粤01破1号") { $0.debtors = [Debtor(name: "甲（集团）公司")] },
        docket("(2020)粤01破申2号") { $0.debtors = [Debtor(name: "乙(集团)公司")] },
      ]),
    .init(
      question: .enterpriseTwicePending,
      faulty: [
        docket("(2020)粤01破1号") { $0.debtors = [Debtor(name: "甲公司")] },
        docket("(2020)粤01破2号") { $0.debtors = [Debtor(name: "乙公司"), Debtor(name: "甲公司")] },
      ],
      sound: [
        closed(.known(.terminated), number: "(2020)粤01破1号") { $0.debtors = [Debtor(name: "甲公司")] },
        docket("(2020)粤01破2号") { $0.debtors = [Debtor(name: "甲公司")] },
        docket("(2020)粤01破申2号") { $0.debtors = [Debtor(name: "甲公司")] },
      ]),
    .init(
      question: .noDivision,
      faulty: [docket("(2020)粤01破1号") { $0.division = "民二庭" }, docket("(2020)粤01破2号")],
      sound: [closed(.known(.terminated), number: "(2020)粤01破1号"), docket("(2020)粤01破2号") { $0.division = "民二庭" }]),
    .init(
      question: .peopleAlike,
      faulty: [docket("(2020)粤01破1号") { $0.judge = "张三" }, docket("(2020)粤01破2号") { $0.judge = "张 三" }],
      sound: [docket("(2020)粤01破1号") { $0.judge = "张三" }, docket("(2020)粤01破2号") { $0.judge = "张二" }]),
  ]

  @Test("cases that contradict each other are found together", arguments: ofSeveral)
  func severalDockets(_ example: IntegrityExample) {
    #expect(Self.questions(example.faulty).count { $0.question == example.question } == 1)
    #expect(!Self.questions(example.sound).contains { $0.question == example.question })
  }

  @Test("an accepted application whose enterprise has a later proceeding names it")
  func likelyProceeding() throws {
    let enterprise = [Debtor(name: "甲公司")]
    let application = Self.closed(.known(.accepted), number: "(2020)粤01破申9号") { $0.debtors = enterprise }
    let later = Self.docket("(2020)粤01破2号", filedOn: "2020-06-22") { $0.debtors = enterprise }
    let found = Self.questions([application, later]).filter { $0.question == .acceptedWithoutProceeding }
    #expect(
      found.map(\.fault)
        == [.acceptedWithoutProceeding(acceptedOn: civilDate("2020-06-20"), likely: CaseNumber(normalized: "(2020)粤01破2号"))])
  }

  @Test("an amount that fits the others in the other unit is doubtful; one that merely is small is not")
  func units() {
    let others = (1...12).map { index in
      Self.docket("(2020)粤01破\(index)号") { $0.claimsTotal = Money(fen: 1_000_000_000 + Int64(index)) }
    }
    let typed = Self.docket("(2020)粤01破99号") { $0.claimsTotal = Money(fen: 100_000) }
    let small = Self.docket("(2020)粤01破98号") { $0.claimsTotal = Money(fen: 5_000_000) }
    let found = Self.questions(others + [typed, small]).filter { $0.question == .unitDoubtful }
    #expect(found.map(\.cases) == [[CaseNumber(normalized: "(2020)粤01破99号")]])
    #expect(Self.questions(Array(others.prefix(5)) + [typed]).allSatisfy { $0.question != .unitDoubtful })
  }

  @Test("a planned day that has passed is found until the step is recorded")
  func planned() {
    var docket = Self.docket()
    let step = StepID(text: "first_creditors_meeting")
    let act = DocketAct.planned(step, on: civilDate("2020-06-29"))
    docket.acts = [RecordedAct(sequence: 1, recordedAt: instant("2020-06-01"), actor: "张三", act: act)]
    #expect(Self.questions([docket]).contains { $0.fault == .plannedDayPassed(step, on: civilDate("2020-06-29")) })
    #expect(!Self.questions([docket], now: instant("2020-06-29T09:00:00+08:00")).contains { $0.question == .plannedDayPassed })
    docket.milestones.append(MilestoneRecord(step: step, occurredOn: civilDate("2020-06-29")))
    #expect(!Self.questions([docket]).contains { $0.question == .plannedDayPassed })
  }

  @Test("an entry that waits for review is found")
  func review() {
    var docket = Self.docket()
    #expect(!Self.questions([docket]).contains { $0.question == .waitsForReview })
    docket.milestones[0].isPendingReview = true
    #expect(Self.questions([docket]).contains { $0.question == .waitsForReview })
  }

  @Test("no employees and published claims of employees contradict each other")
  func employees() throws {
    let step = try #require(Catalogue.builtIn.milestones.first { $0.number == 14 }).id
    let steps = [(step.rawValue, "2020-06-01")]
    #expect(Self.questions([Self.docket(steps: steps) { $0.employees = 0 }]).contains { $0.question == .employeesZero })
    #expect(!Self.questions([Self.docket(steps: steps)]).contains { $0.question == .employeesZero })
    #expect(!Self.questions([Self.docket { $0.employees = 0 }]).contains { $0.question == .employeesZero })
  }

  @Test("due days in a year without a schedule are told once a year, with all their cases")
  func provisional() throws {
    let year = Catalogue.builtIn.calendar.coveredYears.upperBound
    let day = "\(year)-12-30"
    let dockets = ["(\(year))粤01破申1号", "(\(year))粤01破申2号"].map {
      Self.docket($0, filedOn: day, steps: [("application_received", day)])
    }
    let found = Self.questions(dockets, now: instant("\(year)-12-31")).filter { $0.question == .provisionalDays }
    #expect(found.map(\.fault) == [.provisionalDays(year: year + 1)])
    #expect(found.first?.cases.count == 2)
  }

  @Test("every question has a code of its own, and its severity")
  func codes() {
    let codes = IntegrityQuestion.allCases.map(\.rawValue)
    #expect(Set(codes).count == codes.count)
    #expect(codes == codes.sorted())
  }

  @Test("a sound case is asked everything and found without fault")
  func sound() {
    let docket = Self.docket(steps: [("application_received", "2020-06-28")])
    #expect(Self.questions([docket]).isEmpty, "\(Self.questions([docket]))")
  }
}
