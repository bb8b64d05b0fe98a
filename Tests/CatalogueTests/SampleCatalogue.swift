import CatalogueFormat

/// A small sound catalogue, from which each test breaks one thing.
struct SampleCatalogue {
  /// The files by path.
  var files: [String: String] = [
    "catalogue.yaml": "version: \"1\"\n",
    "calendar.yaml": """
    version: "test"
    covered_years: {from: 2019, through: 2019}
    table: days.csv
    source: invented
    """,
    "days.csv": """
    date,kind,name_zh
    2019-01-01,holiday,元旦
    2019-09-29,makeup_workday,国庆节
    2019-10-01,holiday,国庆节
    """,
    "case-numbers.yaml": """
    provinces: [粤]
    special_trials: [知]
    courts:
      粤01: 广州中院
    case_types:
      - {code: 破, name: {zh: 破产, en: Bankruptcy}, insolvency: true, application: false}
    """,
    "milestones.yaml": milestones,
    "rules/first.yaml": rule,
  ]

  static let milestones = """
    milestones:
      - id: acceptance
        number: 1
        name: {zh: 受理, en: Acceptance}
        phase: {zh: 受理, en: Acceptance}
        procedures: [liquidation]
        role: panel
        repeatable: false
        synonyms: [受理裁定]
      - id: notice
        number: 2
        name: {zh: 公告, en: Notice}
        phase: {zh: 受理, en: Acceptance}
        procedures: [liquidation]
        role: clerk
        repeatable: false
        synonyms: [受理公告]
    """

  static let rule = """
    rules:
      - id: law-1
        milestone: notice
        trigger: acceptance
        limit: {count: 5, unit: days, direction: after, roll: forward}
        kind: statutory
        procedures: [liquidation]
        role: clerk
        basis:
          instrument: 《法》
          article: 第一条
          source: invented
        statement: {zh: 五日内公告。, en: Publish within five days.}
        in_force:
          from: 2019-01-01
        examples:
          - {trigger: 2019-09-16, due: 2019-09-23}
    """

  /// Replaces the first occurrence of a text in one file.
  func replacing(_ old: String, with new: String, in path: String) -> SampleCatalogue {
    var copy = self
    guard let text = files[path], let range = text.firstRange(of: old) else { return self }
    copy.files[path] = text.replacingCharacters(in: range, with: new)
    return copy
  }

  /// Adds lines to the end of one file, or a new file.
  func appending(_ text: String, to path: String) -> SampleCatalogue {
    var copy = self
    copy.files[path] = files[path].map { $0 + "\n" + text } ?? text
    return copy
  }

  /// Removes a file.
  func removing(_ path: String) -> SampleCatalogue {
    var copy = self
    copy.files[path] = nil
    return copy
  }

  /// What the reader says: `path:line:column` and the problem, of each mistake in order.
  func mistakes() -> [Mistake] {
    let sources = files.sorted { $0.key < $1.key }.map { SourceFile(path: $0.key, text: $0.value) }
    do throws(CatalogueRejection) {
      _ = try CatalogueEdition(files: sources)
      return []
    } catch {
      return error.diagnostics.map { diagnostic in
        let position = diagnostic.position
        return Mistake("\(position.file):\(position.line):\(position.column)", diagnostic.problem)
      }
    }
  }
}

/// One expected mistake.
struct Mistake: Hashable, Sendable, CustomStringConvertible {
  let place: String
  let problem: CatalogueProblem

  init(_ place: String, _ problem: CatalogueProblem) {
    self.place = place
    self.problem = problem
  }

  var description: String { "\(place) \(problem)" }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with new: String) -> String {
    String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}
