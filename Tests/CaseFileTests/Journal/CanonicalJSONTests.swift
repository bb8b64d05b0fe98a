import CaseFile
import TestSupport
import Testing

@Suite("Canonical JSON") struct CanonicalJSONTests {
  private func text(_ value: JSONValue) -> String { String(decoding: value.canonicalUTF8, as: UTF8.self) }

  private func object(_ members: (String, JSONValue)...) -> JSONValue {
    .object(members.map { JSONValue.Member(key: $0.0, value: $0.1) })
  }

  @Test("members are sorted by the bytes of their keys, without any space")
  func sorted() {
    let value = object(("乙", .null), ("b", .array([.bool(true), .integer(-7)])), ("B", object()), ("", .bool(false)))
    #expect(text(value) == #"{"":false,"B":{},"b":[true,-7],"乙":null}"#)
  }

  @Test("keys beyond the basic plane sort by UTF-8, not by UTF-16")
  func supplementary() {
    let value = object(("\u{1F3ED}", .integer(2)), ("\u{FF5E}", .integer(1)))
    #expect(text(value) == "{\"\u{FF5E}\":1,\"\u{1F3ED}\":2}")
  }

  @Test(
    "only quotes, backslashes and control characters are escaped",
    arguments: [
      ("\"", #""\"""#), ("\\", #""\\""#), ("\n", "\"\\u000a\""), ("\t\r\u{0}", "\"\\u0009\\u000d\\u0000\""),
      ("\u{1F}\u{7F}/", "\"\\u001f\u{7F}/\""), ("案号🏭é\u{2028}", "\"案号🏭é\u{2028}\""), ("", "\"\""),
    ])
  func escapes(_ content: String, _ json: String) throws {
    #expect(text(.string(content)) == json)
    #expect(try JSONValue(utf8: Array(json.utf8)) == .string(content))
  }

  @Test("the limits of whole numbers are kept", arguments: [Int64.min, -1, 0, 1, Int64.max])
  func integers(_ number: Int64) throws {
    #expect(try JSONValue(utf8: JSONValue.integer(number).canonicalUTF8) == .integer(number))
  }

  @Test(
    "JSON as others write it is read",
    arguments: [
      (#" { "a" : [ 1 , 2 ] } "#, #"{"a":[1,2]}"#), ("\"\\ud83c\\udfed\"", "\"🏭\""), (#""\/\b\f\n\r\t""#, nil),
      (#""a\u4e59b""#, #""a乙b""#), ("[]", "[]"), ("\n{}\t", "{}"), (#""\u00e9\u4e59x""#, #""é乙x""#),
    ] as [(String, String?)])
  func foreign(_ json: String, _ canonical: String?) throws {
    let value = try JSONValue(utf8: Array(json.utf8))
    #expect(text(value) == canonical ?? "\"/\\u0008\\u000c\\u000a\\u000d\\u0009\"")
  }

  @Test(
    "what is not a payload is refused",
    arguments: [
      "", " ", "{", "}", "[1", "[1,]", "{\"a\"}", "{\"a\":}", "{a:1}", "\"", "\"\\", "\"\\x\"", "\"\\u12\"", "\"\\u+041\"",
      "\"\n\"", "1.5", "1e3", "+1", "-", "tru", "nul", "1 2", "{\"a\":1,}", "9223372036854775808", "\"\\u",
    ])
  func malformed(_ json: String) {
    #expect(throws: PayloadError.self) { try JSONValue(utf8: Array(json.utf8)) }
  }

  @Test("nesting without end is refused, not followed")
  func deep() {
    #expect(throws: PayloadError.self) { try JSONValue(utf8: [UInt8](repeating: 0x5B, count: 1_000_000)) }
  }

  @Test("any value is read back as it was, and its bytes do not depend on the order of members", arguments: SeededDice.seeds)
  func roundTrip(seed: UInt64) throws {
    var dice = SeededDice(seed: seed)
    for round in 0..<2000 {
      let value = random(&dice, depth: 4)
      let bytes = value.canonicalUTF8
      let read = try JSONValue(utf8: bytes)
      try #require(read.canonicalUTF8 == bytes, "seed \(seed), round \(round)")
      try #require(read == sorted(value), "seed \(seed), round \(round)")
      #expect(shuffled(value, &dice).canonicalUTF8 == bytes, "seed \(seed), round \(round)")
    }
  }

  private func random(_ dice: inout SeededDice, depth: Int) -> JSONValue {
    switch dice.roll(0...(depth > 0 ? 6 : 3)) {
    case 0: return .null
    case 1: return .bool(dice.chance(oneIn: 2))
    case 2: return .integer(Int64(bitPattern: dice.next()))
    case 3: return .string(string(&dice))
    case 4: return .array((0..<dice.roll(0...4)).map { _ in random(&dice, depth: depth - 1) })
    default:
      var keys: Set<String> = []
      for _ in 0..<dice.roll(0...5) { keys.insert(string(&dice)) }
      return .object(keys.sorted().map { JSONValue.Member(key: $0, value: random(&dice, depth: depth - 1)) })
    }
  }

  private func string(_ dice: inout SeededDice) -> String {
    let scalars: [Unicode.Scalar] = [
      "\0", "\u{1}", "\u{8}", "\t", "\n", "\u{C}", "\r", "\u{1F}", " ", "\"", "\\", "/", "u", "0", "a", "é", "案", "号",
      "\u{FEFF}", "\u{2028}", "\u{FFFD}", "\u{10FFFF}", "🏭", "\u{7F}", "\u{1F468}", "\u{200D}",
    ]
    return String(String.UnicodeScalarView((0..<dice.roll(0...6)).map { _ in dice.pick(scalars) }))
  }

  private func mapped(_ value: JSONValue, _ order: ([JSONValue.Member]) -> [JSONValue.Member]) -> JSONValue {
    switch value {
    case .array(let items): return .array(items.map { mapped($0, order) })
    case .object(let members):
      return .object(order(members).map { JSONValue.Member(key: $0.key, value: mapped($0.value, order)) })
    default: return value
    }
  }

  private func sorted(_ value: JSONValue) -> JSONValue {
    mapped(value) { $0.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) } }
  }

  private func shuffled(_ value: JSONValue, _ dice: inout SeededDice) -> JSONValue {
    var copy = dice
    defer { dice = copy }
    return mapped(value) { $0.shuffled(using: &copy) }
  }
}
