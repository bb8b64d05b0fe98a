import CaseFile
import Reports

/// Finds a recorded name by itself or by a part that no other name has.
struct NameLookup {
  let field: CaseField
  let known: [String]
  let session: Session

  /// Whether the text asks for the cases without a name.
  static func meansBlank(_ text: String) -> Bool { ["未填", "无", "none", "-", "—"].contains(TextFolding.key(text)) }

  /// The recorded name that `text` means; nil when it asks for "not recorded".
  ///
  /// A name that is not recorded finds nothing, which is an answer; that there is none, and which is like it, is said.
  ///
  /// - Throws: `.usage(.ambiguousName)` when several names have the part.
  func name(_ text: String) throws(CommandFailure) -> String? {
    if Self.meansBlank(text) { return nil }
    if let known = try recorded(text, option) { return known }
    sayUnknown(text)
    return TextFolding.clean(text)
  }

  /// As `name(_:)`, for what makes no sense without a recorded name.
  ///
  /// - Throws: `.usage(.unknownName)` when no name has the part.
  func recordedName(_ text: String, option: String) throws(CommandFailure) -> String? {
    if Self.meansBlank(text) { return nil }
    if let known = try recorded(text, option) { return known }
    throw .usage(.unknownName(field, option: option, TextFolding.clean(text), closest: alike(text), known: known))
  }

  private func recorded(_ text: String, _ option: String) throws(CommandFailure) -> String? {
    let key = SearchText.key(text)
    guard !key.isEmpty else { throw .usage(.blankOption(option)) }
    if let exact = known.first(where: { $0 == TextFolding.clean(text) }) { return exact }
    let same = known.filter { SearchText.key($0) == key }
    if same.count == 1 { return same[0] }
    let partly = known.filter { SearchText.key($0).contains(key) }
    if partly.count == 1 { return partly[0] }
    guard partly.isEmpty else { throw .usage(.ambiguousName(option: option, text, candidates: partly)) }
    return nil
  }

  private var option: String { "--" + field.rawValue.split(separator: "_").joined(separator: "-") }

  /// The recorded names that are like the text, the closest first, at most five.
  private func alike(_ text: String) -> [String] {
    let key = SearchText.key(text)
    return known.filter { !Set($0).isDisjoint(with: key) }
      .map { (name: $0, distance: EditDistance.between(SearchText.key($0), key)) }
      .filter { $0.distance <= max(1, key.count / 2) }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(5).map(\.name)
  }

  private func sayUnknown(_ text: String) {
    let alike = alike(text)
    let say = session.language
    let hint =
      alike.isEmpty
      ? "" : say("是不是：\(alike.joined(separator: "、"))？", " Did you mean: \(alike.joined(separator: ", "))?")
    session.output.message(
      say(
        "注意：没有一件案件的\(field.name(.zh))是“\(text)”。\(hint)", "Note: no case has the \(field.name(.en)) '\(text)'.\(hint)"))
  }
}
