import Testing

@testable import LedgerExchange

@Suite struct NumberReadingTests {
  @Test(arguments: [
    "0", "-0", "1", "20220316", "1234.5", "0.1", "-0.3", ".5", "5.", "4.4E+17", "4.4e17", "1E-7",
    "123456789012345",
    "1234567890123456", "440000000000000001", "0.1000000000000000055", "9007199254740993",
    "1.7976931348623157e308",
  ])
  func `numbers have the value that the standard library reads`(text: String) {
    let value = Array(text.utf8).withUnsafeBufferPointer(Double.init(decimal:))
    let standard = text.last == "." ? Double(text.dropLast()) : Double(text)
    #expect(value == standard)
  }

  @Test(arguments: ["", "-", ".", "NAN", "inf", "0x10", "1e999", "1,5", "1 2", "--1", "1.2.3", "一"])
  func `anything else is no number`(text: String) {
    #expect(Array(text.utf8).withUnsafeBufferPointer(Double.init(decimal:)) == nil)
  }
}
