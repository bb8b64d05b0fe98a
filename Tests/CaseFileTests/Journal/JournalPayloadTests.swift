import CaseFile
import CivilCalendar
import RuleModel
import TestSupport
import Testing

@Suite("Journal payloads") struct JournalPayloadTests {
  private static let number = CaseNumber(normalized: "(2019)粤01破1号")

  private func payload(_ event: JournalEvent) -> [UInt8] {
    var json = CanonicalJSON()
    event.writePayload(to: &json)
    return json.bytes
  }

  private static let events: [JournalEvent] = [
    .databaseCreated(CourtIdentity(code: "粤01", name: "广州\"中院\"", isRehearsal: true)),
    .databaseCreated(CourtIdentity(code: "粤01", name: "", isRehearsal: false)),
    .fileImported(
      ImportedFile(
        name: "台账 (1).xlsx", kind: "cases", encoding: "xlsx", digest: "ab", new: 1, changed: 2, unchanged: 3,
        rejected: 4)),
    .caseRegistered(.sample()),
    .caseRegistered(.sample("1:19-bk-1") { $0 = .complete }),
    .caseRegistered(.sample { $0.closeManner = .unrecognised("并案\n处理") }),
    .caseAmended(number, [FieldChange(field: .note, from: nil, to: .string(""))]),
    .caseAmended(
      number,
      [
        FieldChange(field: .debtors, from: CaseFacts.complete.json(.debtors), to: nil),
        FieldChange(field: .filedOn, from: .string("2019-01-02"), to: .string("2019-01-03")),
      ]),
    .caseClosed(number, on: civilDate("2020-02-29"), manner: .known(.planApproved)),
    .caseClosed(number, on: civilDate("2020-02-29"), manner: .unrecognised("“其他”")),
    .caseClosed(number, on: civilDate("2020-02-29"), manner: .known(.noAssets), reason: "卷宗如此"),
    .caseAssigned(
      number,
      CaseAssignment(
        changes: [FieldChange(field: .judge, from: .string("甲"), to: .string("乙"))], on: civilDate("2020-02-28"),
        reason: "调离")),
    .caseReopened(
      number,
      CaseReopening(closedOn: civilDate("2020-02-29"), manner: .known(.noAssets), reason: "误登", on: nil)),
    .targetsSet(
      TargetSetting(
        scope: TargetScope(year: 2019, division: "民“四”庭"),
        changes: [
          TargetChange(.closed, from: .count(130), to: .count(120)),
          TargetChange(.closingRate, from: nil, to: .rate(hundredths: 6250)),
          TargetChange(.pendingOverOneYear, from: .fall(hundredths: 1000), to: nil),
        ], reason: "五月会议")),
    .targetsSet(
      TargetSetting(scope: TargetScope(year: 2020), changes: [TargetChange(.pendingOverThreeYears, from: nil, to: .count(0))])),
    .closingPlanned(
      number,
      ClosingPlanning(changes: [FieldChange(field: .note, from: nil, to: .string("2019-06-30"))], reason: "评估中")),
    .scheduleAdded(
      ReportSchedule(
        id: "通报-月",
        request: ReportIssue.Request(
          kind: "circular", period: "2019-01..2019-06", comparison: nil, scope: "division=民“二”庭", thresholds: [12, 36],
          ranksJudges: true, language: "zh"), rhythm: .yearToDate, due: ScheduleMoment(day: 3, minute: 390),
        firstPeriodEnd: civilDate("2019-06-30"), recipients: ["王院长", "省高院"], folder: "/srv/报告")),
    .scheduleAdded(
      ReportSchedule(
        id: "plan-year", request: ReportIssue.Request(kind: "plan", period: "2019", comparison: nil, language: "en"), rhythm: .year,
        due: ScheduleMoment(day: 28, minute: 0), firstPeriodEnd: civilDate("2019-12-31"), recipients: [], folder: "/")),
    .scheduleRemoved("通报-月", reason: "改季报"),
    .scheduleRemoved("plan-year", reason: nil),
    .reportIssued(
      ReportIssue(
        request: ReportIssue.Request(
          kind: "situation", period: "2019H1", comparison: "2018H1", scope: "民二庭", thresholds: [12, 36], language: "zh"),
        basis: ReportIssue.Basis(
          asOf: civilDate("2019-06-30"), position: 7, digest: "ab", program: "0.1.0", catalogue: "2026.2", calendar: "cn"),
        recipient: "王院长", code: TraceCode(.origin), file: "态势报告-王院长.xlsx", fileDigest: "cd", contentDigest: "ef")),
    .reportIssued(
      ReportIssue(
        request: ReportIssue.Request(kind: "ledger", period: "2019-07", comparison: nil, language: "en"),
        basis: ReportIssue.Basis(
          asOf: civilDate("2019-07-31"), position: 0, digest: "", program: "", catalogue: "", calendar: ""),
        recipient: nil, code: nil, file: "a.xlsx", fileDigest: "", contentDigest: "")),
    .docketActed(number, .noted("来电“下周”\n提交")),
    .docketActed(number, .supervised(.petitions, .longPending, on: "2019-01-05", clearBy: "2019-12-31", leader: "赵“院长”")),
    .docketActed(number, .supervised(.slowProgress, on: "2019-01-05")),
    .docketActed(number, .putOff(to: "2020-06-30", on: "2019-12-01")),
    .docketActed(number, .takenOff(on: "2020-01-01")),
    .docketActed(number, .reviewed(.flawed, on: "2019-07-10", sample: "2019Q2", finding: "回证\n缺一份")),
    .docketActed(number, .reviewed(.excellent, on: "2019-07-10", judge: nil)),
    .reviewSampled(.sample(cases: ["(2019)粤01破1号", "(2013)穗中法民破字第1号"])),
    .reviewSampled(.sample("2019Q2-2", cases: [], judge: "", again: "漏了\"快审\"")),
    .actVoided(number, sequence: 7, reason: "撤销"),
    .milestonesVoided(
      number,
      [
        MilestoneRecord(
          step: StepID(text: "first_creditors_meeting.a"), occurredOn: civilDate("2019-04-26"), document: "笔录",
          remarks: "备注=x", reason: "补录", approver: "王庭长")
      ], restored: [], reason: "录错"),
    .milestonesRecorded(number, []),
    .milestonesRecorded(
      number,
      [
        MilestoneRecord(milestone: MilestoneID(rawValue: "filing"), occurredOn: civilDate("2019-01-02")),
        MilestoneRecord(
          milestone: MilestoneID(rawValue: "a\"b"), occurredOn: civilDate("0001-01-01"), document: "（2019）粤01破1号之一\n🏭"),
      ]),
  ]

  @Test("the event is what was written", arguments: events)
  func roundTrip(_ event: JournalEvent) throws {
    let bytes = payload(event)
    let read = try JournalEvent(kind: event.kind, subject: event.subject, payload: bytes)
    #expect(read == event)
    #expect(payload(read) == bytes)
  }

  @Test("the bytes are canonical JSON, also where they are written by hand", arguments: events)
  func canonical(_ event: JournalEvent) throws {
    let bytes = payload(event)
    #expect(try JSONValue(utf8: bytes).canonicalUTF8 == bytes)
  }

  @Test("any history is read back event by event", arguments: SeededDice.seeds)
  func histories(seed: UInt64) throws {
    var history = RandomHistory(seed: seed, catalogue: .small)
    for _ in 0..<300 {
      for event in try history.nextGroup() {
        let bytes = payload(event)
        let read = try JournalEvent(kind: event.kind, subject: event.subject, payload: bytes)
        #expect(payload(read) == bytes, "seed \(seed)")
        #expect(try JSONValue(utf8: bytes).canonicalUTF8 == bytes, "seed \(seed)")
      }
    }
  }

  @Test("the payload of a registration is pinned to the byte")
  func pinned() {
    let record = CaseRecord.sample(debtors: [Debtor(name: "甲", code: "914403001922038216")]) {
      $0.claimsTotal = Money(fen: 5)
      $0.isFastTrack = true
    }
    let json =
      #"{"claims_total":5,"debtors":[{"code":"914403001922038216","name":"甲"}],"fast_track":true,"filed_on":"2019-01-02"}"#
    #expect(String(decoding: payload(.caseRegistered(record)), as: UTF8.self) == json)
  }

  @Test(
    "a payload that does not fit its kind is refused with the key at fault",
    arguments: [
      ("caseRegistered", "{}", PayloadError.missing(key: "filed_on")),
      ("caseRegistered", #"{"filed_on":"2019-02-30"}"#, .wrongValue(key: "filed_on")),
      ("caseRegistered", #"{"filed_on":"2019-02-03","judge":1}"#, .wrongValue(key: "judge")),
      ("caseRegistered", #"{"filed_on":"2019-02-03","category":"关停"}"#, .wrongValue(key: "category")),
      ("caseRegistered", #"{"filed_on":"2019-02-03","new":1}"#, .wrongValue(key: "new")),
      ("caseRegistered", #"{"filed_on":"2019-02-03","debtors":[{}]}"#, .wrongValue(key: "debtors")),
      ("caseRegistered", #"{"filed_on":"2019-02-03","extras":{"a":1}}"#, .wrongValue(key: "extras")),
      ("caseRegistered", #"{"filed_on":"2019-02-03","employees":"1"}"#, .wrongValue(key: "employees")),
      ("caseAmended", "{}", .missing(key: "changes")),
      ("caseAmended", #"{"changes":{"x":{}}}"#, .wrongValue(key: "x")),
      ("caseClosed", #"{"closed_on":"2019-01-01"}"#, .missing(key: "close_manner")),
      ("caseClosed", #"{"close_manner":"refused"}"#, .missing(key: "closed_on")),
      ("milestonesRecorded", "{}", .missing(key: "milestones")),
      ("milestonesRecorded", #"{"milestones":[{"on":"2019-01-01"}]}"#, .missing(key: "node")),
      ("databaseCreated", #"{"name":""}"#, .wrongValue(key: "rehearsal")),
      ("fileImported", #"{"kind":"cases"}"#, .missing(key: "encoding")),
      ("supervisionOrdered", #"{"on":"2019-01-01","reasons":["long_pending","long"]}"#, .wrongValue(key: "reasons")),
      ("supervisionOrdered", #"{"on":"2019-01-01"}"#, .missing(key: "reasons")),
      ("caseReviewed", #"{"grade":"优秀","on":"2019-01-01","reviewer":"甲"}"#, .wrongValue(key: "grade")),
      ("caseForgotten", "{}", .unknownKind("caseForgotten")),
      ("caseRegistered", "{", .malformed(offset: 1)),
    ])
  func refused(_ kind: String, _ json: String, _ error: PayloadError) {
    #expect(throws: error) { try JournalEvent(kind: kind, subject: "x", payload: Array(json.utf8)) }
  }

  @Test("the digest's bytes are canonical JSON of everything, the payload included")
  func preimage() throws {
    var preimage = JournalPreimage()
    for _ in 0..<2 {
      let bytes = preimage.bytes(
        sequence: 7, court: "粤01", recordedAt: instant("2019-07-01T20:00:00+08:00"), actor: "陆\"某", commandID: "import#7",
        kind: "caseAmended", subject: "s\n", payload: Array("{}".utf8), previous: .origin)
      #expect(try JSONValue(utf8: bytes).canonicalUTF8 == bytes)
      #expect(
        String(decoding: bytes, as: UTF8.self)
          == "{\"actor\":\"陆\\\"某\",\"command\":\"import#7\",\"court\":\"粤01\",\"kind\":\"caseAmended\",\"payload\":{},"
          + "\"previous\":\"" + String(repeating: "0", count: 64)
          + "\",\"recorded_at\":\"2019-07-01T12:00:00.000Z\",\"sequence\":7,\"subject\":\"s\\u000a\"}")
    }
  }

  @Test("a digest has 32 bytes, printed as 64 lower-case digits")
  func digests() {
    #expect(Digest(bytes: [1]) == nil)
    #expect(
      Digest(bytes: Array(0xE0...0xFF))?.description
        == "e0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff")
  }
}
