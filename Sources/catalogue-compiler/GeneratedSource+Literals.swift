import RuleModel

extension GeneratedSource {
  /// A Swift string literal.
  func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 0x20 || !scalar.properties.isGraphemeBase:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A text in both languages; `text` is a function of the generated file.
  func literal(_ text: LocalizedText) -> String { "text(\(literal(text.zh)), \(literal(text.en)))" }

  /// A set of proceedings, in the order of their declaration.
  func literal(_ procedures: Set<Procedure>) -> String {
    "[" + Procedure.allCases.filter(procedures.contains).map { ".\($0)" }.joined(separator: ", ") + "]"
  }

  /// A period.
  func literal(_ limit: TimeLimit) -> String {
    "TimeLimit(count: \(limit.count), unit: .\(limit.unit), direction: .\(limit.direction), roll: .\(limit.roll))"
  }

  /// Items between commas.
  func list(_ items: [String]) -> String { items.joined(separator: ", ") }

  /// Each text once, in order of its first occurrence.
  func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}
