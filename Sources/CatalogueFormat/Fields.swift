import CivilCalendar
import RuleModel
import Yams

/// One YAML mapping, read key by key.
///
/// Whatever is wrong is reported to the log and read as nil, so that a reader can ask for every key first and give
/// up afterwards: all mistakes of the mapping are told together.
struct Fields {
  /// Where the mapping begins.
  let position: SourcePosition
  private let entries: [(key: String, keyPosition: SourcePosition, value: Node)]

  /// A mapping with no other keys than `known`; nil when the node is not a mapping.
  init?(_ node: Node, key: String, file: String, known: [String], log: inout ProblemLog) {
    guard let fields = Fields(anyKeys: node, key: key, file: file, log: &log) else { return nil }
    for entry in fields.entries where !known.contains(entry.key) {
      log.report(.unknownKey(entry.key, known: known), at: entry.keyPosition)
    }
    self = fields
  }

  /// A mapping whose keys are data themselves.
  init?(anyKeys node: Node, key: String, file: String, log: inout ProblemLog) {
    position = SourcePosition(file: file, mark: node.mark)
    guard let mapping = node.mapping else {
      log.report(.wrongType(key: key, expected: .mapping), at: position)
      return nil
    }
    entries = mapping.map { pair in
      (pair.key.string ?? "", SourcePosition(file: file, mark: pair.key.mark), pair.value)
    }
  }

  /// The keys in the order of the file, with their places.
  var keys: [(name: String, position: SourcePosition)] { entries.map { ($0.key, $0.keyPosition) } }

  /// Where the key's value stands; the mapping's own place when it is not there.
  func position(of key: String) -> SourcePosition {
    optionalNode(key).map { place($0) } ?? position
  }

  /// The place of a node of this file.
  func place(_ node: Node) -> SourcePosition { SourcePosition(file: position.file, mark: node.mark) }

  /// The value of a key that may be left out.
  func optionalNode(_ key: String) -> Node? { entries.first { $0.key == key }?.value }

  /// The value of a mandatory key.
  func node(_ key: String, log: inout ProblemLog) -> Node? {
    if let node = optionalNode(key) { return node }
    log.report(.missingKey(key), at: position)
    return nil
  }

  /// A text of at least one character.
  func text(_ key: String, log: inout ProblemLog) -> String? {
    node(key, log: &log).flatMap { text(in: $0, key: key, log: &log) }
  }

  /// The text of a scalar node.
  func text(in node: Node, key: String, log: inout ProblemLog) -> String? {
    guard let scalar = node.scalar, node.tag.rawValue == Tag.Name.str.rawValue else {
      log.report(.wrongType(key: key, expected: .text), at: place(node))
      return nil
    }
    guard scalar.string.contains(where: { !$0.isWhitespace }) else {
      log.report(.emptyValue(key: key), at: place(node))
      return nil
    }
    return scalar.string
  }

  /// A whole number not below `least`.
  func integer(_ key: String, least: Int, log: inout ProblemLog) -> Int? {
    guard let node = node(key, log: &log) else { return nil }
    guard node.tag.rawValue == Tag.Name.int.rawValue, let value = node.scalar.flatMap({ Int($0.string) })
    else {
      log.report(.wrongType(key: key, expected: .integer), at: place(node))
      return nil
    }
    guard value >= least else {
      log.report(.numberTooSmall(key: key, value: value, least: least), at: place(node))
      return nil
    }
    return value
  }

  /// `true` or `false`.
  func boolean(_ key: String, log: inout ProblemLog) -> Bool? {
    guard let node = node(key, log: &log) else { return nil }
    if node.tag.rawValue == Tag.Name.bool.rawValue, let value = node.scalar.flatMap({ Bool($0.string) }) {
      return value
    }
    log.report(.wrongType(key: key, expected: .boolean), at: place(node))
    return nil
  }

  /// A day, written `YYYY-MM-DD`.
  func date(_ key: String, log: inout ProblemLog) -> CivilDate? {
    node(key, log: &log).flatMap { date(in: $0, key: key, log: &log) }
  }

  /// The day that a scalar node writes.
  func date(in node: Node, key: String, log: inout ProblemLog) -> CivilDate? {
    let text = node.scalar?.string ?? ""
    if let date = CivilDate(text) { return date }
    let hasShape = text.utf8.count == 10 && text.utf8.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) }
    log.report(
      hasShape ? .impossibleDate(key: key, value: text) : .wrongType(key: key, expected: .date),
      at: place(node))
    return nil
  }

  /// The items of a mandatory list, which has at least one.
  func list(_ key: String, log: inout ProblemLog) -> [Node]? {
    guard let node = node(key, log: &log) else { return nil }
    guard let sequence = node.sequence else {
      log.report(.wrongType(key: key, expected: .list), at: place(node))
      return nil
    }
    guard !sequence.isEmpty else {
      log.report(.emptyValue(key: key), at: place(node))
      return nil
    }
    return Array(sequence)
  }
}
