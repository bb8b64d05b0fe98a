import CaseFile
import CivilCalendar
import Reports
import RuleCatalogue
import RuleModel
import TestSupport
import Testing

/// A proof of one step of a docket under the built-in law.
struct ProofFixture {
  var docket: DocketFile
  let now: Instant

  init(
    _ number: String = "(2026)粤01破1号", accepted: String? = "2026-01-23", procedure: Procedure? = .liquidation,
    now: String = "2026-02-01T09:00:00+08:00", milestones: [MilestoneRecord] = [], acts: [DocketAct] = []
  ) {
    self.now = instant(now)
    let record = CaseRecord.sample(
      number, filedOn: accepted ?? "2026-01-20", debtors: [Debtor(name: "示例轻工机械厂")]
    ) {
      $0.acceptedOn = accepted.map(civilDate)
      $0.procedure = procedure
      $0.judge = "张三"
    }
    docket = DocketFile(
      record: record, kind: .proceeding, milestones: milestones,
      acts: acts.enumerated().map { index, act in
        RecordedAct(sequence: index + 2, recordedAt: instant("2026-01-25"), actor: "张三", act: act)
      }, registeredAt: instant("2026-01-24"))
  }

  func proof(_ step: String) -> StepProof {
    StepProof(of: StepID(text: step), on: docket, catalogue: .builtIn, now: now)
  }

  func workbook(_ step: String, language: ReportLanguage = .zh) -> Workbook {
    ProofSheet(
      proof(step), court: CourtIdentity(code: "粤01", name: "示例市中级人民法院", isRehearsal: true),
      head: JournalHead(sequence: 12, digest: .origin, recordedAt: nil), programVersion: "1.0", language: language
    ).workbook()
  }

  /// Every text on a sheet, row by row.
  static func texts(_ sheet: Sheet) -> [String] {
    sheet.blocks.flatMap { block -> [Row] in
      guard case .rows(let rows) = block else { return [] }
      return rows
    }.flatMap(\.cells).compactMap { cell in
      switch cell.value {
      case .text(let text): return text
      case .date(let date): return date.description
      default: return nil
      }
    }
  }
}

@Suite("Proof sheet")
struct ProofSheetTests {
  @Test("has a page for each limit of the node, named by its number")
  func pages() {
    let workbook = ProofFixture().workbook("creditor_notice_announcement")
    #expect(workbook.sheets.map(\.name) == ["9a", "9b"])
    for sheet in workbook.sheets {
      #expect(!sheet.page.isLandscape)
      #expect(sheet.page.fitWidth == 1)
      #expect(sheet.page.fitHeight == 1)
    }
  }

  @Test("shows each skipped day with weekday and holiday, the rule, its authority, and who signs")
  func contents() throws {
    let sheet = try #require(ProofFixture().workbook("creditor_notice_announcement.a").sheets.first)
    let texts = ProofFixture.texts(sheet)
    for day in 17...24 { #expect(texts.contains("2026-02-\(day)"), "\(day)") }
    for words in [
      "(2026)粤01破1号", "示例轻工机械厂", "9a 通知已知债权人并公告·通知已知债权人", "2026年2月24日（星期二）24:00", "春节放假，顺延。",
      "周末，顺延。", "《中华人民共和国企业破产法》第十四条第一款", "法定期限（法律或者司法解释）。",
    ] { #expect(texts.contains(words), "\(words)") }
    #expect(texts.contains { $0.hasPrefix("经办人") })
    #expect(texts.contains { $0.hasPrefix("审核人") })
    #expect(texts.contains { $0.contains("日志第12条") })
    #expect(texts.contains { $0.contains("民法典") })
  }

  @Test("an administrative limit says that it is no law")
  func administrative() throws {
    let appointed = MilestoneRecord(
      milestone: MilestoneID(rawValue: "administrator_appointment"), occurredOn: civilDate("2026-01-23"))
    let workbook = ProofFixture(milestones: [appointed]).workbook("property_takeover")
    let texts = ProofFixture.texts(try #require(workbook.sheets.first))
    #expect(texts.contains { $0.contains("不是法律规定") })
  }

  @Test("says that a date is provisional, and why")
  func provisional() throws {
    let fixture = ProofFixture(accepted: "2026-12-15", now: "2026-12-20")
    let texts = ProofFixture.texts(try #require(fixture.workbook("creditor_notice_announcement.a").sheets.first))
    #expect(texts.contains { $0.contains("节假日安排尚未公布") })
  }

  @Test("in English nothing is Chinese but names")
  func english() throws {
    let sheet = try #require(ProofFixture().workbook("creditor_notice_announcement.a", language: .en).sheets.first)
    let texts = ProofFixture.texts(sheet)
    #expect(texts.contains("How a Time Limit Was Computed"))
    #expect(texts.contains { $0.contains("Spring Festival") || $0.contains("春节") })
  }
}

@Suite("Proof of a step")
struct StepProofTests {
  @Test("a rule about another proceeding is foreign, not waiting")
  func otherProcedure() {
    let proof = ProofFixture().proof("creditor_notice_announcement")
    let compulsory = proof.absent.filter { $0.rule.procedures == [.compulsoryLiquidation] }
    #expect(!compulsory.isEmpty)
    #expect(compulsory.allSatisfy { $0.absence == .otherProcedure(.liquidation) })
  }

  @Test("every rule of the step is explained once: by its limits or by its absence")
  func complete() {
    let fixture = ProofFixture()
    for milestone in Catalogue.builtIn.milestones + Catalogue.builtIn.events {
      let proof = fixture.proof(milestone.id.rawValue)
      let rules = Catalogue.builtIn.rules.filter { $0.milestone == milestone.id }.map(\.id)
      let limited = Set(proof.limits.map(\.status.rule.id))
      #expect(Set(rules) == limited.union(proof.absent.map(\.rule.id)), "\(milestone.id)")
      #expect(limited.isDisjoint(with: proof.absent.map(\.rule.id)), "\(milestone.id)")
    }
  }

  @Test("the last step is the due day, and the warnings end with it")
  func consistent() {
    let fixture = ProofFixture()
    for milestone in Catalogue.builtIn.milestones {
      for explanation in fixture.proof(milestone.id.rawValue).limits {
        let limit = explanation.status.limit
        #expect(explanation.steps.first == .trigger(limit.triggeredOn))
        #expect(explanation.steps.contains(.nominal(limit.end.nominal)))
        #expect(explanation.steps.last == .due(limit.end.due))
        #expect(explanation.warnings.map(\.at) == explanation.warnings.map(\.at).sorted())
      }
    }
  }
}
