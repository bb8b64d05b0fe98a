import CaseFile
import CivilCalendar
import Reports
import RuleCatalogue
import RuleModel
import TestSupport
import Testing

@Suite("Finding cases")
struct CaseFinderTests {
  private let court = CourtIdentity(code: "粤01", name: "示例中院", isRehearsal: true)

  private func finder(_ moment: CaseFinder.Moment, _ set: (inout CaseFilter) -> Void) -> CaseFinder {
    var filter = CaseFilter()
    set(&filter)
    return CaseFinder(
      filter, moment: moment, catalogue: .builtIn,
      naming: CourtNaming(court: court, codes: Catalogue.builtIn.caseNumberCodes))
  }

  private func wants(_ record: CaseRecord, on day: String = "2019-06-30", _ set: (inout CaseFilter) -> Void) -> Bool {
    finder(.endOf(civilDate(day)), set).wants(record)
  }

  @Test(
    "以上 includes the number, 不满 does not, by the rule of the statistics",
    arguments: [("2018-06-30", true), ("2018-07-01", false), ("2018-06-29", true)])
  func ages(filedOn: String, isOver: Bool) {
    let record = CaseRecord.sample(filedOn: filedOn)
    #expect(wants(record) { $0.over = .months(12) } == isOver)
    #expect(wants(record) { $0.under = .months(12) } == !isOver)
    #expect((civilDate(filedOn) <= civilDate("2019-06-30").latestDateCompleting(months: 12)) == isOver)
  }

  @Test("an age in days counts the days, and a closed case is as old as it was then")
  func days() {
    let record = CaseRecord.sample(filedOn: "2019-06-20", closedOn: "2019-06-25")
    #expect(wants(record) { $0.over = .days(5) })
    #expect(!wants(record) { $0.over = .days(6) })
    #expect(wants(record, on: "2019-06-24") { $0.over = .days(4) })
  }

  @Test("a case is pending until the end of the day before its closing, and not found before it was filed")
  func stock() {
    let record = CaseRecord.sample(filedOn: "2019-01-02", closedOn: "2019-06-30")
    #expect(wants(record, on: "2019-06-29") { $0.stock = .pending })
    #expect(!wants(record, on: "2019-06-30") { $0.stock = .pending })
    #expect(wants(record, on: "2019-06-30") { $0.stock = .closed })
    #expect(!wants(record, on: "2019-06-29") { $0.stock = .closed })
    #expect(!wants(record, on: "2019-01-01") { _ in })
    #expect(!wants(record, on: "2019-06-29") { $0.closedIn = DayRange(from: civilDate("2019-06-01"), through: civilDate("2019-06-30")) })
  }

  @Test("a trait has one of the values asked for; nil stands for not recorded; a court is known by name or number")
  func traits() {
    let record = CaseRecord.sample { $0.judge = "张三" }
    #expect(wants(record) { $0.traits[.judge] = ["李四", "张三"] })
    #expect(!wants(record) { $0.traits[.judge] = ["李四"] })
    #expect(wants(record) { $0.traits[.clerk] = [nil] })
    #expect(!wants(record) { $0.traits[.judge] = [nil] })
    #expect(wants(record) { $0.traits[.court] = ["粤01"] })
    let elsewhere = CaseRecord.sample { $0.court = "广东省深圳市中级人民法院" }
    #expect(wants(elsewhere) { $0.traits[.court] = ["粤03"] })
  }

  @Test(
    "words are found in any way of writing, and every one must occur",
    arguments: [
      ("轻工", true), ("2019粤01破12", true), ("（２０１９） 破12", true), ("〔2019〕粤01破12号", true), ("轻工 张三", true),
      ("轻工 李四", false), ("ABC", true), ("abc集团", true), ("914403001922", true), ("甲(集团)", true), ("张三集团", false),
      ("破13", false),
    ])
  func search(text: String, isFound: Bool) {
    let record = CaseRecord.sample(
      "(2019)粤01破12号", debtors: [Debtor(name: "轻工甲（集团）公司", code: "914403001922038216")]
    ) {
      $0.judge = "张三"
      $0.supervisingBody = "ＡＢＣ 集团"
    }
    #expect(wants(record) { $0.words = SearchText.words([text]) } == isFound)
  }

  @Test("idle days run from the last of filing, acceptance and milestones that had happened by then")
  func idle() throws {
    let story = try DocketStory("(2019)粤01破1号", .liquidation, filedOn: "2019-01-25", registeredAt: "2019-03-01").telling(
      "03-01 application_received")
    var later = story.file
    later.milestones.append(MilestoneRecord(step: StepID(text: "archiving"), occurredOn: civilDate("2019-08-01")))
    var finder = finder(.endOf(civilDate("2019-06-30"))) { $0.idleDays = 121 }
    let found = finder.found(later)
    #expect(found?.steps?.lastOn == civilDate("2019-03-01"))
    #expect(found?.steps?.idleDays == 121)
    var stricter = self.finder(.endOf(civilDate("2019-06-30"))) { $0.idleDays = 122 }
    #expect(stricter.found(later) == nil)
  }

  @Test(
    "a case is supervised from the day of the order to the day before its end or the closing",
    arguments: [("2019-04-30", false), ("2019-05-01", true), ("2019-05-31", true), ("2019-06-01", false)], [true, false])
  func supervised(on day: (String, Bool), byClosing: Bool) {
    var docket = DocketStory("(2019)粤01破1号", .liquidation, filedOn: "2019-01-25").file
    docket.acts = [.sample(1, .supervised(on: "2019-05-01"))]
    if byClosing {
      docket.record.facts.closedOn = civilDate("2019-06-01")
    } else {
      docket.acts.append(.sample(2, .takenOff(on: "2019-06-01")))
    }
    let moment = CaseFinder.Moment.endOf(civilDate(day.0))
    var under = finder(moment) { $0.isSupervised = true }
    var free = finder(moment) { $0.isSupervised = false }
    #expect((under.found(docket) != nil) == day.1)
    #expect((free.found(docket) == nil) == day.1)
    #expect((under.found(docket) != nil) == (docket.asOf(civilDate(day.0)).supervision(on: civilDate(day.0)) != nil))
  }

  @Test("what the ledger says of supervision is no order")
  func saidToBeSupervised() {
    var docket = DocketStory("(2019)粤01破1号", .liquidation, filedOn: "2019-01-25").file
    docket.record.facts.supervision = "长期未结"
    var under = finder(.endOf(civilDate("2019-06-30"))) { $0.isSupervised = true }
    #expect(under.found(docket) == nil)
  }

  @Test("where a case stands, what is overdue and what locks agree with the engine")
  func limits() throws {
    let docket = try DocketStory("(2019)粤01破申1号", .liquidation, filedOn: "2019-01-07")
      .telling("01-07 application_received").file
    let now = instant("2019-03-01T09:00:00+08:00")
    var reckoner = DocketReckoner(catalogue: .builtIn)
    let status = reckoner.status(of: docket, now: now)
    let node = try #require(status.standsAt.map { Catalogue.builtIn.milestones[$0].id })
    var standing = finder(.now(now)) { $0.standsAt = node }
    let listed = standing.found(docket)
    let found = try #require(listed?.limits)
    #expect(found.standsAt == node)
    #expect(found.overdueCount == status.limits.count { $0.state == .overdue })
    #expect(found.isLocked == status.isLocked)
    #expect(found.next?.dueOn == status.limits.filter(\.state.isOpen).map(\.limit.end.due).min())
    var elsewhere = finder(.now(now)) { $0.standsAt = MilestoneID(rawValue: "archiving") }
    #expect(elsewhere.found(docket) == nil)
    var overdue = finder(.now(now)) { $0.isOverdue = true }
    #expect((overdue.found(docket) != nil) == status.limits.contains { $0.state == .overdue })
    var soon = finder(.endOf(civilDate("2019-01-07"))) { $0.dueWithinHours = 0 }
    #expect(soon.found(docket) == nil)
  }

  @Test("lists are sorted by what is asked for, equal ones by filing day and number, cases without it last")
  func order() {
    let records = [
      CaseRecord.sample("(2019)粤01破3号", filedOn: "2019-03-01") { $0.claimsTotal = Money(fen: 100) },
      CaseRecord.sample("(2019)粤01破2号", filedOn: "2019-02-01") { $0.judge = "乙" },
      CaseRecord.sample("(2019)粤01破1号", filedOn: "2019-02-01") {
        $0.judge = "甲"
        $0.claimsTotal = Money(fen: 900)
      },
    ]
    let finder = finder(.endOf(civilDate("2019-06-30"))) { _ in }
    let found = records.map { finder.found($0) }
    func serials(_ order: CaseOrder) -> [String] { order.sorted(found).map { "\($0.record.number.text.dropLast().suffix(1))" } }
    #expect(serials(.filed) == ["1", "2", "3"])
    #expect(serials(.judge) == ["2", "1", "3"])
    #expect(serials(.claims) == ["1", "3", "2"])
    #expect(serials(.due) == ["1", "2", "3"])
  }

  @Test("a filter reads no more of a docket than it needs")
  func depth() {
    #expect(finder(.endOf(.latest)) { $0.words = ["甲"] }.depth == .record)
    #expect(finder(.endOf(.latest)) { $0.idleDays = 3 }.depth == .steps)
    #expect(finder(.endOf(.latest)) { $0.isSupervised = true }.depth == .steps)
    #expect(finder(.endOf(.latest)) { $0.isLocked = true }.depth == .limits)
  }

  @Test("an age in months turns on the day on which the statistics count a case as a year old")
  func ageMonths() {
    for (filed, months) in [("2018-06-30", 12), ("2018-07-01", 11), ("2019-06-30", 0), ("2015-11-19", 43)] {
      let finder = finder(.endOf(civilDate("2019-06-30"))) { _ in }
      #expect(finder.found(CaseRecord.sample(filedOn: filed)).ageMonths == months)
    }
  }
}
