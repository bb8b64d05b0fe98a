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
      let end = rule.limit.end(from: example.trigger, calendar: catalogue.calendar)
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
      #expect(rule.basis.article.isEmpty == (rule.kind == .administrative), "\(rule.id)")
    }
  }

  @Test("has the limits of its first edition")
  func limits() {
    let stated = catalogue.rules.map { rule in
      let number = catalogue.milestone(rule.milestone)?.number ?? 0
      let trigger = catalogue.milestone(rule.trigger)?.number ?? 0
      return "\(trigger)→\(number) \(rule.limit.count) \(rule.limit.unit.rawValue) \(rule.kind.rawValue)"
    }
    #expect(
      Set(stated) == [
        "1→2 3 days statutory", "6→7 5 days statutory", "6→8 0 days statutory", "6→9 25 days statutory",
        "8→11 15 days administrative", "8→12 60 days administrative", "6→13 2 months statutory",
        "8→14 60 days administrative", "15→16 15 days statutory", "6→18 6 months statutory",
        "24→25 10 days statutory", "24→26 3 months administrative",
      ])
    #expect(stated.count == 12)
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
}
