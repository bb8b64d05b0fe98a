import CaseFile
import CivilCalendar
import Foundation
import RuleCatalogue
import RuleModel
import TestSupport
import Testing

/// Compares the engine, line by line, with days that an independent program (Python, own arithmetic over the holiday
/// table and the YAML rules) counted; see `Fixtures/due-days.csv`.
@Suite("The due days of an independent count") struct DueDayOracleTests {
  private static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/due-days.csv").path

  @Test("are those of the engine, line by line")
  func everyLine() throws {
    let text = try String(contentsOfFile: Self.path, encoding: .utf8)
    let catalogue = Catalogue.builtIn
    let rules = Dictionary(catalogue.rules.map { ($0.id.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<String> = []
    var differences: [String] = []
    var count = 0
    for line in text.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",").map(String.init)
      let rule = try #require(rules[fields[0]], "\(line)")
      let end = end(of: rule, course: fields[1], from: civilDate(fields[2]), calendar: catalogue.countingCalendar)
      let expected = LimitEnd(
        nominal: civilDate(fields[3]), due: civilDate(fields[4]), isProvisional: fields.count > 5)
      if end != expected { differences.append("\(line): \(end)") }
      seen.insert(fields[0])
      count += 1
    }
    #expect(differences.isEmpty, "\(differences.prefix(10))")
    #expect(count > 5000)
    let fixed = catalogue.rules.filter { $0.setByCourt == nil }.map(\.id.rawValue)
    #expect(seen == Set(fixed))
  }

  /// `-`; `x12` days excluded; `n`, `r`, `c` extended once from the nominal end, the rolled end or in one run.
  private func end(of rule: DeadlineRule, course: String, from day: CivilDate, calendar: WorkingCalendar) -> LimitEnd {
    let excluded = Int(course.filter(\.isNumber)) ?? 0
    let bases: [Character: ExtensionBase] = ["n": .nominal, "r": .rolled, "c": .combined]
    let grants = course.compactMap { bases[$0] }.compactMap { base in
      rule.extensions.map {
        LimitExtension(
          step: rule.step, rule: rule.id, count: $0.count, unit: $0.unit, base: base, court: "", decidedOn: day,
          document: nil)
      }
    }
    if excluded == 0, grants.isEmpty { return rule.limit.end(from: day, calendar: calendar) }
    return LimitArithmetic(rule: rule, calendar: calendar).end(from: day, excludedDays: excluded, extensions: grants)
  }
}
