import CivilCalendar
import RuleCatalogue
import RuleModel
import Testing

@Suite("The built-in catalogue")
struct BuiltInCatalogueTests {
  private let catalogue = Catalogue.builtIn

  @Test("has 26 milestones, numbered 1 to 26")
  func milestones() {
    #expect(catalogue.milestones.map(\.number) == Array(1...26))
    #expect(Set(catalogue.milestones.map(\.id)).count == 26)
    #expect(catalogue.milestones.first?.name.zh == "立案登记")
    #expect(catalogue.milestones.last?.id.rawValue == "archiving")
  }

  @Test("gives each name to one milestone")
  func names() {
    for milestone in catalogue.milestones {
      let names = [milestone.id.rawValue, "\(milestone.number)", milestone.name.zh, milestone.name.en]
      for name in names + milestone.synonyms {
        #expect(catalogue.milestone(named: name)?.id == milestone.id, "\(name)")
      }
      for part in milestone.parts {
        for name in [part.name.zh, part.name.en, "\(milestone.number)\(part.letter)"] + part.synonyms {
          #expect(catalogue.step(named: name) == NamedStep(milestone: milestone.id, part: part.letter), "\(name)")
        }
      }
      for outcome in milestone.outcomes {
        for name in ["\(milestone.id):\(outcome.id)"] + outcome.synonyms {
          #expect(catalogue.step(named: name) == NamedStep(milestone: milestone.id, outcome: outcome.id), "\(name)")
        }
      }
    }
  }

  @Test(
    "knows what ledgers write",
    arguments: [
      ("立案", "case_registration"), ("分 案", "case_assignment"), ("受理裁定", "acceptance_ruling"),
      ("通知债务人（被申请人）", "debtor_notice"), ("一债会", "first_creditors_meeting"),
      ("第１次债权人会议", "first_creditors_meeting"),
      ("宣告破产", "bankruptcy_declaration"), ("终结", "termination_ruling"), ("归档", "archiving"),
      ("16", "first_creditors_meeting"),
      ("Archiving", "archiving"),
    ])
  func ledgerNames(written: String, id: String) {
    #expect(catalogue.milestone(named: written)?.id.rawValue == id)
  }

  @Test("has rules whose worked examples all come out", arguments: Catalogue.builtIn.rules.map(\.id.rawValue))
  func examples(id: String) throws {
    let rule = try #require(catalogue.rules.first { $0.id.rawValue == id })
    #expect(!rule.examples.isEmpty)
    for example in rule.examples {
      let end = rule.end(of: example, calendar: catalogue.calendar)
      #expect(end.due == example.due, "\(rule.id), from \(example.trigger)")
      #expect(rule.isInForce(on: example.trigger))
      #expect(!end.isProvisional)
    }
  }

  @Test("never dresses a management default as law")
  func administrativeLimits() {
    for rule in catalogue.rules {
      let saysSo = rule.basis.instrument.contains("管理期限，非法定")
      #expect(saysSo == (rule.kind == .administrative), "\(rule.id)")
      switch rule.kind {
      case .statutory: #expect(!rule.basis.article.isEmpty, "\(rule.id)")
      case .policy: #expect(!rule.basis.instrument.isEmpty, "\(rule.id)")
      case .administrative: #expect(rule.basis.article.isEmpty, "\(rule.id)")
      }
    }
  }

  @Test("still has the limits of its first edition")
  func limits() {
    let stated = catalogue.rules.map { rule in
      let number = catalogue.milestone(rule.milestone)?.number ?? 0
      let triggers = rule.trigger.steps.map { "\(catalogue.milestone($0.milestone)?.number ?? 0)" }
      return "\(triggers.joined(separator: "+"))→\(number) \(rule.limit.count) \(rule.limit.unit.rawValue) \(rule.kind.rawValue)"
    }
    let first: Set<String> = [
      "1→2 3 days statutory", "6→7 5 days statutory", "6→8 0 days statutory", "6→9 25 days statutory",
      "8→11 15 days administrative", "8→12 60 days administrative", "6→13 2 months statutory",
      "8→14 60 days administrative", "15→16 15 days statutory", "6→18 6 months statutory",
      "24→25 10 days statutory",
    ]
    #expect(first.subtracting(stated).isEmpty)
    // Archiving waits for the closing of the docket, not for the termination.
    #expect(stated.contains("0→26 3 months administrative"))
    #expect(!stated.contains { $0.hasPrefix("24→26") })
  }

  @Test("has a limit for every node, and for every part except those that only start others")
  func coverage() {
    let limited = Set(catalogue.rules.map(\.step))
    let unlimited = catalogue.milestones.flatMap(\.steps).filter { !limited.contains($0) }
    #expect(unlimited.map(\.description) == ["distribution.c"])
    for milestone in catalogue.milestones { #expect(limited.contains { $0.milestone == milestone.id }, "\(milestone.id)") }
  }

  @Test("refers to nothing that it does not have")
  func references() {
    for rule in catalogue.rules {
      let excluded = rule.exclusions.flatMap { [$0.from, $0.through] }
      for step in rule.trigger.steps + rule.metBy + excluded + [rule.step] {
        let milestone = catalogue.milestone(step.milestone)
        #expect(milestone != nil, "\(rule.id): \(step)")
        if let part = step.part { #expect(milestone?.part(part) != nil, "\(rule.id): \(step)") }
      }
    }
    for cut in catalogue.cuts {
      for step in cut.ends.union([cut.on.step]) {
        let milestone = catalogue.milestone(step.milestone)
        #expect(step.part.map { milestone?.part($0) != nil } ?? (milestone != nil), "\(cut.id): \(step)")
      }
    }
  }

  @Test("knows the codes of case numbers")
  func codes() {
    let codes = catalogue.caseNumberCodes
    #expect(codes.courts["粤01"] == "广东省广州市中级人民法院")
    #expect(codes.provinces.count == 34)
    let insolvency = codes.caseTypes.values.filter { $0.isInsolvency && $0.hint == nil }.map(\.code)
    #expect(Set(insolvency) == ["清申", "破申", "清终", "破终", "清监", "破监", "强清", "破"])
    #expect(Set(codes.caseTypes.values.filter(\.isApplication).map(\.code)) == ["清申", "破申"])
    let hinted = codes.caseTypes.values.filter { $0.hint != nil }.map(\.code)
    #expect(Set(hinted) == ["民破", "民算", "破初", "破他", "破预"])
  }

  @Test(
    "a name is folded: letter case, white space, full-width forms",
    arguments: [
      ("Claims Deadline", "claimsdeadline"), ("裁定　受理", "裁定受理"), (" 裁定受理", "裁定受理"), ("裁定受理\u{A0}", "裁定受理"), ("７Ａ", "7a"),
      ("（一）", "(一)"), ("7a", "7a"), ("ruling_service.a", "ruling_service.a"), ("“僵尸”、企业", "“僵尸”、企业"), ("É 1", "é1"), ("", ""),
      ("受\u{2003}理", "受理"), ("\u{FEFF}立案", "\u{FEFF}立案"),
    ])
  func folded(name: String, expected: String) { #expect(StepNames.folded(name) == expected) }
}
