import CaseFile
import CatalogueFormat
import CivilCalendar
import Foundation
import RuleCatalogue
import RuleModel
import TestSupport
import Testing

/// A revision of the law is a change of data: the real catalogue's files with one rule ended and its successor added.
@Suite("A revision of the law") struct LawRevisionTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources/RuleCatalogue/Catalogue").path

  /// Art. 120(3), fifteen days, becomes Art. 188(2), twenty days, on 2026-11-01.
  private static func revised(by version: String) throws -> Catalogue {
    let by = version.isEmpty ? "" : ", by: \(version)"
    let successor = """
      rules:
        - id: ebl-2026-188-2
          milestone: termination_ruling
          part: b
          trigger: {of: termination_ruling.a, outcomes: [distribution_completed, no_assets]}
          when: {dockets: [proceeding]}
          limit: {count: 20, unit: days, direction: after, roll: forward}
          kind: statutory
          procedures: [liquidation, reorganization, composition]
          role: panel
          basis: {instrument: 《中华人民共和国企业破产法》（2026年修订，虚构）, article: 第一百八十八条, paragraph: 第二款, source: invented}
          statement: {zh: 二十日内裁定。, en: Twenty days.}
          in_force: {from: 2026-11-01\(by)}
          examples: [{trigger: 2026-11-02, due: 2026-11-23}]
      """
    var files = try CatalogueFolder.files(at: folder).map { file -> SourceFile in
      guard let start = file.text.firstRange(of: "  - id: ebl-2006-120-3\n") else { return file }
      let tail = String(file.text[start.lowerBound...])
        .replacing("in_force: {from: 2007-06-01}", with: "in_force: {from: 2007-06-01, through: 2026-10-31\(by)}")
      return SourceFile(path: file.path, text: String(file.text[..<start.lowerBound]) + tail)
    }
    files.append(SourceFile(path: "rules/revision.yaml", text: successor))
    return try CatalogueEdition(files: files).catalogue
  }

  private func ruling(requestedOn day: String, acceptedOn: String = "2026-02-02", _ catalogue: Catalogue) throws -> [String] {
    let story = DocketStory(
      "(2026)粤01破1号", .liquidation, applicant: .debtor, filedOn: "2026-01-05", registeredAt: acceptedOn,
      catalogue: catalogue
    ) { $0.acceptedOn = civilDate(acceptedOn) }
    var docket = story.file
    docket.milestones = [MilestoneRecord(step: try story.step("24a"), occurredOn: civilDate(day))]
    var reckoner = DocketReckoner(catalogue: catalogue)
    return reckoner.status(of: docket, now: instant(day)).limits.filter { $0.rule.step == StepID(text: "termination_ruling.b") }
      .map { "\($0.rule.basis.article) \($0.limit.end.due)" }
  }

  static let triggers = [
    ("2026-10-30", "第一百二十条第三款 2026-11-16"), ("2026-10-31", "第一百二十条第三款 2026-11-16"),
    ("2026-11-01", "第一百八十八条第二款 2026-11-23"), ("2026-11-02", "第一百八十八条第二款 2026-11-23"),
  ]

  @Test("takes effect by the day of the trigger", arguments: triggers)
  func byTrigger(day: String, expected: String) throws {
    #expect(try ruling(requestedOn: day, Self.revised(by: "")) == [expected])
    #expect(try ruling(requestedOn: day, Self.revised(by: "trigger")) == [expected])
  }

  @Test("takes effect by the day of acceptance where a transition clause says so")
  func byAcceptance() throws {
    let catalogue = try Self.revised(by: "acceptance")
    #expect(
      try ruling(requestedOn: "2026-12-01", acceptedOn: "2026-10-31", catalogue) == ["第一百二十条第三款 2026-12-16"])
    #expect(
      try ruling(requestedOn: "2026-12-01", acceptedOn: "2026-11-01", catalogue) == ["第一百八十八条第二款 2026-12-21"])
  }

  @Test("leaves everything else as it was")
  func nothingElse() throws {
    let catalogue = try Self.revised(by: "")
    #expect(catalogue.rules.count == Catalogue.builtIn.rules.count + 1)
    let story = try DocketStory("(2019)粤01破1号", .liquidation, filedOn: "2019-01-07")
      .telling(LiquidationWalkTests.events)
    let same = try DocketStory("(2019)粤01破1号", .liquidation, filedOn: "2019-01-07", catalogue: catalogue)
      .telling(LiquidationWalkTests.events)
    #expect(same.table(at: "2020-03-01") == story.table(at: "2020-03-01"))
  }

  @Test("prints the article of its day", arguments: [("2019-01-07", "第一百二十三条"), ("2022-01-04", "第一百二十六条")])
  func articles(day: String, article: String) throws {
    let story = try DocketStory("(2019)粤01破申1号", .liquidation, filedOn: day)
      .telling("\(day) application_received papers_complete")
    let rule = story.status(at: civilDate(day)).limits.first {
      $0.rule.step == .registration && $0.rule.kind == .statutory
    }
    #expect(rule?.rule.basis.article.hasPrefix(article) == true)
  }
}
