import Testing

@testable import LedgerExchange

@Suite struct EscapedTextTests {
  @Test(arguments: [
    ("a_x000D_b", "a\rb"), ("_x005F_x000D_", "_x000D_"), ("_x6848_号", "案号"), ("_xD842__xDFB7_", "𠮷"),
    ("_xD842_", "_xD842_"), ("_x00G0_", "_x00G0_"), ("_x000D", "_x000D"), ("a_b_xc", "a_b_xc"),
    ("__x0041_", "_A"), ("_X0041_", "_X0041_"), ("", ""),
  ])
  func `escapes become their characters and nothing else changes`(stored: String, text: String) {
    #expect(Array(stored.utf8).withUnsafeBufferPointer(EscapedText.decode) == text)
  }
}
